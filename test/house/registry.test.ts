import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/src/rules/index';

const root = path.join(__dirname, '../..');

suite('the registry of rules', () => {
  const ids = rules.map(({ id }) => id);

  test('every rule file is in the registry, and every rule has its own file', () => {
    assert.deepEqual([...ids].sort(), idsBelow('server/src/rules', '.ts'));
  });

  test('no id is there twice', () => {
    assert.equal(new Set(ids).size, ids.length);
  });

  test('every rule has a table of cases', () => {
    assert.deepEqual(
      ids.filter((id) => !existsSync(path.join(root, `test/rules/${id}.test.ts`))),
      [],
    );
  });

  test('every rule has a page, and every page has a rule', () => {
    const pages = idsBelow('docs/rules', '.md').filter((id) => !id.startsWith('engine/'));
    assert.deepEqual(pages, [...ids].sort());
  });

  test('every rule can be set in the editor', () => {
    const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const text = JSON.stringify(contributes.configuration);
    assert.deepEqual(
      ids.filter((id) => !text.includes(`"${id}"`)),
      [],
    );
  });
});

/** The ids that the files of the family folders stand for. */
function idsBelow(folder: string, extension: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.includes('/') && name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .sort();
}
