import { URI } from 'vscode-uri';

/** The folders that are open in the editor. Paths of documents are told relative to theirs. */
export class Folders {
  #folders: readonly string[];

  constructor(uris: readonly string[]) {
    this.#folders = uris.map(normal);
  }

  get all(): readonly string[] {
    return this.#folders;
  }

  change(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(normal));
    this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...added.map(normal)];
  }

  /** The innermost folder that holds the resource. A text that was never saved belongs to the only folder there is. */
  folderOf(uri: string): string | undefined {
    if (URI.parse(uri).scheme === 'untitled') return this.#folders.length === 1 ? this.#folders[0] : undefined;
    const wanted = normal(uri);
    return this.#folders
      .filter((folder) => wanted === folder || wanted.startsWith(`${folder}/`))
      .reduce<string | undefined>((best, folder) => (best && best.length > folder.length ? best : folder), undefined);
  }

  /** The path of a resource relative to its folder, or its whole path if no folder holds it. */
  pathOf(uri: string): string {
    const { path } = URI.parse(uri);
    const folder = this.folderOf(uri);
    if (folder === undefined || URI.parse(uri).scheme === 'untitled') return path;
    return path.slice(URI.parse(folder).path.length).replace(/^\//, '');
  }
}

/** The path of a resource from the root, in the one spelling that can be compared. */
export function wholePath(uri: string): string {
  return URI.parse(normal(uri)).path;
}

/** One spelling for each URI: editors differ in what they escape, and in the case of drive letters. */
function normal(uri: string): string {
  return URI.parse(uri).toString().replace(/\/$/, '');
}
