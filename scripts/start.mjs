// Sets up what is missing, reviews a folder in the terminal, then serves a VS Code that has the extension and shows that folder.
//   npm start [-- [FOLDER] [--no-editor]]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale, explain, installPackages, root, SetupError } from './setup.mjs';

/** The examples with made-up secrets in them, which are written here and never in a folder that git keeps. */
const examples = path.join(root, 'dist/examples');

try {
  const { folder, editor } = readArguments();
  installPackages();
  buildIfStale();
  if (folder === examples) writeExamples();
  review(folder);
  if (editor) process.exitCode = await serve(folder);
} catch (error) {
  process.exitCode = explain(error);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'no-editor': { type: 'boolean', default: false } },
    });
    if (positionals.length > 1) throw new Error('One folder at a time.');
    // npm runs scripts in the folder of package.json; INIT_CWD is where the person stands.
    const folder = positionals[0] ? path.resolve(process.env.INIT_CWD ?? '', positionals[0]) : examples;
    if (positionals[0] && !isFolder(folder)) throw new Error(`"${folder}" is not a folder.`);
    return { folder, editor: !values['no-editor'] };
  } catch (error) {
    throw new SetupError(`${error.message}\nUsage: npm start [-- [FOLDER] [--no-editor]]`);
  }
}

function isFolder(file) {
  return existsSync(file) && statSync(file).isDirectory();
}

function writeExamples() {
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
  const script = path.join(root, 'scripts/example-credentials.ts');
  const { status } = spawnSync(process.execPath, [tsx, script], { stdio: 'inherit' });
  if (status !== 0) throw new SetupError('The examples could not be written; the lines above say why.');
}

/** Findings are what a review is for, so that exit code 1 is no failure here. */
function review(folder) {
  const { status } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'check', folder], {
    stdio: 'inherit',
  });
  if (status === 1) console.log('\nThat is what the review has found.');
  else if (status !== 0) throw new SetupError('The review could not be run to its end; the lines above say why.');
}

/** Packages the extension and installs it in a VS Code of its own, until interrupted. */
async function serve(folder) {
  const cache = path.join(root, '.vscode-test');
  mkdirSync(cache, { recursive: true });
  const vsix = path.join(cache, 'two-gates.vsix');
  console.log('\nPackaging the extension and starting VS Code (the first start downloads it, which takes a minute).');
  packageExtension(vsix);

  const trusted = folder === examples ? ['--disable-workspace-trust'] : []; // of other folders, the person decides
  const host = spawn(
    process.execPath,
    [path.join(root, 'test/vscode/host.mjs'), folder, '--serve', `--install-extension=${vsix}`, ...trusted],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, VSCODE_HOST_CACHE: cache } },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => host.kill(signal));
  host.stdout.setEncoding('utf8').on('data', (text) => {
    console.log(
      `\nVS Code with Two Gates is at\n\n  ${text.trim()}\n\nOpen it in a browser on this machine. Ctrl+C ends it.`,
    );
  });
  return new Promise((resolve) => host.once('exit', (code) => resolve(code ?? 1)));
}

function packageExtension(vsix) {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const args = [vsce, 'package', '--no-dependencies', '--out', vsix];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new SetupError(`The extension could not be packaged.\n${stdout}${stderr}`);
}
