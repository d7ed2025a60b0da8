import { decide } from '../evaluation/policy/decide';
import { companionsOf } from '../knowledge/iam/companions';
import type { Change, NewStatement, NewTest } from '../model/change';
import type { LayerName, Layers, NamedPolicy } from '../model/decision';
import type { Draft, NearStatement } from '../model/explanation';
import type { Statement, Words } from '../model/policy';
import type { AccessRequest } from '../model/request';
import { withChange } from './with-change';

/** What comes of trying to draft: the change, or why there is none, and a statement to copy where there is no policy. */
export interface Drafted {
  readonly draft?: Draft;
  readonly noDraft?: string;
  readonly suggestion?: NewStatement;
}

/** What a change is drafted for. */
export interface DraftFor {
  readonly request: AccessRequest;
  readonly layers: Layers;
  /** The layer that lacks an Allow. */
  readonly layer: LayerName;
  readonly near: readonly NearStatement[];
}

/** Drafts the smallest Allow for a request that nothing allows in one layer, and tries it. */
export function draftAllow({ request, layers, layer, near }: DraftFor): Drafted {
  const refusal = refuse(request, layer);
  if (refusal) return { noDraft: refusal };
  const waiting = near.find(
    ({ role, trace }) => role === 'nearly' && trace.layer === layer && lacksOnlyConditions(trace),
  );
  if (waiting) return { noDraft: `Nothing has to be granted: ${lowerFirst(waiting.says)}` };
  const suggestion = newStatement(request, layer, testsFrom(near, layer));
  const target = targetOf(layers, layer, near);
  if (!target) return { suggestion, noDraft: `No ${nameOf(layer)} was found in the workspace to write it into` };
  const { policy, behind, at } = target;
  const change: Change = (at && extend(at, request)) ?? [{ do: 'addStatement', behind, statement: suggestion }];
  const changed: NamedPolicy = { ...policy, policy: withChange(policy.policy, change) };
  const after = decide(request, replaced(layers, policy, changed));
  const next = after.blockers.find(({ state }) => state !== 'unknown');
  return {
    suggestion,
    draft: {
      title: `Allow ${request.action} on ${request.resource === '*' ? 'all resources' : request.resource} in ${policy.name}`,
      policy,
      change,
      grantsMore: moreThanAsked(request, layer),
      after,
      ...(next && { next }),
      companions: companionsOf(request.action),
    },
  };
}

/** What is never drafted, whoever asks. */
function refuse({ action, resource, caller }: AccessRequest, layer: LayerName): string | undefined {
  if (/[*?]/.test(action)) return 'A wildcard for actions is not drafted: name the action that is needed';
  if (/^iam:passrole$/i.test(action) && resource === '*') {
    return 'iam:PassRole on * hands over every role of the account, so it is not drafted: name the role';
  }
  if (/^arn:[^:]*:[^:]*:[^:]*:[^:]*:\*$/.test(resource)) {
    return 'The message names no single resource, so nothing is drafted: name the resource that is needed';
  }
  const isOfProvider = caller.kind === 'webIdentity' || caller.kind === 'saml';
  if (layer === 'trust' && (isOfProvider || caller.kind === 'anonymous')) {
    return 'A trust policy for everybody is not drafted: compare the claims of the token with its conditions';
  }
  const isOfResource = layer === 'resource' || layer === 'key';
  return isOfResource && caller.kind === 'anonymous' ? 'Access for everybody is not drafted' : undefined;
}

/** True if the statement is about the request, but for conditions that the request does not meet. */
function lacksOnlyConditions({ parts }: NearStatement['trace']): boolean {
  return (
    parts.every(({ part, holds }) => part === 'condition' || holds === 'yes') &&
    parts.some(({ holds }) => holds === 'no')
  );
}

interface Target {
  readonly policy: NamedPolicy;
  /** The statement behind which a new one goes. */
  readonly behind: Statement;
  /** The statement that nearly allows it. */
  readonly at?: NearStatement;
}

function targetOf(layers: Layers, layer: LayerName, near: readonly NearStatement[]): Target | undefined {
  const at = near.find(({ role, trace }) => role === 'nearly' && trace.layer === layer);
  if (at) return { policy: at.trace.policy, behind: at.trace.statement, at };
  const [policy, another] = policiesOf(layers, layer);
  const behind = policy?.policy.statements.at(-1);
  // Where there are several and none is near, nobody can say which is the right one.
  return policy && behind && !another ? { policy, behind } : undefined;
}

function policiesOf(layers: Layers, layer: LayerName): readonly NamedPolicy[] {
  const found = layers[layer === 'trust' || layer === 'key' ? 'resource' : layer];
  if (found === undefined || found === 'none') return [];
  return 'policies' in found ? found.policies : found.flatMap(({ policies }) => policies);
}

/** A list is made longer only where nothing else is granted by it. */
function extend({ trace }: NearStatement, { action, resource }: AccessRequest): Change | undefined {
  const { statement, parts } = trace;
  const missed = parts.filter(({ holds }) => holds !== 'yes');
  const [only, more] = missed;
  if (!only || more || only.holds !== 'no') return undefined;
  if (only.part === 'resource' && isJust(statement.actions, action, true)) {
    return statement.resources
      ? [{ do: 'addItems', to: statement, element: 'Resource', items: [resource] }]
      : undefined;
  }
  if (only.part === 'action' && isJust(statement.resources, resource, false)) {
    return statement.actions ? [{ do: 'addItems', to: statement, element: 'Action', items: [action] }] : undefined;
  }
  return undefined;
}

function isJust(words: Words | undefined, text: string, isCaseless: boolean): boolean {
  const [only, more] = words?.items ?? [];
  if (!only || more || words?.unknown.length !== 0) return false;
  return isCaseless ? only.value.toLowerCase() === text.toLowerCase() : only.value === text;
}

function newStatement(
  { caller, action, resource }: AccessRequest,
  layer: LayerName,
  tests: readonly NewTest[],
): NewStatement {
  const isOfResource = layer === 'resource' || layer === 'trust' || layer === 'key';
  const principals = isOfResource ? principalFor(caller) : undefined;
  // In the policy of a key, * is the key itself; a trust policy is about the role that it belongs to.
  const resources = layer === 'trust' ? undefined : [layer === 'key' ? '*' : resource];
  return {
    sid: sidFor(action),
    effect: 'Allow',
    ...(principals && { principals }),
    actions: [action],
    ...(resources && { resources }),
    tests,
  };
}

/** Policies name the role and never its session. */
function principalFor(caller: AccessRequest['caller']): NewStatement['principals'] {
  return caller.kind === 'service' ? { Service: [caller.arn] } : { AWS: [caller.role ?? caller.arn] };
}

function sidFor(action: string): string {
  const [service = '', name = ''] = action.split(':');
  return `${service.charAt(0).toUpperCase()}${service.slice(1)}${name}`.replace(/[^A-Za-z0-9]/g, '');
}

/** The conditions of the nearest statement that is about the action hold for the new one as well, where they can. */
function testsFrom(near: readonly NearStatement[], layer: LayerName): readonly NewTest[] {
  const at = near.find(({ role, trace }) => role === 'nearly' && trace.layer === layer && mayLend(trace));
  return (at?.trace.statement.conditions?.tests ?? []).map(({ operator, key, values }) => ({
    operator: operator.value,
    key: key.value,
    values: values.map(({ value }) => value),
  }));
}

function mayLend({ parts }: NearStatement['trace']): boolean {
  return parts.every(({ part, holds }) =>
    part === 'action' ? holds === 'yes' : part === 'condition' ? holds !== 'no' : true,
  );
}

function replaced(layers: Layers, old: NamedPolicy, changed: NamedPolicy): Layers {
  const inSet = <T extends { readonly policies: readonly NamedPolicy[] }>(set: T): T => ({
    ...set,
    policies: set.policies.map((one) => (one === old ? changed : one)),
  });
  const { identity, boundary, session, resource, scp, endpoint } = layers;
  return {
    ...layers,
    ...(identity && { identity: inSet(identity) }),
    ...(boundary && { boundary: boundary === 'none' ? boundary : inSet(boundary) }),
    ...(session && { session: session === 'none' ? session : inSet(session) }),
    ...(resource && { resource: resource === 'none' ? resource : inSet(resource) }),
    ...(endpoint && { endpoint: endpoint === 'none' ? endpoint : inSet(endpoint) }),
    ...(scp && { scp: scp === 'none' ? scp : scp.map(inSet) }),
  };
}

function moreThanAsked({ caller, resource }: AccessRequest, layer: LayerName): readonly string[] {
  const isOfRole = caller.kind === 'session' && caller.role;
  return [
    ...(resource === '*' ? ['the action is about no single resource, so * is the only one that can be named'] : []),
    ...(isOfRole ? ['every session of the role gets it, not just this one'] : []),
    ...(layer === 'scp' ? ['every user and role that the policy binds may be granted it'] : []),
  ];
}

const names: Readonly<Partial<Record<LayerName, string>>> = {
  identity: 'identity policy of the caller',
  boundary: 'permissions boundary',
  session: 'session policy',
  resource: 'policy of the resource',
  trust: 'trust policy',
  key: 'key policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'endpoint policy',
};

function nameOf(layer: LayerName): string {
  return names[layer] ?? 'policy';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
