import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const root = path.join(__dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
/** Where the built file is, and how many bytes it may have. */
const bundles = {
  extension: { file: path.join(root, 'dist/extension.js'), most: 30_000 },
  client: { file: path.join(root, 'dist/client.js'), most: 500_000 },
  server: { file: path.join(root, 'dist/server.js'), most: 1_900_000 },
  cli: { file: path.join(root, 'dist/cli.js'), most: 1_700_000 },
};
/** The names under which esbuild.mjs records what it has built. */
const builds = ['client', 'server', 'cli'];

suite('The bundles', () => {
  test('the command line starts, and prints its version', () => {
    const { status, stdout, stderr } = spawnSync(bundles.cli.file, ['--version'], { encoding: 'utf8' });
    assert.deepEqual({ status, stdout: stdout.trim(), stderr }, { status: 0, stdout: version, stderr: '' });
  });

  test('the command line reviews a policy without anything beside it', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'two-gates-bundle-'));
    const program = path.join(folder, 'cli.js');
    writeFileSync(program, readFileSync(bundles.cli.file));
    const policy = path.join(root, 'test/vscode/workspace/policies/deploy.json');
    const { status, stdout } = spawnSync(process.execPath, [program, 'check', policy, '--format', 'json'], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    assert.equal(status, 1);
    const { results } = JSON.parse(stdout);
    assert.deepEqual(
      results.map(({ ruleId }: { readonly ruleId: string }) => ruleId),
      ['mfa/no-open-allow'],
    );
  });

  test('the command line says in one line that its output finds no room, and that is no finding', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(bundles.cli.file, ['rules'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    assert.deepEqual([status, stderr], [2, 'The results could not be written: the disk is full.\n']);
  });

  for (const [name, args] of [
    ['the server', [bundles.server.file, '--stdio']],
    ['the server of the command line', [bundles.cli.file, 'lsp', '--stdio']],
  ] as const) {
    test(`${name} answers an editor over stdio, and ends when asked`, async () => {
      const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const connection = createMessageConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const parameters = { processId: process.pid, rootUri: null, capabilities: {} };
      const answer: { readonly capabilities: Readonly<Record<string, unknown>> } = await connection.sendRequest(
        'initialize',
        parameters,
      );
      assert.equal(answer.capabilities['hoverProvider'] !== undefined, true);
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      assert.equal(await ended, 0);
      connection.dispose();
    });
  }

  test('the extension loads, and has what VS Code calls', () => {
    const extension = loadWithStub(bundles.extension.file);
    assert.equal(typeof extension['activate'], 'function');
    assert.equal(typeof extension['deactivate'], 'function');
  });

  test('the client that the extension loads later has what it calls', () => {
    assert.match(readFileSync(bundles.extension.file, 'utf8'), /require\("\.\/client"\)/);
    assert.equal(typeof loadWithStub(bundles.client.file)['makeClient'], 'function');
  });

  for (const [name, { file, most }] of Object.entries(bundles)) {
    test(`${name} is small enough to start at once`, () => {
      const { size } = statSync(file);
      assert.ok(size > 1000 && size < most, `${size} bytes`);
    });

    test(`${name} holds nothing that asks the network`, () => {
      const text = readFileSync(file, 'utf8');
      const means = /\brequire\("(?:node:)?(?:https?|http2|tls|dns|dgram|inspector)(?:\/promises)?"\)/g;
      assert.deepEqual(text.match(means) ?? [], []);
      // `ENV.fetch(` is what a repair writes into Ruby.
      assert.doesNotMatch(text, /(?<!\bENV\.)\bfetch\(|\bXMLHttpRequest\b|\bnew WebSocket\b/);
    });
  }

  for (const name of builds) {
    test(`no file of ours in the build of the ${name} opens a socket`, () => {
      const from = importersOf(name, /^(?:node:)?net$/).filter((input) => !input.includes('node_modules/vscode-'));
      assert.deepEqual(from, []);
    });
  }

  test('the licences that are shipped name every package in a bundle', () => {
    const notices = readFileSync(path.join(root, 'dist/licenses.txt'), 'utf8');
    const packages = builds.flatMap((name) => inputsOf(name).flatMap(packageOf));
    assert.ok(packages.includes('jsonc-parser'), 'the packages were not found');
    assert.deepEqual(
      [...new Set(packages)].filter((name) => !notices.includes(`\n${name} `)),
      [],
    );
  });

  test('every shipped package has a licence that lets us ship it', () => {
    const notices = readFileSync(path.join(root, 'dist/licenses.txt'), 'utf8');
    const licences = [...notices.matchAll(/^\S+ \d+\.\d+\.\d+\S* \((.+)\)$/gm)].map((match) => match[1]);
    assert.ok(licences.length > 3, 'the licences were not found');
    assert.deepEqual(
      licences.filter(
        (licence) => !/^(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0)$/.test(licence ?? ''),
      ),
      [],
    );
  });
});

interface Metafile {
  readonly inputs: Readonly<Record<string, { readonly imports: readonly { readonly path: string }[] }>>;
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

function metafileOf(name: string): Metafile {
  return JSON.parse(readFileSync(path.join(root, `dist/meta/${name}.json`), 'utf8'));
}

/** The files that the bundle has taken something from. */
function inputsOf(name: string): readonly string[] {
  const outputs = Object.values(metafileOf(name).outputs);
  const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
}

function importersOf(name: string, module: RegExp): readonly string[] {
  const inputs = Object.entries(metafileOf(name).inputs);
  return inputs.filter(([, { imports }]) => imports.some((one) => module.test(one.path))).map(([file]) => file);
}

function packageOf(file: string): readonly string[] {
  const inside = file.split('node_modules/').at(-1) ?? '';
  if (inside === file) return [];
  return [
    inside
      .split('/')
      .slice(0, inside.startsWith('@') ? 2 : 1)
      .join('/'),
  ];
}

/** Loads the bundle with a `vscode` that has any name one asks for, as only a real VS Code brings the module. */
function loadWithStub(file: string): Readonly<Record<string, unknown>> {
  const anything: object = new Proxy(class {}, {
    get: (target, name) => (name === 'prototype' || name === Symbol.toPrimitive ? Reflect.get(target, name) : anything),
  });
  const loaded = new Module(file);
  const requireOf = Module.createRequire(file);
  const run = new Function('require', 'module', 'exports', '__filename', '__dirname', readFileSync(file, 'utf8'));
  const load = (name: string): unknown => (name === 'vscode' ? anything : requireOf(name));
  run(load, loaded, loaded.exports, file, path.dirname(file));
  return loaded.exports;
}
