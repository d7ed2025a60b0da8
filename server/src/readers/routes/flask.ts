import type { Call, CodeModule, Decorator, Expression, FunctionCode } from '../../model/code';
import type { GuardUse, RouteEntry, RoutePath, StackEntry } from '../../model/route';
import type { FunctionValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { argument, listOf, type Placed } from './arguments';
import { decoratorGuards, guardsBelow } from './decorators';
import { type FlaskStack, flaskPath, flaskStack, isOfFlask } from './flask-stack';
import { flaskViewRoutes } from './flask-view';
import { type Framework, pathOf, Stacks } from './framework';
import { handedOver } from './hand-over';
import { type Turn, turnsAt } from './loops';
import { viewOf } from './views';

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete']);
const before = new Set(['before_request', 'before_app_request']);
const words = new Set([...before, 'register_blueprint', 'register_api', 'add_namespace', 'init_app', 'add_url_rule']);

/** A class of the project may have words of its own for `add_resource`: `add_org_resource`. */
function isWord(name: string): boolean {
  return words.has(name) || /^add_(\w{1,40}_)?resource$/.test(name);
}

/** Where an entry stands. */
type At = Pick<StackEntry, 'place' | 'order'>;

interface Reading {
  readonly module: CodeModule;
  readonly values: Values;
  readonly stacks: Stacks;
}

/** Flask with blueprints, views by class, and the extensions that register resources. */
export const flask: Framework = {
  id: 'flask',
  suits: ({ language }) => language === 'python',
  read(module, values) {
    const reading: Reading = { module, values, stacks: new Stacks() };
    walkCode(module.body, (node) => {
      if (node.kind === 'function' && !('function' in node)) readDecorators(node, reading);
      if (node.kind === 'class' && !('class' in node)) {
        readDecorators({ kind: 'class', class: node, module, decorators: node.decorators }, reading);
      }
      if (node.kind === 'call') readCall(node, reading);
    });
    return reading.stacks.all();
  },
};

/** What stands below decorators that may register it. */
type Decorated =
  | FunctionCode
  | {
      readonly kind: 'class';
      readonly class: Extract<Value, { kind: 'class' }>['class'];
      readonly module: CodeModule;
      readonly decorators: readonly Decorator[];
    };

function readDecorators(decorated: Decorated, reading: Reading): void {
  const { module, values, stacks } = reading;
  const { decorators } = decorated;
  const isOfFramework = (decorator: Decorator): boolean => isOfFlask(decorator, module, values);
  for (const decorator of decorators) {
    const { value } = decorator;
    const callee = value.kind === 'call' ? value.callee : value;
    if (callee.kind !== 'member') continue;
    const word = callee.name.value;
    if (!(word === 'route' || word === 'websocket' || verbs.has(word) || before.has(word))) continue;
    const receiver = flaskStack(values.of(callee.of, module), values);
    if (!receiver) continue;
    const at = { place: { path: module.path, span: headOf(decorator) }, order: decorator.span.start };
    const { guards, inert } = guardsBelow(decorators, decorator, isOfFramework, module, values);
    if (before.has(word)) {
      if (decorated.kind === 'function')
        addBefore(receiver, word, at, guards, functionOf(decorated, module), decorated.name?.value ?? word, stacks);
      continue;
    }
    if (value.kind !== 'call' || !isRoute(value, receiver, reading)) continue;
    const methods = word === 'route' ? methodsOf(value, module, values) : [word === 'websocket' ? 'GET' : word];
    const paths = pathsOf(value, module, values);
    if (decorated.kind === 'function') {
      const handler = functionOf(decorated, module);
      addRoutes(receiver, at, paths, methods ?? ['GET'], guards, handler, decorated.name?.value ?? '', reading, inert);
      continue;
    }
    const view = { value: decorated, written: decorated.class.name?.value ?? '', guards };
    addView(receiver, at, paths, methods, view, reading);
  }
}

/** Many things have a `get`: on a parameter, only a path in a module of Flask shows that this is a route. */
function isRoute(call: Call, { made }: FlaskStack, { module, values }: Reading): boolean {
  const [first] = call.args;
  if (!first) return false;
  if (made !== 'parameter') return true;
  const isOther = module.imports.some(({ from }) => /^(fastapi|starlette|bottle|sanic|aiohttp)\b/.test(from.value));
  return (
    !isOther && values.of(first.value, module).kind === 'text' && /^\//.test(pathOf(first.value, module, values) ?? '')
  );
}

function readCall(call: Call, reading: Reading): void {
  const { module, values, stacks } = reading;
  const made = flaskStack(values.of(call, module), values, 4);
  if (made?.call === call) {
    addMade(made, call, reading);
    return;
  }
  if (call.callee.kind === 'member' && isWord(call.callee.name.value)) {
    const receiver = flaskStack(values.of(call.callee.of, module), values);
    const turns = receiver ? turnsAt(call.span, module, values) : [];
    for (const turn of turns) if (receiver) register(call.callee.name.value, call, receiver, turn, reading);
    if (receiver && receiver.made !== 'parameter') return;
  }
  for (const { stack, entry } of handedOver(call, module, values, (value) => givenStack(value, values))) {
    stacks.add(stack, entry);
  }
}

/** Nearly everything is given on by parameters; only those are followed that are called as applications are. */
function givenStack(value: Value, values: Values): FlaskStack['stack'] | undefined {
  const found = flaskStack(value, values);
  if (found?.made !== 'parameter') return found?.stack;
  return /^(app|application|api|bp|blueprint|server|flask_app)$/.test(found.stack.name) ? found.stack : undefined;
}

/** What a stack is made with: where it hangs, and what is wrapped around all of its resources. */
function addMade({ stack, made }: FlaskStack, call: Call, reading: Reading): void {
  const { module, values, stacks } = reading;
  stacks.add(stack);
  const at = placed(call, module);
  const decorators = argument(call, 'decorators');
  const guards = decorators ? decoratorGuardsIn(decorators, module, values) : [];
  if (guards.length > 0) stacks.add(stack, { do: 'use', ...at, level: 'router', guards });
  if (made === 'api') {
    const on = argument(call, 'app') ?? argument(call, 'blueprint') ?? call.args.find(({ name }) => !name)?.value;
    const outer = on && flaskStack(values.of(on, module), values);
    if (outer) stacks.add(outer.stack, { do: 'mount', ...at, path: '/', guards: [], child: stack.id });
  }
  const outer = call.callee.kind === 'member' ? flaskStack(values.of(call.callee.of, module), values) : undefined;
  if (made === 'namespace' && outer)
    stacks.add(outer.stack, { do: 'mount', ...at, path: '/', guards: [], child: stack.id });
}

/** They are applied one after the other, so that the last one runs first. */
function decoratorGuardsIn(list: Expression, module: CodeModule, values: Values): readonly GuardUse[] {
  return listOf(list, module, values)
    .toReversed()
    .flatMap(({ expression, module: where }) => decoratorGuards([{ value: expression }], where, values));
}

function register(word: string, call: Call, receiver: FlaskStack, turn: Turn, reading: Reading): void {
  const { module, values, stacks } = reading;
  const at = placed(call, module);
  const [first, second] = call.args.filter(({ name }) => !name).map(({ value }) => turn(value));
  const named = (name: string): Placed | undefined => {
    const found = argument(call, name);
    return found && turn(found);
  };
  switch (word) {
    case 'register_blueprint':
    case 'register_api':
    case 'add_namespace':
    case 'init_app': {
      const other = first ?? named('blueprint') ?? named('ns') ?? named('app');
      const child = other && flaskStack(values.of(other.expression, other.module), values);
      if (word === 'init_app') {
        if (child && receiver.made === 'api') {
          stacks.add(child.stack, { do: 'mount', ...at, path: '/', guards: [], child: receiver.stack.id });
        }
        return;
      }
      const prefix = named('url_prefix') ?? named('path') ?? (word === 'add_namespace' ? second : undefined);
      stacks.add(receiver.stack, {
        do: 'mount',
        ...at,
        path: prefix ? pathAt(prefix, values) : '/',
        guards: [],
        ...(prefix && { replacesPrefix: true as const }),
        ...(child && { child: child.stack.id }),
      });
      return;
    }
    case 'before_request':
    case 'before_app_request': {
      if (!first) return;
      const { guards, value, written: name } = viewOf(first.expression, first.module, values);
      if (value.kind === 'function' || receiver.made !== 'parameter') {
        addBefore(receiver, word, at, guards, value, name, stacks);
      }
      return;
    }
    case 'add_url_rule': {
      const rule = first ?? named('rule');
      const view = named('view_func') ?? call.args.filter(({ name }) => !name).map(({ value }) => turn(value))[2];
      if (!rule || !view) return;
      const methods = methodsOf(call, module, values);
      const found = viewOf(view.expression, view.module, values);
      addView(receiver, at, [pathAt(rule, values)], methods, found, reading);
      return;
    }
    default: {
      if (!first) return;
      const paths = call.args.filter(({ name }) => !name).slice(1);
      const found = viewOf(first.expression, first.module, values);
      addView(
        receiver,
        at,
        paths.map(({ value }) => pathAt(turn(value), values)),
        undefined,
        found,
        reading,
      );
      return;
    }
  }
}

function addBefore(
  { stack, made }: FlaskStack,
  word: string,
  at: At,
  guards: readonly GuardUse[],
  value: Value,
  written: string,
  stacks: Stacks,
): void {
  const isOfApplication = word === 'before_app_request';
  const level = made === 'application' || isOfApplication ? 'application' : 'router';
  const use: GuardUse = { place: at.place, written, value, given: [] };
  stacks.add(stack, {
    do: 'use',
    ...at,
    level,
    guards: [...guards, use],
    ...(isOfApplication && { isOfApplication: true as const }),
  });
}

function addRoutes(
  { stack }: FlaskStack,
  at: At,
  paths: readonly RoutePath[],
  methods: readonly string[],
  guards: readonly GuardUse[],
  handler: Value,
  handlerName: string,
  { stacks }: Reading,
  inert?: RouteEntry['inert'],
): void {
  for (const path of paths) {
    stacks.add(stack, {
      do: 'route',
      ...at,
      methods: methods.map((one) => one.toUpperCase()),
      path,
      guards: guards.map((use) => ({ ...use, level: 'method' })),
      handler,
      handlerName,
      ...(inert && { inert }),
    });
  }
}

/** The routes of a view: one of a function, one for each method of a class. */
function addView(
  receiver: FlaskStack,
  at: At,
  paths: readonly RoutePath[],
  methods: readonly string[] | undefined,
  view: { readonly value: Value; readonly written: string; readonly guards: readonly GuardUse[] },
  reading: Reading,
): void {
  const { values, stacks } = reading;
  const { value, written: name, guards } = view;
  if (value.kind !== 'class') {
    const own = value.kind === 'function' ? decoratorGuards(value.function.decorators, value.module, values) : [];
    addRoutes(receiver, at, paths, methods ?? ['GET'], [...guards, ...own], value, name, reading);
    return;
  }
  for (const route of flaskViewRoutes(value, values, methods)) {
    for (const path of paths) {
      const outer = guards.map((use) => ({ ...use, level: 'method' as const }));
      stacks.add(receiver.stack, { ...at, ...route, path, guards: [...outer, ...route.guards] });
    }
  }
}

function functionOf(code: FunctionCode, module: CodeModule): FunctionValue {
  return { kind: 'function', function: code, module };
}

/** The methods that a call lists; `*` if the list is not known, nothing if there is none. */
function methodsOf(call: Call, module: CodeModule, values: Values): readonly string[] | undefined {
  const listed = argument(call, 'methods');
  if (!listed) return undefined;
  const texts = listOf(listed, module, values).map((item) => values.of(item.expression, item.module));
  return texts.map((one) => (one.kind === 'text' ? one.value : '*'));
}

function pathsOf(call: Call, module: CodeModule, values: Values): readonly RoutePath[] {
  const given = call.args.filter(({ name }) => !name).map(({ value }) => pathAt({ expression: value, module }, values));
  const named = argument(call, 'rule');
  return given.length > 0 || !named ? given : [pathAt({ expression: named, module }, values)];
}

function pathAt({ expression, module }: Placed, values: Values): RoutePath {
  const path = pathOf(expression, module, values);
  if (path !== undefined) return flaskPath(path);
  // `scoped("/login")` puts something before or behind it.
  const inner = expression.kind === 'call' ? expression.args[0]?.value : undefined;
  return inner?.kind === 'text' ? flaskPath(`…${inner.value}`) : undefined;
}

/** From the decorator's sign to the end of the path. */
function headOf({ span, value }: Decorator): StackEntry['place']['span'] {
  const first = value.kind === 'call' ? value.args[0] : undefined;
  return { start: span.start, end: first?.span.end ?? span.end };
}

function placed(call: Call, { path }: CodeModule): At {
  return { place: { path, span: call.span }, order: call.span.start };
}
