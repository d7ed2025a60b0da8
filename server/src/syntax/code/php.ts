import type { Tree } from 'web-tree-sitter';
import type { CodeModule } from '../../model/code';
import { readExpression } from './php-expression';
import type { PhpSource } from './php-source';
import { readBody } from './php-statement';
import { brokenIn } from './source';

/** What a file of PHP says. Everything at its top level can be used elsewhere, so it exports nothing by a word. */
export function readPhp(path: string, text: string, tree: Tree): CodeModule {
  const source: PhpSource = {
    text,
    depth: 0,
    imports: [],
    known: new Map(),
    namespace: '',
    read: { expression: readExpression, body: readBody },
  };
  const root = tree.rootNode;
  const body = readBody(source, root);
  return { path, language: 'php', directives: [], imports: source.imports, exports: [], body, broken: brokenIn(root) };
}
