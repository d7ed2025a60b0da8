import { URI, Utils } from 'vscode-uri';
import type { RuleFacts } from '../rules/define';
import { type FileProblem, readProjectFile } from '../settings/project-file';
import { type Layer, type Origin, readSettings } from '../settings/read';
import { resolveSettings, type Settings } from '../settings/resolve';
import { parseSettings } from '../syntax/settings';
import { type Folders, wholePath } from './folders';
import type { Log } from './guard';
import type { ProjectFiles, ProjectText } from './project-files';

interface Sources {
  readonly rules: readonly RuleFacts[];
  readonly folders: Folders;
  readonly projectFiles: ProjectFiles;
  readonly log: Log;
  /** The settings of the editor for one resource, as they were written. */
  editorSettings(uri: string): Promise<unknown>;
}

/** The settings for each resource: those of the editor, and above them those of the nearest project file. */
export class Configuration {
  readonly #sources: Sources;
  readonly #editor = new Map<string, Promise<unknown>>();
  readonly #resolved = new Map<string, { readonly from: readonly unknown[]; readonly settings: Settings }>();
  readonly #said = new Set<string>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The settings for a resource; the same object as long as nothing that they come from has changed. */
  async settingsFor(uri: string): Promise<Settings> {
    const [editor, project] = await Promise.all([this.#editorSettings(uri), this.#sources.projectFiles.nearestTo(uri)]);
    const from = [editor, project?.uri, project?.text, this.#sources.folders.folderOf(uri)];
    const known = this.#resolved.get(uri);
    if (known && from.every((part, at) => part === known.from[at])) return known.settings;

    const { rules } = this.#sources;
    const layers = [this.#editorLayer(uri, editor), ...(project ? [this.#projectLayer(project).layer] : [])];
    const settings = resolveSettings(layers, rules);
    this.#resolved.set(uri, { from, settings });
    return settings;
  }

  /** What is wrong in a project file. */
  problemsIn(project: ProjectText): readonly FileProblem[] {
    return this.#projectLayer(project).problems;
  }

  /** Forgets what the editor said, which is asked for again when it is needed. */
  editorChanged(): void {
    this.#editor.clear();
    this.#said.clear();
  }

  /** Forgets a resource that was closed. */
  close(uri: string): void {
    this.#editor.delete(uri);
    this.#resolved.delete(uri);
  }

  #editorSettings(uri: string): Promise<unknown> {
    const known = this.#editor.get(uri);
    if (known) return known;
    const asked = this.#sources.editorSettings(uri);
    this.#editor.set(uri, asked);
    // A question that failed is asked again next time; whoever waits for this answer learns of the failure.
    asked.catch(() => this.#editor.delete(uri));
    return asked;
  }

  #editorLayer(uri: string, raw: unknown): Layer {
    const { folders, rules } = this.#sources;
    const folder = folders.folderOf(uri);
    const origin: Origin = {
      name: 'the settings of the editor',
      folder: folder === undefined ? '' : wholePath(folder),
    };
    const { layer, problems } = readSettings(raw, origin, rules);
    for (const { message } of problems) this.#warnOnce(`In ${origin.name}: ${message}`);
    return layer;
  }

  #projectLayer({ uri, text }: ProjectText) {
    const folder = wholePath(Utils.dirname(URI.parse(uri)).toString());
    return readProjectFile(parseSettings(text), { name: uri, folder }, this.#sources.rules);
  }

  #warnOnce(message: string): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    this.#sources.log.warn(message);
  }
}
