import { parseSettings } from '../syntax/settings';
import { fieldOf, textsOf } from './config-values';
import { folderOf, join, upward } from './paths';
import type { SourcePaths } from './source-paths';

interface Files {
  readonly paths: SourcePaths;
  /** The texts of configuration files by their paths. */
  readonly configs: ReadonlyMap<string, string>;
}

/** Where `composer.json` says that things are. */
interface Autoload {
  readonly folder: string;
  /** The folders of a namespace, the longest name first. */
  readonly spaces: readonly { readonly prefix: string; readonly folder: string }[];
  /** Files with functions that are there for all. */
  readonly files: readonly string[];
}

/** So much of a namespace has to stand in the path of a class that no `composer.json` leads to. */
const leastShared = 2;
/** Of more files with one name none is likelier than the others. */
const mostCalled = 50;
const mostKept = 50;

/**
 * The file that a name of PHP means. A class is found by its whole name, as Composer does by PSR-4
 * (https://www.php-fig.org/psr/psr-4/), or else by the folders that its name shares with a path; a path that ends in
 * `.php` is looked for beside the file or in the folders above.
 */
export function findPhp(files: Files, from: string, specifier: string): string | undefined {
  if (specifier.endsWith('.php')) return fileAt(files, from, specifier);
  return byAutoload(files, from, specifier) ?? byFolders(files, specifier);
}

/**
 * The files that may declare a name which stands without an import: those of the same namespace, which has a folder of
 * its own, and those with functions that are loaded for all.
 */
export function declaringPhp(files: Files, from: string, name: string): readonly string[] {
  if (!/^\w{1,200}$/.test(name)) return [];
  const beside = join(folderOf(from), `${name}.php`) ?? '';
  const loaded = /^[a-z]/.test(name) ? autoloadsOf(files, from).flatMap((one) => one.files) : [];
  return [beside, ...loaded].filter((path) => files.paths.has(path));
}

function fileAt({ paths }: Files, from: string, specifier: string): string | undefined {
  const isNear = specifier.startsWith('.');
  const folders = isNear ? [folderOf(from)] : upward(folderOf(from));
  return folders.map((folder) => join(folder, specifier)).find((path) => path !== undefined && paths.has(path));
}

function byAutoload(files: Files, from: string, name: string): string | undefined {
  for (const { spaces } of autoloadsOf(files, from)) {
    for (const { prefix, folder } of spaces) {
      if (!name.startsWith(prefix)) continue;
      const path = join(folder, `${name.slice(prefix.length).replaceAll('\\', '/')}.php`);
      if (path !== undefined && files.paths.has(path)) return path;
    }
  }
  return undefined;
}

/** The only file whose path ends most like the name of the class, in a folder that is called as the name begins. */
function byFolders({ paths }: Files, name: string): string | undefined {
  const parts = name.split('\\');
  const root = parts[0]?.toLowerCase() ?? '';
  const called = parts.length < leastShared ? [] : paths.called(`${parts.at(-1) ?? ''}.php`);
  if (called.length > mostCalled) return undefined;
  // What a package is called like, the project may have as well: `Illuminate\Http\Request`.
  const own = called.filter((path) => root === 'app' || path.toLowerCase().split('/').includes(root));
  const shares = own.map((path) => ({ path, share: sharedBy(path, parts) }));
  const [best, next] = shares.sort((a, b) => b.share - a.share);
  const isSure = best !== undefined && best.share >= leastShared && best.share > (next?.share ?? 0);
  return isSure ? best.path : undefined;
}

/** How many of the last parts are the same. */
function sharedBy(path: string, parts: readonly string[]): number {
  const steps = path
    .replace(/\.php$/, '')
    .toLowerCase()
    .split('/');
  let shared = 0;
  while (shared < parts.length && steps.at(-1 - shared) === parts.at(-1 - shared)?.toLowerCase()) shared++;
  return shared;
}

/** What the `composer.json` files above a file say, the nearest first; the habit of Laravel where there is none. */
function autoloadsOf({ configs }: Files, from: string): readonly Autoload[] {
  const folders = upward(folderOf(from));
  const known = folders.flatMap((folder) => {
    const text = configs.get(join(folder, 'composer.json') ?? '');
    return text === undefined ? [] : [placed(readAutoload(text), folder)];
  });
  if (known.length > 0) return known;
  return folders.map((folder) => placed({ spaces: [{ prefix: 'App\\', folder: 'app' }], files: [] }, folder));
}

function placed({ spaces, files }: Omit<Autoload, 'folder'>, folder: string): Autoload {
  return {
    folder,
    spaces: spaces.flatMap((one) => {
      const at = join(folder, one.folder);
      return at === undefined ? [] : [{ ...one, folder: at }];
    }),
    files: files.flatMap((one) => join(folder, one) ?? []),
  };
}

const read = new Map<string, Omit<Autoload, 'folder'>>();

function readAutoload(text: string): Omit<Autoload, 'folder'> {
  const before = read.get(text);
  if (before) return before;
  const autoload = fieldOf(parseSettings(text).value, 'autoload');
  const spaces = Object.entries(fieldOf(autoload, 'psr-4') ?? {}).flatMap(([prefix, folders]) =>
    textsOf(folders).map((folder) => ({ prefix, folder })),
  );
  const found = {
    spaces: spaces.sort((a, b) => b.prefix.length - a.prefix.length),
    files: textsOf(fieldOf(autoload, 'files')),
  };
  if (read.size >= mostKept) read.clear();
  read.set(text, found);
  return found;
}
