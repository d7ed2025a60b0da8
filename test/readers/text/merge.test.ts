import assert from 'node:assert/strict';
import type { Credential } from '../../../server/src/model/credential';
import { mergeCredentials } from '../../../server/src/readers/text/merge';
import { fakeCredential } from '../../support/fake-credential';

/** A credential at a word of the text. */
function at(text: string, word: string, more: Partial<Credential>): Credential {
  const start = text.indexOf(word);
  return fakeCredential({ ...more, span: { start, end: start + word.length } });
}

const shapes = (found: readonly Credential[]) => found.map(({ shape }) => shape);

suite('Credentials of two readers', () => {
  const text = 'url = "scheme://user:VALUE@host" other = "REST"';
  const token = at(text, 'VALUE', { kind: 'token', shape: 'token' });
  const url = at(text, 'scheme://user:VALUE@host', { kind: 'connection', shape: 'url' });
  const password = at(text, 'VALUE', { kind: 'password', shape: 'password' });
  const rest = at(text, 'REST', { kind: 'password', shape: 'rest' });

  test('are one for each place, in the order of the text', () => {
    assert.deepEqual(shapes(mergeCredentials(text, [token], [rest, password])), ['token', 'rest']);
  });

  test('keep the token and not the address around it', () => {
    assert.deepEqual(shapes(mergeCredentials(text, [token], [url])), ['token']);
  });

  test('keep the connection string and not the password in it', () => {
    assert.deepEqual(shapes(mergeCredentials(text, [], [url, password])), ['url']);
    assert.deepEqual(shapes(mergeCredentials(text, [], [password, url])), ['url']);
  });

  test('keep the private key and not the literal that it is given as', () => {
    const key = at(text, 'VALUE', { kind: 'privateKey', shape: 'pem' });
    assert.deepEqual(shapes(mergeCredentials(text, [key], [password])), ['pem']);
  });

  test('know of the one that stays what the other one knew of its place', () => {
    const assignedTo = { value: 'DB_URL', span: { start: 0, end: 3 } };
    const [kept] = mergeCredentials(text, [token], [{ ...password, assignedTo, isDefault: true }]);
    assert.deepEqual([kept?.shape, kept?.assignedTo?.value, kept?.isDefault], ['token', 'DB_URL', true]);
  });

  test('leave out the half that another credential has as its part', () => {
    const pair = { ...rest, parts: [{ name: 'access key id', span: token.span, secret: token.secret }] };
    assert.deepEqual(shapes(mergeCredentials(text, [pair], [password])), ['rest']);
  });
});

suite('The name that a token is given to', () => {
  const names = {
    'api_token = "VALUE"': 'api_token',
    'apiToken: VALUE': 'apiToken',
    '"api-token": "VALUE"': 'api-token',
    "'token' => 'VALUE'": 'token',
    'TOKEN=VALUE': 'TOKEN',
    'const token: string = "VALUE"': 'token',
    '<token>VALUE</token>': 'token',
    'headers["x"] = VALUE': undefined,
    'see VALUE': undefined,
    VALUE: undefined,
    'f(VALUE)': undefined,
  };
  for (const [text, name] of Object.entries(names)) {
    test(`is ${name ?? 'not known'} in ${text}`, () => {
      const [found] = mergeCredentials(text, [at(text, 'VALUE', {})], []);
      assert.equal(found?.assignedTo?.value, name);
      const span = found?.assignedTo?.span;
      if (span) assert.equal(text.slice(span.start, span.end), name);
    });
  }
});
