import type { Truth } from '../../knowledge/iam/operators';
import { hasWildcard, matchesPattern } from '../../knowledge/iam/pattern';
import { findCovering, type IndexedPattern, indexPatterns, type PatternIndex } from '../../knowledge/iam/pattern-index';
import type { Statement, Words } from '../../model/policy';
import type { Located } from '../../text/span';
import type { Question } from './question';

/** The actions of a statement, made ready to be asked about any of them. */
export interface ActionMatcher {
  readonly isExcept: boolean;
  readonly words: Words;
  readonly exact: ReadonlyMap<string, Located<string>>;
  readonly patterns: PatternIndex<Located<string>>;
}

/** Undefined for a statement that names no actions. */
export function toActionMatcher({ actions, notActions }: Statement): ActionMatcher | undefined {
  const words = actions ?? notActions;
  if (!words) return undefined;
  const exact = new Map<string, Located<string>>();
  const patterns: IndexedPattern<Located<string>>[] = [];
  for (const item of words.items) {
    const pattern = item.value.toLowerCase();
    if (!hasWildcard(pattern)) exact.set(pattern, item);
    else if (isActionPattern(pattern)) patterns.push({ pattern, value: item });
  }
  return { isExcept: actions === undefined, words, exact, patterns: indexPatterns(patterns) };
}

/** Wildcards have no meaning in the name of the service, but for the bare star. */
function isActionPattern(pattern: string): boolean {
  return /^\*+$/.test(pattern) || pattern.startsWith('*:') || !hasWildcard(pattern.slice(0, pattern.indexOf(':') + 1));
}

/** Whether the statement speaks of the action. */
export function matchesAction(matcher: ActionMatcher | undefined, { action }: Question): Truth {
  if (!matcher) return false;
  if (findAction(matcher, action)) return !matcher.isExcept;
  return matcher.words.unknown.length > 0 ? undefined : matcher.isExcept;
}

/** The first entry found that covers the action. */
export function findAction({ exact, patterns }: ActionMatcher, action: string): Located<string> | undefined {
  const found = exact.get(action);
  if (found) return found;
  for (const { pattern, value } of findCovering(patterns, action)) {
    if (matchesPattern(pattern, action)) return value;
  }
  return undefined;
}
