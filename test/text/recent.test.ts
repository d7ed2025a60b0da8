import assert from 'node:assert/strict';
import { keepRecent } from '../../server/src/text/recent';

suite('What was made recently', () => {
  test('is made once for the same object, and again for an equal one', () => {
    const made: object[] = [];
    const find = keepRecent(2, (key: { readonly name: string }) => made.push(key));
    const key = { name: 'a' };
    assert.equal(find(key), 1);
    assert.equal(find(key), 1);
    assert.equal(find({ name: 'a' }), 2);
  });

  test('gives way to what was made later', () => {
    let count = 0;
    const find = keepRecent(2, (_key: object) => ++count);
    const [first, second, third] = [{}, {}, {}];
    assert.deepEqual([find(first), find(second), find(third)], [1, 2, 3]);
    assert.deepEqual([find(third), find(second), find(first)], [3, 2, 4]);
  });
});
