import type { Node } from 'web-tree-sitter';
import type { Entry, Expression } from '../../model/code';
import type { PhpSource } from './php-source';
import { partsOf, spanOf, unknown } from './source';

/** More cases of a `match` are not told apart. */
const mostArms = 60;

/** A list, or a dictionary as soon as one of its items has a key. */
export function readArray(source: PhpSource, node: Node): Expression {
  const span = spanOf(node);
  const items = partsOf(node);
  const isDictionary = items.some((item) => item.children.some(({ type }) => type === '=>'));
  if (isDictionary) return { kind: 'dictionary', span, entries: items.map((item) => readEntry(source, item)) };
  return { kind: 'list', span, items: items.map((item) => itemOf(source, item)) };
}

function readEntry(source: PhpSource, node: Node): Entry {
  const span = spanOf(node);
  const [first, second] = partsOf(node);
  if (!first) return { span, value: unknown(node), isSpread: false };
  if (!second) {
    const value = source.read.expression(source, first);
    return value.kind === 'spread' ? { span, value: value.of, isSpread: true } : { span, value, isSpread: false };
  }
  const key = source.read.expression(source, first);
  const name = key.kind === 'text' ? { key: { value: key.value, span: key.span } } : {};
  return { span, ...name, value: source.read.expression(source, second), isSpread: false };
}

/** Cases in a row, each of which is chosen if one of its values is that which is asked for. */
export function readMatch(source: PhpSource, node: Node): Expression {
  const asked = node.childForFieldName('condition');
  const block = node.childForFieldName('body');
  const arms = block ? partsOf(block) : [];
  const on = asked ? source.read.expression(source, asked) : unknown(node);
  if (arms.length > mostArms) return unknown(node, [on]);
  const span = spanOf(node);
  const isTrue = on.kind === 'literal' && on.value === true;
  const nothing: Expression = { kind: 'literal', span, value: null, isPattern: false };
  return arms.reduceRight<Expression>((whenFalse, arm) => {
    const result = arm.childForFieldName('return_expression');
    const value = result ? source.read.expression(source, result) : unknown(arm);
    const conditions = arm.childForFieldName('conditional_expressions');
    if (!conditions) return value;
    const tests = partsOf(conditions).map((part): Expression => {
      const right = source.read.expression(source, part);
      return isTrue ? right : { kind: 'binary', span, operator: '==', left: on, right };
    });
    const [first = unknown(arm), ...others] = tests;
    const test = others
      .slice(0, mostArms)
      .reduce<Expression>((left, right) => ({ kind: 'binary', span, operator: 'or', left, right }), first);
    return { kind: 'choice', span, test, whenTrue: value, whenFalse };
  }, nothing);
}

function itemOf(source: PhpSource, node: Node): Expression {
  const part = partsOf(node).at(-1);
  return part ? source.read.expression(source, part) : unknown(node);
}
