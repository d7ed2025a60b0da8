import type { Modules } from '../evaluation/code/follow';
import type { CodeLanguage, CodeModule } from '../model/code';
import { csharp } from './csharp-modules';
import { go } from './go-modules';
import { java } from './java-modules';
import type { LinkedFiles, Linking } from './linking';
import { makePackages } from './packages';
import { readPathAliases } from './path-aliases';
import { folderOf, join, upward } from './paths';
import { declaringPhp, findPhp } from './php-modules';
import { findPython } from './python-modules';
import { ruby } from './ruby-modules';
import { findScript } from './script-files';

/** The files of a project, as far as the modules of it need them. */
export interface ProjectFiles extends LinkedFiles {
  /** The module of a source file; undefined if it cannot be read. */
  read(path: string): CodeModule | undefined;
  /** Told of each answer, by the path of the file that is meant, or by a name for that there is none. */
  note?(name: string): void;
}

const python: Linking = { find: ({ paths }, from, specifier) => findPython(paths, from, specifier) };
const php: Linking = { find: findPhp, declaring: declaringPhp };

/** Of the languages other than JavaScript, whose rules rest on several files. */
const linkings: Readonly<Partial<Record<CodeLanguage, Linking>>> = { csharp, python, go, java, php, ruby };

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
    return [...packages.entries(path), path]
      .map((one) => findScript(files.paths, one))
      .find((found) => found !== undefined);
  };

  const lookUp = ({ path, language }: Asking, specifier: string): readonly string[] => {
    const linking = linkings[language];
    const found = linking ? linking.find(files, path, specifier) : script(path, specifier);
    return found === undefined ? [] : [found];
  };
  const lookAround = ({ path, language }: Asking, name: string): readonly string[] =>
    linkings[language]?.declaring?.(files, path, name) ?? [];

  /** The modules that one way of looking finds for a word; what it found is kept under a key. */
  const modulesBy = (look: LookUp, key: string, from: CodeModule, word: string): readonly CodeModule[] => {
    const known = answers.get(key);
    const paths = known?.paths ?? look(from, word);
    if (!known) answers.set(key, { look, from: { path: from.path, language: from.language }, word, paths });
    for (const name of namesFor(key, paths)) files.note?.(name);
    return paths.flatMap((path) => files.read(path) ?? []);
  };

  return {
    find: (from, specifier) =>
      modulesBy(lookUp, `${from.language} ${folderOf(from.path)} ${specifier}`, from, specifier)[0],
    declaring(from, name) {
      if (!linkings[from.language]?.declaring) return [];
      return modulesBy(lookAround, `${from.language} ${folderOf(from.path)} : ${name}`, from, name);
    },
    again() {
      aliases = readPathAliases(files.configs);
      packages = makePackages(files.configs);
      return [...answers].flatMap(([key, answer]) => {
        const paths = answer.look(answer.from, answer.word);
        if (paths.join('\n') === answer.paths.join('\n')) return [];
        answers.set(key, { ...answer, paths });
        return namesFor(key, answer.paths);
      });
    },
  };
}

/** By what an answer is noted: by the files that it names, or by its key where it names none. */
function namesFor(key: string, paths: readonly string[]): readonly string[] {
  return paths.length > 0 ? paths : [key];
}

type Asking = Pick<CodeModule, 'path' | 'language'>;

type LookUp = (from: Asking, word: string) => readonly string[];

interface Answer {
  readonly look: LookUp;
  readonly from: Asking;
  /** What was looked for: a specifier, or a name. */
  readonly word: string;
  readonly paths: readonly string[];
}

/** Bundlers are told of `@/x` and `~/x` in files that are programs. Nearly always it is the source folder. */
function byHabit(folder: string, specifier: string): readonly string[] {
  const path = /^[@~]\/(.+)$/.exec(specifier)?.[1];
  if (path === undefined) return [];
  return upward(folder)
    .flatMap((above) => [join(above, `src/${path}`), join(above, path)])
    .filter((one) => one !== undefined);
}
