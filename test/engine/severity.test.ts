import assert from 'node:assert/strict';
import { atLeast, severityOf } from '../../server/src/engine/severity';
import type { Severity } from '../../server/src/rules/define';

/** The severity of a report of a warning rule. */
const reported = (report: Severity | undefined, team?: Severity) =>
  severityOf('warning', report, { severity: team ?? 'warning', chosen: team !== undefined, options: {} });

suite('The severity of a report', () => {
  test('is that of its rule', () => {
    assert.equal(reported(undefined), 'warning');
  });

  test('is that of the team where the team has set one', () => {
    assert.equal(reported(undefined, 'error'), 'error');
    assert.equal(reported(undefined, 'hint'), 'hint');
  });

  test('stays as far below the severity of the team as it is below that of its rule', () => {
    assert.equal(reported('information'), 'information');
    assert.equal(reported('information', 'error'), 'warning');
    assert.equal(reported('hint', 'error'), 'information');
    assert.equal(reported('information', 'hint'), 'hint');
  });

  test('rises above its rule, but never above what the team has set', () => {
    assert.equal(reported('error'), 'error');
    assert.equal(reported('error', 'information'), 'information');
    assert.equal(reported('error', 'warning'), 'warning');
  });

  test('reaches a threshold from above', () => {
    assert.equal(atLeast('error', 'warning'), true);
    assert.equal(atLeast('warning', 'warning'), true);
    assert.equal(atLeast('hint', 'warning'), false);
  });
});
