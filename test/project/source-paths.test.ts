import assert from 'node:assert/strict';
import { SourcePaths } from '../../server/src/project/source-paths';

suite('The paths of a project', () => {
  const paths = new SourcePaths(['app/users.go', 'app/admin/users.go', 'app/main.go', 'main.go']);

  test('are found by the names of files, in whatever folders those are', () => {
    assert.deepEqual(paths.called('users.go'), ['app/admin/users.go', 'app/users.go']);
  });

  test('are found by a folder, without what lies deeper', () => {
    assert.deepEqual(paths.inFolder('app'), ['app/main.go', 'app/users.go']);
    assert.deepEqual(paths.inFolder(''), ['main.go']);
  });

  test('are gone when the files are gone', () => {
    const some = new SourcePaths(['a/x.go', 'b/x.go']);
    some.delete('a/x.go');
    assert.deepEqual([...some], ['b/x.go']);
    assert.deepEqual(some.called('x.go'), ['b/x.go']);
    assert.deepEqual(some.inFolder('a'), []);
  });
});
