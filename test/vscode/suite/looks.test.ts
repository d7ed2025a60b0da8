import { commands, Range, Selection, TextEditorRevealType, window, workspace } from 'vscode';
import { ownExtension } from './extension';
import { hoverOver, openQuickFixes } from './gestures';
import { backup, secretKey } from './made-up-files';
import { fileUri, findingsOf, openAllow, openFile, until } from './policies';
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

    test(`the routes, ${look}`, async () => {
      await useLook(look);
      await showRoutes();
      await shoot(`routes ${look}`);
    });

    test(`the hover of a guard, ${look}`, async () => {
      await useLook(look);
      await showRoutes();
      await hoverOver('requireAuth);', 'Judged by its body');
      await shoot(`guard hover ${look}`);
    });

    test(`the hover of a route, ${look}`, async () => {
      await useLook(look);
      await showRoutes();
      await hoverOver("/admin/users'", 'any valid login gets in');
      await shoot(`route hover ${look}`);
    });

    test(`the explanation of a route, ${look}`, async () => {
      await useLook(look);
      await showRoutes();
      await explainRouteOnLine(10);
      await until('the explanation', () => window.activeTextEditor?.document.uri.scheme === 'two-gates-route');
      await shoot(`route explanation ${look}`);
      await commands.executeCommand('workbench.action.closeActiveEditor');
    });
  }
});

async function showPolicy(): Promise<void> {
  await findingsOf(await openFile('policies/stop-instances.json', openAllow), ['mfa/no-open-allow']);
}

async function showScript(): Promise<void> {
  await findingsOf(await openFile('backup.py', backup), ['credential/no-provider-token']);
}

/** As from the palette, with the cursor on a line of the file that is shown. */
async function explainRouteOnLine(line: number): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor) editor.selection = new Selection(line, 5, line, 5);
  await commands.executeCommand('twoGates.explainRoute');
}

/**
 * A file of routes with the lines above them, and the view of all routes beside it. An editor that is shown again may have
 * asked for its lines before there were any; it is opened anew then, as a person would do it.
 */
async function showRoutes(): Promise<void> {
  for (let tries = 1; ; tries++) {
    const document = await workspace.openTextDocument(fileUri('routes/shop.js'));
    const editor = await window.showTextDocument(document, { preview: false });
    editor.revealRange(new Range(0, 0, 0, 0), TextEditorRevealType.AtTop);
    await commands.executeCommand('twoGates.routes.focus');
    try {
      await ui(async (page) => {
        // What an editor shows again before it has asked anew is no link yet.
        const line = page.locator('.codelens-decoration:visible', { hasText: 'Gate 2: none' }).first();
        await line.waitFor({ timeout: 5000 });
        await page.locator('.monaco-list-row[aria-label^="GET /admin/users, "]').waitFor();
      });
      return;
    } catch (error) {
      if (tries === 4) throw error;
      await window.showTextDocument(document);
      await commands.executeCommand('workbench.action.closeActiveEditor');
    }
  }
}
