import { actionsOverlap, coversAction } from '../knowledge/iam/actions';
import { relateArns } from '../knowledge/iam/arn';
import { coversPattern, patternsOverlap, variablesAsWildcards } from '../knowledge/iam/pattern';
import type { ConditionTest, Principals, Statement, Words } from '../model/policy';

/** True if the statement speaks of the action: it is listed, or not among the exceptions of a `NotAction`. */
export function appliesToAction(statement: Statement, action: string): boolean {
  if (statement.actions) return statement.actions.items.some(({ value }) => coversAction(value, action));
  if (statement.notActions) return !statement.notActions.items.some(({ value }) => coversAction(value, action));
  return false;
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

function relates(relation: Relation, written: string, resource: string): boolean {
  return relateArns(relation, variablesAsWildcards(written), resource);
}

/** True if the statement speaks of every resource. */
export function isAboutEverything(statement: Statement): boolean {
  if (statement.notResources) return false;
  return statement.resources?.items.some(({ value }) => /^\*+$/.test(value)) ?? true;
}

/**
 * True if every request that `narrow` is about is one that `wide` is about, leaving the tests in `free` of `wide`
 * out of account. Says false wherever it cannot be shown.
 */
export function coversStatement(wide: Statement, narrow: Statement, free: ReadonlySet<ConditionTest>): boolean {
  return (
    coversActions(wide, narrow) &&
    coversResources(wide, narrow) &&
    coversPrincipals(wide, narrow) &&
    testsAreShared(wide, narrow, free)
  );
}

/** True if every action of `narrow` is one of `wide`. */
export function coversActions(wide: Statement, narrow: Statement): boolean {
  return coversList(wide.actions, wide.notActions, narrow.actions, narrow.notActions, coversAction, actionsOverlap);
}

/** True if every resource of `narrow` is one of `wide`. An absent `Resource` means every resource. */
export function coversResources(wide: Statement, narrow: Statement): boolean {
  if (isAboutEverything(wide)) return true;
  return coversList(
    wide.resources,
    wide.notResources,
    narrow.resources,
    narrow.notResources,
    coversResource,
    resourcesOverlap,
  );
}

/** True if both statements may speak of a common action. */
export function mayShareAction(a: Statement, b: Statement): boolean {
  const ofA = a.actions?.items ?? [];
  const ofB = b.actions?.items ?? [];
  if (a.actions && b.actions) return ofA.some((one) => ofB.some((other) => actionsOverlap(one.value, other.value)));
  if (a.actions && b.notActions)
    return !allAreIn(
      ofA.map(({ value }) => value),
      b.notActions,
    );
  if (b.actions && a.notActions)
    return !allAreIn(
      ofB.map(({ value }) => value),
      a.notActions,
    );
  return true;
}

function allAreIn(actions: readonly string[], list: Words): boolean {
  return actions.every((action) => list.items.some(({ value }) => coversAction(value, action)));
}

type Relation = (a: string, b: string) => boolean;

function coversList(
  wide: Words | undefined,
  wideExcept: Words | undefined,
  narrow: Words | undefined,
  narrowExcept: Words | undefined,
  coversOne: Relation,
  overlap: Relation,
): boolean {
  if ((narrow?.unknown.length ?? 0) > 0) return false;
  if (wide) {
    const listed = narrow?.items ?? (narrowExcept ? [{ value: '*' }] : []);
    return listed.length > 0 && listed.every((one) => wide.items.some(({ value }) => coversOne(value, one.value)));
  }
  if (!wideExcept || wideExcept.unknown.length > 0) return false;
  if (narrow) return !wideExcept.items.some(({ value }) => narrow.items.some((one) => overlap(value, one.value)));
  return wideExcept.items.every(({ value }) => narrowExcept?.items.some((one) => coversOne(one.value, value)));
}

function coversResource(wide: string, narrow: string): boolean {
  return coversPattern(wide, narrow) || coversPattern(wide, variablesAsWildcards(narrow));
}

function resourcesOverlap(a: string, b: string): boolean {
  return patternsOverlap(variablesAsWildcards(a), variablesAsWildcards(b));
}

function coversPrincipals(wide: Statement, narrow: Statement): boolean {
  if (wide.notPrincipals) return false;
  if (!wide.principals || isEverybody(wide.principals)) return true;
  const named = new Set(wide.principals.items.map(({ type, value }) => `${type} ${value}`));
  const asked = narrow.principals;
  return (
    asked !== undefined &&
    asked.unknown.length === 0 &&
    asked.items.every(({ type, value }) => named.has(`${type} ${value}`))
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

function asText({ operator, key, values }: ConditionTest): string {
  const sorted = values.map(({ value }) => value).sort();
  return JSON.stringify([operator.value.toLowerCase(), key.value.toLowerCase(), sorted]);
}

/** True if both statements may speak of a common resource. */
export function mayShareResource(a: Statement, b: Statement): boolean {
  if (!a.resources || !b.resources) return true;
  const { items } = b.resources;
  return a.resources.items.some((one) => items.some((other) => resourcesOverlap(one.value, other.value)));
}
