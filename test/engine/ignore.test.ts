import assert from 'node:assert/strict';
import { makeIgnore } from '../../server/src/engine/ignore';
import { resolveSettings } from '../../server/src/settings/resolve';

const ignores = (globs: readonly string[], path: string, folder = '') =>
  makeIgnore({ ...resolveSettings([], []), ignore: { folder, globs } })(path);

suite('Files that the settings leave out', () => {
  test('are none without globs', () => {
    assert.equal(ignores([], 'a.json'), false);
  });

  test('are found at any depth by a glob without a slash', () => {
    assert.equal(ignores(['*.template'], 'a.template'), true);
    assert.equal(ignores(['*.template'], 'x/y/a.template'), true);
    assert.equal(ignores(['vendor'], 'x/vendor/a.json'), true);
    assert.equal(ignores(['vendor/'], 'x/vendor/y/a.json'), true);
  });

  test('are found only where a glob with a slash leads', () => {
    assert.equal(ignores(['test/fixtures/**'], 'test/fixtures/x/a.json'), true);
    assert.equal(ignores(['test/fixtures'], 'test/fixtures/x/a.json'), true);
    assert.equal(ignores(['./test/*.json'], 'test/a.json'), true);
    assert.equal(ignores(['test/fixtures'], 'x/test/fixtures/a.json'), false);
    assert.equal(ignores(['/a.json'], 'x/a.json'), false);
  });

  test('include those whose name begins with a dot', () => {
    assert.equal(ignores(['*.json'], '.cache/.a.json'), true);
  });

  test('are not turned into all others by an exclamation mark', () => {
    assert.equal(ignores(['!a.json'], 'b.json'), false);
  });

  test('lie below the folder that the globs were written for', () => {
    assert.equal(ignores(['*.json'], 'iam/x/a.json', 'iam'), true);
    assert.equal(ignores(['x/*.json'], 'iam/x/a.json', 'iam'), true);
    assert.equal(ignores(['*.json'], 'other/a.json', 'iam'), false);
    assert.equal(ignores(['*.json'], 'iam-copy/a.json', 'iam'), false);
    assert.equal(ignores(['*.json'], '/a.json', '/'), true);
  });
});
