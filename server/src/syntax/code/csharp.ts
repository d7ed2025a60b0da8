import type { Tree } from 'web-tree-sitter';
import type { CodeModule } from '../../model/code';
import { readAttributes } from './csharp-definition';
import { readExpression } from './csharp-expression';
import type { CSharpSource } from './csharp-source';
import { readBody } from './csharp-statement';
import { brokenIn } from './source';

/**
 * What a file of C# says. Its classes stand at the top, whatever namespaces they are in, since files that use them find
 * them by their names.
 */
export function readCSharp(path: string, text: string, tree: Tree): CodeModule {
  const source: CSharpSource = {
    text,
    depth: 0,
    imports: [],
    declared: [],
    read: { expression: readExpression, body: readBody, attributes: readAttributes },
  };
  const root = tree.rootNode;
  const body = readBody(source, root);
  return {
    path,
    language: 'csharp',
    directives: [],
    imports: source.imports,
    exports: [],
    body,
    broken: brokenIn(root),
  };
}
