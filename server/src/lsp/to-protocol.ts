import {
  type AnnotatedTextEdit,
  type CodeAction,
  CodeActionKind,
  type CodeActionOptions,
  type CodeLens,
  CreateFile,
  type Diagnostic,
  type DiagnosticRegistrationOptions,
  DiagnosticSeverity,
  DiagnosticTag,
  type DidChangeWatchedFilesRegistrationOptions,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Hover,
  type InitializeResult,
  LSPErrorCodes,
  MarkupKind,
  MessageType,
  type Position,
  type Range,
  ResponseError,
  ShowMessageNotification,
  type ShowMessageParams,
  type SnippetTextEdit,
  StringValue,
  type TextDocumentEdit,
  TextDocumentSyncKind,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Finding } from '../engine/finding';
import type { CommentAbove } from '../features/comment-above';
import type { Explanation } from '../features/explain-route';
import type { HoverText } from '../features/hover-text';
import type { QuickFix } from '../features/quick-fix';
import type { RouteLens } from '../features/route-lens';
import { rulePage } from '../features/rule-page';
import type { Status } from '../features/status';
import type { CommandLine } from '../readers/reading';
import type { AccessEffect, Fix, Severity, Tag } from '../rules/define';
import type { TextEdit } from '../text/edit';
import { LineIndex } from '../text/line-index';
import type { Span } from '../text/span';
import type { CopiedCommand, CopyCommand, RouteExplanation, StatusParams } from './custom-messages';
import type { Abilities, ActionData } from './from-protocol';

/** One version of an open document, as far as places in it have to be named. */
export interface Place {
  readonly uri: string;
  readonly version: number;
  readonly lines: LineIndex;
}

/** Another file that an edit extends at its end. */
export interface Extended {
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  /** True if the edit has to create it first. */
  readonly isNew: boolean;
  readonly end: Position;
  readonly addition: string;
}

/** The kind of action that applies every safe fix. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.twoGates`;

/** What the server offers to this client. */
export function toInitializeResult(abilities: Abilities, version: string): InitializeResult {
  return {
    serverInfo: { name: 'Two Gates', version },
    capabilities: {
      ...(abilities.positionEncodings && { positionEncoding: 'utf-16' }),
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      hoverProvider: true,
      codeLensProvider: {},
      ...(abilities.codeActionLiterals && { codeActionProvider: codeActionOptions(abilities) }),
      ...(abilities.pullsDiagnostics && { diagnosticProvider: diagnosticOptions }),
      ...(abilities.workspaceFolders && {
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      }),
    },
  };
}

const diagnosticOptions: Omit<DiagnosticRegistrationOptions, 'documentSelector'> = {
  identifier: 'two-gates',
  // A guard of another file decides about a route.
  interFileDependencies: true,
  workspaceDiagnostics: false,
};

function codeActionOptions({ lazyEdits }: Abilities): CodeActionOptions {
  return { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], ...(lazyEdits && { resolveProvider: true }) };
}

/** The range of a span. */
export function toRange(lines: LineIndex, span: Span): Range {
  return { start: lines.toLineColumn(span.start), end: lines.toLineColumn(span.end) };
}

/** Another file of the project around a document, by the path that the project has for it. */
type TextBeside = (path: string) => Pick<Place, 'uri' | 'lines'> | undefined;

/** A finding as the editor shows it. The message stays plain text, because no editor renders more than that. */
export function toDiagnostic(
  finding: Finding,
  { uri, lines }: Place,
  tag: Tag | undefined,
  can: Abilities,
  textBeside: TextBeside = () => undefined,
): Diagnostic {
  return {
    range: toRange(lines, finding.span),
    severity: severities[finding.severity],
    source: 'Two Gates',
    code: finding.ruleId,
    message: finding.message,
    ...(can.codeDescription && { codeDescription: { href: rulePage(finding.ruleId) } }),
    ...(can.relatedInformation &&
      finding.related.length > 0 && {
        relatedInformation: finding.related.flatMap(({ at, path, note }) => {
          const text = path === undefined ? { uri, lines } : textBeside(path);
          return text ? { location: { uri: text.uri, range: toRange(text.lines, at) }, message: note } : [];
        }),
      }),
    ...(can.diagnosticTags && tag && { tags: [tags[tag]] }),
    ...(can.diagnosticData && { data: { ruleId: finding.ruleId } }),
  };
}

const tags: Readonly<Record<Tag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The answer to a client that asks for diagnostics. */
export function toFullReport(items: Diagnostic[], resultId?: string): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items, ...(resultId !== undefined && { resultId }) };
}

/** The answer where the client has the same diagnostics already. */
export function toUnchangedReport(resultId: string): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
}

/** A mistake in a settings file. */
export function toSettingsDiagnostic(message: string, range: Range): Diagnostic {
  return { range, severity: DiagnosticSeverity.Warning, source: 'Two Gates', code: 'settings', message };
}

/** A quick fix for a diagnostic; undefined where it cannot be applied and the client cannot show why. */
export function toFixAction(
  quickFix: QuickFix,
  diagnostic: Diagnostic,
  place: Place,
  can: Abilities,
): CodeAction | undefined {
  const { finding, fix, written, preferred } = quickFix;
  const action = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  if ('refused' in written)
    return can.disabledActions ? { ...action, disabled: { reason: written.refused } } : undefined;

  const name = { ruleId: finding.ruleId, span: finding.span, title: fix.title };
  return {
    ...action,
    ...(preferred && can.preferredActions && { isPreferred: true }),
    ...(can.lazyEdits
      ? { data: actionData({ uri: place.uri, version: place.version, fix: name }) }
      : { edit: toFixEdit(fix, written.edits, place, can) }),
  };
}

/** Stands in for fixes that cannot be offered for a finding now. */
export function toDisabledFix(reason: string, diagnostic: Diagnostic): CodeAction {
  return {
    title: `Fix ${diagnostic.code}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    disabled: { reason },
  };
}

/** The edit of one quick fix, and of the other files that it extends. */
export function toFixEdit(
  fix: Fix,
  edits: readonly TextEdit[],
  place: Place,
  can: Abilities,
  extended: readonly Extended[] = [],
): WorkspaceEdit {
  const takesOut = fix.change.some((step) => step.do === 'replaceCredential');
  const description = takesOut ? 'The old value stays in the history: rotate it.' : accessNotes[fix.access];
  return toWorkspaceEdit(edits, place, can, { label: fix.title, description }, extended);
}

/** The action that has the client copy a command line. */
export function toCopyAction({ title, text, next }: CommandLine, diagnostic: Diagnostic): CodeAction {
  const copied: CopiedCommand = { text, next };
  const command = { title, command: copyCommand, arguments: [copied] };
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
}

const copyCommand: CopyCommand = 'twoGates.copyCommand';

const accessNotes: Readonly<Record<AccessEffect, string>> = {
  narrows: 'Narrows access.',
  widens: 'Widens access.',
  keeps: 'Keeps access as it is.',
  shifts: 'Narrows access for some and widens it for others.',
  answers: 'Keeps access as it is; those who are refused get another answer.',
};

/** The action that applies every safe fix, with its edit if the client cannot ask for it later. */
export function toFixAllAction(edits: () => readonly TextEdit[], place: Place, can: Abilities): CodeAction {
  return {
    title: fixAllTitle,
    kind: fixAllKind,
    ...(can.lazyEdits
      ? { data: actionData({ uri: place.uri, version: place.version }) }
      : { edit: toFixAllEdit(edits(), place, can) }),
  };
}

/** The edit of all safe fixes together. */
export function toFixAllEdit(edits: readonly TextEdit[], place: Place, can: Abilities): WorkspaceEdit {
  return toWorkspaceEdit(edits, place, can, { label: fixAllTitle, description: accessNotes.keeps });
}

/** The same action where there is nothing for it to do. */
export function toDisabledFixAll(reason: string): CodeAction {
  return { title: fixAllTitle, kind: fixAllKind, disabled: { reason } };
}

const fixAllTitle = 'Apply all fixes that keep access as it is';

/** The action that writes a comment, into which somebody has to put a reason. */
export function toCommentAction(
  title: string,
  comment: CommentAbove,
  diagnostic: Diagnostic,
  place: Place,
  can: Abilities,
): CodeAction {
  return { ...commentAction(title, diagnostic), edit: toCommentEdit(comment, place, can) };
}

/** The same action where the syntax has no comments. */
export function toDisabledComment(title: string, reason: string, diagnostic: Diagnostic): CodeAction {
  return { ...commentAction(title, diagnostic), disabled: { reason } };
}

function commentAction(title: string, diagnostic: Diagnostic): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
}

/** A snippet puts the cursor where the reason belongs. */
function toCommentEdit({ at, before, after }: CommentAbove, place: Place, can: Abilities): WorkspaceEdit {
  const span = { start: at, end: at };
  if (!can.snippetEdits) return toWorkspaceEdit([{ span, text: before + after }], place, can);
  const snippet = StringValue.createSnippet(`${escapeSnippet(before)}$0${escapeSnippet(after)}`);
  return { documentChanges: [toDocumentEdit(place, [{ range: toRange(place.lines, span), snippet }])] };
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

interface Annotation {
  readonly label: string;
  readonly description: string;
}

function toWorkspaceEdit(
  edits: readonly TextEdit[],
  place: Place,
  can: Abilities,
  annotation?: Annotation,
  extended: readonly Extended[] = [],
): WorkspaceEdit {
  const plain = edits.map(({ span, text }) => ({ range: toRange(place.lines, span), newText: text }));
  if (!can.versionedEdits) return { changes: { [place.uri]: plain } };
  const annotated = can.changeAnnotations && annotation;
  const mark = (edits: { range: Range; newText: string }[]): ProtocolEdit[] =>
    annotated ? edits.map((edit) => ({ ...edit, annotationId: 'fix' })) : edits;
  const documentChanges = [
    // All files before all texts: otherwise VS Code needs several undos, and leaves files behind. If another program has
    // made a file since, it is kept, and the lines go to its start.
    ...extended.filter(({ isNew }) => isNew).map(({ uri }) => CreateFile.create(uri, { ignoreIfExists: true })),
    toDocumentEdit(place, mark(plain)),
    ...extended.map(({ uri, version, end, addition }) =>
      toDocumentEdit({ uri, version }, mark([{ range: { start: end, end }, newText: addition }])),
    ),
  ];
  return { documentChanges, ...(annotated && { changeAnnotations: { fix: { ...annotated } } }) };
}

type ProtocolEdit = AnnotatedTextEdit | SnippetTextEdit | { range: Range; newText: string };

/** An editor refuses a versioned edit if the document has changed since. */
function toDocumentEdit(
  { uri, version }: { readonly uri: string; readonly version: number | null },
  edits: ProtocolEdit[],
): TextDocumentEdit {
  return { textDocument: { uri, version }, edits };
}

function actionData(data: ActionData): ActionData {
  return data;
}

/** A hover, in plain text for clients that do not render Markdown. */
export function toHover(hover: HoverText, lines: LineIndex, can: Abilities): Hover {
  const contents = can.markdownHover
    ? { kind: MarkupKind.Markdown, value: hover.markdown }
    : { kind: MarkupKind.PlainText, value: toPlainText(hover.markdown) };
  return { contents, range: toRange(lines, hover.span) };
}

/** A line above a route. A client without the command for it shows the words alone. */
export function toCodeLens({ span, title }: RouteLens, { uri, lines }: Place, can: Abilities): CodeLens {
  const range = toRange(lines, span);
  const explain = { command: explainCommand, arguments: [uri, range.start] };
  return { range, command: { title, ...(can.routes ? explain : { command: '' }) } };
}

/** The command of the client that explains the route at a position. */
const explainCommand = 'twoGates.explainRoute';

/** Where a link leads that shows a line of a file, counted from zero. */
export function toLinkTo(uri: string, line: number): string {
  return `${uri}#L${line + 1}`;
}

/** An explanation with the ranges of its links. */
export function toExplanation({ title, text, links }: Explanation): RouteExplanation {
  const lines = new LineIndex(text);
  return { title, text, links: links.map(({ span, uri }) => ({ range: toRange(lines, span), uri })) };
}

/** Takes off the marks of Markdown that get in the way of reading it as it is. */
function toPlainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/^#+ /gm, '')
    .replace(/\*\*|`/g, '')
    .replace(/^\|(?:[ :-]+\|)+\n/gm, '');
}

/** The status of one version of a document. */
export function toStatusParams(status: Status, { uri, version }: Place, tookMs: number): StatusParams {
  return { uri, version, ...status, tookMs };
}

/** Asks the client to report changes of files with such names, below each folder where the client can tell folders apart. */
export function toWatchers(
  names: readonly string[],
  folders: readonly string[],
  can: Abilities,
): DidChangeWatchedFilesRegistrationOptions {
  const patterns = names.map((name) => `**/${name}`);
  const globPatterns = can.relativePatterns
    ? folders.flatMap((baseUri) => patterns.map((pattern) => ({ baseUri, pattern })))
    : patterns;
  return { watchers: globPatterns.map((globPattern) => ({ globPattern })) };
}

/** A message that the client shows to the person at once. */
export function toWarning(message: string): [type: typeof ShowMessageNotification.type, params: ShowMessageParams] {
  return [ShowMessageNotification.type, { type: MessageType.Warning, message }];
}

/** The answer to a request that its sender has taken back. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** The answer to a request about a version that is gone. */
export function contentModified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since.');
}

/** The same for diagnostics, which the client should ask for again. */
export function askAgain(): ResponseError<{ retriggerRequest: boolean }> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed since.', {
    retriggerRequest: true,
  });
}
