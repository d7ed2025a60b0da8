import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    walk.onUnreadable(folder, error);
    return;
  }
  const ignoring = walk.all ? [] : withIgnoreFile(folder, above, walk.onUnreadable);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const skipped = entry.name === '.git' || (entry.name === installed && !walk.all);
      if (!skipped && !isIgnored(path, true, ignoring)) walkFolder(path, ignoring, walk);
    } else if (entry.isFile() && mayBeText(entry.name) && !isIgnored(path, false, ignoring)) {
      walk.visit(path);
    }
  }
}
