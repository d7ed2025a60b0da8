import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commands, env, Selection, type Terminal, window, workspace } from 'vscode';
import { ownExtension } from './extension';
import { openFile, until } from './policies';
import { haveUi, type Look, shoot, ui, useLook } from './ui';

const mail = 'arn:aws:sqs:eu-north-1:123456789012:mail';
const message = `User: arn:aws:sts::123456789012:assumed-role/release/42 is not authorized to perform: sqs:PurgeQueue on resource: ${mail} because no identity-based policy allows the sqs:PurgeQueue action`;
const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Mail", "Effect": "Allow", "Action": "sqs:PurgeQueue", "Resource": "${mail}-old" }
  ]
}
`;

suite('Explaining a denial', () => {
  let terminal: Terminal | undefined;
  suiteSetup(async () => {
    await ownExtension().activate();
  });
  teardown(async () => {
    terminal?.dispose();
    terminal = undefined;
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
  suiteTeardown(async () => {
    if (haveUi()) await useLook(undefined);
  });

  test('from a line of the terminal to the change that lifts it', async function () {
    // The host of the oldest VS Code has no terminal.
    if (!haveUi() || process.env['VSCODE_HOST_VERSION']) this.skip();
    const document = await openFile('policies/release.json', policy);
    terminal = window.createTerminal({ name: 'denial', shellPath: '/bin/sh', env: { PS1: '$ ' } });
    terminal.show();
    terminal.sendText(`clear; echo '${message}'`);
    await followLink();
    await ui(async (window, _, { panel }) => {
      const page = panel(window);
      await page.getByRole('heading', { name: 'Gate 2 failed: authorization' }).waitFor();
      await page.getByRole('button', { name: 'Apply (widens access)' }).click();
      await page.getByText('The policy in the workspace allows it already: deploy it').waitFor();
    });
    assert.deepEqual(JSON.parse(document.getText()).Statement[0].Resource, [`${mail}-old`, mail]);
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), policy);
  });

  test('from what is selected, with a way to the line of the policy', async function () {
    if (!haveUi()) this.skip();
    await openFile('policies/release.json', policy);
    await explainSelection();
    await ui(async (page, _, { panel }) => {
      await panel(page)
        .getByRole('button', { name: /release\.json:4$/ })
        .first()
        .click();
    });
    await until('the statement', () => {
      const { activeTextEditor: editor } = window;
      return editor?.document.uri.path.endsWith('/policies/release.json') && editor.selection.active.line === 3;
    });
  });

  test('from the clipboard, by the keyboard alone', async function () {
    if (!haveUi()) this.skip();
    await env.clipboard.writeText('ExpiredToken: The provided token has expired.');
    await commands.executeCommand('twoGates.explainDenial');
    await ui(async (page, _, { panel }) => {
      await panel(page).getByRole('heading', { name: 'Gate 1 failed: authentication' }).waitFor();
    });
    await ui(async (page, _, { panel }) => {
      await panel(page).getByRole('button', { name: 'Copy explanation' }).press('Enter');
    });
    await until('the explanation in the clipboard', async () =>
      (await env.clipboard.readText()).startsWith('## Gate 1 failed: authentication'),
    );
  });

  test('a file that has changed meanwhile is left as it is, and the change is drafted anew', async function () {
    if (!haveUi()) this.skip();
    const document = await openFile('policies/release.json', policy);
    await explainSelection();
    await ui(async (page, _, { panel }) => {
      await panel(page).getByRole('button', { name: 'Apply (widens access)' }).waitFor();
    });
    const other = policy.replace('"Mail"', '"Post"');
    await workspace.fs.writeFile(document.uri, new TextEncoder().encode(other));
    await until('the other text', () => document.getText() === other);
    await ui(async (window, _, { panel }) => {
      const page = panel(window);
      await page.getByRole('button', { name: 'Apply (widens access)' }).click();
      await page.getByText('has changed since it was read').waitFor();
    });
    assert.equal(document.getText(), other);
  });

  const looks: readonly Look[] = ['dark', 'light', 'high contrast'];
  for (const look of looks) {
    test(`reads well for everybody, ${look}`, async function () {
      if (!haveUi()) this.skip();
      await useLook(look);
      await openFile('policies/release.json', policy);
      await explainSelection();
      await ui(async (page, _, { panel }) => {
        await panel(page).getByRole('button', { name: 'Apply (widens access)' }).waitFor();
      });
      await shoot(`denial ${look}`);
      await ui(async (page, _, { panel }) => {
        await panel(page).getByText('Copy explanation').scrollIntoViewIfNeeded();
      });
      await shoot(`denial change ${look}`);
      assert.deepEqual(await violations(), []);
    });
  }
});

async function explainSelection(): Promise<void> {
  const document = await openFile('denial.log', `before\n${message}\nafter\n`);
  const editor = await window.showTextDocument(document, { preview: false });
  editor.selection = new Selection(1, 0, 1, message.length);
  await commands.executeCommand('twoGates.explainDenial');
}

/** Follows the link on the line of the terminal. */
function followLink(): Promise<void> {
  return ui(async (page, _, { point, retry }) => {
    const row = page.locator('.xterm-rows > div', { hasText: 'not authorized' }).first();
    await row.waitFor();
    await retry(async () => {
      const { x, y } = await point(row, 'authorized');
      await page.mouse.move(x - 40, y);
      await page.mouse.move(x, y);
      await page.waitForTimeout(400); // links are asked for once the mouse rests
      await page.keyboard.down('Control');
      await page.mouse.click(x, y);
      await page.keyboard.up('Control');
      await page.locator('.tab', { hasText: 'Explain AccessDenied' }).waitFor({ timeout: 3000 });
    });
  });
}

/** What the accessibility library finds that keeps somebody out. */
async function violations(): Promise<readonly string[]> {
  const axe = readFileSync(path.join(ownExtension().extensionPath, 'node_modules/axe-core/axe.min.js'), 'utf8');
  return ui(
    async (page, { axe }) => {
      const frame = page.frames().find((one) => one.name() === 'active-frame' || one.url().includes('fake.html'));
      if (!frame) throw new Error('There is no panel.');
      return frame.evaluate(`${axe}; axe.run(document.querySelector('main')).then(({ violations }) =>
        violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`) as Promise<
        string[]
      >;
    },
    { axe },
  );
}
