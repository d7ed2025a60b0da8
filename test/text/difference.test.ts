import assert from 'node:assert/strict';
import { difference } from '../../server/src/text/difference';
import { applyEdits } from '../../server/src/text/edit';

suite('the difference of two texts', () => {
  const turns = (before: string, after: string) => assert.equal(applyEdits(before, difference(before, after)), after);

  test('equal texts need no edit', () => {
    assert.deepEqual(difference('a\nb\n', 'a\nb\n'), []);
  });

  test('only the lines between the first and the last change are replaced', () => {
    assert.deepEqual(difference('a\nb\nc\nd\n', 'a\nB\nc\nd\n'), [{ span: { start: 2, end: 4 }, text: 'B\n' }]);
  });

  test('lines are added and taken away at either end', () => {
    turns('', 'a\n');
    turns('a\n', '');
    turns('a\n', 'a\na\n');
    turns('a\na\na\n', 'a\n');
    turns('a', 'a\n');
    turns('x\na', 'a');
  });

  test('a line end of two characters is never torn apart', () => {
    turns('a\r\nb\r\n', 'a\r\nc\r\n');
    assert.deepEqual(difference('a\r\nb', 'a\nb'), [{ span: { start: 0, end: 3 }, text: 'a\n' }]);
  });
});
