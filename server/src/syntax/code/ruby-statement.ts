import type { Node } from 'web-tree-sitter';
import type { Case, Expression, Handler, Statement, Target } from '../../model/code';
import { readClass, readMethod, readTarget } from './ruby-definition';
import type { RubySource } from './ruby-source';
import { deeper, partsOf, spanOf, unknown } from './source';

/** Nodes that only hold statements. */
const blocks: ReadonlySet<string> = new Set([
  'program',
  'body_statement',
  'block_body',
  'then',
  'else',
  'do',
  'ensure',
  'begin',
  'begin_block',
  'parenthesized_statements',
  'ERROR',
]);

/** The statements of a block, of the file, or the only one that stands instead of a block. */
export function readBody(source: RubySource, node: Node): readonly Statement[] {
  if (!blocks.has(node.type)) return readStatement(source, node);
  const parts = node.namedChildren;
  const isTry = parts.some(({ type }) => type === 'rescue' || type === 'ensure');
  return isTry ? [readTry(source, node, parts)] : parts.flatMap((part) => readStatement(source, part));
}

function readStatement(source: RubySource, node: Node): readonly Statement[] {
  return deeper(source, [], () => read(source, node));
}

function read(source: RubySource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'class':
    case 'module':
      return [{ kind: 'class', span, class: readClass(source, node) }];
    case 'method':
    case 'singleton_method':
      return [{ kind: 'function', span, function: readMethod(source, node) }];
    case 'if':
    case 'unless':
    case 'elsif':
      return [readIf(source, node)];
    case 'if_modifier':
    case 'unless_modifier': {
      const body = bodyOf(source, node, 'body');
      return [conditional(node, field(source, node, 'condition'), body, [], node.type === 'unless_modifier')];
    }
    case 'return':
    case 'next':
      return [{ kind: 'return', span, ...given(source, node) }];
    case 'break':
    case 'redo':
    case 'retry':
      return [{ kind: 'jump', span, to: node.type === 'break' ? 'break' : 'continue' }];
    case 'while':
    case 'until':
    case 'while_modifier':
    case 'until_modifier':
      return [{ kind: 'loop', span, over: field(source, node, 'condition'), body: bodyOf(source, node, 'body') }];
    case 'for':
      return [readFor(source, node)];
    case 'case':
      return [readCase(source, node)];
    case 'case_match':
      return [readMatch(source, node)];
    case 'rescue_modifier': {
      const handler = node.childForFieldName('handler');
      const handlers: readonly Handler[] = handler
        ? [{ span: spanOf(handler), types: [], body: readStatement(source, handler) }]
        : [];
      return [{ kind: 'try', span, body: bodyOf(source, node, 'body'), handlers, last: [] }];
    }
    case 'begin':
    case 'begin_block':
    case 'parenthesized_statements':
    case 'then':
    case 'else':
    case 'do':
    case 'ERROR':
      return readBody(source, node);
    case 'binary':
      return readJoined(source, node) ?? [{ kind: 'expression', span, value: source.read.expression(source, node) }];
    case 'call':
    case 'identifier':
      return [readCalled(source, node)];
    case 'comment':
    case 'heredoc_body':
    case 'empty_statement':
    case 'uninterpreted':
    case 'alias':
    case 'undef':
      return [];
    default:
      return [readValue(source.read.expression(source, node), span)];
  }
}

/** What gives a name its value is a `let`. */
function readValue(value: Expression, span: Statement['span']): Statement {
  if (value.kind !== 'assignment') return { kind: 'expression', span, value };
  const { target, operator } = value;
  const isName = (target.kind === 'name' && !target.name.startsWith('@')) || target.kind === 'items';
  return isName && operator === '='
    ? { kind: 'let', span, target, value: value.value }
    : { kind: 'expression', span, value };
}

/** `raise Forbidden, 'no'` throws; what is raised with a message is made with it. */
function readCalled(source: RubySource, node: Node): Statement {
  const span = spanOf(node);
  const value = source.read.expression(source, node);
  const name = value.kind === 'call' ? value.callee : value;
  const isRaise = name.kind === 'name' && (name.name === 'raise' || name.name === 'fail');
  if (!isRaise) return { kind: 'expression', span, value };
  const args = value.kind === 'call' ? value.args : [];
  const [first, ...others] = args;
  if (!first) return { kind: 'throw', span };
  const isMade = first.value.kind === 'name' && /^(::)?[A-Z]/.test(first.value.name);
  if (!isMade) return { kind: 'throw', span, value: first.value };
  const whole = { start: first.span.start, end: span.end };
  return { kind: 'throw', span, value: { kind: 'call', span: whole, callee: first.value, args: others, isNew: true } };
}

/** `redirect_to(root_path) and return`, `user or raise NotFound`: what stands behind runs or not. */
function readJoined(source: RubySource, node: Node): readonly Statement[] | undefined {
  const sign = node.childForFieldName('operator')?.type ?? '';
  const right = node.childForFieldName('right');
  const left = node.childForFieldName('left');
  if (!right || !left || !/^(and|or|&&|\|\|)$/.test(sign)) return undefined;
  const body = readStatement(source, right);
  const leaves = body.some(({ kind }) => kind === 'return' || kind === 'throw' || kind === 'jump');
  if (!leaves) return undefined;
  return [conditional(node, source.read.expression(source, left), body, [], sign === 'or' || sign === '||')];
}

function conditional(
  node: Node,
  test: Expression,
  whenTrue: readonly Statement[],
  whenFalse: readonly Statement[],
  isNegated: boolean,
): Statement {
  const asked: Expression = isNegated ? { kind: 'unary', span: test.span, operator: 'not', of: test } : test;
  return { kind: 'if', span: spanOf(node), test: asked, whenTrue, whenFalse };
}

function readIf(source: RubySource, node: Node): Statement {
  const other = node.childForFieldName('alternative');
  const otherwise = other ? deeper(source, [], () => readOther(source, other)) : [];
  const body = bodyOf(source, node, 'consequence');
  return conditional(node, field(source, node, 'condition'), body, otherwise, node.type === 'unless');
}

function readOther(source: RubySource, node: Node): readonly Statement[] {
  return node.type === 'elsif' ? [readIf(source, node)] : readBody(source, node);
}

/** The expression of a field. */
function field(source: RubySource, node: Node, name: string): Expression {
  const part = node.childForFieldName(name);
  return part ? source.read.expression(source, part) : unknown(node);
}

function bodyOf(source: RubySource, node: Node, name: string): readonly Statement[] {
  const body = node.childForFieldName(name);
  return body ? readBody(source, body) : [];
}

/** What is returned; several values are a list. */
function given(source: RubySource, node: Node): { readonly value?: Expression } {
  const list = partsOf(node)[0];
  const parts = list?.type === 'argument_list' ? partsOf(list) : list ? [list] : [];
  const [only, more] = parts;
  if (!only || !list) return {};
  if (!more) return { value: source.read.expression(source, only) };
  const items = parts.map((part) => source.read.expression(source, part));
  return { value: { kind: 'list', span: spanOf(list), items } };
}

function readFor(source: RubySource, node: Node): Statement {
  const pattern = node.childForFieldName('pattern');
  const value = node.childForFieldName('value');
  const over = value && partsOf(value)[0];
  const target: Target | undefined = pattern ? readTarget(source, pattern) : undefined;
  return {
    kind: 'loop',
    span: spanOf(node),
    ...(target && { target }),
    ...(over && { over: source.read.expression(source, over) }),
    body: bodyOf(source, node, 'body'),
  };
}

/** Without a value, each `when` is a condition of its own. */
function readCase(source: RubySource, node: Node): Statement {
  const value = node.childForFieldName('value');
  const clauses = partsOf(node).filter(({ type }) => type === 'when' || type === 'else');
  if (!value) return readConditions(source, node, clauses);
  return {
    kind: 'switch',
    span: spanOf(node),
    on: source.read.expression(source, value),
    cases: clauses.map((part): Case => {
      const tests = part.childrenForFieldName('pattern').map((one) => patternOf(source, one));
      const body = part.type === 'else' ? readBody(source, part) : bodyOf(source, part, 'body');
      return { span: spanOf(part), tests, body };
    }),
  };
}

function patternOf(source: RubySource, node: Node): Expression {
  const inner = node.type === 'pattern' ? partsOf(node)[0] : node;
  return inner ? source.read.expression(source, inner) : unknown(node);
}

function readConditions(source: RubySource, node: Node, clauses: readonly Node[]): Statement {
  const span = spanOf(node);
  const all = clauses.reduceRight<readonly Statement[]>((otherwise, part) => {
    if (part.type === 'else') return readBody(source, part);
    const tests = part.childrenForFieldName('pattern').map((one) => patternOf(source, one));
    const [first = unknown(part), ...others] = tests;
    const test = others.reduce<Expression>(
      (left, right) => ({
        kind: 'binary',
        span: { start: left.span.start, end: right.span.end },
        operator: 'or',
        left,
        right,
      }),
      first,
    );
    const end = { start: part.startIndex, end: span.end };
    return [{ kind: 'if', span: end, test, whenTrue: bodyOf(source, part, 'body'), whenFalse: otherwise }];
  }, []);
  return { kind: 'block', span, body: all };
}

/** What `in` compares with is not told apart. */
function readMatch(source: RubySource, node: Node): Statement {
  const clauses = partsOf(node).filter(({ type }) => type === 'in_clause' || type === 'else');
  return {
    kind: 'switch',
    span: spanOf(node),
    on: field(source, node, 'value'),
    cases: clauses.map((part): Case => {
      const isElse = part.type === 'else';
      const body = isElse ? readBody(source, part) : bodyOf(source, part, 'body');
      return { span: spanOf(part), tests: isElse ? [] : [unknown(part)], body };
    }),
  };
}

function readTry(source: RubySource, node: Node, parts: readonly Node[]): Statement {
  const clauses = new Set(['rescue', 'ensure', 'else']);
  const body = parts.filter(({ type }) => type === 'else' || !clauses.has(type));
  const last = parts.find(({ type }) => type === 'ensure');
  return {
    kind: 'try',
    span: spanOf(node),
    body: body.flatMap((part) => readStatement(source, part)),
    handlers: parts.filter(({ type }) => type === 'rescue').map((part) => readHandler(source, part)),
    last: last ? readBody(source, last) : [],
  };
}

function readHandler(source: RubySource, node: Node): Handler {
  const types = node.childForFieldName('exceptions');
  const variable = node.childForFieldName('variable');
  const name = variable && partsOf(variable)[0];
  return {
    span: spanOf(node),
    types: types ? partsOf(types).map((part) => source.read.expression(source, part)) : [],
    ...(name && { target: readTarget(source, name) }),
    body: bodyOf(source, node, 'body'),
  };
}
