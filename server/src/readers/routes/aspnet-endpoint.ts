import { controllerMaps, mapMethods } from '../../knowledge/route/aspnet';
import type { Call, CodeModule, Expression } from '../../model/code';
import type { GuardUse, MountEntry, RouteEntry, Stack, UseEntry } from '../../model/route';
import type { Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { listOf } from './arguments';
import { type Access, accessOf, asking, filterUse } from './aspnet-attribute';
import { type Builders, groupStack, nameOf, wordOf } from './aspnet-builder';
import { guarded } from './aspnet-controller';
import { pathOfTemplate } from './aspnet-path';
import { asksForAnonymous, meaningOfPolicy } from './aspnet-policy';
import { mayGuard } from './classes';
import { guardUse, pathOf, type Stacks } from './framework';

type Bare = Omit<Stack, 'entries'>;

interface Reading {
  readonly module: CodeModule;
  readonly values: Values;
  readonly stacks: Stacks;
  readonly builders: Builders;
}

/** What a chain of calls has made so far, on which the next call says more. */
type Made =
  | { readonly kind: 'stack'; readonly stack: Bare; readonly isCoarse?: true }
  | { readonly kind: 'route'; readonly stack: Bare; readonly route: RouteEntry; readonly own: MutableAccess }
  | { readonly kind: 'mount'; readonly stack: Bare; readonly mount: MountEntry; readonly own: MutableAccess };

interface MutableAccess {
  readonly guards: GuardUse[];
  anonymous?: GuardUse;
}

/** Reads `app.MapGroup("/x").MapGet(…).RequireAuthorization()` as a whole, from its beginning. */
export function readEndpointChain(whole: Call, reading: Reading): readonly Call[] {
  const calls: Call[] = [];
  let base: Expression = whole;
  while (base.kind === 'call' && base.callee.kind === 'member' && calls.length < 60) {
    calls.unshift(base);
    base = base.callee.of.kind === 'await' ? base.callee.of.of : base.callee.of;
  }
  const start = calls.length > 0 ? reading.builders.of(base) : undefined;
  if (!start) return [];
  let made: Made | undefined = { kind: 'stack', stack: start };
  for (const call of calls) made = made && step(call, made, reading);
  if (made) finish(made, reading);
  return calls;
}

function step(call: Call, made: Made, reading: Reading): Made | undefined {
  const { module } = reading;
  const access = conventionOf(call, reading);
  if (access) {
    if (made.kind === 'stack') addUses(call, access, made, reading);
    else {
      made.own.guards.push(...access.guards);
      if (access.anonymous) made.own.anonymous = access.anonymous;
    }
    return made;
  }
  if (made.kind !== 'stack') {
    // What comes behind an endpoint says more about it, unless it begins a new one: `app.MapX().MapGet(…)`.
    if (made.kind === 'route' || !/^(Map|Use)/.test(nameOf(call))) return made;
    finish(made, reading);
    return step(call, { kind: 'stack', stack: made.stack }, reading);
  }
  const { stack } = made;
  const name = nameOf(call);
  const at = { place: { path: module.path, span: spanOfCall(call) }, order: call.span.end };
  const [first, second] = call.args.map(({ value }) => value);
  if (name === 'MapGroup') {
    const group = groupStack(call, module);
    reading.stacks.add(stack, { do: 'mount', ...at, path: templateOf(first, reading), guards: [], child: group.id });
    reading.stacks.add(group);
    return { kind: 'stack', stack: group };
  }
  const methods = methodsOf(name, call, reading);
  if (methods) return isPassedOn(call, reading) ? undefined : routeMade(call, methods, at, stack, reading);
  if (controllerMaps.has(name) || name === 'MapRazorPages') {
    const word = name === 'MapRazorPages' ? 'pages' : 'controllers';
    const mount: MountEntry = { do: 'mount', ...at, path: '/', guards: [], takes: { word, all: true } };
    return { kind: 'mount', stack, mount, own: { guards: [] } };
  }
  if (name === 'UseEndpoints' || name === 'UseRouting') {
    if (first?.kind === 'function') reading.builders.give(first, stack);
    return made;
  }
  if (name === 'UseWhen' && second?.kind === 'function') {
    for (const use of middlewareIn(second, reading)) {
      reading.stacks.add(stack, { do: 'use', ...at, level: 'application', guards: [use], isCoarse: true });
    }
    return made;
  }
  const middleware = middlewareOf(call, reading);
  if (middleware) {
    const level = stack.kind === 'application' ? 'application' : 'router';
    reading.stacks.add(stack, { do: 'use', ...at, level, guards: [middleware] });
    return made;
  }
  if (!/^(Map|Use|Add|Configure|Register|With|Set)/.test(name)) return made;
  const other = called(call, at, stack);
  if (name.startsWith('Map')) return other;
  // What else extends a builder gives it back.
  finish(other, reading);
  return made;
}

/** A method of the program that extends the builder, if there is one. */
function called(call: Call, at: Pick<MountEntry, 'place' | 'order'>, stack: Bare): Made {
  const takes = { word: wordOf(nameOf(call)), all: false };
  return { kind: 'mount', stack, mount: { do: 'mount', ...at, path: '/', guards: [], takes }, own: { guards: [] } };
}

function finish(made: Made, { stacks }: Reading): void {
  switch (made.kind) {
    case 'stack':
      if (made.stack.kind === 'application') stacks.add(made.stack);
      return;
    case 'route': {
      const { route, own, stack } = made;
      stacks.add(stack, { ...route, ...guarded({ guards: [] }, own) });
      return;
    }
    case 'mount': {
      const { mount, own, stack } = made;
      const isPlain = own.guards.length === 0;
      const isMethod = mount.takes?.all === false;
      stacks.add(stack, { ...mount, guards: own.guards, ...(isPlain && isMethod && { isSame: true as const }) });
    }
  }
}

/** The call itself, without what it is called on. */
function spanOfCall({ callee, span }: Call): Call['span'] {
  return callee.kind === 'member' ? { start: callee.name.span.start, end: span.end } : span;
}

function templateOf(expression: Expression | undefined, { module, values }: Reading) {
  return expression ? pathOfTemplate(pathOf(expression, module, values)) : '/';
}

function methodsOf(name: string, call: Call, { module, values }: Reading): readonly string[] | undefined {
  const one = mapMethods.get(name);
  if (one) return [one];
  const [, second, third] = call.args;
  if (name === 'MapMethods' && second && third) {
    return listOf(second.value, module, values).map(({ expression, module: place }) => {
      const value = values.of(expression, place);
      if (value.kind === 'text') return value.value.toUpperCase();
      const last = value.kind === 'external' ? value.path.at(-1) : undefined;
      return last?.toUpperCase() ?? '*';
    });
  }
  const isHandler = second && (name === 'Map' || name === 'MapFallback');
  return isHandler && values.callables(values.of(second.value, module)).length > 0 ? ['*'] : undefined;
}

/** True in a method that maps whatever it is given: its callers say what that is. */
function isPassedOn(call: Call, reading: Reading): boolean {
  const { handler } = partsOf(call, reading);
  return handler !== undefined && reading.values.of(handler, reading.module).kind === 'parameter';
}

/** The template stands before the handler, unless the program has a method of its own for it. */
function partsOf(
  { args }: Call,
  { module, values }: Reading,
): { readonly template?: Expression; readonly handler?: Expression } {
  const [first, second] = args.map(({ value }) => value);
  if (!first || !second) return first ? { handler: first } : {};
  const isTurned = values.of(second, module).kind === 'text' && values.callables(values.of(first, module)).length > 0;
  return isTurned ? { template: second, handler: first } : { template: first, handler: args.at(-1)?.value ?? second };
}

function routeMade(
  call: Call,
  methods: readonly string[],
  at: Pick<RouteEntry, 'place' | 'order'>,
  stack: Bare,
  reading: Reading,
): Made {
  const { module, values } = reading;
  const { template, handler } = partsOf(call, reading);
  const value = handler && values.of(handler, module);
  const [code] = value ? values.callables(value) : [];
  const own: Access = code ? accessOf(code.function.decorators, code.module, values) : { guards: [] };
  const route: RouteEntry = {
    do: 'route',
    ...at,
    methods,
    path: templateOf(template, reading),
    guards: [],
    ...(value && { handler: value }),
    handlerName: handler ? written(handler) : '',
  };
  return { kind: 'route', stack, route, own: { ...own, guards: [...own.guards] } };
}

/** What a call adds to what it is called on: `RequireAuthorization("x")`, `AllowAnonymous()`, `AddEndpointFilter<X>()`. */
function conventionOf(call: Call, reading: Reading): Access | undefined {
  const { module, values } = reading;
  const [first] = call.args;
  const name = nameOf(call);
  const use: GuardUse = {
    ...guardUse(call, module, values),
    place: { path: module.path, span: spanOfCall(call) },
    written: `${name}(${call.args.map(({ value }) => written(value)).join(', ')})`,
  };
  switch (name) {
    case 'AllowAnonymous':
      return { guards: [], anonymous: { ...use, means: 'public', reads: asksForAnonymous } };
    case 'RequireAuthorization':
      return { guards: [authorization(use, first?.value, reading)] };
    case 'AddEndpointFilter':
    case 'AddEndpointFilterFactory': {
      const type = call.types?.[0];
      const of = type && values.of(type, module);
      if (of?.kind === 'class')
        return { guards: [filterUse(of, { ...use, written: `AddEndpointFilter<${written(type ?? call)}>` })] };
      return {
        guards: [{ ...(first ? guardUse(first.value, module, values) : use), written: use.written, reads: [] }],
      };
    }
    case 'RequireHost':
    case 'RequireCors':
    case 'RequireRateLimiting':
      return { guards: [] };
    default:
      // A method of the program that adds to endpoints what it is called after.
      return /^(Require|Authorize|Allow|Has)[A-Z]/.test(name) && mayGuard(name)
        ? {
            guards: [
              { ...use, given: call.args.map(({ value }) => values.of(value, module)), reads: asksForAnonymous },
            ],
          }
        : undefined;
  }
}

/** Names of policies, what asks for roles, or a function that builds a policy. */
function authorization(use: GuardUse, first: Expression | undefined, { module, values }: Reading): GuardUse {
  const reads = asksForAnonymous;
  if (!first) return { ...asking(use, undefined, undefined, module, values), reads };
  if (first.kind === 'call' && first.isNew) {
    const of = (name: string) => first.args.find((one) => one.name?.value === name)?.value;
    const policy = of('Policy') ?? first.args.find(({ name }) => !name)?.value;
    return { ...asking(use, policy, of('Roles'), module, values), reads };
  }
  const means = meaningOfPolicy(first, module, values);
  return { ...(means ? { ...use, means } : asking(use, first, undefined, module, values)), reads };
}

function addUses(call: Call, { guards, anonymous }: Access, { stack }: Made, { stacks, module }: Reading): void {
  const all = anonymous ? [...guards, anonymous] : guards;
  if (all.length === 0) return;
  const level = stack.kind === 'application' ? 'application' : 'router';
  const place = { path: module.path, span: spanOfCall(call) };
  const entry: UseEntry = { do: 'use', place, order: call.span.end, level, guards: all };
  stacks.add(stack, entry);
}

/** `UseMiddleware<Own>()`, `Use(async (context, next) => …)`. */
function middlewareOf(call: Call, { module, values }: Reading): GuardUse | undefined {
  const name = nameOf(call);
  const [first] = call.args;
  if (name === 'UseMiddleware') {
    const type = call.types?.[0] ?? first?.value;
    const of = type && values.of(type, module);
    if (!type || !of) return undefined;
    const use = { ...guardUse(type, module, values), written: `UseMiddleware<${written(type)}>` };
    return of.kind === 'class' ? filterUse(of, use) : undefined;
  }
  if (name !== 'Use' || first?.value.kind !== 'function') return undefined;
  return { ...guardUse(first.value, module, values), written: 'Use(…)', reads: [] };
}

function middlewareIn(code: Expression, reading: Reading): readonly GuardUse[] {
  const found: GuardUse[] = [];
  walkCode([code], (node) => {
    const use = node.kind === 'call' ? middlewareOf(node, reading) : undefined;
    if (use) found.push(use);
  });
  return found;
}
