import type { NewStatement } from '../model/change';
import type { LayerName, LayerState } from '../model/decision';
import type { Denial } from '../model/denial';
import type { Draft, Evidence, Explanation } from '../model/explanation';
import { enumerate } from '../text/enumerate';

/** What is said where a text tells of no denial. */
export const nothingFound =
  'No denial was found. Looked for: refusals of AWS (the sentence "is not authorized to perform", codes, CloudTrail),\n' +
  'S3, KMS, STS, ECR, API Gateway, Kubernetes, Google Cloud, Azure, Microsoft Entra and GitHub.\n';

/** Names of layers for people. */
export const layerNames: Readonly<Record<LayerName, string>> = {
  identity: 'Identity policies',
  boundary: 'Permissions boundary',
  session: 'Session policy',
  resource: 'Resource policy',
  trust: 'Trust policy',
  key: 'Key policy',
  scp: 'Service control policies',
  rcp: 'Resource control policies',
  endpoint: 'VPC endpoint policy',
};

/** What layers say, for people. */
export const stateNames: Readonly<Record<LayerState, string>> = {
  allow: 'allows',
  implicitDeny: 'does not allow',
  explicitDeny: 'denies',
  notApplicable: 'has no say',
  unknown: 'not known',
};

/** What a statement rests on, for people. */
export const evidenceNames: Readonly<Record<Evidence, string>> = {
  verified: 'verified',
  reported: 'reported by the message',
  simulated: 'simulated by AWS',
  modelled: 'modelled from the workspace',
  incomplete: 'incomplete',
};

/** Which gate failed, as a heading. */
export function gateHeading({ gate }: Denial): string {
  if (gate === 0) return 'No gate: nothing was decided about permission';
  return gate === 1 ? 'Gate 1 failed: authentication' : 'Gate 2 failed: authorization';
}

/** The state of both gates, as words for a drawing. */
export function gateStates({ gate }: Denial): readonly ['passed' | 'failed' | 'notReached', 'failed' | 'notReached'] {
  if (gate === 0) return ['notReached', 'notReached'];
  return gate === 1 ? ['failed', 'notReached'] : ['passed', 'failed'];
}

/** What happened in one sentence, with the gate: the verdict. */
export function verdictOf({ denial, says }: Explanation): string {
  return `${gateHeading(denial)}. ${says}.`;
}

/** What the message says of itself, as labels and values; nothing that must not be passed on. */
export function factsOf(denial: Denial): readonly (readonly [label: string, value: string])[] {
  const { principal, action, resource, account, code, status, operation, policyArn, source } = denial;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Caller', principal],
    ['Action', action],
    ['Resource', resource],
    ['Account', account],
    ['Code', code && (status ? `${code} (${status})` : code)],
    ['Called', operation === action ? undefined : operation],
    ['Policy', policyArn],
    ['In', source && `${source.path}:${source.line}`],
  ];
  return facts.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

/** The message without what opens more to whoever has it. */
export function redactedMessage(text: string, { span, redact }: Denial): string {
  const inside = redact
    .filter(({ start, end }) => span.start <= start && end <= span.end)
    .sort((a, b) => a.start - b.start);
  let shown = '';
  let at = span.start;
  for (const { start, end } of inside) {
    shown += `${text.slice(at, start)}[redacted]`;
    at = end;
  }
  return shown + text.slice(at, span.end);
}

/** Longer messages are cut. */
const longestMessage = 600;

/** The same, cut where it is long. */
export function shortMessage(text: string, denial: Denial): string {
  const message = redactedMessage(text, denial);
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}

/** What comes after the change, one sentence. */
export function afterwards({ after, next }: Draft): string {
  if (next) return `Then ${layerNames[next.layer].toLowerCase()} would hold it up: ${next.why}.`;
  if (after.decision === 'allowed') return 'Then the request is allowed.';
  return `Then nothing that is known holds it up; not known: ${enumerate(after.missing)}.`;
}

/** A statement as text to be copied into a policy. */
export function statementText({ sid, effect, principals, actions, resources, tests }: NewStatement): string {
  const conditions: Record<string, Record<string, string | readonly string[]>> = {};
  for (const { operator, key, values } of tests) {
    conditions[operator] = { ...conditions[operator], [key]: oneOrMany(values) };
  }
  const people = Object.entries(principals ?? {}).map(([type, names]) => [type, oneOrMany(names)]);
  return JSON.stringify(
    {
      ...(sid && { Sid: sid }),
      Effect: effect,
      ...(people.length > 0 && { Principal: Object.fromEntries(people) }),
      Action: oneOrMany(actions),
      ...(resources && { Resource: oneOrMany(resources) }),
      ...(tests.length > 0 && { Condition: conditions }),
    },
    undefined,
    2,
  );
}

function oneOrMany(items: readonly string[]): string | readonly string[] {
  const [only] = items;
  return only !== undefined && items.length === 1 ? only : items;
}
