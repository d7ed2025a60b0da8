import assert from 'node:assert/strict';
import {
  ConfigurationTarget,
  commands,
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Hover,
  languages,
  type MarkdownString,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { ownExtension } from './extension';
import { fileUri, findingsOf, openAllow, openFile, ruleOf, until } from './policies';
import { haveUi, shoot, ui } from './ui';

suite('Reviewing a policy', () => {
  suiteSetup(() => ownExtension().activate());
  teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

  test('a gap is a squiggle with one sentence and a link to its page', async () => {
    const document = await openFile('open.json', openAllow);
    const [finding] = await findingsOf(document, ['mfa/no-open-allow']);
    assert.equal(
      finding?.message,
      'Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.',
    );
    assert.equal(finding?.severity, DiagnosticSeverity.Error);
    assert.ok(typeof finding?.code === 'object');
    assert.match(finding.code.target.toString(), /docs\/rules\/mfa\/no-open-allow\.md$/);
    assert.equal(document.getText(finding.range), '"aws:MultiFactorAuthPresent": "true"');
    if (haveUi()) await ui((page) => page.locator('.squiggly-error').first().waitFor());
  });

  test('a hover tells who gets through', async () => {
    const document = await openFile('hover.json', openAllow);
    const at = document.positionAt(document.getText().indexOf('aws:MultiFactorAuthPresent'));
    const hovers = await until('the hover', async () => {
      const all = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
      return all.length > 0 && all;
    });
    const text = hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join('\n');
    assert.match(text, /^\*\*Does not ask for MFA of everyone: also lets in access keys\.\*\*/m);
    assert.match(text, /\| IAM user, access key \| yes \|/);
    assert.match(text, /\| IAM user, console without MFA \| no \|/);
  });

  test('typing brings and takes findings: break the text, mend it, undo', async () => {
    const document = await openFile('typing.json', openAllow);
    await findingsOf(document, ['mfa/no-open-allow']);
    const editor = window.activeTextEditor;
    assert.ok(editor);
    const start = document.getText().indexOf('BoolIfExists');
    await editor.edit((edit) => edit.replace(rangeOf(document, start, 'BoolIfExists'), 'Bool'));
    await findingsOf(document, []);
    await commands.executeCommand('undo');
    await findingsOf(document, ['mfa/no-open-allow']);
    await editor.edit((edit) => edit.insert(document.positionAt(start), '{ '));
    await editor.edit((edit) => edit.delete(rangeOf(document, start, '{ ')));
    await findingsOf(document, ['mfa/no-open-allow']);
  });

  test('a setting of the workspace changes the severity and switches the rule off', async () => {
    const document = await openFile('settings.json', openAllow);
    await findingsOf(document, ['mfa/no-open-allow']);
    const settings = workspace.getConfiguration('twoGates');
    await settings.update('rules', { 'mfa/no-open-allow': 'hint' }, ConfigurationTarget.Workspace);
    await until('the weaker finding', async () => {
      const [finding] = await findingsOf(document, ['mfa/no-open-allow']);
      return finding?.severity === DiagnosticSeverity.Hint;
    });
    await settings.update('rules', { 'mfa/no-open-allow': 'off' }, ConfigurationTarget.Workspace);
    await findingsOf(document, []);
    await settings.update('rules', undefined, ConfigurationTarget.Workspace);
    await findingsOf(document, ['mfa/no-open-allow']);
  });

  test('a project file counts as soon as it is written, and no longer once it is deleted', async () => {
    const document = await openFile('team/project.json', openAllow);
    await findingsOf(document, ['mfa/no-open-allow']);
    const file = fileUri('team/two-gates.jsonc');
    const text = '{ "rules": { "mfa/no-open-allow": "off" } } // accepted\n';
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await findingsOf(document, []);
    await workspace.fs.delete(file);
    await findingsOf(document, ['mfa/no-open-allow']);
  });

  test('what is wrong in the project file is shown in it', async () => {
    const document = await openFile('wrong/two-gates.jsonc', '{ "rulez": {} }\n');
    const all = await until('the problem', () => {
      const found = ownDiagnostics(document);
      return found.length > 0 && found;
    });
    assert.match(all[0]?.message ?? '', /rulez.*rules/);
    await workspace.fs.delete(document.uri);
  });

  test('the status says how many policies were found and what was not analysed', async function () {
    if (!haveUi()) this.skip();
    const text = openAllow.replace('"*"', '{ "Fn::ImportValue": "bucket" }');
    await openFile('status.json', text);
    const seen = await ui(async (page) => {
      await page.locator('[id="status.languageStatus"]').click();
      const hover = page.locator('.monaco-hover .hover-language-status', { hasText: 'Not analysed' });
      await hover.first().waitFor();
      return hover.first().textContent();
    });
    assert.match(seen ?? '', /1 policy/);
    assert.match(seen ?? '', /Resource/);
    await shoot('language status');
    await ui(async (page) => page.keyboard.press('Escape'));
  });

  test('a file that is not on disk is reviewed as well', async () => {
    const files = new Map([['/a/virtual.json', openAllow]]);
    const registration = workspace.registerFileSystemProvider('two-gates-test', memory(files), { isReadonly: true });
    const document = await workspace.openTextDocument(Uri.parse('two-gates-test:/a/virtual.json'));
    await window.showTextDocument(document);
    await findingsOf(document, ['mfa/no-open-allow']);
    registration.dispose();
  });

  test('actions and variables inside of strings have colours of their own', async function () {
    if (!haveUi()) this.skip();
    await openFile('colours.json', openAllow.replace('"*"', '"arn:aws:iam::*:user/${aws:username}"'));
    const runs = await ui(async (page) => {
      const lines = page.locator('.view-line');
      await lines
        .locator('span', { hasText: /^StopInstances$/ })
        .first()
        .waitFor();
      return lines.locator('span > span').allTextContents();
    });
    assert.ok(runs.includes('StopInstances'), runs.join(' | '));
    assert.ok(runs.includes('aws:username'), runs.join(' | '));
    assert.ok(!runs.includes('StopWithMfa'), 'an ordinary string is one run with its quotes');
  });

  test('other JSON is left alone', async () => {
    const document = await openFile('package.json', '{ "name": "x", "Statement": "none", "Effect": "fade" }\n');
    await openFile('open.json', openAllow);
    await until('a finding elsewhere', () => ownDiagnostics({ uri: fileUri('open.json') }).length > 0);
    assert.deepEqual(ownDiagnostics(document).map(ruleOf), []);
  });
});

function ownDiagnostics({ uri }: Pick<TextDocument, 'uri'>) {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'Two Gates');
}

function rangeOf(document: TextDocument, start: number, text: string): Range {
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

function memory(files: ReadonlyMap<string, string>): FileSystemProvider {
  const read = ({ path }: Uri) => {
    const text = files.get(path);
    if (text === undefined) throw FileSystemError.FileNotFound(path);
    return new TextEncoder().encode(text);
  };
  const refuse = () => {
    throw FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
    watch: () => new Disposable(() => undefined),
    stat: (uri) => ({ type: FileType.File, ctime: 0, mtime: 0, size: read(uri).length }),
    readDirectory: () => [],
    readFile: read,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}
