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
import { cancelled, contentModified } from './to-protocol';

/** One version of a document, reviewed under one set of settings. */
export interface Review {
  readonly open: OpenDocument;
  readonly settings: Settings;
  readonly analysis: Analysis;
  /** What the analysis stands on, and the reading of the next version begins with. */
  readonly reading: Reading;
}

interface Sources {
  readonly rules: readonly Rule[];
  readonly documents: OpenDocuments;
  readonly configuration: Configuration;
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
    return latest?.open === open && latest.settings === settings ? latest : undefined;
  }

  #make(open: OpenDocument, settings: Settings, token: CancellationToken): Review {
    const started = performance.now();
    const reading = this.#read(open, settings);
    const review = { open, settings, reading, analysis: this.#analyze(open, reading, settings, token) };
    if (token.isCancellationRequested) throw cancelled();
    this.#latest.set(open.uri, review);
    this.#sources.reviewed(review, performance.now() - started);
    return review;
  }

  #read({ uri, document }: OpenDocument, settings: Settings): Reading {
    if (isProjectFile(document.path)) return unreviewed('This file holds settings and is not reviewed.');
    if (makeIgnore(settings)(wholePath(uri))) return unreviewed('The setting "ignore" leaves this file out.');
    return this.#latest.get(uri)?.reading.readNext?.(document) ?? readDocument(document);
  }

  #analyze({ uri, document }: OpenDocument, reading: Reading, settings: Settings, token: CancellationToken): Analysis {
    const { rules, log } = this.#sources;
    return analyzeReading(document, reading, settings, {
      rules,
      onBug: reportBugs(log, uri),
      isCancelled: () => token.isCancellationRequested,
    });
  }
}

/** Logs each rule that fails on a document. */
export function reportBugs(log: Log, uri: string): (ruleId: string, error: unknown) => void {
  return (ruleId, error) => log.error(`Rule ${ruleId} failed on ${uri}: ${describeError(error)}`);
}

function unreviewed(message: string): Reading {
  return { policies: [], credentials: [], notes: [{ message }], broken: [], comments: [] };
}

/** Lets changes and cancellations take effect that are already here, before the thread is busy with an analysis. */
function readWhatHasArrived(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
