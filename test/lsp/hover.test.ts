import assert from 'node:assert/strict';
import { LspClient, stopClients } from '../support/lsp-client';

const uri = 'file:///policies/mfa.json';
const text = [
  '{ "Version": "2012-10-17", "Statement": [{',
  '  "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",',
  '  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }',
  '}] }',
].join('\n');

suite('hover', () => {
  teardown(stopClients);

  test('a condition shows its verdict and its table as Markdown', async () => {
    const client = await LspClient.start();
    await client.open(uri, text);
    const hover = await client.hover(uri, 2, 40);
    assert.deepEqual(hover?.range, { start: { line: 2, character: 35 }, end: { line: 2, character: 71 } });
    const contents = hover?.contents;
    assert.ok(typeof contents === 'object' && 'kind' in contents);
    assert.equal(contents.kind, 'markdown');
    assert.match(contents.value, /^\*\*.+\*\*\n\n\| Who \|.*\n\| --- \| --- \|\n/);
  });

  test('a client that shows no Markdown gets plain text', async () => {
    const client = await LspClient.start({ capabilities: {} });
    await client.open(uri, text);
    const contents = (await client.hover(uri, 2, 40))?.contents;
    assert.ok(typeof contents === 'object' && 'kind' in contents);
    assert.equal(contents.kind, 'plaintext');
    assert.match(contents.value, /^[^*|]+\n\n\| Who \|.*\n\| (?!---)/);
    assert.match(contents.value, / \(https:\/\/github\.com\/[^)]+\)/);
    assert.doesNotMatch(contents.value, /\*\*|`|\]\(/);
  });

  test('there is none elsewhere, nor in a document that is not open', async () => {
    const client = await LspClient.start();
    assert.equal(await client.hover(uri, 0, 4), null);
    await client.open(uri, text);
    assert.equal(await client.hover(uri, 0, 4), null);
    assert.equal(await client.hover(uri, 99, 0), null);
  });
});
