import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedBetween, moveBehind } from '../../server/src/text/changed';

suite('What changed between two versions of a text', () => {
  const cases: readonly (readonly [what: string, before: string, after: string, start: number, ends: string])[] = [
    ['nothing', 'abc', 'abc', 3, '3 3'],
    ['a letter that was typed', 'ac', 'abc', 1, '1 2'],
    ['a letter that was deleted', 'abc', 'ac', 1, '2 1'],
    ['a word that took the place of another', 'say yes now', 'say no now', 4, '7 6'],
    ['the end of a row of the same letters', 'aaa', 'aaaa', 3, '3 4'],
    ['all of it', 'ab', 'cd', 0, '2 2'],
    ['everything between two places', 'a-b-c', 'a+b+c', 1, '4 4'],
    ['all that there was', 'abc', '', 0, '3 0'],
  ];
  for (const [what, before, after, start, ends] of cases) {
    test(`is ${what}`, () => {
      const changed = changedBetween(before, after);
      assert.deepEqual([changed.start, `${changed.endBefore} ${changed.endAfter}`], [start, ends]);
    });
  }

  test('is found in long texts, wherever it stands', () => {
    const filler = fc.integer({ min: 0, max: 9000 }).map((length) => 'ab'.repeat(length));
    const word = fc.string({ maxLength: 3 });
    fc.assert(
      fc.property(filler, word, word, filler, (head, old, fresh, tail) => {
        const [before, after] = [head + old + tail, head + fresh + tail];
        const { start, endBefore, endAfter } = changedBetween(before, after);
        assert.equal(before.slice(0, start), after.slice(0, start));
        assert.equal(before.slice(endBefore), after.slice(endAfter));
        assert.ok(endBefore - start <= old.length + fresh.length && endAfter - start <= old.length + fresh.length);
      }),
      { numRuns: 60 },
    );
  });

  test('moves what stands behind it', () => {
    assert.deepEqual(moveBehind({ start: 7, end: 9 }, changedBetween('ac', 'abbc')), { start: 9, end: 11 });
  });
});
