import { coversPattern } from '../knowledge/iam/pattern';
import {
  findCovering,
  findOverlapping,
  type IndexedPattern,
  indexPatterns,
  type PatternIndex,
} from '../knowledge/iam/pattern-index';
import type { Statement, Words } from '../model/policy';

/** Values that belong to statements, by the actions and then the resources of their statements. */
export type StatementIndex<T> = PatternIndex<PatternIndex<T>>;

/** A value and the statement that it belongs to. */
export interface OfStatement {
  readonly statement: Statement;
}

/**
 * Indexes values by their statements, so that looking for one that has to do with a statement does not try them all.
 * Of up to `few` patterns all are tried.
 */
export function indexStatements<T extends OfStatement>(values: Iterable<T>, few?: number): StatementIndex<T> {
  const byAction = new Map<string, IndexedPattern<T>[]>();
  for (const value of values) {
    const resources = patternsOf(value.statement.resources).map((pattern) => ({ pattern, value }));
    for (const action of new Set(patternsOf(value.statement.actions))) {
      const lower = action.toLowerCase();
      const known = byAction.get(lower);
      if (known) known.push(...resources);
      else byAction.set(lower, [...resources]);
    }
  }
  const actions = [...byAction].map(([pattern, resources]) => ({ pattern, value: indexPatterns(resources, few) }));
  return indexPatterns(actions, few);
}

/** The values whose statements may cover the action on all resources of the statement: every one that does is among them. */
export function* findCoveringAction<T>(
  index: StatementIndex<T>,
  action: string,
  { resources }: Statement,
): Iterable<T> {
  const resource = resources?.items[0]?.value ?? '*';
  const lower = action.toLowerCase();
  for (const { pattern, value } of findCovering(index, lower)) {
    if (!coversPattern(pattern, lower)) continue;
    for (const found of findCovering(value, resource)) yield found.value;
  }
}

/** The values whose statements may cover all that the statement is about. */
export function findCoveringStatement<T>(index: StatementIndex<T>, statement: Statement): Iterable<T> {
  return findCoveringAction(index, statement.actions?.items[0]?.value ?? '*', statement);
}

/** The values whose statements may share an action and a resource with the statement, some of them more than once. */
export function* findSharing<T>(index: StatementIndex<T>, statement: Statement): Iterable<T> {
  const resources = patternsOf(statement.resources);
  for (const action of patternsOf(statement.actions)) {
    for (const { value } of findOverlapping(index, action.toLowerCase())) {
      for (const resource of resources) for (const found of findOverlapping(value, resource)) yield found.value;
    }
  }
}

/** A list that is missing, or that names exceptions, stands for everything. */
function patternsOf(words: Words | undefined): readonly string[] {
  return words ? words.items.map(({ value }) => value) : ['*'];
}
