import { Uri, window, workspace } from 'vscode';
import type { PrintRoutesMethod, PrintRoutesParams, PrintRoutesResult } from '../../../server/src/lsp/custom-messages';
import type { AskServer } from '../ask-server';
import type { RoutesView } from '../views/routes-view';

const method: PrintRoutesMethod = 'twoGates/printRoutes';

const formats = {
  csv: { ending: 'csv', name: 'CSV' },
  markdown: { ending: 'md', name: 'Markdown' },
} as const;

/** Writes the routes that the view shows into a file that the person chooses. */
export async function exportRoutes(
  format: PrintRoutesParams['format'],
  view: RoutesView,
  ask: AskServer,
): Promise<void> {
  const routes = await view.shown();
  if (routes.length === 0) {
    await window.showInformationMessage('There are no routes to export.');
    return;
  }
  const { ending, name } = formats[format];
  const target = await window.showSaveDialog({
    title: `Export Routes as ${name}`,
    filters: { [name]: [ending] },
    ...defaultUri(`routes.${ending}`),
  });
  if (!target) return;
  const params: PrintRoutesParams = { format, routes };
  const text = await ask<PrintRoutesResult>(method, params);
  if (text === undefined || text === null) {
    await window.showErrorMessage('The server did not answer; the log of Two Gates says why.');
    return;
  }
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

function defaultUri(name: string): { readonly defaultUri?: Uri } {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return folder ? { defaultUri: Uri.joinPath(folder, name) } : {};
}
