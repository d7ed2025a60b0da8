import {
  type ClientCapabilities,
  CodeActionKind,
  type Diagnostic,
  type InitializeParams,
  type Position,
  type Range,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import type { FixName } from '../features/quick-fix';
import type { LineIndex } from '../text/line-index';
import type { Span } from '../text/span';
import type { InitializationOptions } from './custom-messages';

/** What the client at the other end can do with what we send. */
export interface Abilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly diagnosticTags: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly watchedFiles: boolean;
  readonly relativePatterns: boolean;
  readonly workspaceFolders: boolean;
  readonly codeActionLiterals: boolean;
  readonly preferredActions: boolean;
  readonly disabledActions: boolean;
  /** The edit of a code action can be asked for when somebody chooses the action. */
  readonly lazyEdits: boolean;
  readonly versionedEdits: boolean;
  /** An edit can create files. */
  readonly createdFiles: boolean;
  readonly changeAnnotations: boolean;
  readonly snippetEdits: boolean;
  readonly markdownHover: boolean;
  readonly positionEncodings: boolean;
  readonly status: boolean;
  readonly readFile: boolean;
  readonly routes: boolean;
  readonly refreshesCodeLens: boolean;
  readonly copyCommand: boolean;
}

/** Reads from the first request what the client can do. */
export function readAbilities({ capabilities, initializationOptions }: InitializeParams): Abilities {
  const { workspace, textDocument, general } = capabilities;
  const options = readInitializationOptions(initializationOptions);
  const diagnostics = diagnosticAbilities(capabilities);
  const action = textDocument?.codeAction;
  const edit = workspace?.workspaceEdit;
  const versionedEdits = edit?.documentChanges === true;
  return {
    ...diagnostics,
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    codeActionLiterals: action?.codeActionLiteralSupport !== undefined,
    preferredActions: action?.isPreferredSupport === true,
    disabledActions: action?.disabledSupport === true,
    lazyEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    versionedEdits,
    createdFiles: versionedEdits && edit.resourceOperations?.includes('create') === true,
    changeAnnotations: versionedEdits && edit.changeAnnotationSupport !== undefined,
    snippetEdits: versionedEdits && edit.snippetEditSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    positionEncodings: general?.positionEncodings !== undefined,
    status: options.status === true,
    readFile: options.readFile === true,
    routes: options.routes === true,
    refreshesCodeLens: workspace?.codeLens?.refreshSupport === true,
    copyCommand: options.copyCommand === true,
  };
}

/** Reads our own options; anything that is not an object counts as none. */
export function readInitializationOptions(options: unknown): InitializationOptions {
  return typeof options === 'object' && options !== null ? options : {};
}

/** The URIs of the folders that are open at the start; an old client names a single root. */
export function readFolders({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return toFolderUris(workspaceFolders);
  return rootUri ? [rootUri] : [];
}

/** The URIs of workspace folders. */
export function toFolderUris(folders: readonly WorkspaceFolder[]): string[] {
  return folders.map((folder) => folder.uri);
}

/** The settings in a configuration notification, for clients that push them. */
export function readPushedSettings(settings: unknown): unknown {
  if (!isRecord(settings)) return undefined;
  const { twoGates } = settings;
  return twoGates;
}

/** The span of a range. A character past the end of its line means that end. */
export function toSpan(text: string, lines: LineIndex, { start, end }: Range): Span {
  return { start: toOffset(text, lines, start), end: toOffset(text, lines, end) };
}

/** The offset of a position. A character past the end of its line means that end. */
export function toOffset(text: string, lines: LineIndex, { line, character }: Position): number {
  const start = lines.startOf(line);
  let end = lines.startOf(line + 1);
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return Math.min(start + character, end);
}

/** The client's own copy of a diagnostic, by which it knows which squiggle an action belongs to; otherwise ours. */
export function matchDiagnostic(own: Diagnostic, shown: readonly Diagnostic[]): Diagnostic {
  const same = (other: Diagnostic) =>
    other.code === own.code && other.message === own.message && sameRange(other.range, own.range);
  return shown.find(same) ?? own;
}

function sameRange(a: Range, b: Range): boolean {
  return samePosition(a.start, b.start) && samePosition(a.end, b.end);
}

function samePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

/** True if somebody who asks for these kinds of action wants this kind; asking for none means all. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return (
    only === undefined || only.some((one) => one === CodeActionKind.Empty || one === kind || kind.startsWith(`${one}.`))
  );
}

/** What a code action carries from the list to the moment when somebody chooses it. */
export interface ActionData {
  readonly uri: string;
  readonly version: number;
  /** The fix to write; without one, all safe fixes. */
  readonly fix?: FixName;
}

/** Reads back what an action was given to carry. */
export function readActionData(data: unknown): ActionData | undefined {
  if (!isRecord(data)) return undefined;
  const { uri, version, fix } = data;
  if (typeof uri !== 'string' || typeof version !== 'number') return undefined;
  if (fix === undefined) return { uri, version };
  return isFixName(fix) ? { uri, version, fix } : undefined;
}

function isFixName(value: unknown): value is FixName {
  if (!isRecord(value)) return false;
  const { ruleId, title, span } = value;
  return typeof ruleId === 'string' && typeof title === 'string' && isSpan(span);
}

function isSpan(value: unknown): value is Span {
  if (!isRecord(value)) return false;
  const { start, end } = value;
  return typeof start === 'number' && typeof end === 'number';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What holds for diagnostics both pulled and pushed: clients announce it under either heading. */
function diagnosticAbilities({ textDocument, workspace }: ClientCapabilities) {
  const { diagnostic: pulled, publishDiagnostics: pushed } = textDocument ?? {};
  return {
    pullsDiagnostics: pulled !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: (pulled?.relatedInformation ?? pushed?.relatedInformation) === true,
    diagnosticTags: (pulled?.tagSupport ?? pushed?.tagSupport) !== undefined,
    codeDescription: (pulled?.codeDescriptionSupport ?? pushed?.codeDescriptionSupport) === true,
    diagnosticData: (pulled?.dataSupport ?? pushed?.dataSupport) === true,
  };
}
