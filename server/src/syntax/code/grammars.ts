import { Language, Parser, type Tree } from 'web-tree-sitter';

/** The grammars that are shipped, by the names of their files. TSX reads plain JavaScript and JSX as well. */
export type GrammarName = 'typescript' | 'tsx' | 'python' | 'php' | 'c-sharp' | 'go' | 'java' | 'ruby';

const grammars: Readonly<Record<string, GrammarName>> = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  js: 'tsx',
  jsx: 'tsx',
  mjs: 'tsx',
  cjs: 'tsx',
  py: 'python',
  pyi: 'python',
  go: 'go',
  java: 'java',
  cs: 'c-sharp',
  php: 'php',
  rb: 'ruby',
};

/** Gives the bytes of a WebAssembly file: the runtime `web-tree-sitter`, or a grammar. */
export type ReadGrammar = (name: 'web-tree-sitter' | GrammarName) => Promise<Uint8Array>;

const parsers = new Map<GrammarName, Parser>();
let started: Promise<void> | undefined;

/** The grammar of a file by the end of its name; undefined where there is none. */
export function grammarOf(path: string): GrammarName | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return Object.hasOwn(grammars, ending) ? grammars[ending] : undefined;
}

/** Makes grammars ready, each once. Rejects if their bytes cannot be read. */
export async function loadGrammars(names: Iterable<GrammarName>, read: ReadGrammar): Promise<void> {
  started ??= start(read);
  await started;
  for (const name of new Set(names)) {
    if (parsers.has(name)) continue;
    const language = await Language.load(await read(name));
    parsers.set(name, new Parser().setLanguage(language));
  }
}

async function start(read: ReadGrammar): Promise<void> {
  await Parser.init({ wasmBinary: await read('web-tree-sitter') });
}

/** The tree of a text, to be deleted by the caller; undefined while the grammar is not loaded. */
export function parseTree(name: GrammarName, text: string): Tree | undefined {
  return parsers.get(name)?.parse(text) ?? undefined;
}
