import type { Tree } from 'web-tree-sitter';
import type { CodeModule } from '../../model/code';
import { readBody, readDeclarations } from './go-declaration';
import { readExpression } from './go-expression';
import type { GoSource } from './go-source';
import { brokenIn } from './source';

/** What a file of Go says. All names of its package can be used in it, and those with a capital letter elsewhere. */
export function readGo(path: string, text: string, tree: Tree): CodeModule {
  const source: GoSource = {
    text,
    depth: 0,
    imports: [],
    results: [],
    read: { expression: readExpression, body: readBody },
  };
  const root = tree.rootNode;
  const body = readDeclarations(source, root);
  return { path, language: 'go', directives: [], imports: source.imports, exports: [], body, broken: brokenIn(root) };
}
