import { splitArn } from '../../knowledge/iam/arn';
import type { Principal, Principals, Statement } from '../../model/policy';
import { isOfAccount, type Question } from './question';

/**
 * How far an Allow for a principal reaches on its own, within one account:
 * 0 it is not for the caller,
 * 1 it leaves the decision to the account, whose identity policies have to allow too,
 * 2 it stands in for the identity policies, but the boundary and the session policy still limit it,
 * 3 it needs nobody else.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export type Reach = 0 | 1 | 2 | 3;

/** The reach that is certain, and the one that is possible; they differ where something is not known. */
export interface Reaches {
  readonly certain: Reach;
  readonly possible: Reach;
}

const none: Reaches = { certain: 0, possible: 0 };
/** Of statements without principals, which are about whoever they are attached to. */
export const wholly: Reaches = { certain: 3, possible: 3 };

/** How far a statement reaches for the caller by its `Principal` or `NotPrincipal`. */
export function reachOf({ principals, notPrincipals, effect }: Statement, question: Question): Reaches {
  if (principals) return reachOfAll(principals, question);
  if (!notPrincipals) return none;
  return effect?.value === 'Deny' ? beyondWhole(notPrincipals, question) : beyondAny(notPrincipals, question);
}

function reachOfAll({ items, unknown }: Principals, question: Question): Reaches {
  let certain: Reach = 0;
  let possible: Reach = unknown.length > 0 ? 3 : 0;
  for (const item of items) {
    const reach = reachOfOne(item, question);
    if (reach.certain > certain) certain = reach.certain;
    if (reach.possible > possible) possible = reach.possible;
    if (certain === 3) break;
  }
  return certain === possible ? sure(certain) : { certain, possible: possible > certain ? possible : certain };
}

const sureReaches: readonly Reaches[] = [none, sureOf(1), sureOf(2), wholly];

function sure(reach: Reach): Reaches {
  return sureReaches[reach] ?? none;
}

function sureOf(reach: Reach): Reaches {
  return { certain: reach, possible: reach };
}

/** How far one principal reaches for the caller. */
export function reachOfOne({ type, value }: Principal, question: Question): Reaches {
  const { caller } = question;
  switch (type) {
    case '*':
      return sure(3);
    case 'AWS':
      return value === '*' ? sure(3) : reachOfArn(value, question);
    case 'Service':
      return sure(caller.kind === 'service' && caller.arn === value ? 3 : 0);
    case 'Federated':
      return sure(isProvider(value, question) ? 3 : 0);
    case 'CanonicalUser':
      return isOfAccount(caller) ? { certain: 0, possible: 2 } : none;
    default:
      return none;
  }
}

/** Principals take no partial wildcards, and an id (`AROA…`) is what is left of a role that was deleted. */
function reachOfArn(value: string, question: Question): Reaches {
  const { caller, callerAccount } = question;
  if (!isOfAccount(caller)) return none;
  if (value === caller.arn && caller.kind !== 'root') return sure(3);
  const account = accountNamed(value);
  if (account !== undefined) {
    if (callerAccount === undefined) return { certain: 0, possible: 1 };
    return sure(account === callerAccount ? 1 : 0);
  }
  if (caller.kind === 'federated') return sure(value === caller.user ? 2 : 0);
  return sure(caller.kind === 'session' && isRoleOf(value, question) ? 2 : 0);
}

/** The account that stands for all of its principals: its twelve digits, or the ARN of its root. */
function accountNamed(value: string): string | undefined {
  if (/^\d{12}$/.test(value)) return value;
  const [, , service, , account, resource] = splitArn(value) ?? [];
  return service === 'iam' && resource === 'root' ? account : undefined;
}

/** Names of roles are unique in an account, so the name alone tells where the path is not known. */
function isRoleOf(value: string, { caller, callerAccount, roleName }: Question): boolean {
  if (value === caller.role) return true;
  const [, , service, , account, resource = ''] = splitArn(value) ?? [];
  if (service !== 'iam' || account !== callerAccount || !resource.startsWith('role/')) return false;
  const showsPath = caller.role !== undefined && (splitArn(caller.role)?.[5] ?? '').split('/').length > 2;
  return !showsPath && resource.slice(resource.lastIndexOf('/') + 1) === roleName;
}

/** A provider is named by its ARN or, as a request may do, by its host. */
function isProvider(value: string, { caller }: Question): boolean {
  if (caller.kind !== 'webIdentity' && caller.kind !== 'saml') return false;
  return value === caller.arn || hostOf(value) === hostOf(caller.arn);
}

function hostOf(provider: string): string {
  const marker = ':oidc-provider/';
  const at = provider.indexOf(marker);
  return at < 0 ? provider : provider.slice(at + marker.length);
}

/** An Allow for all but some leaves out whoever is named in any way. */
function beyondAny(named: Principals, question: Question): Reaches {
  const { certain, possible } = reachOfAll(named, question);
  if (certain > 0) return none;
  return possible > 0 ? { certain: 0, possible: 3 } : wholly;
}

/**
 * A Deny for all but some spares a caller for certain only if its account, its role and its session are all named:
 * AWS may look at the account first.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function beyondWhole(named: Principals, question: Question): Reaches {
  const reaches = named.items.map((item) => reachOfOne(item, question));
  const levels = new Set(reaches.map(({ certain }) => certain));
  const { caller } = question;
  const isSpared =
    caller.kind === 'session'
      ? levels.has(1) && levels.has(2) && levels.has(3)
      : levels.has(3) && (levels.has(1) || !isOfAccount(caller));
  if (isSpared || named.items.some(({ type, value }) => value === '*' && (type === '*' || type === 'AWS'))) return none;
  if (caller.kind === 'root' && levels.has(1)) return none;
  const isNamed = named.unknown.length > 0 || reaches.some(({ possible }) => possible > 0);
  return isNamed ? { certain: 0, possible: 3 } : wholly;
}
