import assert from 'node:assert/strict';
import { readMarks } from './marks';

suite('marks', () => {
  test('a text without marks stays as it is', () => {
    assert.deepEqual(readMarks('{ "a": 1 }'), { text: '{ "a": 1 }', reported: [], related: [] });
  });

  test('marks are taken out and their spans count in the text without them', () => {
    assert.deepEqual(readMarks('[‹"s3:*"›, «"s3:GetObject"»]'), {
      text: '["s3:*", "s3:GetObject"]',
      reported: [{ start: 9, end: 23 }],
      related: [{ start: 1, end: 7 }],
    });
  });

  test('nested and empty marks keep the order in which they open', () => {
    assert.deepEqual(readMarks('«a‹b«c»›»'), {
      text: 'abc',
      reported: [
        { start: 0, end: 3 },
        { start: 2, end: 3 },
      ],
      related: [{ start: 1, end: 3 }],
    });
    assert.deepEqual(readMarks('a«»').reported, [{ start: 1, end: 1 }]);
  });

  test('a mark without its partner is an error', () => {
    assert.throws(() => readMarks('«a'), /not closed/);
    assert.throws(() => readMarks('a»'), /closes nothing/);
    assert.throws(() => readMarks('«a›'), /closes nothing/);
  });
});
