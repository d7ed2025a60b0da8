import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coversPattern, patternsOverlap, variablesAsWildcards } from '../../../server/src/knowledge/iam/pattern';
import { findCovering, findOverlapping, indexPatterns } from '../../../server/src/knowledge/iam/pattern-index';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5 });

suite('pattern index', () => {
  test('every pattern that covers the text is found', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 20 }), pattern, (patterns, text) => {
        const found = new Set([...findCovering(index(patterns), text)].map((one) => one.pattern));
        const missed = patterns.filter((one) => coversPattern(one, text) && !found.has(one));
        assert.deepEqual(missed, []);
      }),
    );
  });

  test('every pattern that overlaps the text is found, and none twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(pattern, { maxLength: 20 }), pattern, (patterns, text) => {
        const found = [...findOverlapping(index(patterns), text)].map((one) => one.pattern);
        assert.deepEqual(found, [...new Set(found)]);
        const missed = patterns.filter((one) => patternsOverlap(one, text) && !found.includes(one));
        assert.deepEqual(missed, []);
      }),
    );
  });

  test('what begins with other letters is left out', () => {
    const some = index(['s3:GetObject', 's3:Get*', 's3:PutObject', 'ec2:*', '*']);
    const namesOf = (found: Iterable<{ pattern: string }>) => [...found].map((one) => one.pattern);
    assert.deepEqual(namesOf(findCovering(some, 's3:GetObject')), ['*', 's3:Get*', 's3:GetObject']);
    assert.deepEqual(namesOf(findOverlapping(some, 's3:Get*')), ['*', 's3:Get*', 's3:GetObject']);
    assert.deepEqual(namesOf(findOverlapping(some, 's3:GetObject')), ['*', 's3:Get*', 's3:GetObject']);
  });

  test('of few patterns all are tried', () => {
    const few = indexPatterns(toIndexed(['s3:*', 'ec2:*']));
    assert.equal([...findCovering(few, 's3:GetObject')].length, 2);
    assert.equal([...findOverlapping(few, 's3:Get*')].length, 2);
  });

  test('a policy variable may stand for any text', () => {
    const users = index(['user/${aws:username}', 'user/ada', 'role/*']);
    const found = [...findOverlapping(users, 'user/a*')].map((one) => one.pattern);
    assert.deepEqual(found, ['user/${aws:username}', 'user/ada']);
    assert.equal(patternsOverlap(variablesAsWildcards('user/${aws:username}'), 'user/a*'), true);
  });
});

/** Indexed however few they are. */
function index(patterns: readonly string[]) {
  return indexPatterns(toIndexed(patterns), 0);
}

function toIndexed(patterns: readonly string[]) {
  return patterns.map((one) => ({ pattern: one, value: one }));
}
