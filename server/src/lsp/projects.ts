import { URI, Utils } from 'vscode-uri';
import { inside } from '../disk/paths';
import type { Place as CodePlace, JudgedRoute } from '../model/route';
import type { GuardNames } from '../model/team';
import type { CodeReading } from '../project/project';
import { projectFileName } from '../settings/project-file';
import type { Settings } from '../settings/resolve';
import { grammarOf, type ReadGrammar } from '../syntax/code/grammars';
import { LineIndex } from '../text/line-index';
import type { RoutesResult } from './custom-messages';
import type { OpenDocuments } from './documents';
import { FolderProject } from './folder-project';
import { type Folders, wholePath } from './folders';
import { describeError, type Log } from './guard';
import { toRouteFacts } from './route-facts';

interface Sources {
  readonly log: Log;
  readonly folders: Folders;
  readonly documents: OpenDocuments;
  readonly readGrammar: ReadGrammar;
  settingsFor(uri: string): Promise<Settings>;
}

/** What is known of the code around a document. */
export interface CodeAround {
  /** As the project spells it. */
  readonly path: string;
  readonly reading: CodeReading | undefined;
  /** One line for each thing that is left out. */
  readonly notes: readonly string[];
}

/** The project that a document is in. */
export interface CodeOf {
  /** Of the document, as the project spells it. */
  readonly path: string;
  /** Every route of the project; none while it is still read. */
  routes(): readonly JudgedRoute[];
  /** The text of a file of the project. */
  text(path: string): string | undefined;
  uriOf(path: string): string;
}

/** Another text of a project, as far as places in it have to be named. */
interface TextBeside {
  readonly uri: string;
  readonly lines: LineIndex;
}

interface Opened {
  readonly root: string;
  readonly project: FolderProject;
}

/** The code of the workspace folders that are on disk, each from the moment on that somebody opens code in it. */
export class Projects {
  readonly #sources: Sources;
  readonly #opened = new Map<string, Opened>();
  #listener: () => void = () => undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** From now on this is called whenever there may be something else to say of routes. */
  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  /** True unless files are still read. */
  get isComplete(): boolean {
    return [...this.#opened.values()].every(({ project }) => project.isWhole);
  }

  /** Takes note of a document that was opened, changed or closed. */
  touched(uri: string): void {
    const folder = this.#folderOf(uri);
    if (folder === undefined) return;
    if (grammarOf(uri) && this.#sources.documents.find(uri)) this.#open(folder);
    this.#touch(uri);
  }

  /** Takes note of files that were changed, made or removed. Gives back whether that makes a difference. */
  filesTouched(uris: readonly string[]): boolean {
    const before = this.#revisions();
    for (const uri of uris) this.#touch(uri);
    return this.#revisions() !== before;
  }

  #revisions(): number {
    return [...this.#opened.values()].reduce((sum, { project }) => sum + project.revision, 0);
  }

  #touch(uri: string): void {
    const { scheme, fsPath } = URI.parse(uri);
    if (scheme !== 'file') return;
    for (const { root, project } of this.#opened.values()) {
      const path = inside(root, fsPath);
      if (path !== undefined) project.touch(path);
    }
  }

  /** Takes note that other folders are open. */
  foldersChanged(): void {
    const { all } = this.#sources.folders;
    for (const [folder, { project }] of this.#opened) {
      if (all.includes(folder)) continue;
      project.close();
      this.#opened.delete(folder);
    }
    for (const uri of this.#sources.documents.uris()) this.touched(uri);
    this.#listener();
  }

  /** Takes note that settings may be others. */
  async settingsChanged(): Promise<void> {
    await Promise.all([...this.#opened.values()].map(({ project }) => project.teamChanged()));
  }

  /** Grows with each change that may make another answer for a document; undefined if it is in no project. */
  revisionOf(uri: string): number | undefined {
    return this.#projectOf(uri)?.project.revision;
  }

  /** What is known now of the code around a document; undefined if it is no code. */
  around(uri: string): CodeAround | undefined {
    const { scheme, fsPath } = URI.parse(uri);
    if (!grammarOf(fsPath) || scheme === 'untitled') return undefined;
    if (scheme !== 'file') return { path: '', reading: undefined, notes: [notOnDisk] };
    const opened = this.#projectOf(uri);
    const path = opened && inside(opened.root, fsPath);
    if (!opened || path === undefined) return undefined;
    const reading = opened.project.reading(path);
    const notes = reading?.isWhole === false ? [...opened.project.notes, stillReading] : opened.project.notes;
    return { path, reading, notes };
  }

  /** The project that a document is in; undefined if it is in none that is open. */
  codeOf(uri: string): CodeOf | undefined {
    const folder = this.#folderOf(uri);
    const opened = folder === undefined ? undefined : this.#opened.get(folder);
    const path = opened && inside(opened.root, URI.parse(uri).fsPath);
    if (folder === undefined || !opened || path === undefined) return undefined;
    const { project } = opened;
    return {
      path,
      routes: () => project.routes(),
      text: (other) => project.text(other),
      uriOf: (other) => uriIn(folder, other),
    };
  }

  /** Gives the lines of other files of the project that a document is in. */
  textsBeside(uri: string): (path: string) => TextBeside | undefined {
    const code = this.codeOf(uri);
    const known = new Map<string, TextBeside | undefined>();
    return (path) => {
      const text = known.has(path) ? undefined : code?.text(path);
      if (code && text !== undefined) known.set(path, { uri: code.uriOf(path), lines: new LineIndex(text) });
      return known.get(path);
    };
  }

  /** The routes of all folders. Those that nobody has opened code in are read from now on. */
  inventory(): RoutesResult {
    const { folders } = this.#sources;
    for (const folder of folders.all) if (URI.parse(folder).scheme === 'file') this.#open(folder);
    const all = [...this.#opened].map(([folder, { project }]) => {
      const lines = new Map<string, LineIndex>();
      const locate = ({ path, span }: CodePlace): { uri: string; lines: LineIndex; span: CodePlace['span'] } => {
        const known = lines.get(path) ?? new LineIndex(project.text(path) ?? '');
        lines.set(path, known);
        return { uri: uriIn(folder, path), lines: known, span };
      };
      const own = project.routes().filter(({ route }) => folders.folderOf(uriIn(folder, route.place.path)) === folder);
      return own.map((route) => toRouteFacts(route, locate));
    });
    const opened = [...this.#opened.values()];
    return {
      complete: this.isComplete,
      notes: [...new Set(opened.flatMap(({ project }) => project.notes))],
      routes: all.flat(),
    };
  }

  #folderOf(uri: string): string | undefined {
    return URI.parse(uri).scheme === 'file' ? this.#sources.folders.folderOf(uri) : undefined;
  }

  #projectOf(uri: string): Opened | undefined {
    const folder = this.#folderOf(uri);
    return folder === undefined ? undefined : this.#opened.get(folder);
  }

  #open(folder: string): void {
    if (this.#opened.has(folder)) return;
    const { log, documents, readGrammar, settingsFor } = this.#sources;
    const root = URI.parse(folder).fsPath;
    const anyFile = Utils.joinPath(URI.parse(folder), projectFileName).toString();
    const project = new FolderProject(root, {
      log,
      readGrammar,
      openText: (path) => documents.textOf(`${wholePath(folder)}/${path}`),
      team: async (): Promise<GuardNames> => (await settingsFor(anyFile)).team.guards,
      changed: () => this.#listener(),
    });
    this.#opened.set(folder, { root, project });
    project.open().catch((error: unknown) => log.error(`${root} cannot be read: ${describeError(error)}`));
  }
}

const notOnDisk = 'Routes are read in folders on disk only.';
const stillReading = 'The rest of the project is still being read, so that no route is sure yet.';

function uriIn(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path).toString();
}
