import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeLens } from 'vscode-languageserver/node';
import type { ExplainRouteResult, PrintRoutesResult, RoutesResult } from '../../server/src/lsp/custom-messages';
import { LspClient, stopClients } from '../support/lsp-client';

const program = `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function requireUser(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
  } catch {
    return res.sendStatus(401);
  }
  next();
}
app.get('/admin/users', requireUser, async (req, res) => res.json(await User.find()));
`;

suite('what the language server answers about routes', () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'two-gates-routes-')));
  const uri = pathToFileURL(path.join(folder, 'app.js')).href;
  suiteSetup(() => writeFileSync(path.join(folder, 'app.js'), program));
  teardown(stopClients);
  suiteTeardown(() => rmSync(folder, { recursive: true }));

  /** A client that has the program open, with the lenses once they are there. */
  async function start(
    options: unknown,
  ): Promise<{ readonly client: LspClient; readonly lenses: readonly CodeLens[] }> {
    const client = await LspClient.start({ folders: [pathToFileURL(folder).href], options });
    await client.open(uri, program, 'javascript');
    const isComplete = () => client.connection.sendRequest<RoutesResult>('twoGates/routes').then((one) => one.complete);
    while (!(await isComplete())) await new Promise((resolve) => setTimeout(resolve, 10));
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    return { client, lenses };
  }
  const lens = 'Gate 1: requireUser · Gate 2: none';

  test('a lens calls the command of a client that has it, with the place of the route', async () => {
    const { lenses } = await start({ routes: true });
    assert.deepEqual(
      lenses.map(({ command }) => command),
      [{ title: lens, command: 'twoGates.explainRoute', arguments: [uri, { line: 11, character: 4 }] }],
    );
  });

  test('a lens only says what it says in a client without the command', async () => {
    const { lenses } = await start({});
    assert.deepEqual(
      lenses.map(({ command }) => command),
      [{ title: lens, command: '' }],
    );
  });

  test('a route is explained with links to its places, and nothing is explained elsewhere', async () => {
    const { client } = await start({ routes: true });
    const explain = (line: number) =>
      client.connection.sendRequest<ExplainRouteResult>('twoGates/explainRoute', {
        uri,
        position: { line, character: 0 },
      });
    const found = await explain(11);
    assert.equal(found?.title, 'GET /admin/users');
    assert.match(found?.text ?? '', /^# `GET \/admin\/users`\n/);
    assert.equal(found?.links[0]?.uri, `${uri}#L12`);
    assert.equal(await explain(0), null);
  });

  test('the inventory is printed in the columns of the command line', async () => {
    const { client } = await start({ routes: true });
    const { routes } = await client.connection.sendRequest<RoutesResult>('twoGates/routes');
    const text = await client.connection.sendRequest<PrintRoutesResult>('twoGates/printRoutes', {
      format: 'csv',
      routes,
    });
    assert.equal(
      text,
      'file,line,method,path,authentication,authorization,verdict,chain\r\n' +
        'app.js,12,GET,/admin/users,requireUser,none,token-only,requireUser\r\n',
    );
  });
});
