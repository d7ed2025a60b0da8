import { type Kept, makeKeeping } from '../evaluation/code/keeping';
import { makeValues } from '../evaluation/code/values';
import type { CodeModule } from '../model/code';
import type { Fault, JudgedRoute, Route, Stack } from '../model/route';
import type { GuardNames } from '../model/team';
import type { Values } from '../model/value';
import { frameworks, templates } from '../readers/routes/index';
import { mayBeTemplate } from '../readers/routes/template';
import { grammarOf } from '../syntax/code/grammars';
import { readCode } from '../syntax/code/read-code';
import { takeDesigns } from './by-design';
import { chainRoutes } from './chain';
import { groupByPath } from './group-by-path';
import { faultsIn, type Judge, makeJudge } from './judge';
import { type ChangingModules, makeModules } from './modules';
import { SourcePaths } from './source-paths';
import type { SeenRoute } from './surroundings';

/** The files of a project, by paths with forward slashes that are relative to its root. */
export interface SourceFiles {
  /** Of all files, in any order. */
  readonly paths: Iterable<string>;
  /** The text of a file; undefined if it cannot be read. */
  read(path: string): string | undefined;
}

/** Files that say where packages and aliases lead. */
const config = /(^|\/)(package|composer|[jt]sconfig(\.[\w-]+)?)\.json$|(^|\/)go\.mod$/;
/** Declarations without code, what machines write, templates of pages, and packages that Composer installs. */
const generated =
  /\.(d\.[cm]?ts|min\.js|bundle\.js|blade\.php)$|(^|\/)vendor\/.*\.(php|go)$|_test\.go$|(^|\/)(spec|test|features|vendor|db)\/.*\.rb$|(^|\/)src\/\w*[tT]est\/.*\.java$/;

/**
 * The code of one project: which modules it has, and which routes they make together. What was found out is kept as long
 * as nothing has changed that it rests on.
 */
export class Project {
  readonly #files: SourceFiles;
  readonly #paths = new SourcePaths();
  readonly #configs = new Map<string, string>();
  readonly #modules = new Map<string, CodeModule | false>();
  /** The files of which somebody has asked what they give to others. */
  readonly #imported = new Set<string>();
  readonly #stacks = new Map<string, Kept<readonly Stack[]>>();
  readonly #keeping = makeKeeping();
  readonly #found: ChangingModules;
  readonly #values: Values;
  #team: GuardNames;
  #judge: Judge;
  #state: State | undefined;

  constructor(files: SourceFiles, team: GuardNames) {
    this.#files = files;
    for (const path of files.paths) this.#note(path);
    this.#found = makeModules({
      paths: this.#paths,
      read: (path) => {
        this.#imported.add(path);
        return this.#module(path);
      },
      configs: this.#configs,
      note: this.#keeping.note,
    });
    this.#values = makeValues(this.#found, this.#keeping);
    this.#team = team;
    this.#judge = this.#makeJudge();
  }

  /** Says that files were changed, made or removed. Gives back whether any of them counts for the project. */
  changed(...paths: readonly string[]): boolean {
    const known = paths.filter(isOfProject);
    let isOther = false;
    for (const path of known) {
      const had = this.#paths.has(path) || this.#configs.get(path);
      this.#modules.delete(path);
      this.#paths.delete(path);
      this.#configs.delete(path);
      if (this.#files.read(path) !== undefined) this.#note(path);
      isOther ||= had !== (this.#paths.has(path) || this.#configs.get(path));
      this.#keeping.changed(path);
    }
    if (isOther) for (const name of this.#found.again()) this.#keeping.changed(name);
    if (known.length > 0) this.#state = undefined;
    return known.length > 0;
  }

  /** From now on guards with these names are known by them. Gives back whether they were others before. */
  teach(team: GuardNames): boolean {
    if (JSON.stringify(team) === JSON.stringify(this.#team)) return false;
    this.#team = team;
    this.#judge = this.#makeJudge();
    this.#state = undefined;
    return true;
  }

  /** Every route of the project. */
  get routes(): readonly JudgedRoute[] {
    const state = this.#now();
    return [...state.seen.keys()].flatMap((path) => this.#judged(path, state));
  }

  /** What the project says of one file. */
  reading(path: string): CodeReading {
    const state = this.#now();
    return { routes: this.#judged(path, state), faults: state.faults.get(path) ?? [] };
  }

  /**
   * What a file says by itself and by what it imports, while the rest of the project has not been read. Others may mount
   * and guard what it declares, so that no route of it is sure.
   */
  firstReading(path: string): CodeReading {
    const seen = this.#seeRoutes(this.#chained(this.#importedBy(path)).map(unsure));
    const state = stateOf(seen, this.#judge);
    return { routes: this.#judged(path, state), faults: state.faults.get(path) ?? [] };
  }

  /**
   * Reads all there is in small steps, so that other work can come between them. What has no routes and is imported by
   * nothing that has some is not held in memory.
   */
  *read(): Generator<undefined, void> {
    const paths = [...this.#paths].sort();
    for (const path of paths) {
      this.#stacksOf(path);
      yield;
    }
    for (const path of paths) {
      if (this.#stacksOf(path).length === 0 && !this.#imported.has(path)) this.#modules.delete(path);
    }
    for (const route of this.#chained(this.#paths)) {
      this.#judge.see(route);
      yield;
    }
    this.#now();
  }

  #makeJudge(): Judge {
    return makeJudge(this.#values, this.#team, this.#keeping, (path) => this.#module(path));
  }

  #now(): State {
    if (!this.#state) {
      const seen = this.#seeRoutes(this.#chained(this.#paths));
      this.#judge.keepOnly(seen);
      this.#state = stateOf(seen, this.#judge);
    }
    return this.#state;
  }

  #note(path: string): void {
    const text = isConfig(path) ? this.#files.read(path) : undefined;
    if (text !== undefined) this.#configs.set(path, text);
    else if (isCode(path) || mayBeTemplate(path)) this.#paths.add(path);
  }

  #module(path: string): CodeModule | undefined {
    let known = this.#modules.get(path);
    if (known === undefined) {
      const text = this.#files.read(path);
      known = (text !== undefined && readCode(path, text)) || false;
      this.#modules.set(path, known);
    }
    return known || undefined;
  }

  #stacksOf(path: string): readonly Stack[] {
    return this.#keeping.keep(this.#stacks, path, () => {
      this.#keeping.note(path);
      if (mayBeTemplate(path)) return this.#declaredIn(path);
      const module = this.#module(path);
      if (!module) return [];
      return frameworks.flatMap((one) => (one.suits(module) ? one.read(module, { ...this.#values }) : []));
    });
  }

  #declaredIn(path: string): readonly Stack[] {
    const text = this.#files.read(path);
    if (text === undefined) return [];
    return templates.flatMap((one) => (one.suits(path, text) ? one.read(path, text, { ...this.#values }) : []));
  }

  #chained(paths: Iterable<string>): readonly Route[] {
    return chainRoutes([...paths].sort().flatMap((path) => this.#stacksOf(path)));
  }

  #seeRoutes(routes: readonly Route[]): readonly SeenRoute[] {
    return routes.map((route) => this.#judge.see(route));
  }

  #judged(path: string, { seen, judged, judge }: State): readonly JudgedRoute[] {
    const known = judged.get(path);
    if (known) return known;
    const routes = takeDesigns(judge(seen.get(path) ?? []), (one) => this.#module(one));
    judged.set(path, routes);
    return routes;
  }

  /** A file and what it imports, through others too. */
  #importedBy(path: string): ReadonlySet<string> {
    const paths = new Set([path]);
    for (const one of paths) {
      const module = this.#module(one);
      if (!module || paths.size > mostOfOneFile) continue;
      for (const { from } of [...module.imports, ...module.exports]) {
        const source = from && this.#found.find(module, from.value);
        if (source) paths.add(source.path);
      }
    }
    return paths;
  }
}

/** So many files are read for the first word about one of them. */
const mostOfOneFile = 100;

/** The names of those files as patterns, for whoever watches them. */
export const namesOfProject: readonly string[] = [
  'go.mod',
  '*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py,pyi,go,cs,java,php,rb}',
  '{package,composer,[jt]sconfig,[jt]sconfig.*}.json',
  '{serverless,template,sam,cloudformation,stack}*.{yml,yaml,json,template}',
];

/** True for the files that a project consists of, by their names: code, and what says where imports and requests lead. */
export function isOfProject(path: string): boolean {
  return isConfig(path) || isCode(path) || mayBeTemplate(path);
}

function isConfig(path: string): boolean {
  return config.test(path);
}

function isCode(path: string): boolean {
  return grammarOf(path) !== undefined && !generated.test(path);
}

function unsure(route: Route): Route {
  return { ...route, gaps: [...route.gaps, 'the rest of the project is still being read'] };
}

/** What the files of a project say together, until one of them changes. */
interface State {
  /** The routes that are declared in each file. */
  readonly seen: ReadonlyMap<string, readonly SeenRoute[]>;
  readonly judge: (some: readonly SeenRoute[]) => readonly JudgedRoute[];
  /** The same with their verdicts, of the files that somebody has asked for. */
  readonly judged: Map<string, readonly JudgedRoute[]>;
  /** The faulty checks in each file. */
  readonly faults: ReadonlyMap<string, readonly Fault[]>;
}

/** What the project says of one file. */
export interface CodeReading {
  readonly routes: readonly JudgedRoute[];
  readonly faults: readonly Fault[];
}

function stateOf(seen: readonly SeenRoute[], judge: Judge): State {
  return {
    seen: groupByPath(seen, ({ route }) => route.place.path),
    judge: judge.inLightOf(seen),
    judged: new Map(),
    faults: groupByPath(faultsIn(seen), ({ place }) => place.path),
  };
}
