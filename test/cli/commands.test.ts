import assert from 'node:assert/strict';
import { catalogue } from '../../server/src/engine/catalogue';
import { schema } from '../../server/src/settings/schema';
import { type Folder, makeFolder, openAllow, runCli } from '../support/run-cli';

suite('The program', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder({ 'open.json': openAllow });
  });
  teardown(() => folder.remove());
  const cli = (...argv: readonly string[]) => runCli(folder.path, argv);

  test('prints help, for itself and for each command, on standard output', async () => {
    const { output, code } = await cli('--help');
    assert.equal(code, 0);
    for (const name of ['check', 'routes', 'explain', 'mfa', 'rules', 'lsp']) {
      assert.match(output, new RegExp(`^  ${name}\\b`, 'm'));
      const help = await cli(name, '--help');
      assert.equal(help.code, 0);
      assert.match(help.output, new RegExp(`^Usage: two-gates ${name}`));
    }
  });

  test('names every setting of the project file in the help of check', async () => {
    const { output } = await cli('check', '--help');
    for (const key of Object.keys(schema)) assert.match(output, new RegExp(`^  ${key} `, 'm'));
  });

  test('prints its version', async () => {
    const { output, code } = await cli('--version');
    assert.match(output, /^\d+\.\d+\.\d+\n$/);
    assert.equal(code, 0);
  });

  test('says in one line that a command is missing or unknown', async () => {
    const missing = await cli();
    assert.deepEqual(missing.complaints, [
      'A command is missing: check, routes, explain, mfa, simulate, rules or lsp. More with two-gates --help.',
    ]);
    const unknown = await cli('chek');
    assert.deepEqual(unknown.complaints, ['There is no command "chek"; the nearest one is "check".']);
    assert.deepEqual([missing.code, unknown.code], [2, 2]);
  });

  test('lists every rule', async () => {
    const { output, code } = await cli('rules');
    const ids = output.split('\n').map((line) => line.split(' ')[0]);
    assert.deepEqual(
      ids.slice(0, -1),
      catalogue.map(({ id }) => id),
    );
    assert.equal(code, 0);
  });

  test('explains one rule', async () => {
    const { output, code } = await cli('rules', 'engine/no-unused-suppression');
    assert.match(output, /^engine\/no-unused-suppression {2}\(warning, gate 1\)$/m);
    assert.match(output, /^Reported:$/m);
    assert.match(output, /docs\/rules\/engine\/no-unused-suppression\.md$/m);
    assert.equal(code, 0);
  });

  test('says in one line that there is no such rule', async () => {
    const { complaints, code } = await cli('rules', 'no-unused-supression');
    assert.deepEqual(complaints, [
      'There is no rule "no-unused-supression"; the nearest one is "engine/no-unused-suppression".',
    ]);
    assert.equal(code, 2);
  });

  test('describes each policy of a file', async () => {
    const { output, code } = await cli('mfa', 'open.json');
    assert.match(output, /^Policy, line 1$/m);
    assert.match(output, /^ {2}Allow, line 4: Does not ask for MFA of everyone: also lets in access keys\.$/m);
    assert.match(output, /^ {4}IAM user, access key +yes$/m);
    assert.equal(code, 0);
  });

  test('does not let the texts of a policy steer the terminal', async () => {
    folder.write('steering.json', openAllow.replace('"Effect"', '"Sid": "\\u001b[2J", "Effect"'));
    const { output } = await cli('mfa', 'steering.json');
    assert.equal(output.includes('\u001b'), false);
    assert.match(output, /^ {2}Allow "\\u001b\[2J", line 4: /m);
  });

  test('says in one line why a file cannot be described', async () => {
    folder.write('other.json', '{}');
    assert.deepEqual((await cli('mfa', 'gone.json')).complaints, ['gone.json: there is no such file or folder']);
    assert.deepEqual((await cli('mfa', 'other.json')).complaints, [
      'other.json: no policy was found that can be read here',
    ]);
    assert.equal((await cli('mfa', 'gone.json')).code, 2);
  });

  test('starts the language server over standard input and output only', async () => {
    assert.equal((await cli('lsp', '--stdio')).startedServer, true);
    const silent = await cli('lsp');
    assert.equal(silent.startedServer, false);
    assert.equal(silent.code, 2);
  });
});
