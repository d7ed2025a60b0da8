import { judgeGuard } from '../evaluation/route/guard';
import type { Surroundings } from '../evaluation/route/verdict';
import type { CodeModule, Import } from '../model/code';
import type { CheckSort, Guard, HandlerFacts, Route, Sighting } from '../model/route';
import type { GuardNames } from '../model/team';
import type { Values } from '../model/value';
import { walkCode } from '../model/walk-code';

/** What is known of a route before its neighbours are looked at. */
export interface SeenRoute {
  readonly route: Route;
  readonly guards: readonly Guard[];
  readonly handler?: HandlerFacts;
}

type Check = Sighting & { readonly sort: CheckSort };

const readingMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY', 'SUBSCRIPTION']);
/** Of fewer routes no convention can be told. */
const leastForConvention = 10;
const shareOfConvention = 0.8;
/** So many tell enough. */
const mostSiblings = 60;

/** What can be told of a route from the routes beside it. */
export function surroundingsOf(seen: readonly SeenRoute[]): (one: SeenRoute) => Omit<Surroundings, 'unusedGuards'> {
  const byStack = group(seen, ({ route }) => [route.stack]);
  const byModel = group(seen, modelsOf);
  const isConvention = tellsConvention(seen);
  const ownerFields = fieldsByModel(seen);
  return (one) => {
    const siblings = siblingsOf(one, [
      byStack.get(one.route.stack) ?? [],
      ...modelsOf(one).map((model) => byModel.get(model) ?? []),
    ]);
    return {
      siblingChecks: siblings.flatMap((other) => checksBeyond(other, one)),
      isReadingShared: sharesReading(siblings),
      isConvention,
      ownerFields,
    };
  };
}

function siblingsOf(one: SeenRoute, groups: readonly (readonly SeenRoute[])[]): readonly SeenRoute[] {
  const near = new Set<SeenRoute>();
  for (const others of groups) {
    for (const other of others) {
      if (near.size >= mostSiblings) return [...near];
      if (other !== one) near.add(other);
    }
  }
  return [...near];
}

function group(seen: readonly SeenRoute[], keysOf: (one: SeenRoute) => readonly string[]): Map<string, SeenRoute[]> {
  const groups = new Map<string, SeenRoute[]>();
  for (const one of seen) {
    for (const key of keysOf(one)) {
      const list = groups.get(key);
      if (list) list.push(one);
      else groups.set(key, [one]);
    }
  }
  return groups;
}

function modelsOf({ handler }: SeenRoute): readonly string[] {
  return [...new Set(handler?.accesses.map(({ model }) => model).filter((model) => model !== '') ?? [])];
}

/** The checks of the second gate that another route has and that do not stand before this one as well. */
function checksBeyond(other: SeenRoute, one: SeenRoute): readonly Check[] {
  const shared = new Set(one.guards);
  const inChain = other.guards.filter((guard) => !shared.has(guard)).flatMap(({ authorization }) => authorization);
  return [...inChain, ...(other.handler?.authorization ?? [])];
}

/** True if the siblings' writes are checked and their reads are not tied to anybody: then reading is meant for all. */
function sharesReading(siblings: readonly SeenRoute[]): boolean {
  const isChecked = ({ guards, handler }: SeenRoute): boolean =>
    guards.some(({ authorization }) => authorization.length > 0) ||
    (handler?.authorization.length ?? 0) > 0 ||
    (handler?.accesses.some(({ isScoped }) => isScoped) ?? false);
  const reads = siblings.filter(({ route }) => readingMethods.has(route.method));
  const writes = siblings.filter(({ route }) => !readingMethods.has(route.method));
  return reads.length > 0 && writes.length > 0 && writes.every(isChecked) && !reads.some(isChecked);
}

function tellsConvention(seen: readonly SeenRoute[]): boolean {
  const known = seen.filter(({ guards }) => guards.some(({ authentication }) => authentication === 'required'));
  const only = known.filter(({ guards, handler }) =>
    [...guards, ...(handler ? [handler] : [])].every(({ authorization }) => authorization.length === 0),
  );
  return known.length >= leastForConvention && only.length > known.length * shareOfConvention;
}

function fieldsByModel(seen: readonly SeenRoute[]): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>();
  for (const { handler } of seen) {
    for (const { model, ownerFields } of handler?.accesses ?? []) {
      if (model !== '') fields.set(model, [...new Set([...(fields.get(model) ?? []), ...ownerFields])]);
    }
  }
  return fields;
}

/** Guards of the second gate that a module imports and never names again. */
export function unusedGuards(module: CodeModule, values: Values, team: GuardNames): readonly Sighting[] {
  const named = new Set<string>();
  walkCode(module.body, (node) => {
    if (node.kind === 'name') named.add(node.name);
  });
  for (const { value } of module.exports) if (value?.kind === 'name') named.add(value.name);
  return module.imports.flatMap((one) =>
    named.has(one.local) || one.isType ? [] : guardsIn(one, module, values, team),
  );
}

function guardsIn(one: Import, module: CodeModule, values: Values, team: GuardNames): readonly Sighting[] {
  if (one.local === '' || one.imported === '*') return [];
  const place = { path: module.path, span: one.span };
  const source = values.module(module, one.from.value);
  const value = source && values.member({ kind: 'module', module: source }, one.imported);
  if (value?.kind !== 'function') return [];
  const guard = judgeGuard({ place, written: one.local, value, given: [] }, values, team);
  return guard.authorization.length > 0 ? [{ says: `${one.local} is imported and not used`, place }] : [];
}
