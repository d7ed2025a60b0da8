import assert from 'node:assert/strict';
import { describeCredential, describeForMachines, describeName } from '../../../server/src/evaluation/credential/words';
import { fakeCredential } from '../../support/fake-credential';

suite('A credential in words', () => {
  const articles = {
    'GitHub personal access token': 'A GitHub personal access token',
    'AWS secret access key': 'An AWS secret access key',
    'npm access token': 'An npm access token',
    'RSA private key': 'An RSA private key',
    'PEM private key': 'A PEM private key',
    'OpenAI API key': 'An OpenAI API key',
    'URL with a password': 'A URL with a password',
    'Encrypted JSON Web Token': 'An encrypted JSON Web Token',
    'Password in a URL': 'A password in a URL',
    'Registry credentials of Docker': 'Registry credentials of Docker',
  };
  for (const [name, words] of Object.entries(articles)) {
    test(`has the article of its name: ${words}`, () =>
      assert.equal(describeCredential(fakeCredential({ name })), words));
  }

  test('names the account that its key id tells', () => {
    const credential = fakeCredential({ name: 'AWS secret access key', facts: { account: '609629065308' } });
    assert.equal(describeCredential(credential), 'An AWS secret access key of account 609629065308');
  });

  test('is called by the name it is given to, cut where that is long', () => {
    const assignedTo = (value: string) => fakeCredential({ assignedTo: { value, span: { start: 0, end: 1 } } });
    assert.equal(describeName(assignedTo('db_password')), 'db_password');
    assert.equal(describeName(assignedTo('p'.repeat(90))), `${'p'.repeat(40)}…`);
    assert.equal(describeName(fakeCredential()), 'Test token');
  });

  test('is told to machines by its shape, whatever the facts are called', () => {
    const facts = { kind: 'access key id', account: '609629065308' };
    assert.deepEqual(describeForMachines(fakeCredential({ facts, issuer: 'AWS', checksum: 'holds' })), {
      kind: 'test-token',
      account: '609629065308',
      evidence: 'strong',
      place: 'code',
      issuer: 'AWS',
      checksum: 'holds',
    });
  });
});
