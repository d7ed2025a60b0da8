import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, goodAllow, makeFolder, openAllow, runCli } from '../support/run-cli';

// A hook that runs these tests tells git which repository it is about.
for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];

suite('The files that git names', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder({ 'kept.json': openAllow, 'changed.json': goodAllow });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'First');
  });
  teardown(() => folder.remove());

  function git(...args: readonly string[]): void {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgSign=false'];
    const { status, stderr } = spawnSync('git', [...identity, '-C', folder.path, ...args], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  }

  async function check(...argv: readonly string[]) {
    const { output, code, complaints } = await runCli(folder.path, ['check', '--format', 'json', ...argv]);
    const files = JSON.parse(output).results.map(({ file }: { file: string }) => file);
    return { files: [...new Set(files)], code, complaints };
  }

  test('are none while nothing is staged', async () => {
    assert.deepEqual(await check('--staged'), { files: [], code: 0, complaints: [] });
  });

  test('are reviewed as they are staged, not as they are on disk', async () => {
    folder.write('changed.json', openAllow);
    git('add', 'changed.json');
    folder.write('changed.json', goodAllow);
    assert.deepEqual(await check('--staged'), { files: ['changed.json'], code: 1, complaints: [] });
    folder.write('changed.json', openAllow);
    folder.write('staged.json', goodAllow);
    git('add', '--all');
    folder.write('changed.json', goodAllow);
    folder.write('staged.json', openAllow);
    assert.deepEqual((await check('--staged')).files, ['changed.json']);
  });

  test('are those that differ from a commit, and those that are new to git', async () => {
    folder.write('changed.json', openAllow);
    folder.write('new.json', openAllow);
    assert.deepEqual((await check('--changed')).files, ['changed.json', 'new.json']);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Second');
    assert.deepEqual((await check('--changed')).files, []);
    assert.deepEqual((await check('--changed=HEAD~1')).files, ['changed.json', 'new.json']);
  });

  test('are no links and no repositories inside of this one, which lead elsewhere', async () => {
    symlinkSync('nowhere', join(folder.path, 'dangling.json'));
    symlinkSync('.', join(folder.path, 'loop'));
    git('init', '--quiet', 'inner');
    assert.deepEqual(await check('--changed'), { files: [], code: 0, complaints: [] });
    git('add', 'dangling.json', 'loop');
    assert.deepEqual(await check('--changed'), { files: [], code: 0, complaints: [] });
    assert.deepEqual(await check('--staged'), { files: [], code: 0, complaints: [] });
  });

  test('are only those in the paths that were named', async () => {
    folder.write('a/one.json', openAllow);
    folder.write('b/two.json', openAllow);
    git('add', '--all');
    assert.deepEqual((await check('--staged', 'b')).files, ['b/two.json']);
    assert.deepEqual((await check('--changed', 'a')).files, ['a/one.json']);
  });

  test('may be called anything', async () => {
    folder.write('-x "ä" $(touch y).json', openAllow);
    folder.write(':(top)z.json', openAllow);
    git('add', '--all');
    assert.deepEqual((await check('--staged')).files, ['-x "ä" $(touch y).json', ':(top)z.json']);
  });

  test('run no program that the repository names', async () => {
    const program = folder.write('.git/program', `#!/bin/sh\ntouch "${folder.path}/ran"\nexit 0\n`);
    chmodSync(program, 0o755);
    for (const key of ['core.fsmonitor', 'diff.external', 'diff.x.textconv', 'core.pager']) git('config', key, program);
    folder.write('.gitattributes', '*.json diff=x\n');
    folder.write('changed.json', openAllow);
    spawnSync('git', ['-C', folder.path, '-c', 'core.fsmonitor=false', 'add', '--all']);
    await check('--staged');
    await check('--changed');
    assert.throws(() => folder.read('ran'), /ENOENT/);
  });

  test('are told of with a reason where there are none', async () => {
    const wrong = await check('--changed=no-such-branch');
    assert.deepEqual([wrong.code, wrong.complaints], [2, ['.: git knows no commit "no-such-branch"']]);
    const option = await check('--changed=--output=x');
    assert.deepEqual(option.complaints, ['.: git knows no commit "--output=x"']);
    const outside = makeFolder();
    const { code, complaints } = await runCli(outside.path, ['check', '--staged']);
    outside.remove();
    assert.deepEqual([code, complaints], [2, ['.: this is not in a git repository']]);
  });

  test('are asked for in one way at a time, and not repaired where the text is not on disk', async () => {
    const complaint = async (...argv: readonly string[]) => (await runCli(folder.path, ['check', ...argv])).complaints;
    assert.deepEqual(await complaint('--staged', '--changed'), [
      'The flags "--staged" and "--changed" cannot be combined.',
    ]);
    assert.deepEqual(await complaint('--stdin', '--staged'), [
      'The flags "--stdin" and "--staged" cannot be combined.',
    ]);
    assert.match((await complaint('--staged', '--fix'))[0] ?? '', /"--staged" cannot be combined with "--fix"/);
  });
});
