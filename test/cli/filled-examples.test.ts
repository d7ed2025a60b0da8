import assert from 'node:assert/strict';
import { filledExamples } from '../../scripts/filled-examples';
import { credentialRules } from '../../server/src/rules/index';
import { makeFolder, runCli } from '../support/run-cli';

interface Report {
  readonly results: readonly { readonly file: string; readonly ruleId: string }[];
}

suite('The examples with made-up secrets', () => {
  const examples = filledExamples().filter(({ path }) => path.startsWith('credentials/'));
  const folder = makeFolder(Object.fromEntries(examples.map(({ path, text }) => [path, text])));
  suiteTeardown(() => folder.remove());

  async function review(): Promise<Report> {
    const { output } = await runCli(folder.path, ['check', '--format', 'json']);
    return JSON.parse(output);
  }

  test('give a finding in each file but the one that says why it is right', async () => {
    const found = (await review()).results.map(({ file }) => file);
    const silent = examples.map(({ path }) => path).filter((path) => !found.includes(path));
    assert.deepEqual(silent, ['credentials/mail-relay.tf']);
  });

  test('show every rule about credentials', async () => {
    const shown = (await review()).results.map(({ ruleId }) => ruleId);
    assert.deepEqual(
      credentialRules.map(({ id }) => id).filter((id) => !shown.includes(id)),
      [],
    );
  });

  for (const format of ['text', 'json', 'sarif']) {
    test(`keep their secrets to themselves, in ${format}`, async () => {
      const { output, complaints } = await runCli(folder.path, ['check', '--format', format]);
      const said = [output, ...complaints].join('\n');
      const secrets = examples.flatMap((example) => example.secrets);
      assert.ok(secrets.length >= 15);
      // A mask is the first four characters, so that nothing behind them may be seen.
      const shown = examples.filter((example) => example.secrets.some((secret) => said.includes(secret.slice(4, 16))));
      assert.deepEqual(
        shown.map(({ path }) => path),
        [],
      );
    });
  }
});
