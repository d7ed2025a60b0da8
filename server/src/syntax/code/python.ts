import type { Tree } from 'web-tree-sitter';
import type { CodeModule } from '../../model/code';
import { readExpression } from './python-expression';
import type { PythonSource } from './python-source';
import { readBody } from './python-statement';
import { brokenIn } from './source';

/** What a file of Python says. Everything at its top level can be imported, so it exports nothing by a word. */
export function readPython(path: string, text: string, tree: Tree): CodeModule {
  const source: PythonSource = {
    text,
    depth: 0,
    imports: [],
    outer: new Set(),
    read: { expression: readExpression, body: readBody },
  };
  const root = tree.rootNode;
  const body = readBody(source, root);
  return {
    path,
    language: 'python',
    directives: [],
    imports: source.imports,
    exports: [],
    body,
    broken: brokenIn(root),
  };
}
