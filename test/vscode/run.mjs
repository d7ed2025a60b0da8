// Runs the tests that need an editor.
//   node test/vscode/run.mjs [suite | restricted | oldest] [MOCHA GREP]
// suite:      in host.mjs, or with VSCODE=stable (insiders, 1.139.1, …) in the desktop VS Code that @vscode/test-electron downloads,
//             or with VSCODE=/path/to/code in that one.
// restricted: in host.mjs, in a workspace that nobody has trusted.
// oldest:     the suite in the oldest VS Code that the manifest admits and the host can serve.
// SHOTS names the folder of the screenshots.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { chromium } from 'playwright-core';
import { startDriver } from './driver.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const host = path.join(here, 'host.mjs');
/** code-server 4.101 and 4.102 were never put on npm, so the manifest's 1.101 itself cannot be had. */
const oldest = { VSCODE_HOST_VERSION: '4.103.2', VSCODE_HOST_NODE: '22.23.3' };

const runs = { suite: () => runSuite({}), oldest: () => runSuite(oldest), restricted: runRestricted };
const [name = 'suite', grep] = process.argv.slice(2);
if (!(name in runs)) {
  console.error(`There is no run "${name}"; the runs are ${Object.keys(runs).join(', ')}.`);
  process.exit(2);
}

const temporary = mkdtempSync(path.join(os.tmpdir(), 'two-gates-editor-'));
const workspace = path.join(temporary, 'workspace');
cpSync(path.join(here, 'workspace'), workspace, { recursive: true }); // the tests may change it
const launchArgs = [
  workspace,
  `--user-data-dir=${path.join(temporary, 'user')}`,
  `--extensions-dir=${path.join(temporary, 'extensions')}`,
];
const testsEnv = {
  VSCODE_HOST_CACHE: path.join(root, '.vscode-test'),
  SHOTS: path.resolve(process.env.SHOTS ?? path.join(root, '.vscode-test/shots')),
  ...(grep && { MOCHA_GREP: grep }),
  ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
};
try {
  process.exitCode = await runs[name]();
} finally {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();

async function runSuite(version) {
  const desktop = version.VSCODE_HOST_VERSION ? undefined : process.env.VSCODE;
  const window = desktop ? await driveDesktop() : { args: [], env: {} };
  try {
    return await runTests({
      ...editor(desktop),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'dist/test/index.js'),
      extensionTestsEnv: { ...testsEnv, ...version, ...window.env },
      launchArgs: [...launchArgs, ...window.args],
    });
  } catch (error) {
    console.error(error.message);
    return error.code ?? 1;
  }
}

function editor(desktop) {
  if (!desktop) return { vscodeExecutablePath: host };
  return desktop.includes(path.sep) ? { vscodeExecutablePath: desktop } : { version: desktop };
}

/** The desktop's window is driven through its debugging port; host.mjs starts a driver of its own. */
async function driveDesktop() {
  const port = await freePort();
  let browser;
  const UI_DRIVER = await startDriver(async () => {
    browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    return browser
      .contexts()[0]
      .pages()
      .find((page) => page.url().includes('workbench'));
  });
  return { args: [`--remote-debugging-port=${port}`], env: { UI_DRIVER } };
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Not by runTests, because that one always switches workspace trust off. */
function runRestricted() {
  const args = [
    ...launchArgs,
    `--extensionDevelopmentPath=${root}`,
    `--extensionTestsPath=${path.join(root, 'dist/test/restricted/index.js')}`,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(host, args, { stdio: 'inherit', env: { ...process.env, ...testsEnv } });
    child.once('error', reject).once('exit', (code) => resolve(code ?? 1));
  });
}
