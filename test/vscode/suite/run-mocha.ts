import { readdirSync } from 'node:fs';
import { findSourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';
import { haveUi, shotFile, ui } from './ui';

/** Runs the test files of a folder in the extension host. A rejection makes the exit code of VS Code 1. */
export async function runMocha(folder: string): Promise<void> {
  process.setSourceMapsEnabled(true); // for findSourceMap
  const { MOCHA_GREP: grep, FORCE_COLOR: color, CI: ci } = process.env;
  const mocha = new Mocha({
    ui: 'tdd',
    timeout: 30_000,
    color: color !== undefined,
    forbidOnly: ci !== undefined,
    rootHooks: { afterEach: tellMore },
    ...(grep && { grep }),
  });
  const files = readdirSync(folder).filter((file) => file.endsWith('.test.js'));
  for (const file of files.sort()) mocha.addFile(path.join(folder, file));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures) reject(new Error(`${failures} tests failed`));
      else if (!runner.stats?.passes) reject(new Error('no test ran'));
      else resolve();
    });
  });
}

/** A failed test gets a stack that names the sources, and a picture while the extension still runs. */
async function tellMore(this: Mocha.Context): Promise<void> {
  const test = this.currentTest;
  if (test?.state !== 'failed') return;
  if (test.err?.stack) test.err.stack = toSources(test.err.stack);
  if (!haveUi()) return;
  const file = shotFile(`failed ${test.fullTitle().replace(/[^\w ]+/g, '_')}`);
  const taken = ui((page, file) => page.screenshot({ path: file }).then(() => undefined), file);
  await taken.then(
    () => console.log(`    screenshot: ${file}`),
    (error) => console.log(`    no screenshot: ${error}`),
  );
}

/** VS Code prepares stacks itself, which keeps Node from using the source maps. */
function toSources(stack: string): string {
  return stack.replace(/([^\s():]+\.js):(\d+):(\d+)/g, (all, file: string, line: string, column: string) => {
    const entry = findSourceMap(path.resolve(file))?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return all;
    const source = path.relative('', fileURLToPath(entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
