import type { Call, CodeModule } from '../../model/code';
import type { GuardUse, MountEntry, StackEntry } from '../../model/route';
import type { FunctionValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { listOf, optionOf, type Placed, textsOf } from './arguments';
import { mayGuard } from './classes';
import { type Framework, guardUse, pathOf, Stacks } from './framework';
import { parameterId } from './hand-over';
import { turnsAt, valuesIn } from './loops';
import { pluginFolder } from './plugin-folder';
import { handOver, headOf, looksLikeRoute, type Receiver, receiverOf, type Vocabulary, walkCalls } from './receivers';
import { type At, isPath } from './steps';

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all']);
const words = new Set([...verbs, 'route', 'register', 'addHook', 'decorate', 'use']);
/** What runs before the handler, in this order. */
const hooks = ['onRequest', 'preParsing', 'preValidation', 'preHandler'];
/** What packages of Fastify add for routes to use, and what it asks. */
const decorations: Readonly<Record<string, GuardUse['means']>> = {
  basicAuth: 'authentication',
  verifyBearerAuth: 'authentication',
};

const vocabulary: Vocabulary = {
  framework: 'fastify',
  // Hooks of a scope cover all its routes, since they are attached when the application becomes ready.
  isOrdered: false,
  letsThrough: false,
  made({ package: from, path }) {
    return from === 'fastify' && /^(fastify|Fastify)?$/.test(path.at(-1) ?? '') ? { kind: 'application' } : undefined;
  },
  chained: new Set([...words, 'withTypeProvider', 'after', 'addSchema', 'setErrorHandler', 'setNotFoundHandler']),
  pathed: new Set(),
  types: new Set(['FastifyInstance', 'FastifyTypedInstance', 'FastifyZodInstance']),
};

/** Fastify: routes, hooks and plugins with their scopes. */
export const fastify: Framework = {
  id: 'fastify',
  suits: ({ language }) => language === 'javascript',
  read(module, values) {
    const stacks = new Stacks();
    walkCalls(module, (call, isStatement) => {
      const receiver = receiverIn(call, module, values);
      if (!receiver) return handOver(call, isStatement, module, values, vocabulary, stacks);
      for (const turn of turnsAt(call.span, module, values)) {
        stacks.add(receiver.stack, ...entriesOf(call, receiver, module, valuesIn(turn, values)));
      }
    });
    markPlugins(module, values, stacks);
    return stacks.all();
  },
};

/** The plugin that a module is for who loads its folder. */
function markPlugins(module: CodeModule, values: Values, stacks: Stacks): void {
  const plugin = module.exports
    .filter(({ name }) => name === 'default' || name === '=')
    .map(({ value }) => value && pluginOf(values.of(value, module), values))
    .find((found) => found?.function.module === module);
  const parameter = plugin?.function.function.parameters[0];
  if (!plugin || !parameter) return;
  const prefix = module.exports.find(({ name }) => name === 'autoPrefix')?.value;
  stacks.amend(parameterId(parameter, module, 'fastify'), {
    loads: plugin.isOpen ? 'open' : 'inside',
    ...(prefix && { prefix: pathOf(prefix, module, values) }),
  });
}

function receiverIn(call: Call, module: CodeModule, values: Values): Receiver | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const name = call.callee.name.value;
  const first = call.args[0]?.value;
  if (!first || !words.has(name)) return undefined;
  const receiver = receiverOf(values.of(call.callee.of, module), values, vocabulary);
  if (!receiver?.parameter) return receiver && (!verbs.has(name) || call.args.length > 1) ? receiver : undefined;
  const placed = { expression: first, module };
  const isMeant = verbs.has(name)
    ? looksLikeRoute(call, module, values)
    : name === 'route'
      ? optionOf(placed, 'handler', values) !== undefined && optionOf(placed, 'options', values) === undefined
      : name !== 'use';
  return isMeant ? receiver : undefined;
}

function entriesOf(call: Call, { stack }: Receiver, module: CodeModule, values: Values): readonly StackEntry[] {
  const name = call.callee.kind === 'member' ? call.callee.name.value : '';
  const at: At = { place: { path: module.path, span: headOf(call) }, order: call.callee.span.end };
  const args = call.args.map(({ value }): Placed => ({ expression: value, module }));
  const [first, second, third] = args;
  if (!first) return [];
  switch (name) {
    case 'register':
      return registered(first, second, stack.kind, at, values);
    case 'addHook': {
      const hook = values.of(first.expression, module);
      const isBefore = hook.kind === 'text' && hooks.includes(hook.value);
      const addsGuards = hook.kind === 'text' && hook.value === 'onRoute' && second && setsHooks(second, values);
      if (!second || !(isBefore || addsGuards)) return [];
      return [{ do: 'use', ...at, level: stack.kind, guards: guardsIn(second, values) }];
    }
    case 'decorate': {
      const decoration = values.of(first.expression, module);
      if (decoration.kind !== 'text' || !second) return [];
      return [{ do: 'define', ...at, name: decoration.value, value: values.of(second.expression, module) }];
    }
    case 'use': {
      const hasPath = isPath(first, values);
      const under = hasPath ? { under: [pathOf(first.expression, module, values)] } : {};
      const guards = (hasPath ? args.slice(1) : args).flatMap((one) => guardsIn(one, values));
      return [{ do: 'use', ...at, level: hasPath ? 'mount' : stack.kind, ...under, guards }];
    }
    case 'route': {
      const url = optionOf(first, 'url', values) ?? optionOf(first, 'path', values);
      const methods = textsOf(optionOf(first, 'method', values), values).map((one) => one.toUpperCase());
      return [routeOf(methods, url, first, optionOf(first, 'handler', values), at, values)];
    }
    default: {
      const options = third || optionOf(second ?? first, 'handler', values) ? second : undefined;
      const handler = third ?? (options ? optionOf(options, 'handler', values) : second);
      return [routeOf([name === 'all' ? '*' : name.toUpperCase()], first, options, handler, at, values)];
    }
  }
}

function routeOf(
  methods: readonly string[],
  path: Placed | undefined,
  options: Placed | undefined,
  handler: Placed | undefined,
  at: At,
  values: Values,
): StackEntry {
  const guards = hooks.flatMap((hook) => {
    const placed = options && optionOf(options, hook, values);
    return placed ? guardsIn(placed, values) : [];
  });
  return {
    do: 'route',
    ...at,
    methods: methods.length > 0 ? methods : ['*'],
    path: path && pathOf(path.expression, path.module, values),
    guards: guards.map((use) => ({ ...use, level: 'method' })),
    ...(handler && { handler: values.of(handler.expression, handler.module) }),
    handlerName: handler ? written(handler.expression) : '',
  };
}

/** The guards of a hook, those of `fastify.auth([...])` one by one where all of them have to pass. */
function guardsIn(placed: Placed, values: Values): readonly GuardUse[] {
  return listOf(placed.expression, placed.module, values).flatMap((item): readonly GuardUse[] => {
    const use = guardUse(item.expression, item.module, values);
    const value = use.value.kind === 'call' ? use.value : undefined;
    const first = value?.call.args[0]?.value;
    if (value?.callee.kind === 'member' && value.callee.name === 'auth' && first?.kind === 'list') {
      const each = first.items.map((one) => guardsIn({ expression: one, module: value.module }, values));
      const options = value.call.args[1]?.value;
      const relation = options && optionOf({ expression: options, module: value.module }, 'relation', values);
      const isAll = relation !== undefined && textsOf(relation, values)[0] === 'and';
      if (isAll || each.length === 1) return each.flat();
      return [{ ...use, anyOf: each.map((uses) => uses[0]).filter((one) => one !== undefined) }];
    }
    return [named(use, values)];
  });
}

/** `fastify.authenticate` is what the project or a package gave that name to; `fastify.guard.role('x')` asks for a role. */
function named(use: GuardUse, values: Values): GuardUse {
  const value = use.value.kind === 'call' ? use.value.callee : use.value;
  if (value.kind !== 'member') return use;
  const { of, name } = value;
  if (of.kind === 'member' && of.name === 'guard') return { ...use, means: 'authorization' };
  if (!receiverOf(of, values, vocabulary)) return use;
  const means = decorations[name];
  return { ...use, refersTo: name, ...(means && { means }) };
}

/** What `register` loads: a plugin of the project, a folder of plugins, or a package that may add a hook. */
function registered(
  placed: Placed,
  options: Placed | undefined,
  level: 'application' | 'router',
  at: At,
  values: Values,
): readonly StackEntry[] {
  const value = values.of(placed.expression, placed.module);
  const prefix = options && optionOf(options, 'prefix', values);
  const path = prefix ? pathOf(prefix.expression, prefix.module, values) : '/';
  const mount: MountEntry = { do: 'mount', ...at, path, guards: [] };
  const plugin = pluginOf(value, values);
  const parameter = plugin?.function.function.parameters[0];
  if (plugin) {
    if (!parameter) return [];
    const child = parameterId(parameter, plugin.function.module, 'fastify');
    return [plugin.isOpen ? { ...mount, path: '/', child, isSame: true } : { ...mount, child }];
  }
  if (value.kind === 'external' && /^(@fastify\/|fastify-)autoload$/.test(value.package)) {
    const folder = options && pluginFolder(options, values);
    const inner = options && optionOf(options, 'options', values);
    const outer = inner && optionOf(inner, 'prefix', values);
    const under = outer ? { path: pathOf(outer.expression, outer.module, values) } : {};
    return [folder ? { ...mount, ...under, folder } : mount];
  }
  const use = guardUse(placed.expression, placed.module, values);
  if (value.kind !== 'external') return [{ do: 'use', ...at, level, guards: [use] }, mount];
  if (/^(@fastify\/|fastify-)bearer-auth$/.test(value.package)) {
    const hook = options && optionOf(options, 'addHook', values);
    const isOff = hook && values.of(hook.expression, hook.module);
    if (isOff?.kind === 'literal' && isOff.value === false) return [];
    return [{ do: 'use', ...at, level, guards: [{ ...use, means: 'authentication' }] }];
  }
  // The other packages of Fastify add nothing by themselves but what routes may use.
  const isKnown = /^(@fastify\/|fastify-)/.test(value.package);
  return !isKnown && mayGuard(value.path.at(-1) ?? value.package) ? [{ do: 'use', ...at, level, guards: [use] }] : [];
}

/** A plugin of the project, and whether what it adds comes to who loads it, as `fastify-plugin` makes it. */
function pluginOf(
  value: Value,
  values: Values,
  depth = 0,
): { readonly function: FunctionValue; readonly isOpen: boolean } | undefined {
  if (depth > 4) return undefined;
  if (value.kind === 'function') return { function: value, isOpen: false };
  if (value.kind === 'module') return pluginOf(values.member(value, 'default'), values, depth + 1);
  if (value.kind !== 'call') return undefined;
  const { callee, call, module } = value;
  const first = call.args[0]?.value;
  if (callee.kind === 'external' && callee.package === 'fastify-plugin' && first) {
    const inner = pluginOf(values.of(first, module), values, depth + 1);
    return inner && { ...inner, isOpen: true };
  }
  for (const result of callee.kind === 'function' ? values.results(callee) : []) {
    const found = pluginOf(result, values, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** True if a hook on routes gives them guards of their own. */
function setsHooks({ expression, module }: Placed, values: Values): boolean {
  return values.callables(values.of(expression, module)).some(({ function: { body } }) => {
    let found = false;
    walkCode(body, (node) => {
      found ||= node.kind === 'assignment' && node.target.kind === 'member' && hooks.includes(node.target.name.value);
    });
    return found;
  });
}
