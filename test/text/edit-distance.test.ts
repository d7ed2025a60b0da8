import assert from 'node:assert/strict';
import { editDistance } from '../../server/src/text/edit-distance';

suite('The edit distance of two words', () => {
  test('counts what is put in, left out and replaced', () => {
    assert.equal(editDistance('deny', 'deny', 2), 0);
    assert.equal(editDistance('deny', 'denny', 2), 1);
    assert.equal(editDistance('leaky', 'leek', 2), 2);
    assert.equal(editDistance('', 'ab', 2), 2);
  });

  test('is not told where it is more than asked for', () => {
    assert.equal(editDistance('allow', 'deny', 2), undefined);
    assert.equal(editDistance('a', 'abcd', 2), undefined);
  });
});
