import type { Call, CodeModule } from '../../model/code';
import type { GuardUse, MountEntry, RouteEntry, RoutePath, StackEntry } from '../../model/route';
import type { FunctionValue, Value, Values } from '../../model/value';
import { written } from '../../model/written';
import { listOf, optionOf, type Placed, textsOf } from './arguments';
import { type Framework, guardUse, pathOf } from './framework';
import { parameterId } from './hand-over';
import { headOf, type Receiver, receiverOf, registeredIn, type Vocabulary } from './receivers';
import type { At } from './steps';

/** What runs before a handler, in this order: https://hapi.dev/api#request-lifecycle. */
const extensions = new Set(['onRequest', 'onPreAuth', 'onCredentials', 'onPostAuth', 'onPreHandler']);

const vocabulary: Vocabulary = {
  framework: 'hapi',
  isOrdered: false,
  letsThrough: false,
  made({ package: from, path }) {
    const isServer = /^(server|Server)$/.test(path.at(-1) ?? '');
    return /^(@hapi\/)?hapi$/.test(from) && isServer ? { kind: 'application' } : undefined;
  },
  chained: new Set(),
  pathed: new Set(),
  types: new Set(['Server', 'HapiServer']),
};

/** hapi: routes with their options, what the server demands of those that say nothing, and plugins. */
export const hapi: Framework = {
  id: 'hapi',
  suits: ({ language }) => language === 'javascript',
  read(module, values) {
    return registeredIn(module, values, vocabulary, receiverIn, entriesOf).all();
  },
};

function receiverIn(call: Call, module: CodeModule, values: Values): Receiver | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const { name, of } = call.callee;
  const first = call.args[0]?.value;
  if (!first || !/^(route|register|ext|method|default)$/.test(name.value)) return undefined;
  if (name.value === 'default') {
    const isAuth = of.kind === 'member' && of.name.value === 'auth';
    return isAuth ? receiverOf(values.of(of.of, module), values, vocabulary) : undefined;
  }
  const receiver = receiverOf(values.of(of, module), values, vocabulary);
  if (!receiver?.parameter || name.value !== 'route') return receiver;
  const [one] = listOf(first, module, values);
  return one && optionOf(one, 'path', values) && optionOf(one, 'method', values) ? receiver : undefined;
}

function entriesOf(call: Call, { stack }: Receiver, module: CodeModule, values: Values): readonly StackEntry[] {
  const name = call.callee.kind === 'member' ? call.callee.name.value : '';
  const at: At = { place: { path: module.path, span: headOf(call) }, order: call.callee.span.end };
  const [first, second] = call.args.map(({ value }): Placed => ({ expression: value, module }));
  if (!first) return [];
  const items = listOf(first.expression, module, values);
  switch (name) {
    case 'route':
      return items.map((item) => routeOf(item, at, values));
    case 'register':
      return items.map((item) => registered(item, second, at, values));
    case 'default':
      return [
        {
          do: 'use',
          ...at,
          level: 'application',
          isOfApplication: true,
          isDefault: true,
          guards: authOf(first, values),
        },
      ];
    case 'method': {
      const defined = values.of(first.expression, module);
      if (defined.kind !== 'text' || !second) return [];
      return [{ do: 'define', ...at, name: defined.value, value: values.of(second.expression, module) }];
    }
    default: {
      const described = items.map((item) => [optionOf(item, 'type', values), optionOf(item, 'method', values)]);
      const pairs = described[0]?.[0] ? described : [[first, second]];
      const guards = pairs.flatMap(([type, method]) =>
        method && textsOf(type, values).some((one) => extensions.has(one)) ? usesIn(method, values) : [],
      );
      const level = stack.kind;
      return guards.length > 0 ? [{ do: 'use', ...at, level, guards, isOfApplication: true }] : [];
    }
  }
}

function routeOf(item: Placed, at: At, values: Values): RouteEntry {
  const methods = textsOf(optionOf(item, 'method', values), values).map((one) => one.toUpperCase());
  const path = optionOf(item, 'path', values);
  const options = optionsOf(item, values);
  const option = (name: string): Placed | undefined => options && optionOf(options, name, values);
  const auth = option('auth');
  const handler = optionOf(item, 'handler', values) ?? option('handler');
  const pre = option('pre');
  const guards = [...(auth ? authOf(auth, values) : []), ...(pre ? prerequisites(pre, values, 0) : [])];
  return {
    do: 'route',
    ...at,
    place: path ? { path: path.module.path, span: path.expression.span } : at.place,
    methods: methods.length > 0 ? methods : ['*'],
    path: path && readPath(path, values),
    guards: guards.map((use) => ({ ...use, level: 'method' })),
    ...(!auth && { takesDefaults: true }),
    ...(handler && { handler: values.of(handler.expression, handler.module) }),
    handlerName: handler ? written(handler.expression) : '',
  };
}

/** `options` or `config`, which may be a function that gives them. */
function optionsOf(item: Placed, values: Values): Placed | undefined {
  const placed = optionOf(item, 'options', values) ?? optionOf(item, 'config', values);
  const value = placed && values.of(placed.expression, placed.module);
  const [result] = value?.kind === 'function' ? values.results(value) : [];
  return result?.kind === 'dictionary' ? { expression: result.dictionary, module: result.module } : placed;
}

/** `{id}` is a parameter, `{rest*}` the rest of the path. */
function readPath({ expression, module }: Placed, values: Values): RoutePath {
  return pathOf(expression, module, values)
    ?.replace(/\{\w{1,99}\*\d{0,9}\}/g, '*')
    .replace(/\{(\w{1,99})\??\}/g, ':$1');
}

/** What `auth` of a route or of the server says: a strategy, options, or `false`. */
function authOf(placed: Placed, values: Values): readonly GuardUse[] {
  const use = guardUse(placed.expression, placed.module, values);
  const { value } = use;
  if (value.kind === 'literal' && value.value === false) return [{ ...use, written: 'auth: false', means: 'public' }];
  if (value.kind === 'text') return [strategyOf(use, [value.value], 'authentication')];
  if (value.kind !== 'dictionary') return [use];
  const option = (name: string): Placed | undefined => optionOf(placed, name, values);
  const mode = textsOf(option('mode'), values)[0] ?? 'required';
  const strategies = textsOf(option('strategy') ?? option('strategies'), values);
  const means = mode === 'required' ? 'authentication' : 'optionalAuthentication';
  const access = option('access');
  const scopes = access ? listOf(access.expression, access.module, values) : [placed];
  return [strategyOf(use, strategies, means), ...scopes.flatMap((one) => scopeOf(one, values))];
}

function strategyOf(use: GuardUse, names: readonly string[], means: GuardUse['means']): GuardUse {
  const label = names.length > 0 ? `auth ${names.map((name) => `'${name}'`).join(', ')}` : 'auth';
  return { ...use, written: label, ...(means && { means }) };
}

/** `scope` asks what the caller may do; `{params.id}` in it compares the caller with what the path names. */
function scopeOf(placed: Placed, values: Values): readonly GuardUse[] {
  const scope = optionOf(placed, 'scope', values);
  if (!scope) return [];
  const use = guardUse(scope.expression, scope.module, values);
  if (use.value.kind === 'literal') return [];
  const given = textsOf(scope, values).map((value): Value => ({ kind: 'text', value }));
  return [{ ...use, written: `scope ${written(scope.expression)}`, given, means: 'authorization' }];
}

/** `pre`: functions, `{ method, assign }`, names of server methods, and lists of them. */
function prerequisites(placed: Placed, values: Values, depth: number): readonly GuardUse[] {
  return listOf(placed.expression, placed.module, values).flatMap((item): readonly GuardUse[] => {
    const value = values.of(item.expression, item.module);
    if (value.kind === 'list' && depth < 2) return prerequisites(item, values, depth + 1);
    return usesIn(optionOf(item, 'method', values) ?? item, values);
  });
}

function usesIn(placed: Placed, values: Values): readonly GuardUse[] {
  return listOf(placed.expression, placed.module, values).map(({ expression, module }) => {
    const use = guardUse(expression, module, values);
    // A server method by its name: `user(params.id)`.
    return use.value.kind === 'text' ? { ...use, refersTo: use.value.value.replace(/\(.*$/, '') } : use;
  });
}

/** A plugin: `{ register }`, `{ plugin, options, routes: { prefix } }`, a module that exports one. */
function registered(item: Placed, given: Placed | undefined, at: At, values: Values): StackEntry {
  const inner = optionOf(item, 'plugin', values);
  const routes = (inner && optionOf(item, 'routes', values)) ?? (given && optionOf(given, 'routes', values));
  const prefix = routes && optionOf(routes, 'prefix', values);
  const path = prefix ? readPath(prefix, values) : '/';
  const named = inner ?? item;
  const register = registerOf(values.of(named.expression, named.module), values, 0);
  const parameter = register?.function.parameters[0];
  const mount: MountEntry = { do: 'mount', ...at, path, guards: [] };
  return parameter && register ? { ...mount, child: parameterId(parameter, register.module, 'hapi') } : mount;
}

function registerOf(value: Value, values: Values, depth: number): FunctionValue | undefined {
  if (value.kind === 'function') return value;
  if (depth > 2 || (value.kind !== 'dictionary' && value.kind !== 'module')) return undefined;
  for (const name of ['register', 'plugin', 'default']) {
    const found = registerOf(values.member(value, name), values, depth + 1);
    if (found) return found;
  }
  return undefined;
}
