import path from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { readDocument } from '../server/src/readers/index';
import { scanAnchors } from '../server/src/readers/text/anchors';
import { credentialReader } from '../server/src/readers/text/credential';
import type { TextDocument } from '../server/src/text/document';
import type { Editor } from './editor';
import type { Sample } from './policies';
import { type Summary, shown, summarize } from './statistics';
import { installedTexts } from './texts';

const root = path.join(__dirname, '..');

/** Measures the search for credentials over real texts, beside the bare automaton and the usual local scanner. */
export async function measureCredentials(editor: Editor): Promise<string> {
  const texts = installedTexts(root, 50_000_000);
  const megabytes = megabytesOf(texts);
  const few = texts.filter((_, at) => at % 10 === 0);
  read(few);
  scan(few);
  const before = process.memoryUsage().rss;
  read(texts);
  const memory = (process.memoryUsage().rss - before) / 1_000_000;
  const automaton = megabytes / bestTime(texts, scan);
  const ours = megabytes / bestTime(texts, read);
  await lint(few.slice(0, 20));
  const started = process.cpuUsage();
  await lint(few);
  const theirs = megabytesOf(few) / processorSeconds(started);
  const long = documentOf500Kilobytes(texts);
  const fresh = timeFresh(long);
  const again = timeAgain(long);
  const typed = await timeTyped(editor, long);
  return `## Credentials

${megabytes.toFixed(0)} million characters of the installed packages, ${texts.length} texts, part by part the best of five runs; secretlint
(recommended preset, in the same process) on every tenth of them. In time of the processor.

| what | MB per second | goal |
| --- | --- | --- |
| the bare automaton | ${automaton.toFixed(1)} | |
| all that this tool looks for | ${ours.toFixed(1)} | within 2 times of the automaton: ${(automaton / ours).toFixed(1)} times |
| secretlint | ${theirs.toFixed(1)} | at least 15 times its throughput: ${(ours / theirs).toFixed(1)} times |

A document of 500 kB of JavaScript, as median / 95th percentile / worst:

| what | ms | goal |
| --- | --- | --- |
| reading it | ${shown(fresh)} | median under 5 ms: ${reached(fresh.median < 5)} |
| reading it again after a keystroke | ${shown(again)} | median under 1 ms: ${reached(again.median < 1)} |
| a keystroke to its diagnostics, over the protocol | ${shown(typed)} | |

Resident memory grew by ${Math.max(memory, 0).toFixed(0)} MB while all texts were read, the texts not counted (goal under 150 MB: ${reached(memory < 150)}).
`;
}

/**
 * Seconds of the processor for all texts: part by part the best of five runs, so that it counts little what else the
 * machine does.
 */
function bestTime(texts: readonly Sample[], work: (texts: readonly Sample[]) => unknown): number {
  const parts = 20;
  let sum = 0;
  for (let part = 0; part < parts; part++) {
    const some = texts.filter((_, at) => at % parts === part);
    const runs = [1, 2, 3, 4, 5].map(() => {
      const started = process.cpuUsage();
      work(some);
      return processorSeconds(started);
    });
    sum += Math.min(...runs);
  }
  return sum;
}

function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000_000;
}

function reached(is: boolean): string {
  return is ? 'reached' : 'not reached';
}

function megabytesOf(texts: readonly Sample[]): number {
  return texts.reduce((sum, { text }) => sum + text.length, 0) / 1_000_000;
}

function read(texts: readonly Sample[]): void {
  for (const { name, text } of texts) credentialReader.read({ path: name, text });
}

function scan(texts: readonly Sample[]): number {
  let hits = 0;
  for (const { text } of texts) {
    scanAnchors(text, () => {
      hits++;
    });
  }
  return hits;
}

async function lint(texts: readonly Sample[]): Promise<void> {
  const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] };
  for (const { name, text } of texts) {
    await lintSource({ source: { filePath: name, content: text, contentType: 'text' }, options: { config } });
  }
}

function documentOf500Kilobytes(texts: readonly Sample[]): string {
  const long = texts.filter(({ name, text }) => /\.[cm]?js$/.test(name) && text.length > 20_000);
  let text = '';
  for (const one of long) if (text.length < 500_000) text += one.text.slice(0, 50_000);
  return text;
}

/** One text after another with a letter more at the beginning of a line in the middle, as if somebody typed. */
function versionsOf(text: string, count: number): readonly TextDocument[] {
  const middle = text.indexOf('\n', text.length / 2) + 1;
  const typed = (at: number) => text.slice(0, middle) + 'x'.repeat(at) + text.slice(middle);
  return Array.from({ length: count }, (_, at) => ({ path: 'long.js', text: typed(at) }));
}

function timeFresh(text: string): Summary {
  const times = versionsOf(text, 60).map((document) => time(() => readDocument(document)));
  return summarize(times.slice(10).map((seconds) => seconds * 1000));
}

function timeAgain(text: string): Summary {
  const [first, ...later] = versionsOf(text, 200);
  if (!first) throw new Error('There is no text to type into.');
  let reading = readDocument(first);
  const times = later.map((document) =>
    time(() => {
      reading = reading.readNext?.(document) ?? readDocument(document);
    }),
  );
  return summarize(times.slice(50).map((seconds) => seconds * 1000));
}

async function timeTyped(editor: Editor, text: string): Promise<Summary> {
  const uri = 'file:///bench/long.js';
  await editor.open(uri, text);
  const line = text.slice(0, text.length / 2).split('\n').length;
  const times: number[] = [];
  for (let at = 0; at < 300; at++) times.push(await editor.type(uri, line));
  await editor.close(uri);
  return summarize(times.slice(50));
}

/** Seconds. */
function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}
