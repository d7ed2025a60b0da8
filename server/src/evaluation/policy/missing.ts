import { matchesAction } from './action';
import { missingOfTest } from './condition/missing';
import { matchesTest } from './condition/test';
import type { Verdict } from './policy-set';
import { reachOf } from './principal';
import type { Question } from './question';
import { matchesOneResource, type ResourceMatcher } from './resource';
import { asksResource, type Side, type StatementMatcher } from './statement';
import { missingVariables } from './wanted';

/**
 * What would have to be known of a request and of policies to tell what they say, without repetition. An Allow that
 * reaches no further than one that is certain is left aside.
 */
export function missingOfVerdict(
  { open, isCut, allows }: Verdict,
  question: Question,
  side: Side,
  more: string,
): readonly string[] {
  const names = open
    .filter(({ matcher, possible }) => matcher.effect !== 'Allow' || possible > allows.certain)
    .flatMap(({ matcher }) => missingOfStatement(matcher, question, side));
  return unique(isCut ? [...names, more] : names);
}

/** What would have to be known to tell whether a statement is about the request. */
export function missingOfStatement(matcher: StatementMatcher, question: Question, side: Side): readonly string[] {
  const { statement, actions, resources, tests, effect } = matcher;
  const names: string[] = [];
  if (effect === 'unknown') names.push('the effect of a statement');
  if (side === 'resource') {
    const { certain, possible } = reachOf(statement, question);
    if (certain < possible) names.push(missingOfPrincipal(matcher, question));
  }
  if (matchesAction(actions, question) === undefined) names.push('the actions of a statement');
  if (resources && asksResource(matcher, question, side) === undefined) {
    names.push(...missingOfResource(resources, question));
  }
  for (const test of tests) {
    if (matchesTest(test, question) === undefined) names.push(...missingOfTest(test, question));
  }
  if ((statement.conditions?.unknown.length ?? 0) > 0) names.push('the condition of a statement');
  return unique(names);
}

/** What would have to be known to tell whether the resources cover the one that is asked for. */
export function missingOfResource({ patterns }: ResourceMatcher, question: Question): readonly string[] {
  const open = patterns.filter((wanted) => matchesOneResource(wanted, question) === undefined);
  const variables = open.flatMap((wanted) => missingVariables(wanted, question));
  return variables.length > 0 ? unique(variables) : ['the resources of a statement'];
}

/** What would have to be known to tell whether the principals are those who ask. */
export function missingOfPrincipal({ statement }: StatementMatcher, question: Question): string {
  const { principals, notPrincipals } = statement;
  if ([principals, notPrincipals].some((named) => named && named.unknown.length > 0))
    return 'the principals of a statement';
  if (question.callerAccount === undefined) return 'the account of the caller';
  if (principals?.items.some(({ type }) => type === 'CanonicalUser')) return 'the canonical user ID of the caller';
  return 'whether AWS looks at the account before the principals that NotPrincipal names';
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
