import assert from 'node:assert/strict';
import { LspClient, stopClients, until, vscodeCapabilities } from '../support/lsp-client';

const uri = 'file:///policies/admin.json';
const star = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }';
const clean = star.replace('"Action": "*"', '"Action": "s3:GetObject"');

suite('pulled diagnostics', () => {
  teardown(stopClients);

  let client: LspClient;
  setup(async () => {
    client = await LspClient.start();
  });

  test('a finding carries its rule, its page and the place that it points back to', async () => {
    await client.open(uri, star);
    assert.deepEqual(await client.diagnostics(uri), [
      {
        range: { start: { line: 0, character: 72 }, end: { line: 0, character: 75 } },
        severity: 1,
        source: 'Two Gates',
        code: 'test/no-star',
        message: 'Every action is granted.',
        codeDescription: { href: 'https://github.com/two-gates/two-gates/blob/main/docs/rules/test/no-star.md' },
        relatedInformation: [
          {
            location: { uri, range: { start: { line: 0, character: 53 }, end: { line: 0, character: 60 } } },
            message: 'It is granted here.',
          },
        ],
        data: { ruleId: 'test/no-star' },
      },
    ]);
  });

  test('a rule can have its text drawn as out of date', async () => {
    await client.open(uri, clean.replace('"Allow"', '"allow"'));
    const [found] = await client.diagnostics(uri);
    assert.equal(found?.code, 'test/no-lower-case-effect');
    assert.deepEqual(found?.tags, [2]);
  });

  test('the same findings are not sent twice', async () => {
    await client.open(uri, star);
    const first = await client.pull(uri);
    const second = await client.pull(uri, first.resultId);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
  });

  test('findings that stay the same after an edit elsewhere are not sent twice', async () => {
    await client.open(uri, star);
    const first = await client.pull(uri);
    await client.change(uri, {
      range: { start: { line: 0, character: star.length }, end: { line: 0, character: star.length } },
      text: '\n',
    });
    assert.equal((await client.pull(uri, first.resultId)).kind, 'unchanged');
  });

  test('findings that changed are sent under a new id', async () => {
    await client.open(uri, star);
    const first = await client.pull(uri);
    await client.change(uri, { text: clean });
    const second = await client.pull(uri, first.resultId);
    assert.equal(second.kind, 'full');
    assert.deepEqual(second.kind === 'full' && second.items, []);
    assert.notEqual(second.resultId, first.resultId);
  });

  test('an id that another server process gave is not taken for our own', async () => {
    await client.open(uri, star);
    assert.equal((await client.pull(uri, '1')).kind, 'full');
  });

  test('edits behind characters outside of the basic plane and CRLF hit the right place', async () => {
    await client.open(
      uri,
      '{ "Version": "2012-10-17", "Id": "🔐🔐",\r\n  "Statement": [{ "Effect": "Allow", "Action": "iam:*", "Resource": "*" }] }\r\n',
    );
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.change(
      uri,
      { range: { start: { line: 0, character: 34 }, end: { line: 0, character: 36 } }, text: '🗝' },
      { range: { start: { line: 1, character: 48 }, end: { line: 1, character: 53 } }, text: '*' },
      { range: { start: { line: 0, character: 40 }, end: { line: 1, character: 2 } }, text: ' ' },
    );
    const [found] = await client.diagnostics(uri);
    assert.deepEqual(found?.range, { start: { line: 0, character: 86 }, end: { line: 0, character: 89 } });
  });

  test('a document that was never opened, or was closed, has nothing to say', async () => {
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.open(uri, star);
    await client.close(uri);
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  test('documents of any scheme are reviewed', async () => {
    await client.open('untitled:Untitled-1', star);
    await client.open('vscode-vfs://github/team/policies/admin.json', star);
    assert.equal((await client.diagnostics('untitled:Untitled-1')).length, 1);
    assert.equal((await client.diagnostics('vscode-vfs://github/team/policies/admin.json')).length, 1);
  });

  test('the old side of a comparison is not reported a second time', async () => {
    await client.open('git:/policies/admin.json?ref', star);
    assert.deepEqual(await client.diagnostics('git:/policies/admin.json?ref'), []);
  });

  test('an empty document has nothing to say', async () => {
    await client.open(uri, '');
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  test('a rule that fails is logged, and the other rules answer', async () => {
    await client.open(uri, star.replace('{ "Version"', '{ "Id": "crash", "Version"'));
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code }) => code),
      ['test/no-star'],
    );
    await until('the log', () => client.logs.some(({ type }) => type === 1));
    const said = client.logs.find(({ type }) => type === 1)?.message ?? '';
    assert.match(said, /^Rule test\/no-crash failed on file:\/\/\/policies\/admin\.json: Error: This rule is broken\./);
  });

  test('a request that was taken back is answered as cancelled', async () => {
    await client.open(uri, star);
    const pulled = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, cancelledSoon());
    await assert.rejects(pulled, { code: -32800 });
  });

  test('the log holds no text of a policy', async () => {
    await client.open(uri, star);
    await client.diagnostics(uri);
    assert.deepEqual(
      client.logs.filter(({ message }) => message.includes('Statement')),
      [],
    );
  });
});

suite('stale answers', () => {
  teardown(stopClients);

  test('a pull that is overtaken by an edit asks the client to pull again', async () => {
    let answerSettings: (settings: null) => void = () => undefined;
    const asked = new Promise<null>((resolve) => {
      answerSettings = resolve;
    });
    const client = await LspClient.start({ settings: () => asked });
    await client.open(uri, star);
    const pulled = client.pull(uri);
    await client.change(uri, { text: clean });
    answerSettings(null);
    await assert.rejects(pulled, { code: -32802, data: { retriggerRequest: true } });
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  test('actions for a version that is gone are refused', async () => {
    let answerSettings: (settings: null) => void = () => undefined;
    const asked = new Promise<null>((resolve) => {
      answerSettings = resolve;
    });
    const client = await LspClient.start({ settings: () => asked });
    await client.open(uri, star);
    const actions = client.actions(uri, { start: { line: 0, character: 72 }, end: { line: 0, character: 72 } });
    await client.change(uri, { text: clean });
    answerSettings(null);
    await assert.rejects(actions, { code: -32801 });
  });
});

suite('pushed diagnostics, for clients that cannot pull', () => {
  teardown(stopClients);

  let client: LspClient;
  setup(async () => {
    client = await LspClient.start({ capabilities: { textDocument: { publishDiagnostics: {} } } });
  });

  test('findings are sent after opening, with the version that they belong to', async () => {
    await client.open(uri, star);
    await until('diagnostics', () => client.published.length > 0);
    const [sent] = client.published;
    assert.equal(sent?.version, 1);
    assert.deepEqual(sent?.diagnostics, [
      {
        range: { start: { line: 0, character: 72 }, end: { line: 0, character: 75 } },
        severity: 1,
        source: 'Two Gates',
        code: 'test/no-star',
        message: 'Every action is granted.',
      },
    ]);
  });

  test('only the last of several quick edits is answered', async () => {
    await client.open(uri, star);
    await until('diagnostics', () => client.published.length > 0);
    await client.change(uri, { text: clean });
    await client.change(uri, { text: star });
    await client.change(uri, { text: clean });
    await until('diagnostics', () => client.published.length > 1);
    assert.deepEqual(
      client.published.map(({ version, diagnostics }) => [version, diagnostics.length]),
      [
        [1, 1],
        [4, 0],
      ],
    );
  });

  test('closing takes the findings away', async () => {
    await client.open(uri, star);
    await until('diagnostics', () => client.published.length > 0);
    await client.close(uri);
    await until('the end of the diagnostics', () => client.published.length > 1);
    assert.deepEqual(client.published.at(-1), { uri, diagnostics: [] });
  });
});

suite('the status of a document', () => {
  teardown(stopClients);

  test('it names the policies and what was not analysed, to clients that asked for it', async () => {
    const client = await LspClient.start();
    await client.open(uri, star);
    await client.diagnostics(uri);
    await until('the status', () => client.statuses.length > 0);
    const [status] = client.statuses;
    assert.equal(status?.uri, uri);
    assert.equal(status?.version, 1);
    assert.equal(status?.policies.length, 1);
    assert.deepEqual(status?.notAnalysed, []);
    assert.equal(typeof status?.tookMs, 'number');
  });

  test('one version is analysed once, whatever is asked about it', async () => {
    const client = await LspClient.start();
    await client.open(uri, star);
    await Promise.all([client.diagnostics(uri), client.diagnostics(uri), client.hover(uri, 0, 50)]);
    await client.diagnostics(uri);
    assert.equal(client.statuses.length, 1);
  });

  test('other clients hear nothing of it', async () => {
    const client = await LspClient.start({ options: {}, capabilities: vscodeCapabilities });
    await client.open(uri, star);
    await client.diagnostics(uri);
    await client.diagnostics(uri);
    assert.deepEqual(client.statuses, []);
  });
});

/** A token that is cancelled right after the request is on its way. */
function cancelledSoon() {
  return {
    isCancellationRequested: false,
    onCancellationRequested: (listener: (event: unknown) => void) => {
      setImmediate(() => listener(undefined));
      return { dispose: () => undefined };
    },
  };
}
