import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../model/code';
import type { Located } from '../../text/span';
import type { Source } from './source';

/** One text of Ruby while its tree is read. */
export interface RubySource extends Pick<Source, 'text' | 'depth'> {
  /** The bodies of heredocs by the ids of the nodes that stand where they are used. */
  readonly heredocs: ReadonlyMap<number, Node>;
  /** The constants of the modules and classes around, joined. */
  namespace: string;
  /** The method around, which is what `super` calls of the class above. */
  method: Located<string> | undefined;
  /** Statements hold methods, which hold statements; both hold expressions, which hold blocks. */
  readonly read: {
    readonly expression: (source: RubySource, node: Node) => Expression;
    readonly body: (source: RubySource, node: Node) => readonly Statement[];
  };
}
