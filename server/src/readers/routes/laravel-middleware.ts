import { middlewareOfName } from '../../knowledge/route/laravel';
import { libraryFact } from '../../knowledge/route/libraries';
import type { CodeModule, Expression } from '../../model/code';
import type { GuardUse } from '../../model/route';
import type { ClassValue, Value, Values } from '../../model/value';
import { written } from '../../model/written';
import { listOf, type Placed } from './arguments';
import { externalsOf, instanceOf, lineageOf, mayGuard, methodOf } from './classes';
import { guardUse } from './framework';
import { type Kernel, kernelOf } from './laravel-kernel';

/** Groups in groups are opened no deeper. */
const deepest = 4;

/** A middleware, with the names by which it can be left out again. */
export interface Middleware {
  readonly use: GuardUse;
  readonly names: readonly string[];
}

/** The middleware that expressions name: aliases with their arguments, groups, classes, closures, and lists of these. */
export function middlewareIn(
  expressions: readonly Expression[],
  module: CodeModule,
  values: Values,
): readonly Middleware[] {
  const kernel = kernelOf(module, values);
  return expressions
    .flatMap((one) => listOf(one, module, values))
    .flatMap((placed) => resolve(placed, kernel, values, [], 0));
}

/** What runs on every request and is written in the project. What nobody can see asks for no caller: some have to sign in. */
export function globalMiddleware(module: CodeModule, values: Values): readonly GuardUse[] {
  const kernel = kernelOf(module, values);
  return kernel.everywhere
    .flatMap((placed) => resolve(placed, kernel, values, [], 0))
    .flatMap(({ use }) => (isOwn(use.value, values) ? [use] : []));
}

function resolve(
  { expression, module }: Placed,
  kernel: Kernel,
  values: Values,
  names: readonly string[],
  depth: number,
): readonly Middleware[] {
  const named = textOf(expression, module, values);
  if (named === undefined) return [ofExpression(expression, module, values, names)];
  const [name = '', given = ''] = cut(named, ':');
  const group = kernel.groups.get(name);
  if (group && depth < deepest) {
    return group
      .flatMap((placed) => resolve(placed, kernel, values, [...names, name], depth + 1))
      .filter(({ use }) => !isPlain(use.value, values) && !(isDefault(name) && isSilent(use.value)));
  }
  // A group of the framework itself holds nothing that refuses.
  if (isDefault(name)) return [];
  const use: GuardUse = {
    place: { path: module.path, span: expression.span },
    written: named,
    value: ofName(name, kernel, values) ?? { kind: 'unknown', reason: `nothing says what "${name}" is` },
    given: given === '' ? [] : given.split(',').map((value) => ({ kind: 'text', value: value.trim() })),
  };
  return [{ use, names: [...names, name] }];
}

/** The groups in which an application has all of its routes, those for signing in as well. */
function isDefault(group: string): boolean {
  return group === 'web' || group === 'api';
}

/** A class of a package whose name says nothing of callers. */
function isSilent(value: Value): boolean {
  return value.kind === 'external' && !mayGuard(value.path.at(-1)) && !libraryFact(value.package, value.path);
}

function ofName(name: string, kernel: Kernel, values: Values): Value | undefined {
  const alias = kernel.aliases.get(name);
  if (alias) return values.of(alias.expression, alias.module);
  const known = middlewareOfName(name);
  return known && { kind: 'external', package: known.namespace, path: [known.name] };
}

/** `X::class`, `X::class.':admin'`, `X::using('admin')`, a closure. */
function ofExpression(
  expression: Expression,
  module: CodeModule,
  values: Values,
  names: readonly string[],
): Middleware {
  const use = {
    ...guardUse(expression, module, values),
    ...(isClassName(expression) && { written: `${written(expression)}::class` }),
  };
  const all = [...names, written(expression)];
  if (expression.kind === 'binary' && expression.operator === '+') {
    const value = values.of(expression.left, module);
    const right = values.of(expression.right, module);
    const texts = right.kind === 'text' ? right.value.replace(/^:/, '').split(',') : [];
    return { use: { ...use, value, given: texts.map((text) => ({ kind: 'text', value: text })) }, names: all };
  }
  if (expression.kind === 'call' && expression.callee.kind === 'member') {
    const value = values.of(expression.callee.of, module);
    const given = expression.args.flatMap((one) => listOf(one.value, module, values));
    if (value.kind === 'class' || value.kind === 'external') {
      const texts = given.map((one) => values.of(one.expression, one.module));
      return { use: { ...use, value, given: texts }, names: all };
    }
  }
  return { use, names: all };
}

/** A class is no name that could be given to the framework as a text. */
function isClassName(expression: Expression): boolean {
  return expression.kind === 'name' && !expression.name.startsWith('$');
}

/** A name, also where its arguments are not known: `'auth:'.$guard`. */
function textOf(expression: Expression, module: CodeModule, values: Values): string | undefined {
  const value = values.of(expression, module);
  if (value.kind === 'text') return value.value;
  const left = expression.kind === 'template' ? expression.parts[0] : leftmost(expression);
  const first = left && left !== expression ? values.of(left, module) : undefined;
  return first?.kind === 'text' && first.value.includes(':') ? `${first.value}…` : undefined;
}

function leftmost(expression: Expression): Expression {
  let at = expression;
  while (at.kind === 'binary' && at.operator === '+') at = at.left;
  return at;
}

function cut(text: string, sign: string): readonly string[] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** True for what the framework brings along and what extends that without a word of its own: sessions, cookies. */
function isPlain(value: Value, values: Values): boolean {
  if (value.kind === 'external') return libraryFact(value.package, value.path)?.does === 'neutral';
  if (value.kind !== 'class') return false;
  const lineage = lineageOf(value, values);
  return !methodOf(lineage, 'handle') && externalsOf(lineage).some((one) => isPlain(one, values));
}

function isOwn(value: Value, values: Values): boolean {
  if (value.kind === 'function') return true;
  return value.kind === 'class' && methodOf(lineageOf(value, values), 'handle') !== undefined;
}

/** A check of a request that the framework makes before the action: what `authorize` of a form request answers. */
export function formRequestGuard(type: ClassValue, values: Values): GuardUse | undefined {
  const lineage = lineageOf(type, values);
  if (!isFormRequest(type, values)) return undefined;
  const method = methodOf(lineage, 'authorize');
  if (!method) return undefined;
  const { name, span } = method.function;
  return {
    place: { path: method.module.path, span: name?.span ?? span },
    written: `${type.class.name?.value ?? 'request'}.authorize`,
    value: values.member(instanceOf(type), 'authorize'),
    given: [],
  };
}

function isFormRequest(type: ClassValue, values: Values): boolean {
  return externalsOf(lineageOf(type, values)).some(({ path }) => /FormRequest$/.test(path.at(-1) ?? ''));
}
