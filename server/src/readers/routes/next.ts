import { meaningOfName } from '../../knowledge/route/names';
import type { CodeModule, Expression } from '../../model/code';
import { type GuardUse, type Level, type RouteEntry, type Stack, type StackEntry, stackId } from '../../model/route';
import type { FunctionValue, Value, Values } from '../../model/value';
import { written } from '../../model/written';
import { listOf, optionOf } from './arguments';
import { mayGuard } from './classes';
import { type Framework, Stacks } from './framework';
import { actionsOf, declaredAt, wrappersOf } from './next-action';
import { calledActions } from './next-calls';
import { connected, connectedIn, mayConnect } from './next-connect';
import { methodBranches } from './next-method';
import { type Matched, type NextFile, nextFile, readMatcher } from './next-path';

/** Pages hand requests on no further. */
const mostPassed = 3;

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Next.js: routes by the places of files, server actions, and the middleware that stands before all of them. */
export const next: Framework = {
  id: 'next',
  suits: ({ language }) => language === 'javascript',
  read(module, values) {
    const stacks = new Stacks();
    const file = nextFile(module.path);
    if (file) stacks.add(applicationOf(file, module), ...entriesOf(file, module, values));
    const actions = actionsOf(module, values);
    // Requests for actions come in by the path of any page.
    if (actions.length > 0) {
      const id = `${stackId(module.path, 0)} actions`;
      stacks.add({ ...applicationOf({ kind: 'route', root: '', path: '/' }, module), id, name: 'actions' }, ...actions);
    }
    if (mayConnect(module))
      for (const { entries, ...stack } of connectedIn(module, values)) stacks.add(stack, ...entries);
    const calls = calledActions(module, values);
    const client = { ...applicationOf({ kind: 'route', root: '', path: '/' }, module), id: stackId(module.path, 0) };
    if (calls.length > 0) stacks.add({ ...client, name: 'client', calls });
    return stacks.all().filter(({ entries, calls: some }) => entries.length > 0 || some);
  },
};

/** All files of an application register on the same stack. */
function applicationOf({ root }: NextFile, { path }: CodeModule): Omit<Stack, 'entries'> {
  return {
    id: `${root}#next`,
    framework: 'next',
    place: { path, span: { start: 0, end: 0 } },
    name: 'app',
    kind: 'application',
    isOrdered: false,
  };
}

function entriesOf(file: NextFile, module: CodeModule, values: Values): readonly StackEntry[] {
  switch (file.kind) {
    case 'route':
      return verbs.flatMap((verb) => exportedRoute(verb, [verb], file.path, module, values) ?? []);
    case 'api':
      return pageRoutes(file.path, module, values);
    case 'middleware':
      return middlewareOf(module, values);
  }
}

/** A route that a module exports under a name: itself, from another module, taken apart, or wrapped. */
function exportedRoute(
  name: string,
  methods: readonly string[],
  path: string,
  module: CodeModule,
  values: Values,
): RouteEntry | undefined {
  const value = exported(name, module, values);
  if (!value) return undefined;
  const own = module.exports.findLast((one) => one.name === name);
  const span = declaredAt(name, module) ?? nameSpan(own?.value) ?? own?.span ?? { start: 0, end: 0 };
  return {
    do: 'route',
    place: { path: module.path, span },
    order: span.start,
    methods,
    path,
    guards: wrapperGuards(value, values),
    handler: value,
    handlerName: nameOf(value) ?? name,
  };
}

/** What a module gives to others under a name; undefined if it gives nothing. */
function exported(name: string, module: CodeModule, values: Values): Value | undefined {
  const own = module.exports.findLast((one) => one.name === name);
  if (own?.value) return values.of(own.value, module);
  const value = values.member({ kind: 'module', module }, name);
  const isGiven = own !== undefined || module.exports.some((one) => one.name === '*' || one.name === '=');
  return value.kind === 'member' || !isGiven ? undefined : value;
}

function nameOf(value: Value): string | undefined {
  return value.kind === 'function'
    ? value.function.name?.value
    : value.kind === 'call'
      ? written(value.call)
      : undefined;
}

function nameSpan(expression: Expression | undefined) {
  return expression?.kind === 'function'
    ? expression.name?.span
    : expression?.kind === 'name'
      ? expression.span
      : undefined;
}

/** Wrappers whose body is not known may guard; one of the project is judged as part of the handler that it makes. */
function wrapperGuards(handler: Value, values: Values): readonly (GuardUse & { readonly level: Level })[] {
  return wrappersOf(handler, values).flatMap(({ call, module, callee }) => {
    const isOpen = callee.kind === 'unknown' || (callee.kind === 'external' && mayGuard(callee.path.at(-1)));
    if (!isOpen) return [];
    const given = call.args.map(({ value }) => values.of(value, module)).filter(saysWhat);
    const place = { path: module.path, span: call.span };
    return [{ place, written: written(call), value: callee, given, level: 'method' as const }];
  });
}

/** What is given beside the handler may say what the caller has to be: `{ role: 'admin' }`. */
function saysWhat(value: Value): boolean {
  if (value.kind !== 'dictionary') return value.kind === 'text' || value.kind === 'list';
  return value.dictionary.entries.some(({ key }) => key && meaningOfName(key.value, false)?.authorization);
}

/** A page of the interface answers all methods, or tells them apart in its body or by a router. */
function pageRoutes(path: string, module: CodeModule, values: Values): readonly StackEntry[] {
  const route = exportedRoute('default', ['*'], path, module, values);
  if (!route) return [];
  const router = route.handler && connected(route.handler, path, route, values);
  if (router) return [router];
  const handler = route.handler?.kind === 'function' ? passedTo(route.handler, values) : route.handler;
  const [only, more] = handler ? values.callables(handler) : [];
  const branches = only && !more ? methodBranches(only.function) : new Map<string, never>();
  if (!handler || branches.size === 0) return [route];
  return [...branches].map(([method, code]) => ({
    ...route,
    methods: [method],
    handler: handler.kind === 'function' ? { ...handler, function: code } : handler,
  }));
}

/** Pages that only hand the request on answer as what they hand it to. */
function passedTo(handler: FunctionValue, values: Values): FunctionValue {
  let here = handler;
  for (let steps = 0; steps < mostPassed; steps++) {
    const { body, parameters } = here.function;
    const [only, more] = body;
    if (more || only?.kind !== 'return' || !only.value) return here;
    const call = only.value.kind === 'await' ? only.value.of : only.value;
    const names = parameters.map(({ target }) => (target.kind === 'name' ? target.name : undefined));
    const isWhole =
      call.kind === 'call' &&
      names.length > 0 &&
      call.args.length === names.length &&
      call.args.every(({ value }, at) => value.kind === 'name' && value.name === names[at]);
    const target = isWhole ? values.of(call.callee, here.module) : undefined;
    if (target?.kind !== 'function') return here;
    here = target;
  }
  return here;
}

/** `middleware.ts`, `proxy.ts`: what `config.matcher` says it stands before. */
function middlewareOf(module: CodeModule, values: Values): readonly StackEntry[] {
  if (!module.imports.some(({ from }) => /^(?:next(?:[-/]|$)|@clerk\/nextjs|@supabase\/|next-auth)/.test(from.value)))
    return [];
  const name = ['default', 'middleware', 'proxy'].find((one) => exported(one, module, values) !== undefined);
  const value = name === undefined ? undefined : exported(name, module, values);
  if (name === undefined || !value) return [];
  const own = module.exports.findLast((one) => one.name === name);
  const span = declaredAt(name, module) ??
    nameSpan(own?.value) ??
    own?.value?.span ??
    own?.span ?? { start: 0, end: 0 };
  const place = { path: module.path, span };
  const guard: GuardUse = {
    place,
    written: nameOf(value) ?? 'middleware',
    value,
    given: [],
  };
  return matchersOf(module, values).map(({ under, except, isExact }) => ({
    do: 'use',
    place,
    order: span.start,
    level: 'application',
    guards: [guard],
    under: [under],
    except,
    ...(isExact && { isExact: true }),
    // It has been passed by more than once, and pages are not all that a request can ask for.
    isCoarse: true,
  }));
}

function matchersOf(module: CodeModule, values: Values): readonly Matched[] {
  const all: readonly Matched[] = [{ under: '/', except: [], isExact: false }];
  const config = module.exports.findLast(({ name }) => name === 'config')?.value;
  const matcher = config && optionOf({ expression: config, module }, 'matcher', values);
  if (!matcher) return all;
  return listOf(matcher.expression, matcher.module, values).flatMap((item): readonly Matched[] => {
    const source = optionOf(item, 'source', values) ?? item;
    const value = values.of(source.expression, source.module);
    return value.kind === 'text' ? readMatcher(value.value) : [{ under: undefined, except: [], isExact: false }];
  });
}
