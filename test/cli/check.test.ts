import assert from 'node:assert/strict';
import { type Folder, fixable, goodAllow, makeFolder, openAllow, runCli } from '../support/run-cli';

const openMessage = 'Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.';

suite('two-gates check', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder();
  });
  teardown(() => folder.remove());
  const check = (...argv: readonly string[]) => runCli(folder.path, ['check', ...argv]);

  test('prints the findings of each file, what was left out, and a summary', async () => {
    folder.write('b/open.json', openAllow);
    folder.write('a.json', goodAllow);
    folder.write('b/broken.json', openAllow.replace('"Action":', '"Action"'));
    const { output, code, complaints } = await check();
    assert.deepEqual(complaints, []);
    assert.equal(code, 1);
    assert.deepEqual(output.split('\n').slice(0, 6), [
      'b/broken.json',
      `  8:40  error  ${openMessage}  mfa/no-open-allow`,
      '',
      'b/open.json',
      `  8:40  error  ${openMessage}  mfa/no-open-allow`,
      '',
    ]);
    assert.match(output, /^Not analysed:\n {2}b\/broken\.json:6:\d+ {2}A colon is missing\.$/m);
    assert.match(output, /^3 policies and 0 credentials in 3 of 3 files: 2 errors\.$/m);
  });

  test('prints nothing but findings with --quiet', async () => {
    folder.write('a.json', goodAllow);
    assert.deepEqual(await check('--quiet'), { code: 0, output: '', complaints: [], startedServer: false });
  });

  test('ends with 0, or with 1 where a finding reaches the threshold', async () => {
    folder.write('warning.json', fixable);
    assert.equal((await check()).code, 1);
    assert.equal((await check('--fail-on', 'hint')).code, 1);
    assert.equal((await check('--fail-on', 'error')).code, 0);
    assert.equal((await check('--fail-on', 'none')).code, 0);
  });

  test('runs only the rules that are named, also where the settings switch them off', async () => {
    folder.write('a.json', openAllow);
    folder.write('b.json', fixable);
    folder.write('two-gates.jsonc', '{ "rules": { "mfa/no-open-allow": "off" } }');
    const ids = async (...argv: readonly string[]) =>
      JSON.parse((await check('--format', 'json', ...argv)).output).results.map(
        (result: { ruleId: string }) => result.ruleId,
      );
    assert.deepEqual(await ids(), ['mfa/no-wrong-operator']);
    assert.deepEqual(await ids('--rule', 'mfa/no-open-allow'), ['mfa/no-open-allow']);
    assert.deepEqual(await ids('--rule', 'mfa/no-open-allow', '--rule', 'mfa/no-wrong-operator'), [
      'mfa/no-open-allow',
      'mfa/no-wrong-operator',
    ]);
  });

  test('says in one line that there is no such rule, and reviews nothing', async () => {
    folder.write('a.json', openAllow);
    const { complaints, code, output } = await check('--rule', 'mfa/no-open-alow');
    assert.deepEqual(complaints, ['There is no rule "mfa/no-open-alow"; the nearest one is "mfa/no-open-allow".']);
    assert.deepEqual([code, output], [2, '']);
  });

  test('reviews standard input under the name of a file, with the settings of its folder', async () => {
    folder.write('iam/two-gates.jsonc', '{ "rules": { "mfa/no-open-allow": "hint" } }');
    const argv = ['check', '--stdin', '--stdin-filename', 'iam/unsaved.json', '--format', 'json'];
    const { output, code } = await runCli(folder.path, argv, { input: openAllow });
    const [result] = JSON.parse(output).results;
    assert.deepEqual([result.file, result.severity, code], ['iam/unsaved.json', 'hint', 0]);
  });

  test('refuses standard input under the name of a folder, with paths, and with --fix', async () => {
    folder.write('iam/a.json', goodAllow);
    const named = await check('--stdin', '--stdin-filename', 'iam');
    assert.deepEqual(named.complaints, ['iam: this is a folder, not the name of a file']);
    const paths = await check('--stdin', 'iam');
    assert.deepEqual(paths.complaints, ['The flag "--stdin" cannot be combined with paths.']);
    const fix = await check('--stdin', '--fix');
    assert.equal(fix.complaints.length, 1);
    const alone = await check('--stdin-filename', 'new.json', 'iam');
    assert.deepEqual(alone.complaints, ['The flag "--stdin-filename" needs "--stdin".']);
    assert.deepEqual([named.code, paths.code, fix.code, alone.code], [2, 2, 2, 2]);
  });

  test('colours for a terminal, unless the flag or the environment says otherwise', async () => {
    folder.write('a.json', openAllow);
    const colours = async (argv: readonly string[], env: Record<string, string>, isTerminal: boolean) =>
      (await runCli(folder.path, ['check', ...argv], { env, isTerminal })).output.includes('\u001b[');
    assert.equal(await colours([], {}, true), true);
    assert.equal(await colours([], {}, false), false);
    assert.equal(await colours([], { NO_COLOR: '1' }, true), false);
    assert.equal(await colours(['--no-color'], { FORCE_COLOR: '1' }, true), false);
    assert.equal(await colours([], { FORCE_COLOR: '1' }, false), true);
  });

  test('does not let names and texts of others steer the terminal', async () => {
    folder.write('\u001b[2Ja.json', openAllow);
    const { output } = await check();
    assert.equal(output.includes('\u001b'), false);
    assert.match(output, /^\\u001b\[2Ja\.json$/m);
  });
});

suite('The settings of two-gates check', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder({ '.git/HEAD': '' });
  });
  teardown(() => folder.remove());
  const severities = async (...argv: readonly string[]) => {
    const { output } = await runCli(folder.path, ['check', '--format', 'json', ...argv]);
    return JSON.parse(output).results.map(({ file, severity }: Record<string, string>) => `${file} ${severity}`);
  };

  test('come from the nearest project file upward', async () => {
    folder.write('two-gates.jsonc', '{ "rules": { "mfa/no-open-allow": "hint" } }');
    folder.write('a/b/open.json', openAllow);
    folder.write('c/two-gates.jsonc', '{ "rules": { "mfa/no-open-allow": "warning" } }');
    folder.write('c/open.json', openAllow);
    assert.deepEqual(await severities(), ['a/b/open.json hint', 'c/open.json warning']);
  });

  test('do not come from outside of the repository', async () => {
    folder.write('two-gates.jsonc', '{ "rules": { "mfa/no-open-allow": "off" } }');
    folder.write('inner/.git/HEAD', '');
    folder.write('inner/open.json', openAllow);
    assert.deepEqual(await severities('inner'), ['inner/open.json error']);
  });

  test('that are wrong are said with their place, the others count, and the run is not whole', async () => {
    folder.write('two-gates.jsonc', '{\n  "ruls": {},\n  "rules": { "mfa/no-open-allow": "hint" }\n}');
    folder.write('a.json', openAllow);
    folder.write('b.json', openAllow);
    const { complaints, code } = await runCli(folder.path, ['check']);
    assert.deepEqual(complaints, ['two-gates.jsonc: 2:3 There is no setting "ruls"; the nearest one is "rules".']);
    assert.equal(code, 2);
    assert.deepEqual(await severities(), ['a.json hint', 'b.json hint']);
  });

  test('leave out files by globs relative to the project file, and say so of a file that was named', async () => {
    folder.write('iam/two-gates.jsonc', '{ "ignore": ["old"] }');
    folder.write('iam/old/open.json', openAllow);
    folder.write('iam/open.json', openAllow);
    folder.write('old/open.json', openAllow);
    assert.deepEqual(await severities(), ['iam/open.json error', 'old/open.json error']);
    const { output } = await runCli(folder.path, ['check', '--format', 'json', 'iam/old/open.json']);
    assert.deepEqual(JSON.parse(output).notAnalysed, [
      { file: 'iam/old/open.json', message: 'left out by the settings' },
    ]);
  });

  test('are never reviewed as a policy themselves', async () => {
    folder.write('two-gates.jsonc', openAllow);
    assert.deepEqual(await severities('two-gates.jsonc'), []);
  });
});

suite('two-gates check --fix', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder();
  });
  teardown(() => folder.remove());

  test('writes what keeps access, reports what is left, and leaves other files alone', async () => {
    folder.write('a.json', fixable);
    folder.write('b.json', openAllow);
    const { output, code } = await runCli(folder.path, ['check', '--fix']);
    assert.equal(folder.read('a.json'), goodAllow);
    assert.equal(folder.read('b.json'), openAllow);
    assert.match(output, /^2 policies and 0 credentials in 2 of 2 files: 1 error\.\nFixed: 1\.$/m);
    assert.equal(code, 1);
  });

  test('says how many findings it would fix where it is not asked to', async () => {
    folder.write('a.json', fixable);
    const { output } = await runCli(folder.path, ['check']);
    assert.match(output, /^Can be fixed safely with --fix: 1\.$/m);
    assert.equal(folder.read('a.json'), fixable);
  });
});
