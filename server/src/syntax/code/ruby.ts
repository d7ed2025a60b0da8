import type { Node, Tree } from 'web-tree-sitter';
import type { CodeModule } from '../../model/code';
import { readExpression } from './ruby-expression';
import type { RubySource } from './ruby-source';
import { readBody } from './ruby-statement';
import { brokenIn } from './source';

/** What a file of Ruby says. Constants need no imports, and everything at its top level can be used elsewhere. */
export function readRuby(path: string, text: string, tree: Tree): CodeModule {
  const root = tree.rootNode;
  const source: RubySource = {
    text,
    depth: 0,
    heredocs: text.includes('<<') ? heredocsIn(root) : new Map(),
    namespace: '',
    method: undefined,
    read: { expression: readExpression, body: readBody },
  };
  const body = readBody(source, root);
  return { path, language: 'ruby', directives: [], imports: [], exports: [], body, broken: brokenIn(root) };
}

/** Heredocs follow the lines that they are used in, in the same order. */
function heredocsIn(root: Node): ReadonlyMap<number, Node> {
  const bodies = root.descendantsOfType('heredoc_body');
  return new Map(
    root.descendantsOfType('heredoc_beginning').flatMap((one, at) => {
      const body = bodies[at];
      return body ? [[one.id, body] as const] : [];
    }),
  );
}
