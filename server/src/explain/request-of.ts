import type { Denial } from '../model/denial';
import type { AccessRequest, Caller, ContextValue } from '../model/request';

/** A request that a denial tells of, and what had to be guessed for it. */
export interface ToldRequest {
  readonly request: AccessRequest;
  /** Sentences without full stops. */
  readonly guesses: readonly string[];
}

/** The request of a denial at the second gate of AWS; undefined where the message names no caller or no action. */
export function requestOf(denial: Denial): ToldRequest | undefined {
  const { cloud, gate, action, caller } = denial;
  if (cloud !== 'aws' || gate !== 2 || !action || !caller) return undefined;
  const named = resourceOf(denial, caller);
  const resourceAccount = denial.account ?? accountOf(named.resource);
  const values = new Map<string, ContextValue>(
    [...denial.context].map(([key, value]) => [key, { values: [value], isList: false }]),
  );
  const viaEndpoint = denial.layer === 'endpoint' || values.has('aws:sourcevpce');
  return {
    request: {
      caller,
      action,
      resource: named.resource,
      ...(resourceAccount && { resourceAccount }),
      context: { values, absent: new Set(), others: 'unknown' },
      ...(viaEndpoint && { viaEndpoint }),
    },
    guesses: named.guess ? [named.guess] : [],
  };
}

const kinds: Readonly<Record<string, string>> = {
  role: 'role',
  user: 'user',
  group: 'group',
  policy: 'policy',
  'instance profile': 'instance-profile',
  'mfa device': 'mfa',
  'virtual mfa device': 'mfa',
  'server certificate': 'server-certificate',
  'saml provider': 'saml-provider',
  'oidc provider': 'oidc-provider',
};

/** IAM names its own resources without an ARN; where nothing is named, the action is about no resource. */
function resourceOf({ resource }: Denial, caller: Caller): { readonly resource: string; readonly guess?: string } {
  if (resource === undefined) return { resource: '*' };
  const [, kind, name] = /^([a-z ]{3,30}) (\S+)$/i.exec(resource) ?? [];
  const type = kind && kinds[kind.toLowerCase()];
  if (!type || !name || !caller.account) return { resource };
  const partition = caller.arn.split(':')[1] ?? 'aws';
  return {
    resource: `arn:${partition}:iam::${caller.account}:${type}/${name}`,
    guess: `The message names the ${kind?.toLowerCase()} without its path, so "/" was taken for it`,
  };
}

function accountOf(resource: string): string | undefined {
  const account = resource.split(':')[4];
  return account && /^\d{12}$/.test(account) ? account : undefined;
}
