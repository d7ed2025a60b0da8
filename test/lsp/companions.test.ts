import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CodeAction, CreateFile, TextDocumentEdit } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { LspClient, stopClients, vscodeCapabilities } from '../support/lsp-client';
import { fillExamples } from '../support/made-up';

const python = fillExamples('import os\n\nDB_PASSWORD = "<password-literal>"\n');
const plainTitle = 'Read it from the environment as DB_PASSWORD (then rotate it)';
const fullTitle = `${plainTitle}, and add it to .env.example, .env and .gitignore`;

suite('repairs that reach other files', () => {
  let base: string;
  let client: LspClient;
  setup(async () => {
    base = mkdtempSync(path.join(tmpdir(), 'two-gates-companions-'));
    client = await start();
  });
  teardown(async () => {
    await stopClients();
    rmSync(base, { recursive: true, force: true });
  });

  const start = (more: { readonly capabilities?: typeof vscodeCapabilities; readonly options?: unknown } = {}) =>
    LspClient.start({ entry: 'server/src/lsp/main.ts', folders: [uriOf('ws')], ...more });
  const uriOf = (name: string) => URI.file(path.join(base, name)).toString();
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries({ 'ws/app/db.py': python, ...files })) {
      mkdirSync(path.dirname(path.join(base, name)), { recursive: true });
      writeFileSync(path.join(base, name), text);
    }
  };
  const actionsOn = async (uri: string, text: string, language: string, who = client): Promise<CodeAction[]> => {
    await who.open(uri, text, language);
    const [diagnostic] = await who.diagnostics(uri);
    assert.ok(diagnostic);
    return who.actions(uri, diagnostic.range, { only: ['quickfix'] });
  };
  const titlesOn = async (uri: string, who = client) =>
    (await actionsOn(uri, python, 'python', who)).map(({ title }) => title);

  /** What a chosen action does to other files than its own: what it creates, and where it puts what. */
  const elsewhere = async (own: string, actions: readonly CodeAction[], title: string) => {
    const { edit } = await client.resolve(actions.find((action) => action.title === title));
    return (edit?.documentChanges ?? []).flatMap((change) => {
      if (CreateFile.is(change)) {
        assert.equal(change.options?.ignoreIfExists, true);
        return [`create ${nameOf(change.uri)}`];
      }
      assert.ok(TextDocumentEdit.is(change));
      const { uri, version } = change.textDocument;
      if (uri === own) return [];
      return change.edits.map((one) => {
        assert.ok('newText' in one);
        const { line, character } = one.range.start;
        assert.deepEqual(one.range.end, one.range.start);
        const at = version === null ? '' : ` (version ${version})`;
        return `${nameOf(uri)}${at} ${line}:${character} ${JSON.stringify(one.newText)}`;
      });
    });
  };
  const nameOf = (uri: string) => path.posix.relative(URI.file(base).path, URI.parse(uri).path);
  const repaired = async (files: Readonly<Record<string, string>>) => {
    write(files);
    const own = uriOf('ws/app/db.py');
    return elsewhere(own, await actionsOn(own, python, 'python'), fullTitle);
  };

  test('are offered behind the plain repair, which stays the preferred one', async () => {
    write({});
    const actions = await actionsOn(uriOf('ws/app/db.py'), python, 'python');
    assert.deepEqual(
      actions.slice(0, 2).map(({ title, isPreferred }) => [title, isPreferred]),
      [
        [plainTitle, true],
        [fullTitle, undefined],
      ],
    );
    assert.deepEqual(await elsewhere(uriOf('ws/app/db.py'), actions, plainTitle), []);
  });

  test('make the files in the workspace folder where there are none, and hold no value', async () => {
    assert.deepEqual(await repaired({}), [
      'create ws/.env.example',
      'create ws/.env',
      'create ws/.gitignore',
      'ws/.env.example 0:0 "DB_PASSWORD=\\n"',
      'ws/.env 0:0 "DB_PASSWORD=\\n"',
      'ws/.gitignore 0:0 ".env\\n"',
    ]);
  });

  test('extend the files that are there, at their ends', async () => {
    assert.deepEqual(
      await repaired({ 'ws/.env.example': 'PORT=\n', 'ws/.env': 'PORT=80\r\nX=1', 'ws/.gitignore': '\uFEFFdist/\n' }),
      ['ws/.env.example 1:0 "DB_PASSWORD=\\n"', 'ws/.env 1:3 "\\r\\nDB_PASSWORD="', 'ws/.gitignore 1:0 ".env\\n"'],
    );
  });

  test('leave alone what says so already', async () => {
    const files = {
      'ws/.env.example': 'DB_PASSWORD=\n',
      'ws/.env': 'export DB_PASSWORD=x\n',
      'ws/.gitignore': '.env*',
    };
    assert.deepEqual(await repaired(files), []);
  });

  test('take the nearest file upward, and put a new one beside its sibling', async () => {
    assert.deepEqual(
      await repaired({ 'ws/.env.example': 'PORT=\n', 'ws/app/.env': '', 'ws/.gitignore': '/.env\n', '.env': 'OUT=\n' }),
      ['ws/.env.example 1:0 "DB_PASSWORD=\\n"', 'ws/app/.env 0:0 "DB_PASSWORD=\\n"', 'ws/.gitignore 1:0 ".env\\n"'],
    );
  });

  test('name .env where the list of what git ignores covers it', async () => {
    assert.deepEqual(await repaired({ 'ws/.env': '', 'ws/.env.example': 'DB_PASSWORD=\n', 'ws/app/.gitignore': '' }), [
      'create ws/.gitignore',
      'ws/.env 0:0 "DB_PASSWORD=\\n"',
      'ws/.gitignore 0:0 ".env\\n"',
    ]);
  });

  test('go by the text in the editor, saved or not, and by its version', async () => {
    write({ 'ws/.env': 'DB_PASSWORD=\n', 'ws/.gitignore': '' });
    await client.open(uriOf('ws/.env'), '', 'dotenv');
    await client.change(uriOf('ws/.env'), { text: 'PORT=80\nHOST=\n' });
    await client.open(uriOf('ws/.env.example'), 'PORT=\n', 'dotenv');
    const own = uriOf('ws/app/db.py');
    assert.deepEqual(await elsewhere(own, await actionsOn(own, python, 'python'), fullTitle), [
      'ws/.env.example (version 1) 1:0 "DB_PASSWORD=\\n"',
      'ws/.env (version 2) 2:0 "DB_PASSWORD=\\n"',
      'ws/.gitignore 0:0 ".env\\n"',
    ]);
  });

  test('follow no link, neither of a file nor of a folder, and say so', async function () {
    if (process.platform === 'win32') this.skip();
    write({ 'outside/.env': '', 'outside/.gitignore': '', 'ws/.env.example': '', 'ws/.gitignore': '' });
    symlinkSync(path.join(base, 'outside/.env'), path.join(base, 'ws/.env'));
    symlinkSync(path.join(base, 'outside'), path.join(base, 'ws/linked'));
    const own = uriOf('ws/app/db.py');
    assert.deepEqual(await elsewhere(own, await actionsOn(own, python, 'python'), fullTitle), [
      'ws/.env.example 0:0 "DB_PASSWORD=\\n"',
      'ws/.gitignore 0:0 ".env\\n"',
    ]);
    assert.deepEqual(client.messages, ['.env is a link or no ordinary text, and was left unchanged.']);
    const linked = uriOf('ws/linked/db.py');
    const changes = await elsewhere(linked, await actionsOn(linked, python, 'python'), fullTitle);
    assert.deepEqual(
      changes.filter((change) => change.includes('linked')),
      [],
    );
  });

  test('leave out what is no text, or far too large', async () => {
    assert.deepEqual(await repaired({ 'ws/.env': 'P\0O\0', 'ws/.env.example': 'X=1\n'.repeat(300_000) }), [
      'create ws/.gitignore',
      'ws/.gitignore 0:0 ".env\\n"',
    ]);
  });

  test('declare a variable beside the document and not in it', async () => {
    write({ 'ws/variables.tf': '' });
    const text = fillExamples('github_token = "<github-pat>"\n');
    const own = uriOf('ws/infra/main.tf');
    write({ 'ws/infra/main.tf': text });
    const actions = await actionsOn(own, text, 'terraform');
    const title = 'Take it from a sensitive variable, github_token (then rotate it), and declare it in variables.tf';
    const block = 'variable "github_token" {\n  type      = string\n  sensitive = true\n}\n';
    assert.deepEqual(await elsewhere(own, actions, title), [
      'create ws/infra/variables.tf',
      `ws/infra/variables.tf 0:0 ${JSON.stringify(block)}`,
    ]);
    const { edit } = await client.resolve(actions.find((action) => action.title === title));
    const first = edit?.documentChanges?.[1];
    assert.ok(first && TextDocumentEdit.is(first));
    assert.equal(first.edits.length, 1);
  });

  test('declare a variable in the document after all where the other file must not be edited', async function () {
    if (process.platform === 'win32') this.skip();
    const text = fillExamples('github_token = "<github-pat>"\n');
    write({ 'ws/main.tf': text, 'outside/variables.tf': '' });
    symlinkSync(path.join(base, 'outside/variables.tf'), path.join(base, 'ws/variables.tf'));
    const actions = await actionsOn(uriOf('ws/main.tf'), text, 'terraform');
    const { edit } = await client.resolve(actions.find(({ title }) => title.endsWith('declare it in variables.tf')));
    const [own, ...others] = edit?.documentChanges ?? [];
    assert.deepEqual(others, []);
    assert.ok(own && TextDocumentEdit.is(own));
    assert.match(JSON.stringify(own.edits), /sensitive = true/);
  });

  test('are not offered outside of the open folders, or for a text without a file', async () => {
    const script = `#!/usr/bin/env python3\n${python}`;
    for (const uri of [uriOf('elsewhere/db.py'), `${uriOf('ws')}/../elsewhere/db.py`, 'untitled:Untitled-1']) {
      const titles = (await actionsOn(uri, script, 'python')).map(({ title }) => title);
      assert.ok(titles.includes(plainTitle), uri);
      assert.ok(!titles.includes(fullTitle), uri);
    }
  });

  test('are not offered to a client that cannot create files, or that wants each edit at once', async () => {
    write({});
    const edits = { documentChanges: true, resourceOperations: [] };
    const cannotCreate = {
      ...vscodeCapabilities,
      workspace: { ...vscodeCapabilities.workspace, workspaceEdit: edits },
    };
    const { codeActionLiteralSupport } = vscodeCapabilities.textDocument?.codeAction ?? {};
    const eager = {
      ...vscodeCapabilities,
      textDocument: { codeAction: codeActionLiteralSupport ? { codeActionLiteralSupport } : {}, diagnostic: {} },
    };
    for (const capabilities of [cannotCreate, eager]) {
      const titles = await titlesOn(uriOf('ws/app/db.py'), await start({ capabilities }));
      assert.ok(titles.includes(plainTitle));
      assert.ok(!titles.includes(fullTitle));
    }
  });
});

suite('command lines that belong to a repair', () => {
  teardown(stopClients);

  const uri = 'file:///ws/.github/workflows/release.yml';
  const text = fillExamples('on: push\njobs:\n  a:\n    runs-on: x\n    env:\n      NPM_TOKEN: <github-pat>\n');
  const copies = async (options: unknown) => {
    const client = await LspClient.start({ entry: 'server/src/lsp/main.ts', options });
    await client.open(uri, text, 'yaml');
    const [diagnostic] = await client.diagnostics(uri);
    assert.ok(diagnostic);
    return (await client.actions(uri, diagnostic.range)).filter(({ command }) => command);
  };

  test('are offered for copying to a client that can, and are nothing to edit', async () => {
    const [copy, ...others] = await copies({ copyCommand: true });
    assert.deepEqual(others, []);
    assert.equal(copy?.command?.command, 'twoGates.copyCommand');
    assert.deepEqual(copy.command.arguments, [
      { text: 'gh secret set NPM_TOKEN', next: 'Run it in a terminal; it asks for the new value.' },
    ]);
    assert.equal(copy.title, 'Copy "gh secret set NPM_TOKEN"');
    assert.equal(copy.edit, undefined);
    assert.equal(copy.data, undefined);
  });

  test('are not offered to a client that does not know the command', async () => {
    assert.deepEqual(await copies({}), []);
  });
});
