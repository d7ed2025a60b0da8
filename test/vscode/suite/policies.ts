import { type Diagnostic, languages, type TextDocument, Uri, window, workspace } from 'vscode';

/** Waits for something that takes a moment, and says what was waited for if it never comes. */
export async function until<T>(
  what: string,
  find: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await find();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`Timed out waiting for ${what}.`);
}

/** Writes a file into the workspace, which is a copy made for the tests, and shows it. */
export async function openFile(name: string, text: string): Promise<TextDocument> {
  const uri = fileUri(name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { preview: false });
  return document;
}

export function fileUri(name: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The tests need their workspace.');
  return Uri.joinPath(folder.uri, name);
}

/** The findings of Two Gates on a document, once there are as many as are named. */
export function findingsOf(document: TextDocument, rules: readonly string[]): Promise<readonly Diagnostic[]> {
  return until(`the findings ${rules.join(', ') || 'to be gone'}`, () => {
    const found = languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Two Gates');
    const same = JSON.stringify(found.map(ruleOf).sort()) === JSON.stringify([...rules].sort());
    return same && found;
  });
}

/** The id of the rule that a diagnostic names. */
export function ruleOf({ code }: Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** A policy whose condition reads like MFA and lets access keys in. */
export const openAllow = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "StopWithMfa",
      "Effect": "Allow",
      "Action": ["ec2:StopInstances", "ec2:TerminateInstances"],
      "Resource": "*",
      "Condition": {
        "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" }
      }
    }
  ]
}
`;
