import { commands } from 'vscode';
import { ownExtension } from './extension';
import { hoverOver, openQuickFixes } from './gestures';
import { backup, secretKey } from './made-up-files';
import { findingsOf, openAllow, openFile } from './policies';
import { haveUi, type Look, shoot, ui, useLook } from './ui';

/** Pictures of what people see, to be looked at by people, in each of the looks. They show that it is there at all. */
suite('The looks of', () => {
  suiteSetup(async function () {
    if (!haveUi()) this.skip();
    await ownExtension().activate();
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
      await showPolicy();
      await hoverOver('MultiFactorAuthPresent', 'IAM user, access key');
      await shoot(`hover ${look}`);
    });

    test(`the quick fixes, ${look}`, async () => {
      await useLook(look);
      await showPolicy();
      await openQuickFixes('MultiFactorAuthPresent', 'Let in only with MFA');
      await shoot(`quick fix ${look}`);
      await ui((page) => page.keyboard.press('Escape'));
    });

    test(`the problems, ${look}`, async () => {
      await useLook(look);
      await showPolicy();
      await commands.executeCommand('workbench.actions.view.problems');
      await ui((page) => page.locator('.markers-panel .monaco-list-row', { hasText: 'access keys' }).first().waitFor());
      await shoot(`problems ${look}`);
      await commands.executeCommand('workbench.action.closePanel');
    });

    test(`the hover of a credential, ${look}`, async () => {
      await useLook(look);
      await showScript();
      await hoverOver(secretKey, 'Issued by');
      await shoot(`credential hover ${look}`);
    });

    test(`the quick fixes of a credential, ${look}`, async () => {
      await useLook(look);
      await showScript();
      await openQuickFixes(secretKey, 'Read it from the environment');
      await shoot(`credential quick fix ${look}`);
      await ui((page) => page.keyboard.press('Escape'));
    });
  }
});

async function showPolicy(): Promise<void> {
  await findingsOf(await openFile('policies/stop-instances.json', openAllow), ['mfa/no-open-allow']);
}

async function showScript(): Promise<void> {
  await findingsOf(await openFile('backup.py', backup), ['credential/no-provider-token']);
}
