import type { Node } from 'web-tree-sitter';
import type { Argument, Binary, Entry, Expression, Template, Text } from '../../model/code';
import { readClass, readFunction, readTarget } from './javascript-definition';
import { readString } from './javascript-string';
import { deeper, locate, partsOf, type Source, spanOf, textOf, unknown } from './source';

const operators: Readonly<Record<string, string>> = { '===': '==', '!==': '!=', '&&': 'and', '||': 'or', '!': 'not' };

/** What an expression of JavaScript or TypeScript says. Casts and brackets are looked through. */
export function readExpression(source: Source, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

function read(source: Source, node: Node): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'this':
    case 'super':
    case 'shorthand_property_identifier':
    case 'type_identifier':
    case 'import':
      return { kind: 'name', span, name: textOf(source, node) };
    case 'string':
      return { kind: 'text', span, value: readString(source, node) };
    case 'template_string':
      return readTemplate(source, node);
    case 'number':
      return { kind: 'literal', span, value: Number(textOf(source, node).replace(/[_n]/g, '')), isPattern: false };
    case 'true':
    case 'false':
      return { kind: 'literal', span, value: node.type === 'true', isPattern: false };
    case 'null':
    case 'undefined':
      return { kind: 'literal', span, value: null, isPattern: false };
    case 'regex':
      return { kind: 'literal', span, value: textOf(source, node), isPattern: true };
    case 'member_expression':
      return readMember(source, node);
    case 'subscript_expression':
      return readSubscript(source, node);
    case 'call_expression':
    case 'new_expression':
      return readCall(source, node);
    case 'array':
      return { kind: 'list', span, items: all(source, partsOf(node)) };
    case 'object':
      return { kind: 'dictionary', span, entries: partsOf(node).flatMap((part) => readEntry(source, part) ?? []) };
    case 'arrow_function':
    case 'function_expression':
    case 'generator_function':
      return readFunction(source, node);
    case 'class':
      return readClass(source, node, []);
    case 'binary_expression':
      return readBinary(source, node);
    case 'unary_expression':
    case 'update_expression': {
      const written = node.childForFieldName('operator')?.type ?? '';
      const of = field(source, node, 'argument');
      return { kind: 'unary', span, operator: operators[written] ?? written, of };
    }
    case 'ternary_expression':
      return {
        kind: 'choice',
        span,
        test: field(source, node, 'condition'),
        whenTrue: field(source, node, 'consequence'),
        whenFalse: field(source, node, 'alternative'),
      };
    case 'assignment_expression':
    case 'augmented_assignment_expression': {
      const left = node.childForFieldName('left');
      const target = left ? readTarget(source, left) : unknown(node);
      const operator = node.childForFieldName('operator')?.type ?? '=';
      return { kind: 'assignment', span, operator, target, value: field(source, node, 'right') };
    }
    case 'await_expression':
      return { kind: 'await', span, of: first(source, node) };
    case 'spread_element':
      return { kind: 'spread', span, of: first(source, node) };
    case 'parenthesized_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'instantiation_expression':
      return first(source, node);
    case 'type_assertion': {
      const value = partsOf(node).at(-1);
      return value ? readExpression(source, value) : unknown(node);
    }
    default:
      return unknown(node, all(source, partsOf(node)));
  }
}

function all(source: Source, nodes: readonly Node[]): readonly Expression[] {
  return nodes.map((node) => readExpression(source, node));
}

function first(source: Source, node: Node): Expression {
  const part = partsOf(node)[0];
  return part ? readExpression(source, part) : unknown(node);
}

function field(source: Source, node: Node, name: string): Expression {
  const part = node.childForFieldName(name);
  return part ? readExpression(source, part) : unknown(node);
}

function readTemplate(source: Source, node: Node): Text | Template {
  const parts = node.namedChildren.flatMap((part): Expression[] => {
    if (part.type === 'template_substitution') return [first(source, part)];
    return part.type === 'string_fragment' || part.type === 'escape_sequence'
      ? [{ kind: 'text', span: spanOf(part), value: textOf(source, part) }]
      : [];
  });
  const span = spanOf(node);
  if (parts.some((part) => part.kind !== 'text')) return { kind: 'template', span, parts };
  return { kind: 'text', span, value: readString(source, node) };
}

function readMember(source: Source, node: Node): Expression {
  const property = node.childForFieldName('property');
  if (!property) return unknown(node, [field(source, node, 'object')]);
  return { kind: 'member', span: spanOf(node), of: field(source, node, 'object'), name: locate(source, property) };
}

function readSubscript(source: Source, node: Node): Expression {
  const of = field(source, node, 'object');
  const at = field(source, node, 'index');
  const span = spanOf(node);
  return at.kind === 'text'
    ? { kind: 'member', span, of, name: { value: at.value, span: at.span } }
    : { kind: 'index', span, of, at: [at] };
}

function readCall(source: Source, node: Node): Expression {
  const isNew = node.type === 'new_expression';
  const callee = field(source, node, isNew ? 'constructor' : 'function');
  const given = node.childForFieldName('arguments');
  if (given?.type === 'template_string') {
    const template = readTemplate(source, given);
    const parts = template.kind === 'text' ? [template] : template.parts;
    return { kind: 'template', span: spanOf(node), parts, tag: callee };
  }
  return { kind: 'call', span: spanOf(node), callee, args: given ? readArguments(source, given) : [], isNew };
}

function readArguments(source: Source, node: Node): readonly Argument[] {
  return partsOf(node).map((part) => ({ span: spanOf(part), value: readExpression(source, part) }));
}

function readEntry(source: Source, node: Node): Entry | undefined {
  const span = spanOf(node);
  switch (node.type) {
    case 'pair':
      return {
        span,
        ...keyOf(source, node.childForFieldName('key')),
        value: field(source, node, 'value'),
        isSpread: false,
      };
    case 'shorthand_property_identifier':
      return { span, key: locate(source, node), value: readExpression(source, node), isSpread: false };
    case 'method_definition':
      return {
        span,
        ...keyOf(source, node.childForFieldName('name')),
        value: readFunction(source, node),
        isSpread: false,
      };
    case 'spread_element':
      return { span, value: first(source, node), isSpread: true };
    default:
      return undefined;
  }
}

/** The key of an entry, unless it is computed. */
function keyOf(source: Source, node: Node | null): Pick<Entry, 'key'> {
  if (!node || node.type === 'computed_property_name') return {};
  if (node.type === 'string') return { key: { value: readString(source, node), span: spanOf(node) } };
  return { key: locate(source, node) };
}

function readBinary(source: Source, node: Node): Binary {
  const written = node.childForFieldName('operator')?.type ?? '';
  return {
    kind: 'binary',
    span: spanOf(node),
    operator: operators[written] ?? written,
    left: field(source, node, 'left'),
    right: field(source, node, 'right'),
  };
}
