import assert from 'node:assert/strict';
import { nearest } from '../../server/src/settings/nearest';

suite('The nearest right word', () => {
  const ids = ['mfa/no-open-allow', 'mfa/no-leaky-deny', 'trust/no-public-principal'];

  test('is found across a missing, a wrong and a swapped letter', () => {
    assert.equal(nearest('mfa/no-open-alow', ids), 'mfa/no-open-allow');
    assert.equal(nearest('mfa/no-leeky-deny', ids), 'mfa/no-leaky-deny');
    assert.equal(nearest('signni', ['signIn', 'ignore']), 'signIn');
  });

  test('is found where only the last part of a rule id was written', () => {
    assert.equal(nearest('no-public-principal', ids), 'trust/no-public-principal');
  });

  test('does not depend on case', () => {
    assert.equal(nearest('OWNACCOUNTS', ['ownAccounts']), 'ownAccounts');
  });

  test('is not made up where nothing is near', () => {
    assert.equal(nearest('colour', ids), undefined);
    assert.equal(nearest('x', ['signIn']), undefined);
  });
});
