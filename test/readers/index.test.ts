import assert from 'node:assert/strict';
import { commentStyle, readDocument, readersFor } from '../../server/src/readers';

suite('readers', () => {
  const syntaxes = (path: string, text: string) => readersFor({ path, text }).map(({ syntax }) => syntax);

  test('a document goes to the readers of its content, whatever its name is', () => {
    assert.deepEqual(syntaxes('notes.txt', '{ "Statement": [] }'), ['JSON', 'text']);
    assert.deepEqual(syntaxes('policy.json', '{ "name": "x" }'), ['text']);
  });

  test('a document that is no text goes to none', () => {
    assert.deepEqual(syntaxes('image', 'PNG\0\0'), []);
    assert.deepEqual(readDocument({ path: 'image', text: '\0' }).comments, []);
  });

  test('a suppression is found in any comment, and once where two readers know it', () => {
    const lead = 'two-gates-ignore-next-line mfa/no-open-allow -- Why.';
    assert.equal(readDocument({ path: 'a.jsonc', text: `{\n  // ${lead}\n  "Statement": []\n}` }).comments.length, 1);
    assert.equal(readDocument({ path: 'a.py', text: `# ${lead}\nx = 1` }).comments.length, 1);
  });

  test('comments are written as the most particular reader writes them', () => {
    assert.equal(commentStyle({ path: 'a.jsonc', text: '{ "Statement": [] }' })?.open, '//');
    assert.equal(commentStyle({ path: 'a.py', text: 'x = 1' })?.open, '#');
    assert.equal(commentStyle({ path: 'a.json', text: '{ "x": 1 }' }), undefined);
  });
});
