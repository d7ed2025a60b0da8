import { relateArns } from '../knowledge/iam/arn';
import { coversPattern, patternsOverlap, variablesAsWildcards } from '../knowledge/iam/pattern';
import { findCovering, findOverlapping, indexPatterns, type PatternIndex } from '../knowledge/iam/pattern-index';
import type { ConditionTest, Principal, Principals, Statement, Words } from '../model/policy';

/** True if the statement speaks of the action: it is listed, or not among the exceptions of a `NotAction`. */
export function appliesToAction(statement: Statement, action: string): boolean {
  if (statement.actions) return isCovered(action, statement.actions, ofActions);
  if (statement.notActions) return !isCovered(action, statement.notActions, ofActions);
  return false;
}

/** True if the statement lists an action that the pattern stands for, or a pattern that has an action in common with it. */
export function listsPartOf({ actions }: Statement, action: string): boolean {
  return actions !== undefined && overlapsItem(action, actions, ofActions);
}

/** True if the statement may speak of a resource that the pattern stands for. Trust policies have no resources. */
export function mayApplyToResource(statement: Statement, resource: string): boolean {
  const { resources, notResources } = statement;
  if (resources) {
    return (
      resources.unknown.length > 0 || resources.items.some(({ value }) => relates(patternsOverlap, value, resource))
    );
  }
  return !notResources?.items.some(({ value }) => relates(coversPattern, value, resource));
}

function relates(relation: Kind['covers'], written: string, resource: string): boolean {
  return relateArns(relation, variablesAsWildcards(written), resource);
}

/** True if the statement speaks of every resource. */
export function isAboutEverything(statement: Statement): boolean {
  if (statement.notResources) return false;
  return statement.resources?.items.some(({ value }) => /^\*+$/.test(value)) ?? true;
}

/** What is left out of account when two statements are compared. */
export interface Leave {
  /** Tests of the wider statement. */
  readonly tests: ReadonlySet<ConditionTest>;
  /** Actions in lower case that the wider statement need not cover. */
  readonly actions?: ReadonlySet<string>;
  /** Tells the principals that the wider statement need not cover. */
  readonly principals?: (principal: Principal) => boolean;
}

/**
 * True if every request that `narrow` is about is one that `wide` is about, but for what is left out of account.
 * Says false wherever it cannot be shown.
 */
export function coversStatement(wide: Statement, narrow: Statement, leave: Leave): boolean {
  return (
    coversActions(wide, narrow, leave.actions) &&
    coversResources(wide, narrow) &&
    coversPrincipals(wide, narrow, leave.principals) &&
    testsAreShared(wide, narrow, leave.tests)
  );
}

/** True if every action of `narrow`, but for those to leave, is one of `wide`. */
export function coversActions(wide: Statement, narrow: Statement, leave: ReadonlySet<string> = new Set()): boolean {
  const { actions, notActions } = wide;
  const left = notActions?.items.filter(({ value }) => !leave.has(value.toLowerCase()));
  const except =
    notActions && left && left.length < notActions.items.length ? { ...notActions, items: left } : notActions;
  return coversList(actions, except, narrow.actions, narrow.notActions, ofActions);
}

/** True if every resource of `narrow` is one of `wide`. An absent `Resource` means every resource. */
export function coversResources(wide: Statement, narrow: Statement): boolean {
  if (isAboutEverything(wide)) return true;
  return coversList(wide.resources, wide.notResources, narrow.resources, narrow.notResources, ofResources);
}

/** True if both statements may speak of a common action. */
export function mayShareAction(a: Statement, b: Statement): boolean {
  if (a.actions && b.actions) return shareItem(a.actions, b.actions, ofActions);
  if (a.actions && b.notActions) return !areCovered(a.actions, b.notActions, ofActions);
  if (b.actions && a.notActions) return !areCovered(b.actions, a.notActions, ofActions);
  return true;
}

/** True if both statements may speak of a common resource. */
export function mayShareResource(a: Statement, b: Statement): boolean {
  return !a.resources || !b.resources || shareItem(a.resources, b.resources, ofResources);
}

/** How the items of one kind of list are read and compared. */
interface Kind {
  readonly read: (item: string) => string;
  readonly covers: (wide: string, narrow: string) => boolean;
  readonly overlap: (a: string, b: string) => boolean;
}

const ofActions: Kind = { read: (item) => item.toLowerCase(), covers: coversPattern, overlap: patternsOverlap };
const ofResources: Kind = {
  read: (item) => item,
  covers: (wide, narrow) => coversPattern(wide, narrow) || coversPattern(wide, variablesAsWildcards(narrow)),
  overlap: (a, b) => patternsOverlap(variablesAsWildcards(a), variablesAsWildcards(b)),
};

function coversList(
  wide: Words | undefined,
  wideExcept: Words | undefined,
  narrow: Words | undefined,
  narrowExcept: Words | undefined,
  kind: Kind,
): boolean {
  if ((narrow?.unknown.length ?? 0) > 0) return false;
  if (wide) {
    if (narrow) return narrow.items.length > 0 && areCovered(narrow, wide, kind);
    return narrowExcept !== undefined && isCovered('*', wide, kind);
  }
  if (!wideExcept || wideExcept.unknown.length > 0) return false;
  if (narrow) return !shareItem(narrow, wideExcept, kind);
  return narrowExcept ? areCovered(wideExcept, narrowExcept, kind) : wideExcept.items.length === 0;
}

function areCovered(narrow: Words, wide: Words, kind: Kind): boolean {
  return narrow.items.every(({ value }) => isCovered(value, wide, kind));
}

function isCovered(item: string, wide: Words, kind: Kind): boolean {
  const text = kind.read(item);
  if (wide.items.length <= few) return wide.items.some(({ value }) => kind.covers(kind.read(value), text));
  for (const { pattern } of findCovering(indexOf(wide, kind), text)) {
    if (kind.covers(pattern, text)) return true;
  }
  return false;
}

function shareItem(a: Words, b: Words, kind: Kind): boolean {
  if (a.items.length > b.items.length) return shareItem(b, a, kind);
  return a.items.some(({ value }) => overlapsItem(value, b, kind));
}

function overlapsItem(item: string, list: Words, kind: Kind): boolean {
  const text = kind.read(item);
  if (list.items.length <= few) return list.items.some(({ value }) => kind.overlap(kind.read(value), text));
  for (const { pattern } of findOverlapping(indexOf(list, kind), text)) {
    if (kind.overlap(pattern, text)) return true;
  }
  return false;
}

/** Up to so many items, trying each is faster than an index. */
const few = 8;
const indexes = new WeakMap<Words, PatternIndex<undefined>>();

function indexOf(words: Words, kind: Kind): PatternIndex<undefined> {
  const known = indexes.get(words);
  if (known) return known;
  const index = indexPatterns(words.items.map(({ value }) => ({ pattern: kind.read(value), value: undefined })));
  indexes.set(words, index);
  return index;
}

function coversPrincipals(wide: Statement, narrow: Statement, leave: Leave['principals']): boolean {
  if (wide.notPrincipals) return false;
  if (!wide.principals || isEverybody(wide.principals)) return true;
  const named = new Set(wide.principals.items.map(({ type, value }) => `${type} ${value}`));
  const asked = narrow.principals;
  return (
    asked !== undefined &&
    asked.unknown.length === 0 &&
    asked.items.every((one) => named.has(`${one.type} ${one.value}`) || leave?.(one))
  );
}

/** True if the element names everybody: `"*"` or `{ "AWS": "*" }`. */
export function isEverybody(principals: Principals): boolean {
  return principals.items.some(({ type, value }) => value === '*' && (type === '*' || type === 'AWS'));
}

function testsAreShared(wide: Statement, narrow: Statement, free: ReadonlySet<ConditionTest>): boolean {
  if ((wide.conditions?.unknown.length ?? 0) > 0) return false;
  const tests = wide.conditions?.tests.filter((test) => !free.has(test)) ?? [];
  if (tests.length === 0) return true;
  const given = new Set(narrow.conditions?.tests.map(asText));
  return tests.every((test) => test.unknown.length === 0 && given.has(asText(test)));
}

/** A text that two statements have in common only if they are about the same requests, leaving some tests out of account. */
export function describeScope(statement: Statement, free: ReadonlySet<ConditionTest>): string {
  const { actions, notActions, resources, notResources, principals, notPrincipals, conditions } = statement;
  const lists = [actions, notActions, resources, notResources].map(
    (words) => words && [words.items.map(({ value }) => value), words.unknown.length],
  );
  const people = [principals, notPrincipals].map(
    (named) => named && [named.items.map(({ type, value }) => [type, value]), named.unknown.length],
  );
  const tests = conditions?.tests.filter((test) => !free.has(test)) ?? [];
  return JSON.stringify([lists, people, tests.map(asText), conditions?.unknown.length]);
}

function asText({ operator, key, values, unknown }: ConditionTest): string {
  const sorted = values.map(({ value }) => value).sort();
  return JSON.stringify([operator.value.toLowerCase(), key.value.toLowerCase(), sorted, unknown.length]);
}
