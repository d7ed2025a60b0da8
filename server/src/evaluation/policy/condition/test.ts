import { otherTypeThan } from '../../../knowledge/iam/key-types';
import {
  both,
  either,
  matchesMissingKey,
  not,
  nullAsks,
  type Operator,
  type OperatorFamily,
  parseOperator,
  type TestShape,
  type Truth,
} from '../../../knowledge/iam/operators';
import type { ConditionTest } from '../../../model/policy';
import type { ContextValue } from '../../../model/request';
import { findKey } from '../key';
import type { Question } from '../question';
import type { Comparison } from './comparison';
import { comparisons } from './families';

/** One condition test, made ready to be asked about any request. */
export interface TestMatcher<Test extends TestShape = ConditionTest> {
  readonly test: Test;
  readonly operator: Operator;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly string[];
  /** Undefined for `Null` and for what is no operator. */
  readonly comparison: Comparison | undefined;
  /** The type of the key, where the operator is for another one and nobody says what comes of it. */
  readonly otherType: OperatorFamily | undefined;
}

/** `variables` says whether the version of the policy knows policy variables. */
export function toTestMatcher<Test extends TestShape>(test: Test, variables: boolean): TestMatcher<Test> {
  const operator = parseOperator(test.operator.value);
  const { family } = operator;
  const key = test.key.value.toLowerCase();
  return {
    test,
    operator,
    key,
    values: test.values.map(({ value }) => value),
    comparison: family && family !== 'null' ? comparisons[family](operator, test, variables) : undefined,
    otherType: otherTypeThan(family, key),
  };
}

/**
 * Whether the request meets the test.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html and, for keys
 * with several values, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
 */
export function matchesTest(matcher: TestMatcher<TestShape>, question: Question): Truth {
  const { operator, key, values, test } = matcher;
  const found = findKey(question, key);
  if (operator.family === 'null') return test.unknown.length > 0 ? undefined : matchesNull(operator, values, found);
  if (!matcher.comparison || found === undefined) return undefined;
  if (found === 'absent') return matchesMissingKey(operator, values);
  return matchesValues(matcher, matcher.comparison, found, question);
}

function matchesNull(operator: Operator, values: readonly string[], found: ContextValue | 'absent' | undefined): Truth {
  const ifAbsent = nullAsks(operator, values, 'true');
  const ifPresent = nullAsks(operator, values, 'false');
  if (found === undefined) return ifAbsent === ifPresent ? ifAbsent : undefined;
  return found === 'absent' || isNullSet(found) ? ifAbsent : ifPresent;
}

function matchesValues(
  matcher: TestMatcher<TestShape>,
  comparison: Comparison,
  found: ContextValue,
  question: Question,
): Truth {
  const { set } = matcher.operator;
  // Of a key that holds several values by its nature, one value is not to be compared on its own.
  if (!set) return found.isList ? false : matchesValue(matcher, comparison, found.values[0] ?? '', question);
  if (isNullSet(found)) return set === 'all';
  return found.values.reduce<Truth>(
    (truth, value) => (set === 'all' ? both : either)(truth, matchesValue(matcher, comparison, value, question)),
    set === 'all',
  );
}

function matchesValue(
  { operator, test, otherType }: TestMatcher<TestShape>,
  { takes, agrees }: Comparison,
  found: string,
  question: Question,
): Truth {
  if (otherType) return otherType === 'bool' ? compareAsText(operator, agrees(found, question)) : undefined;
  if (takes && !takes(found)) return false;
  const truth = agrees(found, question);
  const known = test.unknown.length > 0 ? either(truth, undefined) : truth;
  return operator.negated ? not(known) : known;
}

/** No values, or none but empty ones, count as a key with nothing in it. */
export function isNullSet({ values, isList }: ContextValue): boolean {
  return isList && values.every((value) => value === '');
}

/** That a text is another one than the wanted is certain, also where its type is not the one of the operator. */
function compareAsText({ family, negated }: Operator, agrees: Truth): Truth {
  return family === 'string' && !negated ? both(agrees, undefined) : undefined;
}
