import assert from 'node:assert/strict';
import { credentialReader, mostCredentials } from '../../../server/src/readers/text/credential';
import { assertTakesAtMost } from '../../support/cost';
import { fillExamples, madeUp } from '../../support/made-up';

const read = (text: string, path = 'a.py') => credentialReader.read({ path, text });
const shapes = (text: string, path?: string) => read(text, path).credentials.map(({ shape }) => shape);
const toBase64 = (text: string) => Buffer.from(text).toString('base64');

suite('Credentials of a text', () => {
  test('are found in any text, in the order of their places', () => {
    const text = fillExamples('a = "<npm-token>"\npassword = "<password-literal>"\nb = "<github-pat>"\n');
    assert.deepEqual(shapes(text), ['npm-token', 'password-literal', 'github-pat']);
  });

  test('are one for each place, by what says most', () => {
    assert.deepEqual(shapes(fillExamples('password = "<github-pat>"')), ['github-pat']);
    assert.deepEqual(shapes(fillExamples('git clone https://x:<github-pat>@github.com/a/b'), 'a.sh'), ['github-pat']);
  });

  test('are known by their shape in base64 too', () => {
    const data = toBase64(madeUp('github-pat'));
    const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\ndata:\n  token: ${data}\n`;
    const [found, ...more] = read(text, 'secret.yaml').credentials;
    assert.deepEqual([found?.shape, found?.checksum, more.length], ['github-pat', 'holds', 0]);
    assert.equal(found && text.slice(found.span.start, found.span.end), data);
  });

  test('know the name they are given to, and where they stand', () => {
    const [found] = read(fillExamples('const apiToken = "<github-pat>";'), 'test/api.test.ts').credentials;
    assert.deepEqual([found?.assignedTo?.value, found?.place], ['apiToken', 'test']);
  });

  test('without a shape are not looked for in what a machine wrote, those with one are', () => {
    const text = fillExamples('{ "lockfileVersion": 3, "password": "<password-literal>", "x": "<github-pat>" }');
    assert.deepEqual(shapes(text, 'package-lock.json'), ['github-pat']);
  });

  test('without a shape are not looked for above five megabytes', () => {
    const text = fillExamples('password = "<password-literal>"\nx = "<github-pat>"\n');
    assert.deepEqual(shapes(text + '# filler\n'.repeat(600_000)), ['github-pat']);
  });

  test('are capped, and the rest is counted', () => {
    const text = Array.from({ length: mostCredentials + 7 }, (_, at) => `t = "${madeUp('gitlab-pat', at)}"\n`).join('');
    const { credentials, notes } = read(text);
    assert.equal(credentials.length, mostCredentials);
    assert.deepEqual(
      notes.map(({ message }) => message),
      [`Only the first ${mostCredentials} credentials are reported; 7 more were found.`],
    );
  });

  test('are not looked for in what is no text', () => {
    assert.equal(credentialReader.suits({ path: 'a', text: 'x\0y' }), false);
    assert.equal(credentialReader.suits({ path: 'a', text: 'x' }), true);
  });

  for (const [name, text] of Object.entries({
    'a line of ten megabytes': 'x'.repeat(10_000_000),
    'a million words of names': 'password '.repeat(1_000_000),
    'a million beginnings of tokens': ['gh', 'p_'].join('').repeat(1_000_000),
    'brackets that never close': '{"password":'.repeat(400_000),
    'quotes that never close': 'password="'.repeat(400_000),
    'addresses without an end': 'a://b:'.repeat(700_000),
  })) {
    test(`take time in proportion to ${name}`, function () {
      this.timeout(20_000);
      assertTakesAtMost(5000, () => read(text));
    });
  }
});
