/**
 * Patterns by what they begin with, so that the few that can have to do with a text are found without trying them all.
 * A policy variable counts as a wildcard. Where there are few patterns, all of them are tried, which takes less time.
 */
export type PatternIndex<T> = { readonly all: readonly IndexedPattern<T>[] } | Beginnings<T>;

interface Beginnings<T> {
  readonly byBeginning: ReadonlyMap<string, readonly IndexedPattern<T>[]>;
  readonly beginnings: readonly string[];
  readonly lengths: readonly number[];
}

export interface IndexedPattern<T> {
  readonly pattern: string;
  readonly value: T;
}

/** Indexes the patterns, each with what it stands for. */
export function indexPatterns<T>(patterns: readonly IndexedPattern<T>[], few = 32): PatternIndex<T> {
  if (patterns.length <= few) return { all: patterns };
  const byBeginning = new Map<string, IndexedPattern<T>[]>();
  for (const one of patterns) {
    const beginning = beginningOf(one.pattern);
    const known = byBeginning.get(beginning);
    if (known) known.push(one);
    else byBeginning.set(beginning, [one]);
  }
  const beginnings = [...byBeginning.keys()].sort();
  const lengths = [...new Set(beginnings.map(({ length }) => length))].sort((a, b) => a - b);
  return { byBeginning, beginnings, lengths };
}

/** The patterns that may cover the text: every one that does is among them. */
export function findCovering<T>(index: PatternIndex<T>, text: string): Iterable<IndexedPattern<T>> {
  return 'all' in index ? index.all : findBeginnings(index, text);
}

function* findBeginnings<T>(index: Beginnings<T>, text: string): Iterable<IndexedPattern<T>> {
  const beginning = beginningOf(text);
  for (const length of index.lengths) {
    if (length > beginning.length) return;
    yield* index.byBeginning.get(beginning.slice(0, length)) ?? [];
  }
}

/** The patterns that may have a text in common with this one: every one that does is among them. */
export function findOverlapping<T>(index: PatternIndex<T>, text: string): Iterable<IndexedPattern<T>> {
  return 'all' in index ? index.all : findRelatives(index, text);
}

function* findRelatives<T>(index: Beginnings<T>, text: string): Iterable<IndexedPattern<T>> {
  yield* findBeginnings(index, text);
  const beginning = beginningOf(text);
  if (beginning.length === text.length) return;
  for (let at = firstFrom(index.beginnings, beginning); at < index.beginnings.length; at++) {
    const other = index.beginnings[at] ?? '';
    if (!other.startsWith(beginning)) return;
    if (other.length > beginning.length) yield* index.byBeginning.get(other) ?? [];
  }
}

/** What stands before the first wildcard or variable. */
function beginningOf(pattern: string): string {
  const end = pattern.search(/[*?]|\$\{/);
  return end < 0 ? pattern : pattern.slice(0, end);
}

/** The place of the first of the sorted words that is not less than this one. */
function firstFrom(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
