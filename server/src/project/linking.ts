import type { SourcePaths } from './source-paths';

/** How files find each other in one language. */
export interface Linking {
  /** The path that an import means; undefined if it is none of the project. */
  find(files: LinkedFiles, from: string, specifier: string): string | undefined;
  /** The paths of the files that may declare a name which a file uses without an import, the likeliest first. */
  declaring?(files: LinkedFiles, from: string, name: string): readonly string[];
}

/** Where a language looks: at paths, and at the texts of configurations. */
export interface LinkedFiles {
  /** Of the source files. */
  readonly paths: SourcePaths;
  /** The texts of the files that say where imports lead (`package.json`, `tsconfig*.json` …), by their paths. */
  readonly configs: ReadonlyMap<string, string>;
}
