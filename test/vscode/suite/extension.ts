import { type Extension, extensions } from 'vscode';

/** The extension under test, active or not. */
export function ownExtension(): Extension<unknown> {
  const extension = extensions.getExtension('two-gates.two-gates');
  if (!extension) throw new Error('This VS Code was started without the extension.');
  return extension;
}
