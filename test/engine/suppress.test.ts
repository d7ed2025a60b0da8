import assert from 'node:assert/strict';
import { findSuppressions } from '../../server/src/engine/suppress';
import { parseJson } from '../../server/src/syntax/json';
import { assertTakesAtMost } from '../support/cost';

function suppressionsOf(text: string) {
  return findSuppressions(text, parseJson({ path: 'a.jsonc', text }).comments);
}

/** The suppressions of a JSON text: rules, reason, and the line they speak about. */
function suppressions(text: string) {
  return suppressionsOf(text).map(({ rules, reason, line, span }) => ({
    rules: rules.map(({ value }) => value),
    reason,
    line: line === undefined ? undefined : text.split(/\r?\n/)[line]?.trim(),
    written: text.slice(span.start, span.end),
  }));
}

suite('Suppression comments', () => {
  test('name rules and a reason, and speak about the next line', () => {
    const text = '{\n  // two-gates-ignore-next-line mfa/a, mfa/b -- Used by hand -- rarely.\n  "Effect": "Allow"\n}';
    assert.deepEqual(suppressions(text), [
      {
        rules: ['mfa/a', 'mfa/b'],
        reason: 'Used by hand -- rarely.',
        line: '"Effect": "Allow"',
        written: 'two-gates-ignore-next-line mfa/a, mfa/b -- Used by hand -- rarely.',
      },
    ]);
  });

  test('may stand in a block comment, also behind other text of the line', () => {
    const [found] = suppressions('{ "a": 1, /* two-gates-ignore-next-line mfa/a -- Why. */\n  "b": 2 }');
    assert.deepEqual([found?.rules, found?.reason, found?.line], [['mfa/a'], 'Why.', '"b": 2 }']);
  });

  test('skip blank lines and other comments', () => {
    const text = [
      '{',
      '  // two-gates-ignore-next-line mfa/a -- One.',
      '  // two-gates-ignore-next-line mfa/b -- Two.',
      '  /* and something',
      '     else */',
      '',
      '  "c": 1',
      '}',
    ].join('\r\n');
    assert.deepEqual(
      suppressions(text).map(({ line }) => line),
      ['"c": 1', '"c": 1'],
    );
  });

  test('may lack the reason, the rules, or a line to speak about', () => {
    assert.deepEqual(suppressions('{}\n// two-gates-ignore-next-line'), [
      { rules: [], reason: undefined, line: undefined, written: 'two-gates-ignore-next-line' },
    ]);
    assert.equal(suppressions('// two-gates-ignore-next-line mfa/a --\n{}')[0]?.reason, undefined);
  });

  test('cost no more than a look at the text, however many there are', () => {
    const comment = `// two-gates-ignore-next-line ${'x'.repeat(200)} --${' '.repeat(200)}.\n`;
    assertTakesAtMost(2000, () => assert.equal(suppressionsOf(comment.repeat(10_000)).length, 10_000));
  });

  test('are no comments that only speak of them, and no words that only begin alike', () => {
    assert.deepEqual(suppressions('// See two-gates-ignore-next-line.\n{}'), []);
    assert.deepEqual(suppressions('// two-gates-ignore-next-lines mfa/a -- Why.\n{}'), []);
    assert.deepEqual(suppressions('{ "a": "// two-gates-ignore-next-line mfa/a -- Why." }'), []);
  });
});
