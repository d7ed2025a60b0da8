import type { Node } from 'web-tree-sitter';
import type { Assignment, Expression, FunctionCode, Target } from '../../model/code';
import { readArguments, readCollection, readCreation, readInvocation, readObject } from './csharp-call';
import { readParameters } from './csharp-parameter';
import { readPattern, suitsAll, written } from './csharp-pattern';
import { readQuery } from './csharp-query';
import { all, type CSharpSource, makeLambda, returning } from './csharp-source';
import { readInterpolated, readString } from './csharp-string';
import { readType } from './csharp-type';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

/** What an expression of C# says. Brackets, casts and `!` behind a value are looked through. */
export function readExpression(source: CSharpSource, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

const operators: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or' };

function read(source: CSharpSource, node: Node): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'predefined_type':
    case 'discard':
      return span.start < span.end
        ? { kind: 'name', span, name: textOf(source, node).replace(/^@/, '') }
        : unknown(node);
    case 'this':
    case 'base':
      return { kind: 'name', span, name: node.type === 'this' ? 'this' : 'super' };
    case 'qualified_name':
    case 'generic_name':
    case 'alias_qualified_name':
      return readType(source, node);
    case 'string_literal':
    case 'verbatim_string_literal':
    case 'raw_string_literal':
    case 'character_literal':
      return readString(source, node);
    case 'interpolated_string_expression':
      return readInterpolated(source, node);
    case 'integer_literal':
    case 'real_literal':
      return readNumber(source, node);
    case 'boolean_literal':
      return { kind: 'literal', span, value: textOf(source, node) === 'true', isPattern: false };
    case 'null_literal':
      return { kind: 'literal', span, value: null, isPattern: false };
    case 'default_expression':
      return partsOf(node).length > 0 ? unknown(node) : { kind: 'literal', span, value: null, isPattern: false };
    case 'member_access_expression':
      return readMember(source, node);
    case 'conditional_access_expression':
      return readConditionalAccess(source, node);
    case 'element_access_expression':
      return readElement(source, node, node.childForFieldName('expression'), node.childForFieldName('subscript'));
    case 'invocation_expression':
      return readInvocation(source, node);
    case 'object_creation_expression':
    case 'implicit_object_creation_expression':
      return readCreation(source, node);
    case 'anonymous_object_creation_expression':
      return readObject(source, node);
    case 'array_creation_expression':
    case 'implicit_array_creation_expression':
    case 'initializer_expression':
    case 'element_binding_expression':
      return readCollection(source, node);
    case 'tuple_expression':
      return { kind: 'list', span, items: readArguments(source, node).map(({ value }) => value) };
    case 'range_expression': {
      const [of, more] = partsOf(node);
      return of && !more && node.children[0]?.type === '..'
        ? { kind: 'spread', span, of: readExpression(source, of) }
        : unknown(node, all(source, partsOf(node)));
    }
    case 'lambda_expression':
    case 'anonymous_method_expression':
      return readLambda(source, node);
    case 'binary_expression':
      return readBinary(source, node);
    case 'is_pattern_expression': {
      const [of, pattern] = [node.childForFieldName('expression'), node.childForFieldName('pattern')];
      return of && pattern ? readPattern(source, pattern, readExpression(source, of)) : unknown(node);
    }
    case 'is_expression':
    case 'as_expression': {
      const of = node.childForFieldName('left') ?? partsOf(node)[0];
      return of ? readExpression(source, of) : unknown(node);
    }
    case 'prefix_unary_expression':
    case 'postfix_unary_expression':
      return readUnary(source, node);
    case 'conditional_expression': {
      const [test, whenTrue, whenFalse] = ['condition', 'consequence', 'alternative'].map((name) => {
        const part = node.childForFieldName(name);
        return part ? readExpression(source, part) : unknown(node);
      });
      return test && whenTrue && whenFalse ? { kind: 'choice', span, test, whenTrue, whenFalse } : unknown(node);
    }
    case 'switch_expression':
      return readSwitch(source, node);
    case 'assignment_expression':
      return readAssignment(source, node);
    case 'await_expression':
      return { kind: 'await', span, of: only(source, node) };
    case 'throw_expression':
      return readThrow(source, node);
    case 'declaration_expression':
      return readDeclared(source, node);
    case 'query_expression':
      return readQuery(source, node);
    case 'cast_expression': {
      const of = node.childForFieldName('value') ?? partsOf(node).at(-1);
      return of ? readExpression(source, of) : unknown(node);
    }
    case 'parenthesized_expression':
    case 'checked_expression':
    case 'ref_expression':
      return only(source, node);
    case 'typeof_expression': {
      const type = node.childForFieldName('type');
      return type ? readType(source, type) : unknown(node);
    }
    default:
      return unknown(node, all(source, partsOf(node)));
  }
}

/** The one expression in something, which may be a word of the language: `(this)`. */
function only(source: CSharpSource, node: Node): Expression {
  const part = partsOf(node)[0] ?? node.children.find(({ type }) => type === 'this' || type === 'base');
  return part ? readExpression(source, part) : unknown(node);
}

function readMember(source: CSharpSource, node: Node): Expression {
  const [of, name] = [node.childForFieldName('expression'), node.childForFieldName('name')];
  if (!of) return unknown(node);
  const owner = readExpression(source, of);
  return name ? memberOf(source, node, owner, name) : unknown(node, [owner]);
}

/** The type arguments of `a.B<T>` count only where it is called, see `Call.types`. */
function memberOf(source: CSharpSource, node: Node, of: Expression, name: Node): Expression {
  const bare = name.type === 'generic_name' ? (partsOf(name)[0] ?? name) : name;
  return { kind: 'member', span: spanOf(node), of, name: locate(source, bare) };
}

/** `a?.b` and `a?[0]`. */
function readConditionalAccess(source: CSharpSource, node: Node): Expression {
  const of = node.childForFieldName('condition');
  const binding = partsOf(node).at(-1);
  if (!of || !binding || of.id === binding.id) return unknown(node);
  if (binding.type === 'element_binding_expression') return readElement(source, node, of, binding);
  const name = binding.childForFieldName('name');
  const owner = readExpression(source, of);
  return name ? memberOf(source, node, owner, name) : unknown(node, [owner]);
}

/** What is looked up by a string is a member. */
function readElement(source: CSharpSource, node: Node, of: Node | null, at: Node | null): Expression {
  if (!of || !at) return unknown(node);
  const span = spanOf(node);
  const owner = readExpression(source, of);
  const [first, more] = readArguments(source, at).map(({ value }) => value);
  if (first?.kind === 'text' && !more) {
    return { kind: 'member', span, of: owner, name: { value: first.value, span: first.span } };
  }
  return { kind: 'index', span, of: owner, at: first ? [first, ...(more ? [more] : [])] : [] };
}

function readNumber(source: CSharpSource, node: Node): Expression {
  const digits = textOf(source, node).replaceAll('_', '');
  const value = Number(digits.replace(/^0x/i.test(digits) ? /[ul]{1,2}$/i : /[fdmul]{1,2}$/i, ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'literal', span: spanOf(node), value, isPattern: false };
}

function readLambda(source: CSharpSource, node: Node): FunctionCode {
  const list = node.childForFieldName('parameters');
  const body = node.childForFieldName('body') ?? partsOf(node).findLast(({ type }) => type === 'block');
  return {
    ...makeLambda(node, [], body ? readLambdaBody(source, body) : []),
    decorators: source.read.attributes(source, node),
    parameters: list ? readParameters(source, list) : [],
    isAsync: node.children.some((part) => part.type === 'modifier' && textOf(source, part) === 'async'),
  };
}

function readLambdaBody(source: CSharpSource, node: Node): FunctionCode['body'] {
  return node.type === 'block' ? source.read.body(source, node) : returning(readExpression(source, node));
}

function readBinary(source: CSharpSource, node: Node): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return unknown(node, all(source, partsOf(node)));
  const sign = node.childForFieldName('operator')?.type ?? '';
  return {
    kind: 'binary',
    span: spanOf(node),
    operator: operators[sign] ?? sign,
    left: readExpression(source, left),
    right: readExpression(source, right),
  };
}

/** `x!` says nothing but that it is there. */
function readUnary(source: CSharpSource, node: Node): Expression {
  const of = only(source, node);
  const sign = node.children.find((part) => !part.isNamed)?.type ?? '';
  if (node.type === 'postfix_unary_expression' && sign === '!') return of;
  return { kind: 'unary', span: spanOf(node), operator: sign === '!' ? 'not' : sign, of };
}

/** `x switch { "a" => 1, _ => 2 }` is a choice for each of its ways. */
function readSwitch(source: CSharpSource, node: Node): Expression {
  const [on, ...rest] = partsOf(node);
  const arms = rest.filter(({ type }) => type === 'switch_expression_arm');
  if (!on) return unknown(node);
  const value = readExpression(source, on);
  if (arms.length > mostArms) return unknown(node, [value]);
  const ways = arms.map((arm) => readArm(source, arm, value));
  return ways.reduceRight<Expression>(
    (whenFalse, { test, whenTrue, span }) =>
      test ? { kind: 'choice', span: { start: span.start, end: node.endIndex }, test, whenTrue, whenFalse } : whenTrue,
    unknown(node),
  );
}

/** Each way lies inside of the one before it. */
const mostArms = 100;

function readArm(source: CSharpSource, arm: Node, on: Expression) {
  const parts = partsOf(arm);
  const [pattern] = parts;
  const guard = parts.find(({ type }) => type === 'when_clause');
  const result = parts.at(-1);
  const suits = pattern && !suitsAll(pattern) ? readPattern(source, pattern, written(on, pattern)) : undefined;
  const condition = guard && only(source, guard);
  const span = spanOf(arm);
  const test: Expression | undefined =
    suits && condition
      ? { kind: 'binary', span, operator: 'and', left: suits, right: condition }
      : (suits ?? condition);
  return { span, test, whenTrue: result ? readExpression(source, result) : unknown(arm) };
}

function readAssignment(source: CSharpSource, node: Node): Assignment {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const sign = node.childForFieldName('operator') ?? node.children.find((part) => !part.isNamed);
  return {
    kind: 'assignment',
    span: spanOf(node),
    operator: sign ? textOf(source, sign) : '=',
    target: left ? readTarget(source, left) : unknown(node),
    value: right ? readExpression(source, right) : unknown(node),
  };
}

/** What stands on the left of an assignment. */
export function readTarget(source: CSharpSource, node: Node): Target {
  return deeper<Target>(source, unknown(node), () => {
    if (node.type === 'tuple_expression' || node.type === 'tuple_pattern') {
      const items = partsOf(node).map((part) =>
        readTarget(source, part.type === 'argument' ? (partsOf(part).at(-1) ?? part) : part),
      );
      return { kind: 'items', span: spanOf(node), items };
    }
    const value = readExpression(source, node);
    if (value.kind === 'assignment') return value.target;
    return value.kind === 'name' || value.kind === 'member' || value.kind === 'index' ? value : unknown(node, [value]);
  });
}

/** `out var id` gives the name a value that only the called function knows. */
function readDeclared(source: CSharpSource, node: Node): Expression {
  const name = node.childForFieldName('name');
  if (name?.type !== 'identifier') return unknown(node);
  const target = { kind: 'name' as const, span: spanOf(name), name: textOf(source, name) };
  source.declared.push(target);
  return { kind: 'assignment', span: spanOf(node), operator: 'out', target, value: unknown(node) };
}

/** A `throw` that stands where a value is expected is a function that throws, called on the spot. */
function readThrow(source: CSharpSource, node: Node): Expression {
  const span = spanOf(node);
  const value = partsOf(node)[0];
  const thrown = { kind: 'throw' as const, span, ...(value && { value: readExpression(source, value) }) };
  return { kind: 'call', span, callee: makeLambda(node, [], [thrown]), args: [], isNew: false };
}
