import type { Node } from 'web-tree-sitter';
import type { Expression, Name } from '../../model/code';
import type { JavaSource } from './java-source';
import { readType } from './java-type';
import { partsOf, spanOf, textOf, unknown } from './source';

/** `x instanceof User` is a comparison. `x instanceof User user` gives `user` the value, which says that there is one. */
export function readInstanceOf(source: JavaSource, node: Node): Expression {
  const span = spanOf(node);
  const left = node.childForFieldName('left');
  if (!left) return unknown(node);
  const of = source.read.expression(source, left);
  const name = node.childForFieldName('name');
  if (name) return { kind: 'assignment', span, operator: '=', target: declared(source, name), value: of };
  const right = node.childForFieldName('right');
  if (right) return { kind: 'binary', span, operator: 'instanceof', left: of, right: readType(source, right) };
  const pattern = node.childForFieldName('pattern');
  return pattern ? readPattern(source, pattern, of, node) : unknown(node, [of]);
}

/** Whether a value suits a pattern, as a condition in a whole. What a record is taken apart into is not followed. */
export function readPattern(source: JavaSource, node: Node, of: Expression, whole: Node): Expression {
  const span = spanOf(whole);
  const inner = node.type === 'pattern' ? partsOf(node)[0] : node;
  if (inner?.type !== 'type_pattern') {
    for (const name of namesIn(node)) declared(source, name);
    return unknown(whole, [of]);
  }
  const name = partsOf(inner).findLast(({ type }) => type === 'identifier');
  return name ? { kind: 'assignment', span, operator: '=', target: declared(source, name), value: of } : of;
}

function declared(source: JavaSource, node: Node): Name {
  const target: Name = { kind: 'name', span: spanOf(node), name: textOf(source, node) };
  source.declared.push(target);
  return target;
}

/** The names that the parts of a record get. */
function namesIn(node: Node): readonly Node[] {
  return node
    .descendantsOfType(['record_pattern_component', 'type_pattern'])
    .flatMap((part) => (part ? (partsOf(part).findLast(({ type }) => type === 'identifier') ?? []) : []))
    .slice(0, 50);
}
