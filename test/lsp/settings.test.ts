import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FileSystemWatcher } from 'vscode-languageserver/node';
import { namesOfProject } from '../../server/src/project/project';
import { LspClient, stopClients, until, vscodeCapabilities } from '../support/lsp-client';

const star = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }';
const off = '{\n  // Accepted.\n  "rules": { "test/no-star": "off" },\n}\n';

suite('settings of the editor', () => {
  teardown(stopClients);

  test('they are asked for once per resource, until they change', async () => {
    const asked: (string | undefined)[] = [];
    const client = await LspClient.start({
      settings: (uri) => {
        asked.push(uri);
        return { rules: { 'test/no-star': 'hint' } };
      },
    });
    await client.open('file:///a.json', star);
    assert.equal((await client.diagnostics('file:///a.json'))[0]?.severity, 4);
    await client.diagnostics('file:///a.json');
    assert.deepEqual(asked, ['file:///a.json']);
    client.settings = () => ({ rules: { 'test/no-star': 'off' } });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until('the refresh', () => client.refreshes > 0);
    assert.deepEqual(await client.diagnostics('file:///a.json'), []);
  });

  test('the server subscribes to changes of our section only', async () => {
    const client = await LspClient.start();
    await until('the registrations', () => client.registrations.length > 1);
    const subscribed = client.registrations.find(({ method }) => method === 'workspace/didChangeConfiguration');
    assert.deepEqual(subscribed?.registerOptions, { section: 'twoGates' });
  });

  test('two folders can differ', async () => {
    const client = await LspClient.start({
      folders: ['file:///strict', 'file:///calm'],
      settings: (uri) => ({ rules: { 'test/no-star': uri?.startsWith('file:///calm/') ? 'off' : 'warning' } }),
    });
    await client.open('file:///strict/a.json', star);
    await client.open('file:///calm/a.json', star);
    assert.equal((await client.diagnostics('file:///strict/a.json'))[0]?.severity, 2);
    assert.deepEqual(await client.diagnostics('file:///calm/a.json'), []);
  });

  test('a wrong setting is logged, and the others count', async () => {
    const client = await LspClient.start({ settings: () => ({ rules: { 'test/no-star': 'hint' }, ignores: [] }) });
    await client.open('file:///a.json', star);
    assert.equal((await client.diagnostics('file:///a.json'))[0]?.severity, 4);
    const warned = client.logs.filter(({ type }) => type === 2).map(({ message }) => message);
    assert.deepEqual(warned, [
      'In the settings of the editor: There is no setting "ignores"; the nearest one is "ignore".',
    ]);
  });

  test('a client that pushes its settings is heard', async () => {
    const client = await LspClient.start({
      capabilities: { ...vscodeCapabilities, workspace: {} },
      options: { settings: { rules: { 'test/no-star': 'hint' } } },
    });
    await client.open('file:///a.json', star);
    assert.equal((await client.diagnostics('file:///a.json'))[0]?.severity, 4);
    const settings = { twoGates: { rules: { 'test/no-star': 'off' } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    assert.deepEqual(await client.diagnostics('file:///a.json'), []);
  });

  test('ignored files are left out, and the status says so', async () => {
    const client = await LspClient.start({ folders: ['file:///infra'], settings: () => ({ ignore: ['generated/'] }) });
    await client.open('file:///infra/generated/a.json', star);
    await client.open('file:///infra/policies/a.json', star);
    assert.deepEqual(await client.diagnostics('file:///infra/generated/a.json'), []);
    assert.equal((await client.diagnostics('file:///infra/policies/a.json')).length, 1);
    await until('the statuses', () => client.statuses.length > 1);
    assert.deepEqual(client.statuses[0]?.notAnalysed, ['The setting "ignore" leaves this file out.']);
  });
});

suite('the project file', () => {
  let root: string;
  let client: LspClient;
  const uriOf = (file: string) => pathToFileURL(path.join(root, file)).href;

  setup(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'two-gates-project-'));
    await mkdir(path.join(root, 'team/deep/er'), { recursive: true });
  });
  teardown(async () => {
    await stopClients();
    await rm(root, { recursive: true });
  });

  test('it is found upward from the file, beats the editor, and the nearest one counts', async () => {
    client = await LspClient.start({
      folders: [uriOf('team')],
      settings: () => ({ rules: { 'test/no-star': 'hint' } }),
    });
    await writeFile(path.join(root, 'team/two-gates.jsonc'), off);
    await client.open(uriOf('team/deep/er/a.json'), star);
    assert.deepEqual(await client.diagnostics(uriOf('team/deep/er/a.json')), []);

    await writeFile(path.join(root, 'team/deep/two-gates.jsonc'), off.replace('"off"', '"information"'));
    const changes = [{ uri: uriOf('team/deep/two-gates.jsonc'), type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await until('the refresh', () => client.refreshes > 0);
    assert.equal((await client.diagnostics(uriOf('team/deep/er/a.json')))[0]?.severity, 3);
  });

  test('it is found above the workspace folder too, as on the command line', async () => {
    client = await LspClient.start({ folders: [uriOf('team')] });
    await writeFile(path.join(root, 'two-gates.jsonc'), off);
    await client.open(uriOf('team/a.json'), star);
    assert.deepEqual(await client.diagnostics(uriOf('team/a.json')), []);
  });

  test('none is looked for above the root of the repository', async () => {
    client = await LspClient.start({ folders: [uriOf('team')] });
    await writeFile(path.join(root, 'two-gates.jsonc'), off);
    await mkdir(path.join(root, 'team/.git'), { recursive: true });
    await client.open(uriOf('team/a.json'), star);
    assert.equal((await client.diagnostics(uriOf('team/a.json'))).length, 1);
  });

  test('what it ignores is told from its own folder, wherever the workspace begins', async () => {
    client = await LspClient.start({ folders: [uriOf('team')] });
    await writeFile(path.join(root, 'two-gates.jsonc'), '{ "ignore": ["team/made/**"] }');
    await client.open(uriOf('team/made/a.json'), star);
    await client.open(uriOf('team/b.json'), star);
    assert.deepEqual(await client.diagnostics(uriOf('team/made/a.json')), []);
    assert.equal((await client.diagnostics(uriOf('team/b.json'))).length, 1);
  });

  test('without a workspace folder it is found in any folder above, and looked for anew when a document is opened', async () => {
    client = await LspClient.start();
    await client.open(uriOf('team/a.json'), star);
    assert.equal((await client.diagnostics(uriOf('team/a.json'))).length, 1);
    await writeFile(path.join(root, 'two-gates.jsonc'), off);
    await client.open(uriOf('team/b.json'), star);
    assert.deepEqual(await client.diagnostics(uriOf('team/b.json')), []);
    assert.deepEqual(await client.diagnostics(uriOf('team/a.json')), []);
  });

  test('the client is asked to watch each folder, and again when the folders change', async () => {
    client = await LspClient.start({ folders: [uriOf('team')] });
    const watching = () => client.registrations.filter(({ method }) => method === 'workspace/didChangeWatchedFiles');
    await until('the registration', () => watching().length > 0);
    const first = watching()[0]?.registerOptions.watchers.map(({ globPattern }: FileSystemWatcher) => globPattern);
    assert.deepEqual(first, [
      ...['two-gates.jsonc', ...namesOfProject].map((name) => ({ baseUri: uriOf('team'), pattern: `**/${name}` })),
    ]);
    const event = { added: [{ uri: root, name: 'root' }], removed: [{ uri: uriOf('team'), name: 'team' }] };
    event.added = [{ uri: pathToFileURL(root).href, name: 'root' }];
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await until('the new registration', () => watching().length > 1);
    const [again] = watching()[1]?.registerOptions.watchers ?? [];
    assert.deepEqual(again, { globPattern: { baseUri: pathToFileURL(root).href, pattern: '**/two-gates.jsonc' } });
  });

  test('a new workspace folder brings its project file', async () => {
    client = await LspClient.start({ folders: [uriOf('team')] });
    await writeFile(path.join(root, 'two-gates.jsonc'), off);
    await client.open('untitled:Untitled-1', star);
    assert.equal((await client.diagnostics('untitled:Untitled-1')).length, 1);
    const event = {
      added: [{ uri: pathToFileURL(root).href, name: 'root' }],
      removed: [{ uri: uriOf('team'), name: 'team' }],
    };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await until('the refresh', () => client.refreshes > 0);
    assert.deepEqual(await client.diagnostics('untitled:Untitled-1'), []);
  });

  test('a client that watches no files is heard when it saves one', async () => {
    client = await LspClient.start({
      folders: [uriOf('team')],
      capabilities: { textDocument: { publishDiagnostics: {} } },
    });
    await client.open(uriOf('team/a.json'), star);
    await until('diagnostics', () => client.published.length > 0);
    assert.equal(client.published[0]?.diagnostics.length, 1);
    await client.open(uriOf('team/two-gates.jsonc'), off, 'jsonc');
    await writeFile(path.join(root, 'team/two-gates.jsonc'), off);
    await client.connection.sendNotification('textDocument/didSave', {
      textDocument: { uri: uriOf('team/two-gates.jsonc') },
    });
    const latest = () => client.published.filter(({ uri }) => uri === uriOf('team/a.json')).at(-1)?.diagnostics.length;
    await until('the new diagnostics', () => latest() === 0);
  });

  test('what is wrong in it is shown in it, while it is being written', async () => {
    client = await LspClient.start({ folders: [uriOf('team')] });
    await client.open(uriOf('team/two-gates.jsonc'), '{\n  "rules": { "test/no-sta": "off" }\n}\n', 'jsonc');
    assert.deepEqual(await client.diagnostics(uriOf('team/two-gates.jsonc')), [
      {
        range: { start: { line: 1, character: 13 }, end: { line: 1, character: 26 } },
        severity: 2,
        source: 'Two Gates',
        code: 'settings',
        message: 'There is no rule "test/no-sta"; the nearest one is "test/no-star".',
      },
    ]);
  });

  test('a project file that cannot be read is logged and counts as absent', async () => {
    client = await LspClient.start({ folders: [uriOf('team')] });
    await mkdir(path.join(root, 'team/two-gates.jsonc'));
    await client.open(uriOf('team/a.json'), star);
    assert.equal((await client.diagnostics(uriOf('team/a.json'))).length, 1);
    assert.match(client.logs.find(({ type }) => type === 2)?.message ?? '', /two-gates\.jsonc cannot be read: EISDIR/);
  });
});

suite('the project file of a workspace that is not on disk', () => {
  teardown(stopClients);

  const uri = 'vscode-vfs://github/team/policies/deep/admin.json';

  test('it is read through the client, up to the workspace folder', async () => {
    const asked: string[] = [];
    const client = await LspClient.start({
      folders: ['vscode-vfs://github/team/policies'],
      readFile: (file) => {
        asked.push(file);
        return file === 'vscode-vfs://github/team/policies/two-gates.jsonc' ? off : null;
      },
    });
    await client.open(uri, star);
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.deepEqual(
      [...new Set(asked)],
      ['vscode-vfs://github/team/policies/deep/two-gates.jsonc', 'vscode-vfs://github/team/policies/two-gates.jsonc'],
    );
  });

  test('a client that did not offer to read files is not asked', async () => {
    const client = await LspClient.start({ folders: ['vscode-vfs://github/team/policies'], options: {} });
    client.connection.onRequest('twoGates/readFile', () => off);
    await client.open(uri, star);
    assert.equal((await client.diagnostics(uri)).length, 1);
  });

  test('a text that was never saved uses the project file of the only folder', async () => {
    const client = await LspClient.start({ folders: ['vscode-vfs://github/team/policies'], readFile: () => off });
    await client.open('untitled:Untitled-1', star);
    assert.deepEqual(await client.diagnostics('untitled:Untitled-1'), []);
  });
});
