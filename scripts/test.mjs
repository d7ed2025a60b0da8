// Sets up what the checks need, then runs each of them and adds up what they say.
//   npm test [-- CHECK...]
// Without a CHECK all of them run, in this order.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { explain, installChromium, installPackages, root, SetupError } from './setup.mjs';

const largestVsix = 3_000_000;
const vsix = path.join(root, '.vscode-test/two-gates.vsix');
const bin = (name) => path.join(root, 'node_modules', name);
const bundleTests = 'test/house/bundles.test.ts';

const biome = () => node(bin('@biomejs/biome/bin/biome'), 'check', '.');
const types = () => node(bin('typescript/bin/tsc'), '-p', '.');
const generated = () => node(bin('tsx/dist/cli.mjs'), 'scripts/generate.ts', '--check');
const build = () => node('esbuild.mjs');
const unit = () => node(bin('mocha/bin/mocha.js'), '--ignore', bundleTests, ...unitTests());
const bundles = () => node(bin('mocha/bin/mocha.js'), bundleTests);
const editor = (run) => () => node('test/vscode/run.mjs', run);

/** In the order in which they run. `needs` names the check whose result this one stands on. */
const checks = [
  { name: 'format', what: 'formatting and lint rules (biome)', run: biome },
  { name: 'types', what: 'types (tsc)', run: types },
  { name: 'generated', what: 'generated files are fresh', run: generated },
  { name: 'build', what: 'bundles are built', run: build },
  { name: 'unit', what: 'unit tests', run: unit, needs: 'build' },
  { name: 'bundles', what: 'each bundle starts', run: bundles, needs: 'build' },
  { name: 'package', what: 'the VSIX is packaged, and small', run: packageExtension, needs: 'build' },
  { name: 'suite', what: 'tests in VS Code', run: editor('suite'), needs: 'build', browser: true },
  { name: 'restricted', what: 'tests in Restricted Mode', run: editor('restricted'), needs: 'build', browser: true },
  { name: 'oldest', what: 'tests in the oldest VS Code', run: editor('oldest'), needs: 'build', browser: true },
];

try {
  const chosen = choose(process.argv.slice(2));
  installPackages();
  if (chosen.some(({ browser }) => browser)) process.env.CHROME_PATH = installChromium();
  process.exitCode = await runAll(chosen);
} catch (error) {
  process.exitCode = explain(error);
}

function choose(names) {
  if (names.length === 0) return checks;
  const unknown = names.find((name) => !checks.some((check) => check.name === name));
  if (unknown) {
    const known = checks.map(({ name }) => name).join(', ');
    throw new SetupError(`There is no check "${unknown}"; the checks are ${known}.`);
  }
  const needed = checks.filter(({ name }) => names.includes(name)).map(({ needs }) => needs);
  return checks.filter(({ name }) => names.includes(name) || needed.includes(name));
}

/** A check that fails does not keep the others from running, so that one run shows all there is to mend. */
async function runAll(chosen) {
  const results = [];
  for (const check of chosen) {
    console.log(`\n── ${check.name}: ${check.what}`);
    const began = performance.now();
    const blocked = results.some(({ name, ok }) => name === check.needs && !ok);
    const result = blocked ? { ok: false, output: '' } : await check.run();
    const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`;
    const verdict = blocked ? `not run, because ${check.needs} failed` : result.ok ? 'ok' : 'FAILED';
    console.log(`── ${check.name}: ${verdict}, ${seconds}`);
    results.push({ ...result, name: check.name, line: `${check.name.padEnd(12)} ${verdict}, ${seconds}` });
  }
  const failed = results.filter(({ ok }) => !ok);
  // Once more, since whoever reads the end of a long log should see what to mend.
  for (const { name, output } of failed) console.log(`\n── ${name} failed:\n${whatFailed(output)}`);
  console.log(`\n${results.map(({ line }) => line).join('\n')}`);
  const failedTests = count(results, 'failing');
  // A check without tests of its own, or one that broke before it could count, is one failure.
  const others = failed.filter((result) => count([result], 'failing') === 0).length;
  console.log(`\n${count(results, 'passing')} passed, ${failedTests + others} failed`);
  return failed.length > 0 ? 1 : 0;
}

/** What mocha says of its failures, or else the end of what was printed. */
function whatFailed(output) {
  const lines = output.trimEnd().split('\n');
  const first = lines.findIndex((line) => /\d+ failing\b/.test(line));
  return (first < 0 ? lines.slice(-30) : lines.slice(first, first + 80)).join('\n');
}

/** Mocha's own counts, as it prints them at the end of each run. */
function count(results, word) {
  const line = new RegExp(`^\\s*(?:\\x1b\\[\\d+m)*\\s*(\\d+) ${word}\\b`, 'gm');
  return results.flatMap(({ output }) => [...output.matchAll(line)]).reduce((sum, match) => sum + Number(match[1]), 0);
}

/** Runs a script of Node, shows what it prints, and keeps it. */
function node(...args) {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...colour },
  });
  let output = '';
  for (const [stream, screen] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      screen.write(text);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ ok: false, output: String(error) }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

function unitTests() {
  const files = readdirSync(path.join(root, 'test'), { recursive: true }).map((file) => path.posix.join('test', file));
  return files.filter((file) => file.endsWith('.test.ts') && !file.startsWith('test/vscode/')).sort();
}

/** With the secret scan of vsce, and without any exception to it. */
async function packageExtension() {
  mkdirSync(path.dirname(vsix), { recursive: true });
  rmSync(vsix, { force: true });
  const result = await node(bin('@vscode/vsce/vsce'), 'package', '--no-dependencies', '--out', vsix);
  if (!result.ok) return result;
  const { size } = statSync(vsix);
  console.log(`${size} bytes of ${largestVsix}`);
  return { ...result, ok: size < largestVsix };
}
