import type { Call, CodeModule, Decorator, Expression, FunctionCode } from '../../model/code';
import type { ParameterValue, Value, Values } from '../../model/value';
import { type CodeNode, childrenOf } from '../../model/walk-code';
import type { Placed } from './arguments';
import { mayGuard } from './classes';

/** Decorators made of decorators are followed no deeper. */
const deepest = 5;
const mostParts = 60;

/** What the parameters of composed decorators are given, by the functions that compose them. */
type Given = ReadonlyMap<FunctionCode, { readonly call?: Call; readonly module: CodeModule }>;

/** A decorator that is composed of no others, as it stands on a class or a method. */
export interface Part {
  /** Where it comes from; undefined if that is not known. */
  readonly package?: string;
  readonly name: string;
  readonly args: readonly Placed[];
  /** The decorator itself: a call, or a name. */
  readonly value: Value;
  /** What stands on the class or the method. */
  readonly decorator: Placed;
  readonly isCertain: boolean;
  /** What an expression in its arguments stands for, with the arguments of the decorators around it. */
  of(expression: Expression, module: CodeModule): Value;
}

interface Walk {
  readonly values: Values;
  readonly decorator: Placed;
  readonly given: Given;
  readonly isCertain: boolean;
  readonly depth: number;
  readonly found: Part[];
}

/** The decorators that a decorator is composed of, those of functions of the project and of `applyDecorators` too. */
export function partsOfDecorator({ value }: Decorator, module: CodeModule, values: Values): readonly Part[] {
  const decorator = { expression: value, module };
  const found: Part[] = [];
  follow(decorator, { values, decorator, given: new Map(), isCertain: true, depth: 0, found });
  return found;
}

function follow({ expression, module }: Placed, walk: Walk): void {
  const value = resolve(expression, module, walk);
  switch (value.kind) {
    case 'call':
      followCall(value.call, value.module, value.callee, walk);
      return;
    case 'function':
      enter(value.function, value.module, undefined, walk);
      return;
    case 'external':
      add({ package: value.package, name: value.path.at(-1) ?? value.package, args: [], value }, walk);
      return;
    case 'unknown':
      if (value.expression?.kind === 'choice' && value.module) visit(value.expression, value.module, walk);
      else add({ name: nameOf(expression), args: [], value }, walk);
      return;
    default:
      add({ name: nameOf(expression), args: [], value }, walk);
  }
}

function followCall(call: Call, module: CodeModule, callee: Value, walk: Walk): void {
  const args = call.args.map(({ value }) => ({ expression: value, module }));
  if (callee.kind === 'function') {
    enter(callee.function, callee.module, { call, module }, walk);
    return;
  }
  const value: Value = { kind: 'call', callee, call, module };
  if (callee.kind !== 'external') {
    add({ name: nameOf(call.callee), args, value }, walk);
    return;
  }
  const name = callee.path.at(-1) ?? callee.package;
  if (name === 'applyDecorators') for (const one of args.flatMap((arg) => listItems(arg, walk))) follow(one, walk);
  else add({ package: callee.package, name, args, value }, walk);
}

function add(part: Omit<Part, 'decorator' | 'isCertain' | 'of'>, walk: Walk): void {
  if (walk.found.length >= mostParts) return;
  const { decorator, isCertain } = walk;
  walk.found.push({ ...part, decorator, isCertain, of: (expression, module) => resolve(expression, module, walk) });
}

/** All that a function makes of decorators, wherever in its body: in lists, choices, and functions in it. */
function enter(
  code: FunctionCode,
  module: CodeModule,
  at: { readonly call: Call; readonly module: CodeModule } | undefined,
  walk: Walk,
): void {
  if (walk.depth >= deepest || walk.given.has(code)) return;
  const given = new Map(walk.given).set(code, at ?? { module });
  const inner: Walk = { ...walk, given, depth: walk.depth + 1 };
  for (const statement of code.body) visit(statement, module, inner);
}

function visit(node: CodeNode, module: CodeModule, walk: Walk): void {
  if (walk.found.length >= mostParts) return;
  switch (node.kind) {
    case 'if':
    case 'choice': {
      const test = isTrue(node.test, module, walk);
      const unsure = test === undefined ? { ...walk, isCertain: false } : walk;
      const ways = node.kind === 'if' ? [node.whenTrue, node.whenFalse] : [[node.whenTrue], [node.whenFalse]];
      if (test !== false) for (const one of ways[0] ?? []) visit(one, module, unsure);
      if (test !== true) for (const one of ways[1] ?? []) visit(one, module, unsure);
      return;
    }
    case 'call': {
      const callee = walk.values.of(node.callee, module);
      if (isDecorator(callee)) followCall(node, module, callee, walk);
      else for (const child of childrenOf(node)) visit(child, module, walk);
      return;
    }
    case 'name': {
      const value = walk.values.of(node, module);
      if (value.kind === 'call' && isDecorator(value.callee)) follow({ expression: node, module }, walk);
      return;
    }
    case 'function':
      for (const one of 'function' in node ? node.function.body : node.body) visit(one, module, walk);
      return;
    default:
      for (const child of childrenOf(node)) visit(child, module, walk);
  }
}

/** Among all that a body calls, what may be a decorator that matters. */
function isDecorator(callee: Value): boolean {
  if (callee.kind === 'function') return true;
  if (callee.kind === 'call')
    return callee.callee.kind === 'external' && callee.callee.path.at(-1) === 'createDecorator';
  if (callee.kind !== 'external' || callee.package === '') return false;
  return callee.package.startsWith('@nestjs/') || mayGuard(callee.path.at(-1));
}

function listItems(arg: Placed, walk: Walk): readonly Placed[] {
  const { expression, module } = arg;
  if (expression.kind === 'list')
    return expression.items.flatMap((item) => listItems({ expression: item, module }, walk));
  if (expression.kind !== 'spread') return [arg];
  const value = resolve(expression.of, module, walk);
  // What is put together in the body of the same function was met there.
  const made = value.kind === 'list' ? value.list : value.kind === 'call' ? value.call : undefined;
  const isMet = [...walk.given.keys()].some(
    ({ span }) => made !== undefined && span.start <= made.span.start && made.span.end <= span.end,
  );
  if (isMet) return [];
  if (value.kind !== 'list') return [{ expression: expression.of, module }];
  return value.list.items.flatMap((item) => listItems({ expression: item, module: value.module }, walk));
}

/** The items of what may be a list, with the arguments of composed decorators put in. */
export function itemsOf(part: Part, { expression, module }: Placed): readonly Value[] {
  const value = part.of(expression.kind === 'spread' ? expression.of : expression, module);
  if (value.kind !== 'list') return value.kind === 'literal' && value.value === null ? [] : [value];
  return value.list.items.slice(0, mostParts).flatMap((item) => {
    const inner = part.of(item.kind === 'spread' ? item.of : item, value.module);
    return inner.kind === 'list' ? inner.list.items.map((one) => part.of(one, inner.module)) : [inner];
  });
}

const nothing: Value = { kind: 'literal', value: null };

/** What an expression stands for where parameters of composed decorators are given something. */
function resolve(expression: Expression, module: CodeModule, walk: Walk): Value {
  return settle(walk.values.of(expression, module), walk, 0);
}

function settle(value: Value, walk: Walk, depth: number): Value {
  if (depth > deepest) return value;
  const { values } = walk;
  if (value.kind === 'parameter') {
    const argument = argumentOf(value, walk);
    return argument ? settle(argument, walk, depth + 1) : value;
  }
  if (value.kind === 'member') {
    const of = settle(value.of, walk, depth + 1);
    return of === value.of ? value : memberOf(of, value.name, values);
  }
  const left = value.kind === 'unknown' ? value.expression : undefined;
  if (value.kind === 'unknown' && value.module && left?.kind === 'binary' && /^(or|\?\?)$/.test(left.operator)) {
    const first = settle(values.of(left.left, value.module), walk, depth + 1);
    const isMissing = first.kind === 'literal' && first.value === null;
    return isMissing ? settle(values.of(left.right, value.module), walk, depth + 1) : first;
  }
  return value;
}

function memberOf(of: Value, name: string, values: Values): Value {
  if (of.kind === 'literal' && of.value === null) return nothing;
  const found = values.member(of, name);
  const isMissing =
    found.kind === 'member' && of.kind === 'dictionary' && of.dictionary.entries.every(({ key }) => key !== undefined);
  return isMissing ? nothing : found;
}

function argumentOf({ parameter, index, names, of }: ParameterValue, { given, values }: Walk): Value | undefined {
  const at = given.get(of);
  if (!at?.call) return undefined;
  const { call, module } = at;
  if (parameter.isRest) {
    const items = call.args.slice(index).map(({ value }) => value);
    const [only, more] = items;
    if (only?.kind === 'spread' && !more) return values.of(only.of, module);
    return { kind: 'list', list: { kind: 'list', span: call.span, items }, module };
  }
  const argument = call.args[index]?.value;
  if (argument) return names.reduce((value: Value, name) => memberOf(value, name, values), values.of(argument, module));
  return parameter.default && names.length === 0 ? values.of(parameter.default, at.module) : nothing;
}

/** Whether a condition holds with what the decorator was given. */
function isTrue(test: Expression, module: CodeModule, walk: Walk): boolean | undefined {
  if (test.kind === 'unary' && test.operator === 'not') {
    const inner = isTrue(test.of, module, walk);
    return inner === undefined ? undefined : !inner;
  }
  if (test.kind === 'member' && test.name.value === 'length') {
    const list = resolve(test.of, module, walk);
    if (list.kind === 'list') return list.list.items.length > 0;
  }
  const value = resolve(test, module, walk);
  if (value.kind === 'literal') return Boolean(value.value);
  if (value.kind === 'text') return value.value !== '';
  return value.kind === 'dictionary' || value.kind === 'list' || value.kind === 'class' ? true : undefined;
}

function nameOf(expression: Expression): string {
  if (expression.kind === 'call') return nameOf(expression.callee);
  return expression.kind === 'member' ? expression.name.value : expression.kind === 'name' ? expression.name : '';
}
