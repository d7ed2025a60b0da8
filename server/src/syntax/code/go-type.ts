import type { Node } from 'web-tree-sitter';
import type { ClassCode, ClassMember, Expression } from '../../model/code';
import type { GoSource } from './go-source';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

/** What a type says. A pointer is what it points to; of a slice the type of its elements is kept as what is in it. */
export function readType(source: GoSource, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

function read(source: GoSource, node: Node): Expression {
  const span = spanOf(node);
  const parts = partsOf(node);
  const [first] = parts;
  switch (node.type) {
    case 'type_identifier':
    case 'identifier':
    case 'package_identifier':
      return span.start < span.end ? { kind: 'name', span, name: textOf(source, node) } : unknown(node);
    case 'qualified_type': {
      const [of, name] = parts;
      if (!of || !name) return unknown(node);
      return { kind: 'member', span, of: readType(source, of), name: locate(source, name) };
    }
    case 'generic_type': {
      const [of, given] = parts;
      const at = (given ? partsOf(given) : []).map((part) => readType(source, part));
      return of ? { kind: 'index', span, of: readType(source, of), at } : unknown(node);
    }
    case 'pointer_type':
    case 'parenthesized_type':
    case 'type_elem':
    case 'type_constraint':
      return first ? readType(source, first) : unknown(node);
    case 'slice_type':
    case 'array_type': {
      const element = node.childForFieldName('element');
      return unknown(node, element ? [readType(source, element)] : []);
    }
    default:
      return unknown(node);
  }
}

/** A type of lists is told by the type of its elements, which stands in a base, as the other type of an alias does. */
const listTypes: ReadonlySet<string> = new Set(['slice_type', 'array_type']);

/**
 * A type that is declared, as a class. Its methods are declared for themselves, wherever in the package. What is embedded
 * in a struct is a base, since its fields and methods are there as its own.
 */
export function readTypeSpec(source: GoSource, node: Node): ClassCode {
  const name = node.childForFieldName('name');
  const type = node.childForFieldName('type');
  const fields = type?.type === 'struct_type' ? fieldsIn(type) : [];
  const isOther = type?.type === 'qualified_type' || (node.type === 'type_alias' && type?.type === 'type_identifier');
  const listed = type && (isOther || listTypes.has(type.type)) ? [type] : [];
  const methods = type?.type === 'interface_type' ? partsOf(type).filter((part) => part.type === 'method_elem') : [];
  return {
    kind: 'class',
    span: spanOf(node),
    ...(name && { name: locate(source, name) }),
    decorators: [],
    bases: [...listed, ...fields.filter(isEmbedded).map((field) => field.childForFieldName('type') ?? field)].map(
      (base) => readType(source, base),
    ),
    members: [
      ...fields.flatMap((field) => membersOf(source, field)),
      ...methods.flatMap((method) => membersOf(source, method)),
    ],
  };
}

function fieldsIn(struct: Node): readonly Node[] {
  return partsOf(struct)
    .filter(({ type }) => type === 'field_declaration_list')
    .flatMap((list) => partsOf(list).filter(({ type }) => type === 'field_declaration'));
}

function isEmbedded(field: Node): boolean {
  return field.childForFieldName('name') === null;
}

/** The names of a field; what is embedded has the last name of its type. A method of an interface has no type here. */
function membersOf(source: GoSource, field: Node): readonly ClassMember[] {
  const type = field.childForFieldName('type');
  const named = field.childrenForFieldName('name');
  const names = named.length > 0 ? named : type ? [partsOf(type).at(-1) ?? type] : [];
  return names.map((name) => ({
    span: spanOf(field),
    name: locate(source, name),
    isStatic: false,
    decorators: [],
    ...(type && { type: readType(source, type) }),
  }));
}
