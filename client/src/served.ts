/**
 * Where texts come from that are looked at, in any language. Others show old versions, output or what a tool has made,
 * which nobody can repair.
 */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'vscode-notebook-cell', 'memfs'];

/** The documents that the server is told of. Policies are reviewed whatever holds them. */
export const served = [
  ...schemes.map((scheme) => ({ scheme })),
  { scheme: '*', language: 'json' },
  { scheme: '*', language: 'jsonc' },
];
