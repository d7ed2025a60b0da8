import type { Caller } from '../../model/request';

/**
 * The caller that a principal of a message is: an ARN as it signs, a service, `anonymous`. Undefined for what is none of
 * AWS. The ARN of a session names its role without the path, so the role's ARN is that of a role at the root.
 */
export function callerOf(principal: string): Caller | undefined {
  if (/^anonymous$/i.test(principal)) return { kind: 'anonymous', arn: '' };
  if (/^[a-z0-9.-]{1,100}\.amazonaws\.com(\.cn)?$/.test(principal)) return { kind: 'service', arn: principal };
  const [arn, partition, service, , account = '', ...rest] = principal.split(':');
  const name = rest.join(':');
  if (arn !== 'arn' || partition === undefined || name === '') return undefined;
  const signed = { arn: principal, ...(account && { account }) };
  if (service === 'iam' && name === 'root') return { kind: 'root', ...signed };
  if (service === 'iam' && name.startsWith('user/')) return { kind: 'user', ...signed };
  if (service === 'iam' && name.startsWith('role/')) return { kind: 'session', ...signed, role: principal };
  if (service !== 'sts') return undefined;
  if (name.startsWith('federated-user/')) return { kind: 'federated', ...signed };
  const role = /^assumed-role\/([^/]{1,128})/.exec(name)?.[1];
  if (!role) return undefined;
  const isServiceLinked = role.startsWith('AWSServiceRoleFor');
  return {
    kind: 'session',
    ...signed,
    role: `arn:${partition}:iam::${account}:role/${role}`,
    ...(isServiceLinked && { isServiceLinked }),
  };
}

/** The permission set behind a role of IAM Identity Center (`AWSReservedSSO_NAME_0123456789abcdef`). */
export function permissionSetOf({ role }: Caller): string | undefined {
  return /\/AWSReservedSSO_(.{1,64})_[0-9a-f]{16}$/.exec(role ?? '')?.[1];
}
