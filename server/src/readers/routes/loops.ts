import type { CodeModule, Expression, Target } from '../../model/code';
import type { InstanceValue, Value, Values } from '../../model/value';
import { walkModule } from '../../model/walk-code';
import type { Span } from '../../text/span';
import { listOf, type Placed } from './arguments';

/** `for x of xs`, `xs.forEach((x) => ...)`. */
interface Loop {
  readonly span: Span;
  readonly target: Target;
  readonly over: Expression;
}

/** One turn of a loop: what an expression is in it. */
export type Turn = (expression: Expression) => Placed;

const known = new WeakMap<CodeModule, readonly Loop[]>();

/** More turns are not told apart. */
const mostTurns = 200;

/**
 * The turns of the nearest loop over a list that stands around a place: `for router, prefix in [(users, '/users')]`.
 * Outside of loops, and where the list is not known, there is one turn, in which everything is as it is written.
 */
export function turnsAt(span: Span, module: CodeModule, values: Values): readonly Turn[] {
  const same: Turn = (expression) => ({ expression, module });
  const loop = loopsOf(module).findLast((one) => one.span.start <= span.start && span.end <= one.span.end);
  const items = loop && itemsOf(loop.over, module, values);
  if (!items) return [same];
  return items.slice(0, mostTurns).map((item) => {
    const names = namesOf(loop.target, item, values);
    const inTurn: Turn = (expression) => {
      if (expression.kind === 'name') return names.get(expression.name) ?? same(expression);
      if (expression.kind !== 'member') return same(expression);
      const of = inTurn(expression.of);
      return (of.expression !== expression.of && fieldOf(of, expression.name.value, values)) || same(expression);
    };
    return inTurn;
  });
}

/** The same answers, in one turn of a loop, also for what is taken from an item or called on it. */
export function valuesIn(turn: Turn, values: Values): Values {
  const of = (expression: Expression, module: CodeModule): Value => {
    const { expression: other, module: where } = turn(expression);
    if (other !== expression) return values.of(other, where);
    const value = values.of(expression, module);
    const inner =
      expression.kind === 'member' ? expression.of : expression.kind === 'call' ? expression.callee : undefined;
    const found = inner && of(inner, module);
    if (!found || found === values.of(inner, module)) return value;
    if (expression.kind === 'member') return values.member(found, expression.name.value);
    return value.kind === 'call' ? { ...value, callee: found } : value;
  };
  return { ...values, of };
}

function loopsOf(module: CodeModule): readonly Loop[] {
  const before = known.get(module);
  if (before) return before;
  const found: Loop[] = [];
  walkModule(module, (node) => {
    if (node.kind === 'loop' && node.target && node.over) {
      found.push({ span: node.span, target: node.target, over: node.over });
    }
    if (node.kind !== 'call' || node.callee.kind !== 'member') return;
    const [first] = node.args;
    const target = first?.value.kind === 'function' ? first.value.parameters[0]?.target : undefined;
    if (!target || !/^(forEach|map)$/.test(node.callee.name.value)) return;
    found.push({ span: node.span, target, over: node.callee.of });
  });
  known.set(module, found);
  return found;
}

/** The items that a loop comes to; those of `Object.entries(x)` are pairs, those of `Object.values(x)` the values. */
function itemsOf(over: Expression, module: CodeModule, values: Values): readonly (readonly Placed[])[] | undefined {
  if (values.of(over, module).kind === 'list') return listOf(over, module, values).map((item) => [item]);
  const value = values.of(over, module);
  const callee = value.kind === 'call' ? value.callee : undefined;
  const first = value.kind === 'call' ? value.call.args[0]?.value : undefined;
  if (callee?.kind !== 'external' || callee.path[0] !== 'Object' || value.kind !== 'call' || !first) return undefined;
  const pairs = pairsOf(values.of(first, value.module), values);
  if (!pairs) return undefined;
  switch (callee.path[1]) {
    case 'entries':
      return pairs;
    case 'keys':
      return pairs.map((pair) => pair.slice(0, 1));
    case 'values':
      return pairs.map((pair) => pair.slice(1));
    default:
      return undefined;
  }
}

/** The names and values of an object, or of what a module exports. */
function pairsOf(of: Value, values: Values): readonly (readonly Placed[])[] | undefined {
  if (of.kind === 'dictionary') {
    return of.dictionary.entries.flatMap(({ key, value: given, isSpread }): readonly (readonly Placed[])[] => {
      if (!key || isSpread) return [];
      const name: Expression = { kind: 'text', span: key.span, value: key.value };
      return [[name, given].map((expression) => ({ expression, module: of.module }))];
    });
  }
  if (of.kind !== 'module') return undefined;
  return of.module.exports.slice(0, mostTurns).flatMap(({ name: text, span }): readonly (readonly Placed[])[] => {
    if (text === '*' || text === '=') return [];
    const name: Expression = { kind: 'text', span, value: text };
    const value = values.member(of, text);
    const given = value.kind === 'function' ? value.function : value.kind === 'call' ? value.call : undefined;
    if (!given || (value.kind !== 'function' && value.kind !== 'call')) return [];
    return [
      [
        { expression: name, module: of.module },
        { expression: given, module: value.module },
      ],
    ];
  });
}

/** What the names of a loop stand for when it has come to an item, or to a pair. */
function namesOf(target: Target, item: readonly Placed[], values: Values): ReadonlyMap<string, Placed> {
  const [only, more] = item;
  if (!only) return new Map();
  if (target.kind === 'name') return more ? new Map() : new Map([[target.name, only]]);
  if (target.kind === 'fields') {
    return new Map(
      target.fields.flatMap(({ name, as }) => {
        const field = as.kind === 'name' ? fieldOf(only, name, values) : undefined;
        return field && as.kind === 'name' ? [[as.name, field] as const] : [];
      }),
    );
  }
  if (target.kind !== 'items') return new Map();
  const parts = more ? item : partsOf(values.of(only.expression, only.module));
  return new Map(
    target.items.flatMap((one, index) => {
      const part = parts[index];
      return one?.kind === 'name' && part ? [[one.name, part] as const] : [];
    }),
  );
}

function partsOf(value: Value): readonly Placed[] {
  return value.kind === 'list' ? value.list.items.map((expression) => ({ expression, module: value.module })) : [];
}

function fieldOf({ expression, module }: Placed, name: string, values: Values): Placed | undefined {
  const value = values.of(expression, module);
  if (value.kind === 'instance') return fieldOfLiteral(value, name);
  if (value.kind !== 'dictionary') return undefined;
  const entry = value.dictionary.entries.findLast(({ key }) => key?.value === name);
  return entry && { expression: entry.value, module: value.module };
}

/** What the literal that made an instance gives to a field, by its name or by its place. */
function fieldOfLiteral({ of, call, module }: InstanceValue, name: string): Placed | undefined {
  if (!call?.isNew) return undefined;
  const place = of.class.members.findIndex((one) => one.name.value === name);
  const isByPlace = call.args.every((one) => !one.name);
  const given = call.args.find((one) => one.name?.value === name) ?? (isByPlace ? call.args[place] : undefined);
  return given && { expression: given.value, module };
}
