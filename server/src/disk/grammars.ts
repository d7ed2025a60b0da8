import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReadGrammar } from '../syntax/code/grammars';

/** Reads the grammars from a folder that holds a WebAssembly file for each, as it stands beside the bundles. */
export function grammarsIn(folder: string): ReadGrammar {
  return (name) => readFile(path.join(folder, `${name}.wasm`));
}
