import assert from 'node:assert/strict';
import { readerFor } from '../../server/src/readers';

suite('readers', () => {
  test('a document goes to the reader of its content, whatever its name is', () => {
    assert.equal(readerFor({ path: 'notes.txt', text: '{ "Statement": [] }' })?.syntax, 'JSON');
  });

  test('a document that no reader suits goes to none', () => {
    assert.equal(readerFor({ path: 'policy.json', text: '{ "name": "x" }' }), undefined);
  });
});
