import { folderOf } from './paths';

/** The paths of the files of a project, which come and go, and which of them share a name or a folder. */
export class SourcePaths implements Iterable<string> {
  readonly #paths = new Set<string>();
  readonly #byName = new Map<string, Set<string>>();
  readonly #byFolder = new Map<string, Set<string>>();

  constructor(paths: Iterable<string> = []) {
    for (const path of paths) this.add(path);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#paths[Symbol.iterator]();
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  add(path: string): void {
    this.#paths.add(path);
    addTo(this.#byName, nameOf(path), path);
    addTo(this.#byFolder, folderOf(path), path);
  }

  delete(path: string): void {
    this.#paths.delete(path);
    this.#byName.get(nameOf(path))?.delete(path);
    this.#byFolder.get(folderOf(path))?.delete(path);
  }

  /** The files with a name, the ending included, in whatever folders they are: in the order of their paths. */
  called(name: string): readonly string[] {
    return [...(this.#byName.get(name) ?? [])].sort();
  }

  /** The files of one folder itself, in the order of their paths. */
  inFolder(folder: string): readonly string[] {
    return [...(this.#byFolder.get(folder) ?? [])].sort();
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function addTo(groups: Map<string, Set<string>>, key: string, path: string): void {
  const group = groups.get(key);
  if (group) group.add(path);
  else groups.set(key, new Set([path]));
}
