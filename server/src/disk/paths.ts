import { isAbsolute, relative, sep } from 'node:path';

/** The path as documents and settings spell it. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}

/** The path as people read it: relative to the folder they are in. */
export function shown(path: string, cwd: string): string {
  return slashed(relative(cwd, path)) || '.';
}

/** The path relative to a folder with forward slashes, or undefined if it lies outside of it. */
export function inside(folder: string, path: string): string | undefined {
  const found = slashed(relative(folder, path));
  return found === '..' || found.startsWith('../') || isAbsolute(found) ? undefined : found;
}
