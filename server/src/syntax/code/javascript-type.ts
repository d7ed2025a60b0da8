import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../model/code';
import { deeper, locate, partsOf, type Source, spanOf, textOf, unknown } from './source';

/** A type as an expression: names, members of namespaces, generics as `index`, literals. Others are unknown. */
export function readType(source: Source, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

function read(source: Source, node: Node): Expression {
  const span = spanOf(node);
  const parts = partsOf(node);
  const inner = parts[0];
  switch (node.type) {
    case 'type_annotation':
    case 'parenthesized_type':
    case 'readonly_type':
      return inner ? readType(source, inner) : unknown(node);
    case 'literal_type':
      return inner ? source.read.expression(source, inner) : unknown(node);
    case 'identifier':
    case 'type_identifier':
    case 'predefined_type':
      return { kind: 'name', span, name: textOf(source, node) };
    case 'nested_type_identifier':
    case 'nested_identifier': {
      const name = parts.at(-1);
      return inner && name && parts.length > 1
        ? { kind: 'member', span, of: readType(source, inner), name: locate(source, name) }
        : unknown(node);
    }
    case 'generic_type': {
      const given = parts.find(({ type }) => type === 'type_arguments');
      if (!inner) return unknown(node);
      const at = given ? partsOf(given).map((part) => readType(source, part)) : [];
      return { kind: 'index', span, of: readType(source, inner), at };
    }
    default:
      return unknown(
        node,
        parts.map((part) => readType(source, part)),
      );
  }
}
