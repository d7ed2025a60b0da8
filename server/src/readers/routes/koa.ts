import type { Call, CodeModule } from '../../model/code';
import type { MountEntry, RoutePath, StackEntry } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { listOf, optionOf, type Placed, textsOf } from './arguments';
import { type Framework, guardUse, pathOf, type Stacks } from './framework';
import {
  headOf,
  looksLikeRoute,
  type Receiver,
  receiverOf,
  registeredIn,
  type Vocabulary,
  walkCalls,
} from './receivers';
import { type At, answered, isPath, pathsOf } from './steps';
import { exceptedBy } from './unless';

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'link', 'unlink', 'all']);
const routers = /^(@koa\/router|koa-router|koa-joi-router|koa-better-router|koa-tree-router|koa-zod-router)$/;

const vocabulary: Vocabulary = {
  framework: 'koa',
  isOrdered: true,
  // The guards of a router run only if one of its routes answers.
  letsThrough: false,
  made({ package: from }, { call, module }, values) {
    if (from === 'koa') return { kind: 'application' };
    if (!routers.test(from)) return undefined;
    const first = call.args[0] && { expression: call.args[0].value, module };
    const prefix = first && optionOf(first, 'prefix', values);
    return { kind: 'router', ...(prefix && { prefix: pathOf(prefix.expression, prefix.module, values) }) };
  },
  chained: new Set([...verbs, 'use', 'prefix', 'param', 'register', 'redirect']),
  pathed: new Set(),
  types: new Set(['Koa', 'Router', 'KoaRouter', 'Application']),
};

/** Koa and its routers: guards by the order of registration. */
export const koa: Framework = {
  id: 'koa',
  suits: ({ language }) => language === 'javascript',
  read(module, values) {
    const stacks = registeredIn(module, values, vocabulary, receiverIn, entriesOf);
    walkCalls(module, (call) => setPrefix(call, module, values, stacks));
    return stacks.all();
  },
};

/** `router.prefix('/api')` holds for all that the router has, also for what it has already. */
function setPrefix({ callee, args: [first] }: Call, module: CodeModule, values: Values, stacks: Stacks): void {
  if (callee.kind !== 'member' || callee.name.value !== 'prefix' || !first) return;
  const stack = receiverOf(values.of(callee.of, module), values, vocabulary)?.stack;
  if (stack) stacks.amend(stack.id, { prefix: `${stack.prefix ?? ''}${pathOf(first.value, module, values) ?? '/…'}` });
}

function receiverIn(call: Call, module: CodeModule, values: Values): Receiver | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const name = call.callee.name.value;
  const [first, second] = call.args;
  if (!first || !(verbs.has(name) || /^(use|register|route)$/.test(name))) return undefined;
  const receiver = receiverOf(values.of(call.callee.of, module), values, vocabulary);
  if (!receiver || (verbs.has(name) && !second)) return undefined;
  if (!receiver.parameter) return receiver;
  return name === 'use' || (verbs.has(name) && looksLikeRoute(call, module, values)) ? receiver : undefined;
}

function entriesOf(call: Call, { stack }: Receiver, module: CodeModule, values: Values): readonly StackEntry[] {
  const name = call.callee.kind === 'member' ? call.callee.name.value : 'use';
  const at = { place: { path: module.path, span: headOf(call) }, order: call.callee.span.end };
  const args = call.args.map(({ value }): Placed => ({ expression: value, module }));
  const [first] = args;
  if (name === 'route')
    return first ? listOf(first.expression, module, values).flatMap((one) => described(one, at, values)) : [];
  if (name === 'use') {
    const hasPath = first !== undefined && isPath(first, values);
    const paths: readonly RoutePath[] = hasPath ? pathsOf(first, values) : ['/'];
    const level = hasPath ? 'mount' : stack.kind;
    const guards = (hasPath ? args.slice(1) : args).flatMap((one) => composed(one, values));
    return paths.flatMap((path) =>
      guards.flatMap((one): readonly StackEntry[] => {
        const known = mountOf(one, path, at, values) ?? routedBy(one, at, values);
        if (known) return [known];
        const { guard, except } = exceptedBy(one, values);
        if (isNeutral(guard)) return [];
        const use = guardUse(guard.expression, guard.module, values);
        return [{ do: 'use', ...at, level, under: [path], ...(except && { except }), guards: [use] }];
      }),
    );
  }
  // A route may have a name before its path.
  const isNamed = name !== 'register' && args[1] !== undefined && args.length > 2 && isPath(args[1], values);
  const [path, ...others] = isNamed ? args.slice(1) : args;
  const methods =
    name === 'register'
      ? textsOf(others[0], values).map((one) => one.toUpperCase())
      : [name === 'all' ? '*' : name === 'del' ? 'DELETE' : name.toUpperCase()];
  const steps = (name === 'register' ? others.slice(1) : others).flatMap((one) => composed(one, values));
  const paths = path ? pathsOf(path, values) : [undefined];
  return paths.map((one) => answered(methods, one, steps, 1, at, values));
}

/** `router.route({ method, path, handler })` of koa-joi-router. */
function described(placed: Placed, at: At, values: Values): readonly StackEntry[] {
  const [path, handler] = ['path', 'handler'].map((name) => optionOf(placed, name, values));
  if (!path || !handler) return [];
  const methods = textsOf(optionOf(placed, 'method', values), values).map((one) => one.toUpperCase());
  const steps = listOf(handler.expression, handler.module, values);
  return pathsOf(path, values).map((one) => answered(methods, one, steps, 1, at, values));
}

/** `router.routes()`, `mount('/x', app)`, and an application itself. */
function mountOf(placed: Placed, path: RoutePath, at: At, values: Values): MountEntry | undefined {
  const value = values.of(placed.expression, placed.module);
  const inner = routesOf(value, values);
  if (inner) return { do: 'mount', ...at, path, guards: [], child: inner.stack.id };
  const { callee, call, module } = value.kind === 'call' ? value : {};
  if (callee?.kind !== 'external' || callee.package !== 'koa-mount' || !call || !module) return undefined;
  const [first, second] = call.args;
  const mounted = (second ?? first)?.value;
  const child = mounted && receiverOf(values.of(mounted, module), values, vocabulary);
  const under = second && first ? pathOf(first.value, module, values) : path;
  return { do: 'mount', ...at, path: under, guards: [], ...(child && { child: child.stack.id }) };
}

/** `route.get('/x', show)` of koa-route, which is a middleware that answers one path. */
function routedBy(placed: Placed, at: At, values: Values): StackEntry | undefined {
  const value = values.of(placed.expression, placed.module);
  if (value.kind !== 'call' || value.callee.kind !== 'external' || value.callee.package !== 'koa-route')
    return undefined;
  const [path, handler] = value.call.args.map((one): Placed => ({ expression: one.value, module: value.module }));
  const name = value.callee.path.at(-1) ?? 'all';
  const methods = [name === 'all' ? '*' : name === 'del' ? 'DELETE' : name.toUpperCase()];
  return path && handler
    ? answered(methods, pathOf(path.expression, path.module, values), [handler], 1, at, values)
    : undefined;
}

/** The router behind `router.routes()` and `router.middleware()`, which a function may give back. */
function routesOf(value: Value, values: Values, depth = 0): Receiver | undefined {
  if (value.kind !== 'call' || depth > 3) return undefined;
  const { callee } = value;
  if (callee.kind === 'member' && /^(routes|middleware)$/.test(callee.name)) {
    const receiver = receiverOf(callee.of, values, vocabulary);
    return receiver?.parameter ? undefined : receiver;
  }
  for (const result of callee.kind === 'function' ? values.results(callee) : []) {
    const found = routesOf(result, values, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** The steps of `compose([a, b])` of koa-compose, one by one. */
function composed({ expression, module }: Placed, values: Values): readonly Placed[] {
  const items = listOf(expression, module, values);
  return items.flatMap((item) => {
    const value = values.of(item.expression, item.module);
    const isComposed =
      value.kind === 'call' && value.callee.kind === 'external' && value.callee.package === 'koa-compose';
    const first = isComposed ? value.call.args[0]?.value : undefined;
    return first && value.kind === 'call' ? listOf(first, value.module, values) : [item];
  });
}

/** `router.allowedMethods()` answers what no route has, and guards nothing. */
function isNeutral({ expression }: Placed): boolean {
  return (
    expression.kind === 'call' &&
    expression.callee.kind === 'member' &&
    expression.callee.name.value === 'allowedMethods'
  );
}
