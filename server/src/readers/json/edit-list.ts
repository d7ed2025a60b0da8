import type { JsonSource } from '../../syntax/json';
import { type Draft, type Entry, entriesOf, newEntry, newLeaf, newList } from './draft';
import { findString } from './values';

/** The text of a string that is new or as it was; undefined for anything else. */
export function textOf(draft: Draft): string | undefined {
  if (draft.string !== undefined) return draft.string;
  const string = draft.node && findString(draft.node);
  return string?.value;
}

/** Adds strings to the list that is the value of an entry, which becomes a list if it is a single string. */
export function joinStrings(
  source: JsonSource,
  container: Draft,
  entry: Entry,
  strings: readonly string[],
  same: (a: string, b: string) => boolean,
): void {
  const there = entry.value.kind === 'array' ? entriesOf(source, entry.value).map(({ value }) => value) : [entry.value];
  const missing = strings.filter((string) => !there.some((value) => same(textOf(value) ?? '', string)));
  if (missing.length === 0) return;
  if (entry.value.kind === 'array') {
    entriesOf(source, entry.value).push(...missing.map((string) => newEntry(newLeaf(string))));
    entry.value.touched = true;
  } else {
    entry.value = newList([entry.value, ...missing.map(newLeaf)]);
    container.touched = true;
  }
}

/** Puts strings in the place of the value of an entry, keeping what stays. */
export function putStrings(source: JsonSource, container: Draft, entry: Entry, strings: readonly string[]): void {
  const [only] = strings;
  const { value } = entry;
  if (value.kind === 'array') {
    putIntoList(source, value, strings);
  } else if (only !== undefined && strings.length === 1 && value.kind === 'leaf') {
    value.string = only;
  } else {
    entry.value = stringsDraft(strings);
    container.touched = true;
  }
}

/** A single string as such, several as a list. */
export function stringsDraft(strings: readonly string[]): Draft {
  const [only] = strings;
  return only !== undefined && strings.length === 1 ? newLeaf(only) : newList(strings.map(newLeaf));
}

function putIntoList(source: JsonSource, list: Draft, strings: readonly string[]): void {
  const entries = entriesOf(source, list);
  if (entries.length === strings.length && entries.every(({ value }) => value.kind === 'leaf')) {
    for (const [index, string] of strings.entries()) {
      const value = entries[index]?.value;
      if (value && textOf(value) !== string) value.string = string;
    }
    return;
  }
  const kept = entries.filter(({ value }) => strings.includes(textOf(value) ?? ''));
  const there = kept.map(({ value }) => textOf(value));
  const added = strings.filter((string) => !there.includes(string));
  list.entries = [...kept, ...added.map((string) => newEntry(newLeaf(string)))];
  list.touched = true;
}

/** Takes an entry out of its container. */
export function removeEntry(source: JsonSource, container: Draft, entry: Entry): void {
  container.entries = entriesOf(source, container).filter((each) => each !== entry);
  container.touched = true;
}

/** The first member with that key, in any case if so asked. */
export function findEntry(source: JsonSource, object: Draft, key: string, anyCase = false): Entry | undefined {
  if (object.kind !== 'object') return undefined;
  const wanted = anyCase ? key.toLowerCase() : key;
  return entriesOf(source, object).find((entry) => (anyCase ? entry.key?.toLowerCase() : entry.key) === wanted);
}

/** Adds a member behind the others. */
export function addMember(source: JsonSource, object: Draft, key: string, value: Draft): void {
  entriesOf(source, object).push(newEntry(value, key));
  object.touched = true;
}
