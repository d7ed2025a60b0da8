import { railsActions, railsMethod } from '../../knowledge/route/rails';
import type { Call, CodeModule, Expression, FunctionCode, Statement } from '../../model/code';
import type { GuardUse, Level, RouteEntry, Stack } from '../../model/route';
import type { Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { type Framework, guardUse, Stacks } from './framework';
import { type Action, actionOf } from './rails-controller';
import {
  blockOf,
  controllerIn,
  joined,
  namesIn,
  optionIn,
  outermost,
  plainIn,
  type RouteScope,
  railsPath,
  resourceOf,
  textAt,
  textIn,
} from './rails-scope';
import { headOf } from './receivers';

/** Blocks in blocks are followed no deeper. */
const deepest = 30;
/** Nobody writes so many routes into one file. */
const mostRoutes = 5000;

/** The words around a group that say nothing of its routes. */
const plainGroups = /^(defaults|direct|devise_scope|unauthenticated|with_options|nested|shallow|use_doorkeeper)$/;

interface Reading {
  /** The file that is being read, which may be one that the first draws. */
  readonly module: CodeModule;
  readonly values: Values;
  readonly stacks: Stacks;
  readonly stack: Omit<Stack, 'entries'>;
  readonly depth: number;
  readonly count: { routes: number };
}

/**
 * Ruby on Rails: the file of routes is an application, with the files that it draws
 * (https://guides.rubyonrails.org/routing.html); an engine is a router that is mounted by its name.
 */
export const rails: Framework = {
  id: 'rails',
  suits: ({ language, path }) => language === 'ruby' && /(^|\/)routes\.rb$/.test(path),
  read(module, values) {
    const stacks = new Stacks();
    walkCode(module.body, (node) => {
      if (node.kind === 'class' || node.kind === 'function') return true;
      const drawn = node.kind === 'call' ? drawnBy(node) : undefined;
      if (!drawn || node.kind !== 'call') return true;
      const stack = stackOf(node, drawn.engine, module);
      stacks.add(stack);
      const scope: RouteScope = { ...outermost, concerns: new Map() };
      const reading: Reading = { module, values, stacks, stack, depth: 0, count: { routes: 0 } };
      readBody(drawn.block.body, scope, reading);
      return false;
    });
    return stacks.all();
  },
};

/** `Rails.application.routes.draw do … end`, `Shop::Engine.routes.draw do … end`. */
function drawnBy(call: Call): { readonly block: FunctionCode; readonly engine?: string } | undefined {
  const block = blockOf(call);
  const { callee } = call;
  if (!block || callee.kind !== 'member' || !/^(draw|append|prepend)$/.test(callee.name.value)) return undefined;
  const { of } = callee;
  if (of.kind !== 'member' || of.name.value !== 'routes') return undefined;
  const engine = of.of.kind === 'name' && /(^|::)Engine$/.test(of.of.name) ? of.of.name.replace(/^::/, '') : undefined;
  return engine === undefined ? { block } : { block, engine };
}

function stackOf({ span }: Call, engine: string | undefined, { path }: CodeModule): Omit<Stack, 'entries'> {
  return {
    id: `${path}#${span.start}`,
    framework: 'rails',
    place: { path, span: { start: span.start, end: span.start } },
    name: engine ?? 'routes.rb',
    kind: engine === undefined ? 'application' : 'router',
    isOrdered: false,
    ...(engine !== undefined && { awaits: engine }),
  };
}

function readBody(body: readonly Statement[], scope: RouteScope, reading: Reading): void {
  if (reading.depth > deepest) return;
  const inner = { ...reading, depth: reading.depth + 1 };
  for (const statement of body) readStatement(statement, scope, inner);
}

function readStatement(statement: Statement, scope: RouteScope, reading: Reading): void {
  switch (statement.kind) {
    case 'expression':
    case 'return':
      if (statement.value) readExpression(statement.value, scope, reading);
      return;
    case 'if':
      readBody([...statement.whenTrue, ...statement.whenFalse], scope, reading);
      return;
    case 'block':
      readBody(statement.body, scope, reading);
      return;
    default:
      return;
  }
}

function readExpression(expression: Expression, scope: RouteScope, reading: Reading): void {
  if (expression.kind !== 'call') return;
  const { callee } = expression;
  if (callee.kind === 'name') readWord(callee.name, expression, scope, reading);
  // `%w[a b].each do |name| … end`, `with_options(only: :index) do |one| one.resources :posts end`.
  else if (callee.kind === 'member') {
    const block = blockOf(expression);
    if (/^each/.test(callee.name.value) && block) readBody(block.body, scope, reading);
    else if (callee.of.kind === 'name') readWord(callee.name.value, expression, scope, reading);
  }
}

function readWord(word: string, call: Call, scope: RouteScope, reading: Reading): void {
  const { module, values } = reading;
  const block = blockOf(call);
  const inside = (inner: RouteScope): void => {
    if (block) readBody(block.body, inner, reading);
  };
  if (railsMethod(word) !== undefined || word === 'match') {
    readRoutes(word, call, scope, reading);
    return;
  }
  if (plainGroups.test(word)) {
    inside(word === 'shallow' ? { ...scope, isShallow: true } : scope);
    return;
  }
  switch (word) {
    case 'root':
      readRoot(call, scope, reading);
      break;
    case 'resources':
    case 'resource':
      readResources(word === 'resource', call, scope, reading);
      break;
    case 'namespace':
      inside(namespaced(call, scope, reading));
      break;
    case 'scope':
      inside(scoped(call, scope, reading));
      break;
    case 'controller': {
      const name = plainIn(call)[0];
      const controller = name && textAt(name, module, values);
      inside(controller === undefined ? scope : { ...scope, controller: controllerIn(scope.folder, controller) });
      break;
    }
    case 'member':
    case 'collection':
    case 'new':
      inside({ ...scope, path: pathOn(word, scope), on: word });
      break;
    case 'concern':
      keepConcern(call, scope, reading);
      break;
    case 'concerns':
      readConcerns(plainIn(call), scope, reading);
      break;
    case 'constraints':
      inside(constrained(call, scope, reading));
      break;
    case 'authenticate':
    case 'authenticated':
      inside({ ...scope, guards: [...scope.guards, signedIn(word, call, module)] });
      break;
    case 'mount':
      readMount(call, scope, reading);
      break;
    case 'draw':
      readDrawn(call, scope, reading);
      break;
    default:
      break;
  }
}

/** Where the routes of one resource, or of all, lie. */
function pathOn(on: RouteScope['on'], { resource, path }: RouteScope): string {
  if (!resource) return path;
  if (on === 'member') return resource.one;
  return on === 'new' ? joined(resource.all, 'new') : resource.all;
}

function namespaced(call: Call, scope: RouteScope, { module, values }: Reading): RouteScope {
  const first = plainIn(call)[0];
  const name = first && textAt(first, module, values);
  const path = optionIn(call, 'path');
  const folder = optionIn(call, 'module');
  const { controller: _, resource: __, on: ___, ...rest } = scope;
  return {
    ...rest,
    path: joined(scope.path, path ? railsPath(path, module, values) : name),
    folder: controllerIn(scope.folder, (folder ? textAt(folder, module, values) : name) ?? ''),
  };
}

/** `scope '/api', module: 'api', controller: 'x', only: [:index] do`. */
function scoped(call: Call, scope: RouteScope, { module, values }: Reading): RouteScope {
  const given = [...plainIn(call), optionIn(call, 'path')].flatMap((one) =>
    one ? [railsPath(one, module, values)] : [],
  );
  const folder = textIn(call, 'module', module, values);
  const inner = folder === undefined ? scope.folder : controllerIn(scope.folder, folder);
  const controller = textIn(call, 'controller', module, values);
  const [only, except] = [namesIn(call, 'only', module, values), namesIn(call, 'except', module, values)];
  const isShallow = optionIn(call, 'shallow')?.kind === 'literal' || scope.isShallow;
  return {
    ...scope,
    path: joined(scope.path, ...given),
    folder: inner,
    isShallow,
    ...(controller !== undefined && { controller: controllerIn(inner, controller) }),
    ...(only && { only }),
    ...(except && { except }),
  };
}

/** A condition that is written as an object or a function may ask who calls; patterns of parts of the path do not. */
function constrained(call: Call, scope: RouteScope, { module, values }: Reading): RouteScope {
  const conditions = call.args.slice(0, -1).flatMap(({ name, value }) => {
    const isPlain = name || value.kind === 'dictionary' || value.kind === 'text' || value.kind === 'literal';
    return isPlain ? [] : [guardUse(value, module, values)];
  });
  return { ...scope, guards: [...scope.guards, ...conditions] };
}

/** `authenticate :user, ->(user) { user.admin? } do` of Devise. */
function signedIn(word: string, call: Call, { path }: CodeModule): GuardUse {
  const isAsked = call.args.slice(0, -1).some(({ value }) => value.kind === 'function');
  const who = plainIn(call)[0];
  return {
    place: { path, span: headOf(call) },
    written: `${word}(${who ? written(who) : ''})`,
    value: { kind: 'unknown', reason: 'the framework asks who calls' },
    given: [],
    means: isAsked ? 'authorization' : 'authentication',
  };
}

function keepConcern(call: Call, { concerns }: RouteScope, { module, values }: Reading): void {
  const first = plainIn(call)[0];
  const name = first && textAt(first, module, values);
  const block = blockOf(call);
  if (name !== undefined && block) concerns.set(name, { block, module });
}

function readConcerns(given: readonly Expression[], scope: RouteScope, reading: Reading): void {
  const { module, values } = reading;
  const items = given.flatMap((one) => (one.kind === 'list' ? one.items : [one]));
  for (const item of items) {
    const name = textAt(item, module, values);
    const found = name === undefined ? undefined : scope.concerns.get(name);
    if (found) readBody(found.block.body, scope, { ...reading, module: found.module });
  }
}

/** Another file of routes: `draw(:admin)` is `config/routes/admin.rb`. */
function readDrawn(call: Call, scope: RouteScope, reading: Reading): void {
  const { module, values } = reading;
  const first = plainIn(call)[0];
  const name = first && textAt(first, module, values);
  const file = name === undefined ? undefined : values.module(module, `routes/${name}.rb`);
  if (file && file !== module) readBody(file.body, scope, { ...reading, module: file });
}

/** `mount Shop::Engine => '/shop'`, `mount Api, at: '/api'`. */
function readMount(call: Call, scope: RouteScope, { module, values, stacks, stack }: Reading): void {
  const [first] = plainIn(call);
  const entry = first?.kind === 'dictionary' ? first.entries[0] : undefined;
  const at = optionIn(call, 'at') ?? entry?.value;
  const name = entry ? entry.key?.value : first && /^[\w:]+/.exec(written(first))?.[0];
  if (name === undefined || !/Engine$/.test(name)) return;
  stacks.add(stack, {
    do: 'mount',
    place: { path: module.path, span: call.span },
    order: call.span.start,
    path: joined(scope.path, at && railsPath(at, module, values)) || '/',
    guards: scope.guards,
    takes: { word: name.replace(/^::/, ''), all: false },
  });
}

function readRoot(call: Call, scope: RouteScope, reading: Reading): void {
  const given = optionIn(call, 'to') ?? plainIn(call)[0];
  if (given) addRoute(call, ['GET'], scope.path || '/', scope, targetOf(given, scope, reading), reading);
}

function readResources(isSingle: boolean, call: Call, scope: RouteScope, reading: Reading): void {
  const { module, values } = reading;
  for (const one of plainIn(call)) {
    const name = textAt(one, module, values);
    if (name === undefined) continue;
    const around = scope.resource && !scope.on ? { ...scope, path: scope.resource.nested } : scope;
    const resource = resourceOf(name, call, isSingle, around, module, values);
    const only = namesIn(call, 'only', module, values) ?? scope.only;
    const except = namesIn(call, 'except', module, values) ?? (only ? undefined : scope.except);
    for (const action of railsActions(isSingle)) {
      if ((only && !only.includes(action.name)) || except?.includes(action.name)) continue;
      const path = joined(action.at === 'one' ? resource.one : resource.all, action.behind);
      const found = actionOf(resource.controller, action.name, module, values);
      // A view may answer without a method; nothing else can.
      if (found.isMissing && action.methods[0] !== 'GET') continue;
      addRoute(call, action.methods, path, scope, found, reading);
    }
    const { on: _, controller: __, ...rest } = scope;
    const folder = textIn(call, 'module', module, values);
    const inner: RouteScope = {
      ...rest,
      resource,
      path: resource.nested,
      folder: folder === undefined ? scope.folder : controllerIn(scope.folder, folder),
      isShallow: scope.isShallow || optionIn(call, 'shallow')?.kind === 'literal',
    };
    const block = blockOf(call);
    if (block) readBody(block.body, inner, reading);
    const concerns = optionIn(call, 'concerns');
    if (concerns) readConcerns([concerns], inner, reading);
  }
}

/** `get 'a', to: 'b#c'`, `get 'a' => 'b#c'`, `get :preview`, `match 'a', via: [:get, :post]`. */
function readRoutes(word: string, call: Call, scope: RouteScope, reading: Reading): void {
  const { module, values } = reading;
  const via = namesIn(call, 'via', module, values) ?? [];
  const methods =
    word === 'match'
      ? via.length === 0 || via.includes('all')
        ? ['*']
        : via.map((one) => one.toUpperCase())
      : [railsMethod(word) ?? '*'];
  const on = textIn(call, 'on', module, values);
  const around: RouteScope =
    on === 'member' || on === 'collection' || on === 'new' ? { ...scope, on, path: pathOn(on, scope) } : scope;
  const [first] = plainIn(call);
  if (first?.kind === 'dictionary') {
    for (const { key, value } of first.entries) {
      const path = key && railsPath({ kind: 'text', span: key.span, value: key.value }, module, values);
      addRoute(call, methods, joined(around.path, path), around, targetOf(value, around, reading), reading);
    }
    return;
  }
  for (const one of plainIn(call)) {
    const path = optionIn(call, 'path');
    const own = railsPath(path ?? one, module, values);
    const target = optionIn(call, 'to');
    const found = target ? targetOf(target, around, reading) : byPath(one, call, around, reading);
    addRoute(call, methods, joined(around.path, own), around, found, reading);
  }
}

const nowhere: Action = { handlerName: '', guards: [], isMissing: false };

/** What `to:` names: `'posts#show'`, `:show` of the controller around, a redirect, an application of Rack. */
function targetOf(expression: Expression, scope: RouteScope, reading: Reading): Action {
  const { module, values } = reading;
  const text = textAt(expression, module, values);
  if (text === undefined) return { ...nowhere, handlerName: written(expression) };
  const [controller = '', action] = text.split('#');
  const around = scope.controller ?? scope.resource?.controller;
  if (action === undefined) return around === undefined ? nowhere : actionOf(around, controller, module, values);
  const named = controller === '' ? around : controllerIn(scope.folder, controller);
  return named === undefined ? nowhere : actionOf(named, action, module, values);
}

/** Without `to:` the path says it: `get 'posts/recent'`, or the action of the controller around: `get :recent`. */
function byPath(path: Expression, call: Call, scope: RouteScope, { module, values }: Reading): Action {
  const text = textAt(path, module, values)?.replace(/\(.*\)$/, '') ?? '';
  const controller = textIn(call, 'controller', module, values);
  const around =
    controller === undefined
      ? (scope.controller ?? scope.resource?.controller)
      : controllerIn(scope.folder, controller);
  const parts = text.split('/').filter((part) => part !== '' && !/^[:*]/.test(part));
  const action = textIn(call, 'action', module, values) ?? parts.at(-1)?.replaceAll('-', '_') ?? '';
  if (around !== undefined && (scope.resource || scope.controller || controller !== undefined)) {
    return actionOf(around, action, module, values);
  }
  const own = parts.slice(0, -1).join('/');
  if (own === '') return { ...nowhere, handlerName: text };
  return actionOf(controllerIn(scope.folder, own), action, module, values);
}

function addRoute(
  call: Call,
  methods: readonly string[],
  path: string,
  { guards }: RouteScope,
  { handler, handlerName, guards: own }: Action,
  { module, stacks, stack, count }: Reading,
): void {
  if (count.routes++ > mostRoutes) return;
  const around = guards.map((use) => ({ ...use, level: 'router' as Level }));
  const entry: RouteEntry = {
    do: 'route',
    place: { path: module.path, span: headOf(call) },
    order: call.span.start,
    methods,
    path,
    guards: [...around, ...own],
    handlerName,
    ...(handler && { handler }),
  };
  stacks.add(stack, entry);
}
