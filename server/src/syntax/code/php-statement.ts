import type { Node } from 'web-tree-sitter';
import type { Case, Expression, Handler, Statement, Target } from '../../model/code';
import { readClass, readFunction, readTarget } from './php-definition';
import { readUse } from './php-name';
import type { PhpSource } from './php-source';
import { deeper, partsOf, spanOf, textOf, unknown } from './source';

/** The statements of a block, of the file, or the only one that stands instead of a block. */
export function readBody(source: PhpSource, node: Node): readonly Statement[] {
  switch (node.type) {
    case 'program':
    case 'compound_statement':
    case 'colon_block':
    case 'declaration_list':
    case 'ERROR':
      return node.namedChildren.flatMap((part) => readStatement(source, part));
    default:
      return readStatement(source, node);
  }
}

function readStatement(source: PhpSource, node: Node): readonly Statement[] {
  return deeper(source, [], () => read(source, node));
}

function read(source: PhpSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'expression_statement': {
      const value = partsOf(node)[0];
      return value ? readExpressionStatement(source, value, node) : [];
    }
    case 'namespace_definition': {
      const name = node.childForFieldName('name');
      const body = node.childForFieldName('body');
      source.namespace = name ? textOf(source, name).replace(/\s+/g, '') : '';
      return body ? readBody(source, body) : [];
    }
    case 'namespace_use_declaration':
      readUse(source, node);
      return [];
    case 'function_definition':
      return [{ kind: 'function', span, function: readFunction(source, node) }];
    case 'class_declaration':
    case 'interface_declaration':
    case 'trait_declaration':
    case 'enum_declaration':
      return [{ kind: 'class', span, class: readClass(source, node) }];
    case 'return_statement':
      return [{ kind: 'return', span, ...valueIn(source, partsOf(node)[0]) }];
    case 'exit_statement':
      return [called(source, node, 'exit'), { kind: 'return', span }];
    case 'echo_statement':
      return [called(source, node, 'echo')];
    case 'unset_statement':
      return partsOf(node).map((part) => {
        const value: Expression = { kind: 'unary', span, operator: 'delete', of: source.read.expression(source, part) };
        return { kind: 'expression', span, value };
      });
    case 'break_statement':
    case 'continue_statement':
      return [{ kind: 'jump', span, to: node.type === 'break_statement' ? 'break' : 'continue' }];
    case 'compound_statement':
    case 'colon_block':
      return [{ kind: 'block', span, body: readBody(source, node) }];
    case 'if_statement':
      return readIf(source, [node, ...node.childrenForFieldName('alternative')]);
    case 'while_statement':
    case 'do_statement':
      return [{ kind: 'loop', span, over: field(source, node, 'condition'), body: bodyOf(source, node) }];
    case 'for_statement':
      return readFor(source, node);
    case 'foreach_statement':
      return [readForeach(source, node)];
    case 'try_statement':
      return [readTry(source, node)];
    case 'switch_statement':
      return [readSwitch(source, node)];
    case 'const_declaration':
    case 'function_static_declaration':
      return partsOf(node).flatMap((part) => {
        const [name, value] = partsOf(part);
        return name ? [{ kind: 'let', span, target: readTarget(source, name), ...valueIn(source, value) }] : [];
      });
    case 'ERROR':
    case 'declare_statement':
      return node.namedChildren.flatMap((part) =>
        part.type === 'declare_directive' ? [] : readStatement(source, part),
      );
    case 'comment':
    case 'php_tag':
    case 'php_end_tag':
    case 'text':
    case 'text_interpolation':
    case 'empty_statement':
    case 'goto_statement':
    case 'named_label_statement':
    case 'global_declaration':
      return [];
    default:
      return [{ kind: 'expression', span, value: source.read.expression(source, node) }];
  }
}

/** What gives a variable its value is a `let`, and `throw` is a statement of its own. */
function readExpressionStatement(source: PhpSource, node: Node, whole: Node): readonly Statement[] {
  const span = spanOf(whole);
  if (node.type === 'throw_expression') return [{ kind: 'throw', span, ...valueIn(source, partsOf(node)[0]) }];
  const value = source.read.expression(source, node);
  if (value.kind === 'call' && value.callee.kind === 'name' && /^(die|exit)$/i.test(value.callee.name)) {
    return [
      { kind: 'expression', span, value },
      { kind: 'return', span },
    ];
  }
  if (value.kind !== 'assignment' || value.operator !== '=') return [{ kind: 'expression', span, value }];
  const { target } = value;
  const isName = target.kind === 'name' || target.kind === 'items' || target.kind === 'fields';
  return isName ? [{ kind: 'let', span, target, value: value.value }] : [{ kind: 'expression', span, value }];
}

/** Words of the language that are functions in all but their brackets. */
function called(source: PhpSource, node: Node, name: string): Statement {
  const span = spanOf(node);
  const parts = partsOf(node).flatMap((part) => (part.type === 'sequence_expression' ? partsOf(part) : [part]));
  const args = parts.map((part) => ({ span: spanOf(part), value: source.read.expression(source, part) }));
  const word = node.children[0];
  const callee: Expression = { kind: 'name', span: word ? spanOf(word) : span, name };
  return { kind: 'expression', span, value: { kind: 'call', span, callee, args, isNew: false } };
}

/** The expression of a field. */
function field(source: PhpSource, node: Node, name: string): Expression {
  const part = node.childForFieldName(name);
  return part ? source.read.expression(source, part) : unknown(node);
}

function valueIn(source: PhpSource, node: Node | undefined): { readonly value?: Expression } {
  return node ? { value: source.read.expression(source, node) } : {};
}

function bodyOf(source: PhpSource, node: Node): readonly Statement[] {
  const body = node.childForFieldName('body');
  return body ? readBody(source, body) : [];
}

/** An `if`, and the `elseif` and `else` clauses behind it, each of which is what happens otherwise. */
function readIf(source: PhpSource, [node, ...others]: readonly Node[]): readonly Statement[] {
  if (!node) return [];
  const body = bodyOf(source, node);
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

function readFor(source: PhpSource, node: Node): readonly Statement[] {
  const span = spanOf(node);
  const part = (name: string): readonly Statement[] => {
    const found = node.childForFieldName(name);
    return found ? readExpressionStatement(source, found, found) : [];
  };
  const condition = node.childForFieldName('condition');
  const over = condition ? { over: source.read.expression(source, condition) } : {};
  return [...part('initialize'), { kind: 'loop', span, ...over, body: [...bodyOf(source, node), ...part('update')] }];
}

/** Of a key nothing is known but its name. */
function readForeach(source: PhpSource, node: Node): Statement {
  const body = node.childForFieldName('body');
  const [over, each] = partsOf(node).filter(({ id }) => id !== body?.id);
  const [key, value] = each?.type === 'pair' ? partsOf(each) : [undefined, each];
  const target: Target | undefined =
    value && readTarget(source, value.type === 'by_ref' ? (partsOf(value)[0] ?? value) : value);
  const named: readonly Statement[] = key
    ? [{ kind: 'let', span: spanOf(key), target: readTarget(source, key), value: unknown(key) }]
    : [];
  return {
    kind: 'loop',
    span: spanOf(node),
    ...(target && { target }),
    ...(over && { over: source.read.expression(source, over) }),
    body: [...named, ...bodyOf(source, node)],
  };
}

function readTry(source: PhpSource, node: Node): Statement {
  const parts = partsOf(node);
  const last = parts.find(({ type }) => type === 'finally_clause');
  return {
    kind: 'try',
    span: spanOf(node),
    body: bodyOf(source, node),
    handlers: parts.filter(({ type }) => type === 'catch_clause').map((part) => readHandler(source, part)),
    last: last ? bodyOf(source, last) : [],
  };
}

function readHandler(source: PhpSource, node: Node): Handler {
  const types = node.childForFieldName('type');
  const name = node.childForFieldName('name');
  return {
    span: spanOf(node),
    types: (types ? partsOf(types) : []).map((type) => source.read.expression(source, partsOf(type)[0] ?? type)),
    ...(name && { target: readTarget(source, name) }),
    body: bodyOf(source, node),
  };
}

function readSwitch(source: PhpSource, node: Node): Statement {
  const block = node.childForFieldName('body');
  const cases = (block ? partsOf(block) : []).filter(({ type }) => /^(case|default)_statement$/.test(type));
  return {
    kind: 'switch',
    span: spanOf(node),
    on: field(source, node, 'condition'),
    cases: cases.map((part): Case => {
      const value = part.childForFieldName('value');
      const body = partsOf(part).filter(({ id }) => id !== value?.id);
      return {
        span: spanOf(part),
        tests: value ? [source.read.expression(source, value)] : [],
        body: body.flatMap((one) => readStatement(source, one)),
      };
    }),
  };
}
