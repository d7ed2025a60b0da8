import type { Node } from 'web-tree-sitter';
import type { Decorator, Expression, FunctionCode, Import, Name, Statement } from '../../model/code';
import { type Source, spanOf } from './source';

/** One text of C# while its tree is read. */
export interface CSharpSource extends Pick<Source, 'text' | 'depth'> {
  /** What the `using` directives bring, wherever they stand. */
  readonly imports: Import[];
  /** Names that expressions declare on the way: `x is User user`, `out var id`. The statement around declares them. */
  declared: Name[];
  /** Statements hold functions, which hold statements; both hold expressions, which hold lambdas. */
  readonly read: {
    readonly expression: (source: CSharpSource, node: Node) => Expression;
    readonly body: (source: CSharpSource, node: Node) => readonly Statement[];
    readonly attributes: (source: CSharpSource, node: Node) => readonly Decorator[];
  };
}

/** The expressions of some nodes, in their order. */
export function all(source: CSharpSource, nodes: readonly Node[]): readonly Expression[] {
  return nodes.map((node) => source.read.expression(source, node));
}

/** A function without a name that stands for what C# writes otherwise. */
export function makeLambda(node: Node, parameters: readonly Name[], body: readonly Statement[]): FunctionCode {
  return {
    kind: 'function',
    span: spanOf(node),
    decorators: [],
    parameters: parameters.map((target) => ({
      span: target.span,
      target,
      decorators: [],
      isRest: false,
      isField: false,
    })),
    body,
    directives: [],
    isAsync: false,
  };
}

/** What returns one expression. */
export function returning(value: Expression): readonly Statement[] {
  return [{ kind: 'return', span: value.span, value }];
}
