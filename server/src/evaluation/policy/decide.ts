import { both, either, not, type Truth } from '../../knowledge/iam/operators';
import type { Decision, LayerName, LayerResult, LayerState, Layers, PolicySet } from '../../model/decision';
import type { AccessRequest } from '../../model/request';
import { enumerate } from '../../text/enumerate';
import { type Answer, answerOf } from './answer';
import { askLayers, isNeeded, sideOf } from './layers';
import { reachesTo } from './policy-set';
import { type Question, toQuestion } from './question';
import { traceLayers } from './trace';

/** What is wanted of a decision beside itself. */
export interface DecideOptions {
  /** True if every statement is to tell why it is about the request or not, which takes longer. */
  readonly trace?: boolean;
}

/**
 * Whether AWS allows a request that meets these policies, with what every layer says to it.
 * What is not known makes the decision `unknown` where it could turn it, and is named in `missing`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(request: AccessRequest, layers: Layers, { trace = false }: DecideOptions = {}): Decision {
  const question = toQuestion(request);
  const answers = askLayers(question, layers);
  const held = holdUps(answers, question, question.isCrossAccount);
  const results = answers.map((answer, at) => toResult(answer, held[at], question));
  const isHeldUp = held.reduce<Truth>(either, false);
  const isSure = isHeldUp !== undefined;
  return {
    decision: isSure ? (isHeldUp ? 'denied' : 'allowed') : 'unknown',
    layers: results,
    blockers: results.filter((_, at) => (isSure ? held[at] === true : held[at] === undefined)),
    missing: isSure ? [] : missingOf(answers, held, question),
    ...(question.isCrossAccount !== undefined && { isCrossAccount: question.isCrossAccount }),
    trace: trace ? traceLayers(question, layers, answers) : [],
  };
}

/** What the policies of one layer say to a request, other layers left aside. */
export function tellLayer(layer: LayerName, set: PolicySet, request: AccessRequest): LayerResult {
  const question = toQuestion(request);
  const answer = answerOf(layer, set, question, sideOf(layer), 'more policies');
  return toResult(answer, either(answer.denies, not(reachesTo(answer.allows, 1))), question);
}

/**
 * Whether each layer holds the request up. An Allow of the resource's own policy stands in for others within one
 * account, as far as it reaches; across accounts it stands in for none.
 */
function holdUps(answers: readonly Answer[], question: Question, isCrossAccount: Truth): readonly Truth[] {
  const ofResource = answers.find(({ layer }) => isOfResource(layer));
  const needed =
    isCrossAccount === question.isCrossAccount ? isNeeded(question) : isNeeded({ ...question, isCrossAccount });
  const lifted = (layer: LayerName): Truth => {
    if (isOfResource(layer)) return not(needed);
    const reach = layer === 'identity' ? 2 : layer === 'boundary' || layer === 'session' ? 3 : undefined;
    if (reach === undefined || !ofResource?.applies) return false;
    return both(reachesTo(ofResource.allows, reach), not(isCrossAccount));
  };
  return answers.map(({ layer, applies, denies, allows }) => {
    if (!applies) return false;
    const lacks = not(reachesTo(allows, 1));
    return either(denies, lacks === false ? false : both(lacks, not(lifted(layer))));
  });
}

function isOfResource(layer: LayerName): boolean {
  return layer === 'resource' || layer === 'trust' || layer === 'key';
}

function toResult(answer: Answer, holdsUp: Truth, question: Question): LayerResult {
  const state = stateOf(answer, holdsUp);
  const missing = state === 'unknown' ? [...new Set(answer.missing())] : [];
  const by = state === 'explicitDeny' ? answer.denyBy : state === 'allow' ? answer.allowBy : undefined;
  return {
    layer: answer.layer,
    state,
    why: explain(answer, state, missing, question),
    ...(answer.level !== undefined && { level: answer.level }),
    ...(by && { by }),
    missing,
    counts: holdsUp !== false || (state !== 'implicitDeny' && state !== 'unknown'),
  };
}

function stateOf({ applies, denies, allows }: Answer, holdsUp: Truth): LayerState {
  if (!applies) return 'notApplicable';
  if (denies) return 'explicitDeny';
  const lets = reachesTo(allows, 1);
  if (denies === undefined) return lets === false && holdsUp ? 'implicitDeny' : 'unknown';
  return lets === undefined ? 'unknown' : lets ? 'allow' : 'implicitDeny';
}

function explain(answer: Answer, state: LayerState, missing: readonly string[], { request }: Question): string {
  if (answer.because !== undefined) return answer.because;
  const at = answer.level === undefined ? '' : ` at ${answer.level}`;
  const sid = (place: Answer['denyBy']) => {
    const name = place?.statement.sid?.value;
    return name === undefined ? 'a statement' : `the statement "${name}"`;
  };
  switch (state) {
    case 'explicitDeny':
      return `${sid(answer.denyBy)}${at} denies "${request.action}"`;
    case 'allow':
      if (!answer.allowBy) return `no statement denies "${request.action}"`;
      return `${sid(answer.allowBy)} allows "${request.action}"`;
    case 'implicitDeny':
      return `no statement${at} allows "${request.action}"`;
    default:
      return `it hangs on ${enumerate(missing)}`;
  }
}

/** What would have to be known, of the layers that are open and of the resource, which could stand in for one of them. */
function missingOf(answers: readonly Answer[], held: readonly Truth[], question: Question): readonly string[] {
  const waits = answers.some(
    ({ denies, allows }, at) => held[at] === undefined && denies === false && allows.possible === 0,
  );
  const names = answers.flatMap((answer, at) =>
    held[at] === undefined || (waits && isOfResource(answer.layer)) ? answer.missing() : [],
  );
  const accounts = question.isCrossAccount === undefined && differs(answers, question) ? missingAccount(question) : [];
  return [...new Set([...names, ...accounts])];
}

/** Whether it matters that the caller and the resource are of two accounts. */
function differs(answers: readonly Answer[], question: Question): boolean {
  const inOne = holdUps(answers, question, false);
  const acrossTwo = holdUps(answers, question, true);
  return inOne.some((truth, at) => truth !== acrossTwo[at]);
}

function missingAccount({ callerAccount }: Question): readonly string[] {
  return [callerAccount === undefined ? 'the account of the caller' : 'the account of the resource'];
}
