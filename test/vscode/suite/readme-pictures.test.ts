import { commands, type TextDocument } from 'vscode';
import { ownExtension } from './extension';
import { findingsOf, openAllow, openFile } from './policies';
import { haveUi, shoot, ui, useLook } from './ui';

const bucket = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "LedgerOnlyWithMfa",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "arn:aws:s3:::example-ledger/*",
      "Condition": {
        "Null": { "aws:MultiFactorAuthAge": "true" }
      }
    }
  ]
}
`;

/** The editor without the frame of the window. */
const editor = { x: 356, y: 36, width: 912, height: 500 };

/** `npm run pictures` puts these two into the documentation. */
suite('Pictures for the README:', () => {
  suiteSetup(async function () {
    if (!haveUi()) this.skip();
    await ownExtension().activate();
    await useLook('dark');
  });
  suiteTeardown(() => useLook(undefined));
  teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

  test('a hover with the verdict and the table', async () => {
    await show('stop-instances.json', openAllow, 'mfa/no-open-allow');
    await ui(async (page, _, { point, retry }) => {
      const line = page.locator('.view-line', { hasText: 'MultiFactorAuthPresent' });
      await retry(async () => {
        await page.mouse.move(5, 5);
        const { x, y } = await point(line, 'MultiFactorAuthPresent');
        await page.mouse.move(x, y);
        await page.locator('.monaco-hover', { hasText: 'IAM user, access key' }).waitFor({ timeout: 3000 });
      });
    });
    await shoot('hover', editor);
  });

  test('quick fixes that say what they do to access', async () => {
    await show('ledger.json', bucket, 'mfa/no-collateral-deny');
    await ui(async (page, _, { point, retry }) => {
      const { x, y } = await point(page.locator('.view-line', { hasText: 'MultiFactorAuthAge' }), 'MultiFactorAuthAge');
      await page.mouse.click(x, y);
      await retry(async () => {
        await page.keyboard.press('Control+.');
        await page.locator('.action-widget', { hasText: 'Test only IAM users' }).waitFor({ timeout: 2000 });
      });
    });
    await shoot('quick-fix', editor);
    await ui((page) => page.keyboard.press('Escape'));
  });
});

async function show(name: string, text: string, rule: string): Promise<TextDocument> {
  const document = await openFile(name, text);
  await findingsOf(document, [rule]);
  return document;
}
