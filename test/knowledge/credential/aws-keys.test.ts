import assert from 'node:assert/strict';
import { accountOf, isDocumented, isInvented, kindOfKeyId } from '../../../server/src/knowledge/credential/aws-keys';

const id = (...parts: readonly string[]): string => parts.join('');

suite('The account in an access key id of AWS', () => {
  test('is read from keys that are known to belong to one', () => {
    assert.equal(accountOf(id('ASIA', 'Y34F', 'ZKBO', 'KMUT', 'VV7A')), '609629065308');
    assert.equal(accountOf(id('AKIA', 'QYLP', 'MN5H', 'HHFP', 'ZAM2')), '052310077262');
  });

  test('does not depend on the last seven characters', () => {
    assert.equal(accountOf(id('ASIA', 'Y34F', 'ZKBO', 'K222', '2222')), '609629065308');
  });

  test('is not in ids of the old format, whose fifth character is one of A to P', () => {
    assert.equal(accountOf(id('AKIA', 'PPPP', 'PPPP', 'PPPP', 'PPPP')), undefined);
    assert.equal(isInvented(id('AKIA', 'PPPP', 'PPPP', 'PPPP', 'PPPP')), false);
  });

  test('cannot be more than twelve digits, zero or one digit again and again', () => {
    assert.deepEqual(
      [id('AKIA', '7777', '7777', '7777', '7777'), id('AKIA', 'QAAA', 'AAAA', 'AAAA', 'AAAA')].map(isInvented),
      [true, true],
    );
    assert.equal(isInvented(id('ASIA', 'Y34F', 'ZKBO', 'KMUT', 'VV7A')), false);
  });

  test('is not read from what is no base 32 or too short', () => {
    assert.equal(accountOf(id('ASIA', 'Y34F', 'Z1BO', 'KMUT', 'VV7A')), undefined);
    assert.equal(accountOf('ASIAY34F'), undefined);
  });

  test('belongs to ids of credentials, whose kinds are named', () => {
    assert.equal(kindOfKeyId(id('ASIA', 'Y34F', 'ZKBO', 'KMUT', 'VV7A')), 'temporary access key id');
    assert.equal(kindOfKeyId(id('AROA', 'Y34F', 'ZKBO', 'KMUT', 'VV7A')), undefined);
  });

  test('is documented where the value holds the word, and not where its letters are swapped', () => {
    assert.deepEqual(['abcEXAMPLEx', 'abcExamplex', 'abcEXMAPLEx', 'abcSAMPLEx'].map(isDocumented), [
      true,
      true,
      false,
      false,
    ]);
  });
});
