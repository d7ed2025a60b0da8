import assert from 'node:assert/strict';
import { takeOut } from '../../../server/src/evaluation/credential/repairs';
import { fakeCredential } from '../../support/fake-credential';

suite('the repair of a credential', () => {
  test('takes the value out, says to rotate it, and is never applied in bulk', () => {
    const [fix, ...others] = takeOut(fakeCredential());
    assert.deepEqual(others, []);
    assert.match(fix?.title ?? '', /rotate/);
    assert.equal(fix?.access, 'shifts');
  });

  test('is not offered for what is public by design, an example, or code that holds no value', () => {
    assert.deepEqual(takeOut(fakeCredential({ evidence: 'public' })), []);
    assert.deepEqual(takeOut(fakeCredential({ evidence: 'example' })), []);
    assert.deepEqual(takeOut(fakeCredential({ kind: 'identity' })), []);
  });
});
