import { type Connection, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument as SyncedDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { TextDocument } from '../text/document';
import { LineIndex } from '../text/line-index';
import { type Folders, wholePath } from './folders';

/** One version of an open document. A change makes another one. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly document: TextDocument;
  readonly lines: LineIndex;
}

/** The documents that are open in the editor, kept in step with it. */
export class OpenDocuments {
  readonly #synced = new TextDocuments(SyncedDocument);
  readonly #folders: Folders;
  readonly #current = new Map<string, OpenDocument>();
  /** The spelling that the editor has for the URI of a file, by its whole path. */
  readonly #files = new Map<string, string>();

  constructor(folders: Folders) {
    this.#folders = folders;
    this.#synced.onDidChangeContent(({ document }) => this.#current.delete(document.uri));
    this.#synced.onDidOpen(({ document: { uri } }) => {
      if (URI.parse(uri).scheme === 'file') this.#files.set(wholePath(uri), uri);
    });
    this.#synced.onDidClose(({ document: { uri } }) => {
      this.#current.delete(uri);
      this.#files.delete(wholePath(uri));
    });
  }

  listen(connection: Connection): void {
    this.#synced.listen(connection);
  }

  onOpen(take: (uri: string) => void): void {
    this.#synced.onDidOpen(({ document }) => take(document.uri));
  }

  /** After a document was opened or changed. */
  onChange(take: (uri: string) => void): void {
    this.#synced.onDidChangeContent(({ document }) => take(document.uri));
  }

  onClose(take: (uri: string) => void): void {
    this.#synced.onDidClose(({ document }) => take(document.uri));
  }

  onSave(take: (uri: string) => void): void {
    this.#synced.onDidSave(({ document }) => take(document.uri));
  }

  /** The latest version of a document, if it is open. */
  find(uri: string): OpenDocument | undefined {
    const known = this.#current.get(uri);
    if (known) return known;
    const synced = this.#synced.get(uri);
    if (!synced) return undefined;
    const text = synced.getText();
    let lines: LineIndex | undefined;
    const open: OpenDocument = {
      uri,
      languageId: synced.languageId,
      version: synced.version,
      document: { path: this.#folders.pathOf(uri), text },
      // A text without findings needs no lines.
      get lines() {
        lines ??= new LineIndex(text);
        return lines;
      },
    };
    this.#current.set(uri, open);
    return open;
  }

  /** The text of a file as it is in the editor, by its whole path; undefined if it is not open. */
  textOf(path: string): string | undefined {
    const uri = this.#files.get(path);
    return uri === undefined ? undefined : this.find(uri)?.document.text;
  }

  uris(): string[] {
    return this.#synced.keys();
  }

  /** Paths are told relative to folders, so they change with the folders. */
  foldersChanged(): void {
    this.#current.clear();
  }
}
