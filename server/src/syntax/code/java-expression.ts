import type { Node } from 'web-tree-sitter';
import type { Argument, Assignment, Expression, Target } from '../../model/code';
import { readAnnotation, readBodyOfClass, readLambda } from './java-definition';
import { readInstanceOf } from './java-pattern';
import { all, type JavaSource } from './java-source';
import { readText } from './java-string';
import { readSwitchValue } from './java-switch';
import { readType } from './java-type';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

const operators: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or', '!': 'not' };

/** What an expression of Java says. Brackets and casts are looked through. */
export function readExpression(source: JavaSource, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

function read(source: JavaSource, node: Node): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'this':
    case 'super':
      return span.start < span.end ? { kind: 'name', span, name: textOf(source, node) } : unknown(node);
    case 'type_identifier':
    case 'scoped_type_identifier':
    case 'generic_type':
    case 'array_type':
    case 'integral_type':
    case 'floating_point_type':
    case 'boolean_type':
    case 'void_type':
      return readType(source, node);
    case 'string_literal':
    case 'character_literal':
      return readText(source, node);
    case 'decimal_integer_literal':
    case 'hex_integer_literal':
    case 'octal_integer_literal':
    case 'binary_integer_literal':
    case 'decimal_floating_point_literal':
    case 'hex_floating_point_literal':
      return readNumber(source, node);
    case 'true':
    case 'false':
      return { kind: 'literal', span, value: node.type === 'true', isPattern: false };
    case 'null_literal':
      return { kind: 'literal', span, value: null, isPattern: false };
    case 'field_access':
    case 'scoped_identifier':
      return readMember(source, node);
    case 'array_access': {
      const [of, at] = all(source, partsOf(node));
      return of && at ? { kind: 'index', span, of, at: [at] } : unknown(node, of ? [of] : []);
    }
    case 'method_invocation':
      return readCall(source, node);
    case 'explicit_constructor_invocation': {
      const callee = node.childForFieldName('constructor');
      const args = readArguments(source, node);
      return callee
        ? { kind: 'call', span, callee: readExpression(source, callee), args, isNew: false }
        : unknown(node, []);
    }
    case 'object_creation_expression':
      return readNew(source, node);
    case 'array_creation_expression': {
      const given = node.childForFieldName('value');
      return given ? readExpression(source, given) : { kind: 'list', span, items: [] };
    }
    case 'array_initializer':
    case 'element_value_array_initializer':
      return { kind: 'list', span, items: all(source, partsOf(node)) };
    case 'annotation':
    case 'marker_annotation':
      return readAnnotation(source, node)?.value ?? unknown(node);
    case 'class_literal': {
      const named = partsOf(node)[0];
      return named ? readType(source, named) : unknown(node);
    }
    case 'method_reference':
      return readReference(source, node);
    case 'lambda_expression':
      return readLambda(source, node);
    case 'binary_expression': {
      const left = node.childForFieldName('left');
      const right = node.childForFieldName('right');
      if (!left || !right) return unknown(node, all(source, partsOf(node)));
      const written = node.childForFieldName('operator')?.type ?? '';
      return {
        kind: 'binary',
        span,
        operator: operators[written] ?? written,
        left: readExpression(source, left),
        right: readExpression(source, right),
      };
    }
    case 'instanceof_expression':
      return readInstanceOf(source, node);
    case 'unary_expression': {
      const written = node.childForFieldName('operator')?.type ?? '';
      const operand = node.childForFieldName('operand');
      const of = operand ? readExpression(source, operand) : unknown(node);
      const isNumber = written === '-' && of.kind === 'literal' && typeof of.value === 'number';
      return isNumber
        ? { ...of, span, value: -of.value }
        : { kind: 'unary', span, operator: operators[written] ?? written, of };
    }
    case 'update_expression': {
      const operator = node.children.find(({ isNamed }) => !isNamed)?.type ?? '';
      const of = partsOf(node)[0];
      return { kind: 'unary', span, operator, of: of ? readExpression(source, of) : unknown(node) };
    }
    case 'ternary_expression': {
      const [test, whenTrue, whenFalse] = all(source, partsOf(node));
      return test && whenTrue && whenFalse
        ? { kind: 'choice', span, test, whenTrue, whenFalse }
        : unknown(node, test ? [test] : []);
    }
    case 'assignment_expression':
      return readAssignment(source, node);
    case 'switch_expression':
      return readSwitchValue(source, node);
    case 'parenthesized_expression':
    case 'cast_expression': {
      const inner = node.childForFieldName('value') ?? partsOf(node).at(-1);
      return inner ? readExpression(source, inner) : unknown(node);
    }
    default:
      return unknown(node, all(source, partsOf(node)));
  }
}

function readNumber(source: JavaSource, node: Node): Expression {
  const written = textOf(source, node).replaceAll('_', '');
  const bare = node.type.startsWith('hex') ? written.replace(/l$/i, '') : written.replace(/[lfd]$/i, '');
  const value = Number(/^0[0-7]+$/.test(bare) ? `0o${bare.slice(1)}` : bare);
  return Number.isNaN(value) ? unknown(node) : { kind: 'literal', span: spanOf(node), value, isPattern: false };
}

/** `a.b`. `Outer.this` is the object itself, whichever of those around is meant. */
function readMember(source: JavaSource, node: Node): Expression {
  const span = spanOf(node);
  const of = node.childForFieldName('object') ?? node.childForFieldName('scope');
  const name = node.childForFieldName('field') ?? node.childForFieldName('name');
  if (!of || !name) return unknown(node, of ? [readExpression(source, of)] : []);
  if (name.type === 'this') return { kind: 'name', span, name: 'this' };
  return { kind: 'member', span, of: readExpression(source, of), name: locate(source, name) };
}

/** `a.b(…)`, `b(…)`, `super.b(…)`, `Outer.super.b(…)`. */
function readCall(source: JavaSource, node: Node): Expression {
  const span = spanOf(node);
  const name = node.childForFieldName('name');
  const args = readArguments(source, node);
  if (!name)
    return unknown(
      node,
      args.map(({ value }) => value),
    );
  const parent = partsOf(node).find(({ type }) => type === 'super');
  const of = parent ?? node.childForFieldName('object');
  const callee: Expression = of
    ? {
        kind: 'member',
        span: { start: node.startIndex, end: name.endIndex },
        of: readExpression(source, of),
        name: locate(source, name),
      }
    : readExpression(source, name);
  return { kind: 'call', span, callee, args, isNew: false };
}

function readArguments(source: JavaSource, node: Node): readonly Argument[] {
  const given = node.childForFieldName('arguments');
  return (given ? partsOf(given) : []).map((part) => ({ span: spanOf(part), value: readExpression(source, part) }));
}

/** `new X(…)`, and `new X(…) { … }`, which makes a class without a name. */
function readNew(source: JavaSource, node: Node): Expression {
  const type = node.childForFieldName('type');
  if (!type) return unknown(node, all(source, partsOf(node)));
  const body = partsOf(node).find((part) => part.type === 'class_body');
  const made = readType(source, type);
  const bare = made.kind === 'index' ? made.of : made;
  const callee: Expression = body
    ? { kind: 'class', span: spanOf(node), decorators: [], bases: [bare], members: readBodyOfClass(source, body) }
    : bare;
  return { kind: 'call', span: spanOf(node), callee, args: readArguments(source, node), isNew: true };
}

/** `this::check` is the method, `User::new` the class. */
function readReference(source: JavaSource, node: Node): Expression {
  const [of, name] = partsOf(node);
  if (!of) return unknown(node);
  const object = readExpression(source, of);
  return name ? { kind: 'member', span: spanOf(node), of: object, name: locate(source, name) } : object;
}

/** What stands on the left of an assignment. */
export function readTarget(source: JavaSource, node: Node): Target {
  const value = readExpression(source, node);
  return value.kind === 'name' || value.kind === 'member' || value.kind === 'index' ? value : unknown(node, [value]);
}

function readAssignment(source: JavaSource, node: Node): Assignment {
  const target = node.childForFieldName('left');
  const value = node.childForFieldName('right');
  return {
    kind: 'assignment',
    span: spanOf(node),
    operator: node.childForFieldName('operator')?.type ?? '=',
    target: target ? readTarget(source, target) : unknown(node),
    value: value ? readExpression(source, value) : unknown(node),
  };
}
