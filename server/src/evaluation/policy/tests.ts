import { both, type Truth } from '../../knowledge/iam/operators';
import type { ConditionTest, Policy } from '../../model/policy';
import type { AccessRequest } from '../../model/request';
import { knowsVariables } from './compiled';
import { matchesTest, toTestMatcher } from './condition/test';
import { toQuestion } from './question';

/** Makes the condition tests of a policy ready to be asked, apart from their statement, whether a request meets them all. */
export function testsOfPolicy(policy: Policy, tests: readonly ConditionTest[]): (request: AccessRequest) => Truth {
  const matchers = tests.map((test) => toTestMatcher(test, knowsVariables(policy)));
  return (request) => {
    const question = toQuestion(request);
    return matchers.reduce<Truth>((truth, matcher) => both(truth, matchesTest(matcher, question)), true);
  };
}
