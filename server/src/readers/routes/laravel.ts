import type { Argument, Call, CodeModule, Expression } from '../../model/code';
import type { RouteEntry, RoutePath, Stack, StackEntry } from '../../model/route';
import type { Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { listOf, textsOf } from './arguments';
import { type Framework, Stacks } from './framework';
import { actionIn, lastOf } from './laravel-action';
import { argumentAt, type ChainStep, routerChain } from './laravel-chain';
import { type Action, actionOf, lacksAction } from './laravel-controller';
import { filePath, loadingWords, namespaceOfFile } from './laravel-file';
import {
  attributesOf,
  controllerOf,
  type Group,
  guardsOf,
  outermost,
  pathAt,
  withAttributes,
  withStep,
} from './laravel-group';
import { globalMiddleware, middlewareIn } from './laravel-middleware';
import { resourceRoutes, resourceWords } from './laravel-resource';
import { headOf } from './receivers';

/** Groups in groups are followed no deeper. */
const deepest = 16;

const verbs = new Map([
  ['get', ['GET']],
  ['post', ['POST']],
  ['put', ['PUT']],
  ['patch', ['PATCH']],
  ['delete', ['DELETE']],
  ['options', ['OPTIONS']],
  ['any', ['*']],
  ['fallback', ['GET']],
  ['view', ['GET']],
  ['inertia', ['GET']],
  ['redirect', ['*']],
  ['permanentRedirect', ['*']],
]);
/** Words whose route has nothing that could be looked into. */
const withoutHandler = new Set(['view', 'inertia', 'redirect', 'permanentRedirect']);
const terminals = new Set([...verbs.keys(), ...resourceWords.keys(), 'match', 'group']);

interface Reading {
  readonly module: CodeModule;
  readonly values: Values;
  readonly stacks: Stacks;
  readonly stack: Omit<Stack, 'entries'>;
}

/**
 * Laravel, and Lumen as far as it is alike: each file of routes is a stack, mounted where a provider, `bootstrap/app.php`
 * or another file of routes loads it, with what the groups around it say.
 */
export const laravel: Framework = {
  id: 'laravel',
  suits: ({ language, path, imports }) =>
    language === 'php' &&
    !/(^|\/)tests?\//i.test(path) &&
    (/(^|\/)(routes?|bootstrap)\//i.test(path) ||
      imports.some(({ from }) => /(^|\\)(Route|Router|RouteServiceProvider|ServiceProvider)$/.test(from.value))),
  read(module, values) {
    const reading: Reading = { module, values, stacks: new Stacks(), stack: stackOf(module) };
    const namespace = isRouteFile(module.path) ? namespaceOfFile(module, values) : '';
    readNodes(module.body, { ...outermost, namespace }, reading, 0);
    if (isRouteFile(module.path)) reading.stacks.add(reading.stack);
    else addGlobal(reading);
    return reading.stacks.all();
  },
};

function stackOf({ path }: CodeModule): Omit<Stack, 'entries'> {
  const isDefault = /(^|\/)routes\/(web|api)\.php$/.exec(path)?.[2];
  const isFile = isRouteFile(path);
  return {
    id: fileStackId(path),
    framework: 'laravel',
    place: { path, span: { start: 0, end: 0 } },
    name: path.slice(path.lastIndexOf('/') + 1),
    kind: isDefault || !isFile ? 'application' : 'router',
    isOrdered: false,
    // What a fresh application does with it, where nothing else is written.
    ...(isDefault === 'api' && { prefix: '/api' }),
  };
}

/** A file in the folder of routes; an application may itself lie in a folder that is called so. */
function isRouteFile(path: string): boolean {
  const inside = /(?:^|\/)routes?\/((?:(?!\/routes?\/).){0,200})$/i.exec(path)?.[1];
  return inside !== undefined && !/(^|\/)(app|bootstrap|src|Http|Providers)\//i.test(inside);
}

function fileStackId(path: string): string {
  return `${path}#routes`;
}

/** What runs on every request stands where requests are led to the files of routes. */
function addGlobal({ module, values, stacks, stack }: Reading): void {
  const guards = stacks.has(stack.id) ? globalMiddleware(module, values) : [];
  if (guards.length === 0) return;
  const place = { path: module.path, span: { start: 0, end: 0 } };
  stacks.add(stack, { do: 'use', place, order: 0, level: 'application', guards });
}

function readNodes(nodes: Parameters<typeof walkCode>[0], group: Group, reading: Reading, depth: number): void {
  if (depth > deepest) return;
  walkCode(nodes, (node) => (node.kind === 'call' ? !readCall(node, group, reading, depth) : true));
}

/** Reads what a call registers; false if it registers nothing, so that what is inside of it may. */
function readCall(call: Call, group: Group, reading: Reading, depth: number): boolean {
  const { module, values } = reading;
  const chain = routerChain(call, module, values);
  const at = chain?.findIndex(({ name }) => terminals.has(name)) ?? -1;
  const last = chain?.[at];
  if (chain && last) {
    const around = chain.slice(0, at).reduce((one, step) => withStep(one, step, module, values), group);
    readTerminal(last, { outer: group, around }, chain.slice(at + 1), reading, depth);
    return true;
  }
  const { callee, args } = call;
  const word = callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.name.value : '';
  if (loadingWords.test(word)) return mountFile(args[0]?.value, call, group, reading);
  if (word === 'withRouting') return readRouting(call, group, reading, depth);
  return false;
}

/** The group that a chain stands in, and what its words before the last one make of it. */
interface Groups {
  readonly outer: Group;
  readonly around: Group;
}

function readTerminal(
  step: ChainStep,
  { outer, around }: Groups,
  later: readonly ChainStep[],
  reading: Reading,
  depth: number,
): void {
  const { module, values } = reading;
  const sort = resourceWords.get(step.name);
  const whole = later.reduce((one, next) => withStep(one, next, module, values), around);
  if (step.name === 'group') readGroup(step, around, reading, depth);
  else if (sort) readResources(step, { outer, around: whole }, later, reading);
  else readRoute(step, { outer, around: whole }, reading);
}

function readGroup({ args, call }: ChainStep, group: Group, reading: Reading, depth: number): void {
  const { module, values } = reading;
  const attributes = attributesOf(args, module, values);
  const around = attributes ? withAttributes(group, attributes, module, values) : group;
  const inner = args.at(-1)?.value;
  const value = inner && values.of(inner, module);
  if (value?.kind === 'function') {
    readNodes(
      value.function.body,
      around,
      value.module === module ? reading : { ...reading, module: value.module },
      depth + 1,
    );
  } else if (inner) mountFile(inner, call, around, reading);
}

/** Another file of routes, in the group that stands around: `base_path('routes/admin.php')`, `__DIR__.'/auth.php'`. */
function mountFile(given: Expression | undefined, call: Call, group: Group, reading: Reading): boolean {
  const { module, values, stacks, stack } = reading;
  for (const one of given ? listOf(given, module, values) : []) {
    const path = filePath(one.expression);
    const file = path === undefined ? undefined : values.module(one.module, path);
    if (!file || file === module) continue;
    stacks.add(stack, {
      do: 'mount',
      place: { path: module.path, span: call.span },
      order: call.span.start,
      path: group.path || '/',
      guards: guardsOf(group),
      child: fileStackId(file.path),
      replacesPrefix: true,
    });
  }
  return given !== undefined && filePath(given) !== undefined;
}

/** `withRouting(web: …, api: …, apiPrefix: 'v1', then: fn)` since version 11. */
function readRouting({ args, span }: Call, group: Group, reading: Reading, depth: number): boolean {
  const { module, values } = reading;
  const prefix = args.find(({ name }) => name?.value === 'apiPrefix')?.value;
  const names = ['using', 'web', 'api', 'commands', 'channels', 'pages', 'health', 'apiPrefix', 'then'];
  for (const [at, { name, value }] of args.entries()) {
    const word = name?.value ?? names[at] ?? '';
    if (word === 'web' || word === 'api') {
      const text: Expression = { kind: 'text', span: value.span, value: word };
      const path = word === 'web' ? '' : `/${prefix ? pathAt(prefix, module, values) : 'api'}`;
      const middleware = middlewareIn([text], module, values);
      const call: Call = { kind: 'call', span, callee: value, args: [], isNew: false };
      mountFile(value, { ...call, span: value.span }, { ...group, path, middleware }, reading);
    } else if (value.kind === 'function') readNodes(value.body, group, reading, depth + 1);
  }
  return true;
}

function readRoute(
  { name, args, call }: ChainStep,
  { outer, around: group }: Groups,
  { module, values, stacks, stack }: Reading,
): void {
  const isMatch = name === 'match';
  const first = args[0]?.value;
  if (!first) return;
  const methods = isMatch
    ? textsOf({ expression: first, module }, values).map((one) => one.toUpperCase())
    : (verbs.get(name) ?? ['*']);
  const rest = isMatch ? args.slice(1) : args;
  const isFallback = name === 'fallback';
  const path = isFallback ? '*' : pathAt(rest[0]?.value, module, values);
  const given = isFallback ? rest[0]?.value : rest[1]?.value;
  const attributes = given && !withoutHandler.has(name) ? attributesOf([argumentOf(given)], module, values) : undefined;
  const around = attributes ? withAttributes(group, attributes, module, values) : group;
  const action = withoutHandler.has(name)
    ? { handlerName: `${name}(${given ? written(given) : ''})`, guards: [] }
    : actionIn(given, around, module, values);
  stacks.add(stack, entryOf(call, methods.length > 0 ? methods : ['*'], path, outer, around, action, module));
}

function argumentOf(value: Expression): Argument {
  return { span: value.span, value };
}

function readResources(
  { name, args, call }: ChainStep,
  { outer, around }: Groups,
  later: readonly ChainStep[],
  reading: Reading,
): void {
  const sort = resourceWords.get(name);
  const first = args[0]?.value;
  if (!sort || !first) return;
  const { module, values } = reading;
  const list = values.of(first, module);
  const options = argumentAt(args, name.endsWith('s') ? 1 : 2, 'options');
  const pairs =
    list.kind === 'dictionary'
      ? list.dictionary.entries.flatMap(({ key, value }) =>
          key ? [[{ kind: 'text', span: key.span, value: key.value } satisfies Expression, value] as const] : [],
        )
      : [[first, argumentAt(args, 1)] as const];
  for (const [path, controller] of pairs) {
    const value = controller && values.of(controller, module);
    const named = value?.kind === 'text' ? value.value : controller ? written(controller) : '';
    const found = value?.kind === 'text' ? controllerOf(value.value, around, module, values) : value;
    for (const route of resourceRoutes(sort, path, options, later, module, values)) {
      if (found && lacksAction(found, route.action, values)) continue;
      const action = found ? actionOf(found, lastOf(named), route.action, values) : { handlerName: '', guards: [] };
      reading.stacks.add(reading.stack, entryOf(call, route.methods, route.path, outer, around, action, module));
    }
  }
}

/** A route with the guards of its groups, those of its own chain, and those that its action asks for. */
function entryOf(
  call: Call,
  methods: readonly string[],
  path: RoutePath,
  outer: Group,
  around: Group,
  { handler, handlerName, guards }: Action,
  { path: file }: CodeModule,
): RouteEntry {
  const shared = new Set(outer.middleware.map(({ use }) => use));
  const own = guardsOf(around).map((use) => ({
    ...use,
    level: shared.has(use) ? ('router' as const) : ('method' as const),
  }));
  const place: StackEntry['place'] = { path: file, span: headOf(call) };
  return {
    do: 'route',
    place,
    order: call.span.start,
    methods,
    path: `${around.path}/${path ?? '…'}`,
    guards: [...own, ...guards],
    handlerName,
    ...(handler && { handler }),
  };
}
