import type { Link, MountEntry, Route, RouteEntry, Stack, StackEntry, UseEntry } from '../model/route';
import { mountAwaited } from './awaited';
import { namesDefined, switchedOn, withDefinitions } from './definitions';
import { firstOnly } from './first-of';
import { settleMarks } from './marks';
import { loadFolders } from './plugin-folders';
import { coversPath, joinPaths, leadOf } from './route-path';

/** Deeper than this no application mounts its routers. */
const deepest = 16;
/** More routes than this no review is read of. */
const mostRoutes = 20_000;
const mostStacks = 2000;
/** Nobody writes so many guards before so many routes. */
const mostAsked = 2e6;

/** Guards that a request comes by, whose patterns begin where their stack begins. */
interface Step {
  readonly use: Omit<UseEntry, 'do' | 'place' | 'order'>;
  readonly base: string;
  /** The first segment of the base, where that tells paths apart. */
  readonly lead: string | undefined;
}

function stepOf(use: Step['use'], base: string): Step {
  return { use, base, lead: leadOf(base) };
}

/** What was found on all ways so far. */
interface Found {
  readonly routes: Route[];
  /** Routes that may be guards, by what they are registered with. */
  readonly guarding: Map<Route, RouteEntry>;
  /** Of those, the ones behind which another route was found. */
  readonly passed: Set<RouteEntry>;
  /** How often it was asked whether a guard covers a route. */
  asked: number;
  /** Methods and paths of an application behind which nothing else can answer. */
  readonly answered: Set<string>;
  /** The routes of each application by where they are declared, their method and path. */
  readonly listed: Set<string>;
  /** Actions that code of the browser can call. */
  readonly called: ReadonlySet<string>;
  /** What the project defines, with the framework before it. */
  readonly defined: ReadonlySet<string>;
}

/** What a request has come through when it reaches a stack. */
interface Way {
  readonly path: string;
  /** True if the stack's own prefix is part of the path already, or was replaced. */
  readonly replacesPrefix: boolean;
  readonly steps: readonly Step[];
  readonly gaps: readonly string[];
  /** The stacks on the way, so that a stack that is mounted in itself ends. */
  readonly through: readonly string[];
}

/**
 * The routes of a project with all that runs before their handlers: each path from an application through its mounts.
 * What no application reaches comes as well, with a gap, since whatever mounts it may guard it.
 */
export function chainRoutes(parts: readonly Stack[]): readonly Route[] {
  const stacks = mountAwaited(loadFolders(joinStacks(withDefinitions(parts))));
  const found: Found = {
    routes: [],
    guarding: new Map(),
    passed: new Set(),
    asked: 0,
    answered: new Set(),
    listed: new Set(),
    called: new Set(parts.flatMap(({ calls }) => calls ?? [])),
    defined: namesDefined(parts),
  };
  const reached = new Set<string>();
  const start: Way = { path: '', replacesPrefix: false, steps: [], gaps: [], through: [] };
  const mounted = new Set([...stacks.values()].flatMap(({ entries }) => entries.flatMap(childOf)));
  for (const stack of stacks.values()) {
    if (stack.kind !== 'application' || mounted.has(stack.id)) continue;
    const uses = usesBelow(stack, stacks, new Set());
    const steps = uses.toSorted((a, b) => rankOf(a) - rankOf(b)).map((use) => stepOf(use, ''));
    walk(stack, { ...start, steps }, stacks, reached, found);
  }
  // What nothing mounts comes before what is mounted there.
  const left = withoutGuesses(stacks, reached);
  for (const stack of [...left.filter(({ id }) => !mounted.has(id)), ...left]) {
    if (reached.has(stack.id)) continue;
    const gaps = [`nothing that was found mounts ${stack.name}`];
    walk(stack, { ...start, gaps }, stacks, reached, found);
  }
  return withoutCopies(withoutGuards(found));
}

/** What several applications register by the same function, in the same way, is one route. */
function withoutCopies(routes: readonly Route[]): readonly Route[] {
  const keys = new Set<string>();
  return routes.filter(({ place, method, path, chain }) => {
    const guards = chain.map(({ use }) => `${use.place.path}#${use.place.span.start}`).join(' ');
    const key = `${place.path}#${place.span.start} ${method} ${path} ${guards}`;
    return keys.size < keys.add(key).size;
  });
}

function childOf(entry: StackEntry): readonly string[] {
  return entry.do === 'mount' && entry.child !== undefined ? [entry.child] : [];
}

function rankOf({ firstOf }: UseEntry): number {
  return firstOf?.rank ?? 0;
}

/** The guards that stacks further inside add for the whole application. */
function usesBelow(
  stack: Stack,
  stacks: ReadonlyMap<string, Stack>,
  seen: Set<string>,
  depth = 0,
): readonly UseEntry[] {
  if (seen.has(stack.id) || seen.size > mostStacks || depth > deepest) return [];
  seen.add(stack.id);
  return stack.entries.flatMap((entry) => {
    if (entry.do === 'use') return entry.isOfApplication ? [entry] : [];
    return childOf(entry).flatMap((id) => {
      const child = stacks.get(id);
      return child ? usesBelow(child, stacks, seen, depth + 1) : [];
    });
  });
}

/**
 * Of what may be a stack of several frameworks one is left: that which a program hands over, else that of which the
 * project has applications, else that which has the most to say.
 */
function withoutGuesses(stacks: ReadonlyMap<string, Stack>, reached: ReadonlySet<string>): readonly Stack[] {
  const all = [...stacks.values()];
  const used = new Set(all.filter(({ isAssumed }) => !isAssumed).map(({ framework }) => framework));
  const weight = ({ id, framework, isAssumed, entries }: Stack): number =>
    (isAssumed ? 0 : 4e6) +
    (reached.has(id) ? 2e6 : 0) +
    (used.has(framework) ? 1e6 : 0) +
    Math.min(entries.filter((entry) => entry.do === 'route').length, 9e5);
  const best = new Map<string, Stack>();
  const placeOf = ({ place }: Stack): string => `${place.path}#${place.span.start}`;
  for (const stack of all) {
    const other = best.get(placeOf(stack));
    if (!other || weight(stack) > weight(other)) best.set(placeOf(stack), stack);
  }
  return all.filter((stack) => !stack.isAssumed || best.get(placeOf(stack)) === stack);
}

/** The entries of a stack, with those that were registered on it under another name where it was first handed over. */
function entriesOf(
  stack: Stack,
  stacks: ReadonlyMap<string, Stack>,
  reached: Set<string>,
  seen: Set<string> = new Set(),
  depth = 0,
): readonly StackEntry[] {
  if (seen.has(stack.id) || seen.size > mostStacks || depth > deepest) return [];
  seen.add(stack.id);
  reached.add(stack.id);
  return stack.entries.flatMap((entry) => {
    const same = entry.do === 'mount' && entry.isSame ? sameAs(entry, stacks) : undefined;
    if (!same) return [entry];
    const inside = entriesOf(same, stacks, reached, seen, depth + 1);
    return inside.map((one) => (one.do === 'use' && one.level === same.kind ? { ...one, level: stack.kind } : one));
  });
}

function sameAs({ child }: MountEntry, stacks: ReadonlyMap<string, Stack>): Stack | undefined {
  return child === undefined ? undefined : stacks.get(child);
}

/** Entries of one stack may stand in several files: those of its own file come first. */
function joinStacks(parts: readonly Stack[]): ReadonlyMap<string, Stack> {
  const groups = new Map<string, Stack[]>();
  for (const part of parts) groups.set(part.id, [...(groups.get(part.id) ?? []), part]);
  const joined = new Map<string, Stack>();
  for (const [id, group] of groups) {
    const [first] = group;
    if (!first) continue;
    const isOwn = ({ place }: StackEntry): boolean => place.path === first.place.path;
    const entries = group.flatMap((part) => part.entries);
    const byOrder = (a: StackEntry, b: StackEntry): number => a.order - b.order;
    const own = entries.filter(isOwn).sort(byOrder);
    const others = entries.filter((entry) => !isOwn(entry));
    // Only one of its files may show that requests come in there.
    const kind = group.some((part) => part.kind === 'application') ? 'application' : first.kind;
    const levelled = [...own, ...others].map((entry) =>
      kind === 'application' && entry.do === 'use' && entry.level === 'router' ? { ...entry, level: kind } : entry,
    );
    const facts = Object.assign({}, ...group.toReversed()) as Stack;
    joined.set(id, { ...facts, place: first.place, kind, entries: levelled });
  }
  return joined;
}

/** Notes the routes of a stack, and gives back the guards that go on where the stack ends. */
function walk(
  stack: Stack,
  way: Way,
  stacks: ReadonlyMap<string, Stack>,
  reached: Set<string>,
  found: Found,
): readonly Step[] {
  if (way.through.includes(stack.id) || way.through.length >= deepest || found.routes.length >= mostRoutes) return [];
  const entries = entriesOf(stack, stacks, reached);
  const hasPrefix = stack.prefix !== undefined && !way.replacesPrefix;
  const path = hasPrefix ? joinPaths(way.path, stack.prefix) : way.path;
  const here: Way = { ...way, path, replacesPrefix: false, through: [...way.through, stack.id] };
  const steps: Step[] = [];
  const add = (entry: StackEntry): void => {
    if (entry.do === 'use' && !entry.isOfApplication) steps.push(stepOf(entry, path));
  };
  if (!stack.isOrdered) for (const entry of entries) add(entry);
  for (const entry of entries) {
    const before = [...here.steps, ...steps];
    if (stack.isOrdered) add(entry);
    const route = entry.do === 'route' ? entry : entry.do === 'use' ? entry.orRoute : undefined;
    if (route) note(stack, route, entry, { ...here, steps: before }, found);
    const child = entry.do === 'mount' && entry.child !== undefined ? stacks.get(entry.child) : undefined;
    if (entry.do !== 'mount' || !child) continue;
    const kept = child.kind === 'application' ? before.filter(({ use }) => !use.staysInside) : before;
    const mounted: readonly Step[] =
      entry.guards.length > 0 ? [stepOf({ level: 'mount', guards: entry.guards }, path)] : [];
    const there: Way = {
      ...here,
      path: joinPaths(path, entry.path),
      steps: [...kept, ...mounted],
      replacesPrefix: entry.replacesPrefix === true,
    };
    const after = walk(child, there, stacks, reached, found);
    if (stack.isOrdered) steps.push(...after);
  }
  return stack.letsThrough ? steps.map((step) => within(step, path)) : [];
}

/** A guard that covers all that its stack gets covers nothing of what the stack does not get. */
function within(step: Step, path: string): Step {
  return step.use.under ? step : stepOf({ ...step.use, under: ['/'] }, path);
}

/** The links that guards of a stack add for a route. */
function linksOf({ use, base }: Step, path: string, method: string): readonly Link[] {
  const isHere = isBelow(path, base) || coversPath(base, path);
  const below = isBelow(path, base) ? path.slice(base === '/' ? 0 : base.length) || '/' : undefined;
  const covered = anyOf(use.under?.map((pattern) => coversPath(pattern, below, use.isExact)) ?? [true]);
  const exempt = anyOf(use.except?.map((pattern) => coversPath(pattern, path, true)) ?? [false]);
  const isWithin = anyOf(use.within?.map((pattern) => coversPath(pattern, below)) ?? [true]);
  const isAsked = !use.methods || use.methods.includes(method) || (method === '*' ? undefined : false);
  if (isHere === false || covered === false || exempt === true || isAsked === false) return [];
  if (isWithin === false) return [];
  const isKnown = isHere === true && covered === true && exempt === false && isAsked === true && isWithin === true;
  return use.guards.map((guard) => ({ level: use.level, use: guard, isCertain: isKnown && !use.isCoarse }));
}

/** What goes through a stack on the way to its own routes; of what lies elsewhere the paths decide. */
function isBelow(path: string, base: string): boolean {
  return base === '/' || (path.startsWith(base) && /^(\/|$)/.test(path.slice(base.length)));
}

function anyOf(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** A guard that several patterns put before a route runs once, and for certain if one of them is certain. */
function onceEach(links: readonly Link[]): readonly Link[] {
  const found = new Map<Link['use'], Link>();
  for (const link of links) if (!found.get(link.use)?.isCertain) found.set(link.use, link);
  return [...found.values()];
}

/** Adds the routes of an entry, unless what was registered earlier for the same method and path has answered. */
function note(stack: Stack, route: RouteEntry, entry: StackEntry, way: Way, found: Found): void {
  found.asked += way.steps.length * route.methods.length;
  if (found.asked > mostAsked) return;
  for (const one of routesOf(stack, route, way, found)) {
    const key = `${way.through[0]} ${one.method} ${one.path}`;
    const declared = `${key} ${one.place.path}#${one.place.span.start}`;
    // The same declaration that is mounted there once more never answers.
    if (found.answered.has(key) || found.listed.has(declared)) continue;
    const isWhole = !one.path.includes('…');
    if (isWhole) found.listed.add(declared);
    found.routes.push(one);
    if (entry.do === 'use') found.guarding.set(one, route);
    if (stack.isOrdered && route.ends && isWhole) found.answered.add(key);
  }
}

/** The routes, without those that turned out to guard what was registered later. */
function withoutGuards({ routes, guarding, passed }: Found): readonly Route[] {
  return routes.filter((route) => {
    const entry = guarding.get(route);
    return entry === undefined || !passed.has(entry);
  });
}

function routesOf(stack: Stack, entry: RouteEntry, way: Way, { passed, called, defined }: Found): readonly Route[] {
  const path = joinPaths(way.path, entry.path);
  const framework = entry.framework ?? stack.framework;
  const lead = leadOf(path);
  const steps = way.steps.filter(
    (step) =>
      (step.lead === undefined || lead === undefined || step.lead === lead) &&
      (entry.takesDefaults || !step.use.isDefault) &&
      (step.use.only === undefined || step.use.only === framework),
  );
  const isCalled = entry.action === undefined || called.has(entry.action);
  const gaps = isCalled ? way.gaps : [...way.gaps, 'no code of the browser was found that calls it'];
  const own = switchedOn(entry.guards, framework, defined, way.gaps.length === 0);
  return entry.methods.map((method) => {
    const pick = firstOnly(path, method);
    const before = steps.flatMap((step) => {
      const some = pick(step.use, linksOf(step, path, method));
      if (step.use.orRoute && some.some(({ isCertain }) => isCertain)) passed.add(step.use.orRoute);
      return some;
    });
    const links = onceEach([...before, ...own.links]);
    const settled = settleMarks(links, entry.marks ?? [], way.gaps.length === 0);
    const inert = [...(entry.inert ?? []), ...own.inert, ...settled.inert];
    return {
      framework,
      stack: stack.id,
      place: entry.place,
      method,
      path,
      handlerName: entry.handlerName,
      ...(entry.handler && { handler: entry.handler }),
      chain: settled.chain,
      ...(inert.length > 0 && { inert }),
      ...(entry.marks && { marks: entry.marks }),
      gaps,
    };
  });
}
