import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { commands, env, type TextDocument, workspace } from 'vscode';
import { madeUp } from '../../support/made-up';
import { ownExtension } from './extension';
import { openQuickFixes } from './gestures';
import { fileUri, findingsOf, openFile, until } from './policies';
import { haveUi, ui } from './ui';

const password = madeUp('password-literal');

suite('Repairs that reach other files', () => {
  suiteSetup(() => ownExtension().activate());
  teardown(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of Object.keys(await besideTheCode())) await workspace.fs.delete(fileUri(name));
  });

  test('put the name into the environment files, keep .env out of git, and go back by one undo', async function () {
    if (!haveUi()) this.skip();
    await openFile('.gitignore', 'dist/\n');
    const before = `import os\n\nDB_PASSWORD = "${password}"\n`;
    const document = await openFile('shop.py', before);
    await findingsOf(document, ['credential/no-password']);
    await choose(password, 'and add it to .env.example, .env and .gitignore');
    await isSaved(document, 'import os\n\nDB_PASSWORD = os.environ["DB_PASSWORD"]\n');
    const after = { '.env': 'DB_PASSWORD=\n', '.env.example': 'DB_PASSWORD=\n', '.gitignore': 'dist/\n.env\n' };
    await until('the other files', async () => isDeepStrictEqual(await besideTheCode(), after));

    await commands.executeCommand('undo');
    await until('the undo', () => document.getText() === before);
    assert.deepEqual(Object.keys(await besideTheCode()), ['.gitignore']);
    const ignored = await workspace.openTextDocument(fileUri('.gitignore'));
    assert.equal(ignored.getText(), 'dist/\n');
  });

  test('declare a Terraform variable beside the document', async function () {
    if (!haveUi()) this.skip();
    await openFile('variables.tf', 'variable "region" {}\n');
    const document = await openFile('main.tf', `db_password = "${password}"\n`);
    await findingsOf(document, ['credential/no-password']);
    await choose(password, 'and declare it in variables.tf');
    await isSaved(document, 'db_password = var.db_password\n');
    const declared = 'variable "region" {}\n\nvariable "db_password" {\n  type      = string\n  sensitive = true\n}\n';
    await until('the declaration', async () => (await besideTheCode())['variables.tf'] === declared);
  });

  test('come with a command line to copy, and nothing runs it', async function () {
    if (!haveUi()) this.skip();
    const job = `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env:\n      DB_PASSWORD: ${password}\n`;
    const document = await openFile('.github/workflows/release.yml', job);
    await findingsOf(document, ['credential/no-password']);
    await choose(password, 'Copy "gh secret set DB_PASSWORD"');
    await ui((page) =>
      page
        .locator('.notification-toast', {
          hasText: 'Copied: gh secret set DB_PASSWORD. Run it in a terminal; it asks for the new value.',
        })
        .waitFor(),
    );
    assert.equal(await env.clipboard.readText(), 'gh secret set DB_PASSWORD');
    assert.equal(document.getText(), job);
    await commands.executeCommand('notifications.clearAll');
  });
});

async function choose(word: string, title: string): Promise<void> {
  await openQuickFixes(word, title);
  await ui(async (page, title) => {
    const action = page.locator('.action-widget .action', { hasText: title }).first();
    await action.hover({ force: true }); // older versions shield the menu until the mouse has moved
    await action.click();
  }, title);
}

/** An edit of several files is saved by VS Code, one after the other; an undo before the end takes back a part of it. */
function isSaved(document: TextDocument, text: string): Promise<boolean> {
  return until('the repair to be saved', () => document.getText() === text && !document.isDirty);
}

/** What the files hold on disk that a repair may reach. */
async function besideTheCode(): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const [name] of await workspace.fs.readDirectory(fileUri(''))) {
    if (!['.env', '.env.example', '.gitignore', 'variables.tf'].includes(name)) continue;
    found[name] = new TextDecoder().decode(await workspace.fs.readFile(fileUri(name)));
  }
  return found;
}
