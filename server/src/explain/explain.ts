import { decide } from '../evaluation/policy/decide';
import { shapeOf } from '../knowledge/cloud-errors/catalogue';
import type { Decision, LayerName, LayerResult, NamedPolicy } from '../model/decision';
import type { Denial } from '../model/denial';
import type { ExplainedLayer, Explanation, Note } from '../model/explanation';
import type { AccessRequest } from '../model/request';
import { permissionSetOf } from './denial/caller';
import { type Drafted, draftAllow } from './draft';
import { layersOf } from './layers-of';
import { nearStatements } from './near-statements';
import { nextCommands } from './next-commands';
import { requestOf } from './request-of';

/**
 * Explains a denial in the light of the policies of a workspace: which gate failed, which layer, which statement, the
 * smallest change, and what holds the request up after it. A layer that the message names is taken from the message.
 */
export function explainDenial(denial: Denial, policies: readonly NamedPolicy[]): Explanation {
  const shape = shapeOf(denial.shape, denial.code);
  const plain = {
    denial,
    says: shape.says,
    fix: fixFor(denial, shape.fix),
    notFix: isQuarantine(denial) ? [] : shape.notFix,
    owner: ownerFor(denial, shape.owner),
    layers: [],
    statements: [],
    notes: notesOf(denial),
    collect: collectFor(denial),
    commands: nextCommands(denial),
  };
  const told = requestOf(denial);
  if (!told) return { ...plain, ...(denial.gate === 2 && { noDraft: whyNoRequest(denial) }) };
  const { request, guesses } = told;
  const { layers, untied } = layersOf(policies, request);
  const decision = decide(request, layers, { trace: true });
  const explained = decision.layers.map((layer) => explainLayer(layer, denial));
  const near = nearStatements(decision.trace, untied, request);
  const drafted = draftFor(denial, request, { layers, decision, near });
  return {
    ...plain,
    layers: explained,
    statements: near,
    ...drafted,
    notes: [
      ...plain.notes,
      ...guesses.map((says): Note => ({ says, evidence: 'incomplete' })),
      ...differences(decision, denial),
      ...(policies.length === 0
        ? [{ says: 'No policy was found in the workspace', evidence: 'incomplete' } as const]
        : []),
    ],
    collect: [...new Set([...plain.collect, ...decision.missing])],
  };
}

/** The policies that the quarantine of AWS attaches to a key that has leaked. */
function isQuarantine({ policyArn }: Denial): boolean {
  return policyArn?.includes('AWSCompromisedKeyQuarantine') ?? false;
}

function fixFor(denial: Denial, fix: string): string {
  if (isQuarantine(denial)) {
    return 'Replace the access key and look for what was done with it: AWS found it in public and has quarantined it';
  }
  const set = denial.caller && permissionSetOf(denial.caller);
  return set && denial.layer !== 'scp'
    ? `${fix}: in the permission set "${set}", since its role cannot be edited`
    : fix;
}

function ownerFor(denial: Denial, owner: string): string {
  const account = /^arn:[^:]*:organizations::(\d{12}):/.exec(denial.policyArn ?? '')?.[1];
  if (account) return `${owner}, in the management account ${account}`;
  const isSignedOn = denial.caller && permissionSetOf(denial.caller) && denial.layer === 'identity';
  return isSignedOn ? 'the administrator of IAM Identity Center' : owner;
}

function notesOf(denial: Denial): readonly Note[] {
  const notes: Note[] = [];
  const { caller, operation, action, isCut, cloud, gate, layer } = denial;
  if (operation && action && !isSameName(operation, action)) {
    notes.push({ says: `${operation} was called, and ${action} is what was refused`, evidence: 'reported' });
  }
  if (caller?.kind === 'session' && caller.role && gate === 2) {
    notes.push({ says: 'Permissions belong to the role, never to one of its sessions', evidence: 'verified' });
  }
  if (isCut) notes.push({ says: 'The message was cut off, so it may say less than AWS said', evidence: 'incomplete' });
  if (cloud === 'aws' && layer !== 'unknown' && gate === 2) {
    notes.push({ says: 'A message names one layer, and others may refuse as well', evidence: 'reported' });
  }
  if (cloud === 'gcp' && gate === 2) {
    notes.push({
      says: 'Google Cloud asks principal access boundaries, then deny policies, then adds up the roles from the organization down',
      evidence: 'verified',
    });
  }
  if (cloud === 'azure' && gate === 2) {
    notes.push({
      says: 'Azure asks deny assignments first, then adds up the role assignments from the management group down',
      evidence: 'verified',
    });
  }
  return notes;
}

function isSameName(operation: string, action: string): boolean {
  return action.slice(action.indexOf(':') + 1).toLowerCase() === operation.toLowerCase();
}

function collectFor({ cloud, gate, action, principal, resource, encoded }: Denial): readonly string[] {
  if (gate !== 2 || cloud !== 'aws') return [];
  return [
    ...(encoded ? ['the decoded authorization message'] : []),
    ...(principal ? [] : ['who made the request: aws sts get-caller-identity, or the record in CloudTrail']),
    ...(action ? [] : ['the action that was refused']),
    ...(resource || !action ? [] : ['whether the action is about a resource']),
  ];
}

function whyNoRequest({ cloud, action, principal }: Denial): string {
  if (cloud !== 'aws') return 'Only policies of AWS are evaluated here';
  if (!action) return 'The message does not say which action was refused';
  return principal ? 'The message names no caller of AWS' : 'The message does not say who made the request';
}

/** The layer that the message names is what AWS says; all others are what the policies at hand give. */
function explainLayer(result: LayerResult, { layer, denyType, policyArn }: Denial): ExplainedLayer {
  if (result.layer !== layer || !denyType || denyType === 'unknown') {
    return { ...result, evidence: result.state === 'unknown' ? 'incomplete' : 'modelled' };
  }
  const state = denyType === 'explicit' ? 'explicitDeny' : 'implicitDeny';
  const by = result.state === state ? result.by : undefined;
  return {
    layer: result.layer,
    state,
    why: policyArn ? `the message names ${policyArn}` : 'the message says so',
    ...(result.level !== undefined && { level: result.level }),
    ...(by && { by }),
    missing: [],
    counts: true,
    evidence: 'reported',
  };
}

/** AWS is right about what is deployed: where the policies at hand say otherwise, they are not what is deployed. */
function differences({ layers }: Decision, { layer, denyType }: Denial): readonly Note[] {
  const modelled = layers.find((one) => one.layer === layer);
  const differs =
    (denyType === 'implicit' && modelled?.state === 'allow') ||
    (denyType === 'explicit' && modelled?.state === 'implicitDeny');
  if (!differs || !modelled) return [];
  const where = modelled.by ? ` ${modelled.by.policy.name}` : '';
  return [
    { says: `The copy in the workspace${where} differs from what is deployed: ${modelled.why}`, evidence: 'modelled' },
  ];
}

interface Situation extends Pick<Parameters<typeof draftAllow>[0], 'layers' | 'near'> {
  readonly decision: Decision;
}

function draftFor(denial: Denial, request: AccessRequest, { layers, near, decision }: Situation): Drafted {
  const layer = layerToMend(denial, decision);
  if (isQuarantine(denial)) return { noDraft: 'The key has leaked: a policy is not what has to change' };
  if (denial.denyType === 'explicit' || near.some(({ role }) => role === 'denies')) return { noDraft: whyDenied(near) };
  if (!layer) return { noDraft: 'It is not known which layer refuses: nothing is drafted before it is' };
  if (layer === 'rcp' || layer === 'endpoint')
    return { noDraft: 'This layer only ever takes away; see what it demands' };
  if (decision.layers.some((one) => one.layer === layer && one.state === 'allow')) {
    return { noDraft: 'The policy in the workspace allows it already: deploy it' };
  }
  const elsewhere = layer === 'identity' ? near.find(({ role }) => role === 'elsewhere') : undefined;
  if (elsewhere) return { noDraft: `${elsewhere.says}: attach it instead of writing another one` };
  return draftAllow({ request, layers, layer, near });
}

/** The layer of the message; where it names none, the first one that is known to lack an Allow. */
function layerToMend({ layer }: Denial, { blockers }: Decision): LayerName | undefined {
  if (layer !== 'unknown' && layer !== 'other' && layer !== 'none') return layer;
  return blockers.find(({ state }) => state === 'implicitDeny')?.layer;
}

function whyDenied(near: Explanation['statements']): string {
  const deny = near.find(({ role }) => role === 'denies' || role === 'mayDeny');
  const how = 'meet its condition, use another caller, or have its owner narrow it';
  return deny
    ? `An explicit Deny wins over every Allow: ${how}`
    : `An explicit Deny wins over every Allow: find it, then ${how}`;
}
