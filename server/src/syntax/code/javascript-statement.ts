import type { Node } from 'web-tree-sitter';
import type { Case, Entry, Expression, Handler, Statement } from '../../model/code';
import { readClass, readDecorators, readFunction, readTarget } from './javascript-definition';
import { readString } from './javascript-string';
import { readType } from './javascript-type';
import { type Body, deeper, locate, partsOf, type Source, spanOf, unknown } from './source';

/** The statements of a program or a block. */
export function readBody(source: Source, node: Node): Body {
  const directives: string[] = [];
  const body: Statement[] = [];
  let atTop = true;
  for (const part of node.namedChildren) {
    if (part.isExtra && !part.isError) continue;
    const text: Node | undefined = atTop && part.type === 'expression_statement' ? partsOf(part)[0] : undefined;
    atTop = text?.type === 'string';
    if (atTop && text) directives.push(readString(source, text));
    else body.push(...readStatement(source, part));
  }
  return { body, directives };
}

function readStatement(source: Source, node: Node): readonly Statement[] {
  return deeper(source, [], () => read(source, node));
}

function read(source: Source, node: Node): readonly Statement[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'expression_statement': {
      const value = partsOf(node)[0];
      return value ? [{ kind: 'expression', span, value: source.read.expression(source, value) }] : [];
    }
    case 'lexical_declaration':
    case 'variable_declaration':
      return partsOf(node).flatMap((part) => readDeclarator(source, part));
    case 'function_declaration':
    case 'generator_function_declaration':
      return [{ kind: 'function', span, function: readFunction(source, node) }];
    case 'class_declaration':
    case 'abstract_class_declaration':
      return [{ kind: 'class', span, class: readClass(source, node, []) }];
    case 'export_statement':
      return readExported(source, node);
    case 'enum_declaration':
      return readEnum(source, node);
    case 'internal_module':
    case 'module':
    case 'labeled_statement':
      return within(source, node.childForFieldName('body'));
    case 'statement_block':
      return [{ kind: 'block', span, body: readBody(source, node).body }];
    case 'return_statement':
    case 'throw_statement': {
      const value = partsOf(node)[0];
      const kind = node.type === 'return_statement' ? 'return' : 'throw';
      return [{ kind, span, ...(value && { value: source.read.expression(source, value) }) }];
    }
    case 'if_statement': {
      const otherwise = node.childForFieldName('alternative');
      return [
        {
          kind: 'if',
          span,
          test: field(source, node, 'condition'),
          whenTrue: within(source, node.childForFieldName('consequence')),
          whenFalse: otherwise ? partsOf(otherwise).flatMap((part) => within(source, part)) : [],
        },
      ];
    }
    case 'for_statement':
    case 'while_statement':
    case 'do_statement': {
      const first = node.childForFieldName('initializer');
      const test = node.childForFieldName('condition');
      const over = test && test.type !== 'empty_statement' ? source.read.expression(source, test) : undefined;
      const body = within(source, node.childForFieldName('body'));
      const loop: Statement = { kind: 'loop', span, ...(over && { over }), body };
      return [...(first ? readStatement(source, first) : []), loop];
    }
    case 'for_in_statement': {
      const left = node.childForFieldName('left');
      const target = left ? readTarget(source, left) : unknown(node);
      const body = within(source, node.childForFieldName('body'));
      return [{ kind: 'loop', span, target, over: field(source, node, 'right'), body }];
    }
    case 'try_statement':
      return [readTry(source, node)];
    case 'switch_statement':
      return [readSwitch(source, node)];
    case 'with_statement':
      return within(source, node.childForFieldName('body'));
    case 'break_statement':
    case 'continue_statement':
      return [{ kind: 'jump', span, to: node.type === 'break_statement' ? 'break' : 'continue' }];
    case 'ERROR':
      return readBroken(source, node);
    default:
      return [];
  }
}

function field(source: Source, node: Node, name: string): Expression {
  const part = node.childForFieldName(name);
  return part ? source.read.expression(source, part) : unknown(node);
}

/** What stands in the place of a block, which may be one statement without braces. */
function within(source: Source, node: Node | null): readonly Statement[] {
  if (!node) return [];
  return node.type === 'statement_block' ? readBody(source, node).body : readStatement(source, node);
}

function readDeclarator(source: Source, node: Node): readonly Statement[] {
  const name = node.type === 'variable_declarator' ? node.childForFieldName('name') : null;
  if (!name) return [];
  const value = node.childForFieldName('value');
  const type = node.childForFieldName('type');
  return [
    {
      kind: 'let',
      span: spanOf(node),
      target: readTarget(source, name),
      ...(value && { value: source.read.expression(source, value) }),
      ...(type && { type: readType(source, type) }),
    },
  ];
}

/** What an `export` declares stands in the body as if it were not exported. A default without a name does not. */
function readExported(source: Source, node: Node): readonly Statement[] {
  const declared = node.childForFieldName('declaration');
  if (!declared) return [];
  if (!/class_declaration$/.test(declared.type)) return readStatement(source, declared);
  const before = readDecorators(source, partsOf(node));
  return [{ kind: 'class', span: spanOf(declared), class: readClass(source, declared, before) }];
}

/** An enumeration is read as a dictionary of its members; one without a value has its own name for one. */
function readEnum(source: Source, node: Node): readonly Statement[] {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (!name || !body) return [];
  const entries = partsOf(body).map((part): Entry => {
    const named = part.childForFieldName('name') ?? part;
    const given = part.childForFieldName('value');
    const text = named.type === 'string' ? readString(source, named) : locate(source, named).value;
    const value: Expression = given
      ? source.read.expression(source, given)
      : { kind: 'text', span: spanOf(named), value: text };
    return { span: spanOf(part), key: { value: text, span: spanOf(named) }, value, isSpread: false };
  });
  const value: Expression = { kind: 'dictionary', span: spanOf(body), entries };
  return [{ kind: 'let', span: spanOf(node), target: readTarget(source, name), value }];
}

function readTry(source: Source, node: Node): Statement {
  const caught = node.childForFieldName('handler');
  const named = caught?.childForFieldName('parameter');
  const handlers: readonly Handler[] = caught
    ? [
        {
          span: spanOf(caught),
          types: [],
          ...(named && { target: readTarget(source, named) }),
          body: within(source, caught.childForFieldName('body')),
        },
      ]
    : [];
  const last = node.childForFieldName('finalizer')?.childForFieldName('body') ?? null;
  const body = within(source, node.childForFieldName('body'));
  return { kind: 'try', span: spanOf(node), body, handlers, last: within(source, last) };
}

function readSwitch(source: Source, node: Node): Statement {
  const body = node.childForFieldName('body');
  const cases = body ? partsOf(body).map((part): Case => readCase(source, part)) : [];
  return { kind: 'switch', span: spanOf(node), on: field(source, node, 'value'), cases };
}

function readCase(source: Source, node: Node): Case {
  const test = node.childForFieldName('value');
  const body = partsOf(node).filter((part) => part.id !== test?.id);
  return {
    span: spanOf(node),
    tests: test ? [source.read.expression(source, test)] : [],
    body: body.flatMap((part) => readStatement(source, part)),
  };
}

/** Of what the grammar does not know, the parts that it does know. */
function readBroken(source: Source, node: Node): readonly Statement[] {
  return partsOf(node).flatMap((part): readonly Statement[] => {
    const known = readStatement(source, part);
    if (known.length > 0) return known;
    const value = source.read.expression(source, part);
    return value.kind === 'unknown' || value.kind === 'name' ? [] : [{ kind: 'expression', span: value.span, value }];
  });
}
