import assert from 'node:assert/strict';
import { routesAt } from '../../server/src/features/routes-at';
import { projectOf } from '../support/project-of';
import { shop } from '../support/shop';

/** The routes that are meant at the first time that a word stands in a file. */
async function meantAt(word: string, path: keyof typeof shop = 'src/app.ts'): Promise<readonly string[]> {
  const project = await projectOf(shop);
  const text = shop[path];
  const offset = text.indexOf(word);
  assert.ok(offset >= 0, `there is no ${word}`);
  const line = { start: text.lastIndexOf('\n', offset) + 1, end: text.indexOf('\n', offset) };
  return routesAt(project.routes, { path, offset, line }).map(({ route }) => `${route.method} ${route.path}`);
}

suite('The route that somebody means', () => {
  test('is the one that is declared there', async () => {
    assert.deepEqual(await meantAt("'/admin/users'"), ['GET /admin/users']);
  });

  test('is the one that is declared in the line', async () => {
    assert.deepEqual(await meantAt("app.delete('/admin"), ['DELETE /admin/users/:id']);
    assert.deepEqual(await meantAt("role('admin')"), ['DELETE /admin/users/:id']);
  });

  test('is the one whose handler it is in', async () => {
    assert.deepEqual(await meantAt('User.deleteOne'), ['DELETE /admin/users/:id']);
  });

  test('is none elsewhere', async () => {
    assert.deepEqual(await meantAt('helmet()'), []);
    assert.deepEqual(await meantAt('jwt.verify', 'src/guards.ts'), []);
  });
});
