import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, FileChangeType } from 'vscode-languageserver/node';
import type { RoutesResult } from '../../server/src/lsp/custom-messages';
import { LspClient, stopClients, until, vscodeCapabilities } from '../support/lsp-client';

const guard = `import jwt from 'jsonwebtoken';
export function requireUser(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
  } catch {
    return res.sendStatus(401);
  }
  next();
}
`;
const adminCheck = "  if (req.user.role !== 'admin') return res.sendStatus(403);\n  next();";
const router = `import { Router } from 'express';
import { requireUser } from './auth';
export const users = Router();
users.delete('/admin/users/:id', requireUser, async (req, res) => {
  await User.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});
`;
const application = `import express from 'express';
import { users } from './users';
const app = express();
app.use(users);
`;

suite('routes in the language server', () => {
  const folders: string[] = [];
  teardown(async () => {
    await stopClients();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  test('a route is reported with its guard in another file', async () => {
    const { client, uri } = await start();
    await client.open(uri('users.ts'), router, 'typescript');
    const [found] = await whenRead(client, uri('users.ts'));
    assert.match(String(found?.message), /requireUser checks who calls/);
    const places = found?.relatedInformation?.map(({ location, message }) => [
      location.uri,
      location.range.start.line,
      message,
    ]);
    assert.deepEqual(places?.[0]?.slice(0, 2), [uri('auth.ts'), 3]);
  });

  test('a file that was not saved counts as it is in the editor, for other files too', async () => {
    const { client, uri } = await start();
    await client.open(uri('users.ts'), router, 'typescript');
    await client.open(uri('auth.ts'), guard, 'typescript');
    assert.equal((await whenRead(client, uri('users.ts'))).length, 1);
    await client.change(uri('auth.ts'), { text: guard.replace('  next();', adminCheck) });
    assert.deepEqual(await client.diagnostics(uri('users.ts')), []);
    await client.close(uri('auth.ts'));
    assert.equal((await client.diagnostics(uri('users.ts'))).length, 1, 'the file on disk counts again');
  });

  test('a file that changes outside of the editor counts once the client tells of it', async () => {
    const { client, uri, write } = await start();
    await client.open(uri('users.ts'), router, 'typescript');
    await whenRead(client, uri('users.ts'));
    const before = client.refreshes;
    write('auth.ts', guard.replace('  next();', adminCheck));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('auth.ts'), type: FileChangeType.Changed }],
    });
    await until('a refresh', () => client.refreshes > before);
    assert.deepEqual(await client.diagnostics(uri('users.ts')), []);
  });

  test('what git ignores does not become a part of the project by being written', async () => {
    const { client, uri, write } = await start({ '.gitignore': 'built/\n' });
    await client.open(uri('users.ts'), router, 'typescript');
    await whenRead(client, uri('users.ts'));
    write('built/app.js', application);
    write('node_modules/other/app.js', application);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: ['built/app.js', 'node_modules/other/app.js'].map((file) => ({
        uri: uri(file),
        type: FileChangeType.Created,
      })),
    });
    const { routes } = await inventory(client);
    assert.deepEqual(
      routes.map((route) => route.uri),
      [uri('users.ts')],
    );
  });

  test('the inventory tells the routes of all folders, with places in every file', async () => {
    const { client, uri } = await start();
    const { routes } = await whenComplete(client);
    assert.equal(routes.length, 1);
    const [route] = routes;
    assert.deepEqual(
      [route?.method, route?.path, route?.uri, route?.range.start.line, route?.verdict, route?.authentication],
      ['DELETE', '/admin/users/:id', uri('users.ts'), 3, 'token-only', ['requireUser']],
    );
    const links = route?.chain.map(({ name, level, says }) => [name, level, says.length > 0]);
    assert.deepEqual(links, [['requireUser', 'method', true]]);
  });

  test('the client hears that routes have changed, if it wants to', async () => {
    const { client, uri } = await start();
    let told = 0;
    client.connection.onNotification('twoGates/routesChanged', () => {
      told++;
    });
    await client.open(uri('users.ts'), router, 'typescript');
    await whenRead(client, uri('users.ts'));
    await until('the first notification', () => told > 0);
    const before = told;
    for (const text of [' ', ' ', ' ']) await client.change(uri('users.ts'), { text: router + text });
    await until('a notification', () => told > before);
    assert.equal(told, before + 1);
  });

  test('a client that does not ask gets the diagnostics of the files behind a guard', async () => {
    const { diagnostics: _, ...workspace } = vscodeCapabilities.workspace ?? {};
    const capabilities = { workspace, textDocument: { publishDiagnostics: { relatedInformation: true } } };
    const { client, uri } = await start({}, { capabilities });
    const latest = (): number | undefined =>
      client.published.findLast((sent) => sent.uri === uri('users.ts'))?.diagnostics.length;
    await client.open(uri('users.ts'), router, 'typescript');
    await client.open(uri('auth.ts'), guard, 'typescript');
    await until('the finding', () => latest() === 1);
    await client.change(uri('auth.ts'), { text: guard.replace('  next();', adminCheck) });
    await until('that it goes', () => latest() === 0);
  });

  test('once the project is read, the status leaves nothing out', async () => {
    const { client, uri } = await start();
    await client.open(uri('users.ts'), router, 'typescript');
    await whenRead(client, uri('users.ts'));
    assert.deepEqual(client.statuses.at(-1)?.notAnalysed, []);
  });

  test('code that is not on disk has no routes, and the status says so', async () => {
    const { client } = await start();
    await client.open('vscode-vfs://github/some/users.ts', router, 'typescript');
    assert.deepEqual(await client.diagnostics('vscode-vfs://github/some/users.ts'), []);
    assert.match(client.statuses.at(-1)?.notAnalysed.join() ?? '', /on disk only/);
  });

  test('a server without its grammars says so once and reviews everything else', async () => {
    const { client, uri } = await start({}, { entry: 'test/support/lsp-bare-server.ts' });
    await client.open(uri('users.ts'), router, 'typescript');
    await client.open(uri('auth.ts'), guard, 'typescript');
    await until('a refresh', () => client.refreshes > 0);
    assert.deepEqual(await client.diagnostics(uri('users.ts')), []);
    assert.match(client.statuses.at(-1)?.notAnalysed.join() ?? '', /grammar could not be loaded/);
    assert.equal(client.logs.filter(({ message }) => message.includes('grammar could not')).length, 1);
    assert.equal((await inventory(client)).complete, true);
  });

  /** A client in a folder on disk that holds the application and more files. */
  async function start(more: Readonly<Record<string, string>> = {}, options: object = {}) {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'two-gates-routes-')));
    folders.push(folder);
    const write = (file: string, text: string): void => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    };
    const files = { 'auth.ts': guard, 'users.ts': router, 'app.ts': application, ...more };
    for (const [file, text] of Object.entries(files)) write(file, text);
    const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href;
    const client = await LspClient.start({
      entry: 'test/support/lsp-route-server.ts',
      folders: [pathToFileURL(folder).href],
      options: { status: true, routes: true },
      ...options,
    });
    return { client, uri, write };
  }
});

/** The diagnostics of an open document once the whole project has been read. */
async function whenRead(client: LspClient, uri: string): Promise<readonly Diagnostic[]> {
  await client.diagnostics(uri);
  await whenComplete(client);
  return client.diagnostics(uri);
}

async function whenComplete(client: LspClient): Promise<RoutesResult> {
  for (;;) {
    const result = await inventory(client);
    if (result.complete) return result;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function inventory(client: LspClient): Promise<RoutesResult> {
  return client.connection.sendRequest('twoGates/routes');
}
