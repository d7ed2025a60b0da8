import assert from 'node:assert/strict';
import { additionTo, leftAsTheyAre, titleWith } from '../../server/src/features/companions';
import type { Companion, CompanionFile } from '../../server/src/readers/reading';
import { assertTakesAtMost } from '../support/cost';

const variable = (file: CompanionFile, key = 'DB_PASSWORD'): Companion => ({
  file,
  entry: `${key}=`,
  key,
  beside: false,
});
const ignore: Companion = { file: '.gitignore', entry: '.env', key: '.env', beside: false };
const declaration: Companion = {
  file: 'variables.tf',
  entry: 'variable "db_password" {\n  type      = string\n  sensitive = true\n}',
  key: 'db_password',
  beside: true,
};

/** What a file becomes; without a text there is no file yet. */
function completed(entries: readonly Companion[], text?: string): string | undefined {
  const addition = additionTo(entries, text === undefined ? [] : [{ text, path: '.env' }]);
  return addition === undefined ? text : (text ?? '') + addition;
}

suite('what a file of the project has to hold beside a repair', () => {
  const added: Readonly<Record<string, readonly [entry: Companion, before: string | undefined, after: string]>> = {
    'a new file': [variable('.env'), undefined, 'DB_PASSWORD=\n'],
    'an empty file': [variable('.env'), '', 'DB_PASSWORD=\n'],
    'a file with other names': [variable('.env.example'), 'PORT=80\n', 'PORT=80\nDB_PASSWORD=\n'],
    'a file without an end to its last line': [variable('.env'), 'PORT=80', 'PORT=80\nDB_PASSWORD='],
    'a file with Windows line ends': [variable('.env'), 'PORT=80\r\n', 'PORT=80\r\nDB_PASSWORD=\r\n'],
    'a longer name': [variable('.env'), 'DB_PASSWORD_OLD=\n', 'DB_PASSWORD_OLD=\nDB_PASSWORD=\n'],
    'a name that ends alike': [variable('.env'), 'MY_DB_PASSWORD=\n', 'MY_DB_PASSWORD=\nDB_PASSWORD=\n'],
    'a mention in a value': [variable('.env'), 'X=DB_PASSWORD=\n', 'X=DB_PASSWORD=\nDB_PASSWORD=\n'],
    'a comment': [variable('.env'), '# DB_PASSWORD=\n', '# DB_PASSWORD=\nDB_PASSWORD=\n'],
    'a list of what git ignores': [ignore, 'dist/\n', 'dist/\n.env\n'],
    'a list that takes it back': [ignore, '.env\n!.env\n', '.env\n!.env\n.env\n'],
    'a new file of variables': [declaration, undefined, `${declaration.entry}\n`],
    'other variables': [declaration, 'variable "x" {}\n', `variable "x" {}\n\n${declaration.entry}\n`],
    'other variables on Windows': [
      declaration,
      'variable "x" {}\r\n',
      `variable "x" {}\r\n\r\n${declaration.entry.replaceAll('\n', '\r\n')}\r\n`,
    ],
    'a variable without an end to its line': [
      declaration,
      'variable "x" {}',
      `variable "x" {}\n\n${declaration.entry}`,
    ],
    'a variable with a longer name': [
      declaration,
      'variable "db_password_old" {}\n',
      `variable "db_password_old" {}\n\n${declaration.entry}\n`,
    ],
  };
  for (const [name, [entry, before, after]] of Object.entries(added)) {
    test(`is added to ${name}`, () => assert.equal(completed([entry], before), after));
  }

  const held: Readonly<Record<string, readonly [entry: Companion, text: string]>> = {
    'an empty value': [variable('.env'), 'DB_PASSWORD=\n'],
    'a value': [variable('.env'), 'PORT=80\nDB_PASSWORD="x"\n'],
    'a shell export': [variable('.env'), '  export  DB_PASSWORD=x\n'],
    'an export of what is set elsewhere': [variable('.env'), 'export DB_PASSWORD\n'],
    'blanks around the sign': [variable('.env.example'), 'DB_PASSWORD = \r\n'],
    'a colon': [variable('.env.example'), 'DB_PASSWORD: x'],
    'the bare name': [variable('.env'), 'DB_PASSWORD\nPORT=80'],
    'a pattern that ignores it': [ignore, 'dist\n.env*\n!.env.example\n'],
    'a declaration': [declaration, 'variable "db_password" {\n}\n'],
    'a declaration without quotes': [declaration, 'variable db_password{}'],
    'a brace on the next line': [declaration, '  variable "db_password"\n  {\n  }\n'],
  };
  for (const [name, [entry, text]] of Object.entries(held)) {
    test(`is there already as ${name}`, () => assert.equal(completed([entry], text), text));
  }

  test('only what is missing is added, in one go', () => {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
    assert.equal(
      completed(
        names.map((name) => variable('.env', name)),
        'AWS_SECRET_ACCESS_KEY=x\n',
      ),
      'AWS_SECRET_ACCESS_KEY=x\nAWS_ACCESS_KEY_ID=\nAWS_SESSION_TOKEN=\n',
    );
  });

  test('adding it twice changes nothing more', () => {
    for (const entry of [variable('.env'), ignore, declaration]) {
      const once = completed([entry]);
      assert.equal(completed([entry], once), once);
    }
  });

  test('a file of a megabyte takes no time', () => {
    for (const entry of [variable('.env'), ignore, declaration]) {
      for (const text of ['a'.repeat(1e6), ' '.repeat(1e6), 'x=\n'.repeat(3e5), `variable ${' '.repeat(1e6)}x`]) {
        assertTakesAtMost(500, () => assert.notEqual(completed([entry], text), text));
      }
    }
  });
});

suite('the title of a repair that reaches other files', () => {
  test('names the files', () => {
    const entries = [variable('.env.example'), variable('.env'), variable('.env', 'OTHER'), ignore];
    assert.equal(
      titleWith('Read it from the environment', entries),
      'Read it from the environment, and add it to .env.example, .env and .gitignore',
    );
    assert.equal(
      titleWith('Take it from a variable', [declaration]),
      'Take it from a variable, and declare it in variables.tf',
    );
  });
});

suite('files that a repair leaves unchanged', () => {
  test('are named', () => {
    assert.equal(leftAsTheyAre(['.env']), '.env is a link or no ordinary text, and was left unchanged.');
    assert.equal(
      leftAsTheyAre(['.env', '.gitignore']),
      '.env and .gitignore are links or no ordinary texts, and were left unchanged.',
    );
  });
});
