import type { Node } from 'web-tree-sitter';
import type { Expression, Statement, Unknown } from '../../model/code';
import type { Located, Span } from '../../text/span';

/** Deeper than this nobody writes by hand; what stands there is `unknown`. */
const deepest = 150;

/** One text while its tree is read. */
export interface Source {
  readonly text: string;
  /** How deep the reader is in the tree. */
  depth: number;
  /** Expressions hold functions, which hold statements, which hold expressions: each reaches the others through this. */
  readonly read: {
    readonly expression: (source: Source, node: Node) => Expression;
    readonly body: (source: Source, node: Node) => Body;
  };
}

/** The statements of a block, and the strings that stand alone at its top. */
export interface Body {
  readonly body: readonly Statement[];
  readonly directives: readonly string[];
}

/** Offsets of a node; the trees count in UTF-16 units, as the text does. */
export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

export function textOf(source: Pick<Source, 'text'>, node: Node): string {
  return source.text.slice(node.startIndex, node.endIndex);
}

export function locate(source: Pick<Source, 'text'>, node: Node): Located<string> {
  return { value: textOf(source, node), span: spanOf(node) };
}

/** What may stand between any two words, and what the grammar does not know. */
const besides: ReadonlySet<string> = new Set([
  'comment',
  'line_comment',
  'block_comment',
  'html_comment',
  'line_continuation',
  'ERROR',
]);

/** The named children but comments. */
export function partsOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => !besides.has(child.type));
}

/** Something with expressions in it that is not told apart further. */
export function unknown(node: Node, children: readonly Expression[] = []): Unknown {
  return { kind: 'unknown', span: spanOf(node), children };
}

/** Reads what is one level deeper, unless that is deeper than anybody writes. */
export function deeper<T>(source: Pick<Source, 'depth'>, otherwise: T, read: () => T): T {
  if (source.depth >= deepest) return otherwise;
  source.depth++;
  const result = read();
  source.depth--;
  return result;
}

/** The first places that the grammar does not know. */
export function brokenIn(root: Node): readonly Span[] {
  const found: Span[] = [];
  const open: Node[] = root.hasError ? [root] : [];
  while (open.length > 0 && found.length < 20) {
    const node = open.pop();
    if (!node) break;
    if (node.isError || node.isMissing) found.push(spanOf(node));
    else if (node.hasError) for (const child of [...node.children].reverse()) open.push(child);
  }
  return found;
}
