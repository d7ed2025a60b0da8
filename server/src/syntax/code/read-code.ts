import type { Tree } from 'web-tree-sitter';
import type { CodeModule } from '../../model/code';
import { findDesignComments } from '../../text/design-comment';
import { readCSharp } from './csharp';
import { readGo } from './go';
import { type GrammarName, grammarOf, parseTree } from './grammars';
import { readJava } from './java';
import { readJavaScript } from './javascript';
import { readPhp } from './php';
import { readPython } from './python';
import { readRuby } from './ruby';

/** What is longer was made by a machine. */
const longest = 1_000_000;
/** No name of a character is longer. */
const longestName = 100;
const mostOpenNames = 100;

const readers: Readonly<Record<GrammarName, (path: string, text: string, tree: Tree) => CodeModule>> = {
  typescript: readJavaScript,
  tsx: readJavaScript,
  python: readPython,
  go: readGo,
  java: readJava,
  'c-sharp': readCSharp,
  php: readPhp,
  ruby: readRuby,
};

/**
 * What a file of source code says; undefined where no grammar suits its name, where that is not loaded, and for what
 * nobody writes by hand.
 * The text is a string of UTF-16 units, and all spans are offsets into it.
 */
export function readCode(path: string, text: string): CodeModule | undefined {
  const grammar = grammarOf(path);
  if (text.length > longest || (grammar === 'python' && hasOpenNames(text))) return undefined;
  const tree = grammar && parseTree(grammar, text);
  if (!tree) return undefined;
  try {
    const module = readers[grammar](path, text, tree);
    const designs = findDesignComments(text);
    return designs.length > 0 ? { ...module, designs } : module;
  } finally {
    tree.delete();
  }
}

/** Each name of a character that is not closed makes the grammar of Python look through all that follows. */
function hasOpenNames(text: string): boolean {
  let open = 0;
  for (let at = text.indexOf('\\N{'); at >= 0 && open <= mostOpenNames; at = text.indexOf('\\N{', at + 3)) {
    if (!text.slice(at, at + longestName).includes('}')) open++;
  }
  return open > mostOpenNames;
}
