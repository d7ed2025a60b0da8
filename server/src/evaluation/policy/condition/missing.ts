import type { Operator } from '../../../knowledge/iam/operators';
import { findKey } from '../key';
import type { Question } from '../question';
import { missingVariables } from '../wanted';
import type { TestMatcher } from './test';

/** What would have to be known to tell whether the request meets the test, where that is not known. */
export function missingOfTest(
  { test, operator, key, comparison, otherType }: TestMatcher,
  question: Question,
): readonly string[] {
  const { value: written } = test.key;
  if (isUndefined(operator)) return [`what "${test.operator.value}" means`];
  const found = findKey(question, key);
  if (found === undefined) return [written];
  if (found === 'absent' && operator.set === 'any' && operator.ifExists) {
    return [`what ${test.operator.value} says to a missing ${written}`];
  }
  if (otherType) return [`what ${test.operator.value} makes of ${written}`];
  const variables = comparison?.variables.flatMap((wanted) => missingVariables(wanted, question)) ?? [];
  return variables.length > 0 ? variables : [`what ${written} is compared with`];
}

/** What is no operator, or `Null` with what it does not take. */
function isUndefined({ family, set, ifExists }: Operator): boolean {
  return family === undefined || (family === 'null' && (set !== undefined || ifExists));
}
