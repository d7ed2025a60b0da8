import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DenialCard, ExplainDenialResult } from '../../server/src/lsp/custom-messages';
import { applyEdits } from '../../server/src/text/edit';
import { LineIndex } from '../../server/src/text/line-index';
import { LspClient, stopClients } from '../support/lsp-client';
import { type Folder, makeFolder } from '../support/run-cli';

const mail = 'arn:aws:sqs:eu-north-1:123456789012:mail';
const message = `User: arn:aws:sts::123456789012:assumed-role/release/42 is not authorized to perform: sqs:PurgeQueue on resource: ${mail} because no identity-based policy allows the sqs:PurgeQueue action`;
const policy = (resource: string): string =>
  `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Mail", "Effect": "Allow", "Action": "sqs:PurgeQueue", "Resource": "${resource}" }
  ]
}
`;

suite('explaining a denial in the language server', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder({ 'policies/release.json': policy(`${mail}-old`), 'other.json': '{ "name": "x" }' });
  });
  teardown(async () => {
    await stopClients();
    folder.remove();
  });
  const uriOf = (file: string): string => pathToFileURL(path.join(folder.path, file)).href;
  const start = (): Promise<LspClient> => LspClient.start({ folders: [pathToFileURL(folder.path).href] });
  const ask = (client: LspClient, text: string): Promise<ExplainDenialResult> =>
    client.connection.sendRequest('twoGates/explainDenial', { text });
  async function explain(client: LspClient): Promise<DenialCard> {
    const [card, more] = (await ask(client, message))?.denials ?? [];
    assert.ok(card);
    assert.equal(more, undefined);
    return card;
  }

  test('points at the line of the policy, and drafts the edit of it', async () => {
    const card = await explain(await start());
    assert.equal(card.heading, 'Gate 2 failed: authorization');
    assert.deepEqual(card.gates, ['passed', 'failed']);
    assert.equal(card.statements[0]?.place?.uri, uriOf('policies/release.json'));
    assert.match(card.statements[0]?.place?.name ?? '', /policies\/release\.json:4$/);
    const { draft } = card;
    assert.ok(draft);
    const lines = new LineIndex(draft.before);
    const edits = draft.edits.map(({ range, newText }) => ({
      span: {
        start: lines.startOf(range.start.line) + range.start.character,
        end: lines.startOf(range.end.line) + range.end.character,
      },
      text: newText,
    }));
    assert.deepEqual(JSON.parse(applyEdits(draft.before, edits)).Statement[0].Resource, [`${mail}-old`, mail]);
    assert.match(draft.diff, /^-.*mail-old" }$/m);
    assert.match(draft.diff, /^\+.*mail-old", ".*mail"\] }$/m);
  });

  test('takes a document as it is in the editor, and a file as it is on disk by now', async () => {
    const client = await start();
    await client.open(uriOf('policies/release.json'), policy(mail));
    assert.match((await explain(client)).noDraft ?? '', /allows it already: deploy it$/);
    await client.close(uriOf('policies/release.json'));
    assert.ok((await explain(client)).draft);
    folder.write('policies/release.json', policy(mail));
    assert.match((await explain(client)).noDraft ?? '', /allows it already: deploy it$/);
  });

  test('hands out nothing that opens more to whoever has it', async () => {
    const [id, blob] = ['0a1b-made-up', 'QUJD'.repeat(20)];
    const text = `${message}. Call it with the following authorization id: ${id}. Encoded authorization failure message: ${blob}`;
    const answer = JSON.stringify(await ask(await start(), text));
    assert.ok(!answer.includes(id) && !answer.includes(blob));
  });

  test('says what was looked for where there is no denial', async () => {
    const answer = await ask(await start(), 'All is well.');
    assert.deepEqual(answer?.denials, []);
    assert.match(answer?.lookedFor ?? '', /^No denial was found\. Looked for: /);
  });
});
