import type { Keeping, Kept } from '../evaluation/code/keeping';
import { judgeGuard } from '../evaluation/route/guard';
import { type HandlerContext, judgeHandler } from '../evaluation/route/handler';
import { inheritedAction } from '../evaluation/route/inherited-action';
import { judgeRoute } from '../evaluation/route/verdict';
import type { CodeModule, Expression, FunctionCode, Parameter } from '../model/code';
import type { Fault, Guard, GuardUse, HandlerFacts, JudgedRoute, Route, Sighting } from '../model/route';
import type { GuardNames } from '../model/team';
import type { FunctionValue, Value, Values } from '../model/value';
import { contains } from '../text/span';
import { type ModuleOf, offersFrom } from './offers';
import { type SeenRoute, surroundingsOf, unusedGuards } from './surroundings';

/** Judges the routes of a project, and keeps what was found out about each as long as it holds. */
export interface Judge {
  /** What the guards and the handler of a route do. */
  see(route: Route): SeenRoute;
  /** Forgets what was seen of all other routes. */
  keepOnly(seen: readonly SeenRoute[]): void;
  /** Makes ready to say what there is to say about some routes, in the light of all. */
  inLightOf(all: readonly SeenRoute[]): (some: readonly SeenRoute[]) => readonly JudgedRoute[];
}

/** Makes a judge. Each part of its work gets values of its own, so that what it rests on is known. */
export function makeJudge(values: Values, team: GuardNames, keeping: Keeping, moduleOf: ModuleOf): Judge {
  let routes = new Map<string, KeptRoute>();
  const uses = new WeakMap<Value, Map<string, KeptGuard>>();
  const bodies = new WeakMap<FunctionCode, Map<string, Kept<Guard>>>();
  const facts = new WeakMap<object, Map<string, Kept<HandlerFacts>>>();
  const unused = new WeakMap<CodeModule, Kept<readonly Sighting[]>>();

  function guardOf(use: GuardUse): Guard {
    const owner = use.given.at(-1) ?? use.value;
    const memory = uses.get(owner) ?? new Map<string, KeptGuard>();
    uses.set(owner, memory);
    const key = `${use.place.path}#${use.place.span.start}`;
    const known = memory.get(key);
    const kept = known && isSameUse(known.use, use) ? keeping.recall(memoryOf(known.kept), undefined) : undefined;
    if (kept) return kept.found;
    const fresh = keeping.work(() => byBody(use) ?? judgeGuard(use, { ...values }, team));
    memory.set(key, { use, kept: fresh });
    return fresh.found;
  }

  /** What a body says is the same wherever the function is used under one name and given nothing. */
  function byBody(use: GuardUse): Guard | undefined {
    const { value, written, given, means, refersTo, anyOf } = use;
    if (value.kind !== 'function' || value.self || anyOf || given.length > 0) return undefined;
    const memory = bodies.get(value.function) ?? new Map<string, Kept<Guard>>();
    bodies.set(value.function, memory);
    const key = [written, means, refersTo].join(' ');
    const guard = keeping.keep(memory, key, () => judgeGuard(use, { ...values }, team));
    return guard.by === 'body' ? guard : undefined;
  }

  /** One handler that several routes share is judged once for each set of callers it gets. */
  function handlerOf(route: Route, guards: readonly Guard[]): HandlerFacts | undefined {
    const handler = route.handler && values.callables(route.handler)[0];
    if (!handler) return inheritedBy(route, guards);
    const context = contextOf(route, handler, guards, values);
    // One wrapper may stand around many handlers: what is called tells them apart.
    const code = route.handler?.kind === 'call' ? route.handler.call : handler.function;
    const memory = facts.get(code) ?? new Map<string, Kept<HandlerFacts>>();
    facts.set(code, memory);
    const { principalFields, principalParameters, isInput, path = '' } = context;
    const key = [...principalFields, ...principalParameters.map(({ span }) => span.start), isInput, path].join(' ');
    return keeping.keep(memory, key, () => judgeHandler(route.handler ?? handler, context, { ...values }, team));
  }

  /** A view may answer by what it extends, without a body of its own. */
  function inheritedBy({ handler }: Route, guards: readonly Guard[]): HandlerFacts | undefined {
    if (!handler || !inheritedAction(handler, values)) return undefined;
    const principalFields = [...new Set(guards.flatMap((guard) => guard.principalFields))];
    return judgeHandler(handler, { principalParameters: [], principalFields }, { ...values }, team);
  }

  return {
    see(route) {
      const key = `${route.place.path}#${route.place.span.start} ${route.method} ${route.path} ${route.stack}`;
      const known = routes.get(key);
      const kept = known && isSameRoute(known.route, route) && keeping.recall(memoryOf(known.kept), undefined);
      if (kept) return kept.found;
      const fresh = keeping.work((): SeenRoute => {
        const guards = route.chain.map(({ use }) => guardOf(use));
        const handler = handlerOf(route, guards);
        return { route, guards, ...(handler && { handler }) };
      });
      routes.set(key, { route, kept: fresh });
      return fresh.found;
    },
    keepOnly(seen) {
      const wanted = new Set(seen);
      routes = new Map([...routes].filter(([, { kept }]) => wanted.has(kept.found)));
    },
    inLightOf(all) {
      const surroundings = surroundingsOf(all);
      const withOffers = offersFrom(all, { ...values }, moduleOf);
      return (some) =>
        some.map((one): JudgedRoute => {
          const around = { ...surroundings(one), unusedGuards: unusedBeside(one) };
          return withOffers({ ...one, verdict: judgeRoute(one.route, one.guards, one.handler, around) });
        });
    },
  };

  function unusedBeside({ route }: SeenRoute): readonly Sighting[] {
    const module = route.handler && values.callables(route.handler)[0]?.module;
    if (!module || module.path !== route.place.path) return [];
    return keeping.keep(unused, module, () => unusedGuards(module, { ...values }, team));
  }
}

interface KeptRoute {
  readonly route: Route;
  readonly kept: Kept<SeenRoute>;
}

interface KeptGuard {
  readonly use: GuardUse;
  readonly kept: Kept<Guard>;
}

/** A memory of one thing, which is found by other means than a key. */
function memoryOf<Found>(kept: Kept<Found>): { get(): Kept<Found>; set(): void } {
  return { get: () => kept, set: () => undefined };
}

/** True if both are put together of the same parts, which files give anew when they are read anew. */
function isSameUse(a: GuardUse, b: GuardUse): boolean {
  return a === b || isSameParts(a, b);
}

function isSameRoute(a: Route, b: Route): boolean {
  const { chain: chainA, inert: inertA = [], ...factsA } = a;
  const { chain: chainB, inert: inertB = [], ...factsB } = b;
  return (
    isSameParts(factsA, factsB) &&
    isSameList(inertA, inertB, isSameParts) &&
    isSameList(
      chainA,
      chainB,
      (one, other) => one.level === other.level && one.isCertain === other.isCertain && isSameUse(one.use, other.use),
    )
  );
}

/** True if two objects have the same fields, and lists with the same items. */
function isSameParts(a: object, b: object): boolean {
  const fields = Object.entries(a);
  return (
    fields.length === Object.keys(b).length &&
    fields.every(([name, one]) => {
      const other: unknown = Reflect.get(b, name);
      return one === other || (Array.isArray(one) && Array.isArray(other) && isSameList(one, other, Object.is));
    })
  );
}

function isSameList<One>(a: readonly One[], b: readonly One[], same: (a: One, b: One) => boolean): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return other !== undefined && same(one, other);
    })
  );
}

function contextOf(route: Route, handler: FunctionValue, guards: readonly Guard[], values: Values): HandlerContext {
  const isAuthenticating = (index: number): boolean => guards[index]?.authentication === 'required';
  const injecting = route.chain.filter((_, index) => isAuthenticating(index)).map(({ use }) => use.place);
  return {
    principalParameters: handler.function.parameters.filter((parameter) =>
      sources(parameter, handler, values).some(({ path, expression }) =>
        injecting.some((place) => place.path === path && contains(expression.span, place.span)),
      ),
    ),
    principalFields: [...new Set(guards.flatMap(({ principalFields }) => principalFields))],
    // What a client of a library calls an action with holds more than the input.
    isInput: route.method === 'ACTION' && !route.chain.some(({ level }) => level === 'method'),
    // A model among the parameters of Laravel is a row only if the path has a parameter of that name.
    ...(handler.module.language === 'php' && { path: route.path }),
  };
}

/** The expressions that may say what is injected into a parameter: its default, its type, and what that stands for. */
function sources(
  { default: given, type }: Parameter,
  { module }: FunctionValue,
  values: Values,
): readonly { readonly path: string; readonly expression: Expression }[] {
  const own = [given, type].flatMap((expression) => (expression ? [{ path: module.path, expression }] : []));
  const named = type && values.of(type, module);
  return named?.kind === 'unknown' && named.expression && named.module
    ? [...own, { path: named.module.path, expression: named.expression }]
    : own;
}

/** The faulty checks of a project, each once, whatever number of routes it stands before. */
export function faultsIn(judged: readonly Omit<JudgedRoute, 'verdict'>[]): readonly Fault[] {
  const faults = new Map<string, Fault>();
  const seen = new Set<Guard | HandlerFacts>();
  for (const { guards, handler } of judged) {
    for (const one of handler ? [...guards, handler] : guards) {
      if (seen.has(one)) continue;
      seen.add(one);
      for (const fault of one.faults) {
        const { sort, place } = fault;
        faults.set(`${sort} ${place.path} ${place.span.start}`, fault);
      }
    }
  }
  return [...faults.values()];
}
