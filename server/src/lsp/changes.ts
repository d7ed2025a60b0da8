import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type Disposable,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver/node';
import { namesOfProject } from '../project/project';
import { isProjectFile, projectFileName } from '../settings/project-file';
import type { RoutesChangedMethod, RoutesChangedParams } from './custom-messages';
import type { PulledDiagnostics, PushedDiagnostics } from './diagnostics';
import { readPushedSettings, toFolderUris } from './from-protocol';
import { guardNotification } from './guard';
import type { Session } from './session';
import { toWatchers } from './to-protocol';

const routesChangedMethod: RoutesChangedMethod = 'twoGates/routesChanged';

/** What follows when a text, a file, a setting or a folder changes. */
export class Changes {
  readonly #session: Session;
  readonly #pulled: PulledDiagnostics;
  readonly #pushed: PushedDiagnostics;
  #telling: NodeJS.Timeout | undefined;
  #watching: Disposable | undefined;

  constructor(session: Session, pulled: PulledDiagnostics, pushed: PushedDiagnostics) {
    this.#session = session;
    this.#pulled = pulled;
    this.#pushed = pushed;
    const takeRoutes = guardNotification('the routes of the workspace', session.log, () => this.#diagnoseAgain());
    session.projects.onChange(() => {
      this.#tellOfRoutes();
      void takeRoutes(undefined);
    });
  }

  /** Asks the client to tell of changes, which it may be asked for only once it is ready. */
  async subscribe(): Promise<void> {
    const { connection, abilities, log } = this.#session;
    if (abilities.workspaceFolders) {
      const take = guardNotification('workspace/didChangeWorkspaceFolders', log, (event: WorkspaceFoldersChangeEvent) =>
        this.folders(event),
      );
      connection.workspace.onDidChangeWorkspaceFolders(take);
    }
    if (abilities.configurationRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'twoGates' });
    }
    await this.#watchFiles();
  }

  async settings({ settings }: DidChangeConfigurationParams): Promise<void> {
    this.#session.takeSettings(readPushedSettings(settings));
    this.#session.configuration.editorChanged();
    await this.#session.projects.settingsChanged();
    this.#tellOfRoutes(); // they may show no lenses any more
    await this.#diagnoseAgain();
  }

  async files({ changes }: DidChangeWatchedFilesParams): Promise<void> {
    const { projectFiles, projects } = this.#session;
    const uris = changes.map(({ uri }) => uri);
    for (const uri of uris) projectFiles.forget(uri);
    if (uris.some(isProjectFile)) await projects.settingsChanged();
    const isOther = projects.filesTouched(uris);
    if (!isOther && !uris.some(isProjectFile)) return;
    this.#tellOfRoutes();
    await this.#diagnoseAgain();
  }

  async folders({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    const { folders, documents, projectFiles, configuration, projects } = this.#session;
    folders.change(toFolderUris(added), toFolderUris(removed));
    documents.foldersChanged();
    projectFiles.forget();
    configuration.editorChanged();
    projects.foldersChanged();
    await this.#watchFiles();
    await this.#diagnoseAgain();
  }

  text(uri: string): void {
    const { abilities, projects } = this.#session;
    projects.touched(uri);
    const code = projects.codeOf(uri);
    if (code) this.#tellOfRoutes();
    if (abilities.pullsDiagnostics) return;
    this.#pushed.changed(uri);
    // What it says may count for the others, as may be asked for those that pull.
    if (code) this.#pushed.allChanged((other) => other !== uri && projects.codeOf(other) !== undefined);
  }

  /** A client that watches no files still tells when it saves one. */
  async saved(uri: string): Promise<void> {
    const { abilities, projectFiles } = this.#session;
    projectFiles.forgetUnwatched();
    if (abilities.watchedFiles || !isProjectFile(uri)) return;
    await this.#diagnoseAgain();
  }

  async closed(uri: string): Promise<void> {
    const { abilities, configuration, reviews, projects } = this.#session;
    reviews.close(uri);
    configuration.close(uri);
    projects.touched(uri);
    this.#pulled.close(uri);
    if (!abilities.pullsDiagnostics) await this.#pushed.close(uri);
  }

  async #watchFiles(): Promise<void> {
    const { connection, abilities, folders, projectFiles } = this.#session;
    if (!abilities.watchedFiles) return;
    this.#watching?.dispose();
    const watchers = toWatchers([projectFileName, ...namesOfProject], folders.all, abilities);
    this.#watching = await connection.client.register(DidChangeWatchedFilesNotification.type, watchers);
    projectFiles.watched();
  }

  /** Tells the client that the routes are others, once for all that happens in half a second. */
  #tellOfRoutes(): void {
    const { connection, abilities, projects, log } = this.#session;
    const tell = guardNotification(routesChangedMethod, log, async () => {
      this.#telling = undefined;
      const params: RoutesChangedParams = { complete: projects.isComplete };
      if (abilities.routes) await connection.sendNotification(routesChangedMethod, params);
      if (abilities.refreshesCodeLens) await connection.sendRequest(CodeLensRefreshRequest.type);
    });
    this.#telling ??= setTimeout(tell, 500);
  }

  async #diagnoseAgain(): Promise<void> {
    const { connection, abilities } = this.#session;
    if (!abilities.pullsDiagnostics) this.#pushed.allChanged();
    else if (abilities.refreshesDiagnostics) await connection.languages.diagnostics.refresh();
  }
}
