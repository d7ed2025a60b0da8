import type { Span } from '../text/span';
import type { CodeModule, Expression, Statement, Target } from './code';

/** A module has one; half-typed ones may have more. */
const mostDefaults = 4;

/** What can be visited: an expression, a target on the left side, or a statement. Their kinds are all different. */
export type CodeNode = Expression | Target | Statement;

/**
 * Visits each node below the given ones in the order of the text, outer before inner, functions and classes included.
 * A visit that gives `false` leaves out what is inside of that node. The tree is no deeper than its reader made it.
 */
export function walkCode(nodes: Iterable<CodeNode>, visit: (node: CodeNode) => unknown): void {
  for (const node of nodes) if (visit(node) !== false) walkCode(childrenOf(node), visit);
}

/** Visits each node of a module, also of what it exports by default without giving it a name. */
export function walkModule({ body, exports }: CodeModule, visit: (node: CodeNode) => unknown): void {
  const isNamed = (span: Span): boolean => body.some((one) => one.span.start <= span.start && span.end <= one.span.end);
  const defaults = exports.filter(({ name }) => name === 'default' || name === '=').slice(0, mostDefaults);
  const nameless = defaults.flatMap(({ value }) => (value && !isNamed(value.span) ? [value] : []));
  walkCode([...body, ...nameless], visit);
}

/** What stands directly inside of a node, in the order of the text. */
export function childrenOf(node: CodeNode): readonly CodeNode[] {
  switch (node.kind) {
    case 'name':
    case 'text':
    case 'literal':
    case 'jump':
      return [];
    case 'template':
      return [...some(node.tag), ...node.parts];
    case 'member':
      return [node.of];
    case 'index':
      return [node.of, ...node.at];
    case 'call':
      return [node.callee, ...node.args.map(({ value }) => value)];
    case 'list':
      return node.items;
    case 'dictionary':
      return node.entries.map(({ value }) => value);
    case 'function':
      return 'function' in node
        ? [node.function]
        : [
            ...node.decorators.map(({ value }) => value),
            ...node.parameters.flatMap(({ decorators, target, type, default: given }) => [
              ...decorators.map(({ value }) => value),
              target,
              ...some(type),
              ...some(given),
            ]),
            ...node.body,
          ];
    case 'class':
      return 'class' in node
        ? [node.class]
        : [
            ...node.decorators.map(({ value }) => value),
            ...node.bases,
            ...node.members.flatMap(({ decorators, type, value }) => [
              // The decorators of a method are those of its function as well.
              ...(value?.kind === 'function' ? [] : decorators.map((one) => one.value)),
              ...some(type),
              ...some(value),
            ]),
          ];
    case 'binary':
      return [node.left, node.right];
    case 'unary':
    case 'await':
    case 'spread':
      return [node.of];
    case 'choice':
      return [node.test, node.whenTrue, node.whenFalse];
    case 'assignment':
      return [node.target, node.value];
    case 'unknown':
      return node.children;
    case 'fields':
      return [...node.fields.flatMap(({ as, default: given }) => [as, ...some(given)]), ...some(node.rest)];
    case 'items':
      return node.items.flatMap(some);
    case 'let':
      return [node.target, ...some(node.type), ...some(node.value)];
    case 'expression':
      return [node.value];
    case 'if':
      return [node.test, ...node.whenTrue, ...node.whenFalse];
    case 'return':
    case 'throw':
      return some(node.value);
    case 'loop':
      return [...some(node.target), ...some(node.over), ...node.body];
    case 'try':
      return [
        ...node.body,
        ...node.handlers.flatMap(({ types, target, body }) => [...types, ...some(target), ...body]),
        ...node.last,
      ];
    case 'switch':
      return [node.on, ...node.cases.flatMap(({ tests, body }) => [...tests, ...body])];
    case 'with':
      return [...node.items.flatMap(({ value, target }) => [value, ...some(target)]), ...node.body];
    case 'block':
      return node.body;
  }
}

function some<T>(node: T | undefined): readonly T[] {
  return node === undefined ? [] : [node];
}
