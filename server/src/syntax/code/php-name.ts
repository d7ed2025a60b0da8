import type { Node } from 'web-tree-sitter';
import type { Expression, Import, Name } from '../../model/code';
import type { PhpSource } from './php-source';
import { deeper, partsOf, spanOf, textOf, unknown } from './source';

/** What the language calls the object itself, its class, and what that extends. */
const selves: Readonly<Record<string, string>> = {
  $this: 'this',
  self: 'this',
  static: 'this',
  parent: 'super',
};

/** A variable with its sign, a name of a class, a function or a constant without one: they never mean each other. */
export function readName(source: PhpSource, node: Node): Name {
  const written = textOf(source, node);
  return { kind: 'name', span: spanOf(node), name: selves[written] ?? written };
}

/** `\App\Models\User`, `Models\User`: a name that needs no import brings itself. */
export function readQualifiedName(source: PhpSource, node: Node): Name {
  const written = textOf(source, node).replace(/\s+/g, '');
  const span = spanOf(node);
  if (!source.known.has(written)) {
    const nowhere = { start: 0, end: 0 };
    const from = { value: fullName(source, written), span: nowhere };
    source.known.set(written, from.value);
    source.imports.push({ ...imported(from), span: nowhere, local: written });
  }
  return { kind: 'name', span, name: written };
}

function fullName({ known, namespace }: PhpSource, written: string): string {
  if (written.startsWith('\\')) return written.slice(1);
  const inside = namespace === '' ? '' : `${namespace}\\`;
  const [first = '', ...others] = written.split('\\');
  if (first === 'namespace') return inside + others.join('\\');
  const alias = known.get(first);
  return alias === undefined ? inside + written : [alias, ...others].join('\\');
}

/** Notes what a `use` at the top of a file brings, of a group each of its names. */
export function readUse(source: PhpSource, node: Node): void {
  for (const one of importsIn(source, node)) {
    source.imports.push(one);
    source.known.set(one.local, one.from.value);
  }
}

function importsIn(source: PhpSource, node: Node): readonly Import[] {
  const group = node.childForFieldName('body');
  if (!group) return clausesOf(node).map((clause) => readClause(source, clause, ''));
  const prefix = partsOf(node).find(({ type }) => type === 'namespace_name');
  return clausesOf(group).map((clause) => readClause(source, clause, prefix ? `${textOf(source, prefix)}\\` : ''));
}

function clausesOf(node: Node): readonly Node[] {
  return partsOf(node).filter(({ type }) => type === 'namespace_use_clause');
}

function readClause(source: PhpSource, node: Node, prefix: string): Import {
  const alias = node.childForFieldName('alias');
  const name = partsOf(node).find((part) => part.id !== alias?.id) ?? node;
  const written = textOf(source, name).replace(/\s+/g, '').replace(/^\\/, '');
  const one = imported({ value: prefix + written, span: spanOf(name) });
  return { ...one, span: spanOf(node), local: alias ? textOf(source, alias) : one.imported };
}

function imported(from: Import['from']): Pick<Import, 'from' | 'imported' | 'isType'> {
  return { from, imported: from.value.slice(from.value.lastIndexOf('\\') + 1), isType: false };
}

/** A type. One that may be missing is what it is where it is there. */
export function readType(source: PhpSource, node: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => type(source, node));
}

function type(source: PhpSource, node: Node): Expression {
  const [first, ...others] = partsOf(node);
  switch (node.type) {
    case 'name':
    case 'primitive_type':
      return readName(source, node);
    case 'qualified_name':
    case 'relative_name':
      return readQualifiedName(source, node);
    case 'union_type':
    case 'intersection_type':
    case 'type_list': {
      if (!first) return unknown(node);
      return others.slice(0, 20).reduce<Expression>(
        (left, part) => {
          const right = readType(source, part);
          return { kind: 'binary', span: { start: left.span.start, end: right.span.end }, operator: '|', left, right };
        },
        readType(source, first),
      );
    }
    default:
      return first ? readType(source, first) : unknown(node);
  }
}
