#!/usr/bin/env node
// Stands in for the `code` executable where VS Code cannot be downloaded: runs an extension's tests in the VS Code that the npm
// package code-server holds, with headless Chromium as its window. Everything but Chromium comes from the npm registry, once, into a
// cache folder. It takes the arguments that @vscode/test-electron gives to `code`, so it can be its vscodeExecutablePath:
//   host.mjs [FOLDER | FILE.code-workspace] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [--user-data-dir=DIR]
//     [--extensions-dir=DIR] [--disable-extensions] [--disable-workspace-trust] [--install-extension=VSIX]
//     [--playwright=SCRIPT | --serve]
// --playwright=SCRIPT: no tests, but a call of its default export with { page, port }, for screenshots.
// --serve: no tests and no Chromium, but the address for a person's own browser, until interrupted. Extensions come by
// --install-extension only.
// Environment: CHROME_PATH, VSCODE_HOST_VERSION and VSCODE_HOST_NODE (another VS Code), VSCODE_HOST_CACHE (.vscode-test),
// VSCODE_HOST_TIMEOUT (seconds, 300), VSCODE_HOST_SCREENSHOT (CACHE/failure.png), VSCODE_HOST_VERBOSE=1 (every log line).
// Exit code: that of the tests (0 or 1); 124 after a time-out; 130 when interrupted.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { installChromium } from '../../scripts/setup.mjs';
import { startDriver } from './driver.mjs';

const { env } = process;
const codeServer = env.VSCODE_HOST_VERSION ?? '4.139.1'; // 4.139.1 holds VS Code 1.139.1
const nodeVersion = env.VSCODE_HOST_NODE ?? '24.21.0'; // the major version that this code-server is made for
const cache = path.resolve(env.VSCODE_HOST_CACHE ?? '.vscode-test');
const verbose = Boolean(env.VSCODE_HOST_VERBOSE);
const say = (text) => console.error(`[host ${Math.floor(performance.now() / 1000)} s] ${text}`);

// --- what is needed, from the npm registry into the cache ------------------------------------------------------------------------

function run(command, args, options) {
  const result = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (result.status !== 0) {
    const output = `${result.error ?? ''}\n${result.stdout ?? ''}${result.stderr ?? ''}`;
    throw new Error(`${command} ${args.join(' ')} failed: ${output}`);
  }
  return result.stdout.trim();
}

const npm = (args, cwd) =>
  run('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd });

/** A folder of the cache, filled under another name and then renamed, so that it is whole or absent. */
function cached(name, fill) {
  const folder = path.join(cache, name);
  if (existsSync(folder)) return folder;
  say(`installing ${name} into ${cache}`);
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(path.join(cache, 'tmp-'));
  try {
    fill(unfinished);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

function vscodeFolder() {
  return cached(`code-server-${codeServer}`, (folder) => {
    const archive = npm(['pack', `code-server@${codeServer}`, '--silent'], folder)
      .split('\n')
      .at(-1);
    run('tar', ['-xzf', archive, '--strip-components=3', 'package/lib/vscode'], { cwd: folder });
    rmSync(path.join(folder, archive));
    npm(['ci', '--omit=dev', '--legacy-peer-deps'], folder); // its npm-shrinkwrap.json pins everything, with hashes
    // Two C++ modules that --ignore-scripts leaves unbuilt:
    copyFileSync(new URL('spdlog.cjs', import.meta.url), path.join(folder, 'node_modules/@vscode/spdlog/index.js'));
    const watchdog = ['@vscode/native-watchdog', 'native-watchdog']
      .map((name) => path.join(folder, 'node_modules', name, 'index.js'))
      .find(existsSync);
    writeFileSync(watchdog, 'exports.start = () => {}; exports.exit = (code) => process.exit(code);\n');
    addRipgrep(path.join(folder, 'node_modules/@vscode/ripgrep'));
  });
}

/** Older versions fetch the program behind file search from elsewhere, by a script that --ignore-scripts leaves out. */
function addRipgrep(target) {
  if (!existsSync(target) || existsSync(path.join(target, 'bin'))) return;
  const binary = fromNpm(`@vscode/ripgrep-${process.platform}-${process.arch}`, '1.18.0', 'bin/rg');
  mkdirSync(path.join(target, 'bin'));
  copyFileSync(binary, path.join(target, 'bin/rg'));
}

function nodeBinary() {
  if (process.versions.node.split('.')[0] === nodeVersion.split('.')[0]) return process.execPath;
  return fromNpm(`node-${process.platform}-${process.arch}`, nodeVersion, 'bin/node');
}

/** A program out of a package that holds it ready to run. */
function fromNpm(name, version, file) {
  const folder = cached(`${path.basename(name)}-${version}`, (folder) => {
    writeFileSync(path.join(folder, 'package.json'), '{}');
    npm(['install', `${name}@${version}`], folder);
  });
  return path.join(folder, 'node_modules', name, file);
}

// --- whatever happens, leave nothing running -------------------------------------------------------------------------------------

const work = mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
let server;
let browser;
let page;
let ending;

function end(code) {
  ending ??= close(code);
  return ending;
}

async function close(code) {
  if (code !== 0 && page) {
    const file = path.resolve(env.VSCODE_HOST_SCREENSHOT ?? path.join(cache, 'failure.png'));
    await page.screenshot({ path: file, timeout: 5000 }).then(
      () => say(`screenshot: ${file}`),
      (error) => say(`no screenshot: ${error.message}`),
    );
  }
  const closed = browser?.close().catch((error) => say(`the window did not close: ${error.message}`));
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5000))]);
  if (server?.pid && server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000))]);
    killGroup(server.pid);
  }
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  if (verbose || code !== 0) say(`exit code ${code}`);
  process.exit(code);
}

function killGroup(leader) {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // the whole group has gone
  }
}

function fail(error) {
  console.error(error);
  void end(1);
}

// --- the server ------------------------------------------------------------------------------------------------------------------

const one = { type: 'string' };
const many = { type: 'string', multiple: true };
const flag = { type: 'boolean' };
const { values: args, positionals } = parseArgs({
  strict: false, // test-electron gives flags that only the desktop's `code` knows
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: many,
    extensionTestsPath: one,
    'user-data-dir': one,
    'extensions-dir': one,
    'disable-extensions': flag,
    'disable-workspace-trust': flag,
    'install-extension': many,
    playwright: one,
    serve: flag,
  },
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(args.serve ? 0 : 130));
process.on('uncaughtException', fail).on('unhandledRejection', fail);
// Whoever reads may go away first, as in `host.mjs … | head`; then there is nobody to tell, and telling would fail again.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void end(1));
if (!args.serve) {
  const seconds = Number(env.VSCODE_HOST_TIMEOUT ?? 300);
  setTimeout(() => {
    say(`timed out after ${seconds} s`);
    void end(124);
  }, 1000 * seconds).unref();
}

const executablePath = args.serve ? undefined : installChromium();
const node = nodeBinary();
const main = path.join(vscodeFolder(), 'out/server-main.js');
const userData = path.resolve(args['user-data-dir'] ?? path.join(work, 'user-data'));
seedSettings(path.join(userData, 'User/settings.json'));

/** Switches off what asks the network or stands in the way of a test. A settings file that is there already stays as it is. */
function seedSettings(file) {
  if (existsSync(file)) return;
  const quiet = {
    'chat.disableAIFeatures': true,
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'files.autoSave': 'off',
    'git.openRepositoryInParentFolders': 'never',
    'telemetry.telemetryLevel': 'off',
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'terminal.integrated.gpuAcceleration': 'off',
  };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(quiet, undefined, 2));
}

const common = [
  '--accept-server-license-terms',
  ...['--server-data-dir', path.join(work, 'server')],
  ...['--user-data-dir', userData],
  ...['--extensions-dir', path.resolve(args['extensions-dir'] ?? path.join(work, 'extensions'))],
];
const token = randomUUID(); // another user of the machine must not get in
const tokenFile = path.join(work, 'token');
writeFileSync(tokenFile, token, { mode: 0o600 });
const driver = args.serve ? {} : { UI_DRIVER: await startDriver(() => page) };
const serverEnv = { ...env, EXTENSIONS_GALLERY: '{}', ...driver };
for (const vsix of args['install-extension'] ?? []) {
  run(node, [main, ...common, '--install-extension', path.resolve(vsix)], { env: serverEnv });
}

server = spawn(
  node,
  [
    main,
    ...common,
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token-file', tokenFile],
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-experiments', '--force-disable-user-env'],
    ...(args.serve ? [] : ['--enable-remote-auto-shutdown', '--reconnection-grace-time', '10']),
    ...(args['disable-workspace-trust'] ? ['--disable-workspace-trust'] : []),
  ],
  { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: serverEnv },
);
const port = await new Promise((resolve, reject) => {
  let output = '';
  const read = (data) => {
    if (verbose) process.stderr.write(data);
    output += data;
    const listening = /Extension host agent listening on (\d+)/.exec(output);
    if (listening) resolve(listening[1]);
  };
  server.stdout.on('data', read);
  server.stderr.on('data', read);
  server.once('error', reject);
  server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
});
server.once('exit', (code) => ending ?? fail(new Error(`the server ended with ${code}`)));

const payload = [
  ['skipWelcome', 'true'],
  ['skipReleaseNotes', 'true'],
  ...(args['disable-extensions'] ? [['disableExtensions', 'true']] : []),
];
const target = path.resolve(positionals[0] ?? mkdtempSync(path.join(work, 'empty-')));
const query = new URLSearchParams({
  tkn: token,
  [target.endsWith('.code-workspace') ? 'workspace' : 'folder']: target,
  payload: JSON.stringify(payload),
});
const address = `http://127.0.0.1:${port}/?${query}`;
if (args.serve) console.log(address);
else await openWindow();

// --- the window ------------------------------------------------------------------------------------------------------------------

async function openWindow() {
  browser = await chromium.launch({
    executablePath,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
  });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(10_000);
  page.on('crash', () => fail(new Error('the window crashed')));
  await passOnLog();
  await developExtension();
  await page.goto(address, { waitUntil: 'commit' });
  if (!args.playwright) return; // the tests say when to end
  await page.locator('.monaco-workbench').waitFor();
  const script = await import(pathToFileURL(path.resolve(args.playwright)));
  await script.default({ page, port });
  void end(0);
}

/** What the tests print in the extension host arrives by codeAutomationLog, mixed with the window's own log, which is left out. */
async function passOnLog() {
  const noise = [
    /\[(AgentHost|ChatModelSelection|AccountPolicyGate|RemoteAgentHost|Service Worker|reconnection-grace-time|driver)/,
    /Resolv\w+ connection token/,
    /Creat(ing a socket|ion of workbench)/,
    /(Ignoring fetching|Updating) additional/,
    /Canceled: /,
    /No search provider/,
    /Timed out waiting for authentication provider/,
    /Error while fetching the extension under development.*not a web extension/,
  ];
  const noisy = new RegExp(`^(${noise.map((each) => each.source).join('|')})`);
  let crashed = false; // a remote extension host that dies makes VS Code report 0, so look for the broken connection
  await page.exposeFunction('codeAutomationLog', (type, parts) => {
    const text = format(...parts);
    crashed ||= /^\[remote-connection\]\[ExtensionHost\].* received socket close event/.test(text);
    if (!verbose && noisy.test(text)) return;
    console[type in console ? type : 'log'](verbose ? text : text.replace(/\n +at .*\/workbench\.js:.*/g, ''));
  });
  await page.exposeFunction('codeAutomationExit', (code) => {
    if (crashed) say('the extension host crashed, or a test called process.exit()');
    void end(code || Number(crashed));
  });
}

/**
 * The page carries its configuration as JSON in an attribute; what is under development and under test is added there before any
 * script reads it. (The URL can name both only with --enable-smoke-test-driver, and then VS Code shows no notification.)
 */
async function developExtension() {
  const remote = (file) => ({ scheme: 'vscode-remote', authority: `127.0.0.1:${port}`, path: path.resolve(file) });
  const options = {
    extensions: args.extensionDevelopmentPath?.map(remote),
    extensionTestsPath: args.extensionTestsPath && remote(args.extensionTestsPath),
  };
  await page.addInitScript((options) => {
    const insert = () => {
      const meta = document.getElementById('vscode-workbench-web-configuration');
      if (!meta) return; // another frame
      const config = JSON.parse(meta.dataset.settings);
      config.developmentOptions = { ...config.developmentOptions, ...options };
      meta.dataset.settings = JSON.stringify(config);
    };
    document.addEventListener('readystatechange', insert, { once: true });
  }, options);
}
