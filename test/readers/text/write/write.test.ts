import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import type { Credential } from '../../../../server/src/model/credential';
import { credentialReader } from '../../../../server/src/readers/text/credential';
import { repairsFor, writeText } from '../../../../server/src/readers/text/write/write';
import { applyEdits } from '../../../../server/src/text/edit';
import { Secret } from '../../../../server/src/text/secret';
import { assertTakesAtMost } from '../../../support/cost';
import { fakeCredential } from '../../../support/fake-credential';
import { madeUpArmour, madeUpKeyBody } from '../../../support/made-up';
import { password } from '../../../support/made-up-literals';
import { madeValue, rewrite } from './rewrite';

const paths = [
  'a.py',
  'a.js',
  'a.tsx',
  'A.java',
  'a.kt',
  'a.groovy',
  'A.cs',
  'a.go',
  'a.rb',
  'a.php',
  'a.rs',
  'a.swift',
  'a.pl',
  'a.ex',
  'a.r',
  'a.lua',
  'a.ps1',
  'a.sh',
  'a.bat',
  'Dockerfile',
  '.env',
  'docker-compose.yml',
  '.github/workflows/a.yml',
  '.gitlab-ci.yml',
  'Jenkinsfile',
  'main.tf',
  'a.tfvars',
  'a.yaml',
  'application.yml',
  '.npmrc',
  'a.json',
  'appsettings.json',
  'a.toml',
  'a.xml',
  'README.md',
  'a.ipynb',
  'group_vars/a.yml',
  'a.sql',
  'main.tf.json',
  'config/database.yml',
] as const;

/** Pieces that open, close and break strings, comments, blocks and entries of many languages. */
const pieces = [
  '"',
  "'",
  '`',
  '"""',
  "'''",
  '\\',
  '\n',
  '\r\n',
  '  ',
  '\t',
  '#',
  '//',
  '/*',
  '*/',
  '--',
  '<!--',
  '${',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ',',
  ':',
  ': ',
  '=',
  ' = ',
  '- ',
  '|',
  '|\n  ',
  '@',
  '://',
  'getenv("A", ',
  ' ?? ',
  ' || ',
  'import os',
  'const ',
  'x',
  '<<EOF\n',
  '\nEOF\n',
  'RUN ',
  'ENV A=',
  'steps:\n',
  'uses: ',
  'default = ',
  'provider "aws" {',
  'kind: Pod\napiVersion: v1\n',
  'kind: Secret\napiVersion: v1\nmetadata:\n  name: a\ndata:\n  ',
  'pipeline {\n',
  'sh ',
  'PASSWORD ',
  'aws_access_key_id=',
  'resource "aws_db_instance" "a" {\n',
  '"cells": [{"cell_type": "code", "source": [',
  '<a b="',
  '">',
  '</a>',
] as const;

suite('writing a repair of a credential', () => {
  test('several values of one file go one after the other', () => {
    let text = 'import sys\n\na_token = "«1»"\nb_token = \'«2»\'  # «3»\nurl = f"https://me:«4»@{h}"\n';
    const names = ['A_TOKEN', 'B_TOKEN', 'C_TOKEN', 'D_TOKEN'];
    for (const [at] of names.entries()) text = text.replace(`«${at + 1}»`, madeValue(at + 1));
    for (const [at, name] of names.entries()) {
      const value = madeValue(at + 1);
      const start = text.indexOf(value);
      const credential = fakeCredential({
        span: { start, end: start + value.length },
        assignedTo: { value: name, span: { start: 0, end: 0 } },
      });
      const written = writeText({ path: 'a.py', text }, [{ do: 'replaceCredential', credential }]);
      assert.ok('edits' in written);
      text = applyEdits(text, written.edits);
    }
    assert.equal(
      text,
      'import os\nimport sys\n\na_token = os.environ["A_TOKEN"]\nb_token = os.environ[\'B_TOKEN\']  # <C_TOKEN>\n' +
        'url = f"https://me:{os.environ[\'D_TOKEN\']}@{h}"\n',
    );
  });

  test('a value that is joined of strings goes with all of them', () => {
    const [first, last] = [password.slice(0, 7), password.slice(7)];
    const repaired = (path: string, text: string) => {
      const [credential] = credentialReader.read({ path, text }).credentials;
      assert.ok(credential);
      const written = writeText({ path, text }, [{ do: 'replaceCredential', credential }]);
      assert.ok('edits' in written);
      return applyEdits(text, written.edits);
    };
    assert.equal(
      repaired('a.js', `const password = '${first}' +\n  '${last}';\n`),
      'const password = process.env.PASSWORD;\n',
    );
    assert.equal(
      repaired('a.py', `import os\npassword = (\n  "${first}"\n  "${last}"\n)\n`),
      'import os\npassword = (\n  os.environ["PASSWORD"]\n)\n',
    );
    assert.equal(
      repaired('a.java', `String password = "${first}" + "${last}";\n`),
      'String password = System.getenv("PASSWORD");\n',
    );
  });

  test('a private key goes with all lines that it is joined of, but not as items of a list', () => {
    const lines = madeUpArmour(['PRIVATE', 'KEY'].join(' '), madeUpKeyBody()).split('\n');
    const repaired = (text: string) => {
      const [credential] = credentialReader.read({ path: 'a.js', text }).credentials;
      assert.ok(credential);
      const written = writeText({ path: 'a.js', text }, [{ do: 'replaceCredential', credential }]);
      return 'edits' in written ? applyEdits(text, written.edits) : 'refused';
    };
    const joined = lines.map((line) => `"${line}\\n"`).join(' +\n  ');
    assert.equal(repaired(`const pem =\n  ${joined};\n`), 'const pem =\n  process.env.PRIVATE_KEY;\n');
    assert.equal(repaired(`call(${lines.map((line) => `"${line}"`).join(', ')});\n`), 'refused');
  });

  test('the name can be another one, as far as the environment takes it', () => {
    const value = madeValue(1);
    const text = `a = "${value}"`;
    const credential = fakeCredential({ span: { start: 5, end: 5 + value.length } });
    const write = (variable: string) =>
      writeText({ path: 'a.rb', text }, [{ do: 'replaceCredential', credential, variable }]);
    const written = write('OTHER_1');
    assert.ok('edits' in written);
    assert.equal(applyEdits(text, written.edits), 'a = ENV.fetch("OTHER_1")');
    assert.deepEqual(write('A"]; B'), { refused: 'The name has to be made of letters, digits and underscores.' });
  });

  test('the name of a user stays where it is', () => {
    assert.equal(
      rewrite({ path: 'a.sh', before: "login 'me' '«»'", name: 'password', with: { parts: [userName('me', 7)] } }),
      'login \'me\' "${PASSWORD:?set PASSWORD}"',
    );
  });

  test('one half in a comment and one in code are not repaired together', () => {
    assert.equal(
      rewrite({ path: 'a.py', before: '# ‹access key id›\nsecret = "«»"\n' }),
      'refused: One half stands in a comment and the other does not.',
    );
  });

  test('a span that lies behind the text is refused', () => {
    assert.deepEqual(
      writeText({ path: 'a.py', text: 'a' }, [{ do: 'replaceCredential', credential: fakeCredential() }]),
      {
        refused: 'The text has changed since it was read.',
      },
    );
  });

  test('no other step is written', () => {
    const step = { do: 'removeItem', item: { value: 'a', span: { start: 0, end: 1 } } } as const;
    assert.ok('refused' in writeText({ path: 'a.py', text: 'a' }, [step]));
  });

  test('whatever the text, the value is gone or the repair is refused, and nothing else holds the value', () => {
    const piece = fc.constantFrom(...pieces);
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.array(piece, { maxLength: 12 }),
        fc.array(piece, { maxLength: 6 }),
        fc.boolean(),
        fc.constantFrom<Credential['kind']>('password', 'connection', 'token'),
        (path, before, after, isDefault, kind) => {
          const value = madeValue(7);
          const lead = before.join('');
          const text = `${lead}${value}${after.join('')}`;
          const span = { start: lead.length, end: lead.length + value.length };
          const credential = fakeCredential({ span, kind, isDefault, secret: new Secret(value) });
          const document = { path, text };
          const repairs = repairsFor(document, credential);
          for (const by of [undefined, ...repairs.map((repair) => repair.by)]) {
            const written = writeText(document, [{ do: 'replaceCredential', credential, ...(by && { by }) }]);
            assert.ok(!inspect(written, { depth: 9 }).includes(value), 'an edit or a reason holds the value');
            if ('edits' in written)
              assert.ok(!applyEdits(text, written.edits).includes(value), 'the value is still there');
          }
          assert.ok(!inspect(repairs).includes(value), 'a title holds the value');
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('the time is linear to the text', () => {
    const value = madeValue(1);
    for (const filler of ['(/[', '"\\', '${`', '/*', "'", '{ ', '- ', '<<A', '\r\n', ' '.repeat(9), '@a(', '#\n']) {
      const lead = filler.repeat(30_000);
      for (const path of paths) {
        const text = `${lead}\nx = "${value}"\n`;
        const start = text.length - value.length - 2;
        const credential = fakeCredential({ span: { start, end: start + value.length } });
        const repair = (): void => {
          repairsFor({ path, text }, credential);
          writeText({ path, text }, [{ do: 'replaceCredential', credential }]);
        };
        assertTakesAtMost(2000, repair, `${path} after ${JSON.stringify(filler)}`);
      }
    }
  }).timeout(60_000);
});

function userName(value: string, start: number) {
  return { name: 'user name', span: { start, end: start + value.length }, secret: new Secret(value) };
}
