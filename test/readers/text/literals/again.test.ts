import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDocument } from '../../../../server/src/readers/index';
import type { Reading } from '../../../../server/src/readers/reading';
import { findHits } from '../../../../server/src/readers/text/anchors';
import { findAtHitsAgain } from '../../../../server/src/readers/text/literals/again';
import { findAtHits } from '../../../../server/src/readers/text/literals/find';
import { sourceOf } from '../../../../server/src/readers/text/literals/source';
import { changedBetween } from '../../../../server/src/text/changed';
import { assertTakesAtMost } from '../../../support/cost';
import { inContext, madeUp, madeUpShapes } from '../../../support/made-up';
import { fill } from '../../../support/made-up-literals';

const key = `${'-'.repeat(5)}BEGIN`;

/** Lines of one kind of file each, among which edits are made. */
const kinds: readonly (readonly [path: string, text: string])[] = [
  ['a.py', 'password = "‹password›"\nx = os.getenv("DB_PASSWORD", "‹password›")\ns = conn(user, password="‹plain›")\n'],
  ['a.ts', 'const k = process.env.API_KEY ||\n  "‹random›";\njwt.sign({ a: 1 }, "‹random›");\nf(`\n${token}`);\n'],
  ['a.go', 'db := "postgres://bob:‹password›@db.corp.net/x"\nreq.SetBasicAuth("bob", "‹password›")\n'],
  [
    'a.sh',
    'mysql -u root \\\n  -p‹plain› \\\n  app\ncurl -u bob:‹password› https://a.corp.net\nexport TOKEN=‹random›\n',
  ],
  ['a.ps1', 'ConvertTo-SecureString "‹password›" -AsPlainText -Force\nnet use z: \\\\a\\b ‹password› /user:bob\n'],
  ['a.yaml', 'kind: Secret\ndata:\n  password: ‹base64›\n---\ndb:\n  password: |\n    ‹password›\n  port: 1\n'],
  ['a.json', '{ "password": "‹password›", "auth": "‹pair›",\n"Jwt": { "Issuer": "me", "Key": "‹random›" } }\n'],
  ['a.xml', '<add key="DbPassword" value="‹password›" />\n<password>‹password›</password>\n<!-- nothing -->\n'],
  ['a.tf', 'variable "db_password" {\n  default = "‹password›"\n}\nresource "aws_iam_access_key" "a" {}\n'],
  ['.env', 'DB_PASSWORD=‹password›\nURL=${OTHER:-‹password›}\n# a comment\nAPI_KEY=‹random›\n'],
  ['.pgpass', 'db:5432:app:bob:‹password›\n# a comment\n*:*:*:ann:‹plain›\n'],
  ['README.md', 'Set `PASSWORD=‹password›` first.\n\n> two-gates-ignore-next-line\n'],
  ['none', 'Authorization: Bearer ‹random›\npassword: ‹password›\n'],
];

/** What is typed, pasted and put in the way. */
const pieces: readonly string[] = [
  ...['x', ' ', '\n', '\\', '\\\n', '\r\n', '"', "'", '`', '=', ':', '@', '---\n', '${', '}', '', '# ', '\0', 'é'],
  ...[
    'password',
    'secret_key',
    'curl -u ',
    '://',
    ` ${key} `,
    'kind: Secret\n',
    'data:\n',
    '@generated\n',
    '#!/bin/sh\n',
  ],
  ...['// two-gates-ignore-next-line credential/no-password -- x\n', 'x'.repeat(30_000), 'password="'.repeat(50)],
  ...['password = "‹password›"\n', "  api_key: '‹random›',\n"].map(fill),
  ...madeUpShapes().map((shape) => `${inContext(shape).text}\n`),
];

/** So long that most of a text lies out of reach of an edit. */
function lengthen(text: string, seed: number): string {
  const filler = `${'plain words and no more of them; '.repeat(40)}\n`;
  const parts = [
    text,
    filler.repeat(20),
    text,
    madeUp('github-pat', seed),
    `\n${filler}`,
    text.repeat(3),
    filler.repeat(30),
  ];
  return fill(Array.from({ length: 3 }, () => parts.join('')).join(''));
}

const edits = fc.array(
  fc.record({
    what: fc.constantFrom('type', 'type', 'delete', 'replace', 'move', 'undo', 'find'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    near: fc.boolean(),
    length: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 60_000 })),
    piece: fc.constantFrom(...pieces),
  }),
  { minLength: 1, maxLength: 12 },
);

type Edit = Parameters<Parameters<typeof edits.map>[0]>[0][number];

/** The next version of a text: half of the edits are made where something was found. */
function edit(
  text: string,
  { what, at, near, length, piece }: Edit,
  reading: Reading,
  earlier: readonly string[],
): string {
  const { credentials } = reading;
  const span = near ? credentials[Math.floor(at * credentials.length)]?.span : undefined;
  const start = span
    ? Math.max(0, (at * 10) % 2 < 1 ? span.start - (length % 12) : span.end - (length % 4))
    : Math.floor(at * text.length);
  switch (what) {
    case 'undo':
      return earlier.at(-2) ?? text;
    case 'delete':
      return text.slice(0, start) + text.slice(start + length);
    case 'replace':
      return text.slice(0, start) + piece + text.slice(start + length);
    case 'move': {
      const cut = text.slice(start, start + length);
      return cut + text.slice(0, start) + text.slice(start + length);
    }
    default:
      return text.slice(0, start) + piece + text.slice(start);
  }
}

/** All that a reading says, with the values of credentials, which otherwise show a mask only. */
function spell({ readNext: _, credentials, ...rest }: Reading): unknown {
  const spelt = credentials.map(({ secret, parts, ...credential }) => ({
    ...credential,
    value: secret.judge((value) => value),
    parts: parts.map((part) => ({ ...part, secret: part.secret.judge((value) => value) })),
  }));
  return { ...rest, credentials: spelt };
}

suite('Reading a text again after an edit', () => {
  for (const [path, lines] of kinds) {
    test(`gives what reading it anew gives: ${path}`, function () {
      this.timeout(60_000);
      fc.assert(
        fc.property(edits, fc.integer({ min: 1, max: 9 }), (steps, seed) => {
          let text = lengthen(lines, seed);
          const versions = [text];
          let reading = readDocument({ path, text });
          for (const step of steps) {
            text = edit(text, step, reading, versions);
            versions.push(text);
            reading = reading.readNext?.({ path, text }) ?? readDocument({ path, text });
            assert.deepEqual(spell(reading), spell(readDocument({ path, text })));
          }
        }),
        { numRuns: 12 },
      );
    });
  }

  test('gives the same after a whole morning of typing', () => {
    const path = 'a.py';
    const text = lengthen('password = "‹password›"\n', 1);
    let reading = readDocument({ path, text });
    for (let at = 1; at <= 120; at++) {
      const later = { path, text: 'x'.repeat(at) + text };
      reading = reading.readNext?.(later) ?? readDocument(later);
    }
    assert.deepEqual(spell(reading), spell(readDocument({ path, text: 'x'.repeat(120) + text })));
  });

  test('asks nowhere but near the edit', () => {
    const [head, tail] = ['one\n'.repeat(20_000), 'two\n'.repeat(20_000)];
    const source = sourceOf(fill(`${head}password = "‹password›"\n${tail}`), 'a.py');
    const known = findAtHits(source, findHits(source.text).all);
    assert.equal(known.length, 1);
    const later = sourceOf(`x${source.text}`, 'a.py');
    const changed = changedBetween(source.text, later.text);
    // Without the hits there is nothing to ask at, and only what is kept can be found.
    const [found, ...more] = findAtHitsAgain(known, later, [], changed);
    assert.deepEqual([found?.hit, more.length], [head.length + 1, 0]);
    assert.equal(found?.credential.span.start, (known[0]?.credential.span.start ?? 0) + 1);
    assert.deepEqual(
      findAtHitsAgain(known, later, [], {
        ...changed,
        start: head.length,
        endBefore: head.length,
        endAfter: head.length + 1,
      }),
      [],
    );
  });

  for (const [what, text] of Object.entries({
    'one line of nothing but names': 'password '.repeat(90_000),
    'lines that all go on': '\\\n'.repeat(1_000_000),
    'lines that are all empty': '\n'.repeat(2_000_000),
    'strings that never close': 'password = "`\n'.repeat(90_000),
  })) {
    test(`takes time in proportion to ${what}`, function () {
      this.timeout(20_000);
      const reading = readDocument({ path: 'a.py', text });
      const later = `${text.slice(0, 500_000)}x${text.slice(500_000)}`;
      assertTakesAtMost(2000, () => reading.readNext?.({ path: 'a.py', text: later }));
    });
  }

  test('is reading it anew where so much was seen that it is not kept', () => {
    const path = 'a.py';
    const [before, after] = ['key '.repeat(100_001), fill('password = "‹password›"\n')];
    const reading = readDocument({ path, text: before }).readNext?.({ path, text: after });
    assert.equal(reading?.credentials.length, 1);
  });

  test('gives what reading it anew gives where the document has another name by then', () => {
    const text = fill('PASSWORD=‹password›\n');
    const reading = readDocument({ path: 'a.ts', text }).readNext?.({ path: '.env', text });
    assert.equal(reading?.credentials.length, 1);
  });
});
