import assert from 'node:assert/strict';
import { looksRandom } from '../../../server/src/knowledge/credential/randomness';
import { drawn, hexDigits } from '../../support/made-up-literals';

suite('Random looks', () => {
  for (const [length, least] of [
    [16, 485],
    [20, 495],
    [32, 500],
    [40, 500],
  ] as const) {
    test(`at least ${least} of 500 values of ${length} characters that were drawn`, () => {
      let seen = 0;
      for (let seed = 1; seed <= 500; seed++) if (looksRandom(drawn(length, seed))) seen++;
      assert.ok(seen >= least, `${seen} of 500`);
    });
  }

  test('each number of 32 hexadecimal digits', () => {
    for (let seed = 1; seed <= 200; seed++) assert.ok(looksRandom(hexDigits(32, seed)));
  });

  for (const value of [
    'existingSubscription',
    'test_functions_of_the_payment_service',
    'getElementsByClassName',
    'application/x-www-form-urlencoded',
    'AUTHENTICATION_REQUIRED',
    'com.example.service.UserRepository',
    'keyword.control.conditional',
    'password-reset-token-provider',
    'Summer2024',
    'ctrl+shift+down',
    'oauth2ClientCredentials',
    'sunflower',
  ]) {
    test(`not ${value}`, () => assert.ok(!looksRandom(value)));
  }
});
