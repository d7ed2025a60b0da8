import type { Node } from 'web-tree-sitter';
import type { Expression, Name } from '../../model/code';
import { type CSharpSource, makeLambda, returning } from './csharp-source';
import { partsOf, spanOf, textOf, unknown } from './source';

/**
 * `from p in posts where p.X == 1 select p.Y` is what the language makes of it: `posts.Where(p => p.X == 1)` and so on.
 * What is joined stands beside as arguments that are not told apart.
 */
export function readQuery(source: CSharpSource, node: Node): Expression {
  const clauses = partsOf(node);
  const first = clauses.find(({ type }) => type === 'from_clause');
  const over = first && partsOf(first).at(-1);
  const name = first?.childForFieldName('name');
  if (!first || !over || !name) return unknown(node, []);
  const row: Name = { kind: 'name', span: spanOf(name), name: textOf(source, name) };
  let query = source.read.expression(source, over);
  for (const clause of clauses) {
    if (clause === first) continue;
    const method = methods[clause.type];
    const parts = partsOf(clause);
    const only = parts.at(-1);
    if (method && only) {
      const body = returning(source.read.expression(source, only));
      const start = { start: clause.startIndex, end: clause.startIndex };
      query = called(query, method, clause, [makeLambda(clause, [{ ...row, span: start }], body)]);
    } else if (clause.type !== 'from_clause' || parts.length > 1) {
      const others = parts.slice(1).map((part) => source.read.expression(source, part));
      query = called(query, 'Join', clause, [unknown(clause, others)]);
    }
  }
  return query;
}

const methods: Readonly<Record<string, string>> = {
  where_clause: 'Where',
  select_clause: 'Select',
  order_by_clause: 'OrderBy',
  group_clause: 'GroupBy',
};

function called(of: Expression, method: string, at: Node, args: readonly Expression[]): Expression {
  const span = { start: of.span.start, end: at.endIndex };
  return {
    kind: 'call',
    span,
    callee: { kind: 'member', span, of, name: { value: method, span: { start: at.startIndex, end: at.startIndex } } },
    args: args.map((value) => ({ span: value.span, value })),
    isNew: false,
  };
}
