import type { Caller } from '../../knowledge/mfa/callers';
import { ageKey, presenceKey } from '../../knowledge/mfa/keys';
import { type Ages, type StateSet, state } from '../../knowledge/mfa/session-states';
import type { AccessRequest, ContextValue, Caller as Signer } from '../../model/request';

/** A request of a caller, with the state that it is in. */
export interface StateRequest {
  readonly state: StateSet;
  readonly request: AccessRequest;
}

/**
 * The requests of a caller, one for each state that its MFA may be in. Of its other condition keys those are known that
 * are the same in every request of such a caller. `missing` are keys that no request ever has.
 */
export function requestsOf(caller: Caller, ages: Ages, missing: readonly string[]): readonly StateRequest[] {
  return Object.values(state)
    .filter((one) => (caller.states & one) !== 0)
    .map((one) => ({
      state: one,
      request: toRequest({ kind: kinds[caller.id], arn: '' }, caller.keys, mfaValues(one, ages), missing),
    }));
}

/** A request of anybody with these values of the two keys of MFA; of all other keys nothing is known. */
export function anybodyWith(mfa: MfaValues, missing: readonly string[]): AccessRequest {
  return toRequest({ kind: 'user', arn: '' }, {}, mfa, missing);
}

/** What the two keys of MFA hold; one that is not named is missing. */
export type MfaValues = Readonly<Record<string, string>>;

/** What the two keys of MFA hold in a state. */
export function mfaValues(one: StateSet, { fresh, stale }: Ages): MfaValues {
  switch (one) {
    case state.absent:
      return {};
    case state.false:
      return { [presenceKey]: 'false' };
    default:
      return mfaOfAge(one === state.fresh ? fresh : stale);
  }
}

/** What the two keys of MFA hold once it is so many seconds old. */
export function mfaOfAge(age: number): MfaValues {
  return { [presenceKey]: 'true', [ageKey]: String(age) };
}

function toRequest(signer: Signer, keys: Caller['keys'], mfa: MfaValues, missing: readonly string[]): AccessRequest {
  const values = new Map<string, ContextValue>();
  for (const [key, value] of [...Object.entries(keys), ...Object.entries(mfa)]) {
    if (!value.includes('*')) values.set(key.toLowerCase(), { values: [value], isList: false });
  }
  const absent = [presenceKey, ageKey].filter((key) => !(key in mfa));
  return {
    caller: signer,
    action: '*',
    resource: '*',
    context: { values, absent: new Set([...absent, ...missing].map((key) => key.toLowerCase())), others: 'unknown' },
  };
}

const kinds: Readonly<Record<Caller['id'], Signer['kind']>> = {
  root: 'root',
  rootKey: 'root',
  consoleMfa: 'user',
  console: 'user',
  accessKey: 'user',
  sessionToken: 'user',
  assumedRole: 'session',
  singleSignOn: 'session',
  federation: 'session',
  machine: 'session',
  service: 'service',
  forwarded: 'user',
  anonymous: 'anonymous',
};
