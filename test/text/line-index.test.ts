import assert from 'node:assert/strict';
import { LineIndex } from '../../server/src/text/line-index';

const startsOf = (text: string) => {
  const lines = new LineIndex(text);
  return Array.from({ length: lines.lineCount }, (_, line) => lines.startOf(line));
};

suite('The lines of a text', () => {
  const cases: readonly (readonly [what: string, text: string, starts: readonly number[]])[] = [
    ['of nothing', '', [0]],
    ['without an end', 'abc', [0]],
    ['behind LF', 'a\nb\n', [0, 2, 4]],
    ['behind CRLF', 'a\r\nb\r\n', [0, 3, 6]],
    ['behind a lone CR', 'a\rb\r', [0, 2, 4]],
    ['behind ends of every kind', 'a\nb\r\nc\rd\n\re', [0, 2, 5, 7, 9, 10]],
    ['that are empty', '\n\n\r\n\r\n\r\r', [0, 1, 2, 4, 6, 7, 8]],
  ];
  for (const [what, text, starts] of cases) test(`${what} are known`, () => assert.deepEqual(startsOf(text), starts));

  test('are found by offset, and offsets outside of the text stand for its ends', () => {
    const lines = new LineIndex('ab\ncd');
    assert.deepEqual(
      [-1, 0, 2, 3, 5, 9].map((offset) => lines.toLineColumn(offset)),
      [
        { line: 0, character: 0 },
        { line: 0, character: 0 },
        { line: 0, character: 2 },
        { line: 1, character: 0 },
        { line: 1, character: 2 },
        { line: 1, character: 2 },
      ],
    );
  });
});
