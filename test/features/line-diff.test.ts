import assert from 'node:assert/strict';
import { lineDiff } from '../../server/src/features/line-diff';

suite('The difference of two texts', () => {
  test('shows the lines that go and come, with two lines around them', () => {
    assert.equal(lineDiff('a\nb\nc\nd\ne\nf', 'a\nb\nc\nX\nY\ne\nf'), ' b\n c\n-d\n+X\n+Y\n e\n f');
  });

  test('knows a line that only comes, and one that only goes', () => {
    assert.equal(lineDiff('a\nb', 'a\nX\nb'), ' a\n+X\n b');
    assert.equal(lineDiff('a\nX\nb', 'a\nb'), ' a\n-X\n b');
  });

  test('is the same for lines of Windows', () => {
    assert.equal(lineDiff('a\r\nb\r\n', 'a\r\nX\r\n'), ' a\n-b\n+X\n ');
  });
});
