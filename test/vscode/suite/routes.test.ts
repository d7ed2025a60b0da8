import assert from 'node:assert/strict';
import {
  type CodeLens,
  commands,
  type DocumentLink,
  type Hover,
  type MarkdownString,
  Selection,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { ownExtension } from './extension';
import { openQuickFixes } from './gestures';
import { fileUri, findingsOf, until } from './policies';
import { haveUi, ui } from './ui';

const tokenOnly = 'route/require-authorization';

suite('Routes', () => {
  suiteSetup(() => ownExtension().activate());
  teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

  test('have a line above them that says what stands at each gate', async () => {
    const document = await openShop();
    const titles = (await lensesOf(document, 4)).map(({ command }) => command?.title);
    assert.deepEqual(titles, [
      'Gate 1: public · Gate 2: public',
      'Gate 1: requireAuth · Gate 2: none',
      "Gate 1: requireAuth, role('admin') · Gate 2: role('admin')",
      'Gate 1: requireAuth · Gate 2: not needed',
    ]);
  });

  test('have no line above them where somebody does not want it', async () => {
    const document = await openShop();
    await lensesOf(document, 4);
    const settings = workspace.getConfiguration('twoGates', document.uri);
    await settings.update('routes.lens', false);
    try {
      await lensesOf(document, 0);
    } finally {
      await settings.update('routes.lens', undefined);
    }
    await lensesOf(document, 4);
  });

  test('have a finding where the second gate is missing', async () => {
    const document = await openShop();
    const [finding] = await findingsOf(document, [tokenOnly]);
    assert.match(finding?.message ?? '', /^GET \/admin\/users: requireAuth checks who calls, nothing checks/);
    const [related] = finding?.relatedInformation ?? [];
    assert.match(related?.location.uri.path ?? '', /\/routes\/guards\.js$/);
  });

  test('have guards that say in a hover what they check, with a link to where', async () => {
    const document = await openShop();
    const text = await hoverAt(document, 'requireAuth);', 'checks who calls');
    assert.match(text, /^\*\*`requireAuth` checks who calls, and not what they may do\.\*\*/m);
    assert.match(text, /\[routes\/guards\.js:5\]\(file:[^)]*\/routes\/guards\.js#L5\)/);
    assert.match(text, /It stands before 3 routes\./);
  });

  test('are explained beside the code when somebody clicks on the line', async function () {
    if (!haveUi()) this.skip();
    const document = await openShop();
    await lensesOf(document, 4);
    await ui((page) => page.locator('.codelens-decoration a:visible', { hasText: 'Gate 2: none' }).click());
    const shown = await until('the explanation', () => {
      const active = window.activeTextEditor?.document;
      return active?.uri.scheme === 'two-gates-route' && active;
    });
    assert.match(shown.getText(), /^# `GET \/admin\/users`\n\nAny valid login gets in/);
    assert.equal(shown.isDirty, false);
    const links = await until('its links', async () => {
      const all = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', shown.uri);
      return all.length > 0 && all;
    });
    assert.equal(shown.getText(links[0]?.range), 'routes/shop.js:11');
    assert.equal(links[0]?.target?.fragment, 'L11');
  });

  test('are explained where the cursor is', async () => {
    const document = await openShop();
    await lensesOf(document, 4);
    const editor = window.activeTextEditor;
    assert.ok(editor);
    const at = document.positionAt(document.getText().indexOf('deleteOne'));
    editor.selection = new Selection(at, at);
    await commands.executeCommand('twoGates.explainRoute');
    const text = window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^# `DELETE \/admin\/users\/:id`\n/);
  });

  test('are called token-only by design from the menu, with a reason, and reported no more', async function () {
    if (!haveUi()) this.skip();
    const document = await openShop();
    const before = document.getText();
    await findingsOf(document, [tokenOnly]);
    await openQuickFixes("/admin/users'", 'Call this route token-only by design');
    await ui(async (page) => {
      const action = page.locator('.action-widget .action', { hasText: 'Call this route token-only' }).first();
      await action.hover({ force: true }); // older versions shield the menu until the mouse has moved
      await action.click();
    });
    await until('the comment', () => document.getText().includes('// two-gates-token-only: \n'));
    await ui((page) => page.keyboard.type('all of us are administrators'));
    await until('the reason', () => document.getText().includes('token-only: all of us are administrators\n'));
    await findingsOf(document, []);
    await lensesOf(document, 4, 'Gate 1: requireAuth · Gate 2: not needed');
    await commands.executeCommand('workbench.action.files.revert');
    assert.equal(document.getText(), before);
  });

  test('get the guard that the route beside them has, from the menu, and are reported no more', async function () {
    if (!haveUi()) this.skip();
    const document = await openShop();
    const before = document.getText();
    await findingsOf(document, [tokenOnly]);
    const title = "Ask for role('admin'), as another route beside it does (narrows access)";
    await openQuickFixes("/admin/users'", title);
    await ui(
      async (page, { title }) => {
        const action = page.locator('.action-widget .action', { hasText: title }).first();
        await action.hover({ force: true }); // older versions shield the menu until the mouse has moved
        await action.click();
      },
      { title },
    );
    await until('the guard', () => document.getText().includes("app.get('/admin/users', role('admin'), async"));
    await findingsOf(document, []);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await findingsOf(document, [tokenOnly]);
  });

  test('are listed in a view, filtered by gap, and lead to their place', async function () {
    if (!haveUi()) this.skip();
    await openShop();
    await showRoutes();
    await ui((page) => page.locator('.monaco-list-row[aria-label^="GET /me/orders, both"]').waitFor());
    await commands.executeCommand('twoGates.routes.onlyGaps');
    await ui(async (page) => {
      await page.locator('.monaco-list-row[aria-label^="GET /me/orders, both"]').waitFor({ state: 'detached' });
      await page.locator('.monaco-list-row[aria-label^="GET /admin/users, any valid login gets in"]').click();
    });
    const editor = await until('the place', () => {
      const active = window.activeTextEditor;
      return active?.document.uri.path.endsWith('shop.js') && active.selection.active.line === 10 && active;
    });
    assert.match(editor.document.lineAt(10).text, /admin\/users/);
    await commands.executeCommand('twoGates.routes.showAll');
    await ui((page) => page.locator('.monaco-list-row[aria-label^="GET /me/orders, both"]').waitFor());
  });

  test('are exported as the view shows them', async function () {
    if (!haveUi()) this.skip();
    await openShop();
    await showRoutes();
    await ui((page) => page.locator('.monaco-list-row[aria-label^="GET /me/orders, both"]').waitFor());
    const target = fileUri('routes.csv');
    const exported = commands.executeCommand('twoGates.routes.exportCsv');
    // The dialog offers the name by itself; what is typed before it has is mixed with it.
    await ui(async (page, path) => {
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor();
      for (let round = 0; round < 100 && (await input.inputValue()) !== path; round++) await page.waitForTimeout(50);
      await page.keyboard.press('Enter');
    }, target.path);
    await exported;
    const text = new TextDecoder().decode(await workspace.fs.readFile(target));
    const [head, ...lines] = text.trimEnd().split('\r\n');
    assert.equal(head, 'file,line,method,path,authentication,authorization,verdict,chain');
    assert.ok(lines.includes('routes/shop.js,11,GET,/admin/users,requireAuth,none,token-only,requireAuth'), text);
    await workspace.fs.delete(target);
  });
});

async function openShop(): Promise<TextDocument> {
  const document = await workspace.openTextDocument(fileUri('routes/shop.js'));
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** The lenses of a document, once there are as many as are named, and one that says the words. */
function lensesOf(document: TextDocument, count: number, words = ''): Promise<readonly CodeLens[]> {
  return until(`${count} lenses`, async () => {
    const all = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 20);
    const own = all.filter(({ command }) => command?.title.startsWith('Gate '));
    return own.length === count && (count === 0 || own.some(({ command }) => command?.title.includes(words))) && own;
  });
}

function hoverAt(document: TextDocument, word: string, words: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(word) + 1);
  return until('the hover', async () => {
    const all = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const text = all.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join('\n');
    return text.includes(words) && text;
  });
}

async function showRoutes(): Promise<void> {
  await commands.executeCommand('twoGates.routes.focus');
  await ui((page) => page.locator('.pane-header', { hasText: 'Routes' }).first().waitFor());
}
