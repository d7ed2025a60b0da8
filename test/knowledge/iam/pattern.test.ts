import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  coversPattern,
  hasWildcard,
  matchesPattern,
  patternsOverlap,
  variablesAsWildcards,
} from '../../../server/src/knowledge/iam/pattern';
import { assertTakesAtMost } from '../../support/cost';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
const words = wordsUpTo(6);

suite('patterns', () => {
  test('a star stands for any characters and a question mark for exactly one', () => {
    assert.equal(matchesPattern('s3:Get*', 's3:GetObject'), true);
    assert.equal(matchesPattern('s3:Get*', 's3:Get'), true);
    assert.equal(matchesPattern('s3:Get*', 's3:PutObject'), false);
    assert.equal(matchesPattern('s3:?etObject', 's3:GetObject'), true);
    assert.equal(matchesPattern('s3:?etObject', 's3:etObject'), false);
    assert.equal(matchesPattern('arn:*:user/*/ada', 'arn:aws:iam::1:user/ops/eu/ada'), true);
    assert.equal(matchesPattern('', ''), true);
    assert.equal(matchesPattern('', 'a'), false);
  });

  test('a star in the text is a character like any other', () => {
    assert.equal(matchesPattern('a?', 'a*'), true);
    assert.equal(matchesPattern('ab', 'a*'), false);
    assert.equal(matchesPattern('a*', 'a*'), true);
  });

  test('matching agrees with trying every way to fill the stars', () => {
    fc.assert(
      fc.property(pattern, (one) => {
        for (const word of words) assert.equal(matchesPattern(one, word), matchesByTrying(one, word), `${one} ${word}`);
      }),
      { numRuns: 200 },
    );
  });

  test('a pattern that covers another one matches every text of it', () => {
    fc.assert(
      fc.property(pattern, pattern, (wide, narrow) => {
        if (!coversPattern(wide, narrow)) return;
        for (const word of words)
          assert.equal(matchesPattern(narrow, word) && !matchesPattern(wide, word), false, word);
      }),
      { numRuns: 2000 },
    );
  });

  test('covering is seen where a star or the same character covers each part', () => {
    assert.equal(coversPattern('s3:*', 's3:Get*'), true);
    assert.equal(coversPattern('s3:Get*', 's3:*'), false);
    assert.equal(coversPattern('s3:???Object', 's3:?etObject'), true);
    assert.equal(coversPattern('s3:?', 's3:*'), false);
    assert.equal(coversPattern('*Object*', 's3:*Object'), true);
  });

  test('every pattern covers itself', () => {
    fc.assert(fc.property(pattern, (one) => coversPattern(one, one)));
  });

  test('two patterns overlap exactly if a text matches both', () => {
    fc.assert(
      fc.property(shortPattern, shortPattern, (a, b) => {
        const common = words.some((word) => matchesPattern(a, word) && matchesPattern(b, word));
        assert.equal(patternsOverlap(a, b), common);
      }),
      { numRuns: 2000 },
    );
  });

  test('overlap does not depend on the order', () => {
    fc.assert(fc.property(pattern, pattern, (a, b) => patternsOverlap(a, b) === patternsOverlap(b, a)));
  });

  test('a policy variable may stand for any text', () => {
    assert.equal(variablesAsWildcards('user/${aws:username}'), 'user/*');
    assert.equal(variablesAsWildcards("${aws:username, 'nobody'}-${aws:userid}x"), '*-*x');
    assert.equal(variablesAsWildcards('user/${aws:username'), 'user/${aws:username');
    assert.equal(variablesAsWildcards('no variable'), 'no variable');
  });

  test('only a star and a question mark are wildcards', () => {
    assert.equal(hasWildcard('s3:Get*'), true);
    assert.equal(hasWildcard('s3:?etObject'), true);
    assert.equal(hasWildcard('s3:GetObject[a-z]+.'), false);
  });

  test('ten thousand stars take no longer than their length deserves', () => {
    const hostile = '*a'.repeat(10_000);
    const texts = ['a'.repeat(20_000), `${'ab'.repeat(10_000)}c`, `${hostile}?`, `b${hostile}`];
    assertTakesAtMost(1000, () => {
      for (const text of texts) {
        matchesPattern(hostile, text);
        coversPattern(hostile, text);
        patternsOverlap(hostile, text);
        patternsOverlap(text, hostile);
      }
    });
  });
});

/** Short enough that every text that two of them have in common is among the words. */
const shortPattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 3 });

function wordsUpTo(length: number): readonly string[] {
  if (length === 0) return [''];
  const shorter = wordsUpTo(length - 1);
  const longest = shorter.filter((word) => word.length === length - 1);
  return [...shorter, ...longest.flatMap((word) => [`${word}a`, `${word}b`])];
}

function matchesByTrying(pattern: string, text: string): boolean {
  const [first = '', rest] = [pattern.slice(0, 1), pattern.slice(1)];
  if (first === '') return text === '';
  if (first === '*') {
    return matchesByTrying(rest, text) || (text !== '' && matchesByTrying(pattern, text.slice(1)));
  }
  return text !== '' && (first === '?' || first === text[0]) && matchesByTrying(rest, text.slice(1));
}
