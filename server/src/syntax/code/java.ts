import type { Tree } from 'web-tree-sitter';
import type { CodeModule } from '../../model/code';
import { readExpression } from './java-expression';
import { readImport } from './java-import';
import type { JavaSource } from './java-source';
import { readBody } from './java-statement';
import { brokenIn } from './source';

/** What a file of Java says. Each class of its top level can be used elsewhere, so it exports nothing by a word. */
export function readJava(path: string, text: string, tree: Tree): CodeModule {
  const source: JavaSource = {
    text,
    depth: 0,
    declared: [],
    read: { expression: readExpression, body: readBody },
  };
  const root = tree.rootNode;
  const body = readBody(source, root);
  const imports = root.namedChildren.flatMap((part) =>
    part.type === 'import_declaration' ? (readImport(source, part) ?? []) : [],
  );
  return { path, language: 'java', directives: [], imports, exports: [], body, broken: brokenIn(root) };
}
