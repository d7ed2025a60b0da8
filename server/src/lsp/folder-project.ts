import { statSync } from 'node:fs';
import { isPassedOver, textFilesBelow } from '../disk/find-files';
import { inside } from '../disk/paths';
import { textBelow } from '../disk/source-files';
import type { GuardNames } from '../model/team';
import { type CodeReading, isOfProject, Project } from '../project/project';
import { grammarOf, loadGrammars, type ReadGrammar } from '../syntax/code/grammars';
import { describeError, type Log } from './guard';
import { inSlices } from './slices';

/** Larger folders are read only up to here, so that the memory of the server stays bounded. */
const mostFiles = 10_000;
const mostBytes = 30_000_000;
/** More changes than these at once come from a tool, and are read in the background like a new folder. */
const mostAtOnce = 100;

interface Sources {
  readonly log: Log;
  readonly readGrammar: ReadGrammar;
  /** The text of a document that is open, by its path from the folder. */
  openText(path: string): string | undefined;
  /** The names that the team has given to guards, by the settings for the folder. */
  team(): Promise<GuardNames>;
  /** Called whenever there may be something else to say. */
  changed(): void;
}

/** What the project says now of one file. */
export interface ReadingNow extends CodeReading {
  /** False while files are still read. */
  readonly isWhole: boolean;
}

/**
 * The code of one workspace folder. It is read in the background; until that is done, files are read with what they
 * import. Open documents count as they are in the editor, everything else as it is on disk.
 */
export class FolderProject {
  readonly #root: string;
  readonly #sources: Sources;
  readonly #notes = new Set<string>();
  /** The texts of open documents that the project has been told of. */
  readonly #told = new Map<string, string>();
  readonly #touched = new Set<string>();
  #project: Project | undefined;
  #isWhole = false;
  #isReading = false;
  #isClosed = false;
  #revision = 0;

  /** @param root the folder on disk. */
  constructor(root: string, sources: Sources) {
    this.#root = root;
    this.#sources = sources;
  }

  /** Grows with each change that may make another answer. */
  get revision(): number {
    this.#update();
    return this.#revision;
  }

  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** One line for each thing that is left out. */
  get notes(): readonly string[] {
    return [...this.#notes];
  }

  /** Finds the files and reads them. */
  async open(): Promise<void> {
    const started = performance.now();
    const paths = await this.#list();
    if (!(await this.#load(paths)) || this.#isClosed) {
      this.#isWhole = true;
      this.#revise();
      return;
    }
    const team = await this.#sources.team();
    const read = (path: string): string | undefined => this.#read(path);
    this.#project = new Project({ paths, read }, team);
    this.#revise();
    await this.#readAll();
    const took = (performance.now() - started).toFixed(0);
    this.#sources.log.debug(`${this.#root}: ${paths.length} files of code in ${took} ms`);
  }

  /** Forgets everything; work in the background ends. */
  close(): void {
    this.#isClosed = true;
    this.#project = undefined;
  }

  /** Says that a file or document may have changed, been made or removed. */
  touch(path: string): void {
    if (isOfProject(path)) this.#touched.add(path);
  }

  /** Asks again which names the team has given to guards. */
  async teamChanged(): Promise<void> {
    const team = await this.#sources.team();
    if (!this.#project?.teach(team)) return;
    this.#revise();
  }

  /** What there is to say of a file now; undefined while nothing is known. */
  reading(path: string): ReadingNow | undefined {
    this.#update();
    const reading = this.#guarded((project) => (this.#isWhole ? project.reading(path) : project.firstReading(path)));
    return reading && { ...reading, isWhole: this.#isWhole };
  }

  /** Every route that is found by now. */
  routes(): readonly CodeReading['routes'][number][] {
    this.#update();
    return (this.#isWhole && this.#guarded((project) => project.routes)) || [];
  }

  /** The text of a file as the project sees it. */
  text(path: string): string | undefined {
    return this.#read(path);
  }

  async #list(): Promise<readonly string[]> {
    const paths: string[] = [];
    let bytes = 0;
    let isCut = false;
    const add = (path: string): void => {
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (paths.length >= mostFiles || bytes + size > mostBytes) isCut = true;
      else {
        paths.push(inside(this.#root, path) ?? path);
        bytes += size;
      }
    };
    await inSlices(
      textFilesBelow(this.#root),
      () => this.#isClosed,
      (files) => {
        for (const path of files) if (isOfProject(inside(this.#root, path) ?? '')) add(path);
      },
    );
    if (isCut)
      this.#note('Routes are found in the first 10,000 files or 30 MB of code of this folder, not in the rest.');
    return paths;
  }

  async #load(paths: readonly string[]): Promise<boolean> {
    try {
      await loadGrammars(
        paths.flatMap((path) => grammarOf(path) ?? []),
        this.#sources.readGrammar,
      );
      return true;
    } catch (error) {
      // An installation may lack what it was shipped with; all other reviews do without.
      this.#note('Routes are not read, because a grammar could not be loaded.');
      this.#sources.log.error(`Grammars cannot be loaded: ${describeError(error)}`);
      return false;
    }
  }

  async #readAll(): Promise<void> {
    this.#isWhole = false;
    if (this.#isReading) return;
    this.#isReading = true;
    const project = this.#project;
    try {
      if (project) await inSlices(project.read(), () => this.#isClosed);
      this.#isWhole = true;
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#isReading = false;
    }
    this.#revise();
  }

  /** Tells the project of what was touched, where that is other than what it knows. */
  #update(): void {
    if (!this.#project || this.#touched.size === 0) return;
    const paths = [...this.#touched].filter((path) => this.#isOther(path));
    this.#touched.clear();
    if (paths.length === 0) return;
    this.#revision++;
    this.#guarded((project) => project.changed(...paths));
    if (paths.length <= mostAtOnce) return;
    this.#isWhole = false;
    void this.#readAll();
  }

  #isOther(path: string): boolean {
    const open = this.#sources.openText(path);
    const known = this.#told.get(path) ?? (open === undefined ? undefined : textBelow(this.#root, path));
    const now = open ?? (known === undefined ? undefined : textBelow(this.#root, path));
    if (open === undefined) this.#told.delete(path);
    else this.#told.set(path, open);
    if (known !== undefined || open !== undefined) return now !== known;
    return !isPassedOver(`${this.#root}/${path}`, this.#root);
  }

  #read(path: string): string | undefined {
    return this.#sources.openText(path) ?? textBelow(this.#root, path);
  }

  #guarded<Answer>(ask: (project: Project) => Answer): Answer | undefined {
    if (!this.#project) return undefined;
    try {
      return ask(this.#project);
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  /** A bug must not take the other findings along. */
  #failed(error: unknown): void {
    this.#project = undefined;
    this.#note('Routes are not read any more, because of a bug that the log tells of.');
    this.#sources.log.error(`The routes of ${this.#root} cannot be read: ${describeError(error)}`);
  }

  #note(message: string): void {
    if (!this.#notes.has(message)) this.#sources.log.warn(`${this.#root}: ${message}`);
    this.#notes.add(message);
  }

  #revise(): void {
    this.#revision++;
    if (!this.#isClosed) this.#sources.changed();
  }
}
