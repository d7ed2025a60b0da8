import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDateTime } from '../../../server/src/knowledge/iam/date-time';

suite('dates of policies', () => {
  test('are read down to the year alone', () => {
    assert.equal(readDateTime('1970'), 0);
    assert.equal(readDateTime('1970-02'), 31 * 86_400);
    assert.equal(readDateTime('1970-01-02'), 86_400);
    assert.equal(readDateTime('1970-01-01T01:00Z'), 3600);
    assert.equal(readDateTime('1970-01-01T00:00:01Z'), 1);
    assert.equal(readDateTime('1970-01-01T00:00:00.25Z'), 0.25);
  });

  test('may have a zone, and without one are of UTC', () => {
    assert.equal(readDateTime('2026-11-24T20:00:00+01:00'), readDateTime('2026-11-24T19:00:00Z'));
    assert.equal(readDateTime('2026-11-24T14:30:00-0430'), readDateTime('2026-11-24T19:00:00Z'));
    assert.equal(readDateTime('2026-11-24t19:00:00z'), readDateTime('2026-11-24T19:00:00'));
  });

  test('may be the seconds since 1970', () => {
    assert.equal(readDateTime('1767225600'), readDateTime('2026-01-01T00:00:00Z'));
    assert.equal(readDateTime('0'), 0);
  });

  test('are read like those of the language, whatever the day', () => {
    const day = fc.date({
      min: new Date('0100-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) =>
        assert.equal(Math.round((readDateTime(date.toISOString()) ?? 0) * 1000), date.getTime()),
      ),
    );
  });

  test('are nothing else', () => {
    for (const text of [
      '',
      'yesterday',
      '2026-13',
      '2026-00-01',
      '2026-01-32',
      '2026-01-01T25:00Z',
      '2026-01-01 00:00',
      '2026-1-1',
      '12e5',
    ]) {
      assert.equal(readDateTime(text), undefined, text);
    }
  });
});
