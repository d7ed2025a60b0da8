import { commands, Selection, window } from 'vscode';
import { ownExtension } from './extension';
import { hoverOver, openQuickFixes } from './gestures';
import { backup, secretKey } from './made-up-files';
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

const denial =
  'User: arn:aws:sts::123456789012:assumed-role/release/42 is not authorized to perform: sqs:PurgeQueue on resource: ' +
  'arn:aws:sqs:eu-north-1:123456789012:mail because no identity-based policy allows the sqs:PurgeQueue action';

/** The editor without the frame of the window. */
const editor = { x: 356, y: 36, width: 912, height: 500 };

/** `npm run pictures` puts these into the documentation. */
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
    await hoverOver('MultiFactorAuthPresent', 'IAM user, access key');
    await shoot('hover', editor);
  });

  test('quick fixes that say what they do to access', async () => {
    await show('ledger.json', bucket, 'mfa/no-collateral-deny');
    await openQuickFixes('MultiFactorAuthAge', 'Test only IAM users');
    await shoot('quick-fix', editor);
    await ui((page) => page.keyboard.press('Escape'));
  });

  test('a credential with what is known of it', async () => {
    await show('backup.py', backup, 'credential/no-provider-token');
    await hoverOver(secretKey, 'Issued by');
    await shoot('credential', editor);
  });

  test('a denial with the gate that failed', async () => {
    const document = await openFile('refused.log', `${denial}\n`);
    const shown = await window.showTextDocument(document, { preview: false });
    shown.selection = new Selection(0, 0, 0, denial.length);
    await commands.executeCommand('twoGates.explainDenial');
    await ui(async (page, _, { panel }) => {
      await panel(page).getByRole('heading', { name: 'Layers' }).waitFor();
    });
    await shoot('denial', { x: 816, y: 36, width: 460, height: 730 });
  });
});

async function show(name: string, text: string, rule: string): Promise<void> {
  await findingsOf(await openFile(name, text), [rule]);
}
