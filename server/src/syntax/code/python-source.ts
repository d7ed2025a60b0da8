import type { Node } from 'web-tree-sitter';
import type { Expression, Import, Statement } from '../../model/code';
import { partsOf, type Source } from './source';

/** One text of Python while its tree is read. */
export interface PythonSource extends Pick<Source, 'text' | 'depth'> {
  /** What was imported so far, wherever it stands: in functions, in branches, in a `try`. */
  readonly imports: Import[];
  /** The names that `global` and `nonlocal` of the function that is read take from outside of it. */
  outer: Set<string>;
  /** Statements hold functions, which hold statements; both hold expressions, which hold lambdas. */
  readonly read: {
    readonly expression: (source: PythonSource, node: Node) => Expression;
    readonly body: (source: PythonSource, owner: Node) => readonly Statement[];
  };
}

/** What stands in brackets that only hold together: `(a) = 1` is read as a tuple, which it would be with a comma. */
export function inBrackets(node: Node): Node | undefined {
  const isGroup = node.type === 'parenthesized_expression' || node.type === 'tuple_pattern';
  if (!isGroup || node.children.some(({ type }) => type === ',')) return undefined;
  return partsOf(node)[0];
}
