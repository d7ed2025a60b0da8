import { Disposable, languages, window, workspace } from 'vscode';
import type { StatusParams } from '../../../server/src/lsp/custom-messages';
import { served } from '../served';

/** The language status item: how many policies and credentials the active file holds, and what was not analysed in it. */
export class PolicyStatus implements Disposable {
  readonly #item = languages.createLanguageStatusItem('twoGates.policies', served);
  readonly #latest = new Map<string, StatusParams>();
  readonly #following: Disposable;
  #working = 0;

  constructor() {
    this.#item.name = 'Two Gates';
    this.#item.command = { title: 'Show Log', command: 'twoGates.showLog' };
    this.#following = Disposable.from(
      window.onDidChangeActiveTextEditor(() => this.#draw()),
      workspace.onDidCloseTextDocument(({ uri }) => this.#latest.delete(uri.toString())),
    );
    this.#draw();
  }

  show(status: StatusParams): void {
    this.#latest.set(status.uri, status);
    this.#draw();
  }

  /** Forgets everything, because the server starts anew. */
  clear(): void {
    this.#latest.clear();
    this.#draw();
  }

  /** Shows that an answer is under way. */
  async busyDuring<T>(work: () => Promise<T>): Promise<T> {
    this.#item.busy = ++this.#working > 0;
    try {
      return await work();
    } finally {
      this.#item.busy = --this.#working > 0;
    }
  }

  dispose(): void {
    this.#following.dispose();
    this.#item.dispose();
  }

  #draw(): void {
    const uri = window.activeTextEditor?.document.uri.toString();
    const status = uri === undefined ? undefined : this.#latest.get(uri);
    const missing = status?.notAnalysed ?? [];
    this.#item.text = status ? count(status) : 'Two Gates';
    this.#item.detail = missing.length > 0 ? `Not analysed: ${missing.join(' ')}` : kinds(status);
  }
}

function count({ policies, credentials }: StatusParams): string {
  const found = [
    ...(policies.length > 0 ? [amount(policies.length, 'policy', 'policies')] : []),
    ...(credentials > 0 ? [amount(credentials, 'credential', 'credentials')] : []),
  ];
  return found.length === 0 ? 'No policies or credentials' : found.join(', ');
}

function amount(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function kinds(status: StatusParams | undefined): string {
  const policies = status?.policies ?? [];
  return policies.map(({ kind, place }) => (place === '' ? kind : `${place} (${kind})`)).join(', ');
}
