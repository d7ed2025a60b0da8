import { type Disposable, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { DenialCard, DenialDraft, RoutePlace } from '../../../server/src/lsp/custom-messages';
import { denialPage } from './denial-page';

/** What people can do in the panel. */
interface Deeds {
  open(place: RoutePlace): unknown;
  copy(text: string): unknown;
  apply(draft: DenialDraft): unknown;
}

/** What the page tells: which thing of which card was chosen. It never sends texts or places itself. */
interface Choice {
  readonly does: string;
  readonly card: number;
  readonly at: number;
}

/** The panel with the explanation of denials: one for a window, beside the editor. */
export class DenialPanel implements Disposable {
  readonly #deeds: Deeds;
  #panel: WebviewPanel | undefined;
  #cards: readonly DenialCard[] = [];

  constructor(deeds: Deeds) {
    this.#deeds = deeds;
  }

  /** Shows explanations instead of those before; `status` is read aloud. */
  show(cards: readonly DenialCard[], status: string): void {
    this.#cards = cards;
    const panel = this.#panel ?? this.#open();
    panel.webview.html = denialPage(cards, status, nonce());
    panel.reveal(undefined, status !== '');
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): WebviewPanel {
    const panel = window.createWebviewPanel('twoGates.denial', 'Explain AccessDenied', ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [],
    });
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isChoice(message)) this.#do(message);
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#cards = [];
    });
    this.#panel = panel;
    return panel;
  }

  #do({ does, card: index, at }: Choice): void {
    const card = this.#cards[index];
    if (!card) return;
    switch (does) {
      case 'layer':
      case 'statement': {
        const place = (does === 'layer' ? card.layers : card.statements)[at]?.place;
        if (place) this.#deeds.open(place);
        break;
      }
      case 'apply':
        if (card.draft) this.#deeds.apply(card.draft);
        break;
      case 'command':
        this.#deeds.copy(card.commands[at]?.command ?? '');
        break;
      case 'suggestion':
        this.#deeds.copy(card.suggestion ?? '');
        break;
      case 'explanation':
        this.#deeds.copy(card.markdown);
        break;
    }
  }
}

function isChoice(message: unknown): message is Choice {
  if (typeof message !== 'object' || message === null) return false;
  const { does, card, at }: Partial<Record<keyof Choice, unknown>> = message;
  return typeof does === 'string' && typeof card === 'number' && typeof at === 'number';
}

function nonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
