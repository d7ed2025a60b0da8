import type { Node } from 'web-tree-sitter';
import type { Expression, Import, Statement } from '../../model/code';
import type { Source } from './source';

/** One text of PHP while its tree is read. */
export interface PhpSource extends Pick<Source, 'text' | 'depth'> {
  /** What was imported so far, and each qualified name that was met. */
  readonly imports: Import[];
  /** The whole names behind those that are known in the file. */
  readonly known: Map<string, string>;
  /** Without a backslash at its end; empty for the global one. */
  namespace: string;
  /** Statements hold functions, which hold statements; both hold expressions, which hold closures. */
  readonly read: {
    readonly expression: (source: PhpSource, node: Node) => Expression;
    readonly body: (source: PhpSource, owner: Node) => readonly Statement[];
  };
}
