import assert from 'node:assert/strict';
import { LspClient, stopClients } from '../support/lsp-client';
import { fillExamples } from '../support/made-up';

suite('credentials in any text', () => {
  teardown(stopClients);

  let client: LspClient;
  setup(async () => {
    client = await LspClient.start({ entry: 'server/src/lsp/main.ts' });
  });
  const codes = async (uri: string) => (await client.diagnostics(uri)).map(({ code }) => code);
  const token = fillExamples('<github-pat>');

  for (const [path, language] of [
    ['a.py', 'python'],
    ['.env', 'dotenv'],
    ['main.tf', 'terraform'],
    ['Dockerfile', 'dockerfile'],
    ['notes', 'plaintext'],
    ['a.json', 'json'],
  ] as const) {
    test(`are found in ${path}`, async () => {
      const uri = `file:///project/${path}`;
      await client.open(uri, `{"x": "${token}"}\n`, language);
      assert.deepEqual(await codes(uri), ['credential/no-provider-token']);
    });
  }

  test('are found while a person types, and gone with the value', async () => {
    const uri = 'untitled:Untitled-1';
    await client.open(uri, 'token = ""\n', 'python');
    assert.deepEqual(await codes(uri), []);
    const at = { line: 0, character: 9 };
    await client.change(uri, { range: { start: at, end: at }, text: token });
    assert.deepEqual(await codes(uri), ['credential/no-provider-token']);
    await client.change(uri, { range: { start: at, end: { line: 0, character: 9 + token.length } }, text: '' });
    assert.deepEqual(await codes(uri), []);
  });

  test('move with the text, far from where a person types too', async () => {
    const uri = 'file:///long.py';
    const filler = 'x = 1\n'.repeat(10_000);
    await client.open(uri, `${filler}${fillExamples('password = "<password-literal>"')}\n${filler}`, 'python');
    const lines = async () => (await client.diagnostics(uri)).map(({ range }) => range.start.line);
    assert.deepEqual(await lines(), [10_000]);
    const top = { line: 0, character: 0 };
    await client.change(uri, { range: { start: top, end: top }, text: '\n\n' });
    assert.deepEqual(await lines(), [10_002]);
    await client.change(uri, { range: { start: top, end: { line: 2, character: 0 } }, text: '' });
    assert.deepEqual(await lines(), [10_000]);
  });

  test('are counted in the status, beside the policies', async () => {
    await client.open('file:///a.py', `token = "${token}"\n`, 'python');
    await client.diagnostics('file:///a.py');
    const status = client.statuses.at(-1);
    assert.deepEqual([status?.policies, status?.credentials, status?.notAnalysed], [[], 1, []]);
  });

  test('keep their fixes and their comment where a policy beside them is broken', async () => {
    const uri = 'file:///a.jsonc';
    const text = `{\n  "token": "${token}",\n  "Statement": [{ "Effect": "Allow" "Action": "*" }]\n}\n`;
    await client.open(uri, text, 'jsonc');
    const [diagnostic] = await client.diagnostics(uri);
    assert.equal(diagnostic?.code, 'credential/no-provider-token');
    const actions = await client.actions(uri, diagnostic.range, { only: ['quickfix'] });
    assert.equal(
      actions.some(({ disabled }) => disabled?.reason.startsWith('Fixes wait')),
      false,
    );
    assert.ok(actions.some(({ title }) => title.startsWith('Ignore credential/no-provider-token')));
  });

  test('are ignored by a comment in the syntax of the file', async () => {
    const uri = 'file:///a.py';
    await client.open(uri, `if x:\n    token = "${token}"\n`, 'python');
    const [diagnostic] = await client.diagnostics(uri);
    assert.ok(diagnostic);
    const ignore = (await client.actions(uri, diagnostic.range)).find(({ title }) => title.startsWith('Ignore'));
    const [change] = ignore?.edit?.documentChanges ?? [];
    const edit = change && 'edits' in change ? change.edits[0] : undefined;
    assert.ok(edit && 'snippet' in edit);
    assert.equal(edit.snippet.value, '    # two-gates-ignore-next-line credential/no-provider-token -- $0\n');
    await client.change(uri, { range: edit.range, text: edit.snippet.value.replace('$0', 'A canary.') });
    assert.deepEqual(await codes(uri), []);
  });

  test('say in a kind of file without comments where the rule can be set instead', async () => {
    await client.open('file:///a.csv', `x;${token}\n`, 'csv');
    const [diagnostic] = await client.diagnostics('file:///a.csv');
    assert.ok(diagnostic);
    const actions = await client.actions('file:///a.csv', diagnostic.range);
    assert.ok(
      actions.some(
        ({ disabled }) =>
          disabled?.reason === 'This kind of file has no comments: set the rule in two-gates.jsonc instead.',
      ),
    );
  });

  test('are explained by a hover that shows no more than the mask', async () => {
    await client.open('file:///a.py', `token = "${token}"\n`, 'python');
    const contents = (await client.hover('file:///a.py', 0, 12))?.contents;
    assert.ok(typeof contents === 'object' && 'kind' in contents);
    assert.match(contents.value, /^\*\*GitHub personal access token: well-formed/);
    assert.match(contents.value, / · Checksum holds · /);
    assert.doesNotMatch(contents.value, new RegExp(token.slice(4, 10)));
  });
});
