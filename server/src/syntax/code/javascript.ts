import type { Tree } from 'web-tree-sitter';
import type { CodeModule } from '../../model/code';
import { readExpression } from './javascript-expression';
import { assignedExports, exportsOf, importsOf, requiredIn } from './javascript-module';
import { readBody } from './javascript-statement';
import { brokenIn, type Source } from './source';

/** What a file of JavaScript or TypeScript says. */
export function readJavaScript(path: string, text: string, tree: Tree): CodeModule {
  const source: Source = { text, depth: 0, read: { expression: readExpression, body: readBody } };
  const root = tree.rootNode;
  const { body, directives } = readBody(source, root);
  return {
    path,
    language: 'javascript',
    directives,
    imports: [...importsOf(source, root), ...requiredIn(body)],
    exports: [...exportsOf(source, root), ...assignedExports(body)],
    body,
    broken: brokenIn(root),
  };
}
