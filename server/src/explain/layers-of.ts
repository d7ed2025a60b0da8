import type { Layers, NamedPolicy, PolicySet } from '../model/decision';
import type { PolicyKind } from '../model/policy';
import type { AccessRequest, Caller } from '../model/request';
import { permissionSetOf } from './denial/caller';

/** The policies of a workspace as the layers that a request may meet. */
export interface FoundLayers {
  readonly layers: Layers;
  /** Identity policies that no name ties to the caller: they may be attached to somebody else. */
  readonly untied: ReadonlySet<NamedPolicy>;
}

const identityKinds: ReadonlySet<PolicyKind> = new Set(['identity', 'unknown']);

/**
 * Which layer each policy of a workspace is for. Identity policies count as those of the caller where the file, or the
 * place in it, is called after the user, the role or the permission set; if none is, each of them may be.
 */
export function layersOf(policies: readonly NamedPolicy[], request: AccessRequest): FoundLayers {
  const identity = policies.filter(({ policy }) => identityKinds.has(policy.kind));
  const own = identity.filter((one) => isNamedAfter(one, request.caller));
  const only = identity.length === 1 ? identity : own;
  const ofCaller = only.length > 0 ? complete(only) : { policies: identity, isComplete: false };
  const kind = (wanted: PolicyKind): readonly NamedPolicy[] => policies.filter(({ policy }) => policy.kind === wanted);
  const resource = isAssuming(request) ? kind('trust') : kind('resource');
  const level = (found: readonly NamedPolicy[]): { readonly name: string } & PolicySet => ({
    name: 'the workspace',
    ...complete(found),
  });
  const [boundary, session, scp, rcp] = [kind('boundary'), kind('session'), kind('scp'), kind('rcp')];
  return {
    layers: {
      ...(identity.length > 0 && { identity: ofCaller }),
      ...(boundary.length > 0 && { boundary: complete(boundary) }),
      ...(session.length > 0 && { session: complete(session) }),
      ...(resource.length > 0 && { resource: complete(resource) }),
      ...(scp.length > 0 && { scp: [level(scp)] }),
      ...(rcp.length > 0 && { rcp: [level(rcp)] }),
    },
    untied: new Set(identity.filter((one) => !only.includes(one))),
  };
}

function complete(policies: readonly NamedPolicy[]): PolicySet {
  return { policies, isComplete: true };
}

function isAssuming({ action }: AccessRequest): boolean {
  return /^sts:assumerole/i.test(action);
}

/** True if the name of the file or the place in it has every word of the caller's name. */
function isNamedAfter({ name, path, policy }: NamedPolicy, caller: Caller): boolean {
  const words = wordsOf(nameOf(caller));
  const place = new Set(wordsOf(`${path ?? ''} ${policy.place} ${name}`));
  return words.length > 0 && words.every((word) => place.has(word));
}

/** The name that the policies of a caller are attached to: never that of a session. */
function nameOf(caller: Caller): string {
  const holder = permissionSetOf(caller) ?? caller.role ?? caller.user ?? caller.arn;
  return holder.slice(Math.max(holder.lastIndexOf('/'), holder.lastIndexOf(':')) + 1);
}

/** `ReleaseRole-v2` is `release`, `role`, `v2`. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'role' && word !== 'policy' && word !== 'user');
}
