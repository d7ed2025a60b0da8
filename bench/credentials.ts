import path from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { scanAnchors } from '../server/src/readers/text/anchors';
import { credentialReader } from '../server/src/readers/text/credential';
import type { Sample } from './policies';
import { summarize } from './statistics';
import { installedTexts } from './texts';

const root = path.join(__dirname, '..');

/** Measures the search for credentials over real texts, beside the bare automaton and the usual local scanner. */
export async function measureCredentials(): Promise<string> {
  const texts = installedTexts(root, 50_000_000);
  const megabytes = texts.reduce((sum, { text }) => sum + text.length, 0) / 1_000_000;
  const few = texts.filter((_, at) => at % 10 === 0);
  read(few);
  scan(few);
  const automaton = megabytes / time(() => scan(texts));
  const before = process.memoryUsage().heapUsed;
  const ours = megabytes / time(() => read(texts));
  const memory = (process.memoryUsage().heapUsed - before) / 1_000_000;
  const fewMegabytes = few.reduce((sum, { text }) => sum + text.length, 0) / 1_000_000;
  await lint(few.slice(0, 20));
  const started = performance.now();
  await lint(few);
  const theirs = fewMegabytes / ((performance.now() - started) / 1000);
  const { median, worst } = documentOf500Kilobytes(texts);
  return `## Credentials

${megabytes.toFixed(0)} million characters of the installed packages, ${texts.length} texts; secretlint (recommended preset, in the same
process) on every tenth of them.

| what | MB per second | goal |
| --- | --- | --- |
| the bare automaton | ${automaton.toFixed(1)} | |
| all that this tool looks for | ${ours.toFixed(1)} | within 2 times of the automaton: ${(automaton / ours).toFixed(1)} times |
| secretlint | ${theirs.toFixed(1)} | at least 15 times its throughput: ${(ours / theirs).toFixed(1)} times |

A document of 500 kB took ${median.toFixed(1)} ms at the median and ${worst.toFixed(1)} ms at worst (goal: under 5 ms).
The heap had grown by ${Math.max(memory, 0).toFixed(0)} MB after all texts, before any collection (goal: under 150 MB).
`;
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

function documentOf500Kilobytes(texts: readonly Sample[]) {
  const long = texts.filter(({ name, text }) => /\.[cm]?js$/.test(name) && text.length > 20_000);
  let text = '';
  for (const one of long) if (text.length < 500_000) text += one.text.slice(0, 50_000);
  const times = Array.from({ length: 30 }, (_, at) =>
    time(() => credentialReader.read({ path: 'long.js', text: `${text}\n// ${at}` })),
  );
  return summarize(times.slice(5).map((seconds) => seconds * 1000));
}

/** Seconds. */
function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}
