import type { Node } from 'web-tree-sitter';
import type { Case, Expression, Name, Statement } from '../../model/code';
import { inBrackets, type PythonSource } from './python-source';
import { deeper, partsOf, spanOf, textOf, unknown } from './source';

/**
 * A `case` of a `match`. The names that its pattern captures are variables without a value at the top of its body,
 * and its guard is an `if` around the rest.
 */
export function readCase(source: PythonSource, node: Node): Case {
  const patterns = partsOf(node).filter(({ type }) => type === 'case_pattern');
  const captured: Name[] = [];
  const tests = patterns.map((pattern) => readPattern(source, pattern, captured));
  const [only, more] = patterns;
  const lets = captured.map((target): Statement => ({ kind: 'let', span: target.span, target }));
  return {
    span: spanOf(node),
    tests: more ? [unknown(node, tests)] : only && suitsAll(only) ? [] : tests.flatMap(alternatives),
    body: [...lets, ...readGuarded(source, node)],
  };
}

function readGuarded(source: PythonSource, node: Node): readonly Statement[] {
  const guard = node.childForFieldName('guard');
  const condition = guard && partsOf(guard)[0];
  const body = source.read.body(source, node);
  if (!guard || !condition) return body;
  const span = { start: guard.startIndex, end: node.endIndex };
  return [{ kind: 'if', span, test: source.read.expression(source, condition), whenTrue: body, whenFalse: [] }];
}

function readPattern(source: PythonSource, node: Node, captured: Name[]): Expression {
  return deeper<Expression>(source, unknown(node), () => pattern(source, node, captured));
}

function pattern(source: PythonSource, node: Node, captured: Name[]): Expression {
  const parts = partsOf(node);
  const [inner, second] = parts;
  const brackets = inBrackets(node);
  if (brackets) return readPattern(source, brackets, captured);
  const within = (nodes: readonly Node[]) => nodes.map((part) => readPattern(source, part, captured));
  switch (node.type) {
    case 'case_pattern': {
      if (!inner) return unknown(node);
      const of = readPattern(source, inner, captured);
      return source.text[node.startIndex] === '-' && of.kind === 'literal'
        ? { kind: 'unary', span: spanOf(node), operator: '-', of }
        : of;
    }
    case 'dotted_name':
      if (second) return source.read.expression(source, node);
      captured.push({ kind: 'name', span: spanOf(node), name: textOf(source, node) });
      return unknown(node);
    case 'as_pattern':
    case 'splat_pattern': {
      const name = parts.at(-1);
      if (name?.type === 'identifier') captured.push({ kind: 'name', span: spanOf(name), name: textOf(source, name) });
      return inner && inner !== name ? readPattern(source, inner, captured) : unknown(node);
    }
    case 'class_pattern':
      return unknown(node, [...(inner ? [source.read.expression(source, inner)] : []), ...within(parts.slice(1))]);
    case 'keyword_pattern':
      return unknown(node, within(parts.slice(1)));
    case 'union_pattern':
      return { kind: 'list', span: spanOf(node), items: within(parts) };
    case 'dict_pattern':
    case 'list_pattern':
    case 'tuple_pattern':
      return unknown(node, within(parts));
    default:
      return source.read.expression(source, node);
  }
}

/** What `|` puts side by side. */
function alternatives(test: Expression): readonly Expression[] {
  return test.kind === 'list' ? test.items : [test];
}

/** True for `_` and for a name alone, whatever else it is called. */
function suitsAll(casePattern: Node): boolean {
  let inner = partsOf(casePattern)[0];
  while (inner?.type === 'as_pattern' || inner?.type === 'case_pattern') inner = partsOf(inner)[0];
  return !inner || (inner.type === 'dotted_name' && partsOf(inner).length === 1);
}
