import {
  both,
  matchesMissingKey,
  nullAsks,
  type Operator,
  parseOperator,
  type Truth,
  toNumber,
} from '../iam/operators';
import { matchesPattern } from '../iam/pattern';
import { type MfaKey, readMfaKey } from './keys';

/**
 * The states of a request, as far as MFA goes.
 *
 * | state | `aws:MultiFactorAuthPresent` | `aws:MultiFactorAuthAge` | who |
 * | --- | --- | --- | --- |
 * | absent | not there | not there | long-term keys, unsigned requests, AWS services |
 * | false | `false` | not there | temporary credentials without MFA |
 * | fresh | `true` | within the limit | temporary credentials with MFA |
 * | stale | `true` | over the limit | the same, with MFA too long ago |
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const state = { absent: 1, false: 2, fresh: 4, stale: 8 } as const;

/** States added up: `state.absent | state.false`. */
export type StateSet = number;
export const noStates: StateSet = 0;
export const withoutMfa: StateSet = state.absent | state.false;
export const withMfa: StateSet = state.fresh | state.stale;
export const allStates: StateSet = withoutMfa | withMfa;

/** The states that match for certain, and those of which it is not known. The two share no state. */
export interface StateMatch {
  readonly yes: StateSet;
  readonly maybe: StateSet;
}

/** A condition test as far as it matters here; the tests of the policy model have this shape. */
export interface TestShape {
  readonly operator: { readonly value: string };
  readonly key: { readonly value: string };
  readonly values: readonly { readonly value: string }[];
  /** Values that could not be read. */
  readonly unknown: readonly unknown[];
}

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
    return key ? [{ test, key, operator: parseOperator(test.operator.value) }] : [];
  });
  if (about.length === 0) return undefined;

  const limits = about.flatMap(ageLimits);
  const ages = agesAround(limits);
  const matchAll = (request: Request) =>
    about.reduce<Truth>((truth, one) => both(truth, matchTest(one, request)), incomplete ? undefined : true);
  const matches = statesOf(matchAll, ages);
  const smallest = Math.min(...limits);
  return {
    matches,
    tests: about.map((one) => ({
      ...one,
      matches: statesOf((request) => matchTest(one, request), ages),
      limits: ageLimits(one),
    })),
    window:
      ((matches.yes | matches.maybe) & withMfa) === 0 &&
      ages.between.some((age) => matchAll({ presence: 'true', age }) !== false),
    ...(Number.isFinite(smallest) && { limit: smallest }),
    known: !incomplete && about.every(isKnown),
    misspelled: about.some(({ key }) => key.meant !== undefined),
  };
}

/** The values of the two keys in a request. */
interface Request {
  readonly presence: 'true' | 'false' | undefined;
  readonly age: number | undefined;
}

interface Ages {
  readonly fresh: number;
  readonly stale: number;
  readonly between: readonly number[];
}

type AboutMfa = Pick<MfaTest, 'test' | 'key' | 'operator'>;

function statesOf(match: (request: Request) => Truth, ages: Ages): StateMatch {
  const truths: readonly (readonly [StateSet, Truth])[] = [
    [state.absent, match({ presence: undefined, age: undefined })],
    [state.false, match({ presence: 'false', age: undefined })],
    [state.fresh, match({ presence: 'true', age: ages.fresh })],
    [state.stale, match({ presence: 'true', age: ages.stale })],
  ];
  const sum = (wanted: Truth) => truths.reduce((set, [one, truth]) => (truth === wanted ? set | one : set), noStates);
  return { yes: sum(true), maybe: sum(undefined) };
}

function ageLimits({ test, key, operator }: AboutMfa): readonly number[] {
  if (key.tests !== 'age' || key.meant || operator.family !== 'numeric') return [];
  return test.values.flatMap(({ value }) => toNumber(value) ?? []);
}

/** One age for each range that the limits cut out. Ages are never negative. */
function agesAround(limits: readonly number[]): Ages {
  const above = [...new Set(limits)].filter((limit) => limit > 0).sort((a, b) => a - b);
  const smallest = above[0];
  const largest = above.at(-1);
  if (smallest === undefined || largest === undefined) return { fresh: 1, stale: 1, between: [] };
  const between = above.flatMap((limit, at) => [limit, (limit + (above[at + 1] ?? limit)) / 2]);
  return { fresh: smallest / 2, stale: largest + 1, between };
}

function matchTest({ test, key, operator }: AboutMfa, request: Request): Truth {
  const values = test.values.map(({ value }) => value);
  const found = key.meant ? undefined : key.tests === 'presence' ? request.presence : request.age;
  if (found === undefined) {
    return operator.family === 'null' && test.unknown.length > 0 ? undefined : matchesMissingKey(operator, values);
  }
  if (operator.family === 'null') return test.unknown.length > 0 ? undefined : nullAsks(operator, values, 'false');
  const truth = typeof found === 'number' ? matchAge(operator, values, found) : matchPresence(operator, values, found);
  return isKnown({ test }) || (truth === true && !operator.negated) ? truth : undefined;
}

function isKnown({ test }: Pick<AboutMfa, 'test'>): boolean {
  return test.unknown.length === 0 && !test.values.some(({ value }) => value.includes('${'));
}

function matchPresence(operator: Operator, values: readonly string[], found: 'true' | 'false'): Truth {
  const lower = values.map((value) => value.toLowerCase());
  if (operator.family === 'bool') {
    if (lower.includes(found)) return true;
    return lower.every((value) => value === 'true' || value === 'false') ? false : undefined;
  }
  // Whether a string operator ever matches a boolean key is not documented; that it misses another text is certain.
  if (operator.family !== 'string' || operator.negated) return undefined;
  return lower.some((value) => matchesPattern(value, found)) ? undefined : false;
}

function matchAge(operator: Operator, values: readonly string[], age: number): Truth {
  if (operator.family !== 'numeric') return undefined;
  const limits = values.flatMap((value) => toNumber(value) ?? []);
  if (limits.length < values.length) return undefined;
  switch (operator.name) {
    case 'NumericEquals':
      return limits.includes(age);
    case 'NumericNotEquals':
      return !limits.includes(age);
    case 'NumericLessThan':
      return limits.some((limit) => age < limit);
    case 'NumericLessThanEquals':
      return limits.some((limit) => age <= limit);
    case 'NumericGreaterThan':
      return limits.some((limit) => age > limit);
    default:
      return limits.some((limit) => age >= limit);
  }
}
