import { either, type Truth } from '../../knowledge/iam/operators';
import type { LayerName, Level, PolicySet } from '../../model/decision';
import { missingOfVerdict } from './missing';
import { askPolicies, type Place, reachesTo, type Verdict } from './policy-set';
import type { Reaches } from './principal';
import type { Question } from './question';
import type { Side } from './statement';

/** What one layer answers, before it is known whether that holds the request up. */
export interface Answer {
  readonly layer: LayerName;
  /** Why the layer has no say, or no policy, as a sentence without a full stop. */
  readonly because?: string;
  /** False if the layer has no say. */
  readonly applies: boolean;
  readonly denies: Truth;
  readonly allows: Reaches;
  readonly denyBy?: Place;
  readonly allowBy?: Place;
  readonly level?: string;
  missing(): readonly string[];
}

const nothing = () => [];
const all: Reaches = { certain: 3, possible: 3 };
const none: Reaches = { certain: 0, possible: 0 };

/** A layer that has no say. */
export function noSay(layer: LayerName, because: string): Answer {
  return { layer, because, applies: false, denies: false, allows: all, missing: nothing };
}

/** A layer that would have to allow but has no policy to do so. */
export function noPolicy(layer: LayerName, because: string): Answer {
  return { layer, because, applies: true, denies: false, allows: none, missing: nothing };
}

/** A layer of which nothing is known. */
export function notKnown(layer: LayerName, missing: string): Answer {
  return { layer, applies: true, denies: undefined, allows: { certain: 0, possible: 3 }, missing: () => [missing] };
}

/** What the policies of a layer answer. `more` names the policies that may be missing. */
export function answerOf(layer: LayerName, set: PolicySet, question: Question, side: Side, more: string): Answer {
  const verdict = askPolicies(set, question, side);
  const { denies, allows, denyBy, allowBy } = verdict;
  return {
    layer,
    applies: true,
    denies,
    allows,
    ...(denyBy && { denyBy }),
    ...(allowBy && { allowBy }),
    missing: () => missingOfVerdict(verdict, question, side, more),
  };
}

/** The answer of a layer of which it is not known whether it has a say. */
export function perhaps(answer: Answer, missing: string): Answer {
  return {
    ...answer,
    denies: answer.denies === false ? false : undefined,
    allows: { certain: answer.allows.certain, possible: 3 },
    missing: () => [...answer.missing(), missing],
  };
}

/**
 * The answer of service control policies: each level has to allow, none may deny.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export function answerOfLevels(layer: LayerName, levels: readonly Level[], question: Question, side: Side): Answer {
  const answers = levels.map((level) => ({
    ...answerOf(layer, level, question, side, `the other policies of ${level.name}`),
    level: level.name,
  }));
  const lacking = answers.find(({ allows }) => allows.certain === 0);
  const surelyLacking = answers.find(({ allows }) => allows.possible === 0);
  const decides =
    answers.find(({ denies }) => denies) ??
    surelyLacking ??
    answers.find(({ denies }) => denies === undefined) ??
    lacking ??
    answers.at(-1);
  return {
    layer,
    applies: true,
    denies: answers.reduce<Truth>((truth, { denies }) => either(truth, denies), false),
    allows: surelyLacking ? none : { certain: lacking ? 0 : 3, possible: 3 },
    ...(decides?.denyBy && { denyBy: decides.denyBy }),
    ...(decides?.allowBy && { allowBy: decides.allowBy }),
    ...(decides && !lets(decides) && { level: decides.level }),
    missing: () => [...new Set(answers.flatMap((answer) => (lets(answer) ? [] : answer.missing())))],
  };
}

function lets({ denies, allows }: Pick<Verdict, 'denies' | 'allows'>): boolean {
  return denies === false && reachesTo(allows, 1) === true;
}
