import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { CodeModule } from '../../server/src/model/code';
import { grammarOf, loadGrammars, type ReadGrammar } from '../../server/src/syntax/code/grammars';
import { readCode } from '../../server/src/syntax/code/read-code';

// From the repository and not from this file, which may be part of a bundle elsewhere.
const { resolve } = createRequire(path.join(process.cwd(), 'package.json'));

/** Grammars from where the packages have them. */
export const readGrammar: ReadGrammar = (name) =>
  readFile(
    name === 'web-tree-sitter'
      ? resolve('web-tree-sitter/web-tree-sitter.wasm')
      : path.join(path.dirname(resolve('@vscode/tree-sitter-wasm/package.json')), `wasm/tree-sitter-${name}.wasm`),
  );

/** A file of source code, read with its grammar. */
export async function parseCode(file: string, text: string): Promise<CodeModule> {
  const grammar = grammarOf(file);
  if (grammar) await loadGrammars([grammar], readGrammar);
  const module = readCode(file, text);
  if (!module) throw new Error(`No grammar reads ${file}.`);
  return module;
}
