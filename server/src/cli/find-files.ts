import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { projectFileName } from '../settings/project-file';
import { describeFileError } from './file-error';
import { type IgnoreFiles, ignoreFilesAbove, isIgnored, withIgnoreFile } from './gitignore';

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

const reviewedEndings = ['.json', '.jsonc', '.template'];
const skippedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * The files that were named, and those in the folders that were named.
 * A folder gives the files that by their name may hold policies, without those that git ignores. Links in a folder are
 * not followed, so that no loop catches the walk and no file is reviewed twice.
 */
export function findFiles(operands: readonly string[], cwd: string): FoundFiles {
  const found = new Map<string, FoundFile>();
  const failures: Failure[] = [];
  for (const operand of operands) {
    const path = resolve(cwd, operand);
    try {
      if (statSync(path).isDirectory()) {
        walk(
          path,
          ignoreFilesAbove(path),
          (file) => found.set(file, found.get(file) ?? { path: file, named: false }),
          failures,
        );
      } else {
        found.set(path, { path, named: true });
      }
    } catch (error) {
      failures.push({ path, message: describeFileError(error) });
    }
  }
  return { files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), failures };
}

function walk(folder: string, above: IgnoreFiles, visit: (file: string) => void, failures: Failure[]): void {
  let entries: readonly Dirent[];
  let ignoring: IgnoreFiles;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
    ignoring = withIgnoreFile(folder, above);
  } catch (error) {
    failures.push({ path: folder, message: describeFileError(error) });
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name) && !isIgnored(path, true, ignoring)) walk(path, ignoring, visit, failures);
    } else if (entry.isFile() && mayHoldPolicies(entry.name) && !isIgnored(path, false, ignoring)) {
      visit(path);
    }
  }
}

function mayHoldPolicies(name: string): boolean {
  const lower = basename(name).toLowerCase();
  return name !== projectFileName && reviewedEndings.some((ending) => lower.endsWith(ending));
}
