import assert from 'node:assert/strict';
import { commands, type Hover, type MarkdownString, type TextDocument } from 'vscode';
import { madeUp } from '../../support/made-up';
import { ownExtension } from './extension';
import { openQuickFixes } from './gestures';
import { backup, keyId, secretKey } from './made-up-files';
import { findingsOf, openFile, until } from './policies';
import { haveUi, ui } from './ui';

const token = madeUp('github-pat');
const password = madeUp('password-literal');
/** Files as people have them: the value that the mouse goes for, what is reported, the repair and what it leaves. */
const files: readonly {
  readonly name: string;
  readonly text: string;
  readonly value: string;
  readonly rule: string;
  readonly title: string;
  readonly repaired: string;
}[] = [
  {
    name: 'release.py',
    text: `import sys\n\nGITHUB_TOKEN = "${token}"\n`,
    value: token,
    rule: 'credential/no-provider-token',
    title: 'Read it from the environment as GITHUB_TOKEN (then rotate it)',
    repaired: 'import os\nimport sys\n\nGITHUB_TOKEN = os.environ["GITHUB_TOKEN"]\n',
  },
  {
    name: 'release.ts',
    text: `export const githubToken = '${token}';\n`,
    value: token,
    rule: 'credential/no-provider-token',
    title: 'Read it from the environment as GITHUB_TOKEN (then rotate it)',
    repaired: 'export const githubToken = process.env.GITHUB_TOKEN!;\n',
  },
  {
    name: 'release.go',
    text: `package release\n\nimport (\n\t"fmt"\n)\n\nvar githubToken = "${token}"\n\nfunc main() { fmt.Println("ready") }\n`,
    value: token,
    rule: 'credential/no-provider-token',
    title: 'Read it from the environment as GITHUB_TOKEN (then rotate it)',
    repaired:
      'package release\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nvar githubToken = os.Getenv("GITHUB_TOKEN")\n\n' +
      'func main() { fmt.Println("ready") }\n',
  },
  {
    name: 'Join-Domain.ps1',
    text: `$password = ConvertTo-SecureString "${password}" -AsPlainText -Force\n`,
    value: password,
    rule: 'credential/no-password',
    title: 'Read it from the environment as PASSWORD (then rotate it)',
    repaired: '$password = ConvertTo-SecureString $env:PASSWORD -AsPlainText -Force\n',
  },
  {
    name: 'compose.yaml',
    text: `services:\n  app:\n    image: billing\n    environment:\n      DB_PASSWORD: ${password}\n`,
    value: password,
    rule: 'credential/no-password',
    title: 'Take it from DB_PASSWORD when Compose starts, and stop if it is not set (then rotate it)',
    repaired:
      'services:\n  app:\n    image: billing\n    environment:\n      DB_PASSWORD: ' +
      ['$', '{DB_PASSWORD:?set DB_PASSWORD}\n'].join(''),
  },
  {
    // A language that this VS Code does not know: the file opens as plain text.
    name: 'main.tf',
    text: `provider "aws" {\n  region     = "eu-central-1"\n  access_key = "${keyId}"\n  secret_key = "${secretKey}"\n}\n`,
    value: secretKey,
    rule: 'credential/no-provider-token',
    title: 'Delete the static keys',
    repaired: 'provider "aws" {\n  region     = "eu-central-1"\n}\n',
  },
];

suite('Credentials', () => {
  suiteSetup(() => ownExtension().activate());
  teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

  for (const { name, text, value, rule } of files) {
    test(`are found in ${name}`, async () => {
      const document = await openFile(name, text);
      const [finding] = await findingsOf(document, [rule]);
      assert.ok(finding);
      assert.equal(document.offsetAt(finding.range.start), text.indexOf(value));
      assert.equal(document.offsetAt(finding.range.end), text.indexOf(value) + value.length);
      assertHidden(finding.message, value);
    });
  }

  for (const { name, text, value, rule, title, repaired } of files) {
    test(`leave ${name} by a quick fix, and come back by undo`, async function () {
      if (!haveUi()) this.skip();
      const document = await openFile(name, text);
      await findingsOf(document, [rule]);
      await openQuickFixes(value, title);
      await ui((page) => page.keyboard.press('Enter'));
      await until('the repair', () => document.getText() !== text);
      assert.equal(document.getText(), repaired);
      await findingsOf(document, []);
      await commands.executeCommand('undo');
      assert.equal(document.getText(), text);
      await findingsOf(document, [rule]);
    });
  }

  test('show in a hover what they are, whose they are, and never themselves', async () => {
    const document = await openFile('backup.py', backup);
    await findingsOf(document, ['credential/no-provider-token']);
    const seen = await hoverAt(document, secretKey);
    assert.match(seen, /^\*\*AWS secret access key: /m);
    assert.match(seen, /Issued by AWS/);
    assert.match(seen, /Account 123456789012/);
    assert.ok(seen.includes(`\`${secretKey.slice(0, 4)}…\` (40 characters)`), 'the mask is there');
    assertHidden(seen, secretKey);
    assertHidden(seen, keyId);
  });

  test('are accepted by a comment in the language of the file, with the cursor on its reason', async function () {
    if (!haveUi()) this.skip();
    const document = await openFile('menu.py', `MENU_PASSWORD = "${password}"\n`);
    await findingsOf(document, ['credential/no-password']);
    await openQuickFixes(password, 'Ignore credential/no-password');
    await ui(async (page) => {
      const action = page.locator('.action-widget .action', { hasText: 'Ignore credential/no-password' }).first();
      await action.hover({ force: true }); // older versions shield the menu until the mouse has moved
      await action.click();
    });
    await until('the comment', () => document.getText().startsWith('# two-gates-ignore-next-line '));
    await ui((page) => page.keyboard.type('it hangs on the wall'));
    const comment = '# two-gates-ignore-next-line credential/no-password -- it hangs on the wall';
    await until('the reason', () => document.lineAt(0).text === comment);
    await findingsOf(document, []);
  });

  test('are no matter in a text that only names them', async () => {
    const clean = await openFile('clean.py', 'import os\n\npassword = os.environ["DB_PASSWORD"]\n');
    await findingsOf(await openFile('release.ts', `const token = '${token}';\n`), ['credential/no-provider-token']);
    await findingsOf(clean, []);
  });
});

async function hoverAt(document: TextDocument, value: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(value) + 1);
  const hovers = await until('the hover', async () => {
    const all = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    return all.length > 0 && all;
  });
  return hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join('\n');
}

/** Fails if the text shows more of the value than a mask does, and prints neither. */
function assertHidden(text: string, value: string): void {
  for (let at = 0; at + 6 <= value.length; at++)
    assert.equal(text.includes(value.slice(at, at + 6)), false, `shows characters ${at} to ${at + 6} of the value`);
}
