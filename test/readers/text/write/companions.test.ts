import assert from 'node:assert/strict';
import type { Rewrite } from '../../../../server/src/readers/reading';
import { writeText } from '../../../../server/src/readers/text/write/write';
import { applyEdits } from '../../../../server/src/text/edit';
import { type Case, place } from './rewrite';

function written(one: Case): Rewrite {
  const { document, credential } = place(one);
  const result = writeText(document, [{ do: 'replaceCredential', credential, ...(one.by && { by: one.by }) }]);
  assert.ok('edits' in result, 'the repair is refused');
  return result;
}

/** What other files get: the name of the file and the entry. */
function beside(one: Case): readonly string[] {
  return (written(one).companions ?? []).map(({ file, entry }) => `${file}: ${entry}`);
}

suite('what a repair asks of other files', () => {
  const files = ['.env.example: DB_PASSWORD=', '.env: DB_PASSWORD=', '.gitignore: .env'];

  test('is the name of the variable, where a program or Compose reads the environment', () => {
    assert.deepEqual(beside({ path: 'a.py', before: 'p = "«»"', name: 'dbPassword' }), files);
    assert.deepEqual(beside({ path: 'compose.yaml', before: 'a:\n  p: «»', name: 'dbPassword' }), files);
    assert.deepEqual(
      beside({
        path: 'a.ipynb',
        before: '{"cells":[{"cell_type":"code","source":["p = \'«»\'"]}]}',
        name: 'dbPassword',
      }),
      files,
    );
  });

  test('is the name that a reference has, where it loses its default', () => {
    const one: Case = { path: 'compose.yaml', before: 'a:\n  p: ${DB_PASSWORD:-«»}', with: { isDefault: true } };
    assert.deepEqual(beside(one), files);
    assert.deepEqual(beside({ ...one, path: 'application.yml', before: 'a: ${db.password:«»}' }), []);
  });

  test('is the declaration of the variable in Terraform, which is not needed in the file itself then', () => {
    const one: Case = { path: 'main.tf', before: 'locals {\n  p = "«»"\n}\n', name: 'dbPassword' };
    assert.deepEqual(beside(one), [
      'variables.tf: variable "db_password" {\n  type      = string\n  sensitive = true\n}',
    ]);
    const { edits, companions = [] } = written(one);
    const needless = companions.flatMap(({ standsFor = [] }) => standsFor);
    const rest = edits.filter((edit) => !needless.includes(edit));
    assert.equal(applyEdits(place(one).document.text, rest), 'locals {\n  p = var.db_password\n}\n');
  });

  test('is nothing in the file of variables itself, and nothing where a store has the value', () => {
    assert.deepEqual(beside({ path: 'x/variables.tf', before: 'locals {\n  p = "«»"\n}\n' }), []);
    assert.deepEqual(beside({ path: '.github/workflows/a.yml', before: 'env:\n  A: «»\n' }), []);
  });
});

suite('what a repair has people run', () => {
  test('asks for the value of a secret of GitHub', () => {
    const one = { path: '.github/workflows/a.yml', before: 'env:\n  A: «»\n', name: 'GITHUB_TOKEN' };
    assert.deepEqual(written(one).command, {
      title: 'Copy "gh secret set GH_TOKEN"',
      text: 'gh secret set GH_TOKEN',
      next: 'Run it in a terminal; it asks for the new value.',
    });
  });

  test('keeps a setting of .NET in the user secrets, under its whole name', () => {
    assert.equal(
      written({ path: 'appsettings.json', before: '{ "Smtp": { "Password": "«»" } }' }).command?.text,
      'dotnet user-secrets set "Smtp:Password" "<value>"',
    );
  });

  test('holds no name that a shell would read as something else', () => {
    assert.equal(written({ path: 'appsettings.json', before: '{ "$(id)": { "Password": "«»" } }' }).command, undefined);
  });
});
