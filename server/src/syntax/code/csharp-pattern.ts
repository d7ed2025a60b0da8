import type { Node } from 'web-tree-sitter';
import type { Expression, Name } from '../../model/code';
import { all, type CSharpSource } from './csharp-source';
import { deeper, locate, partsOf, spanOf, textOf } from './source';

/**
 * Whether a value suits a pattern, as a condition: `x is null` is `x == null`, `x is { Role: "a" }` compares the field,
 * `x is "a" or "b"` is two comparisons. `x is User user` gives `user` the value, which says that there is one.
 */
export function readPattern(source: CSharpSource, node: Node, of: Expression): Expression {
  return deeper<Expression>(source, unsure(of, node), () => pattern(source, node, of));
}

function pattern(source: CSharpSource, node: Node, of: Expression): Expression {
  const span = around(of, node);
  const [first] = partsOf(node);
  switch (node.type) {
    case 'constant_pattern':
      return first ? equals(source, first, of) : unsure(of, node);
    case 'negated_pattern':
      return negated(first ? readPattern(source, first, of) : unsure(of, node), span);
    case 'parenthesized_pattern':
      return first ? readPattern(source, first, of) : unsure(of, node);
    case 'and_pattern':
    case 'or_pattern': {
      const [left, right] = partsOf(node);
      if (!left || !right) return unsure(of, node);
      return {
        kind: 'binary',
        span,
        operator: node.type === 'and_pattern' ? 'and' : 'or',
        left: readPattern(source, left, of),
        right: readPattern(source, right, of),
      };
    }
    case 'relational_pattern': {
      const operator = node.children[0]?.type ?? '';
      return first
        ? { kind: 'binary', span, operator, left: of, right: source.read.expression(source, first) }
        : unsure(of, node);
    }
    case 'declaration_pattern':
    case 'var_pattern':
      return captured(source, node, of);
    case 'recursive_pattern': {
      const fields = partsOf(node)
        .filter(({ type }) => type === 'property_pattern_clause')
        .flatMap(partsOf)
        .flatMap((part) => readField(source, part, of));
      const whole = captured(source, node, of);
      return fields.reduce<Expression>(
        (left, right) => ({ kind: 'binary', span, operator: 'and', left, right }),
        whole,
      );
    }
    case 'type_pattern':
      return of;
    default:
      return unsure(of, node, all(source, partsOf(node).filter(isNoPattern)));
  }
}

function isNoPattern({ type }: Node): boolean {
  return !type.endsWith('pattern');
}

/** True for what suits every value. */
export function suitsAll(node: Node): boolean {
  return node.type === 'discard' || node.type === 'var_pattern';
}

/** The name of a type alone looks like a constant, and says only that the value is of that type. */
function equals(source: CSharpSource, node: Node, of: Expression): Expression {
  const right = source.read.expression(source, node);
  const isNameOfType = node.type === 'identifier' && /^\p{Lu}/u.test(textOf(source, node));
  const isType = isNameOfType || node.type === 'predefined_type' || node.type === 'generic_name';
  return isType ? of : { kind: 'binary', span: around(of, node), operator: '==', left: of, right };
}

function negated(of: Expression, span: Expression['span']): Expression {
  if (of.kind === 'binary' && of.operator === '==') return { ...of, operator: '!=' };
  return { kind: 'unary', span, operator: 'not', of };
}

/** The value under the name that the pattern gives it. */
function captured(source: CSharpSource, node: Node, of: Expression): Expression {
  const name = node.childForFieldName('name');
  if (name?.type !== 'identifier') return of;
  const target: Name = { kind: 'name', span: spanOf(name), name: textOf(source, name) };
  source.declared.push(target);
  return { kind: 'assignment', span: around(of, node), operator: '=', target, value: of };
}

function readField(source: CSharpSource, node: Node, of: Expression): readonly Expression[] {
  const [path, inner] = partsOf(node);
  if (node.type !== 'subpattern' || !path || !inner) return [];
  return [readPattern(source, inner, fieldOf(source, path, of))];
}

function fieldOf(source: CSharpSource, path: Node, of: Expression): Expression {
  if (path.type === 'identifier') return { kind: 'member', span: around(of, path), of, name: locate(source, path) };
  const [before, name] = partsOf(path);
  if (path.type !== 'member_access_expression' || !before || !name) return unsure(of, path);
  return deeper<Expression>(source, unsure(of, path), () => ({
    kind: 'member',
    span: around(of, path),
    of: fieldOf(source, before, of),
    name: locate(source, name),
  }));
}

/** What is compared stands before the pattern. */
function around(of: Expression, node: Node): Expression['span'] {
  return { start: Math.min(of.span.start, node.startIndex), end: Math.max(of.span.end, node.endIndex) };
}

function unsure(of: Expression, node: Node, more: readonly Expression[] = []): Expression {
  return { kind: 'unknown', span: around(of, node), children: [of, ...more] };
}

/** A value or type as if it were written again at another place: where a way of a `switch` is chosen, in `new()`. */
export function written(of: Expression, node: { readonly startIndex: number; readonly endIndex: number }): Expression {
  const span = { start: node.startIndex, end: node.endIndex };
  switch (of.kind) {
    case 'name':
      return { ...of, span };
    case 'member':
      return { ...of, span, of: written(of.of, node), name: { ...of.name, span } };
    case 'await':
      return { ...of, span, of: written(of.of, node) };
    default:
      return { kind: 'unknown', span, children: [] };
  }
}
