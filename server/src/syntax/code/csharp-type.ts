import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../model/code';
import type { CSharpSource } from './csharp-source';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

/** What a type says: a name, a dotted name, or one with its arguments. `User?` is `User`, `User[]` is `Array` of it. */
export function readType(source: CSharpSource, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

function read(source: CSharpSource, node: Node): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'predefined_type':
      return span.start < span.end ? { kind: 'name', span, name: textOf(source, node) } : unknown(node);
    case 'qualified_name':
    case 'alias_qualified_name':
    case 'member_access_expression': {
      const name = node.childForFieldName('name');
      const of = node.childForFieldName('qualifier') ?? node.childForFieldName('expression') ?? partsOf(node)[0];
      if (!of || !name) return unknown(node);
      if (name.type !== 'generic_name')
        return { kind: 'member', span, of: readType(source, of), name: locate(source, name) };
      const bare = partsOf(name)[0] ?? name;
      return {
        kind: 'index',
        span,
        of: { kind: 'member', span, of: readType(source, of), name: locate(source, bare) },
        at: argumentsOf(source, name),
      };
    }
    case 'generic_name': {
      const name = partsOf(node)[0];
      return {
        kind: 'index',
        span,
        of: name ? readType(source, name) : unknown(node),
        at: argumentsOf(source, node),
      };
    }
    case 'nullable_type':
    case 'ref_type': {
      const inner = node.childForFieldName('type') ?? partsOf(node)[0];
      return inner ? readType(source, inner) : unknown(node);
    }
    case 'array_type': {
      const inner = node.childForFieldName('type');
      return {
        kind: 'index',
        span,
        of: { kind: 'name', span: { start: span.end, end: span.end }, name: 'Array' },
        at: inner ? [readType(source, inner)] : [],
      };
    }
    default:
      return unknown(
        node,
        partsOf(node).map((part) => readType(source, part)),
      );
  }
}

/** The types in angle brackets behind a name. */
export function argumentsOf(source: CSharpSource, node: Node): readonly Expression[] {
  const list = partsOf(node).find(({ type }) => type === 'type_argument_list');
  return list ? partsOf(list).map((part) => readType(source, part)) : [];
}

/** The type that is written at a declaration; none for `var`. */
export function typeIn(source: CSharpSource, node: Node | null): { readonly type?: Expression } {
  return node && node.type !== 'implicit_type' ? { type: readType(source, node) } : {};
}
