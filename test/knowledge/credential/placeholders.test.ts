import assert from 'node:assert/strict';
import { isPlaceholder, namesItself } from '../../../server/src/knowledge/credential/placeholders';
import { drawn, hexDigits, password } from '../../support/made-up-literals';

suite('A placeholder', () => {
  for (const value of [
    'example',
    'changeme',
    'change-me',
    'your-api-key',
    'YOUR_API_KEY_HERE',
    'yourpasswordhere',
    'dummy-token',
    'REDACTED',
    'xxxxxxxxxxxx',
    'sk-xxxxxxxxxxxxxxxx',
    'sample_secret',
    'placeholder',
    'TODO',
    'insert-token-here',
    '<token>',
    '<your password>',
    '[password]',
    '********',
    'abc***xyz',
    '00000000000000000000',
    'abcdefghijklmnop',
    'abcdef1234567890',
    'replace_this_with_a_long_random_string',
    'AKIA...',
  ]) {
    test(`is ${value}`, () => assert.ok(isPlaceholder(value)));
  }

  test('is no value with a word of the list in it by chance', () => {
    assert.ok(!isPlaceholder(`${drawn(12)}test${drawn(12, 9)}`));
    assert.ok(!isPlaceholder(drawn(40)));
    assert.ok(!isPlaceholder(hexDigits(40)));
    assert.ok(!isPlaceholder(password));
    assert.ok(!isPlaceholder('correcthorsebattery'));
  });
});

suite('A value that says what it is', () => {
  for (const value of ['my-secret', 'supersecretkey', 'db_password', 'access_token', 'mysecretpassword']) {
    test(`is ${value}`, () => assert.ok(namesItself(value)));
  }

  test('is no other word and nothing that was drawn', () => {
    assert.ok(!namesItself('sunflower'));
    assert.ok(!namesItself(drawn(20)));
  });
});
