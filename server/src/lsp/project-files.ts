import { URI, Utils } from 'vscode-uri';
import { projectFileName } from '../settings/project-file';
import type { Folders } from './folders';

/** A project file that was found, with its text. */
export interface ProjectText {
  readonly uri: string;
  readonly text: string;
}

/** Reads a file; undefined where there is none. */
export type ReadText = (uri: string) => Promise<string | undefined>;

/**
 * Finds the project file that counts for a resource. What the client watches is kept until the client says that it
 * changed; what nobody watches is read each time.
 */
export class ProjectFiles {
  readonly #folders: Folders;
  readonly #read: ReadText;
  readonly #known = new Map<string, Promise<string | undefined>>();
  #watched = false;

  constructor(folders: Folders, read: ReadText) {
    this.#folders = folders;
    this.#read = read;
  }

  /** From now on the client reports changes in its folders. */
  watched(): void {
    this.#watched = true;
  }

  /** Forgets what was read from one file, or from all. */
  forget(uri?: string): void {
    if (uri === undefined) this.#known.clear();
    else this.#known.delete(URI.parse(uri).toString());
  }

  /** The nearest project file from the folder of the resource up to the workspace folder, or to the root without one. */
  async nearestTo(uri: string): Promise<ProjectText | undefined> {
    for (const folder of this.#foldersUpward(uri)) {
      const at = Utils.joinPath(folder, projectFileName).toString();
      const text = await this.#text(at);
      if (text !== undefined) return { uri: at, text };
    }
    return undefined;
  }

  *#foldersUpward(uri: string): Iterable<URI> {
    const resource = URI.parse(uri);
    const last = this.#folders.folderOf(uri);
    if (resource.scheme === 'untitled') {
      if (last) yield URI.parse(last);
      return;
    }
    if (last === undefined && resource.scheme !== 'file') return;
    const end = last && URI.parse(last).path;
    for (let at = Utils.dirname(resource); ; at = Utils.dirname(at)) {
      yield at;
      if (at.path === end || at.path === Utils.dirname(at).path) return;
    }
  }

  #text(uri: string): Promise<string | undefined> {
    if (!this.#watched || this.#folders.folderOf(uri) === undefined) return this.#read(uri);
    const known = this.#known.get(uri);
    if (known) return known;
    const reading = this.#read(uri);
    this.#known.set(uri, reading);
    reading.catch(() => this.#known.delete(uri));
    return reading;
  }
}
