import type { Policy, PolicyKind } from '../model/policy';

const names: Readonly<Record<PolicyKind, string>> = {
  identity: 'an identity policy',
  trust: 'a trust policy',
  resource: 'a resource policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  boundary: 'a permissions boundary',
  session: 'a session policy',
  unknown: 'a policy for users, groups or roles',
};

/** How the policy was read and why, as one sentence. */
export function describeKind({ kind, kindReason }: Policy): string {
  return `Read as ${names[kind]}, because ${kindReason}.`;
}
