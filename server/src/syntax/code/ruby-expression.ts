import type { Node } from 'web-tree-sitter';
import type { Argument, Assignment, Call, Expression, FunctionCode, Statement } from '../../model/code';
import { readArguments, readEntry } from './ruby-argument';
import { readBlock, readTarget } from './ruby-definition';
import type { RubySource } from './ruby-source';
import { readChain, readHeredoc, readPattern, readString, readSymbol } from './ruby-string';
import { returning } from './ruby-tail';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

const operators: Readonly<Record<string, string>> = { '===': '==', '&&': 'and', '||': 'or' };

/** What an expression of Ruby says. Brackets are looked through, and symbols are texts. */
export function readExpression(source: RubySource, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

function read(source: RubySource, node: Node): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'constant':
    case 'instance_variable':
    case 'class_variable':
    case 'global_variable':
      return span.start < span.end ? { kind: 'name', span, name: textOf(source, node) } : unknown(node);
    case 'self':
      return { kind: 'name', span, name: 'this' };
    case 'scope_resolution':
      return readConstant(source, node);
    case 'simple_symbol':
      return readSymbol(source, node);
    case 'string':
    case 'delimited_symbol':
    case 'bare_string':
    case 'bare_symbol':
    case 'subshell':
      return readString(source, node);
    case 'chained_string':
      return readChain(source, node);
    case 'character':
      return { kind: 'text', span, value: textOf(source, node).slice(1) };
    case 'heredoc_beginning':
      return readHeredoc(source, node);
    case 'regex':
      return readPattern(source, node);
    case 'integer':
    case 'float':
      return readNumber(source, node);
    case 'true':
    case 'false':
      return { kind: 'literal', span, value: node.type === 'true', isPattern: false };
    case 'nil':
      return { kind: 'literal', span, value: null, isPattern: false };
    case 'array':
    case 'string_array':
    case 'symbol_array':
    case 'right_assignment_list':
      return { kind: 'list', span, items: all(source, partsOf(node)) };
    case 'hash':
      return { kind: 'dictionary', span, entries: partsOf(node).map((part) => readEntry(source, part)) };
    case 'call':
      return readCall(source, node);
    case 'super':
      return { kind: 'call', span, callee: superMethod(source, node), args: [], isNew: false };
    case 'element_reference':
      return readIndex(source, node);
    case 'lambda':
      return readBlock(source, node);
    case 'binary':
      return readBinary(source, node);
    case 'unary':
      return readUnary(source, node);
    case 'conditional':
      return readChoice(source, node);
    case 'assignment':
    case 'operator_assignment':
      return readAssignment(source, node);
    case 'splat_argument':
    case 'hash_splat_argument':
      return { kind: 'spread', span, of: first(source, node) };
    case 'block_argument':
      return readBlockArgument(source, node);
    case 'parenthesized_statements':
    case 'begin':
    case 'if':
    case 'unless':
    case 'case':
    case 'case_match':
    case 'if_modifier':
    case 'unless_modifier':
    case 'return':
    case 'next':
    case 'while':
    case 'until':
    case 'for':
      return readInside(source, node);
    case 'rescue_modifier':
      return first(source, node);
    case 'yield':
      return unknown(node, all(source, partsOf(node).flatMap(partsOf)));
    default:
      return unknown(node, all(source, partsOf(node)));
  }
}

function all(source: RubySource, nodes: readonly Node[]): readonly Expression[] {
  return nodes.map((node) => readExpression(source, node));
}

function first(source: RubySource, node: Node): Expression {
  const part = partsOf(node)[0];
  return part ? readExpression(source, part) : unknown(node);
}

function field(source: RubySource, node: Node, name: string): Expression {
  const part = node.childForFieldName(name);
  return part ? readExpression(source, part) : unknown(node);
}

/** `Admin::User` is one name, since only the whole of it tells where it is written. */
function readConstant(source: RubySource, node: Node): Expression {
  const written = textOf(source, node).replace(/\s+/g, '');
  if (/^(::)?[A-Z]\w*(::[A-Z]\w*)*$/.test(written)) return { kind: 'name', span: spanOf(node), name: written };
  const scope = node.childForFieldName('scope');
  const name = node.childForFieldName('name');
  if (!scope || !name) return unknown(node, all(source, partsOf(node)));
  return { kind: 'member', span: spanOf(node), of: readExpression(source, scope), name: locate(source, name) };
}

function readNumber(source: RubySource, node: Node): Expression {
  const written = textOf(source, node).replaceAll('_', '');
  const value = Number(/^0[0-7]+$/.test(written) ? `0o${written}` : written);
  return Number.isNaN(value) ? unknown(node) : { kind: 'literal', span: spanOf(node), value, isPattern: false };
}

/**
 * `a.b` without anything given is a member, which may be called; so is a bare name. What makes an instance is `new`, and
 * a block is the last argument.
 */
function readCall(source: RubySource, node: Node): Expression {
  const span = spanOf(node);
  const given = node.childForFieldName('arguments');
  const block = node.childForFieldName('block');
  const receiver = node.childForFieldName('receiver');
  const method = node.childForFieldName('method');
  const args = [...readArguments(source, given), ...(block ? [blockArgument(source, block)] : [])];
  if (method?.type === 'super') return { kind: 'call', span, callee: superMethod(source, method), args, isNew: false };
  const isCall = given !== null || block !== null;
  if (!receiver) {
    const callee = method ? readExpression(source, method) : unknown(node);
    return isCall ? { kind: 'call', span, callee, args, isNew: false } : { ...callee, span };
  }
  const of = readExpression(source, receiver);
  if (!method) return { kind: 'call', span, callee: of, args, isNew: false };
  const name = locate(source, method);
  if (name.value === 'new') return { kind: 'call', span, callee: of, args, isNew: true };
  const start = { start: span.start, end: name.span.end };
  const callee: Expression = { kind: 'member', span: isCall ? start : span, of, name };
  return isCall ? { kind: 'call', span, callee, args, isNew: false } : callee;
}

function blockArgument(source: RubySource, node: Node): Argument {
  return { span: spanOf(node), value: readBlock(source, node) };
}

/** The same method of the class above. */
function superMethod({ method }: RubySource, node: Node): Expression {
  const span = spanOf(node);
  const of: Expression = { kind: 'name', span, name: 'super' };
  return method ? { kind: 'member', span, of, name: { value: method.value, span } } : of;
}

/** `each(&:destroy)` calls the method on what it is given; `&block` is the block itself. */
function readBlockArgument(source: RubySource, node: Node): Expression {
  const inner = partsOf(node)[0];
  if (!inner) return unknown(node);
  if (inner.type !== 'simple_symbol') return readExpression(source, inner);
  const span = spanOf(inner);
  const target: Expression & { kind: 'name' } = { kind: 'name', span, name: 'it' };
  const value: Expression = {
    kind: 'member',
    span,
    of: target,
    name: { value: textOf(source, inner).slice(1), span },
  };
  const parameter = { span, target, decorators: [], isRest: false, isField: false };
  return functionOf(span, [{ kind: 'return', span, value }], [parameter]);
}

function functionOf(
  span: Expression['span'],
  body: readonly Statement[],
  parameters: FunctionCode['parameters'] = [],
): FunctionCode {
  return { kind: 'function', span, decorators: [], parameters, body, directives: [], isAsync: false };
}

/** What is looked up by a text or a symbol is a member. */
function readIndex(source: RubySource, node: Node): Expression {
  const span = spanOf(node);
  const object = node.childForFieldName('object');
  if (!object) return unknown(node, all(source, partsOf(node)));
  const of = readExpression(source, object);
  const given = node.namedChildren.filter(({ id, type }) => id !== object.id && type !== 'comment');
  const at = all(source, given);
  const [only, more] = at;
  if (only?.kind !== 'text' || more) return { kind: 'index', span, of, at };
  return { kind: 'member', span, of, name: { value: only.value, span: only.span } };
}

function readBinary(source: RubySource, node: Node): Expression {
  const span = spanOf(node);
  const sign = node.childForFieldName('operator')?.type ?? '';
  const left = field(source, node, 'left');
  const right = field(source, node, 'right');
  return { kind: 'binary', span, operator: operators[sign] ?? sign, left, right };
}

function readUnary(source: RubySource, node: Node): Expression {
  const sign = node.childForFieldName('operator')?.type ?? '';
  const of = field(source, node, 'operand');
  if (sign === 'defined?') return of;
  return { kind: 'unary', span: spanOf(node), operator: sign === '!' ? 'not' : sign, of };
}

function readChoice(source: RubySource, node: Node): Expression {
  const [test, whenTrue, whenFalse] = ['condition', 'consequence', 'alternative'].map((name) =>
    field(source, node, name),
  );
  return test && whenTrue && whenFalse
    ? { kind: 'choice', span: spanOf(node), test, whenTrue, whenFalse }
    : unknown(node);
}

/** An assignment where it is a value. */
export function readAssignment(source: RubySource, node: Node): Assignment {
  const target = node.childForFieldName('left');
  const value = node.childForFieldName('right');
  const written = node.childForFieldName('operator')?.type ?? '=';
  return {
    kind: 'assignment',
    span: spanOf(node),
    operator: written,
    target: target ? readTarget(source, target) : unknown(node),
    value: value ? readExpression(source, value) : unknown(node),
  };
}

/** Statements where a value is asked for: the value itself, a choice, else a function that is called at once. */
function readInside(source: RubySource, node: Node): Expression {
  const span = spanOf(node);
  const body = source.read.body(source, node);
  const [only, more] = body;
  const inner = only && !more ? valueOfStatement(only) : undefined;
  if (inner) return inner;
  if (body.length === 0) return { kind: 'literal', span, value: null, isPattern: false };
  return calledAtOnce(span, returning(body));
}

/** What throws in the middle of an expression, and the like. */
function calledAtOnce(span: Expression['span'], body: readonly Statement[]): Call {
  return { kind: 'call', span, callee: functionOf(span, body), args: [], isNew: false };
}

function valueOfStatement(statement: Statement): Expression | undefined {
  if (statement.kind === 'expression') return statement.value;
  if (statement.kind !== 'if') return undefined;
  const { span, test, whenTrue, whenFalse } = statement;
  const nothing: Expression = { kind: 'literal', span, value: null, isPattern: false };
  const ways = [whenTrue, whenFalse].map((body) => {
    const [only, more] = body;
    if (!only) return nothing;
    return more ? undefined : valueOfStatement(only);
  });
  const [one, other] = ways;
  return one && other ? { kind: 'choice', span, test, whenTrue: one, whenFalse: other } : undefined;
}
