import assert from 'node:assert/strict';
import { isIdAlone, type Level, stakesOf } from '../../../server/src/evaluation/credential/stakes';
import type { Credential } from '../../../server/src/model/credential';
import { fakeCredential } from '../../support/fake-credential';

/** What is at stake for a credential that differs from a proven token in code, under a rule that is an error. */
const cases: Readonly<Record<string, readonly [Partial<Credential>, Level | undefined]>> = {
  'a token that is proven': [{ checksum: 'holds' }, 'error'],
  'a token that is strong without a checksum': [{}, 'error'],
  'a token that is only likely': [{ evidence: 'likely' }, 'warning'],
  'a connection string that is only likely': [{ kind: 'connection', evidence: 'likely' }, 'error'],
  'a token with little that speaks for it': [{ evidence: 'weak' }, 'information'],
  'a token whose checksum fails': [{ evidence: 'likely', checksum: 'fails' }, 'information'],
  'a token that expires by itself': [{ temporary: true }, 'information'],
  'a value that is public by design': [{ evidence: 'public' }, 'hint'],
  'a documented example': [{ evidence: 'example' }, undefined],
  'a documented example in a test': [{ evidence: 'example', place: 'test' }, undefined],
  'a proven token in a test': [{ checksum: 'holds', place: 'test' }, 'error'],
  'a likely token in a test': [{ evidence: 'likely', place: 'test' }, 'information'],
  'a likely token in documentation': [{ evidence: 'likely', place: 'documentation' }, 'information'],
  'a token in generated code': [{ evidence: 'likely', place: 'generated' }, 'warning'],
  'a password in a test': [{ kind: 'password', evidence: 'likely', place: 'test' }, 'hint'],
  'a password in documentation': [{ kind: 'password', evidence: 'likely', place: 'documentation' }, 'hint'],
  'a likely default': [{ kind: 'password', evidence: 'likely', isDefault: true }, 'warning'],
  'a default that reads like a placeholder': [{ kind: 'password', evidence: 'weak', isDefault: true }, 'hint'],
  'a strong default': [{ kind: 'password', isDefault: true }, 'error'],
  'an access key id alone': [{ shape: 'aws-access-key-id' }, 'information'],
};

suite('What is at stake', () => {
  for (const [name, [more, level]] of Object.entries(cases)) {
    test(`for ${name}: ${level ?? 'nothing'}`, () => assert.equal(stakesOf(fakeCredential(more), 'error'), level));
  }

  test('is never more than the rule says', () => {
    assert.equal(stakesOf(fakeCredential({ checksum: 'holds' }), 'warning'), 'warning');
  });

  test('rises when the secret stands beside the id', () => {
    const part = { name: 'access key id', span: { start: 0, end: 20 }, secret: fakeCredential().secret };
    assert.equal(isIdAlone(fakeCredential({ shape: 'aws-access-key-id', parts: [part] })), false);
  });
});
