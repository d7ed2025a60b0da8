import type { Node } from 'web-tree-sitter';
import type { Expression, Import, Name, Statement } from '../../model/code';
import type { Source } from './source';

/** One text of Go while its tree is read. */
export interface GoSource extends Pick<Source, 'text' | 'depth'> {
  readonly imports: Import[];
  /** The results that have names in the function that is read: what a bare `return` gives. */
  results: readonly Name[];
  /** Functions are expressions that hold statements. */
  readonly read: {
    readonly expression: (source: GoSource, node: Node) => Expression;
    readonly body: (source: GoSource, block: Node) => readonly Statement[];
  };
}
