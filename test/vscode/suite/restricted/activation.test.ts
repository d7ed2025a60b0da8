import assert from 'node:assert/strict';
import { type CodeAction, commands, type Hover, type MarkdownString, workspace } from 'vscode';
import { ownExtension } from '../extension';
import { backup } from '../made-up-files';
import { fileUri, findingsOf, openAllow, openFile, until } from '../policies';
import { haveUi, shoot } from '../ui';

suite('Restricted Mode', () => {
  test('a JSON document activates the extension, and a policy is reviewed', async () => {
    assert.equal(workspace.isTrusted, false);
    const document = await openFile('untrusted.json', openAllow);
    await until('the extension to be active', () => ownExtension().isActive);
    await findingsOf(document, ['mfa/no-open-allow']);
    if (haveUi()) await shoot('restricted');
  });

  test('the hover tells who gets through', async () => {
    const document = await openFile('hover.json', openAllow);
    const at = document.positionAt(document.getText().indexOf('BoolIfExists') + 3);
    const text = await until('the hover', async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
      return hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join('\n');
    });
    assert.match(text, /\| IAM user, access key \| yes \|/);
  });

  test('a credential is found', async () => {
    await findingsOf(await openFile('backup.py', backup), ['credential/no-provider-token']);
  });

  test('a repair may add files, since it is an edit that undo takes back', async () => {
    const document = await openFile('backup.py', backup);
    const [finding] = await findingsOf(document, ['credential/no-provider-token']);
    assert.ok(finding);
    // While the project around a file is read for the first time, an editor may take back what it has asked.
    const edit = await until('the repair', async () => {
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        finding.range,
        'quickfix',
        10,
      );
      return actions.find(({ title }) => title.endsWith('and add it to .env.example, .env and .gitignore'))?.edit;
    });
    assert.equal(await workspace.applyEdit(edit), true);
    assert.deepEqual(
      await Promise.all(
        ['.env.example', '.gitignore'].map(async (name) => (await workspace.openTextDocument(fileUri(name))).getText()),
      ),
      ['AWS_ACCESS_KEY_ID=\nAWS_SECRET_ACCESS_KEY=\n', '.env\n'],
    );
  });

  test('a project file of a folder that nobody trusts only says what is reported', async () => {
    await openFile('two-gates.jsonc', '{ "rules": { "mfa/no-open-allow": "off" } }\n');
    const document = await openFile('silenced.json', openAllow);
    await findingsOf(document, []);
  });
});
