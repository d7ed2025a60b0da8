import {
  Disposable,
  DocumentLink,
  EventEmitter,
  languages,
  Position,
  Range,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type {
  ExplainRouteMethod,
  ExplainRouteParams,
  ExplainRouteResult,
  RouteExplanation,
  RouteFacts,
  RoutePosition,
} from '../../../server/src/lsp/custom-messages';
import type { AskServer } from '../ask-server';

const method: ExplainRouteMethod = 'twoGates/explainRoute';
const scheme = 'two-gates-route';

/**
 * Shows explanations of routes as read-only documents beside the code. They are plain text that reads well aloud, whose
 * links work with the keyboard, and that needs neither a web view nor another extension; the editor's own preview of
 * Markdown is a command away.
 */
export class RouteExplanations implements Disposable, TextDocumentContentProvider {
  readonly #ask: AskServer;
  readonly #shown = new Map<string, RouteExplanation>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #providing: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(ask: AskServer) {
    this.#ask = ask;
    this.#providing = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(scheme, this),
      languages.registerDocumentLinkProvider(
        { scheme },
        { provideDocumentLinks: (document) => this.#linksIn(document) },
      ),
      workspace.onDidCloseTextDocument(({ uri }) => this.#shown.delete(uri.toString())),
    );
  }

  /**
   * Explains the route at a place. A lens names it by its URI and position, the view hands over the route itself, and
   * without either it is where the cursor is.
   */
  async explain(given?: string | RouteFacts | Uri, position?: RoutePosition): Promise<void> {
    const params = whatIsMeant(given, position);
    const found = params && (await this.#ask<ExplainRouteResult>(method, params));
    if (!found) {
      await window.showInformationMessage('No route is declared here.');
      return;
    }
    const uri = Uri.from({ scheme, path: `/Route ${found.title.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}.md` });
    this.#shown.set(uri.toString(), found);
    this.#changed.fire(uri);
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true });
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#shown.get(uri.toString())?.text ?? 'This explanation is gone. Explain the route again.\n';
  }

  dispose(): void {
    this.#providing.dispose();
  }

  #linksIn({ uri }: TextDocument): DocumentLink[] {
    const { links = [] } = this.#shown.get(uri.toString()) ?? {};
    return links.map(({ range, uri: target }) => new DocumentLink(toRange(range), Uri.parse(target)));
  }
}

function toRange({ start, end }: RouteExplanation['links'][number]['range']): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}

/** The menu of the editor hands over the document, which the cursor is in anyway. */
function whatIsMeant(
  given: string | RouteFacts | Uri | undefined,
  position: RoutePosition | undefined,
): ExplainRouteParams | undefined {
  if (typeof given === 'string' && position) return { uri: given, position };
  if (typeof given === 'object' && 'range' in given) return { uri: given.uri, position: given.range.start };
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}
