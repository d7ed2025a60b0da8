import { commands } from 'vscode';
import { ownExtension } from './extension';
import { hoverOver, openQuickFixes } from './gestures';
import { findingsOf, openAllow, openFile } from './policies';
import { haveUi, type Look, shoot, ui, useLook } from './ui';

/** Pictures of what people see, to be looked at by people, in each of the looks. They show that it is there at all. */
suite('The looks of', () => {
  suiteSetup(async function () {
    if (!haveUi()) this.skip();
    await ownExtension().activate();
    const document = await openFile('policies/stop-instances.json', openAllow);
    await findingsOf(document, ['mfa/no-open-allow']);
  });
  suiteTeardown(async () => {
    if (!haveUi()) return;
    await useLook(undefined);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  const looks: readonly Look[] = ['dark', 'light', 'high contrast'];
  for (const look of looks) {
    test(`the hover, ${look}`, async () => {
      await useLook(look);
      await hoverOver('MultiFactorAuthPresent', 'IAM user, access key');
      await shoot(`hover ${look}`);
    });

    test(`the quick fixes, ${look}`, async () => {
      await useLook(look);
      await openQuickFixes('MultiFactorAuthPresent', 'Let in only with MFA');
      await shoot(`quick fix ${look}`);
      await ui((page) => page.keyboard.press('Escape'));
    });

    test(`the problems, ${look}`, async () => {
      await useLook(look);
      await commands.executeCommand('workbench.actions.view.problems');
      await ui((page) => page.locator('.markers-panel .monaco-list-row', { hasText: 'access keys' }).first().waitFor());
      await shoot(`problems ${look}`);
      await commands.executeCommand('workbench.action.closePanel');
    });
  }
});
