import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RoutesResult } from '../server/src/lsp/custom-messages';
import { type Editor, startEditor } from './editor';
import { type Summary, summarize } from './statistics';
import { apiGuardFile, apiHandlerFile, guardFile, handlerFile, type Program, syntheticProgram } from './workspace';

/** A place where somebody types, and the open documents that are looked at meanwhile. */
interface Typing {
  readonly name: string;
  readonly file: string;
  /** The character that is written stands before this. */
  readonly before: string;
  readonly asked: readonly string[];
  readonly goal: number;
}

const dependants = [
  handlerFile,
  'web/features/invoice1/invoice1.routes.ts',
  'web/features/project2/project2.routes.ts',
];
const apiDependants = [apiHandlerFile, 'api/app/routers/invoice1.py', 'api/app/routers/project2.py'];

const typings: readonly Typing[] = [
  { name: 'in a handler, Express', file: handlerFile, before: 'found) return', asked: [handlerFile], goal: 50 },
  { name: 'in a handler, FastAPI', file: apiHandlerFile, before: 'row is None', asked: [apiHandlerFile], goal: 50 },
  {
    name: 'in a shared guard, Express, to 3 open dependants',
    file: guardFile,
    before: 'header) return',
    asked: dependants,
    goal: 300,
  },
  {
    name: 'in a shared guard, FastAPI, to 3 open dependants',
    file: apiGuardFile,
    before: 'user is None',
    asked: apiDependants,
    goal: 300,
  },
];

/** Measures how long the routes of a large workspace take, over the protocol, and says it in Markdown. */
export async function measureRoutes(server: string): Promise<string> {
  const program = syntheticProgram();
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'two-gates-bench-')));
  try {
    writeProgram(folder, program);
    const uriOf = (file: string): string => pathToFileURL(path.join(folder, file)).href;
    const editor = await startEditor(server, pathToFileURL(folder).href);
    const start = performance.now();
    await editor.open(uriOf(handlerFile), program[handlerFile] ?? '', 'typescript');
    const first = performance.now() - start;
    const { routes } = await whenComplete(editor);
    const index = performance.now() - start;
    for (const file of [...dependants, ...apiDependants, guardFile, apiGuardFile].slice(1)) {
      await editor.open(uriOf(file), program[file] ?? '', file.endsWith('.py') ? 'python' : 'typescript');
    }
    const rows: string[] = [];
    for (const typing of typings) rows.push(row(typing, await type(editor, typing, program, uriOf)));
    const peak = editor.peakMemory();
    await editor.stop();
    return print({ program, routes: routes.length, first, index, peak, rows });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeProgram(folder: string, program: Program): void {
  for (const [file, text] of Object.entries(program)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

async function whenComplete(editor: Editor): Promise<RoutesResult> {
  for (;;) {
    const result = await editor.request<RoutesResult>('twoGates/routes');
    if (result.complete) return result;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Writes a name longer and longer, so that what is read changes each time. */
async function type(
  editor: Editor,
  { file, before, asked }: Typing,
  program: Program,
  uriOf: (file: string) => string,
): Promise<Summary> {
  const text = program[file] ?? '';
  const at = text.indexOf(before);
  const times: number[] = [];
  for (let time = 0; time < 60; time++) {
    times.push(await editor.write(uriOf(file), text, at, 'x', asked.map(uriOf)));
  }
  return summarize(times.slice(10));
}

function row({ name, goal }: Typing, times: Summary): string {
  const shown = [times.median, times.p95, times.worst].map((value) => value.toFixed(1)).join(' / ');
  return `| ${name} | ${shown} | median under ${goal} ms: ${times.median < goal ? 'reached' : 'not reached'} |`;
}

interface Measured {
  readonly program: Program;
  readonly routes: number;
  readonly first: number;
  readonly index: number;
  readonly peak: number | undefined;
  readonly rows: readonly string[];
}

function print({ program, routes, first, index, peak, rows }: Measured): string {
  const bytes = Object.values(program).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const speed = (bytes / 1000 / index).toFixed(2);
  return `## Routes

A made-up workspace of ${Object.keys(program).length} files and ${(bytes / 1e6).toFixed(1)} MB, half of it Express and half FastAPI, with ${routes} routes.
The first answer about the first document took ${first.toFixed(0)} ms; all was read after ${index.toFixed(0)} ms, ${speed} MB per second.
${peak === undefined ? '' : `The server held ${(peak / 1e6).toFixed(0)} MB at most.\n`}
| one keystroke | change to diagnostics, ms | goal |
| --- | --- | --- |
${rows.join('\n')}
`;
}
