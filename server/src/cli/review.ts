import { dirname, join } from 'node:path';
import { mayHoldPolicies } from '../disk/file-names';
import type { Failure, FoundFile } from '../disk/find-files';
import { findGitRoot } from '../disk/gitignore';
import { inside, shown, slashed } from '../disk/paths';
import { type FileText, readTextFile, replaceTextFile } from '../disk/text-file';
import { type AnalyzeOptions, analyze } from '../engine/analyze';
import type { Analysis, Finding } from '../engine/finding';
import { fingerprints } from '../engine/fingerprint';
import { type AppliedFix, fixAll } from '../engine/fix-all';
import type { CodeReading, Project } from '../project/project';
import type { Severity } from '../rules/define';
import { isProjectFile } from '../settings/project-file';
import type { Settings } from '../settings/resolve';
import type { TextDocument } from '../text/document';
import { type LineColumn, LineIndex } from '../text/line-index';
import type { Span } from '../text/span';
import { ProjectSettings } from './project-settings';

/** A place as editors count it: lines and characters from zero, characters in UTF-16 code units. */
export interface Range {
  readonly start: LineColumn;
  readonly end: LineColumn;
}

/** Another place that a finding speaks of, maybe in another file. */
export interface RelatedPlace {
  /** Relative to the current folder. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly range: Range;
  readonly note: string;
}

/** A finding with its place in words that need no document. */
export interface Result {
  /** Relative to the current folder. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly ruleId: string;
  readonly gate: 1 | 2;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
  readonly properties: Finding['properties'];
  readonly fingerprint: string;
}

/** Something that was left out, and why. */
export interface NotAnalysed {
  readonly file: string;
  readonly message: string;
  readonly range?: Range;
}

/** All that a run has found. */
export interface Review {
  /** What a person calls the root: that of the repository, or else the current folder. Absolute. */
  readonly root: string;
  readonly results: readonly Result[];
  readonly notAnalysed: readonly NotAnalysed[];
  /** What kept the run from being whole, one line each. */
  readonly failures: readonly Failure[];
  /** How many files were read, in how many of them something was found, and how many policies and credentials that is. */
  readonly files: number;
  readonly filesWithAny: number;
  readonly policies: number;
  readonly credentials: number;
  readonly routes: number;
  readonly fixed: readonly AppliedFix[];
}

export interface ReviewOptions {
  readonly cwd: string;
  readonly onlyRules: readonly string[];
  /** True to write the safe fixes into the files. */
  readonly fix: boolean;
  /** The project around the files, where there is code with routes among them. Its root is that of the review. */
  readonly project?: Project;
}

/** One text to review: a file, or standard input under the name of a file. */
export interface Source extends FoundFile {
  read(): FileText;
}

/** A file as a source. */
export function fromFile(file: FoundFile): Source {
  return { ...file, read: () => readTextFile(file.path) };
}

/** Reviews one source after the other. What cannot be read is said, and the others are still reviewed. */
export function review(sources: readonly Source[], unreadable: readonly Failure[], options: ReviewOptions): Review {
  const root = findGitRoot(options.cwd) ?? options.cwd;
  const said: Said = { results: [], notAnalysed: [], failures: [...unreadable], fixed: [] };
  const beside = makeBeside(root, options.cwd);
  const projects = new ProjectSettings(options.onlyRules, (failure) => said.failures.push(failure));
  let files = 0;
  let filesWithAny = 0;
  let policies = 0;
  let credentials = 0;
  let routes = 0;
  for (const source of sources) {
    const file = shown(source.path, options.cwd);
    const { settings, ignores } = projects.of(dirname(source.path));
    const content = readSource(source, file, ignores, said);
    if (!content) continue;
    const document = { path: inside(root, source.path) ?? slashed(source.path), text: content.text };
    const code = options.project?.reading(document.path);
    const reading = { file, path: source.path, document, content, beside, ...(code && { code }) };
    const analysis = reviewContent(reading, settings, options.fix, said);
    const secrets = countCredentials(analysis);
    if (source.named && mayHoldPolicies(source.path) && secrets === 0 && saysNothing(analysis)) {
      said.notAnalysed.push({ file, message: noPolicy });
    }
    files++;
    policies += analysis.policies.length;
    credentials += secrets;
    routes += analysis.routes.length;
    if (analysis.policies.length + secrets + analysis.routes.length > 0) filesWithAny++;
  }
  return { root, ...said, failures: once(said.failures), files, filesWithAny, policies, credentials, routes };
}

function saysNothing({ policies, notes, broken }: Analysis): boolean {
  return policies.length + notes.length + broken.length === 0;
}

/** Documented examples are known not to be credentials, and nobody is told of them. */
function countCredentials({ credentials }: Analysis): number {
  return credentials.filter(({ evidence }) => evidence !== 'example').length;
}

/** What is said of a JSON file that was named and holds no policy. */
export const noPolicy = 'no policy was found that can be read here';

/** What a run says, as it goes along. */
interface Said {
  readonly results: Result[];
  readonly notAnalysed: NotAnalysed[];
  readonly failures: Failure[];
  readonly fixed: AppliedFix[];
}

type Content = Extract<FileText, { readonly kind: 'text' }>;

/** The content of a source that is to be reviewed and can be. */
function readSource(source: Source, file: string, ignores: (path: string) => boolean, said: Said): Content | undefined {
  const { path, named } = source;
  if (isProjectFile(slashed(path))) return undefined;
  if (ignores(path)) {
    if (named) said.notAnalysed.push({ file, message: 'left out by the settings' });
    return undefined;
  }
  const content = source.read();
  if (content.kind === 'failure') said.failures.push({ path, message: content.message });
  // A folder is full of files that are no text, and nobody expects to read of each.
  const expected = named || mayHoldPolicies(path) || content.kind !== 'note' || !content.isBinary;
  if (content.kind === 'note' && expected) said.notAnalysed.push({ file, message: content.message });
  return content.kind === 'text' ? content : undefined;
}

type OnBug = NonNullable<AnalyzeOptions['onBug']>;

/** A file that was read. */
interface Reading {
  readonly file: string;
  readonly path: string;
  readonly document: TextDocument;
  readonly content: Content;
  readonly code?: CodeReading;
  readonly beside: Beside;
}

/** Another file of the project that a finding points to, by its path from the root. */
type Beside = (path: string) => Omit<RelatedPlace, 'range' | 'note'> & { readonly lines: LineIndex };

function makeBeside(root: string, cwd: string): Beside {
  const known = new Map<string, LineIndex>();
  return (path) => {
    const absolute = join(root, path);
    const content = known.has(path) ? undefined : readTextFile(absolute);
    const lines = known.get(path) ?? new LineIndex(content?.kind === 'text' ? content.text : '');
    known.set(path, lines);
    return { file: shown(absolute, cwd), path: absolute, lines };
  };
}

function reviewContent(reading: Reading, settings: Settings, fix: boolean, said: Said): Analysis {
  const { file, path, code, beside } = reading;
  const onBug: OnBug = (ruleId, error) =>
    said.failures.push({ path, message: `the rule "${ruleId}" failed, which is a bug: ${describeBug(error)}` });
  const document = fix ? fixFile(reading, settings, onBug, said) : reading.document;
  const analysis = analyze(document, settings, { onBug, ...(code && { code }) });
  const lines = new LineIndex(document.text);
  for (const result of toResults({ file, path, document, analysis, lines, beside })) said.results.push(result);
  for (const { message, span } of [...analysis.broken, ...analysis.notes]) {
    said.notAnalysed.push({ file, message, ...(span && { range: toRange(lines, span) }) });
  }
  return analysis;
}

/** Writes the safe fixes into the file, and answers what it holds now. */
function fixFile({ path, document, content }: Reading, settings: Settings, onBug: OnBug, said: Said): TextDocument {
  const { text, applied } = fixAll(document, settings, { onBug });
  if (applied.length === 0) return document;
  const refused = replaceTextFile(path, content.bytes, text, content.encoding);
  if (refused !== undefined) {
    said.failures.push({ path, message: refused });
    return document;
  }
  said.fixed.push(...applied);
  return { path: document.path, text };
}

interface Reviewed {
  readonly file: string;
  readonly path: string;
  readonly document: TextDocument;
  readonly analysis: Analysis;
  readonly lines: LineIndex;
  readonly beside: Beside;
}

function toResults({ file, path, document, analysis, lines, beside }: Reviewed): readonly Result[] {
  const names = fingerprints(document, analysis);
  return analysis.findings.map((finding) => ({
    file,
    path,
    ruleId: finding.ruleId,
    gate: finding.gate,
    severity: finding.severity,
    message: finding.message,
    range: toRange(lines, finding.span),
    related: finding.related.map(({ at, path: other, note }): RelatedPlace => {
      const { lines: own, ...place } = other === undefined ? { file, path, lines } : beside(other);
      return { ...place, range: toRange(own, at), note };
    }),
    fixes: finding.fixes.map(({ title, access }) => ({ title, safe: access === 'keeps' })),
    properties: finding.properties,
    fingerprint: names.get(finding) ?? '',
  }));
}

function toRange(lines: LineIndex, span: Span): Range {
  return { start: lines.toLineColumn(span.start), end: lines.toLineColumn(span.end) };
}

function describeBug(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A rule that fails does so in each round of fixes; that is one failure. */
function once(failures: readonly Failure[]): readonly Failure[] {
  const seen = new Set<string>();
  return failures.filter(({ path, message }) => {
    const line = `${path}\n${message}`;
    return !seen.has(line) && seen.add(line);
  });
}
