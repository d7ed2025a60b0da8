import type { Node } from 'web-tree-sitter';
import type { Argument, Call, Entry, Expression } from '../../model/code';
import { all, type CSharpSource } from './csharp-source';
import { argumentsOf, readType } from './csharp-type';
import { locate, partsOf, spanOf, textOf, unknown } from './source';

/** A call. `nameof(X.Y)` is the text that it stands for. */
export function readInvocation(source: CSharpSource, node: Node): Expression {
  const [callee, list] = [node.childForFieldName('function'), node.childForFieldName('arguments')];
  if (!callee) return unknown(node);
  const args = list ? readArguments(source, list) : [];
  if (callee.type === 'identifier' && textOf(source, callee) === 'nameof') {
    const name = lastName(args[0]?.value);
    if (name !== undefined) return { kind: 'text', span: spanOf(node), value: name };
  }
  const generic = genericOf(callee);
  const types = generic ? argumentsOf(source, generic) : [];
  return {
    kind: 'call',
    span: spanOf(node),
    callee: source.read.expression(source, callee.type === 'generic_name' ? (partsOf(callee)[0] ?? callee) : callee),
    args,
    ...(types.length > 0 && { types }),
    isNew: false,
  };
}

function lastName(expression: Expression | undefined): string | undefined {
  if (expression?.kind === 'name') return expression.name;
  return expression?.kind === 'member' ? expression.name.value : undefined;
}

/** The name with type arguments that is called: `Set<User>()`, `db.Set<User>()`, `db?.Set<User>()`. */
function genericOf(callee: Node): Node | undefined {
  const binding = callee.type === 'conditional_access_expression' ? partsOf(callee).at(-1) : callee;
  const name = binding?.childForFieldName('name') ?? callee;
  return name.type === 'generic_name' ? name : undefined;
}

/** Arguments of calls, elements, attributes and tuples; `name: value` and `Name = value` are named. */
export function readArguments(source: CSharpSource, list: Node): readonly Argument[] {
  return partsOf(list)
    .filter(({ type }) => type === 'argument' || type === 'attribute_argument')
    .map((part) => {
      const span = spanOf(part);
      const name = part.childForFieldName('name');
      const [first] = partsOf(part).filter(({ id }) => id !== name?.id);
      const word = part.children.find(({ type }) => type === 'this' || type === 'base');
      const value = first ?? word;
      const [left, right] = assigned(part.type === 'attribute_argument' ? value : undefined);
      if (left && right) return { span, name: locate(source, left), value: source.read.expression(source, right) };
      const read = value ? readGiven(source, part, value) : unknown(part);
      return { span, ...(name && { name: locate(source, name) }), value: read };
    });
}

function assigned(node: Node | undefined): readonly (Node | null)[] {
  if (node?.type !== 'assignment_expression') return [];
  return [node.childForFieldName('left'), node.childForFieldName('right')];
}

/** `out x` gives a name that is there already a new value. */
function readGiven(source: CSharpSource, argument: Node, node: Node): Expression {
  const isOut = argument.children.some(({ type }) => type === 'out') && node.type === 'identifier';
  const value = source.read.expression(source, node);
  return isOut && value.kind === 'name'
    ? { kind: 'assignment', span: spanOf(argument), operator: 'out', target: value, value: unknown(node) }
    : value;
}

/**
 * `new X(1) { A = 2 }`: what an initializer gives to fields stands as named arguments behind the others. What has only
 * items is a list, and what has keys a dictionary, whatever class it is of.
 */
export function readCreation(source: CSharpSource, node: Node): Expression {
  const span = spanOf(node);
  const parts = partsOf(node);
  const type = node.childForFieldName('type');
  const list = parts.find((part) => part.type === 'argument_list');
  const initializer = parts.find((part) => part.type === 'initializer_expression');
  const args = list ? readArguments(source, list) : [];
  if (initializer && !hasFields(initializer)) return readCollection(source, initializer);
  const fields = initializer ? readFields(source, initializer) : [];
  const callee = type ? readType(source, type) : unknown(node);
  const call: Call = {
    kind: 'call',
    span,
    callee: callee.kind === 'index' ? callee.of : callee,
    args: [...args, ...fields],
    ...(callee.kind === 'index' && callee.at.length > 0 && { types: callee.at }),
    isNew: true,
  };
  return call;
}

function hasFields(initializer: Node): boolean {
  const parts = partsOf(initializer);
  return (
    parts.length === 0 ||
    parts.some((part) => part.type === 'assignment_expression' && part.childForFieldName('left')?.type === 'identifier')
  );
}

function readFields(source: CSharpSource, initializer: Node): readonly Argument[] {
  return partsOf(initializer).map((part) => {
    const [left, right] = assigned(part);
    return left?.type === 'identifier' && right
      ? { span: spanOf(part), name: locate(source, left), value: readField(source, right) }
      : { span: spanOf(part), value: source.read.expression(source, part) };
  });
}

/** `B = { C = 2 }` fills a field that is there. */
function readField(source: CSharpSource, node: Node): Expression {
  if (node.type !== 'initializer_expression' || !hasFields(node)) return source.read.expression(source, node);
  const entries = readFields(source, node).map(
    ({ span, name, value }): Entry => ({ span, ...(name && { key: name }), value, isSpread: false }),
  );
  return { kind: 'dictionary', span: spanOf(node), entries };
}

/** `new { user.Id, Name = 1 }`: a field without a name is called as what it is given. */
export function readObject(source: CSharpSource, node: Node): Expression {
  const entries: Entry[] = [];
  const parts = partsOf(node);
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (!part) break;
    const isName = part.type === 'identifier' && part.nextSibling?.type === '=';
    const given = isName ? parts[++at] : part;
    if (!given) break;
    const value = source.read.expression(source, given);
    const name = isName ? textOf(source, part) : lastName(value);
    const span = { start: part.startIndex, end: given.endIndex };
    entries.push({
      span,
      ...(name !== undefined && { key: { value: name, span: spanOf(part) } }),
      value,
      isSpread: false,
    });
  }
  return { kind: 'dictionary', span: spanOf(node), entries };
}

/** `new[] { a, b }`, `[a, ..b]`, `{ ["a"] = 1 }`, `{ { "a", 1 } }`. */
export function readCollection(source: CSharpSource, node: Node): Expression {
  const span = spanOf(node);
  const initializer = node.type.endsWith('creation_expression')
    ? partsOf(node).find(({ type }) => type === 'initializer_expression')
    : node;
  const items = initializer ? partsOf(initializer) : [];
  const entries = items.map((item) => readEntry(source, item));
  const known = entries.filter((entry) => entry !== undefined);
  if (known.length > 0 && known.length === entries.length) return { kind: 'dictionary', span, entries: known };
  const plain = items.map((item) => (item.type === 'argument' ? (partsOf(item).at(-1) ?? item) : item));
  return { kind: 'list', span, items: all(source, plain) };
}

function readEntry(source: CSharpSource, node: Node): Entry | undefined {
  const [left, right] = assigned(node);
  const pair = node.type === 'initializer_expression' ? partsOf(node) : [];
  const index = left?.type === 'element_binding_expression' ? partsOf(left)[0] : undefined;
  const [key, value] = index && right ? [partsOf(index)[0], right] : pair.length === 2 ? pair : [];
  if (!key || !value) return undefined;
  const name = source.read.expression(source, key);
  return {
    span: spanOf(node),
    ...(name.kind === 'text' && { key: { value: name.value, span: name.span } }),
    value: source.read.expression(source, value),
    isSpread: false,
  };
}
