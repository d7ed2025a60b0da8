import { FileSystemError, type Uri, workspace } from 'vscode';

/**
 * The text of a project file in a workspace that the server cannot reach by itself, or null if there is none.
 * Nothing else is handed out: no other name, and nothing outside of the workspace.
 */
export async function readProjectFile(uri: Uri): Promise<string | null> {
  const named = uri.path.endsWith('/two-gates.jsonc') && !uri.path.includes('/../');
  if (!named || !workspace.getWorkspaceFolder(uri)) return null;
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}
