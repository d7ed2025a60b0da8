import type { Call, CodeModule, Decorator, Expression } from '../../model/code';
import type { GuardUse, Level, RouteEntry, Stack, StackEntry } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { argument, type Placed, textsOf } from './arguments';
import { asgiPath, asgiStack } from './asgi-stack';
import { instanceOf, lineageOf, methodOf } from './classes';
import { decoratorGuards, guardsBelow } from './decorators';
import { type Framework, guardUse, Stacks } from './framework';
import { joinedItems } from './joined';
import { turnsAt } from './loops';
import { viewOf } from './views';

const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
const registering: ReadonlySet<string> = new Set(['route', 'websocket_route', 'middleware']);
/** Mounts in mounts are followed no deeper. */
const deepest = 8;

type At = Pick<StackEntry, 'place' | 'order'>;
type Bare = Omit<Stack, 'entries'>;

/** Starlette, and what FastAPI takes over from it: lists of routes, mounts and middleware. */
export const starlette: Framework = {
  id: 'starlette',
  suits: ({ language }) => language === 'python',
  read(module, values) {
    const stacks = new Stacks();
    walkCode(module.body, (node) => {
      if (node.kind === 'function' && !('function' in node)) {
        readDecorators(node.decorators, { kind: 'function', function: node, module }, module, values, stacks);
      }
      if (node.kind === 'class' && !('class' in node)) {
        readDecorators(node.decorators, { kind: 'class', class: node, module }, module, values, stacks);
      }
      if (node.kind === 'call') readCall(node, module, values, stacks);
    });
    return stacks.all();
  },
};

function readCall(call: Call, module: CodeModule, values: Values, stacks: Stacks): void {
  const made = asgiStack({ kind: 'call', callee: values.of(call.callee, module), call, module }, values, deepest);
  if (made?.call === call) {
    stacks.add(made.stack);
    const placed = at(call, module);
    addMiddleware(argument(call, 'middleware'), made.stack, placed, module, values, stacks);
    const routes = argument(call, 'routes');
    if (routes) addRoutes({ expression: routes, module }, made.stack, values, stacks, 0);
    return;
  }
  if (call.callee.kind !== 'member') return;
  const word = call.callee.name.value;
  if (!/^(mount|add_middleware|add_route|add_websocket_route)$/.test(word)) return;
  const of = asgiStack(values.of(call.callee.of, module), values);
  if (!of) return;
  for (const turn of turnsAt(call.span, module, values)) {
    const [first, second] = call.args.filter(({ name }) => !name).map(({ value }) => turn(value));
    const path = first ?? placed(argument(call, 'path'), module);
    if (!path) continue;
    if (word === 'add_middleware') {
      const use = guardUse(path.expression, path.module, values);
      // What is added last runs first, before all dependencies.
      const order = -call.span.start;
      stacks.add(of.stack, { do: 'use', ...at(call, module), order, level: 'application', guards: [use] });
    } else if (word === 'mount') {
      const app = second ?? placed(argument(call, 'app'), module);
      addMount(of.stack, at(call, module), path, app, [], values, stacks);
    } else {
      const endpoint = second ?? placed(argument(call, 'endpoint') ?? argument(call, 'route'), module);
      if (endpoint) addRoute(of.stack, call, at(call, module), path, endpoint, values, stacks);
    }
  }
}

/** `@app.route('/x')`, `@app.middleware('http')`. */
function readDecorators(
  decorators: readonly Decorator[],
  view: Value,
  module: CodeModule,
  values: Values,
  stacks: Stacks,
): void {
  for (const decorator of decorators) {
    const { value } = decorator;
    if (value.kind !== 'call' || value.callee.kind !== 'member' || !registering.has(value.callee.name.value)) continue;
    const of = asgiStack(values.of(value.callee.of, module), values);
    const [first] = value.args;
    if (!of?.call || !first) continue;
    const place = { path: module.path, span: value.span };
    const name = view.kind === 'function' ? view.function.name?.value : undefined;
    if (value.callee.name.value === 'middleware') {
      const guard: GuardUse = { place, written: name ?? 'middleware', value: view, given: [] };
      stacks.add(of.stack, { do: 'use', place, order: -value.span.start, level: 'application', guards: [guard] });
      continue;
    }
    const { guards, inert } = guardsBelow(
      decorators,
      decorator,
      (one) => isOfAsgi(one, module, values),
      module,
      values,
    );
    const routes = routesOf(view, name ?? '', methodsOf(value, module, values), guards, values);
    const path = asgiPath(first.value, module, values);
    for (const route of routes) {
      stacks.add(of.stack, { ...route, place, order: value.span.start, path, ...(inert && { inert }) });
    }
  }
}

/** True if a decorator is a word of an application or a router, which registers and guards not. */
export function isOfAsgi({ value }: Decorator, module: CodeModule, values: Values): boolean {
  const callee = value.kind === 'call' ? value.callee : value;
  return callee.kind === 'member' && asgiStack(values.of(callee.of, module), values)?.call !== undefined;
}

/** A list of `Route`, `Mount` and the like. */
function addRoutes(list: Placed, stack: Bare, values: Values, stacks: Stacks, depth: number): void {
  if (depth > deepest) return;
  for (const { expression, module } of joinedItems(list.expression, list.module, values)) {
    const value = values.of(expression, module);
    if (value.kind !== 'call' || value.callee.kind !== 'external') continue;
    const { call, module: where } = value;
    const [first, second] = call.args.filter(({ name }) => !name).map(({ value: one }) => placed(one, where));
    const path = first ?? placed(argument(call, 'path'), where);
    const here = at(call, where);
    switch (value.callee.path.at(-1)) {
      case 'Route':
      case 'APIRoute':
      case 'WebSocketRoute': {
        const endpoint = second ?? placed(argument(call, 'endpoint'), where);
        if (path && endpoint) addRoute(stack, call, here, path, endpoint, values, stacks);
        break;
      }
      case 'Mount':
      case 'Host': {
        const routes = argument(call, 'routes');
        const inner = routes && mountedStack(call, routes, where);
        const app = second ?? placed(argument(call, 'app'), where);
        const guards = middlewareOf(argument(call, 'middleware'), where, values);
        const isHost = value.callee.path.at(-1) === 'Host';
        if (inner && routes) {
          stacks.add(stack, {
            do: 'mount',
            ...here,
            path: isHost || !path ? '/' : asgiPath(path.expression, path.module, values),
            guards,
            child: inner.id,
          });
          addRoutes({ expression: routes, module: where }, inner, values, stacks, depth + 1);
        } else addMount(stack, here, isHost ? undefined : path, app, guards, values, stacks);
        break;
      }
    }
  }
}

function mountedStack(call: Call, routes: Expression, { path }: CodeModule): Bare {
  return {
    id: `${path}#${call.span.start}`,
    framework: 'starlette',
    place: { path, span: routes.span },
    name: 'mount',
    kind: 'router',
    isOrdered: false,
  };
}

/** Another application under a path; middleware that is wrapped around it guards it. */
function addMount(
  stack: Bare,
  here: At,
  path: Placed | undefined,
  app: Placed | undefined,
  guards: readonly GuardUse[],
  values: Values,
  stacks: Stacks,
): void {
  if (!app) return;
  let inner = app;
  const around = [...guards];
  for (let depth = 0; depth < deepest; depth++) {
    const child = asgiStack(values.of(inner.expression, inner.module), values);
    if (child?.call) {
      const under = path ? asgiPath(path.expression, path.module, values) : '/';
      stacks.add(stack, { do: 'mount', ...here, path: under, guards: around, child: child.stack.id });
      return;
    }
    const { expression, module } = inner;
    const wrapped = expression.kind === 'call' ? (argument(expression, 'app') ?? expression.args[0]?.value) : undefined;
    if (expression.kind !== 'call' || !wrapped) return;
    around.push(guardUse(expression.callee, module, values));
    inner = { expression: wrapped, module };
  }
}

function addRoute(
  stack: Bare,
  call: Call,
  here: At,
  path: Placed,
  endpoint: Placed,
  values: Values,
  stacks: Stacks,
): void {
  const view = viewOf(endpoint.expression, endpoint.module, values);
  const around = middlewareOf(argument(call, 'middleware'), path.module, values);
  const methods = methodsOf(call, path.module, values);
  for (const route of routesOf(view.value, view.written, methods, [...around, ...view.guards], values)) {
    stacks.add(stack, { ...route, ...here, path: asgiPath(path.expression, path.module, values) });
  }
}

/** The routes of an endpoint: one of a function, one for each method of a class. */
function routesOf(
  view: Value,
  name: string,
  listed: readonly string[],
  guards: readonly GuardUse[],
  values: Values,
): readonly Omit<RouteEntry, 'place' | 'order' | 'path'>[] {
  const leveled = <L extends Level>(some: readonly GuardUse[], level: L) => some.map((use) => ({ ...use, level }));
  const outer = leveled(guards, 'method');
  if (view.kind !== 'class') {
    const own =
      view.kind === 'function'
        ? decoratorGuards(
            view.function.decorators.filter((one) => !isOfAsgi(one, view.module, values)),
            view.module,
            values,
          )
        : [];
    const all = [
      ...outer,
      ...leveled(
        own.filter((use) => !guards.some((one) => isSamePlace(one, use))),
        'method',
      ),
    ];
    const methods = listed.length > 0 ? listed : ['GET'];
    return [{ do: 'route', framework: 'starlette', methods, guards: all, handler: view, handlerName: name }];
  }
  const lineage = lineageOf(view, values);
  return verbs.flatMap((verb) => {
    const found = methodOf(lineage, verb);
    if (!found) return [];
    const own = decoratorGuards(found.decorators, found.module, values);
    return [
      {
        do: 'route' as const,
        framework: 'starlette' as const,
        methods: [verb.toUpperCase()],
        guards: [...outer, ...leveled(own, 'method')],
        handler: values.member(instanceOf(view), verb),
        handlerName: `${view.class.name?.value ?? 'endpoint'}.${verb}`,
      },
    ];
  });
}

function isSamePlace(a: GuardUse, b: GuardUse): boolean {
  return a.place.path === b.place.path && a.place.span.start === b.place.span.start;
}

function methodsOf(call: Call, module: CodeModule, values: Values): readonly string[] {
  return textsOf(placed(argument(call, 'methods'), module), values).map((one) => one.toUpperCase());
}

function addMiddleware(
  list: Expression | undefined,
  stack: Bare,
  here: At,
  module: CodeModule,
  values: Values,
  stacks: Stacks,
): void {
  const guards = middlewareOf(list, module, values);
  if (guards.length === 0) return;
  stacks.add(stack, { do: 'use', ...here, level: stack.kind, guards });
}

/** What `[Middleware(Check, option=1)]` runs, from the outside to the inside. */
function middlewareOf(list: Expression | undefined, module: CodeModule, values: Values): readonly GuardUse[] {
  if (!list) return [];
  return joinedItems(list, module, values).map(({ expression, module: where }) => {
    const value = values.of(expression, where);
    const first = value.kind === 'call' ? value.call.args[0]?.value : undefined;
    const isNamed =
      value.kind === 'call' && value.callee.kind === 'external' && value.callee.path.at(-1) === 'Middleware';
    return isNamed && first ? guardUse(first, value.module, values) : guardUse(expression, where, values);
  });
}

function placed(expression: Expression | undefined, module: CodeModule): Placed | undefined {
  return expression && { expression, module };
}

function at(call: Call, { path }: CodeModule): At {
  return { place: { path, span: call.span }, order: call.span.start };
}
