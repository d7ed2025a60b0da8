import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findFiles } from '../../server/src/disk/find-files';
import { shown } from '../../server/src/disk/paths';
import { type Folder, makeFolder } from '../support/run-cli';

suite('The files of a run', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder();
  });
  teardown(() => folder.remove());
  const write = (...names: readonly string[]) => {
    for (const name of names) folder.write(name, '{}');
  };
  const link = (name: string, target: string) => symlinkSync(target, join(folder.path, name));
  const find = (...operands: readonly string[]) =>
    findFiles(operands, folder.path)
      .files.map(({ path }) => shown(path, folder.path))
      .filter((path) => !path.endsWith('.gitignore'));

  test('are those of a folder that may be text, at any depth, in the order of their paths', () => {
    write('b.json', 'a/c.env', 'a/b/d.TEMPLATE', 'x.PNG', 'y.zip', 'json', 'z.yaml', '.env', 'two-gates.jsonc');
    assert.deepEqual(find('.'), ['.env', 'a/b/d.TEMPLATE', 'a/c.env', 'b.json', 'json', 'z.yaml']);
  });

  test('are also those that git ignores and those of packages, if that is asked for', () => {
    write('.git/HEAD', 'out/a.env', 'node_modules/x/index.js', 'logo.png');
    folder.write('.gitignore', 'out\n');
    const all = findFiles(['.'], folder.path, { all: true }).files.map(({ path }) => shown(path, folder.path));
    assert.deepEqual(all, ['.gitignore', 'node_modules/x/index.js', 'out/a.env']);
  });

  test('are not in .git or node_modules', () => {
    write('.git/a.json', 'node_modules/a.json', 'x/node_modules/a.json', '.aws/a.json');
    assert.deepEqual(find('.'), ['.aws/a.json']);
  });

  test('are all that were named, whatever they are called, each once', () => {
    write('a.json', 'policy.txt', '.git/a.json');
    assert.deepEqual(find('policy.txt', '.git/a.json', '.', './a.json'), ['.git/a.json', 'a.json', 'policy.txt']);
  });

  test('are without those that git ignores, in every folder and from the root of the repository', () => {
    write('.git/HEAD', 'iam/out/a.json', 'iam/keep.json', 'iam/drop.json', 'iam/sub/drop.json', 'iam/sub/local.json');
    folder.write('.gitignore', 'out/\ndrop.json\n');
    folder.write('iam/.gitignore', '/sub/local.json\n!sub/drop.json\n');
    assert.deepEqual(find('.'), ['iam/keep.json', 'iam/sub/drop.json']);
    assert.deepEqual(find('iam'), ['iam/keep.json', 'iam/sub/drop.json']);
    assert.deepEqual(find('iam/sub'), ['iam/sub/drop.json']);
  });

  test('do not come back from a folder that git ignores as a whole', () => {
    write('.git/HEAD', 'out/keep.json');
    folder.write('.gitignore', 'out/\n!out/keep.json\n');
    assert.deepEqual(find('.'), []);
  });

  test('include what was named although git ignores it, also the content of a folder', () => {
    write('.git/HEAD', 'out/a.json', 'out/sub/b.json', 'c.json');
    folder.write('.gitignore', 'out/\nc.json\n');
    folder.write('out/.gitignore', 'sub\n');
    assert.deepEqual(find('out', 'c.json'), ['c.json', 'out/a.json']);
  });

  test('are not those that a repository around this one ignores', () => {
    write('.git/HEAD', 'inner/.git/HEAD', 'inner/a.json');
    folder.write('.gitignore', '*.json\n');
    assert.deepEqual(find('inner'), ['inner/a.json']);
  });

  test('do not come by links, so that a loop of links ends and nothing comes twice', () => {
    write('a/b.json');
    link('a/loop', '..');
    link('a/again.json', 'b.json');
    assert.deepEqual(find('.'), ['a/b.json']);
    assert.deepEqual(find('a/loop/a', 'a/again.json'), ['a/again.json', 'a/loop/a/b.json']);
  });

  test('that are missing are told with the reason, and the others still come', () => {
    write('a.json');
    link('circle.json', 'circle.json');
    const { files, failures } = findFiles(['gone.json', 'a.json/b.json', 'circle.json', 'a.json'], folder.path);
    assert.equal(files.length, 1);
    assert.deepEqual(
      failures.map(({ path, message }) => `${shown(path, folder.path)}: ${message}`),
      [
        'gone.json: there is no such file or folder',
        'a.json/b.json: there is no such file or folder',
        'circle.json: its links lead in a circle',
      ],
    );
  });

  test('are still those of the other folders where one may not be read', () => {
    write('a/b.json', 'c/d.json');
    chmodSync(join(folder.path, 'a'), 0o000);
    chmodSync(folder.path, 0o755);
    const { files, failures } = asNobody(() => findFiles(['.'], folder.path));
    chmodSync(join(folder.path, 'a'), 0o755);
    assert.deepEqual(
      files.map(({ path }) => shown(path, folder.path)),
      ['c/d.json'],
    );
    assert.deepEqual(failures, [{ path: join(folder.path, 'a'), message: 'permission denied' }]);
  });

  test('are all that a folder has where its .gitignore cannot be read', () => {
    write('.git/HEAD', 'a/b.json', 'a/c/d.json');
    link('a/.gitignore', '.gitignore');
    for (const operand of ['.', 'a/c']) {
      const { files, failures } = findFiles([operand], folder.path);
      assert.equal(
        files.some(({ path }) => path.endsWith('d.json')),
        true,
      );
      assert.deepEqual(failures, [{ path: join(folder.path, 'a/.gitignore'), message: 'its links lead in a circle' }]);
    }
  });

  test('do not depend on a folder that is called .gitignore', () => {
    write('a.json', '.gitignore/b.json');
    assert.deepEqual(find('.'), ['.gitignore/b.json', 'a.json']);
    assert.deepEqual(findFiles(['.'], folder.path).failures, []);
  });
});

/** Runs something without the rights of the superuser, whom no permission stops. */
function asNobody<T>(run: () => T): T {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(65534);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}
