import { parseSettings } from '../syntax/settings';
import { fieldOf, textsOf } from './config-values';
import { folderOf, join, upward } from './paths';
import { fillPattern } from './pattern';

/** The packages that are written in one repository. Each answer is a list of paths, the likeliest first. */
export interface Packages {
  /** What the name of one of them means, or a path behind its name. */
  named(specifier: string): readonly string[];
  /** What stands for the whole of the package in a folder. */
  entries(folder: string): readonly string[];
  /** What `#name` means in a folder. */
  imports(folder: string, specifier: string): readonly string[];
}

interface Package {
  readonly folder: string;
  readonly manifest: unknown;
}

/** Reads the packages out of their `package.json`. */
export function makePackages(configs: ReadonlyMap<string, string>): Packages {
  const byFolder = new Map<string, Package>();
  const byName = new Map<string, Package>();
  for (const [path, text] of configs) {
    if (!/(^|\/)package\.json$/.test(path)) continue;
    const one: Package = { folder: folderOf(path), manifest: parseSettings(text).value };
    byFolder.set(one.folder, one);
    const name = fieldOf(one.manifest, 'name');
    if (typeof name === 'string') byName.set(name, one);
  }
  return {
    named(specifier) {
      const [first = '', second = '', ...others] = specifier.split('/');
      const isScoped = first.startsWith('@');
      const one = byName.get(isScoped ? `${first}/${second}` : first);
      if (!one) return [];
      const path = (isScoped ? others : [second, ...others]).join('/');
      return path === '' ? [one.folder] : behindName(one, path);
    },
    entries(folder) {
      const one = byFolder.get(folder);
      return one ? entriesOf(one) : [];
    },
    imports(folder, specifier) {
      if (!specifier.startsWith('#')) return [];
      const [one] = upward(folder).flatMap((above) => byFolder.get(above) ?? []);
      return one ? mapped(one, fieldOf(one.manifest, 'imports'), specifier) : [];
    },
  };
}

const entryFields = ['source', 'module', 'main', 'types'] as const;

function entriesOf(one: Package): readonly string[] {
  const exported = fieldOf(one.manifest, 'exports');
  const targets = [
    ...entryFields.flatMap((field) => textsOf(fieldOf(one.manifest, field))),
    ...textsOf(fieldOf(exported, '.') ?? (typeof exported === 'string' ? exported : undefined)),
  ];
  return [...targets.flatMap((target) => placesOf(one, target)), ...within(one, 'src/index'), ...within(one, 'index')];
}

function behindName(one: Package, path: string): readonly string[] {
  return [
    ...mapped(one, fieldOf(one.manifest, 'exports'), `./${path}`),
    ...within(one, path),
    ...within(one, `src/${path}`),
  ];
}

function mapped(one: Package, map: unknown, specifier: string): readonly string[] {
  if (typeof map !== 'object' || map === null) return [];
  return Object.entries(map).flatMap(([pattern, targets]) =>
    textsOf(targets).flatMap((target) => {
      const filled = fillPattern(pattern, target, specifier);
      return filled === undefined ? [] : placesOf(one, filled);
    }),
  );
}

/** A package points to what is built. The source of that lies at the same place below `src`. */
function placesOf(one: Package, target: string): readonly string[] {
  const path = target.replace(/^\.\//, '').replace(/\.d\.([cm]?)ts$/, '.$1ts');
  const built = /^(?:dist|build|lib|out|es|esm|cjs)\/(?:(?:esm|cjs|types|src)\/)?(.+)$/.exec(path)?.[1];
  return [...within(one, path), ...(built === undefined ? [] : within(one, `src/${built}`))];
}

function within({ folder }: Package, path: string): readonly string[] {
  const found = join(folder, path);
  return found === undefined ? [] : [found];
}
