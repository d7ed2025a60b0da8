import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseTree } from 'jsonc-parser';
import { measureCredentials } from './credentials';
import { measureDecisions } from './decisions';
import { measureDenials } from './denials';
import { type Editor, startEditor } from './editor';
import { everydayPolicy, hugePolicy, managedPolicies, type Sample } from './policies';
import { measureRoutes } from './routes';
import { type Summary, shown, summarize } from './statistics';

/** The time from a change to its diagnostics over the protocol, beside the bare parse of the same texts. */
interface Measurement {
  readonly name: string;
  readonly texts: number;
  readonly kilobytes: number;
  readonly parse: Summary;
  readonly review: Summary;
  /** The median review in medians of the parse. */
  readonly ratio: number;
  readonly goal: string;
  readonly reached: boolean;
}

const server = path.join(__dirname, '../dist/server.js');

async function main(): Promise<void> {
  const editor = await startEditor(server);
  await warmUp(editor);
  const trips: number[] = [];
  for (let time = 0; time < 200; time++) trips.push(await editor.ask());
  const everyday = await measure(editor, [everydayPolicy()], 1000);
  const managed = await measure(editor, managedPolicies(), 3);
  const huge = await measure(editor, [hugePolicy()], 30);
  const credentials = await measureCredentials(editor);
  await editor.stop();
  const rows: readonly Measurement[] = [
    { name: 'a 6 kB policy', ...everyday, goal: 'median within 4 parses', reached: everyday.ratio <= 4 },
    { name: 'all AWS managed policies', ...managed, goal: 'worst under 50 ms', reached: managed.review.worst < 50 },
    { name: '2,000 statements, 410 kB', ...huge, goal: 'worst under 200 ms', reached: huge.review.worst < 200 },
  ];
  const routes = await measureRoutes(server);
  const report = `${print(rows, summarize(trips))}\n${credentials}\n${routes}\n${measureDecisions()}\n${measureDenials()}`;
  writeFileSync(path.join(__dirname, 'results.md'), report);
  process.stdout.write(report);
}

/** A server just started runs code that is not compiled yet, which no keystroke meets after the first few. */
async function warmUp(editor: Editor): Promise<void> {
  await measure(editor, managedPolicies().slice(0, 200), 2);
}

async function measure(editor: Editor, samples: readonly Sample[], times: number) {
  const parses: number[] = [];
  const reviews: number[] = [];
  for (const { name, text } of samples) {
    const uri = `file:///bench/${encodeURIComponent(name)}.json`;
    await editor.open(uri, text);
    for (let time = 0; time < times; time++) {
      parses.push(timeParse(text));
      reviews.push(await editor.touch(uri, text));
    }
    await editor.close(uri);
  }
  const parse = summarize(parses);
  const review = summarize(reviews);
  const kilobytes = samples.reduce((sum, { text }) => sum + text.length, 0) / samples.length / 1000;
  return { texts: samples.length, kilobytes, parse, review, ratio: review.median / parse.median };
}

function timeParse(text: string): number {
  const start = performance.now();
  parseTree(text, [], { allowTrailingComma: true });
  return performance.now() - start;
}

function print(rows: readonly Measurement[], trip: Summary): string {
  const cells = rows.map(({ name, texts, kilobytes, parse, review, ratio, goal, reached }) => [
    name,
    String(texts),
    kilobytes.toFixed(1),
    shown(parse),
    shown(review),
    ratio.toFixed(1),
    `${goal}: ${reached ? 'reached' : 'not reached'}`,
  ]);
  const head = ['text', 'texts', 'kB each', 'parse alone, ms', 'change to diagnostics, ms', 'ratio of medians', 'goal'];
  const table = [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `# From a change to its diagnostics

Figures of the last \`npm run bench\`, as median / 95th percentile / worst. The server runs as its own process and is
spoken to over standard input and output; the parse is jsonc-parser alone on the same text in the same run.
A request about a document that is not open, the bare way there and back, took ${shown(trip)} ms.
Measured with Node ${process.version} on ${os.cpus().length} cores.

${table}
`;
}

void main();
