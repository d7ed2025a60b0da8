import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The `.gitignore` of one folder. */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The `.gitignore` files that speak about the entries of a folder, the nearest first. */
export type IgnoreFiles = readonly IgnoreFile[];

/** Takes a `.gitignore` that could not be read, and why. */
export type OnUnreadable = (path: string, error: unknown) => void;

/** The nearest folder upward that holds `.git`, which is a file in a worktree. */
export function findGitRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/**
 * What the folders above say, up to the root of the repository.
 * Who names a folder wants to see what is in it: where the folders above ignore it as a whole, they are not heard.
 */
export function ignoreFilesAbove(folder: string, onUnreadable: OnUnreadable): IgnoreFiles {
  const root = findGitRoot(folder);
  if (root === undefined || root === folder) return [];
  let files: IgnoreFiles = [];
  for (const part of partsBetween(root, folder)) files = withIgnoreFile(part, files, onUnreadable);
  return isIgnored(folder, true, files) ? [] : files;
}

/**
 * Adds the `.gitignore` of a folder, if there is one, in front of those above it. One that cannot be read leaves out
 * nothing, and like git we do not take a folder of that name for one.
 */
export function withIgnoreFile(folder: string, above: IgnoreFiles, onUnreadable: OnUnreadable): IgnoreFiles {
  const path = join(folder, '.gitignore');
  try {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return above;
    return [{ folder, rules: ignore().add(readFileSync(path, 'utf8')) }, ...above];
  } catch (error) {
    onUnreadable(path, error);
    return above;
  }
}

/** True if git would leave out the entry. The nearest file that has something to say about it decides. */
export function isIgnored(path: string, isFolder: boolean, files: IgnoreFiles): boolean {
  for (const { folder, rules } of files) {
    const inside = relative(folder, path).split(sep).join('/');
    const { ignored, unignored } = rules.test(isFolder ? `${inside}/` : inside);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The folders from the root down to the one that holds `folder`. */
function partsBetween(root: string, folder: string): readonly string[] {
  const parts: string[] = [];
  for (let at = dirname(folder); at.length >= root.length; at = dirname(at)) {
    parts.unshift(at);
    if (at === root) break;
  }
  return parts;
}
