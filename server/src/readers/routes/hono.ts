import type { Call, CodeModule, Expression } from '../../model/code';
import type { RoutePath, StackEntry } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { walkModule } from '../../model/walk-code';
import { listOf, optionOf, type Placed, textsOf } from './arguments';
import { type Framework, guardUse, pathOf, Stacks } from './framework';
import { turnsAt, valuesIn } from './loops';
import { handOver, headOf, looksLikeRoute, type Receiver, receiverOf, type Vocabulary, walkCalls } from './receivers';
import { type At, answered, isPath, pathsOf, routeOf } from './steps';

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all']);
const words = new Set([...verbs, 'use', 'on', 'route', 'mount', 'openapi']);

const vocabulary: Vocabulary = {
  framework: 'hono',
  isOrdered: true,
  letsThrough: true,
  made({ package: from, path }) {
    const name = path.at(-1) ?? '';
    const isHono = from === 'hono' && /^(Hono|createApp)$/.test(name);
    return isHono || (from === '@hono/zod-openapi' && name === 'OpenAPIHono') ? { kind: 'router' } : undefined;
  },
  chained: new Set([...words, 'onError', 'notFound', 'doc', 'doc31', '$call']),
  pathed: new Set(['basePath']),
  types: new Set(['Hono', 'OpenAPIHono', 'HonoBase']),
};

/** Hono: routes and guards by the order of registration; a guard covers what its pattern matches. */
export const hono: Framework = {
  id: 'hono',
  suits: ({ language }) => language === 'javascript',
  read(module, values) {
    const stacks = new Stacks();
    walkCalls(module, (call, isStatement) => {
      const receiver = receiverIn(call, module, values);
      if (!receiver) {
        for (const stack of servedBy(call, module, values)) stacks.add(stack);
        return handOver(call, isStatement, module, values, vocabulary, stacks);
      }
      for (const turn of turnsAt(call.span, module, values)) {
        stacks.add(receiver.stack, ...entriesOf(call, receiver, module, valuesIn(turn, values)));
      }
    });
    for (const stack of exported(module, values)) stacks.add(stack);
    return stacks.all();
  },
};

function receiverIn(call: Call, module: CodeModule, values: Values): Receiver | undefined {
  if (call.callee.kind !== 'member' || call.args.length === 0) return undefined;
  const name = call.callee.name.value;
  if (!words.has(name)) return undefined;
  const receiver = receiverOf(values.of(call.callee.of, module), values, vocabulary);
  if (!receiver?.parameter) return receiver;
  return name === 'use' ||
    (/^(route|openapi)$/.test(name) && call.args.length === 2) ||
    (verbs.has(name) && looksLikeRoute(call, module, values))
    ? receiver
    : undefined;
}

function entriesOf(call: Call, receiver: Receiver, module: CodeModule, values: Values): readonly StackEntry[] {
  const { stack, path: base } = receiver;
  const name = call.callee.kind === 'member' ? call.callee.name.value : 'use';
  const at = { place: { path: module.path, span: headOf(call) }, order: call.callee.span.end };
  const args = call.args.map(({ value }): Placed => ({ expression: value, module }));
  const [first, second, ...others] = args;
  const under = (path: RoutePath): RoutePath => (base === undefined ? path : `${base}/${path ?? '…'}`);
  switch (name) {
    case 'route':
    case 'mount':
      return first ? [mountOf(first, second, under, at, values)] : [];
    case 'openapi':
      return first ? described(first, args.slice(1), under, at, values) : [];
    case 'on': {
      const methods = textsOf(first, values).map((one) => one.toUpperCase());
      const steps = others.flatMap((one) => stepsOf(one, values));
      return second ? pathsOf(second, values).map((path) => answered(methods, under(path), steps, 1, at, values)) : [];
    }
    default: {
      const hasPath = first !== undefined && isPath(first, values);
      const steps = (hasPath ? args.slice(1) : args).flatMap((one) => stepsOf(one, values));
      if (name !== 'use') {
        const paths = hasPath ? pathsOf(first, values) : [pathBefore(call, module, values)];
        const methods = [name === 'all' ? '*' : name.toUpperCase()];
        return paths.map((path) => answered(methods, under(path), steps, 1, at, values));
      }
      const path = hasPath ? pathOf(first.expression, first.module, values) : '*';
      const level = /^\/?\*$/.test(path ?? '') ? stack.kind : 'mount';
      return steps.map((one): StackEntry => {
        const { guard, except } = exceptedBy(one, values);
        const guards = [guardUse(guard.expression, guard.module, values)];
        return { do: 'use', ...at, level, under: [under(path)], isExact: true, ...(except && { except }), guards };
      });
    }
  }
}

function mountOf(
  path: Placed,
  child: Placed | undefined,
  under: (path: RoutePath) => RoutePath,
  at: At,
  values: Values,
): StackEntry {
  const value = child && values.of(child.expression, child.module);
  const app = value?.kind === 'member' && value.name === 'fetch' ? value.of : value;
  const found = app && receiverOf(app, values, vocabulary);
  const outer = under(pathOf(path.expression, path.module, values));
  const id = found && !found.parameter ? { child: found.stack.id } : {};
  return { do: 'mount', ...at, path: outer, guards: [], ...id };
}

/** `openapi(createRoute({ method, path, middleware }), handler)`. */
function described(
  placed: Placed,
  given: readonly Placed[],
  under: (path: RoutePath) => RoutePath,
  at: At,
  values: Values,
): readonly StackEntry[] {
  const value = values.of(placed.expression, placed.module);
  const first = value.kind === 'call' ? value.call.args[0]?.value : undefined;
  const options = first && value.kind === 'call' ? { expression: first, module: value.module } : placed;
  const path = optionOf(options, 'path', values);
  const middleware = optionOf(options, 'middleware', values);
  const guards = middleware ? listOf(middleware.expression, middleware.module, values) : [];
  const methods = textsOf(optionOf(options, 'method', values), values).map((one) => one.toUpperCase());
  const known = path && pathOf(path.expression, path.module, values)?.replace(/\{(\w{1,99})\}/g, ':$1');
  return [routeOf(methods, under(known), [...guards, ...given.slice(0, 1)], at, values)];
}

/** `get('/x', show).post(create)`: a path that is left out is the one before. */
function pathBefore(call: Call, module: CodeModule, values: Values): RoutePath {
  let of: Expression | undefined = call.callee.kind === 'member' ? call.callee.of : undefined;
  while (of?.kind === 'call' && of.callee.kind === 'member') {
    const first: Expression | undefined = of.args[0]?.value;
    const placed = first && { expression: first, module };
    if (placed && verbs.has(of.callee.name.value) && isPath(placed, values)) return pathOf(first, module, values);
    of = of.callee.of;
  }
  return '/';
}

/** The steps of a list, of `every(a, b)` and of `createHandlers(a, b)`, one by one. */
function stepsOf({ expression, module }: Placed, values: Values): readonly Placed[] {
  return listOf(expression, module, values).flatMap((item) => {
    const call = callOf(item, values, /^(every|createHandlers)$/);
    return call ? call.call.args.flatMap(({ value }) => listOf(value, call.module, values)) : [item];
  });
}

/** `except('/public/*', guard)`; a condition leaves out what nobody knows. */
function exceptedBy(
  placed: Placed,
  values: Values,
): { readonly guard: Placed; readonly except?: readonly RoutePath[] } {
  const found = callOf(placed, values, /^except$/);
  const [condition, guard] = found?.call.args.map(({ value }) => ({ expression: value, module: found.module })) ?? [];
  if (!condition || !guard) return { guard: placed };
  return { guard, except: pathsOf(condition, values) };
}

/** A call of a function of Hono's packages, by its name. */
function callOf(
  { expression, module }: Placed,
  values: Values,
  name: RegExp,
): Extract<Value, { kind: 'call' }> | undefined {
  const value = values.of(expression, module);
  if (value.kind !== 'call') return undefined;
  const { callee } = value;
  const last = callee.kind === 'external' ? callee.path.at(-1) : callee.kind === 'member' ? callee.name : undefined;
  const isOfHono = callee.kind !== 'external' || callee.package === 'hono';
  return isOfHono && last !== undefined && name.test(last) ? value : undefined;
}

/** The applications that a call takes requests with: `serve(app)`, `handle(app)`. */
function servedBy(call: Call, module: CodeModule, values: Values): readonly Receiver['stack'][] {
  const name =
    call.callee.kind === 'name' ? call.callee.name : call.callee.kind === 'member' ? call.callee.name.value : '';
  const first = call.args[0]?.value;
  return /^(serve|handle|handler)$/.test(name) && first ? applicationOf(first, module, values) : [];
}

/** `export default app`, and what is asked for its `fetch`. */
function exported(module: CodeModule, values: Values): readonly Receiver['stack'][] {
  const found = module.exports.flatMap(({ name, value }) =>
    value && (name === 'default' || name === '=') ? applicationOf(value, module, values) : [],
  );
  walkModule(module, (node) => {
    if (node.kind === 'member' && node.name.value === 'fetch') found.push(...applicationOf(node.of, module, values));
  });
  return found;
}

function applicationOf(expression: Expression, module: CodeModule, values: Values): readonly Receiver['stack'][] {
  const receiver = receiverOf(values.of(expression, module), values, vocabulary);
  return receiver && !receiver.parameter ? [{ ...receiver.stack, kind: 'application', name: 'app' }] : [];
}
