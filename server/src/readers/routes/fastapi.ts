import type {
  Argument,
  Call,
  ClassCode,
  CodeModule,
  Decorator,
  Expression,
  FunctionCode,
  Parameter,
} from '../../model/code';
import type { GuardUse, InertGuard, Stack } from '../../model/route';
import type { FunctionValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { argument, listOf, type Placed, textsOf } from './arguments';
import { type AsgiStack, asgiPath, asgiStack } from './asgi-stack';
import { lineageOf, mayGuard } from './classes';
import { guardsBelow } from './decorators';
import { type Framework, guardUse, pathOf, Stacks } from './framework';
import { handedOver } from './hand-over';
import { turnsAt } from './loops';
import { isOfAsgi } from './starlette';

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace']);
/** Dependencies of dependencies are followed no deeper. */
const deepest = 6;

/** FastAPI: routes by decorators, guards by the graph of dependencies, prefixes by `include_router`. */
export const fastapi: Framework = {
  id: 'fastapi',
  suits: ({ language }) => language === 'python',
  read(module, values) {
    const stacks = new Stacks();
    const owners = new Map<FunctionCode, ClassCode>();
    walkCode(module.body, (node) => {
      if (node.kind === 'class' && !('class' in node)) {
        for (const { value } of node.members) if (value?.kind === 'function') owners.set(value, node);
      }
      if (node.kind === 'function' && !('function' in node)) {
        readDecorators(node, owners.get(node), module, values, stacks);
      }
      if (node.kind === 'call') readCall(node, module, values, stacks);
    });
    return stacks.all();
  },
};

function readCall(call: Call, module: CodeModule, values: Values, stacks: Stacks): void {
  const at = { place: { path: module.path, span: call.span }, order: call.span.start };
  const made = asgiStack(values.of(call, module), values, deepest);
  if (made?.call === call) {
    const level = made.stack.kind;
    const guards = dependencyList(argument(call, 'dependencies'), module, values);
    // Dependencies run for routes, and an application that is mounted has routes of its own.
    const use = { do: 'use' as const, ...at, level, guards, staysInside: true as const };
    stacks.add(made.stack, ...(guards.length > 0 ? [use] : []));
    return;
  }
  const of = call.callee.kind === 'member' ? asgiStack(values.of(call.callee.of, module), values) : undefined;
  if (call.callee.kind === 'member' && of && register(call, call.callee.name.value, of, module, values, stacks)) return;
  if (of?.call) return;
  for (const { stack, entry } of handedOver(call, module, values, (value) => givenStack(value, values))) {
    stacks.add(stack, entry);
  }
}

/** Nearly everything is given on by parameters; only those are followed that have the type of an application. */
function givenStack(value: Value, values: Values): Omit<Stack, 'entries'> | undefined {
  const found = asgiStack(value, values);
  return found?.stack.isAssumed ? undefined : found?.stack;
}

/** What a call registers; false if its method is none that registers. */
function register(
  call: Call,
  word: string,
  { stack }: AsgiStack,
  module: CodeModule,
  values: Values,
  stacks: Stacks,
): boolean {
  if (word !== 'include_router' && word !== 'add_api_route') return false;
  const at = { place: { path: module.path, span: call.span }, order: call.span.start };
  for (const turn of turnsAt(call.span, module, values)) {
    const given = call.args.filter(({ name }) => !name).map(({ value }) => turn(value));
    const named = (name: string): Placed | undefined => {
      const found = argument(call, name);
      return found && turn(found);
    };
    if (word === 'add_api_route') {
      const endpoint = given[1] ?? named('endpoint');
      const [handler] = endpoint ? values.callables(values.of(endpoint.expression, endpoint.module)) : [];
      if (handler) addRoute(call, ['GET'], handler, module, values, stacks, stack, {});
      continue;
    }
    const router = given[0] ?? named('router');
    const child = router && asgiStack(values.of(router.expression, router.module), values);
    const prefix = named('prefix');
    const dependencies = named('dependencies');
    stacks.add(stack, {
      do: 'mount',
      ...at,
      path: prefix ? asgiPath(prefix.expression, prefix.module, values) : '/',
      guards: dependencies ? dependencyList(dependencies.expression, dependencies.module, values) : [],
      ...(child && { child: child.stack.id }),
    });
  }
  return true;
}

function readDecorators(
  code: FunctionCode,
  owner: ClassCode | undefined,
  module: CodeModule,
  values: Values,
  stacks: Stacks,
): void {
  for (const decorator of code.decorators) {
    const { value } = decorator;
    if (value.kind !== 'call' || value.callee.kind !== 'member') continue;
    const verb = value.callee.name.value;
    if (!verbs.has(verb) && verb !== 'api_route' && verb !== 'websocket') continue;
    const of = asgiStack(values.of(value.callee.of, module), values);
    if (of?.stack.framework !== 'fastapi' || !isRoute(value, of, module, values)) continue;
    const handler: FunctionValue = { kind: 'function', function: code, module };
    const isOwn = (one: Decorator): boolean => isOfAsgi(one, module, values);
    const fields = owner ? fieldDependencies(owner, module, values) : [];
    const around = { ...guardsBelow(code.decorators, decorator, isOwn, module, values), fields };
    const methods = [verb === 'websocket' || verb === 'api_route' ? 'GET' : verb.toUpperCase()];
    addRoute(value, methods, handler, module, values, stacks, of.stack, around);
  }
}

/** On a parameter without a type, only a path in a module of FastAPI shows that this is a route. */
function isRoute(call: Call, { stack }: AsgiStack, module: CodeModule, values: Values): boolean {
  if (!stack.isAssumed) return true;
  const first = call.args[0]?.value;
  return (
    module.imports.some(({ from }) => /^fastapi\b/.test(from.value)) &&
    first !== undefined &&
    /^\//.test(pathOf(first, module, values) ?? '')
  );
}

/** A route that a call declares, with the dependencies of the call and of the handler's parameters. */
function addRoute(
  call: Call,
  fallback: readonly string[],
  handler: FunctionValue,
  module: CodeModule,
  values: Values,
  stacks: Stacks,
  stack: Omit<Stack, 'entries'>,
  around: {
    readonly fields?: readonly GuardUse[];
    readonly guards?: readonly GuardUse[];
    readonly inert?: readonly InertGuard[];
  },
): void {
  const path = argument(call, 'path') ?? call.args.find(({ name }) => !name)?.value;
  const listed = argument(call, 'methods');
  const named = textsOf(listed && { expression: listed, module }, values).map((one) => one.toUpperCase());
  const declared = dependencyList(argument(call, 'dependencies'), module, values);
  const injected = dependenciesOf(handler, values);
  // Dependencies run before the handler is called, and each of them once.
  const depended = once([...declared, ...(around.fields ?? []), ...injected]);
  const unread = unreadScopes(depended, values);
  const guards = unread.length > 0 ? depended.map((use) => ({ ...use, given: [] })) : depended;
  const inert = [...(around.inert ?? []), ...misplaced(handler, values), ...unread];
  stacks.add(stack, {
    do: 'route',
    place: { path: module.path, span: headOf(call) },
    order: call.span.start,
    methods: named.length > 0 ? named : fallback,
    path: path && asgiPath(path, module, values),
    guards: [...guards, ...(around.guards ?? [])].map((use) => ({ ...use, level: 'method' as const })),
    handler,
    handlerName: handler.function.name?.value ?? written(call.callee),
    ...(inert.length > 0 && { inert }),
  });
}

/** The same dependency with the same scopes gives what it gave before. */
function once(uses: readonly GuardUse[]): readonly GuardUse[] {
  const seen = new Map<unknown, Set<string>>();
  return uses.filter(({ value, given, place }) => {
    const key = value.kind === 'function' ? value.function : `${place.path}#${place.span.start}`;
    const scopes = given.map((one) => (one.kind === 'text' ? one.value : '…')).join(' ');
    const known = seen.get(key) ?? new Set();
    const isNew = !known.has(scopes);
    seen.set(key, known.add(scopes));
    return isNew;
  });
}

/** `dependencies=[Depends(check)]` as a parameter of the handler, where FastAPI does not look for it. */
function misplaced({ function: code, module }: FunctionValue, values: Values): readonly InertGuard[] {
  const why = 'it is a default in the signature of the handler, and only the decorator takes it';
  return code.parameters.flatMap(({ target, default: given }) =>
    target.kind === 'name' && target.name === 'dependencies' && given?.kind === 'list'
      ? dependencyList(given, module, values).map((use) => ({ ...use, why }))
      : [],
  );
}

/** Scopes are only a list: a dependency has to ask for `SecurityScopes` to compare them. Those that nobody reads. */
function unreadScopes(uses: readonly GuardUse[], values: Values): readonly InertGuard[] {
  const scoped = uses.filter(({ given }) => given.length > 0);
  const isOpen = scoped.some(({ value }) => values.callables(value).length === 0 || readsScopes(value, values));
  const why = 'nothing that it depends on asks for SecurityScopes, so nobody compares its scopes';
  return isOpen ? [] : scoped.slice(-1).map((use) => ({ ...use, why }));
}

function readsScopes(value: Value, values: Values): boolean {
  return values.callables(value).some(({ function: code, module }) =>
    code.parameters.some(({ type }) => {
      const named = type && values.of(type, module);
      return named?.kind === 'external' && named.path.at(-1) === 'SecurityScopes';
    }),
  );
}

function headOf(call: Call): Expression['span'] {
  return { start: call.span.start, end: call.args[0]?.span.end ?? call.span.end };
}

function dependencyList(list: Expression | undefined, module: CodeModule, values: Values): readonly GuardUse[] {
  if (!list) return [];
  return listOf(list, module, values).flatMap((item) => dependency({ ...item, scopes: [] }, values, 0, new Set()));
}

/** The dependencies that a function's parameters name, those that they depend on first. */
function dependenciesOf(
  { function: code, module }: FunctionValue,
  values: Values,
  scopes: readonly Value[] = [],
  depth = 0,
  seen: ReadonlySet<FunctionCode> = new Set(),
): readonly GuardUse[] {
  if (depth > deepest || seen.has(code)) return [];
  const through = new Set([...seen, code]);
  return code.parameters.flatMap((parameter) =>
    markers(parameter, module, values).flatMap((marker) => dependency({ ...marker, scopes }, values, depth, through)),
  );
}

/**
 * The dependencies that the fields of a class name, its own before those of what it extends. Only a decorator makes them
 * run for the methods, such as `@cbv(router)` of fastapi-utils.
 */
function fieldDependencies(owner: ClassCode, module: CodeModule, values: Values): readonly GuardUse[] {
  if (owner.decorators.length === 0) return [];
  const seen = new Set<string>();
  return lineageOf({ kind: 'class', class: owner, module }, values).flatMap(({ value: one }) => {
    if (one.kind !== 'class') return [];
    return one.class.members.flatMap(({ name, value, type }) => {
      if (seen.has(name.value)) return [];
      seen.add(name.value);
      const field = { ...(value && { default: value }), ...(type && { type }) };
      return markers(field, one.module, values).flatMap((marker) =>
        dependency({ ...marker, scopes: [] }, values, 0, new Set()),
      );
    });
  });
}

interface Marker extends Placed {
  /** What is injected where the marker names nothing: the type beside it. */
  readonly type?: Expression;
}

/** `= Depends(f)`, `Annotated[T, Depends(f)]`, and a name that stands for such an annotation. */
function markers(
  { default: given, type }: Pick<Parameter, 'default' | 'type'>,
  module: CodeModule,
  values: Values,
): readonly Marker[] {
  const inDefault = given ? [{ expression: given, module, ...(type && { type }) }] : [];
  return [...inDefault, ...(type ? annotated(type, module, values, 0) : [])];
}

function annotated(type: Expression, module: CodeModule, values: Values, depth: number): readonly Marker[] {
  if (depth > 3) return [];
  if (type.kind === 'index') {
    const of = values.of(type.of, module);
    const isAnnotated = of.kind === 'external' && of.path.at(-1) === 'Annotated';
    const [first, ...others] = type.at;
    return isAnnotated ? others.map((expression) => ({ expression, module, ...(first && { type: first }) })) : [];
  }
  const value = values.of(type, module);
  return value.kind === 'unknown' && value.expression && value.module && value.expression !== type
    ? annotated(value.expression, value.module, values, depth + 1)
    : [];
}

/** What `Depends(f)` or `Security(f, scopes=[...])` runs, after what that depends on. Scopes reach all of it. */
function dependency(
  { expression, module, type, scopes: outer }: Marker & { readonly scopes: readonly Value[] },
  values: Values,
  depth: number,
  seen: ReadonlySet<FunctionCode>,
): readonly GuardUse[] {
  if (expression.kind !== 'call') return [];
  const callee = values.of(expression.callee, module);
  const marker = callee.kind === 'external' ? callee.path.at(-1) : undefined;
  if (marker !== 'Depends' && marker !== 'Security') return [];
  const dependable = expression.args.find(isDependency)?.value;
  const named = dependable ?? type;
  // The type alone is most often a model of parameters.
  if (!named || (!dependable && isModel(values.of(named, module), values))) return [];
  const list = argument(expression, 'scopes');
  const own = list ? listOf(list, module, values).map((item) => values.of(item.expression, item.module)) : [];
  const all = [...outer, ...own];
  const bare = guardUse(named, module, values);
  const use = { ...bare, given: readsScopes(bare.value, values) ? all : own };
  const inner = values.callables(use.value).flatMap((fn) => dependenciesOf(fn, values, all, depth + 1, seen));
  return [...inner, use];
}

/** True for a class that runs nothing of its own and whose name speaks of no caller. */
function isModel(value: Value, values: Values): boolean {
  // `OAuth2PasswordRequestForm` is a form, whatever its name says.
  if (value.kind === 'external') return value.package === 'fastapi' || !mayGuard(value.path.at(-1));
  return value.kind === 'class' && values.callables(value).length === 0;
}

function isDependency({ name }: Argument): boolean {
  return !name || name.value === 'dependency';
}
