/** What the files of one folder may import beside files of the same folder. */
interface Layer {
  readonly folder: string;
  readonly may: readonly string[];
  /** Packages, and modules of Node, by their names. */
  readonly packages: readonly string[];
  /** True if it may use `process`, `console`, `Date` and the files of the machine. */
  readonly shell?: true;
}

/** Who may import whom: data flows downward only. Folders of `server/src` by their name, others by their path. */
export const layers: readonly Layer[] = [
  { folder: 'text', may: [], packages: [] },
  { folder: 'model', may: ['text'], packages: [] },
  // The trees of several languages are one model.
  { folder: 'syntax', may: ['text', 'model'], packages: ['jsonc-parser', 'web-tree-sitter', 'yaml'] },
  // What to look for is knowledge.
  { folder: 'readers', may: ['text', 'model', 'syntax', 'knowledge'], packages: [] },
  { folder: 'knowledge', may: ['text', 'server/data'], packages: [] },
  { folder: 'evaluation', may: ['text', 'model', 'knowledge'], packages: [] },
  { folder: 'explain', may: ['text', 'model', 'knowledge', 'evaluation'], packages: [] },
  {
    folder: 'project',
    may: ['text', 'model', 'syntax', 'readers', 'knowledge', 'evaluation'],
    packages: [],
  },
  { folder: 'rules', may: ['text', 'model', 'knowledge', 'evaluation'], packages: [] },
  { folder: 'settings', may: ['rules', 'knowledge', 'text'], packages: [] },
  {
    folder: 'engine',
    may: ['text', 'model', 'readers', 'project', 'rules', 'settings'],
    packages: ['picomatch', 'node:crypto'],
  },
  {
    folder: 'features',
    may: ['text', 'model', 'knowledge', 'evaluation', 'explain', 'rules', 'settings', 'engine', 'readers'],
    packages: [],
  },
  // What both shells read from the disk.
  {
    folder: 'disk',
    may: ['syntax', 'settings', 'project'],
    packages: ['ignore', 'node:fs', 'node:path', 'node:crypto'],
    shell: true,
  },
  {
    folder: 'lsp',
    may: [
      'text',
      'model',
      'syntax',
      'readers',
      'evaluation',
      'explain',
      'project',
      'rules',
      'settings',
      'engine',
      'features',
      'disk',
      'package.json',
    ],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri', 'node:fs'],
    shell: true,
  },
  {
    folder: 'cli',
    may: [
      'text',
      'model',
      'syntax',
      'readers',
      'evaluation',
      'explain',
      'project',
      'rules',
      'settings',
      'engine',
      'features',
      'disk',
      'package.json',
    ],
    packages: ['sarif', 'node:fs', 'node:path', 'node:util', 'node:crypto', 'node:url', 'node:child_process'],
    shell: true,
  },
  {
    folder: 'client',
    may: ['server/src/lsp/custom-messages'],
    packages: ['vscode', 'vscode-languageclient'],
    shell: true,
  },
];

/** The table in Markdown, for `docs/architecture.md`. */
export function printImportTable(): string {
  const rows = layers.map(({ folder, may, packages }) => [folder, list(may), list(packages)]);
  const head = ['Folder', 'May import', 'Packages'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ');
}
