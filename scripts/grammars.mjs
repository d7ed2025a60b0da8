// The grammars that are shipped as WebAssembly files beside the bundles.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const grammars = ['typescript', 'tsx', 'python', 'go', 'java', 'c-sharp', 'php', 'ruby'];
const runtime = 'node_modules/web-tree-sitter';
const collection = 'node_modules/@vscode/tree-sitter-wasm';

/** The packages that the files come from, whose licences are passed on. */
export const grammarPackages = [runtime, collection];

/** Copies the runtime and the grammars into a folder, which is made if it is not there. */
export function copyGrammars(folder) {
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(runtime, 'web-tree-sitter.wasm'), path.join(folder, 'web-tree-sitter.wasm'));
  for (const name of grammars) {
    copyFileSync(path.join(collection, `wasm/tree-sitter-${name}.wasm`), path.join(folder, `${name}.wasm`));
  }
}
