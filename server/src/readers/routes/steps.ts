import { libraryFact } from '../../knowledge/route/libraries';
import type { Expression, Statement } from '../../model/code';
import type { RouteEntry, RoutePath, StackEntry } from '../../model/route';
import type { FunctionValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { listOf, type Placed } from './arguments';
import { guardUse, pathOf } from './framework';

/** Deeper than this no function leads on. */
const deepest = 12;

/** Where an entry stands and when it was registered. */
export type At = Pick<StackEntry, 'place' | 'order'>;

/** A route by its steps: the last one answers, those before it guard it. */
export function routeOf(
  methods: readonly string[],
  path: RoutePath,
  steps: readonly Placed[],
  at: At,
  values: Values,
): RouteEntry {
  const handler = steps.at(-1);
  return {
    do: 'route',
    ...at,
    methods: methods.length > 0 ? methods : ['*'],
    path,
    guards: steps.slice(0, -1).map(({ expression, module }) => ({
      ...guardUse(expression, module, values),
      level: 'method',
    })),
    ...(handler && { handler: values.of(handler.expression, handler.module) }),
    handlerName: handler ? written(handler.expression) : '',
  };
}

/** Where a path may be left out: true for a path, a pattern, and a list of them. */
export function isPath({ expression, module }: Placed, values: Values): boolean {
  if (expression.kind === 'template' || expression.kind === 'binary') return true;
  const value = values.of(expression, module);
  if (value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'string')) return true;
  const item = value.kind === 'list' ? value.list.items[0] : undefined;
  return item !== undefined && value.kind === 'list' && isPath({ expression: item, module: value.module }, values);
}

/** The paths of a list, or the one path. */
export function pathsOf({ expression, module }: Placed, values: Values): readonly RoutePath[] {
  const value = values.of(expression, module);
  if (value.kind !== 'list') return [pathOf(expression, module, values)];
  return listOf(expression, module, values).map((one) => pathOf(one.expression, one.module, values));
}

/**
 * What is registered for methods and a path, in frameworks that ask one function after the other: a route if the last
 * step answers. If it leads on, it guards what comes later for the same path, and is a route if nothing does.
 *
 * @param next which parameter of a function leads on.
 */
export function answered(
  methods: readonly string[],
  path: RoutePath,
  steps: readonly Placed[],
  next: number,
  at: At,
  values: Values,
): StackEntry {
  const answering = next < 2 ? -1 : steps.findIndex((one) => answersAll(one, values));
  if (answering >= 0 && answering < steps.length - 1)
    return answered(methods, path, steps.slice(0, answering + 1), next, at, values);
  const route = routeOf(methods, path, steps, at, values);
  const found = route.handler ? values.callables(route.handler) : [];
  const isGuard = route.handler && standsBefore(route.handler, values, 0);
  if (!isGuard && !found.some((one) => leadsOn(one, next))) {
    return found.length > 0 && !found.some((one) => leadsOnSomewhere(one, next)) ? { ...route, ends: true } : route;
  }
  const guards = steps.map((one) => guardUse(one.expression, one.module, values));
  const asked = methods.includes('*') ? {} : { methods };
  return { do: 'use', ...at, level: 'mount', under: [path], isExact: true, ...asked, guards, orRoute: route };
}

/** True for a function of Express that is handed nothing to lead on with, and answers: what stands behind it never runs. */
function answersAll({ expression, module }: Placed, values: Values): boolean {
  const value = values.of(expression, module);
  const answer = value.kind === 'function' ? nextOf(value, 1) : undefined;
  if (value.kind !== 'function' || answer === undefined || value.function.parameters.length !== 2) return false;
  let isUsed = false;
  walkCode(value.function.body, (node) => {
    isUsed ||= node.kind === 'member' && node.of.kind === 'name' && node.of.name === answer;
    return !isUsed;
  });
  return isUsed;
}

/** True if a function ends by leading on, or leads on somewhere and ends by refusing. */
function leadsOn(code: FunctionValue, index: number): boolean {
  const next = nextOf(code, index);
  const { body } = code.function;
  if (next === undefined) return false;
  return (
    endsBy(body, (value) => isNext(value, next), 0) || (leadsOnSomewhere(code, index) && endsBy(body, isRefusal, 0))
  );
}

function leadsOnSomewhere(code: FunctionValue, index: number): boolean {
  const next = nextOf(code, index);
  let found = false;
  walkCode(next === undefined ? [] : code.function.body, (node) => {
    found ||= node.kind === 'call' && next !== undefined && isNext(node, next);
  });
  return found;
}

function nextOf({ function: { parameters } }: FunctionValue, index: number): string | undefined {
  const target = parameters[index]?.target;
  return target?.kind === 'name' ? target.name : undefined;
}

/** `next()`, and `next('route')` of Express; `next(error)` ends. */
function isNext(value: Expression, next: string): boolean {
  const call = value.kind === 'await' ? value.of : value;
  if (call.kind !== 'call' || call.callee.kind !== 'name' || call.callee.name !== next) return false;
  return call.args.every(({ value: given }) => given.kind === 'text');
}

/** `res.status(403).send()`, `res.sendStatus(401)`, `c.json(error, 401)`. */
function isRefusal(value: Expression): boolean {
  let found = false;
  walkCode([value], (node) => {
    if (node.kind === 'function') return false;
    found ||= node.kind === 'literal' && typeof node.value === 'number' && node.value >= 400 && node.value < 500;
    return true;
  });
  return found;
}

/** True if the last thing that statements do, on one of their ways, is such an expression. */
function endsBy(body: readonly Statement[], asked: (value: Expression) => boolean, depth: number): boolean {
  const last = body.at(-1);
  if (!last || depth > deepest) return false;
  const inside = (some: readonly Statement[]): boolean => endsBy(some, asked, depth + 1);
  switch (last.kind) {
    case 'expression':
    case 'return':
      return last.value !== undefined && (asked(last.value) || bodiesIn(last.value).some(inside));
    case 'if':
      return inside(last.whenTrue) || inside(last.whenFalse);
    case 'try':
      return inside(last.body) || inside(last.last);
    case 'switch':
      return last.cases.some((one) => inside(one.body));
    case 'block':
    case 'with':
      return inside(last.body);
    default:
      return false;
  }
}

/** What functions do that are given to a call: `verify(token, (error) => { next(); })`. */
function bodiesIn(value: Expression): readonly (readonly Statement[])[] {
  const found: (readonly Statement[])[] = [];
  walkCode([value], (node) => {
    if (node.kind !== 'function' || 'function' in node) return true;
    found.push(node.body);
    return false;
  });
  return found;
}

/** True for what packages make to stand before handlers, also behind a function of the project. */
function standsBefore(value: Value, values: Values, depth: number): boolean {
  if (value.kind === 'external') {
    const does = libraryFact(value.package, value.path)?.does;
    return does === 'guards' || does === 'neutral';
  }
  if (value.kind !== 'call' || depth > 3) return false;
  if (value.callee.kind === 'external') return standsBefore(value.callee, values, depth);
  return values.results(value.callee).some((result) => standsBefore(result, values, depth + 1));
}
