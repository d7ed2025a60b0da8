import type { CancellationToken, ResponseError } from 'vscode-languageserver/node';
import { analyzeReading } from '../engine/analyze';
import type { Analysis } from '../engine/finding';
import { makeIgnore } from '../engine/ignore';
import { readDocument } from '../readers/index';
import type { Reading } from '../readers/reading';
import type { Rule } from '../rules/define';
import { isProjectFile } from '../settings/project-file';
import type { Settings } from '../settings/resolve';
import type { Configuration } from './configuration';
import type { OpenDocument, OpenDocuments } from './documents';
import { wholePath } from './folders';
import { describeError, type Log } from './guard';
import type { Projects } from './projects';
import { readWhatHasArrived } from './slices';
import { cancelled, contentModified } from './to-protocol';

/** One version of a document, reviewed under one set of settings. */
export interface Review {
  readonly open: OpenDocument;
  readonly settings: Settings;
  readonly analysis: Analysis;
  /** Of the project around it; undefined if there is none. */
  readonly revision: number | undefined;
  /** What the analysis stands on, and the reading of the next version begins with. */
  readonly reading: Reading;
}

interface Sources {
  readonly rules: readonly Rule[];
  readonly documents: OpenDocuments;
  readonly configuration: Configuration;
  readonly projects: Projects;
  readonly log: Log;
  /** Called after each analysis. */
  reviewed(review: Review, tookMs: number): void;
}

/** The latest review of each open document, shared by all requests about it. */
export class Reviews {
  readonly #sources: Sources;
  readonly #latest = new Map<string, Review>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /**
   * The review of the version that is open now, or undefined for a document that is not open.
   * Throws if the request was cancelled, or if the document changed while its settings were fetched.
   */
  async review(
    uri: string,
    token: CancellationToken,
    whenStale: () => ResponseError<unknown> = contentModified,
  ): Promise<Review | undefined> {
    const { documents, configuration } = this.#sources;
    const asked = documents.find(uri);
    if (!asked) return undefined;
    const settings = await configuration.settingsFor(uri);
    if (!this.#find(asked, settings)) await readWhatHasArrived();
    if (token.isCancellationRequested) throw cancelled();
    const open = documents.find(uri);
    if (!open) return undefined;
    if (open.version !== asked.version) throw whenStale();
    return this.#find(open, settings) ?? this.#make(open, settings, token);
  }

  /** Forgets a document that was closed. */
  close(uri: string): void {
    this.#latest.delete(uri);
  }

  #find(open: OpenDocument, settings: Settings): Review | undefined {
    const latest = this.#latest.get(open.uri);
    const { projects } = this.#sources;
    const isSame = latest?.open === open && latest.settings === settings;
    return isSame && latest.revision === projects.revisionOf(open.uri) ? latest : undefined;
  }

  #make(open: OpenDocument, settings: Settings, token: CancellationToken): Review {
    const started = performance.now();
    const revision = this.#sources.projects.revisionOf(open.uri);
    const leftOut = whyLeftOut(open, settings);
    const reading = leftOut === undefined ? this.#read(open) : unreviewed(leftOut);
    const code = leftOut === undefined ? this.#sources.projects.around(open.uri) : undefined;
    const review = { open, settings, revision, reading, analysis: this.#analyze(open, reading, code, settings, token) };
    if (token.isCancellationRequested) throw cancelled();
    this.#latest.set(open.uri, review);
    this.#sources.reviewed(review, performance.now() - started);
    return review;
  }

  #read({ uri, document }: OpenDocument): Reading {
    return this.#latest.get(uri)?.reading.readNext?.(document) ?? readDocument(document);
  }

  #analyze(
    { uri, document }: OpenDocument,
    reading: Reading,
    code: ReturnType<Projects['around']>,
    settings: Settings,
    token: CancellationToken,
  ): Analysis {
    const { rules, log } = this.#sources;
    const analysis = analyzeReading(document, reading, settings, {
      rules,
      ...(code?.reading && { code: code.reading }),
      onBug: reportBugs(log, uri),
      isCancelled: () => token.isCancellationRequested,
    });
    if (!code || code.notes.length === 0) return analysis;
    return { ...analysis, notes: [...analysis.notes, ...code.notes.map((message) => ({ message }))] };
  }
}

/** Why a document is not reviewed at all; undefined if it is. */
function whyLeftOut({ uri, document }: OpenDocument, settings: Settings): string | undefined {
  if (isProjectFile(document.path)) return 'This file holds settings and is not reviewed.';
  return makeIgnore(settings)(wholePath(uri)) ? 'The setting "ignore" leaves this file out.' : undefined;
}

/** Logs each rule that fails on a document. */
export function reportBugs(log: Log, uri: string): (ruleId: string, error: unknown) => void {
  return (ruleId, error) => log.error(`Rule ${ruleId} failed on ${uri}: ${describeError(error)}`);
}

function unreviewed(message: string): Reading {
  return { policies: [], credentials: [], notes: [{ message }], broken: [], comments: [] };
}
