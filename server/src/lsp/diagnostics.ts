import {
  type CancellationToken,
  CancellationTokenSource,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { isProjectFile } from '../settings/project-file';
import { guardNotification } from './guard';
import type { Session } from './session';
import { askAgain, toDiagnostic, toFullReport, toRange, toSettingsDiagnostic, toUnchangedReport } from './to-protocol';

/** Schemes of old versions that a comparison shows beside the file itself. Findings there would be told twice. */
const comparisons = new Set(['git', 'gitlens', 'pr', 'review', 'svn']);

/** True if the document is an old version of another one, which nobody can repair. */
export function isOldVersion(uri: string): boolean {
  return comparisons.has(URI.parse(uri).scheme);
}

/** What there is to say about the version of a document that is open now; nothing if it is not open. */
async function diagnose(session: Session, uri: string, token: CancellationToken): Promise<Diagnostic[]> {
  const open = session.documents.find(uri);
  if (!open || isOldVersion(uri)) return [];
  if (isProjectFile(open.document.path)) {
    const problems = session.configuration.problemsIn({ uri, text: open.document.text });
    return problems.map(({ message, span }) => toSettingsDiagnostic(message, toRange(open.lines, span)));
  }
  const review = await session.reviews.review(uri, token, askAgain);
  if (!review) return [];
  const textBeside = session.projects.textsBeside(uri);
  return review.analysis.findings.map((finding) =>
    toDiagnostic(finding, review.open, session.tagOf(finding.ruleId), session.abilities, textBeside),
  );
}

/** Answers clients that ask for diagnostics, and tells them when nothing has changed. */
export class PulledDiagnostics {
  readonly #session: Session;
  readonly #answered = new Map<string, { readonly resultId: string; readonly content: string }>();
  /** Ids of an earlier server process mean nothing to this one. */
  readonly #prefix = crypto.randomUUID();
  #count = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  async answer(params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const { textDocument, previousResultId } = params;
    const { uri } = textDocument;
    const items = await diagnose(this.#session, uri, token);
    const content = JSON.stringify(items);
    const last = this.#answered.get(uri);
    if (last?.content === content && last.resultId === previousResultId) return toUnchangedReport(last.resultId);
    const resultId = `${this.#prefix}-${++this.#count}`;
    if (this.#session.documents.find(uri)) this.#answered.set(uri, { resultId, content });
    return toFullReport(items, resultId);
  }

  close(uri: string): void {
    this.#answered.delete(uri);
  }
}

/** Sends diagnostics to clients that do not ask for them, once somebody pauses typing. */
export class PushedDiagnostics {
  readonly #session: Session;
  readonly #pending = new Map<string, { readonly timer: NodeJS.Timeout; readonly source: CancellationTokenSource }>();
  readonly #seen = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
  }

  changed(uri: string): void {
    const delay = this.#seen.has(uri) ? 150 : 0;
    this.#seen.add(uri);
    this.#drop(uri);
    const source = new CancellationTokenSource();
    const publish = guardNotification('textDocument/publishDiagnostics', this.#session.log, () =>
      this.#publish(uri, source.token),
    );
    this.#pending.set(uri, { source, timer: setTimeout(publish, delay) });
  }

  /** All open documents may get others, or all of code. */
  allChanged(isConcerned: (uri: string) => boolean = () => true): void {
    for (const uri of this.#session.documents.uris()) if (isConcerned(uri)) this.changed(uri);
  }

  async close(uri: string): Promise<void> {
    this.#drop(uri);
    this.#seen.delete(uri);
    await this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #publish(uri: string, token: CancellationToken): Promise<void> {
    const version = this.#session.documents.find(uri)?.version;
    if (version === undefined) return;
    const diagnostics = await diagnose(this.#session, uri, token);
    if (token.isCancellationRequested) return;
    await this.#session.connection.sendDiagnostics({ uri, version, diagnostics });
  }

  #drop(uri: string): void {
    const pending = this.#pending.get(uri);
    if (!pending) return;
    clearTimeout(pending.timer);
    pending.source.cancel();
    this.#pending.delete(uri);
  }
}
