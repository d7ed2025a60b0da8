import type { MfaStatement } from '../evaluation/mfa/mfa-statements';
import type { Row, Verdict } from '../evaluation/mfa/who-gets-through';
import { allStates, noStates, type StateSet, state, withMfa, withoutMfa } from '../knowledge/mfa/session-states';
import type { Policy, PolicyKind } from '../model/policy';
import { enumerate } from '../text/enumerate';

/** What the MFA condition of a statement does, as one plain sentence. */
export function describeVerdict({ kind }: Policy, { effect, states }: MfaStatement): string {
  const { yes, maybe } = states.matches;
  const limit = states.limit === undefined ? '' : ` ${inWords(states.limit)}`;
  if (states.misspelled) return 'Tests a key that does not exist, so it says nothing about MFA.';
  if (maybe !== noStates)
    return `Not certain: AWS does not say, or the text does not show, what happens to ${describeStates(kind, maybe)}.`;
  return effect === 'Allow' ? describeAllow(kind, yes, limit) : describeDeny(kind, yes, limit);
}

function describeAllow(kind: PolicyKind, yes: StateSet, limit: string): string {
  if (yes === noStates) return 'Lets nobody in: no request meets this condition.';
  if (yes === withMfa) return 'Asks for MFA: lets in only sessions with MFA.';
  if (yes === state.fresh) return `Asks for fresh MFA: lets in only sessions whose MFA is younger than${limit}.`;
  if (yes === allStates) return 'Asks for nothing: lets everyone in, with MFA or without.';
  if ((yes & withMfa) === noStates) return `Upside down: lets in only ${describeStates(kind, yes)}.`;
  if ((yes & state.fresh) === noStates) return `Upside down: lets in MFA only once it is older than${limit}.`;
  return `Does not ask for MFA of everyone: also lets in ${describeStates(kind, yes & withoutMfa)}.`;
}

function describeDeny(kind: PolicyKind, yes: StateSet, limit: string): string {
  const missed = withoutMfa & ~yes;
  if (yes === noStates) return 'Keeps nobody out: no request meets this condition.';
  if (yes === allStates) return 'Keeps everyone out, with MFA or without.';
  if (yes === withoutMfa) return 'Asks for MFA: keeps out every request without MFA.';
  if (yes === (withoutMfa | state.stale))
    return `Asks for fresh MFA: keeps out requests without MFA or with MFA older than${limit}.`;
  if ((yes & state.fresh) !== noStates) return `Upside down: keeps out ${describeStates(kind, yes)}.`;
  if (missed === withoutMfa) return `Keeps out MFA older than${limit}, but nobody without MFA.`;
  return `Asks for MFA with a gap: ${describeStates(kind, missed)} are not kept out.`;
}

/** Whose requests lack the key, beside the access keys, where the policy meets more than the principals it is attached to. */
const withoutKey: Partial<Record<PolicyKind, string>> = {
  trust: 'access keys and federated sign-ins',
  resource: 'access keys, AWS services and unsigned requests',
  rcp: 'access keys, AWS services and unsigned requests',
};

/** The requests of a set of states, for the middle of a sentence. */
export function describeStates(kind: PolicyKind, states: StateSet): string {
  const anyMfa = (states & withMfa) === withMfa;
  const parts: readonly (readonly [boolean, string])[] = [
    [(states & state.absent) !== 0, withoutKey[kind] ?? 'access keys'],
    [(states & state.false) !== 0, 'sessions without MFA'],
    [anyMfa, 'sessions with MFA'],
    [!anyMfa && (states & state.fresh) !== 0, 'sessions with fresh MFA'],
    [!anyMfa && (states & state.stale) !== 0, 'sessions with old MFA'],
  ];
  return enumerate(parts.filter(([isPart]) => isPart).map(([, words]) => words));
}

/** A number of seconds as people say it: `1 hour`, `90 minutes`, `45 seconds`. */
export function inWords(seconds: number): string {
  const [amount, unit] =
    seconds >= 3600 && seconds % 3600 === 0
      ? [seconds / 3600, 'hour']
      : seconds >= 60 && seconds % 60 === 0
        ? [seconds / 60, 'minute']
        : [seconds, 'second'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

const words: Readonly<Record<Verdict, string>> = {
  in: 'yes',
  out: 'no',
  fresh: 'while MFA is fresh',
  stale: 'once MFA is old',
  uncertain: 'uncertain',
  untouched: 'not concerned',
};

/** The cell of a table: whether the caller of the row gets through. */
export function describeRow({ verdict, partly }: Row): string {
  return partly && verdict !== 'out' ? `${words[verdict]}, if it is one that is named` : words[verdict];
}
