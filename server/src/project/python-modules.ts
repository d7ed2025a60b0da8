import { folderOf, join, upward } from './paths';

interface Files {
  has(path: string): boolean;
}

/**
 * The file that an import of Python means. Dots lead up from the folder of the file. Other names are looked for in every
 * folder above that programs may be started from: not in packages themselves, whose modules have longer names. A folder
 * `src` is looked into as well.
 */
export function findPython(files: Files, from: string, specifier: string): string | undefined {
  const folder = folderOf(from);
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
  const path = specifier.slice(dots).replaceAll('.', '/');
  if (dots > 0) {
    const above = join(folder, '../'.repeat(dots - 1));
    return above === undefined ? undefined : findIn(files, above, path);
  }
  const folders = upward(folder);
  const roots = folders.filter((above) => !isPackage(files, above));
  // A folder that programs are started from may be a package by accident. Names without a dot are too common to try,
  // unless the program that is started lies beside them.
  const isTried = (above: string) => path.includes('/') || (above === folder && isStart(files, above));
  const others = folders.filter((above) => isPackage(files, above) && isTried(above));
  for (const above of [...roots, ...others]) {
    const found = findIn(files, above, path) ?? findIn(files, join(above, 'src') ?? above, path);
    if (found !== undefined && found !== from) return found;
  }
  return undefined;
}

function findIn(files: Files, folder: string, path: string): string | undefined {
  const at = join(folder, path);
  if (at === undefined) return undefined;
  const candidates = path === '' ? [] : [`${at}.py`, `${at}.pyi`];
  return [...candidates, join(at, '__init__.py') ?? ''].find((candidate) => files.has(candidate));
}

/** True for the outermost folder of a package with the module in it that servers are usually told to start. */
function isStart(files: Files, folder: string): boolean {
  const above = join(folder, '..');
  const isOutermost = above === undefined || !isPackage(files, above);
  return isOutermost && ['main.py', 'app.py'].some((name) => files.has(join(folder, name) ?? ''));
}

/** What has a `manage.py` is where a program of Django is started, whatever else it has. */
function isPackage(files: Files, folder: string): boolean {
  return files.has(join(folder, '__init__.py') ?? '') && !files.has(join(folder, 'manage.py') ?? '');
}
