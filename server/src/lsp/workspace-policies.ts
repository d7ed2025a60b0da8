import { URI, Utils } from 'vscode-uri';
import { textFilesBelow } from '../disk/find-files';
import { inside } from '../disk/paths';
import { readTextFile } from '../disk/text-file';
import type { NamedPolicy } from '../model/decision';
import { PolicyIndex } from '../project/policy-index';
import { mayHoldPolicies } from '../readers/index';
import type { OpenDocuments } from './documents';
import { type Folders, wholePath } from './folders';
import { inSlices } from './slices';

/** More files than these are not looked into. */
const mostFiles = 5000;

/**
 * The policies of all files of the workspace. They are read anew each time somebody asks, since that is seldom; a file
 * whose text is the same is not parsed again. Open documents count as they are in the editor.
 */
export class WorkspacePolicies {
  readonly #folders: Folders;
  readonly #documents: OpenDocuments;
  readonly #index = new PolicyIndex();
  readonly #uris = new Map<string, string>();

  constructor(folders: Folders, documents: OpenDocuments) {
    this.#folders = folders;
    this.#documents = documents;
  }

  /** Reads what is there now. Ends early once it is cancelled. */
  async read(isCancelled: () => boolean): Promise<readonly NamedPolicy[]> {
    const found = new Set<string>();
    for (const uri of this.#documents.uris()) {
      const open = this.#documents.find(uri);
      if (open) this.#take(open.document.path, open.document.text, uri, found);
    }
    for (const folder of this.#folders.all) {
      if (URI.parse(folder).scheme === 'file') await this.#readFolder(folder, found, isCancelled);
    }
    this.#index.keepOnly(found);
    return this.#index.policies;
  }

  /** The URI of a file, and its text as it was read. */
  file(path: string): { readonly uri: string; readonly text: string } | undefined {
    const [uri, text] = [this.#uris.get(path), this.#index.textOf(path)];
    return uri === undefined || text === undefined ? undefined : { uri, text };
  }

  async #readFolder(folder: string, found: Set<string>, isCancelled: () => boolean): Promise<void> {
    const root = URI.parse(folder).fsPath;
    let count = 0;
    await inSlices(textFilesBelow(root), isCancelled, (files) => {
      for (const file of files) {
        const path = inside(root, file);
        if (path === undefined || !mayHoldPolicies(path) || count >= mostFiles) continue;
        count++;
        const uri = Utils.joinPath(URI.parse(folder), path).toString();
        if (this.#documents.textOf(`${wholePath(folder)}/${path}`) !== undefined) continue;
        const content = readTextFile(file);
        if (content.kind === 'text') this.#take(this.#folders.pathOf(uri), content.text, uri, found);
      }
    });
  }

  #take(path: string, text: string, uri: string, found: Set<string>): void {
    this.#index.set(path, text);
    this.#uris.set(path, uri);
    found.add(path);
  }
}
