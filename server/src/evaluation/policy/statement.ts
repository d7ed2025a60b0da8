import { both, type Truth } from '../../knowledge/iam/operators';
import { effectOf, type Statement } from '../../model/policy';
import { type ActionMatcher, matchesAction, toActionMatcher } from './action';
import { matchesTest, type TestMatcher, toTestMatcher } from './condition/test';
import { type Reaches, reachOf, wholly } from './principal';
import type { Question } from './question';
import { matchesResource, type ResourceMatcher, toResourceMatcher } from './resource';

/** One statement, made ready to be asked about any request. */
export interface StatementMatcher {
  readonly statement: Statement;
  /** Undefined where there is none, and the statement says nothing. */
  readonly effect: 'Allow' | 'Deny' | 'unknown' | undefined;
  readonly actions: ActionMatcher | undefined;
  readonly resources: ResourceMatcher | undefined;
  readonly tests: readonly TestMatcher[];
}

/** `variables` says whether the version of the policy knows policy variables, `hidden` whether the effect is unreadable. */
export function toStatementMatcher(statement: Statement, variables: boolean, hidden: boolean): StatementMatcher {
  return {
    statement,
    effect: hidden ? 'unknown' : effectOf(statement),
    actions: toActionMatcher(statement),
    resources: toResourceMatcher(statement, variables),
    tests: statement.conditions?.tests.map((test) => toTestMatcher(test, variables)) ?? [],
  };
}

/**
 * Policies of resources name principals, and those of a few services no resources. All others are about whoever they
 * are attached to.
 */
export type Side = 'principal' | 'resource';

/** How far the statement reaches for the request: nowhere if it is not about it. */
export function reachOfStatement(matcher: StatementMatcher, question: Question, side: Side): Reaches {
  const isAction = matchesAction(matcher.actions, question);
  if (isAction === false) return nowhere;
  const isAbout = both(isAction, asksResource(matcher, question, side));
  if (isAbout === false) return nowhere;
  const reaches = side === 'resource' ? reachOf(matcher.statement, question) : wholly;
  if (reaches.possible === 0) return nowhere;
  const truth = both(isAbout, matchesConditions(matcher, question));
  if (truth === false) return nowhere;
  return truth ? reaches : { certain: 0, possible: reaches.possible };
}

const nowhere: Reaches = { certain: 0, possible: 0 };

/** Whether the statement speaks of the resource; one of a resource's own policy may leave it out. */
export function asksResource({ resources }: StatementMatcher, question: Question, side: Side): Truth {
  return resources ? matchesResource(resources, question) : side === 'resource';
}

function matchesConditions({ statement, tests }: StatementMatcher, question: Question): Truth {
  let truth: Truth = (statement.conditions?.unknown.length ?? 0) > 0 ? undefined : true;
  for (const test of tests) {
    truth = both(truth, matchesTest(test, question));
    if (truth === false) break;
  }
  return truth;
}
