import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../model/code';
import type { JavaSource } from './java-source';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

/** What a type says: a name, a dotted name, or one with its arguments. `User[]` is `Array` of it. */
export function readType(source: JavaSource, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

function read(source: JavaSource, node: Node): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'integral_type':
    case 'floating_point_type':
    case 'boolean_type':
    case 'void_type':
      return span.start < span.end ? { kind: 'name', span, name: textOf(source, node) } : unknown(node);
    case 'scoped_type_identifier': {
      const parts = partsOf(node).filter(({ type }) => !type.endsWith('annotation'));
      const [of, name] = [parts[0], parts.at(-1)];
      if (!of || !name || of.id === name.id) return of ? readType(source, of) : unknown(node);
      return { kind: 'member', span, of: readType(source, of), name: locate(source, name) };
    }
    case 'generic_type': {
      const [of, given] = partsOf(node);
      const at = given ? partsOf(given) : [];
      return {
        kind: 'index',
        span,
        of: of ? readType(source, of) : unknown(node),
        at: at.map((part) => readType(source, part)),
      };
    }
    case 'array_type': {
      const inner = node.childForFieldName('element');
      const of: Expression = { kind: 'name', span: { start: span.end, end: span.end }, name: 'Array' };
      return { kind: 'index', span, of, at: inner ? [readType(source, inner)] : [] };
    }
    case 'annotated_type': {
      const inner = partsOf(node).at(-1);
      return inner ? readType(source, inner) : unknown(node);
    }
    default:
      return unknown(
        node,
        partsOf(node).map((part) => readType(source, part)),
      );
  }
}

/** The type that is written at a declaration; none for `var`. */
export function typeIn(source: JavaSource, node: Node | null): { readonly type?: Expression } {
  return node && textOf(source, node) !== 'var' ? { type: readType(source, node) } : {};
}
