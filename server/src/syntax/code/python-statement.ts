import type { Node } from 'web-tree-sitter';
import type { Expression, Handler, Statement, Target } from '../../model/code';
import { readClass, readFunction, readTarget } from './python-definition';
import { readImport } from './python-import';
import { readCase } from './python-pattern';
import type { PythonSource } from './python-source';
import { deeper, partsOf, spanOf, textOf, unknown } from './source';

/**
 * The statements of the block that belongs to a node, or of a module. Half-typed text may stand beside the block
 * instead of in it.
 */
export function readBody(source: PythonSource, owner: Node): readonly Statement[] {
  if (owner.type === 'module') return readStatements(source, owner);
  return owner.namedChildren.flatMap((child): readonly Statement[] => {
    const { type } = child;
    return type === 'block' || type === 'ERROR' ? readStatements(source, child) : [];
  });
}

function readStatements(source: PythonSource, node: Node): readonly Statement[] {
  return node.namedChildren.flatMap((part) => readStatement(source, part));
}

function readStatement(source: PythonSource, node: Node): readonly Statement[] {
  return deeper(source, [], () => read(source, node));
}

function read(source: PythonSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'expression_statement':
      return readExpressionStatement(source, node);
    case 'comment':
    case 'line_continuation':
    case 'pass_statement':
      return [];
    case 'import_statement':
    case 'import_from_statement':
    case 'future_import_statement':
      for (const one of readImport(source, node)) source.imports.push(one);
      return [];
    case 'function_definition':
      return [{ kind: 'function', span, function: readFunction(source, node, node) }];
    case 'class_definition':
      return [{ kind: 'class', span, class: readClass(source, node, node) }];
    case 'decorated_definition':
      return readDecorated(source, node);
    case 'return_statement':
      return [{ kind: 'return', span, ...valueIn(source, partsOf(node)[0]) }];
    case 'raise_statement':
      return [{ kind: 'throw', span, ...valueIn(source, partsOf(node)[0]) }];
    case 'assert_statement':
      return readAssert(source, node);
    case 'delete_statement': {
      const of = field(source, node);
      return [{ kind: 'expression', span, value: { kind: 'unary', span, operator: 'delete', of } }];
    }
    case 'break_statement':
    case 'continue_statement':
      return [{ kind: 'jump', span, to: node.type === 'break_statement' ? 'break' : 'continue' }];
    case 'if_statement':
      return readIf(source, [node, ...node.childrenForFieldName('alternative')]);
    case 'while_statement':
      return [
        { kind: 'loop', span, over: field(source, node, 'condition'), body: readBody(source, node) },
        ...readElse(source, node),
      ];
    case 'for_statement': {
      const target = targetOf(source, node.childForFieldName('left') ?? node);
      const over = field(source, node, 'right');
      return [{ kind: 'loop', span, target, over, body: readBody(source, node) }, ...readElse(source, node)];
    }
    case 'try_statement':
      return [readTry(source, node)];
    case 'with_statement':
      return [readWith(source, node)];
    case 'match_statement':
      return [readMatch(source, node)];
    case 'global_statement':
    case 'nonlocal_statement':
      for (const name of partsOf(node)) source.outer.add(textOf(source, name));
      return [];
    case 'type_alias_statement': {
      const [name, value] = partsOf(node);
      const target = name ? targetOf(source, name) : unknown(node);
      return [{ kind: 'let', span, target, ...valueIn(source, value) }];
    }
    case 'ERROR':
      return readStatements(source, node);
    case 'decorator':
      return [{ kind: 'expression', span, value: field(source, node) }];
    default:
      return [{ kind: 'expression', span, value: source.read.expression(source, node) }];
  }
}

/** The expression of a field, or the first one. */
function field(source: PythonSource, node: Node, name?: string): Expression {
  const part = name ? node.childForFieldName(name) : partsOf(node)[0];
  return part ? source.read.expression(source, part) : unknown(node);
}

function valueIn(source: PythonSource, node: Node | undefined): { readonly value?: Expression } {
  return node ? { value: source.read.expression(source, node) } : {};
}

/** The name of a `type` statement may have parameters, which are left out. */
function targetOf(source: PythonSource, node: Node): Target {
  const inner = node.type === 'type' || node.type === 'generic_type' ? partsOf(node)[0] : undefined;
  return inner ? targetOf(source, inner) : readTarget(source, node);
}

function readExpressionStatement(source: PythonSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  const parts = partsOf(node);
  const [only, more] = parts;
  if (!only) return [];
  if (only.type === 'assignment') return readAssigned(source, only);
  const value: Expression = more
    ? { kind: 'list', span, items: parts.map((part) => source.read.expression(source, part)) }
    : source.read.expression(source, only);
  return [{ kind: 'expression', span, value }];
}

/** What gives a name a value is a `let`, unless the name lives outside. `a = b = 1` is two, which share the value. */
function readAssigned(source: PythonSource, node: Node): readonly Statement[] {
  const targets: { readonly node: Node; readonly type: Node | null }[] = [];
  let right: Node | null = node;
  while (right?.type === 'assignment') {
    const left = right.childForFieldName('left');
    if (left) targets.push({ node: left, type: right.childForFieldName('type') });
    right = right.childForFieldName('right');
  }
  const given = valueIn(source, right ?? undefined);
  return targets.map(({ node: left, type: annotation }): Statement => {
    const target = readTarget(source, left);
    const span = { start: left.startIndex, end: node.endIndex };
    const isOutside = target.kind === 'name' && source.outer.has(target.name);
    if (isOutside || target.kind === 'member' || target.kind === 'index') {
      const value = given.value ?? unknown(left);
      return { kind: 'expression', span, value: { kind: 'assignment', span, operator: '=', target, value } };
    }
    const type = annotation && source.read.expression(source, annotation);
    return { kind: 'let', span, target, ...given, ...(type && { type }) };
  });
}

function readDecorated(source: PythonSource, whole: Node): readonly Statement[] {
  const node = whole.childForFieldName('definition');
  const span = spanOf(whole);
  if (node?.type === 'function_definition') {
    return [{ kind: 'function', span, function: readFunction(source, node, whole) }];
  }
  return node ? [{ kind: 'class', span, class: readClass(source, node, whole) }] : [];
}

/** An assertion throws unless what it claims is true. */
function readAssert(source: PythonSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  const [claim, message] = partsOf(node);
  if (!claim) return [];
  const of = source.read.expression(source, claim);
  return [
    {
      kind: 'if',
      span,
      test: { kind: 'unary', span: of.span, operator: 'not', of },
      whenTrue: [{ kind: 'throw', span, ...valueIn(source, message) }],
      whenFalse: [],
    },
  ];
}

/** An `if`, and the `elif` and `else` clauses behind it, each of which is what happens otherwise. */
function readIf(source: PythonSource, [node, ...others]: readonly Node[]): readonly Statement[] {
  if (!node) return [];
  const body = readBody(source, node);
  if (node.type === 'else_clause') return body;
  return [
    {
      kind: 'if',
      span: { start: node.startIndex, end: (others.at(-1) ?? node).endIndex },
      test: field(source, node, 'condition'),
      whenTrue: body,
      whenFalse: deeper(source, [], () => readIf(source, others)),
    },
  ];
}

/** The `else` of a loop or a `try` runs behind it. */
function readElse(source: PythonSource, node: Node): readonly Statement[] {
  const clause = partsOf(node).find(({ type }) => type === 'else_clause');
  return clause ? readBody(source, clause) : [];
}

function readTry(source: PythonSource, node: Node): Statement {
  const parts = partsOf(node);
  const last = parts.find(({ type }) => type === 'finally_clause');
  return {
    kind: 'try',
    span: spanOf(node),
    body: [...readBody(source, node), ...readElse(source, node)],
    handlers: parts.filter(({ type }) => /^except/.test(type)).map((part) => readHandler(source, part)),
    last: last ? readBody(source, last) : [],
  };
}

function readHandler(source: PythonSource, node: Node): Handler {
  const caught = node.childrenForFieldName('value').map((part) => readNamed(source, part));
  const target = caught.find((one) => one.target)?.target;
  return {
    span: spanOf(node),
    types: caught.flatMap(({ value }) => (value.kind === 'list' ? value.items : [value])),
    ...(target && { target }),
    body: readBody(source, node),
  };
}

/** `a as b`, or only `a`. */
function readNamed(source: PythonSource, node: Node): { readonly value: Expression; readonly target?: Target } {
  if (node.type !== 'as_pattern') return { value: source.read.expression(source, node) };
  const alias = node.childForFieldName('alias');
  const name = alias && partsOf(alias)[0];
  return { value: field(source, node), ...(name && { target: readTarget(source, name) }) };
}

function readWith(source: PythonSource, node: Node): Statement {
  const items = partsOf(node)
    .filter(({ type }) => type === 'with_clause')
    .flatMap(partsOf)
    .flatMap((item) => partsOf(item).map((part) => readNamed(source, part)));
  return { kind: 'with', span: spanOf(node), items, body: readBody(source, node) };
}

function readMatch(source: PythonSource, node: Node): Statement {
  const subjects = node.childrenForFieldName('subject').map((part) => source.read.expression(source, part));
  const [only, more] = subjects;
  const body = node.childForFieldName('body');
  return {
    kind: 'switch',
    span: spanOf(node),
    on: only && !more ? only : unknown(node, subjects),
    cases: (body ? partsOf(body) : [])
      .filter(({ type }) => type === 'case_clause')
      .map((part) => readCase(source, part)),
  };
}
