import assert from 'node:assert/strict';
import { formatText } from '../../server/src/cli/formats/text';
import type { Range, Result, Review } from '../../server/src/cli/review';

const at = (line: number, character: number): Range => ({
  start: { line, character },
  end: { line, character: character + 1 },
});
const result = (range: Range, message: string, more: Partial<Result> = {}): Result => ({
  file: 'a.json',
  path: '/repository/a.json',
  ruleId: 'mfa/no-thing',
  gate: 1,
  severity: 'error',
  message,
  range,
  related: [],
  fixes: [],
  properties: {},
  fingerprint: 'x:1',
  ...more,
});
const review = (more: Partial<Review>): Review => ({
  root: '/repository',
  results: [],
  notAnalysed: [],
  failures: [],
  files: 0,
  filesWithAny: 0,
  policies: 0,
  credentials: 0,
  routes: 0,
  fixed: [],
  ...more,
});

suite('The output for people', () => {
  test('aligns findings and shows what they point back to, counted from one', () => {
    const related = [
      { file: 'a.json', path: '/repository/a.json', range: at(2, 0), note: 'This Deny stands in the way.' },
      { file: 'b.json', path: '/repository/b.json', range: at(0, 1), note: 'So does this one.' },
    ];
    const results = [result(at(0, 4), 'Short.', { related }), result(at(99, 0), 'A longer one.', { severity: 'hint' })];
    assert.equal(
      formatText(review({ results }), { quiet: true }),
      [
        'a.json',
        '    1:5  error  Short.         mfa/no-thing',
        '         at 3:1: This Deny stands in the way.',
        '         at b.json:1:2: So does this one.',
        '  100:1  hint   A longer one.  mfa/no-thing',
        '',
        '',
      ].join('\n'),
    );
  });

  test('counts each severity in the summary', () => {
    const results = (['hint', 'error', 'information', 'error'] as const).map((severity, line) =>
      result(at(line, 0), 'Found.', { severity }),
    );
    const text = formatText(review({ results, files: 3, filesWithAny: 1, policies: 2, credentials: 1 }));
    assert.match(text, /^2 policies and 1 credential in 1 of 3 files: 2 errors, 1 information, 1 hint\.$/m);
    const nothing = formatText(review({ files: 1, filesWithAny: 1, policies: 1 }));
    assert.equal(nothing, '1 policy and 0 credentials in 1 of 1 file: nothing to report.\n');
  });

  test('holds as many findings as there are', () => {
    const results = Array.from({ length: 200_000 }, (_, line) => result(at(line, 0), 'Found.'));
    assert.equal(formatText(review({ results }), { quiet: true }).split('\n').length, 200_003);
  });
});
