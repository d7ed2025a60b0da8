import assert from 'node:assert/strict';
import { wordsAround } from '../../../../server/src/readers/text/write/surroundings';
import { rewrite } from './rewrite';

/** The words around the mark. */
function around(text: string): string {
  return wordsAround(text.replace('¤', ''), text.indexOf('¤')).join(' ');
}

suite('what a value belongs to', () => {
  test('is the section, object or call around it', () => {
    assert.equal(around('smtp:\n  host: a\n  password: ¤\n'), 'smtp');
    assert.equal(around('[db]\nhost = a\n\n[smtp.relay]\nhost = b\npassword = ¤\n'), 'smtp relay');
    assert.equal(around('const mailConfig = {\n  a: 1,\n  nested: { b: 2 },\n  pass: "¤",\n};'), 'mail');
    assert.equal(around('{ "redis": { "password": "¤" } }'), 'redis');
    assert.equal(around('mailer.login("me", "¤")'), 'mailer');
    assert.equal(around('resource "aws_db_instance" "shop" {\n  password = "¤"\n}'), 'db instance shop');
    assert.equal(around('<configuration>\n  <smtp>\n    <password>¤</password>\n  </smtp>\n</configuration>'), 'smtp');
    assert.equal(around('def backup_nightly(host):\n    run("¤")\n'), 'backup nightly');
    assert.equal(around("CREATE USER IF NOT EXISTS 'shop' IDENTIFIED BY '¤'"), 'shop');
  });

  test('is looked for further out where a name tells nothing', () => {
    assert.equal(around('services:\n  grafana:\n    environment:\n      PASSWORD: ¤\n'), 'grafana');
  });

  test('is nothing at the top of a text, and in a block that is closed already', () => {
    assert.equal(around('password = "¤"\n'), '');
    assert.equal(around('smtp:\n  host: a\npassword: ¤\n'), '');
    assert.equal(around('var c = "Server=db;User Id=sa;Password=¤";'), '');
    assert.equal(around('{"cells": [{"source": ["password = ¤"]}]}'), '');
  });
});

suite('values without a name of their own', () => {
  test('are told apart by what they belong to', () => {
    assert.equal(
      rewrite({ path: 'a.yaml', before: 'db:\n  password: a\nsmtp:\n  password: «»\n', name: 'password' }),
      'db:\n  password: a\nsmtp:\n  password: ${SMTP_PASSWORD}\n',
    );
    assert.equal(
      rewrite({ path: 'a.json', before: '{ "jwt": { "key": "«»" } }', name: 'key' }),
      '{ "jwt": { "key": "${JWT_KEY}" } }',
    );
  });

  test('get a number where nothing tells them apart', () => {
    assert.equal(
      rewrite({ path: 'a.rb', before: "login ENV.fetch('PASSWORD')\nlogin '«»'\n", name: 'password' }),
      "login ENV.fetch('PASSWORD')\nlogin ENV.fetch('PASSWORD_2')\n",
    );
    assert.equal(rewrite({ path: 'a.rb', before: "key = '«»'\n", name: 'key' }), "key = ENV.fetch('SECRET_KEY')\n");
  });
});
