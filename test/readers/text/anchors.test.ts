import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findHits, findHitsAgain } from '../../../server/src/readers/text/anchors';
import { changedBetween } from '../../../server/src/text/changed';

const words = ['pass', 'word', 'secret', '_key', 'token', ' ', '=', '://', 'curl ', 'AK', 'IA', '-----', 'BEGIN ', 'x'];

suite('The hits of a text', () => {
  const texts = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''));

  test('are the same after an edit, whether they are looked for anew or not', () => {
    fc.assert(
      fc.property(texts, texts, texts, texts, (head, old, fresh, tail) => {
        const [before, after] = [head + old + tail, head + fresh + tail];
        assert.deepEqual(findHitsAgain(findHits(before), after, changedBetween(before, after)), findHits(after));
      }),
      { numRuns: 500 },
    );
  });

  test('are looked for only where the text has changed', () => {
    const [known] = findHits('password').all;
    assert.ok(known);
    const wrong = { all: [{ ...known, start: 900, end: 904 }], cut: false };
    const before = 'x'.repeat(2000);
    const hits = findHitsAgain(wrong, `y${before}`, changedBetween(before, `y${before}`));
    assert.deepEqual(hits.all, [{ ...known, start: 901, end: 905 }]);
  });

  test('are capped, and found again from the beginning where they were', () => {
    const before = findHits('key '.repeat(1_000_001));
    assert.deepEqual([before.all.length, before.cut], [1_000_000, true]);
    const after = 'key ';
    const changed = changedBetween('key '.repeat(1_000_001), after);
    assert.deepEqual(findHitsAgain(before, after, changed), findHits(after));
  });
});
