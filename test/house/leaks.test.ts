import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { run } from '../../server/src/cli/run';
import { analyze } from '../../server/src/engine/analyze';
import { catalogue } from '../../server/src/engine/catalogue';
import type { Analysis } from '../../server/src/engine/finding';
import { fingerprints } from '../../server/src/engine/fingerprint';
import { hover } from '../../server/src/features/hover';
import { type QuickFix, quickFixes } from '../../server/src/features/quick-fix';
import { statusOf } from '../../server/src/features/status';
import { resolveSettings } from '../../server/src/settings/resolve';
import type { TextDocument } from '../../server/src/text/document';
import { LspClient, stopClients } from '../support/lsp-client';
import { fillExamples, inContext, madeUpShapes } from '../support/made-up';
import { readGrammar } from '../support/parse-code';
import { makeFolder, runCli } from '../support/run-cli';

const settings = resolveSettings([], catalogue);

/** The longest piece of a value that may be shown: its mask. */
const longestMask = 4;

/** In what is said about all texts, shorter pieces of a value stand by chance: fingerprints are random too. */
const byChance = 12;

/** A value, and another one of the same kind: what both have in common is no secret. */
interface Value {
  readonly value: string;
  readonly other: string;
}

/** Texts that hold a made-up secret, each with the value. */
const texts: readonly (readonly [name: string, document: TextDocument, value: Value])[] = [
  ...madeUpShapes().map((shape) => {
    const { text, value } = inContext(shape);
    return [shape, { path: 'settings.py', text }, { value, other: inContext(shape, 2).value }] as const;
  }),
  ...Object.entries({
    'app.py': ['password = "¤"', 'password = os.getenv("DB_PASSWORD", "¤")', 'jwt.encode(payload, "¤")'],
    '.env': ['DB_PASSWORD=¤', 'SECRET_KEY=¤'],
    'compose.yaml': ['environment:\n  DB_PASSWORD: ¤', 'environment:\n  URL: postgres://app:¤@db.internal/app'],
    'run.sh': ['curl -u admin:¤ https://api.internal/', 'export TOKEN=${TOKEN:-¤}'],
    'deploy.ps1': ['ConvertTo-SecureString "¤" -AsPlainText -Force'],
    'appsettings.json': ['{ "ConnectionStrings": { "Db": "Server=db;User Id=sa;Password=¤;" } }'],
    'main.tf': ['variable "db_password" {\n  default = "¤"\n}'],
    // Where the value stands in the place of something that is told.
    'odd.py': [
      '# two-gates-ignore-next-line ¤ -- x\nx = 1',
      '# two-gates-ignore-next-line credential/¤\npassword = "¤"',
    ],
    'odd.json': [
      '{ "Statement": [{ "Effect": "Allow", "Action": "¤", "Resource": "*", "password": "¤" }] }',
      '{ "password": "¤", "Statement": [{ "Effect": "Allow" "Action": "*" }] }',
    ],
  }).flatMap(([path, forms]) =>
    forms.map((form, at) => {
      const value = fillExamples('<password-literal>', at + 1);
      const other = fillExamples('<password-literal>', at + 99);
      return [`${path} ${at + 1}`, { path, text: form.replaceAll('¤', value) }, { value, other }] as const;
    }),
  ),
];

/** Fails if the text holds a piece of the value that is longer than its mask, without printing either. */
function assertHidden(output: string, { value, other }: Value, where: string): void {
  const length = longestMask + 2;
  for (let at = 0; at + length <= value.length; at++) {
    const piece = value.slice(at, at + length);
    if (other.includes(piece)) continue;
    assert.equal(output.includes(piece), false, `${where} shows characters ${at} to ${at + length} of the value`);
  }
}

/** The same for what is said about all texts together, where only long pieces do not stand by chance. */
function assertAllHidden(output: string, where: string): void {
  const said = new Set<string>();
  for (let at = 0; at + byChance <= output.length; at++) said.add(output.slice(at, at + byChance));
  for (const [name, , { value, other }] of texts) {
    for (let at = 0; at + byChance <= value.length; at++) {
      const piece = value.slice(at, at + byChance);
      assert.equal(said.has(piece) && !other.includes(piece), false, `${where} shows a part of ${name}`);
    }
  }
}

/** All that the engine and the features say about a document. */
function sayings(document: TextDocument, analysis: Analysis): string {
  const { findings, credentials, notes, broken } = analysis;
  const hovers = credentials.flatMap(({ span, parts }) =>
    [span, ...parts.map((part) => part.span)].map((each) => hover(analysis, each.start)?.markdown ?? ''),
  );
  return [
    ...findings.flatMap(({ message, related, properties, ruleId }) => [
      ruleId,
      message,
      ...related.map(({ note }) => note),
      JSON.stringify(properties),
    ]),
    ...findings.flatMap((finding) => quickFixes(document, finding)).map(besideTheEdits),
    ...fingerprints(document, analysis).values(),
    ...hovers,
    JSON.stringify(statusOf(analysis)),
    JSON.stringify([notes, broken, credentials]),
    inspect(credentials, { depth: 10 }),
    String(credentials.map(({ secret }) => `${secret}`)),
  ].join('\n');
}

/** All that comes with a fix but its edits, which repeat what stands around the value. */
function besideTheEdits({ fix, written, companions }: QuickFix): string {
  const entries = companions.map(({ file, entry, key }) => [file, entry, key]);
  return JSON.stringify([fix.title, entries, 'edits' in written ? written.command : written.refused]);
}

suite('No value comes out', () => {
  for (const [name, document, value] of texts) {
    test(`of the review of ${name}`, () => {
      const analysis = analyze(document, settings);
      assertHidden(sayings(document, analysis), value, 'the review');
    });
  }

  test('and there is something to hide', () => {
    const silent = texts.filter(([, document]) => analyze(document, settings).credentials.length === 0);
    // An id alone is no secret, and a password without a name is nothing that could be known.
    const expected = ['twilio-account-id', 'aws-old-key-id', 'password-literal', 'password'];
    assert.deepEqual(
      silent.map(([name]) => name).filter((name) => !name.startsWith('odd.') && !expected.includes(name)),
      [],
    );
  });

  test('of the command line, in any format', async function () {
    this.timeout(20_000);
    const folder = makeFolder();
    try {
      for (const [at, [, { path, text }]] of texts.entries()) folder.write(`${at}/${path}`, text);
      for (const format of ['text', 'json', 'sarif']) {
        const { output, complaints } = await runCli(folder.path, ['check', '--format', format]);
        const said = [output, ...complaints].join('\n');
        assert.ok(said.includes('credential/no-provider-token'));
        assertAllHidden(said, format);
      }
    } finally {
      folder.remove();
    }
  });

  test('of a command line that fails', async () => {
    const value = fillExamples('<password-literal>');
    const hidden = { value, other: '' };
    const complaints: string[] = [];
    const host = { cwd: '/', env: {}, isTerminal: false, complain: (line: string) => complaints.push(line) };
    const silent = {
      write: () => undefined,
      readInput: async () => Buffer.from(`password = "${value}"`),
      startServer: () => undefined,
      readGrammar,
    };
    await run(['check', '--stdin', '--stdin-filename', '/no/such/a.py'], { ...host, ...silent });
    assertHidden(complaints.join('\n'), hidden, 'the complaint');
  });

  test('of the server: diagnostics, hovers, actions, status and log', async function () {
    this.timeout(20_000);
    const client = await LspClient.start({ entry: 'server/src/lsp/main.ts' });
    try {
      for (const [at, [name, { path, text }, value]] of texts.entries()) {
        const uri = `file:///${at}/${path}`;
        await client.open(uri, text, 'plaintext');
        const diagnostics = await client.diagnostics(uri);
        const said: unknown[] = [diagnostics];
        for (const { range } of diagnostics) {
          said.push(await client.hover(uri, range.start.line, range.start.character));
          const actions = await client.actions(uri, range);
          said.push(actions.map(({ title, disabled, data }) => ({ title, disabled, data })));
        }
        assertHidden(JSON.stringify(said), value, `the server on ${name}`);
        await client.close(uri);
      }
      assertAllHidden(JSON.stringify([client.logs, client.statuses]), 'the log');
    } finally {
      await stopClients();
    }
  });
});
