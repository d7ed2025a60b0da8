// What the other scripts need before they can run: packages, a Chromium, fresh bundles. Only Node's own modules are used here,
// because nothing else is there yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** A failure that the person who started the script can act on: its message is printed without a stack. */
export class SetupError extends Error {}

/** Installs the packages of package-lock.json unless they are there and not older than it. */
export function installPackages() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new SetupError(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && changedAt(installed) >= changedAt(path.join(root, 'package-lock.json'))) return;
  console.log('Installing the packages of package-lock.json.');
  run('npm', ['ci', '--loglevel=error'], 'The packages could not be installed: is the npm registry within reach?');
}

/** The path of a Chromium or Chrome, which is installed first where apt-get can do it. Throws where there is none. */
export function installChromium() {
  const found = findChromium();
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && inPath('apt-get');
  if (mayInstall) {
    console.log('Installing Chromium with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], 'apt-get could not read its package lists.', env);
    const packages = ['chromium', 'fonts-liberation'];
    run(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
      'apt-get could not install it.',
      env,
    );
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new SetupError(
    'The tests in the editor need Chromium or Google Chrome, and there is none. ' +
      'Install one (Debian: apt-get install chromium) or put its path into CHROME_PATH.',
  );
}

/** The Chromium that the tests use: CHROME_PATH, or the first one in PATH that starts. */
function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (starts(named)) return named;
    throw new SetupError(`CHROME_PATH names "${named}", which does not start.`);
  }
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'chrome'];
  return names.map(inPath).find((file) => file && starts(file));
}

/** Builds the bundles unless each of them is newer than all that goes into it. */
export function buildIfStale() {
  const outputs = ['dist/extension.js', 'dist/client.js', 'dist/server.js', 'dist/cli.js'].map((file) =>
    path.join(root, file),
  );
  const inputs = ['client', 'server', 'esbuild.mjs', 'package.json', 'package-lock.json'].map((file) =>
    path.join(root, file),
  );
  const oldest = Math.min(...outputs.map((file) => (existsSync(file) ? changedAt(file) : 0)));
  if (inputs.every((file) => newestIn(file) < oldest)) return;
  console.log('Building.');
  run(process.execPath, ['esbuild.mjs', 'client', 'server', 'cli'], 'The bundles could not be built.');
}

/** Prints an error for a person and returns the exit code that goes with it. */
export function explain(error) {
  console.error(error instanceof SetupError ? error.message : error);
  return error instanceof SetupError ? 2 : 1;
}

function run(command, args, complaint, env = process.env) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
  if (status !== 0) throw new SetupError(`${complaint} (${error?.message ?? `${command} ended with ${status}`})`);
}

function inPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** A distribution may put a script in place of the browser that only says how to install it. */
function starts(file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0;
}

function changedAt(file) {
  return statSync(file).mtimeMs;
}

function newestIn(file) {
  if (!statSync(file).isDirectory()) return changedAt(file);
  return Math.max(0, ...readdirSync(file).map((entry) => newestIn(path.join(file, entry))));
}
