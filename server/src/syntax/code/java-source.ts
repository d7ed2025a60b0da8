import type { Node } from 'web-tree-sitter';
import type { Expression, FunctionCode, Name, Statement } from '../../model/code';
import { type Source, spanOf } from './source';

/** One text of Java while its tree is read. */
export interface JavaSource extends Pick<Source, 'text' | 'depth'> {
  /** Names that expressions declare on the way: `x instanceof User user`. The statement around declares them. */
  declared: Name[];
  /** Statements hold classes, which hold statements; both hold expressions, which hold lambdas. */
  readonly read: {
    readonly expression: (source: JavaSource, node: Node) => Expression;
    readonly body: (source: JavaSource, node: Node) => readonly Statement[];
  };
}

/** The expressions of some nodes, in their order. */
export function all(source: JavaSource, nodes: readonly Node[]): readonly Expression[] {
  return nodes.map((node) => source.read.expression(source, node));
}

/** A function without a name that takes nothing and is called at once: what stands where only an expression may. */
export function calledAtOnce(node: Node, body: readonly Statement[]): Expression {
  const span = spanOf(node);
  const callee: FunctionCode = {
    kind: 'function',
    span,
    decorators: [],
    parameters: [],
    body,
    directives: [],
    isAsync: false,
  };
  return { kind: 'call', span, callee, args: [], isNew: false };
}
