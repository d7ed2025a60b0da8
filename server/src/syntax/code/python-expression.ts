import type { Node } from 'web-tree-sitter';
import type { Argument, Assignment, Entry, Expression, Index, Member } from '../../model/code';
import { readLambda, readTarget } from './python-definition';
import type { PythonSource } from './python-source';
import { readString } from './python-string';
import { deeper, locate, partsOf, spanOf, textOf, unknown } from './source';

/** More comparisons in one chain nobody writes by hand; such a chain is `unknown`. */
const longestChain = 50;

const operators: Readonly<Record<string, string>> = { is: '==', 'is not': '!=', '<>': '!=' };

/** What an expression of Python says, a type too. Brackets are looked through. */
export function readExpression(source: PythonSource, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => read(source, node));
}

function read(source: PythonSource, node: Node): Expression {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
      return span.start < span.end ? { kind: 'name', span, name: textOf(source, node) } : unknown(node);
    case 'dotted_name':
      return readDotted(source, node);
    case 'string':
    case 'concatenated_string':
      return readString(source, node);
    case 'integer':
    case 'float':
      return readNumber(source, node);
    case 'true':
    case 'false':
      return { kind: 'literal', span, value: node.type === 'true', isPattern: false };
    case 'none':
      return { kind: 'literal', span, value: null, isPattern: false };
    case 'attribute': {
      const [of, name] = partsOf(node);
      if (!of || !name) return unknown(node, of ? [readExpression(source, of)] : []);
      return { kind: 'member', span, of: readExpression(source, of), name: locate(source, name) };
    }
    case 'subscript':
      return toMember(readIndex(source, node));
    case 'type': {
      const inner = partsOf(node)[0];
      if (inner?.type === 'subscript') return readIndex(source, inner);
      return inner ? readExpression(source, inner) : unknown(node);
    }
    case 'generic_type':
      return readIndex(source, node);
    case 'call': {
      const [callee, given] = partsOf(node);
      if (!callee) return unknown(node);
      const args = given ? readArguments(source, given) : [];
      return { kind: 'call', span, callee: readExpression(source, callee), args, isNew: false };
    }
    case 'list':
    case 'set':
    case 'tuple':
    case 'expression_list':
    case 'list_pattern':
    case 'tuple_pattern':
    case 'pattern_list':
      return { kind: 'list', span, items: all(source, partsOf(node)) };
    case 'dictionary':
      return { kind: 'dictionary', span, entries: partsOf(node).map((part) => readEntry(source, part)) };
    case 'lambda':
      return readLambda(source, node);
    case 'binary_operator':
    case 'boolean_operator':
    case 'union_type': {
      const [left, right] = partsOf(node);
      if (!left || !right) return unknown(node, all(source, partsOf(node)));
      const operator = node.childForFieldName('operator')?.type ?? '|';
      return {
        kind: 'binary',
        span,
        operator,
        left: readExpression(source, left),
        right: readExpression(source, right),
      };
    }
    case 'comparison_operator':
      return readComparison(source, node);
    case 'not_operator':
    case 'unary_operator': {
      const operator = node.type === 'not_operator' ? 'not' : (node.childForFieldName('operator')?.type ?? '');
      return { kind: 'unary', span, operator, of: first(source, node) };
    }
    case 'conditional_expression': {
      const [whenTrue, test, whenFalse] = all(source, partsOf(node));
      return whenTrue && test && whenFalse ? { kind: 'choice', span, test, whenTrue, whenFalse } : unknown(node);
    }
    case 'named_expression':
    case 'assignment':
    case 'augmented_assignment':
      return readAssignment(source, node);
    case 'await':
      return { kind: 'await', span, of: first(source, node) };
    case 'list_splat':
    case 'dictionary_splat':
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern':
    case 'parenthesized_list_splat':
    case 'splat_type':
      return { kind: 'spread', span, of: first(source, node) };
    case 'parenthesized_expression':
      return first(source, node);
    case 'for_in_clause':
      // The names of a comprehension are its own, so only what they are taken from is kept.
      return unknown(node, all(source, partsOf(node).slice(1)));
    default:
      return unknown(node, all(source, partsOf(node)));
  }
}

function all(source: PythonSource, nodes: readonly Node[]): readonly Expression[] {
  return nodes.map((node) => readExpression(source, node));
}

function first(source: PythonSource, node: Node): Expression {
  const part = partsOf(node)[0];
  return part ? readExpression(source, part) : unknown(node);
}

function readDotted(source: PythonSource, node: Node): Expression {
  const [start, ...names] = partsOf(node);
  if (!start) return unknown(node);
  return names.slice(0, longestChain).reduce<Expression>(
    (of, name) => ({
      kind: 'member',
      span: { start: node.startIndex, end: name.endIndex },
      of,
      name: locate(source, name),
    }),
    readExpression(source, start),
  );
}

function readNumber(source: PythonSource, node: Node): Expression {
  const value = Number(textOf(source, node).replaceAll('_', ''));
  return Number.isNaN(value) ? unknown(node) : { kind: 'literal', span: spanOf(node), value, isPattern: false };
}

function readIndex(source: PythonSource, node: Node): Index {
  const [of, ...given] = partsOf(node);
  const at = given.flatMap((part) => (part.type === 'type_parameter' ? partsOf(part) : [part]));
  return {
    kind: 'index',
    span: spanOf(node),
    of: of ? readExpression(source, of) : unknown(node),
    at: all(source, at),
  };
}

/** What is looked up by a string in a value is a member of it. */
function toMember(index: Index): Index | Member {
  const [at, more] = index.at;
  if (at?.kind !== 'text' || more) return index;
  return { kind: 'member', span: index.span, of: index.of, name: { value: at.value, span: at.span } };
}

function readArguments(source: PythonSource, node: Node): readonly Argument[] {
  const given = node.type === 'argument_list' ? partsOf(node) : [node];
  return given.map((part) => {
    const span = spanOf(part);
    const [name, value] = part.type === 'keyword_argument' ? partsOf(part) : [];
    return name && value
      ? { span, name: locate(source, name), value: readExpression(source, value) }
      : { span, value: readExpression(source, part) };
  });
}

function readEntry(source: PythonSource, node: Node): Entry {
  const span = spanOf(node);
  if (node.type === 'dictionary_splat') return { span, value: first(source, node), isSpread: true };
  const [key, value] = all(source, partsOf(node));
  if (node.type !== 'pair' || !key || !value) return { span, value: readExpression(source, node), isSpread: false };
  const name = key.kind === 'text' ? { key: { value: key.value, span: key.span } } : {};
  return { span, ...name, value, isSpread: false };
}

/** `a < b < c` asks for both, and the value in the middle stands in both. */
function readComparison(source: PythonSource, node: Node): Expression {
  const [start, ...others] = all(source, partsOf(node));
  const signs = node.childrenForFieldName('operators');
  if (!start || others.length === 0 || others.length > longestChain) return unknown(node, start ? [start] : []);
  let left = start;
  const comparisons = others.map((right, index): Expression => {
    const written = signs[index]?.type ?? '';
    const span = { start: left.span.start, end: right.span.end };
    const one: Expression = { kind: 'binary', span, operator: operators[written] ?? written, left, right };
    left = right;
    return one;
  });
  return comparisons.reduce((one, next) => ({
    kind: 'binary',
    span: { start: one.span.start, end: next.span.end },
    operator: 'and',
    left: one,
    right: next,
  }));
}

/** An assignment where it is a value; `:=` says the same as `=`. */
export function readAssignment(source: PythonSource, node: Node): Assignment {
  const target = node.childForFieldName('left') ?? node.childForFieldName('name');
  const value = node.childForFieldName('right') ?? node.childForFieldName('value');
  return {
    kind: 'assignment',
    span: spanOf(node),
    operator: node.childForFieldName('operator')?.type ?? '=',
    target: target ? readTarget(source, target) : unknown(node),
    value: value ? readExpression(source, value) : unknown(node),
  };
}
