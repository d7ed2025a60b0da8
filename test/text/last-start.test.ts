import assert from 'node:assert/strict';
import { lastStart } from '../../server/src/text/last-start';

suite('The last start at or before an offset', () => {
  test('is that of the stretch in which the offset lies', () => {
    const starts = [0, 5, 9];
    assert.deepEqual(
      [0, 4, 5, 8, 9, 100].map((offset) => lastStart(starts, offset)),
      [0, 0, 1, 1, 2, 2],
    );
  });

  test('is the first one where all of them are behind the offset', () => {
    assert.equal(lastStart([3, 7], 1), 0);
    assert.equal(lastStart([], 1), 0);
  });
});
