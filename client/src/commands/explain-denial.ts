import {
  commands,
  type Disposable,
  env,
  Position,
  ProgressLocation,
  Range,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type {
  DenialDraft,
  ExplainDenialMethod,
  ExplainDenialParams,
  ExplainDenialResult,
  RoutePlace,
} from '../../../server/src/lsp/custom-messages';
import type { AskServer } from '../ask-server';
import { DenialPanel } from '../views/denial-panel';
import { mayTellOfDenial } from './denial-text';

const method: ExplainDenialMethod = 'twoGates/explainDenial';

/** Explains denials that people select, copy or type, in a panel beside the editor. Texts stay in memory only. */
export class DenialExplanations implements Disposable {
  readonly #ask: AskServer;
  readonly #panel: DenialPanel;
  #text = '';

  constructor(ask: AskServer) {
    this.#ask = ask;
    this.#panel = new DenialPanel({
      open: (place) => reveal(place),
      copy: (text) => env.clipboard.writeText(text),
      apply: (draft) => this.#apply(draft),
    });
  }

  /** Explains a text; without one, what is selected in the editor, what the clipboard holds, or what somebody types. */
  async explain(given?: unknown): Promise<void> {
    const text = typeof given === 'string' ? given : await whatIsMeant();
    if (text) await this.#show(text, '');
  }

  /** Explains what is selected in the terminal. The clipboard is as it was before. */
  async explainInTerminal(): Promise<void> {
    const before = await env.clipboard.readText();
    await commands.executeCommand('workbench.action.terminal.copySelection');
    const text = await env.clipboard.readText();
    await env.clipboard.writeText(before);
    await this.explain(text === before && !mayTellOfDenial(text) ? undefined : text);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #show(text: string, status: string): Promise<void> {
    const answer = await window.withProgress(
      { location: ProgressLocation.Window, title: 'Explaining the denial' },
      () => this.#ask<ExplainDenialResult>(method, { text } satisfies ExplainDenialParams),
    );
    if (!answer) {
      window.showWarningMessage('The denial could not be explained. The log of Two Gates says why.');
    } else if (answer.denials.length === 0) {
      window.showInformationMessage(answer.lookedFor.replace(/\s+/g, ' ').trim());
    } else {
      this.#text = text;
      this.#panel.show(answer.denials, status);
    }
  }

  /** Writes the change as one step that can be undone, where the file is still the one that the change was drafted for. */
  async #apply(draft: DenialDraft): Promise<void> {
    const document = await workspace.openTextDocument(Uri.parse(draft.uri));
    if (document.getText() !== draft.before) {
      await this.#show(this.#text, `${draft.file} has changed since it was read, so the change was drafted anew.`);
      return;
    }
    const edit = new WorkspaceEdit();
    for (const { range, newText } of draft.edits) edit.replace(document.uri, toRange(range), newText);
    const isDone = await workspace.applyEdit(edit);
    await window.showTextDocument(document, { preview: false, preserveFocus: true, viewColumn: 1 });
    await this.#show(this.#text, isDone ? `Applied to ${draft.file}. Undo takes it back.` : 'The change was refused.');
  }
}

async function whatIsMeant(): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const selected = editor ? editor.document.getText(editor.selection) : '';
  if (selected.trim() !== '') return selected;
  const copied = await env.clipboard.readText();
  if (mayTellOfDenial(copied.slice(0, 20_000))) return copied;
  return window.showInputBox({
    title: 'Explain AccessDenied',
    prompt: 'The message of the denial, as the command, the log or the console gives it. It stays on this machine.',
    placeHolder: 'User: arn:aws:… is not authorized to perform: …',
    ignoreFocusOut: true,
  });
}

async function reveal({ uri, range }: RoutePlace): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  await window.showTextDocument(document, { viewColumn: 1, preview: true, selection: toRange(range) });
}

function toRange({ start, end }: RoutePlace['range']): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}
