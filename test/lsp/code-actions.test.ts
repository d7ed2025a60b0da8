import assert from 'node:assert/strict';
import type { ClientCapabilities, CodeAction, Range } from 'vscode-languageserver/node';
import { LspClient, stopClients, vscodeCapabilities } from '../support/lsp-client';

const uri = 'file:///policies/admin.json';
const star = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }';
const safe = star.replace('"Allow"', '"allow"').replace('"*"', '"s3:GetObject"');
const onStar = rangeOf(star, '"*"');

const plain: ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
};
const without = (key: 'snippetEditSupport' | 'changeAnnotationSupport'): ClientCapabilities => ({
  ...vscodeCapabilities,
  workspace: { ...vscodeCapabilities.workspace, workspaceEdit: { documentChanges: true, [key]: undefined } },
});

suite('quick fixes', () => {
  teardown(stopClients);

  let client: LspClient;
  setup(async () => {
    client = await LspClient.start();
  });

  test('each fix is offered, and exactly the first one is preferred', async () => {
    await client.open(uri, star);
    const [diagnostic] = await client.diagnostics(uri);
    const actions = await client.actions(uri, onStar, { diagnostics: diagnostic ? [diagnostic] : [] });
    const fixes = actions.filter(({ disabled }) => !disabled);
    assert.deepEqual(
      fixes.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ['Grant s3:GetObject only (narrows access)', true],
        ['Grant all of S3 (narrows access)', undefined],
      ],
    );
    assert.deepEqual(fixes[0]?.diagnostics, [diagnostic]);
    assert.equal(fixes[0]?.kind, 'quickfix');
  });

  test('a selection of a whole large file gets the actions of its first findings only', async () => {
    const stars = Array.from({ length: 150 }, () => '"*"').join(', ');
    await client.open(uri, star.replace('"Action": "*"', `"Action": [${stars}]`));
    assert.equal((await client.diagnostics(uri)).length, 150);
    const everything = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const actions = await client.actions(uri, everything, { only: ['quickfix'] });
    const places = new Set(actions.map(({ diagnostics }) => diagnostics?.[0]?.range.start.character));
    assert.equal(places.size, 100);
  });

  test('the edit comes when an action is chosen, bound to the version and labelled', async () => {
    await client.open(uri, star);
    const [fix] = await client.actions(uri, onStar);
    assert.equal(fix?.edit, undefined);
    assert.deepEqual((await client.resolve(fix)).edit, {
      changeAnnotations: { fix: { label: 'Grant s3:GetObject only (narrows access)', description: 'Narrows access.' } },
      documentChanges: [
        {
          textDocument: { uri, version: 1 },
          edits: [{ range: rangeOf(star, '*'), newText: 's3:GetObject', annotationId: 'fix' }],
        },
      ],
    });
  });

  test('an action for a version that is gone is not resolved', async () => {
    await client.open(uri, star);
    const [fix] = await client.actions(uri, onStar);
    await client.change(uri, { text: `\n${star}` });
    await assert.rejects(client.resolve(fix), { code: -32801 });
  });

  test('an action that is not ours comes back as it was', async () => {
    const other: CodeAction = { title: 'Something else', data: { made: 'elsewhere' } };
    assert.deepEqual(await client.resolve(other), other);
  });

  test('a fix that cannot be written says why, and the next one is preferred', async () => {
    const stuck = star.replace('{ "Version"', '{ "Id": "stuck", "Version"');
    await client.open(uri, stuck);
    const [first, second] = await client.actions(uri, rangeOf(stuck, '"stuck"'));
    assert.deepEqual(
      [first?.title, first?.disabled, first?.isPreferred],
      ['Stay stuck', { reason: 'The text says so already.' }, undefined],
    );
    assert.deepEqual([second?.title, second?.disabled, second?.isPreferred], ['Let go', undefined, true]);
  });

  test('while the syntax is broken the fixes wait, and say so', async () => {
    const broken = star.slice(0, -1);
    await client.open(uri, broken);
    const [fix] = await client.actions(uri, onStar);
    assert.equal(fix?.title, 'Fix test/no-star');
    assert.deepEqual(fix?.disabled, { reason: 'Fixes wait until the syntax is whole. A closing brace is missing.' });
  });

  test('nothing is offered away from a finding, or in a document that is not open', async () => {
    assert.deepEqual(await client.actions(uri, onStar, { only: ['quickfix'] }), []);
    await client.open(uri, star);
    assert.deepEqual(await client.actions(uri, rangeOf(star, '"Version"'), { only: ['quickfix'] }), []);
  });

  test('nothing is offered on the old side of a comparison', async () => {
    await client.open('git:/policies/admin.json?ref', star);
    assert.deepEqual(await client.actions('git:/policies/admin.json?ref', onStar), []);
  });
});

suite('fixes for a plain client', () => {
  teardown(stopClients);

  test('edits come at once, and what cannot be applied is left out', async () => {
    const client = await LspClient.start({ capabilities: plain });
    const stuck = star.replace('{ "Version"', '{ "Id": "stuck", "Version"');
    await client.open(uri, stuck);
    const actions = await client.actions(uri, rangeOf(stuck, '"stuck"'), { only: ['quickfix'] });
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Let go'],
    );
    assert.deepEqual(actions[0]?.edit, {
      changes: { [uri]: [{ range: rangeOf(stuck, 'stuck'), newText: 'free' }] },
    });
    assert.equal(actions[0]?.isPreferred, undefined);
  });

  test('a client without annotations gets none', async () => {
    const client = await LspClient.start({ capabilities: without('changeAnnotationSupport') });
    await client.open(uri, star);
    const { edit } = await client.resolve((await client.actions(uri, onStar))[0]);
    assert.deepEqual(edit, {
      documentChanges: [
        { textDocument: { uri, version: 1 }, edits: [{ range: rangeOf(star, '*'), newText: 's3:GetObject' }] },
      ],
    });
  });
});

suite('ignoring a finding', () => {
  teardown(stopClients);

  const lines = '{\r\n\t"Statement": [\r\n\t\t{ "Effect": "Allow", "Action": "*", "Resource": "*" }\r\n\t]\r\n}\r\n';
  const title = 'Ignore test/no-star for this line, with a reason';

  test('a comment is written above the line, with the cursor on the reason', async () => {
    const client = await LspClient.start();
    await client.open(uri, lines, 'jsonc');
    const ignore = (await client.actions(uri, rangeOf(lines, '"*"'))).find((action) => action.title === title);
    const start = { line: 2, character: 0 };
    const value = '\t\t// two-gates-ignore-next-line test/no-star -- $0\r\n';
    assert.deepEqual(ignore?.edit, {
      documentChanges: [
        {
          textDocument: { uri, version: 1 },
          edits: [{ range: { start, end: start }, snippet: { kind: 'snippet', value } }],
        },
      ],
    });
    assert.equal(ignore?.isPreferred, undefined);
  });

  test('a client without snippets gets the same text, which silences the finding once it has a reason', async () => {
    const client = await LspClient.start({
      capabilities: { ...plain, textDocument: { ...plain.textDocument, diagnostic: {} } },
    });
    await client.open(uri, lines, 'jsonc');
    const ignore = (await client.actions(uri, rangeOf(lines, '"*"'))).find((action) => action.title === title);
    const [edit] = ignore?.edit?.changes?.[uri] ?? [];
    assert.equal(edit?.newText, '\t\t// two-gates-ignore-next-line test/no-star -- \r\n');
    const range: Range = { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } };
    assert.deepEqual(edit?.range, range);
    await client.change(uri, { range, text: edit?.newText.replace('-- ', '-- Break-glass role.') ?? '' });
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  test('in plain JSON it says where the rule can be set instead', async () => {
    const client = await LspClient.start();
    await client.open(uri, star);
    const ignore = (await client.actions(uri, onStar)).find((action) => action.title === title);
    assert.deepEqual(ignore?.disabled, { reason: 'JSON has no comments: set the rule in two-gates.jsonc instead.' });
  });

  test('what a comment is blamed for is not silenced by another comment', async () => {
    const unused = '{\n  // two-gates-ignore-next-line test/no-star -- Not any more.\n  "Statement": []\n}\n';
    const client = await LspClient.start();
    await client.open(uri, unused, 'jsonc');
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code }) => code),
      ['engine/no-unused-suppression'],
    );
    assert.deepEqual(await client.actions(uri, rangeOf(unused, 'test/no-star'), { only: ['quickfix'] }), []);
  });
});

suite('fix all', () => {
  teardown(stopClients);

  let client: LspClient;
  setup(async () => {
    client = await LspClient.start();
  });

  const asked = { only: ['source.fixAll.twoGates'] };
  const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

  test('it applies what keeps access as it is, and nothing else', async () => {
    const text = star.replace('"Allow"', '"allow"').replace('"Statement": [', '"Statement": [\n').concat('\n');
    await client.open(uri, text);
    const [action, ...others] = await client.actions(uri, nowhere, asked);
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.fixAll.twoGates');
    assert.equal(action?.edit, undefined);
    const [change] = (await client.resolve(action)).edit?.documentChanges ?? [];
    const end = { line: 2, character: 0 };
    assert.deepEqual(change && 'edits' in change && change.edits, [
      {
        range: { start: { line: 1, character: 0 }, end },
        newText: '{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }\n',
        annotationId: 'fix',
      },
    ]);
  });

  test('it is there for whoever asks for all source fixes', async () => {
    await client.open(uri, safe);
    assert.equal((await client.actions(uri, nowhere, { only: ['source.fixAll'] })).length, 1);
    assert.equal((await client.actions(uri, nowhere, { only: ['source'] })).length, 1);
    assert.equal((await client.actions(uri, nowhere, { only: ['source.organizeImports'] })).length, 0);
  });

  test('it stays out of the way of quick fixes while somebody moves the cursor', async () => {
    await client.open(uri, safe);
    const actions = await client.actions(uri, rangeOf(safe, '"allow"'), { triggerKind: 2 });
    assert.deepEqual(
      actions.filter(({ kind }) => kind !== 'quickfix'),
      [],
    );
  });

  test('it says so when every fix would change access', async () => {
    await client.open(uri, star);
    const [action] = await client.actions(uri, nowhere, asked);
    assert.deepEqual(action?.disabled, { reason: 'No finding in this file has a fix that keeps access as it is.' });
  });

  test('it is not offered for a file without findings', async () => {
    await client.open(uri, safe.replace('"allow"', '"Allow"'));
    assert.deepEqual(await client.actions(uri, nowhere, asked), []);
  });
});

/** The range of the first place where a text stands, counted in UTF-16. */
function rangeOf(text: string, part: string): Range {
  const start = text.indexOf(part);
  assert.notEqual(start, -1);
  return { start: toPosition(text, start), end: toPosition(text, start + part.length) };
}

function toPosition(text: string, offset: number): Range['start'] {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
