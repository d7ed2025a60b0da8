import assert from 'node:assert/strict';
import { join } from 'node:path';
import { generatedFiles, orphanedPages, staleFiles } from '../../scripts/generated-files';

suite('Generated files', () => {
  const root = join(__dirname, '../..');

  test('are as the registry and the settings make them; npm run generate writes them', () => {
    assert.deepEqual(staleFiles(root), []);
  });

  test('include no page of a rule that is no more', () => {
    assert.deepEqual(orphanedPages(root), []);
  });

  test('are the manifest, the schema of the project file, the manual and a page for each rule', () => {
    const paths = [...generatedFiles(root).keys()];
    for (const path of ['package.json', 'schemas/two-gates.schema.json', 'docs/settings.md', 'docs/rules/README.md']) {
      assert.equal(paths.includes(path), true, path);
    }
    assert.equal(paths.includes('docs/rules/mfa/no-open-allow.md'), true);
  });
});
