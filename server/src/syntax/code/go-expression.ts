import type { Node } from 'web-tree-sitter';
import type { Argument, Expression } from '../../model/code';
import { readFunctionParts } from './go-declaration';
import { readComposite } from './go-literal';
import type { GoSource } from './go-source';
import { readString } from './go-string';
import { readType } from './go-type';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

const operators: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or', '!': 'not' };
const plainTypes: ReadonlySet<string> = new Set(['type_identifier', 'qualified_type', 'generic_type']);

/**
 * What an expression of Go says. What a type is asserted of, and what a pointer points to, stands for itself; `&x` stays,
 * since what is called with it may write to it.
 */
export function readExpression(source: GoSource, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

function read(source: GoSource, node: Node): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'package_identifier':
    case 'field_identifier':
      return span.start < span.end ? { kind: 'name', span, name: textOf(source, node) } : unknown(node);
    case 'interpreted_string_literal':
    case 'raw_string_literal':
    case 'rune_literal':
      return { kind: 'text', span, value: readString(source, node) };
    case 'int_literal':
    case 'float_literal': {
      const value = Number(textOf(source, node).replaceAll('_', ''));
      return Number.isNaN(value) ? unknown(node) : { kind: 'literal', span, value, isPattern: false };
    }
    case 'true':
    case 'false':
      return { kind: 'literal', span, value: node.type === 'true', isPattern: false };
    case 'nil':
      return { kind: 'literal', span, value: null, isPattern: false };
    case 'selector_expression': {
      const of = node.childForFieldName('operand');
      const name = node.childForFieldName('field');
      if (!of || !name) return unknown(node, all(source, partsOf(node)));
      return { kind: 'member', span, of: readExpression(source, of), name: locate(source, name) };
    }
    case 'index_expression':
      return readIndex(source, node);
    case 'slice_expression': {
      const [of, ...bounds] = partsOf(node);
      if (!of) return unknown(node);
      const range = unknown(node, all(source, bounds));
      return { kind: 'index', span, of: readExpression(source, of), at: [range] };
    }
    case 'call_expression':
      return readCall(source, node);
    case 'type_conversion_expression': {
      const type = node.childForFieldName('type');
      const operand = node.childForFieldName('operand');
      if (!operand) return unknown(node);
      const value = readExpression(source, operand);
      if (!type || !plainTypes.has(type.type)) return value;
      return { kind: 'call', span, callee: readType(source, type), args: [{ span: value.span, value }], isNew: false };
    }
    case 'type_instantiation_expression':
    case 'parenthesized_expression':
    case 'literal_element':
      return first(source, node);
    case 'type_assertion_expression': {
      const operand = node.childForFieldName('operand');
      return operand ? readExpression(source, operand) : unknown(node);
    }
    case 'composite_literal':
      return readComposite(source, node);
    case 'func_literal':
      return {
        kind: 'function',
        span,
        decorators: [],
        ...readFunctionParts(source, node),
        directives: [],
        isAsync: false,
      };
    case 'unary_expression':
      return readUnary(source, node);
    case 'binary_expression': {
      const left = node.childForFieldName('left');
      const right = node.childForFieldName('right');
      const written = node.childForFieldName('operator')?.type ?? '';
      if (!left || !right) return unknown(node, all(source, partsOf(node)));
      return {
        kind: 'binary',
        span,
        operator: operators[written] ?? written,
        left: readExpression(source, left),
        right: readExpression(source, right),
      };
    }
    case 'type_identifier':
    case 'qualified_type':
    case 'generic_type':
    case 'slice_type':
    case 'map_type':
    case 'pointer_type':
      return readType(source, node);
    case 'expression_list': {
      const parts = partsOf(node);
      return parts.length === 1 ? first(source, node) : { kind: 'list', span, items: all(source, parts) };
    }
    default:
      return unknown(node, all(source, partsOf(node)));
  }
}

function all(source: GoSource, nodes: readonly Node[]): readonly Expression[] {
  return nodes.map((node) => readExpression(source, node));
}

function first(source: GoSource, node: Node): Expression {
  const part = partsOf(node)[0];
  return part ? readExpression(source, part) : unknown(node);
}

/** What is looked up by a string in a value is a member of it. */
function readIndex(source: GoSource, node: Node): Expression {
  const operand = node.childForFieldName('operand');
  const index = node.childForFieldName('index');
  if (!operand || !index) return unknown(node, all(source, partsOf(node)));
  const span = spanOf(node);
  const of = readExpression(source, operand);
  const at = readExpression(source, index);
  return at.kind === 'text'
    ? { kind: 'member', span, of, name: { value: at.value, span: at.span } }
    : { kind: 'index', span, of, at: [at] };
}

/** `new(T)` makes a `T`. */
function readCall(source: GoSource, node: Node): Expression {
  const span = spanOf(node);
  const callee = node.childForFieldName('function');
  const given = node.childForFieldName('arguments');
  if (!callee) return unknown(node, all(source, partsOf(node)));
  const parts = given ? partsOf(given) : [];
  const [type] = parts;
  if (callee.type === 'identifier' && textOf(source, callee) === 'new' && type) {
    return { kind: 'call', span, callee: readType(source, type), args: [], isNew: true };
  }
  const args = parts.map((part) => readArgument(source, part));
  return { kind: 'call', span, callee: readExpression(source, callee), args, isNew: false };
}

function readArgument(source: GoSource, node: Node): Argument {
  const span = spanOf(node);
  if (node.type !== 'variadic_argument') return { span, value: readExpression(source, node) };
  return { span, value: { kind: 'spread', span, of: first(source, node) } };
}

function readUnary(source: GoSource, node: Node): Expression {
  const span = spanOf(node);
  const operator = node.childForFieldName('operator')?.type ?? '';
  const operand = node.childForFieldName('operand');
  if (!operand) return unknown(node);
  const of = readExpression(source, operand);
  if (operator === '*' || (operator === '&' && operand.type === 'composite_literal')) return of;
  return operator === '<-'
    ? { kind: 'await', span, of }
    : { kind: 'unary', span, operator: operators[operator] ?? operator, of };
}
