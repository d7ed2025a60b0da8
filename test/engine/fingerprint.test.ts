import assert from 'node:assert/strict';
import type { Analysis, Finding } from '../../server/src/engine/finding';
import { fingerprints } from '../../server/src/engine/fingerprint';
import { fakePolicy } from '../support/fake-rule';

/** The fingerprints of findings on each `X` of a text. */
function named(text: string, ruleId = 'mfa/a', place = ''): readonly string[] {
  const findings = [...text.matchAll(/X\s*Y/g)].map(
    ({ 0: match, index }): Finding => ({
      ruleId,
      gate: 1,
      severity: 'error',
      message: 'Found.',
      span: { start: index, end: index + match.length },
      related: [],
      fixes: [],
      properties: {},
    }),
  );
  const analysis: Analysis = {
    findings,
    policies: [fakePolicy({ start: 0, end: text.length }, place)],
    credentials: [],
    routes: [],
    notes: [],
    broken: [],
  };
  return [...fingerprints({ path: 'a.json', text }, analysis).values()];
}

suite('The fingerprint of a finding', () => {
  test('survives edits elsewhere and another layout', () => {
    assert.deepEqual(named('XY'), named('\n\n  something else X\n  Y\n'));
  });

  test('differs by rule and by the place of the policy', () => {
    assert.notDeepEqual(named('XY'), named('XY', 'mfa/b'));
    assert.notDeepEqual(named('XY'), named('XY', 'mfa/a', 'Resources.Admin'));
  });

  test('numbers findings that are otherwise the same', () => {
    const [first, second] = named('XY XY');
    assert.match(first ?? '', /^[0-9a-f]{32}:1$/);
    assert.equal(second, first?.replace(/1$/, '2'));
  });
});
