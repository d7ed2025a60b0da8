import assert from 'node:assert/strict';
import { type CodeAction, ConfigurationTarget, commands, window, workspace } from 'vscode';
import { ownExtension } from './extension';
import { openQuickFixes } from './gestures';
import { findingsOf, openAllow, openFile, until } from './policies';
import { haveUi, ui } from './ui';

const setOperator = `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Deny",
    "Action": "ec2:TerminateInstances",
    "Resource": "*",
    "Condition": { "ForAllValues:Bool": { "aws:MultiFactorAuthPresent": "false" } }
  }
}
`;

suite('Repairing a policy', () => {
  suiteSetup(() => ownExtension().activate());
  teardown(async () => {
    await onSave(undefined);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('a quick fix from the menu repairs the condition, and undo brings it back', async function () {
    if (!haveUi()) this.skip();
    const document = await openFile('fix.json', openAllow);
    await findingsOf(document, ['mfa/no-open-allow']);
    await openQuickFixes('MultiFactorAuthPresent', 'Let in only with MFA');
    await ui((page) => page.keyboard.press('Enter'));
    const fixed = openAllow.replace('BoolIfExists', 'Bool');
    await until('the repair', () => document.getText() === fixed);
    await findingsOf(document, []);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), openAllow);
  });

  test('one fix is preferred, and each says what it does to access', async () => {
    const document = await openFile('titles.json', openAllow);
    const [finding] = await findingsOf(document, ['mfa/no-open-allow']);
    assert.ok(finding);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
    );
    assert.deepEqual(
      actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title),
      ['Let in only with MFA (narrows access)'],
    );
  });

  test('in JSON with comments the suppression is written with the cursor on its reason', async function () {
    if (!haveUi()) this.skip();
    const document = await openFile('ignore.jsonc', openAllow);
    await findingsOf(document, ['mfa/no-open-allow']);
    await openQuickFixes('MultiFactorAuthPresent', 'Let in only with MFA');
    await ui(async (page) => {
      const action = page.locator('.action-widget .action', { hasText: 'Ignore mfa/no-open-allow' }).first();
      await action.hover({ force: true }); // older versions shield the menu until the mouse has moved
      await action.click();
    });
    await until('the comment', () => document.getText().includes('two-gates-ignore-next-line mfa/no-open-allow -- '));
    await ui((page) => page.keyboard.type('a kiosk'));
    await until('the reason', () => document.getText().includes('mfa/no-open-allow -- a kiosk'));
    await findingsOf(document, []);
  });

  test('fix all on save applies what keeps access as it is', async () => {
    await onSave({ 'source.fixAll.twoGates': 'explicit' });
    const document = await openFile('all.json', setOperator);
    await findingsOf(document, ['mfa/no-wrong-operator']);
    await window.activeTextEditor?.edit((edit) => edit.insert(document.positionAt(0), ' '));
    await findingsOf(document, ['mfa/no-wrong-operator']);
    await document.save();
    assert.equal(document.getText(), ` ${setOperator.replace('ForAllValues:Bool', 'BoolIfExists')}`);
  });

  test('fix all on save leaves alone what would change access', async () => {
    await onSave({ 'source.fixAll.twoGates': 'explicit' });
    const document = await openFile('none.json', openAllow);
    await findingsOf(document, ['mfa/no-open-allow']);
    await window.activeTextEditor?.edit((edit) => edit.insert(document.positionAt(0), ' '));
    await document.save();
    assert.equal(document.getText(), ` ${openAllow}`);
  });
});

/** Says what happens when a person saves a file; undefined goes back to the default. */
async function onSave(actions: Readonly<Record<string, string>> | undefined): Promise<void> {
  await workspace.getConfiguration('editor').update('codeActionsOnSave', actions, ConfigurationTarget.Global);
}
