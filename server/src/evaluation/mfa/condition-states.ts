import { both, type Operator, type TestShape, type Truth, toNumber } from '../../knowledge/iam/operators';
import { type MfaKey, readMfaKey } from '../../knowledge/mfa/keys';
import {
  agesAround,
  noStates,
  type StateMatch,
  type StateSet,
  state,
  withMfa,
} from '../../knowledge/mfa/session-states';
import { matchesTest, toTestMatcher } from '../policy/condition/test';
import { type Question, toQuestion } from '../policy/question';
import { anybodyWith, type MfaValues, mfaOfAge, mfaValues } from './requests';

/** One test on an MFA key and what it matches on its own. */
export interface MfaTest<Test extends TestShape = TestShape> {
  readonly test: Test;
  readonly key: MfaKey;
  readonly operator: Operator;
  readonly matches: StateMatch;
  /** For a numeric test of the age: its limits in seconds. */
  readonly limits: readonly number[];
}

/** What the MFA part of one condition block matches. */
export interface ConditionStates<Test extends TestShape = TestShape> {
  readonly matches: StateMatch;
  readonly tests: readonly MfaTest<Test>[];
  /** True if only ages between two limits match, which neither `fresh` nor `stale` shows. */
  readonly window: boolean;
  /** The age in seconds that divides fresh from stale: the smallest limit of the block. */
  readonly limit?: number;
  /** False if a value or a part of the block could not be read or is a variable. */
  readonly known: boolean;
  /** True if a key is a near miss of an MFA key, so that it is missing from every request. */
  readonly misspelled: boolean;
}

/**
 * The states that a condition block matches. Tests on other keys are left free: they narrow the requests further but
 * say nothing about MFA. Undefined if no test is about MFA.
 *
 * With several limits on the age, `fresh` is an age below all of them and `stale` one above all of them.
 * `incomplete` says that a part of the block could not be read, so that nothing is certain to match.
 */
export function conditionStates<Test extends TestShape>(
  tests: readonly Test[],
  incomplete = false,
): ConditionStates<Test> | undefined {
  const about = tests.flatMap((test) => {
    const key = readMfaKey(test.key.value);
    if (!key) return [];
    const matcher = toTestMatcher(test, true);
    return [{ test, key, matcher, operator: matcher.operator }];
  });
  if (about.length === 0) return undefined;

  const limits = about.flatMap(ageLimits);
  const ages = agesAround(limits);
  const missing = about.flatMap(({ test, key }) => (key.meant === undefined ? [] : test.key.value));
  const ask = (mfa: MfaValues) => toQuestion(anybodyWith(mfa, missing));
  const inStates = Object.values(state).map((one) => [one, ask(mfaValues(one, ages))] as const);
  const matchAll = (question: Question) =>
    about.reduce<Truth>(
      (truth, { matcher }) => both(truth, matchesTest(matcher, question)),
      incomplete ? undefined : true,
    );
  const matches = statesOf(matchAll, inStates);
  const smallest = Math.min(...limits);
  return {
    matches,
    tests: about.map(({ matcher, ...one }) => ({
      ...one,
      matches: statesOf((question) => matchesTest(matcher, question), inStates),
      limits: ageLimits(one),
    })),
    window:
      ((matches.yes | matches.maybe) & withMfa) === 0 &&
      ages.between.some((age) => matchAll(ask(mfaOfAge(age))) !== false),
    ...(Number.isFinite(smallest) && { limit: smallest }),
    known: !incomplete && about.every(isKnown),
    misspelled: about.some(({ key }) => key.meant !== undefined),
  };
}

/** The states whose request matches, and those of which it is not known. */
function statesOf(
  match: (question: Question) => Truth,
  inStates: readonly (readonly [StateSet, Question])[],
): StateMatch {
  let [yes, maybe] = [noStates, noStates];
  for (const [one, question] of inStates) {
    const truth = match(question);
    if (truth) yes |= one;
    else if (truth === undefined) maybe |= one;
  }
  return { yes, maybe };
}

type AboutMfa = Pick<MfaTest, 'test' | 'key' | 'operator'>;

function ageLimits({ test, key, operator }: AboutMfa): readonly number[] {
  if (key.tests !== 'age' || key.meant || operator.family !== 'numeric') return [];
  return test.values.flatMap(({ value }) => toNumber(value) ?? []);
}

function isKnown({ test }: Pick<AboutMfa, 'test'>): boolean {
  return test.unknown.length === 0 && !test.values.some(({ value }) => value.includes('${'));
}
