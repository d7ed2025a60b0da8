import assert from 'node:assert/strict';
import { literally, matchesFilled } from '../../../server/src/knowledge/iam/pattern';
import { readVariables } from '../../../server/src/knowledge/iam/policy-variables';

suite('policy variables', () => {
  test('a text without variables has none', () => {
    assert.equal(readVariables('arn:aws:s3:::ledger/*', true), undefined);
    assert.equal(readVariables('arn:aws:s3:::ledger/${aws:username', true), undefined);
    assert.equal(readVariables('', true), undefined);
  });

  test('a text is taken apart at its variables, whose keys are folded', () => {
    assert.deepEqual(readVariables('home/${aws:UserName}/*', true), [
      'home/',
      { key: 'aws:username', written: 'aws:UserName' },
      '/*',
    ]);
  });

  test('a variable may have a default between quotes', () => {
    assert.deepEqual(readVariables("${aws:PrincipalTag/team, 'company-wide'}", true), [
      { key: 'aws:principaltag/team', written: 'aws:PrincipalTag/team', fallback: 'company-wide' },
    ]);
  });

  test('characters in braces stand for themselves', () => {
    const [star = '', ...more] = readVariables('${*}', true) ?? [];
    assert.deepEqual([more, star], [[], literally('*')]);
  });

  test('outside of patterns wildcards beside variables stand for themselves', () => {
    const [before] = readVariables('a*${aws:username}', false) ?? [];
    assert.ok(typeof before === 'string');
    assert.equal(matchesFilled(before, 'a*'), true);
    assert.equal(matchesFilled(before, 'ab'), false);
  });
});

suite('patterns with parts that stand for themselves', () => {
  test('match those parts alone, and wildcards elsewhere', () => {
    assert.equal(matchesFilled(`${literally('a*?')}*`, 'a*?bc'), true);
    assert.equal(matchesFilled(`${literally('a*?')}*`, 'axybc'), false);
    assert.equal(matchesFilled(`?${literally('*')}`, '**'), true);
    assert.equal(matchesFilled(`?${literally('*')}`, '*a'), false);
  });
});
