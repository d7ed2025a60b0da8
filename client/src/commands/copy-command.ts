import { env, window } from 'vscode';
import type { CopiedCommand, CopyCommand } from '../../../server/src/lsp/custom-messages';

/** The name under which the server calls it. It is in no menu, since it needs something to copy. */
export const copyCommandName: CopyCommand = 'twoGates.copyCommand';

/** Puts a command line into the clipboard for a person to run, and says what to do with it. */
export async function copyCommand({ text, next }: CopiedCommand): Promise<void> {
  await env.clipboard.writeText(text);
  void window.showInformationMessage(`Copied: ${text}. ${next}`);
}
