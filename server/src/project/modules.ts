import type { Modules } from '../evaluation/code/follow';
import type { CodeModule } from '../model/code';
import { makePackages } from './packages';
import { readPathAliases } from './path-aliases';
import { folderOf, join, upward } from './paths';
import { findPython } from './python-modules';
import { findScript } from './script-files';

/** The files of a project, as far as the modules of it need them. */
export interface ProjectFiles {
  /** True if there is a source file at a path. */
  has(path: string): boolean;
  /** The module of a source file; undefined if it cannot be read. */
  read(path: string): CodeModule | undefined;
  /** The texts of `package.json`, `tsconfig*.json` and `jsconfig.json`, by their paths. */
  readonly configs: ReadonlyMap<string, string>;
  /** Told of each answer, by the path of the file that is meant, or by a name for that there is none. */
  note?(name: string): void;
}

/** The modules of a project in which files come and go. */
export interface ChangingModules extends Modules {
  /**
   * Looks everything up again, since files or configurations are not the same. Gives back what was noted of the answers
   * that are no longer right.
   */
  again(): readonly string[];
}

/**
 * Which file an import means, by the rules of the languages, of TypeScript's path aliases and of the packages of one
 * repository. It touches no disk: a path that `has` denies is not there. Answers are kept until everything is looked up
 * again.
 */
export function makeModules(files: ProjectFiles): ChangingModules {
  let aliases = readPathAliases(files.configs);
  let packages = makePackages(files.configs);
  const answers = new Map<string, Answer>();

  const script = (from: string, specifier: string): string | undefined => {
    const folder = folderOf(from);
    if (/^\.{1,2}(\/|$)/.test(specifier)) return at(join(folder, specifier));
    const candidates = [
      ...aliases(folder, specifier),
      ...packages.imports(folder, specifier),
      ...packages.named(specifier),
      ...byHabit(folder, specifier),
    ];
    for (const candidate of candidates) {
      const found = at(candidate);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const at = (path: string | undefined): string | undefined => {
    if (path === undefined) return undefined;
    return [...packages.entries(path), path].map((one) => findScript(files, one)).find((found) => found !== undefined);
  };

  const lookUp = ({ path, language }: Asking, specifier: string): string | undefined =>
    language === 'python' ? findPython(files, path, specifier) : script(path, specifier);

  return {
    find(from, specifier) {
      const key = `${from.language} ${folderOf(from.path)} ${specifier}`;
      const known = answers.get(key);
      const path = known ? known.path : lookUp(from, specifier);
      if (!known) answers.set(key, { from: { path: from.path, language: from.language }, specifier, path });
      files.note?.(path ?? key);
      return path === undefined ? undefined : files.read(path);
    },
    again() {
      aliases = readPathAliases(files.configs);
      packages = makePackages(files.configs);
      return [...answers].flatMap(([key, { from, specifier, path }]) => {
        const found = lookUp(from, specifier);
        if (found === path) return [];
        answers.set(key, { from, specifier, path: found });
        return [path ?? key];
      });
    },
  };
}

type Asking = Pick<CodeModule, 'path' | 'language'>;

interface Answer {
  readonly from: Asking;
  readonly specifier: string;
  /** Of the file that is meant; undefined if it is none of the project. */
  readonly path: string | undefined;
}

/** Bundlers are told of `@/x` and `~/x` in files that are programs. Nearly always it is the source folder. */
function byHabit(folder: string, specifier: string): readonly string[] {
  const path = /^[@~]\/(.+)$/.exec(specifier)?.[1];
  if (path === undefined) return [];
  return upward(folder)
    .flatMap((above) => [join(above, `src/${path}`), join(above, path)])
    .filter((one) => one !== undefined);
}
