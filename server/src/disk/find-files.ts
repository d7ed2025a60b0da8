import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { describeFileError } from './file-error';
import { mayBeText } from './file-names';
import { type IgnoreFiles, ignoreFilesAbove, isIgnored, type OnUnreadable, withIgnoreFile } from './gitignore';

/** A file to review. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** True if it was named, false if it was come upon in a folder. */
  readonly named: boolean;
}

/** Something that could not be read, with the reason as the end of a line. */
export interface Failure {
  /** Absolute. */
  readonly path: string;
  readonly message: string;
}

export interface FoundFiles {
  /** In the order of their paths, each once. */
  readonly files: readonly FoundFile[];
  readonly failures: readonly Failure[];
}

const installed = 'node_modules';

/**
 * The files that were named, and those in the folders that were named.
 * A folder gives the files that by their name may be text, without those that git ignores and without installed
 * packages, unless `all` is asked for. Links in a folder are not followed, so that no loop catches the walk and no file
 * is reviewed twice.
 */
export function findFiles(operands: readonly string[], cwd: string, { all = false } = {}): FoundFiles {
  const found = new Map<string, FoundFile>();
  const failures: Failure[] = [];
  const walk: Walk = {
    all,
    visit: (path) => found.set(path, found.get(path) ?? { path, named: false }),
    onUnreadable: (path, error) => failures.push({ path, message: describeFileError(error) }),
  };
  for (const operand of operands) {
    const path = resolve(cwd, operand);
    try {
      if (statSync(path).isDirectory()) walkFolder(path, all ? [] : ignoreFilesAbove(path, walk.onUnreadable), walk);
      else found.set(path, { path, named: true });
    } catch (error) {
      walk.onUnreadable(path, error);
    }
  }
  return { files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), failures };
}

/** Who hears of what a walk through folders comes upon. */
interface Walk {
  /** True to visit also what git ignores, and installed packages. */
  readonly all: boolean;
  readonly visit: (file: string) => unknown;
  readonly onUnreadable: OnUnreadable;
}

function walkFolder(folder: string, above: IgnoreFiles, walk: Walk): void {
  for (const files of filesBelow(folder, above, walk)) for (const file of files) walk.visit(file);
}

/**
 * The files below a folder that by their name may be text, folder by folder, without those that git ignores and without
 * installed packages. Nothing is read before the next folder is asked for. What cannot be read is left out.
 */
export function textFilesBelow(folder: string): Iterable<readonly string[]> {
  const walk = { all: false, onUnreadable: () => undefined };
  return filesBelow(folder, ignoreFilesAbove(folder, walk.onUnreadable), walk);
}

function* filesBelow(
  folder: string,
  above: IgnoreFiles,
  walk: Omit<Walk, 'visit'>,
): Generator<readonly string[], undefined> {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    walk.onUnreadable(folder, error);
    return;
  }
  const ignoring = walk.all ? [] : withIgnoreFile(folder, above, walk.onUnreadable);
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const isSkipped = isNeverWalked(entry.name) && !(walk.all && entry.name === installed);
      if (!isSkipped && !isIgnored(path, true, ignoring)) folders.push(path);
    } else if (entry.isFile() && mayBeText(entry.name) && !isIgnored(path, false, ignoring)) {
      files.push(path);
    }
  }
  yield files;
  for (const one of folders) yield* filesBelow(one, ignoring, walk);
}

function isNeverWalked(name: string): boolean {
  return name === '.git' || name === installed;
}

/** True for a file below a folder to which a walk through that folder would not come. */
export function isPassedOver(path: string, folder: string): boolean {
  const parts = relative(folder, path).split(sep);
  if (parts.slice(0, -1).some(isNeverWalked)) return true;
  const ignoreNothing = (): undefined => undefined;
  let ignoring = withIgnoreFile(folder, ignoreFilesAbove(folder, ignoreNothing), ignoreNothing);
  let at = folder;
  for (const [index, part] of parts.entries()) {
    at = join(at, part);
    const isFolder = index < parts.length - 1;
    if (isIgnored(at, isFolder, ignoring)) return true;
    if (isFolder) ignoring = withIgnoreFile(at, ignoring, ignoreNothing);
  }
  return false;
}
