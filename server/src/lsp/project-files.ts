import { URI, Utils } from 'vscode-uri';
import { projectFileName } from '../settings/project-file';
import type { Folders } from './folders';

/** A project file that was found, with its text. */
export interface ProjectText {
  readonly uri: string;
  readonly text: string;
}

/** What can be asked about the places where documents stand. */
export interface Places {
  /** Reads a file; undefined where there is none. */
  read(uri: string): Promise<string | undefined>;
  /** True if a repository begins in the folder. Known only for folders on disk. */
  isRepository(folder: string): Promise<boolean>;
}

/**
 * Finds the project file that counts for a resource. What the client watches is kept until the client says that it
 * changed; what nobody watches is kept until somebody opens or saves a document.
 */
export class ProjectFiles {
  readonly #folders: Folders;
  readonly #places: Places;
  readonly #known = new Map<string, Promise<string | undefined>>();
  readonly #repositories = new Map<string, Promise<boolean>>();
  #watched = false;

  constructor(folders: Folders, places: Places) {
    this.#folders = folders;
    this.#places = places;
  }

  /** From now on the client reports changes in its folders. */
  watched(): void {
    this.#watched = true;
  }

  /** Forgets what nobody tells of when it changes. */
  forgetUnwatched(): void {
    for (const kept of [this.#known, this.#repositories]) {
      for (const uri of kept.keys()) if (!this.#isWatched(uri)) kept.delete(uri);
    }
  }

  /** Forgets what was read from one file, or from all. */
  forget(uri?: string): void {
    if (uri !== undefined) {
      this.#known.delete(URI.parse(uri).toString());
      return;
    }
    this.#known.clear();
    this.#repositories.clear();
  }

  /**
   * The nearest project file from the folder of the resource upward, as the command line finds it: up to the root of
   * the repository, or of the disk where there is none. What is not on disk is searched up to its workspace folder.
   */
  async nearestTo(uri: string): Promise<ProjectText | undefined> {
    for (const folder of this.#foldersUpward(uri)) {
      const at = Utils.joinPath(folder, projectFileName).toString();
      const text = await this.#text(at);
      if (text !== undefined) return { uri: at, text };
      if (folder.scheme === 'file' && (await this.#isRepository(folder.toString()))) return undefined;
    }
    return undefined;
  }

  *#foldersUpward(uri: string): Iterable<URI> {
    const resource = URI.parse(uri);
    const last = this.#folders.folderOf(uri);
    if (resource.scheme !== 'file' && last === undefined) return;
    const end = resource.scheme === 'file' ? undefined : last && URI.parse(last).path;
    const first = resource.scheme === 'untitled' && last !== undefined ? URI.parse(last) : Utils.dirname(resource);
    for (let at = first; ; at = Utils.dirname(at)) {
      yield at;
      if (at.path === end || at.path === Utils.dirname(at).path) return;
    }
  }

  #text(uri: string): Promise<string | undefined> {
    return this.#keep(this.#known, uri, () => this.#places.read(uri));
  }

  #isRepository(folder: string): Promise<boolean> {
    return this.#keep(this.#repositories, folder, () => this.#places.isRepository(folder));
  }

  #isWatched(uri: string): boolean {
    return this.#watched && this.#folders.folderOf(uri) !== undefined;
  }

  #keep<T>(known: Map<string, Promise<T>>, uri: string, ask: () => Promise<T>): Promise<T> {
    const kept = known.get(uri);
    if (kept) return kept;
    const asked = ask();
    known.set(uri, asked);
    asked.catch(() => known.delete(uri));
    return asked;
  }
}
