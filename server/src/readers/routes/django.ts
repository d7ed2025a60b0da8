import type { Call, CodeModule, Expression, Statement, Target } from '../../model/code';
import type { GuardUse, Stack } from '../../model/route';
import type { Values } from '../../model/value';
import type { Placed } from './arguments';
import { decoratorGuards } from './decorators';
import { djangoPath, regexPath } from './django-path';
import { readSettings } from './django-settings';
import { djangoRoutes } from './django-view';
import { drfRouter, routerAt } from './drf';
import { type Framework, pathOf, Stacks } from './framework';
import { dottedValue, summandsOf } from './joined';
import { viewOf } from './views';

/** Patterns in patterns are followed no deeper. */
const deepest = 12;
const urlpatterns = 'urlpatterns';
const pathWords: ReadonlySet<string> = new Set(['path', 're_path', 'url']);

interface Reading {
  readonly module: CodeModule;
  readonly values: Values;
  readonly stacks: Stacks;
}

/** Django: urlconfs with their views, and the settings that say where requests come in and what they come through. */
export const django: Framework = {
  id: 'django',
  suits: ({ language }) => language === 'python',
  read(module, values) {
    const reading: Reading = { module, values, stacks: new Stacks() };
    if (givenTo(module, urlpatterns).length > 0) namedStack(urlpatterns, reading, 0);
    return [...reading.stacks.all(), ...readSettings(module, values, (path) => urlconfId(path))];
  },
};

/** The id of the patterns of a module. */
function urlconfId(path: string, name = urlpatterns): string {
  return `${path}#${name}`;
}

/** The lists that a module gives to a name at its top level, one after the other, under conditions too. */
function givenTo({ body }: CodeModule, name: string): readonly Expression[] {
  return body.flatMap((statement) => givenIn(statement, name, 0));
}

function givenIn(statement: Statement, name: string, depth: number): readonly Expression[] {
  if (depth > deepest) return [];
  const inside = (body: readonly Statement[]) => body.flatMap((one) => givenIn(one, name, depth + 1));
  switch (statement.kind) {
    case 'let':
      return isNamed(statement.target, name) && statement.value ? [statement.value] : [];
    case 'expression':
      return addedIn(statement.value, name);
    case 'if':
      return [...inside(statement.whenTrue), ...inside(statement.whenFalse)];
    case 'try':
      return [...inside(statement.body), ...statement.handlers.flatMap(({ body }) => inside(body))];
    case 'block':
    case 'with':
    case 'loop':
      return inside(statement.body);
    default:
      return [];
  }
}

/** `urlpatterns += [...]`, `urlpatterns.append(path(...))`. */
function addedIn(value: Expression, name: string): readonly Expression[] {
  if (value.kind === 'assignment' && isNamed(value.target, name)) return [value.value];
  if (value.kind !== 'call' || value.callee.kind !== 'member' || !isNamed(value.callee.of, name)) return [];
  const word = value.callee.name.value;
  const given = value.args.at(-1)?.value;
  if (!given) return [];
  if (word === 'append' || word === 'insert') return [{ kind: 'list', span: given.span, items: [given] }];
  return word === 'extend' ? [given] : [];
}

function isNamed(target: Target | Expression, name: string): boolean {
  return target.kind === 'name' && target.name === name;
}

/** The stack of all that a module gives to a name, read when it is first asked for. */
function namedStack(name: string, reading: Reading, depth: number): string {
  const { module, stacks } = reading;
  const id = urlconfId(module.path, name);
  if (stacks.has(id)) return id;
  const stack = patternsStack(id, { path: module.path, span: { start: 0, end: 0 } });
  stacks.add(stack);
  for (const list of givenTo(module, name)) addAll(list, stack, reading, depth + 1);
  return id;
}

/** The stack that a name means which is no single list: a urlconf of another module, or a list that grows. */
function stackOfName(expression: Expression, reading: Reading, depth: number): string | undefined {
  const { module, values } = reading;
  if (expression.kind !== 'name' || depth > deepest) return undefined;
  const { name } = expression;
  if (givenTo(module, name).length > 1) return namedStack(name, reading, depth);
  const source = module.imports.find(({ local, imported }) => local === name && imported !== '*');
  const from = source && values.module(module, source.from.value);
  if (!source || !from) return undefined;
  // Another module's urlconf is read with that module.
  if (source.imported === urlpatterns) return urlconfId(from.path);
  return givenTo(from, source.imported).length > 1
    ? namedStack(source.imported, { ...reading, module: from }, depth)
    : undefined;
}

function patternsStack(id: string, place: Stack['place']): Omit<Stack, 'entries'> {
  return { id, framework: 'django', place, name: urlpatterns, kind: 'router', isOrdered: false };
}

/** A list of patterns, or several that are added up or spread. Those that are another urlconf are mounted as it is. */
function addAll(list: Expression, stack: Omit<Stack, 'entries'>, reading: Reading, depth: number): void {
  const { module, values, stacks } = reading;
  if (depth > deepest) return;
  stacks.add(stack);
  const parts = summandsOf(list);
  if (parts.length > 1) {
    for (const one of parts) addAll(one, stack, reading, depth + 1);
    return;
  }
  if (list.kind === 'list') {
    for (const item of list.items) {
      if (item.kind === 'spread') addAll(item.of, stack, reading, depth + 1);
      else addOne({ expression: item, module }, stack, reading, depth);
    }
    return;
  }
  const child = stackOfName(list, reading, depth);
  if (child !== undefined) {
    const place = { path: module.path, span: list.span };
    // `urlpatterns = urlpatterns + [...]` leads back to itself.
    if (child === stack.id) return;
    stacks.add(stack, { do: 'mount', place, order: list.span.start, path: '/', guards: [], child });
    return;
  }
  if (routerOfUrls(list, module, values) !== undefined) {
    addOne({ expression: list, module }, stack, reading, depth);
    return;
  }
  const value = values.of(list, module);
  const inner = value.kind === 'list' ? value.list : value.kind === 'unknown' ? value.expression : undefined;
  const from = value.kind === 'list' || value.kind === 'unknown' ? value.module : undefined;
  if (!inner) addOne({ expression: list, module }, stack, reading, depth);
  else if (from && inner !== list) addAll(inner, stack, { ...reading, module: from }, depth + 1);
}

/** One pattern: a path with a view or with more patterns, or something that gives a list of them. */
function addOne({ expression, module }: Placed, stack: Omit<Stack, 'entries'>, reading: Reading, depth: number): void {
  const { values, stacks } = reading;
  if (depth > deepest) return;
  const value = values.of(expression, module);
  const at = { place: { path: module.path, span: expression.span }, order: expression.span.start };
  const router = routerOfUrls(expression, module, values);
  if (router !== undefined || (value.kind === 'member' && value.name === 'urls')) {
    stacks.add(stack, { do: 'mount', ...at, path: '/', guards: [], ...(router !== undefined && { child: router }) });
    return;
  }
  if (value.kind !== 'call') return;
  const { callee, call, module: where } = value;
  const there = { ...reading, module: where };
  const word = callee.kind === 'external' ? callee.path.at(-1) : undefined;
  if (word !== undefined && pathWords.has(word)) {
    addPath(call, word === 'path' ? djangoPath : regexPath, stack, there, depth);
    return;
  }
  if (word === 'i18n_patterns') {
    for (const { name: key, value: given } of call.args) {
      if (!key) addAll(given.kind === 'spread' ? given.of : given, stack, there, depth + 1);
    }
    return;
  }
  // Before Django 1.10, behind a prefix for the names of views.
  if (word === 'patterns') {
    for (const one of call.args.slice(1)) addOne({ expression: one.value, module: where }, stack, there, depth + 1);
    return;
  }
  if (word === 'format_suffix_patterns' && call.args[0]) {
    addAll(call.args[0].value, stack, there, depth + 1);
    return;
  }
  if (callee.kind !== 'function') return;
  // A function of the project makes patterns, or does something to those that it is given.
  const given = call.args.map((one) => (one.value.kind === 'spread' ? one.value.of : one.value));
  const patterns = given.filter((one) => holdsPatterns(one, where, values));
  for (const one of patterns) addAll(one, stack, there, depth + 1);
  if (patterns.length > 0) return;
  for (const result of values.results(callee)) {
    if (result.kind === 'list') addAll(result.list, stack, { ...reading, module: result.module }, depth + 1);
  }
}

function holdsPatterns(expression: Expression, module: CodeModule, values: Values): boolean {
  const value = values.of(expression, module);
  const [first] = value.kind === 'list' ? value.list.items : [];
  const one = first && value.kind === 'list' ? values.of(first, value.module) : value;
  const { callee } = one.kind === 'call' ? one : { callee: one };
  return one.kind === 'call' && callee.kind === 'external' && pathWords.has(callee.path.at(-1) ?? '');
}

function addPath(
  call: Call,
  toPath: (path: string) => string,
  stack: Omit<Stack, 'entries'>,
  reading: Reading,
  depth: number,
): void {
  const { module, values, stacks } = reading;
  const option = (key: string, index: number): Expression | undefined =>
    call.args.find(({ name: one }) => one?.value === key)?.value ?? call.args.filter((one) => !one.name)[index]?.value;
  const first = option('route', 0) ?? option('regex', 0);
  const second = option('view', 1);
  if (!first || !second) return;
  const written = pathOf(first, module, values);
  const path = written === undefined ? undefined : toPath(written);
  const at = {
    place: { path: module.path, span: { start: call.span.start, end: first.span.end } },
    order: call.span.start,
  };
  const more = included(second, reading, depth);
  if (more) {
    const { child, guards } = more;
    stacks.add(stack, { do: 'mount', ...at, path, guards, ...(child !== undefined && { child }) });
    return;
  }
  const text = values.of(second, module);
  const view = viewOf(second, module, values);
  // Old programs name their views.
  const named = text.kind === 'text' ? { ...view, value: dottedValue(text.value, module, values) } : view;
  for (const route of djangoRoutes(named, values)) stacks.add(stack, { ...at, ...route, path });
}

/** What stands in the place of a view and holds more patterns. */
function included(
  expression: Expression,
  reading: Reading,
  depth: number,
): { readonly child?: string; readonly guards: readonly GuardUse[] } | undefined {
  const { module, values } = reading;
  const value = values.of(expression, module);
  const router = routerOfUrls(expression, module, values);
  if (router !== undefined) return { child: router, guards: [] };
  if (value.kind === 'member' && value.name === 'urls') return { guards: [] };
  // `admin.site.urls`
  if (value.kind === 'external' && value.path.length > 1 && value.path.at(-1) === 'urls') return { guards: [] };
  if (value.kind === 'list') return patternsIn({ expression: value.list, module: value.module }, reading, depth);
  if (value.kind !== 'call' || value.callee.kind !== 'external') return undefined;
  const word = value.callee.path.at(-1);
  const args = value.call.args.map((one) => one.value);
  if (word === 'include' && args[0]) {
    return patternsIn({ expression: args[0], module: value.module }, reading, depth);
  }
  if (word === 'decorator_include' && args[0] && args[1]) {
    const guards = decoratorGuards([{ value: args[0] }], value.module, values);
    return { ...patternsIn({ expression: args[1], module: value.module }, reading, depth), guards };
  }
  return undefined;
}

/** The id of the router whose `urls` an expression is. */
function routerOfUrls(expression: Expression, module: CodeModule, values: Values): string | undefined {
  if (expression.kind === 'member' && expression.name.value === 'urls') {
    return routerAt(expression.of, module, values)?.id;
  }
  const value = values.of(expression, module);
  return value.kind === 'member' && value.name === 'urls' ? drfRouter(value.of, values)?.id : undefined;
}

/** The stack of what `include` is given: a module, its name, a router's urls, a list, or one of these with a namespace. */
function patternsIn(
  { expression, module }: Placed,
  reading: Reading,
  depth: number,
): { readonly child?: string; readonly guards: readonly GuardUse[] } {
  const { values, stacks } = reading;
  const value = values.of(expression, module);
  const nothing = { guards: [] };
  if (depth > deepest) return nothing;
  const named = stackOfName(expression, { ...reading, module }, depth);
  if (named !== undefined) return { child: named, guards: [] };
  const router = routerOfUrls(expression, module, values);
  if (router !== undefined) return { child: router, guards: [] };
  switch (value.kind) {
    case 'text': {
      const found = values.module(module, value.value);
      return found ? { child: urlconfId(found.path), guards: [] } : nothing;
    }
    case 'module':
      return { child: urlconfId(value.module.path), guards: [] };
    case 'list': {
      const [first] = value.list.items;
      const inner = first && values.of(first, value.module);
      // `(patterns, 'namespace')`
      const isPair = inner && first && inner.kind !== 'call' && value.list.items.length <= 3;
      if (isPair) return patternsIn({ expression: first, module: value.module }, reading, depth + 1);
      const id = `${value.module.path}#${value.list.span.start}`;
      const stack = patternsStack(id, { path: value.module.path, span: value.list.span });
      if (!stacks.has(id)) addAll(value.list, stack, { ...reading, module: value.module }, depth + 1);
      return { child: id, guards: [] };
    }
    default:
      return nothing;
  }
}
