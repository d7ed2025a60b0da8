import {
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type Disposable,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver/node';
import { isProjectFile, projectFileName } from '../settings/project-file';
import type { PulledDiagnostics, PushedDiagnostics } from './diagnostics';
import { readPushedSettings, toFolderUris } from './from-protocol';
import { guardNotification } from './guard';
import type { Session } from './session';
import { toWatchers } from './to-protocol';

/** What follows when a text, a file, a setting or a folder changes. */
export class Changes {
  readonly #session: Session;
  readonly #pulled: PulledDiagnostics;
  readonly #pushed: PushedDiagnostics;
  #watching: Disposable | undefined;

  constructor(session: Session, pulled: PulledDiagnostics, pushed: PushedDiagnostics) {
    this.#session = session;
    this.#pulled = pulled;
    this.#pushed = pushed;
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
    await this.#watchProjectFiles();
  }

  async settings({ settings }: DidChangeConfigurationParams): Promise<void> {
    this.#session.takeSettings(readPushedSettings(settings));
    this.#session.configuration.editorChanged();
    await this.#diagnoseAgain();
  }

  async files({ changes }: DidChangeWatchedFilesParams): Promise<void> {
    for (const { uri } of changes) this.#session.projectFiles.forget(uri);
    await this.#diagnoseAgain();
  }

  async folders({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    const { folders, documents, projectFiles, configuration } = this.#session;
    folders.change(toFolderUris(added), toFolderUris(removed));
    documents.foldersChanged();
    projectFiles.forget();
    configuration.editorChanged();
    await this.#watchProjectFiles();
    await this.#diagnoseAgain();
  }

  text(uri: string): void {
    if (!this.#session.abilities.pullsDiagnostics) this.#pushed.changed(uri);
  }

  /** A client that watches no files still tells when it saves one. */
  async saved(uri: string): Promise<void> {
    const { abilities, projectFiles } = this.#session;
    projectFiles.forgetUnwatched();
    if (abilities.watchedFiles || !isProjectFile(uri)) return;
    await this.#diagnoseAgain();
  }

  async closed(uri: string): Promise<void> {
    const { abilities, configuration, reviews } = this.#session;
    reviews.close(uri);
    configuration.close(uri);
    this.#pulled.close(uri);
    if (!abilities.pullsDiagnostics) await this.#pushed.close(uri);
  }

  async #watchProjectFiles(): Promise<void> {
    const { connection, abilities, folders, projectFiles } = this.#session;
    if (!abilities.watchedFiles) return;
    this.#watching?.dispose();
    const watchers = toWatchers(projectFileName, folders.all, abilities);
    this.#watching = await connection.client.register(DidChangeWatchedFilesNotification.type, watchers);
    projectFiles.watched();
  }

  async #diagnoseAgain(): Promise<void> {
    const { connection, abilities } = this.#session;
    if (!abilities.pullsDiagnostics) this.#pushed.allChanged();
    else if (abilities.refreshesDiagnostics) await connection.languages.diagnostics.refresh();
  }
}
