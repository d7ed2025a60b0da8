import type { Argument, CodeModule, Expression } from '../../model/code';
import type { GuardUse } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { written } from '../../model/written';
import { optionOf } from './arguments';
import { pathOf } from './framework';
import { argumentAt, type ChainStep, laravelPath } from './laravel-chain';
import { type Middleware, middlewareIn } from './laravel-middleware';

/** What groups around a route say of it. */
export interface Group {
  readonly path: string;
  readonly middleware: readonly Middleware[];
  /** Names of middleware that is left out. */
  readonly without: readonly string[];
  readonly namespace: string;
  readonly controller?: { readonly value: Value; readonly name: string };
}

export const outermost: Group = { path: '', middleware: [], without: [], namespace: '' };

/** Words of a chain that say something of what it registers, whether they stand before it or behind it. */
export function withStep(group: Group, { name, args }: ChainStep, module: CodeModule, values: Values): Group {
  const [first] = args;
  switch (name) {
    case 'prefix':
      return { ...group, path: `${group.path}/${pathAt(first?.value, module, values)}` };
    case 'middleware':
      return withMiddleware(
        group,
        args.map(({ value }) => value),
        module,
        values,
      );
    case 'withoutMiddleware':
      return { ...group, without: [...group.without, ...namesIn(args, module, values)] };
    case 'can':
    case 'authorize':
      return { ...group, middleware: [...group.middleware, policy(args, module)] };
    case 'namespace':
      return { ...group, namespace: namespaceIn(group, first?.value, module, values) };
    case 'controller':
      return first
        ? { ...group, controller: { value: values.of(first.value, module), name: written(first.value) } }
        : group;
    default:
      return group;
  }
}

/** The attributes of `Route::group([...], …)`, and those of an action that is an array. */
export function withAttributes(group: Group, given: Expression, module: CodeModule, values: Values): Group {
  const option = (name: string) => optionOf({ expression: given, module }, name, values);
  const prefix = option('prefix');
  const middleware = option('middleware');
  const namespace = option('namespace');
  const controller = option('controller');
  const left = option('withoutMiddleware') ?? option('excluded_middleware');
  let found = group;
  if (prefix) found = { ...found, path: `${found.path}/${pathAt(prefix.expression, prefix.module, values)}` };
  if (middleware) found = withMiddleware(found, [middleware.expression], middleware.module, values);
  if (namespace) found = { ...found, namespace: namespaceIn(found, namespace.expression, namespace.module, values) };
  if (controller) {
    const { expression, module: where } = controller;
    found = { ...found, controller: { value: values.of(expression, where), name: written(expression) } };
  }
  const args: readonly Argument[] = left ? [{ span: left.expression.span, value: left.expression }] : [];
  return { ...found, without: [...found.without, ...namesIn(args, left?.module ?? module, values)] };
}

function withMiddleware(group: Group, given: readonly Expression[], module: CodeModule, values: Values): Group {
  return { ...group, middleware: [...group.middleware, ...middlewareIn(given, module, values)] };
}

/** The guards that are left of a group. */
export function guardsOf({ middleware, without }: Group): readonly GuardUse[] {
  return middleware.filter(({ names }) => !names.some((name) => without.includes(name))).map(({ use }) => use);
}

function namesIn(args: readonly Argument[], module: CodeModule, values: Values): readonly string[] {
  return args.flatMap(({ value }) => middlewareIn([value], module, values)).flatMap(({ names }) => names);
}

/** `->can('update', 'post')` says the same as `->middleware('can:update,post')`. */
function policy(args: readonly Argument[], module: CodeModule): Middleware {
  const span = { start: args[0]?.span.start ?? 0, end: args.at(-1)?.span.end ?? 0 };
  const use: GuardUse = {
    place: { path: module.path, span },
    written: `can(${args.map(({ value }) => written(value)).join(', ')})`,
    value: { kind: 'external', package: 'Illuminate\\Auth\\Middleware', path: ['Authorize'] },
    given: [],
  };
  return { use, names: ['can'] };
}

/** A path of a route or a prefix, its parameters as `:name`. */
export function pathAt(expression: Expression | undefined, module: CodeModule, values: Values): string {
  const path = expression && pathOf(expression, module, values);
  return path === undefined ? '…' : laravelPath(path);
}

/** A namespace is added to that of the group around, unless it begins anew. */
function namespaceIn(group: Group, given: Expression | undefined, module: CodeModule, values: Values): string {
  const value = given && values.of(given, module);
  const name = value?.kind === 'text' ? value.value : '';
  if (name === '' || name.startsWith('\\')) return name.slice(1);
  return group.namespace === '' ? name : `${group.namespace}\\${name}`;
}

/** What a name of a controller stands for: in the namespace of the group, below that of all controllers, or by itself. */
export function controllerOf(name: string, group: Group, module: CodeModule, values: Values): Value {
  const bare = name.replace(/^\\/, '');
  const base = 'App\\Http\\Controllers';
  const spaces = [group.namespace, group.namespace === '' ? base : `${base}\\${group.namespace}`, base, ''];
  for (const space of new Set(spaces)) {
    const whole = space === '' ? bare : `${space}\\${bare}`;
    const found = values.module(module, whole);
    const value = found && values.member({ kind: 'module', module: found }, whole.slice(whole.lastIndexOf('\\') + 1));
    if (value?.kind === 'class') return value;
  }
  return { kind: 'unknown', reason: `no class ${bare} was found` };
}

/** The only argument of a chain's last word that may be a list of attributes. */
export function attributesOf(args: readonly Argument[], module: CodeModule, values: Values): Expression | undefined {
  const first = argumentAt(args, 0);
  return first && values.of(first, module).kind === 'dictionary' ? first : undefined;
}
