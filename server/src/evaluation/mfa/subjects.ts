import { both, type Truth } from '../../knowledge/iam/operators';
import { admits, type Caller, type CallerId, callers, federatedSignIn } from '../../knowledge/mfa/callers';
import {
  type ConditionTest,
  effectOf,
  type Holder,
  type Policy,
  type PolicyKind,
  type Principal,
  type Statement,
} from '../../model/policy';
import type { Located } from '../../text/span';

const ofUsers: readonly CallerId[] = ['consoleMfa', 'console', 'accessKey', 'sessionToken', 'forwarded'];
const ofRoles: readonly CallerId[] = ['assumedRole', 'federation', 'machine'];
const ofAccount: readonly CallerId[] = ['root', 'rootKey', ...ofUsers, ...ofRoles, 'singleSignOn'];
/** Only what carries a principal can meet a policy that binds principals, and organization policies bind root too. */
const boundBy: Readonly<Record<PolicyKind, readonly CallerId[]>> = {
  identity: [...ofUsers, ...ofRoles, 'singleSignOn'],
  boundary: [...ofUsers, ...ofRoles, 'singleSignOn'],
  session: [...ofRoles, 'singleSignOn'],
  unknown: [...ofUsers, ...ofRoles, 'singleSignOn'],
  scp: ofAccount,
  rcp: callers.map(({ id }) => id),
  trust: callers.map(({ id }) => id).filter((id) => id !== 'anonymous' && id !== 'forwarded'),
  resource: callers.map(({ id }) => id),
};

/**
 * Whether the statement is about requests of the caller: false if it never is, true if it always is, unknown if it is
 * about some of them. Actions, resources and the MFA tests are left out of account.
 */
export function concerns(policy: Policy, statement: Statement, caller: Caller): Truth {
  if (!boundBy[policy.kind].includes(caller.id)) return false;
  if (policy.holder && !boundByHolder(policy.holder).includes(caller.id)) return false;
  return both(isNamed(statement, caller), admits(scopeOf(statement), asMet(policy, statement, caller)));
}

/** The caller as the statement meets it: in a trust policy, a federated principal is still signing in. */
export function asMet(policy: Policy, { principals }: Statement, caller: Caller): Caller {
  const signsIn = principals?.items.some(({ type, value }) => type === 'Federated' || value === '*') ?? false;
  return policy.kind === 'trust' && caller.id === 'federation' && signsIn ? federatedSignIn : caller;
}

function scopeOf(statement: Statement): readonly ConditionTest[] {
  return statement.conditions?.tests ?? [];
}

function boundByHolder({ kind, usedBy }: Holder): readonly CallerId[] {
  if (kind === 'permissionSet') return ['singleSignOn'];
  if (kind !== 'role') return ofUsers;
  return usedBy === 'machines' ? ['machine', 'federation'] : ofRoles;
}

/** Whether `Principal` names the caller; a statement without it is bound to whom it is attached to. */
function isNamed(statement: Statement, caller: Caller): Truth {
  const { principals, notPrincipals } = statement;
  if (!principals) return notPrincipals ? undefined : true;
  const truths = principals.items.map((principal) => {
    const named = names(principal, effectOf(statement));
    return named.has(caller.id) && named.get(caller.id);
  });
  if (truths.includes(true)) return true;
  return truths.includes(undefined) || principals.unknown.length > 0 ? undefined : false;
}

/** The callers that one principal stands for: all of their requests (true), or some of them (unknown). */
export function callersOf(principal: Principal): ReadonlyMap<CallerId, Truth> {
  return names(principal, 'Allow');
}

function names({ type, value }: Principal, effect: 'Allow' | 'Deny' | undefined): ReadonlyMap<CallerId, Truth> {
  if (value === '*' && (type === '*' || type === 'AWS')) return all(callers.map(({ id }) => id));
  if (type === 'Service') return all(['service']);
  if (type === 'Federated') return all(['federation']);
  if (type === 'CanonicalUser') return some(ofAccount);
  if (isAccount(value)) return effect === 'Deny' ? all(ofAccount) : some(ofAccount);
  if (value.includes(':user/') || value.startsWith('AIDA')) return some(ofUsers);
  if (isSingleSignOnRole(value)) return some(['singleSignOn']);
  if (/:(role|assumed-role)\//.test(value) || value.startsWith('AROA')) return some(ofRoles);
  return value.includes(':federated-user/') ? some(['federation']) : some(ofAccount);
}

function all(ids: readonly CallerId[]): ReadonlyMap<CallerId, Truth> {
  return new Map(ids.map((id) => [id, true]));
}

function some(ids: readonly CallerId[]): ReadonlyMap<CallerId, Truth> {
  return new Map(ids.map((id) => [id, undefined]));
}

/** True for an account: its twelve digits, or its `:root` ARN, which stands for every principal of the account. */
export function isAccount(principal: string): boolean {
  return /^\d{12}$/.test(principal) || /^arn:aws[a-z-]*:iam::\d{12}:root$/.test(principal);
}

/** True for the ARN of a role, or a pattern of one, that Identity Center makes for its permission sets. */
export function isSingleSignOnRole(arn: string): boolean {
  return arn.includes('AWSReservedSSO_') || arn.includes('role/aws-reserved/');
}

/** Single sign-on roles that a test on the principal's ARN picks out, where people with MFA may be named beside them. */
export function singleSignOnPatterns(statement: Statement): readonly Located<string>[] {
  const named = scopeOf(statement).filter(
    ({ operator, key }) => key.value.toLowerCase() === 'aws:principalarn' && !/not/i.test(operator.value),
  );
  return named.flatMap(({ values }) => values.filter(({ value }) => isSingleSignOnRole(value)));
}

/** True for a statement about sign-ins that reach STS unsigned, with a SAML assertion or a web identity token. */
export function isFederatedSignIn(statement: Statement): boolean {
  const actions = statement.actions?.items ?? [];
  return actions.length > 0 && actions.every(({ value }) => /^sts:AssumeRoleWith(SAML|WebIdentity)$/i.test(value));
}

/** What keeps a principal from ever showing MFA, or undefined for one that may. `role` is a matter of dispute. */
export function whyWithoutMfa(
  principal: Principal,
): 'service' | 'federated' | 'singleSignOn' | 'machine' | 'role' | undefined {
  if (principal.type === 'Service') return 'service';
  if (principal.type === 'Federated') return 'federated';
  const named = callersOf(principal);
  if (named.size === 1 && named.has('singleSignOn')) return 'singleSignOn';
  if (!named.has('machine') || named.has('accessKey')) return undefined;
  return namesMachine(principal.value) ? 'machine' : 'role';
}

/**
 * True if the statement may be made to demand MFA without locking out somebody who can never show it, or letting in
 * just anybody who can. A Deny for everybody is left to its own rule, which names who else it hits.
 */
export function mayDemandMfa(policy: Policy, statement: Statement): boolean {
  if (policy.holder?.kind === 'permissionSet' || policy.holder?.usedBy === 'machines') return false;
  if (singleSignOnPatterns(statement).length > 0) return false;
  const principals = statement.principals?.items ?? [];
  if (effectOf(statement) === 'Allow' && principals.some(({ value }) => value === '*')) return false;
  return principals.every(mayShowMfa);
}

/** True if the statement names principals of which none can ever show MFA. */
export function isOnlyForOthers({ principals }: Statement): boolean {
  return principals !== undefined && principals.unknown.length === 0 && !principals.items.some(mayShowMfa);
}

/** True unless the principal can never show MFA. */
export function mayShowMfa(principal: Principal): boolean {
  const why = whyWithoutMfa(principal);
  return why === undefined || why === 'role';
}

/** True if the policy is bound to principals, so that its Denies can be meant for the people it is attached to. */
export function bindsPrincipals({ kind }: Policy): boolean {
  return kind !== 'trust' && kind !== 'resource' && kind !== 'rcp';
}

const machineWords = new Set(
  'aws batch bot build ci cd codebuild codedeploy codepipeline cron daemon deploy deployer deployment ec2 ecs eks fargate github gitlab glue instance jenkins job lambda machine node pipeline pod runner service terraform worker'.split(
    ' ',
  ),
);

/** True if a word of the role's name speaks of a machine: `role/ci`, `role/app-ec2-instance`. A guess, to be worded as one. */
export function namesMachine(arn: string): boolean {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return name.split(/(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+/).some((word) => machineWords.has(word.toLowerCase()));
}
