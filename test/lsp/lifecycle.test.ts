import assert from 'node:assert/strict';
import { once } from 'node:events';
import { LspClient, spawnServer, stopClients } from '../support/lsp-client';

const shipped = 'server/src/lsp/main.ts';

suite('the life of a server', () => {
  teardown(stopClients);

  test('it says what it offers to a client that can do everything', async () => {
    const client = await LspClient.start({ entry: shipped });
    assert.equal(client.result.serverInfo?.name, 'Two Gates');
    assert.deepEqual(client.result.capabilities, {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
      hoverProvider: true,
      codeLensProvider: {},
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.twoGates'], resolveProvider: true },
      diagnosticProvider: { identifier: 'two-gates', interFileDependencies: true, workspaceDiagnostics: false },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    });
    await client.stop();
  });

  test('it offers to a plain client only what such a client understands', async () => {
    const client = await LspClient.start({ entry: shipped, capabilities: {} });
    assert.deepEqual(client.result.capabilities, {
      textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
      hoverProvider: true,
      codeLensProvider: {},
    });
    await client.stop();
  });

  test('it ends with 0 after a shutdown', async () => {
    const client = await LspClient.start({ entry: shipped });
    assert.equal(await client.stop(), 0);
  });

  test('it ends with 1 when told to exit without a shutdown', async () => {
    const client = await LspClient.start({ entry: shipped });
    assert.equal(await client.exit(), 1);
  });

  test('it ends with 1 when the client goes away', async () => {
    const server = spawnServer(shipped);
    server.stdin?.end();
    assert.deepEqual(await once(server, 'exit'), [1, null]);
  });
});
