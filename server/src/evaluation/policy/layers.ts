import { splitArn } from '../../knowledge/iam/arn';
import { mayHaveResourcePolicies, meetsResourceControl } from '../../knowledge/iam/resource-policies';
import type { LayerName, Layers } from '../../model/decision';
import { type Answer, answerOf, answerOfLevels, noPolicy, noSay, notKnown, perhaps } from './answer';
import { isForwarded } from './key';
import { isOfAccount, type Question } from './question';
import type { Side } from './statement';

/** What every layer answers, in the order in which they are told; special callers and actions included. */
export function askLayers(question: Question, layers: Layers): readonly Answer[] {
  return [
    askServiceControl(question, layers),
    askResourceControl(question, layers),
    askEndpoint(question, layers),
    askResource(question, layers),
    askIdentity(question, layers),
    askBoundary(question, layers),
    askSession(question, layers),
  ];
}

/** How the policy of the requested resource is called: the policies of roles and keys follow rules of their own. */
export function resourceLayerOf({ service, resourceParts }: Question): 'resource' | 'trust' | 'key' {
  const kind = resourceParts[5] ?? '';
  if (service === 'kms' && kind.startsWith('key/')) return 'key';
  return service === 'sts' && kind.startsWith('role/') ? 'trust' : 'resource';
}

/** Whether the statements of a layer name principals. */
export function sideOf(layer: LayerName): Side {
  return layer === 'identity' || layer === 'boundary' || layer === 'session' || layer === 'scp'
    ? 'principal'
    : 'resource';
}

/** Everything is allowed to ask who it is. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
function needsNothing({ action }: Question): boolean {
  return action === 'sts:getcalleridentity';
}

const needsNoPermission = 'GetCallerIdentity needs no permission, and none can be taken away';

/** True for callers whose account has identity policies for them; root needs none. */
export function hasIdentity({ caller }: Question): boolean {
  return isOfAccount(caller) && caller.kind !== 'root';
}

function askServiceControl(question: Question, { scp }: Layers): Answer {
  const { caller } = question;
  if (needsNothing(question)) return noSay('scp', needsNoPermission);
  if (!isOfAccount(caller)) return noSay('scp', `service control policies do not bind ${describeOutsider(question)}`);
  if (caller.isServiceLinked) return noSay('scp', 'service control policies do not bind service-linked roles');
  if (scp === 'none') return noSay('scp', 'no service control policy binds the account of the caller');
  if (!scp) return notKnown('scp', "the service control policies of the caller's account");
  return answerOfLevels('scp', scp, question, 'principal');
}

/** Resource control policies only ever deny, since the one that allows everything is attached at every level. */
function askResourceControl(question: Question, { rcp }: Layers): Answer {
  const meets = meetsResourceControl(question.service, question.action);
  if (needsNothing(question)) return noSay('rcp', needsNoPermission);
  if (question.caller.isServiceLinked)
    return noSay('rcp', 'resource control policies do not bind service-linked roles');
  if (rcp === 'none') return noSay('rcp', 'no resource control policy binds the account of the resource');
  if (meets === false) return noSay('rcp', `resource control policies do not bind ${question.request.action}`);
  if (isAwsManagedKey(question)) return noSay('rcp', 'resource control policies do not bind keys that AWS manages');
  if (!rcp) return notKnown('rcp', "the resource control policies of the resource's account");
  const answer = { ...answerOfLevels('rcp', rcp, question, 'resource'), allows: { certain: 3, possible: 3 } as const };
  return meets ? answer : perhaps(answer, `whether ${question.service} supports resource control policies`);
}

function isAwsManagedKey({ service, resourceParts }: Question): boolean {
  return service === 'kms' && (resourceParts[5] ?? '').startsWith('alias/aws/');
}

/** An endpoint policy never grants, and calls that a service makes for somebody do not come through the endpoint. */
function askEndpoint(question: Question, { endpoint }: Layers): Answer {
  const { viaEndpoint } = question.request;
  const whether = 'whether the request comes through a VPC endpoint';
  if (needsNothing(question)) return noSay('endpoint', needsNoPermission);
  if (viaEndpoint === false) return noSay('endpoint', 'the request does not come through a VPC endpoint');
  if (viaEndpoint === undefined && isForwarded(question))
    return noSay('endpoint', 'a service makes this call for somebody, from outside of the endpoint');
  if (endpoint === 'none')
    return noSay('endpoint', 'the VPC endpoint has no policy of its own, so it lets everything through');
  if (!endpoint) return notKnown('endpoint', viaEndpoint ? 'the policy of the VPC endpoint' : whether);
  const answer = answerOf('endpoint', endpoint, question, 'resource', 'the other policies of the VPC endpoint');
  return viaEndpoint ? answer : perhaps(answer, whether);
}

function askResource(question: Question, { resource: given }: Layers): Answer {
  const layer = resourceLayerOf(question);
  const { resource, service } = question;
  if (needsNothing(question)) return noSay(layer, needsNoPermission);
  if (resource === '*') return noSay(layer, 'the action is about no resource');
  if (isOtherPartition(question)) return noPolicy(layer, 'the resource lies in another partition of AWS');
  if (layer === 'trust' && question.caller.kind === 'root') return noPolicy(layer, 'the root user cannot assume roles');
  if (given === 'none' || (layer === 'resource' && !mayHaveResourcePolicies(service)) || isKeyAlias(question)) {
    const because =
      given === 'none' ? 'the resource has no policy' : `resources of ${service} have no policy of their own`;
    return isNeeded(question) === false ? noSay(layer, because) : noPolicy(layer, because);
  }
  if (!given) return notKnown(layer, describeResourcePolicy(question));
  return answerOf(layer, given, question, 'resource', `the rest of ${describeResourcePolicy(question)}`);
}

/** Permissions do not reach from one partition of AWS into another. */
function isOtherPartition({ caller, resourceParts }: Question): boolean {
  const [, own] = isOfAccount(caller) ? (splitArn(caller.arn) ?? []) : [];
  const [, other] = resourceParts;
  return own !== undefined && other !== undefined && own !== other;
}

function isKeyAlias({ service, resourceParts }: Question): boolean {
  return service === 'kms' && (resourceParts[5] ?? '').startsWith('alias/');
}

/**
 * Whether the policy of the resource has to allow the request, whatever others do: across accounts, of roles and keys,
 * and for callers without identity policies.
 */
export function isNeeded(question: Question): boolean | undefined {
  if (resourceLayerOf(question) !== 'resource') return true;
  return isOfAccount(question.caller) ? question.isCrossAccount : true;
}

function askIdentity(question: Question, { identity }: Layers): Answer {
  const { caller } = question;
  if (needsNothing(question)) return noSay('identity', needsNoPermission);
  if (caller.kind === 'root') return noSay('identity', 'the root user may do everything that nothing forbids');
  if (!hasIdentity(question))
    return noSay('identity', `there are no identity policies for ${describeOutsider(question)}`);
  if (!identity) return notKnown('identity', `the policies of ${describeHolder(question)}`);
  return answerOf('identity', identity, question, 'principal', `the other policies of ${describeHolder(question)}`);
}

function askBoundary(question: Question, { boundary }: Layers): Answer {
  if (needsNothing(question)) return noSay('boundary', needsNoPermission);
  if (!hasIdentity(question)) return noSay('boundary', 'permissions boundaries are for users and roles');
  if (question.caller.isServiceLinked)
    return noSay('boundary', 'permissions boundaries do not bind service-linked roles');
  const name = `the permissions boundary of ${describeHolder(question)}`;
  if (boundary === 'none') return noSay('boundary', `${describeHolder(question)} has no permissions boundary`);
  if (!boundary) return notKnown('boundary', name);
  return answerOf('boundary', boundary, question, 'principal', `the rest of ${name}`);
}

/** A role session without a policy of its own may do what the role may; a federated one without may do nothing. */
function askSession(question: Question, { session }: Layers): Answer {
  const { kind } = question.caller;
  if (needsNothing(question)) return noSay('session', needsNoPermission);
  if (kind !== 'session' && kind !== 'federated') return noSay('session', 'session policies are for sessions');
  if (session === 'none') {
    return kind === 'session'
      ? noSay('session', 'no session policy was passed, so the session may do what the role may')
      : noPolicy('session', 'no session policy was passed, so the federated session may do nothing');
  }
  if (!session) return notKnown('session', 'the session policy');
  return answerOf('session', session, question, 'principal', 'the other policies of the session');
}

/** For the middle of a sentence: a caller that belongs to no account. */
function describeOutsider({ caller }: Question): string {
  if (caller.kind === 'service') return 'services of AWS';
  return caller.kind === 'anonymous' ? 'anonymous requests' : 'those who sign in through a provider';
}

function describeHolder({ caller }: Question): string {
  return caller.kind === 'session' ? 'the role' : 'the user';
}

function describeResourcePolicy(question: Question): string {
  const layer = resourceLayerOf(question);
  if (layer === 'trust') return 'the trust policy of the role';
  if (layer === 'key') return 'the policy of the key';
  return `the policy of the ${names[question.service] ?? 'resource'}`;
}

const names: Readonly<Record<string, string>> = {
  ecr: 'repository',
  lambda: 'function',
  s3: 'bucket',
  secretsmanager: 'secret',
  sns: 'topic',
  sqs: 'queue',
};
