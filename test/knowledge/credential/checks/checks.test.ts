import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { azureTail, entraTail } from '../../../../server/src/knowledge/credential/checks/azure-tail';
import { base64Bytes, base64Json, base64Text } from '../../../../server/src/knowledge/credential/checks/base64';
import { holdsBech32 } from '../../../../server/src/knowledge/credential/checks/bech32';
import {
  crc32,
  crc32InBase36,
  crc32InBase62,
  crc32InBase64,
  crc32InHex,
  crc32InReversedHex,
} from '../../../../server/src/knowledge/credential/checks/crc32';
import { dayOf } from '../../../../server/src/knowledge/credential/checks/day';
import { readMacaroon } from '../../../../server/src/knowledge/credential/checks/macaroon';
import { marvin32 } from '../../../../server/src/knowledge/credential/checks/marvin';
import { looksMasked } from '../../../../server/src/knowledge/credential/checks/masked';
import { readKeyBody } from '../../../../server/src/knowledge/credential/checks/private-key';
import { sha256 } from '../../../../server/src/knowledge/credential/checks/sha256';
import { wordsOf } from '../../../../server/src/knowledge/credential/checks/words';
import { madeUp, madeUpKeyBody } from '../../../support/made-up';

const encode = (...data: readonly (string | readonly number[])[]): string =>
  Buffer.concat(data.map((each) => Buffer.from(each as string))).toString('base64');

suite('Checks of tokens without asking their issuer', () => {
  test('CRC-32 agrees with its published check value', () => {
    assert.equal(crc32('123456789'), 0xcbf43926);
    assert.equal(crc32InHex('123456789'), 'cbf43926');
    assert.equal(crc32InReversedHex('123456789'), '2639f4cb');
    assert.equal(crc32InHex(''), '00000000');
  });

  test('CRC-32 is written in base 62 with digits before letters and in base 36, padded with zeros', () => {
    const sum = 0xcbf43926;
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    const value = [...crc32InBase62('123456789')].reduce((total, digit) => total * 62 + digits.indexOf(digit), 0);
    assert.equal(value, sum);
    assert.equal(crc32InBase62(''), '000000');
    assert.equal(Number.parseInt(crc32InBase36('123456789'), 36), sum);
    assert.equal(crc32InBase36(''), '0000000');
  });

  test('CRC-32 is written in base64 with its lowest byte first', () => {
    assert.equal(crc32InBase64('123456789'), Buffer.from([0x26, 0x39, 0xf4, 0xcb]).toString('base64').slice(0, 6));
    assert.equal(crc32InBase64(''), 'AAAAAA');
  });

  test('SHA-256 agrees with that of Node at every length around a block', () => {
    for (let length = 0; length < 140; length++) {
      const text = 'abcdefg'.repeat(20).slice(0, length);
      assert.deepEqual([...sha256(text)], [...createHash('sha256').update(text).digest()]);
    }
  });

  test('Marvin agrees with the published values', () => {
    const sumOf = (text: string, seed: string) =>
      marvin32(Buffer.from(text), Buffer.from(seed, 'hex').toString('latin1'));
    assert.equal(sumOf('abc', 'd53cd9cecd0893b7'), 0x6be02a86);
    assert.equal(sumOf('abcdefghijklmnopqrstuvwxyz', '0ddddeeeeffff000'), 0xd34847dc);
    assert.equal(sumOf('', '004fb61a001bdbcc'), 0x302009bc);
  });

  test('a key of Azure ends with the checksum of its kind, as in the examples of Microsoft', () => {
    const storage = ['a'.repeat(76), '+A', 'St', '5mnCaw=='].join('');
    assert.equal(azureTail(storage, ['Send0000', 'Default0']).checksum, 'holds');
    assert.deepEqual(azureTail(storage, ['Send0000']), {});
    assert.deepEqual(azureTail(storage.replace('aa', 'ab'), ['Default0']), {});
    assert.deepEqual(azureTail('no key', ['Default0']), {});
    const search = ['a'.repeat(42), 'Az', 'Se', 'CjhzCu'].join('');
    assert.equal(azureTail(search, ['Query000']).checksum, 'holds');
  });

  test('a client secret of Entra ends with its checksum, except for the older mark', () => {
    const secret = ['zzz8', 'Q~', 'z'.repeat(31), 'blP'].join('');
    assert.equal(entraTail(secret).checksum, 'holds');
    assert.deepEqual(entraTail(secret.replace('8', '7')), {});
    assert.deepEqual(entraTail(secret.replace(/P$/, 'Q')), {});
  });

  test('bech32 agrees with the examples of its specification', () => {
    assert.ok(holdsBech32('A12UEL5L'));
    assert.ok(holdsBech32('abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw'));
    assert.ok(!holdsBech32('A12UEL5l'));
    assert.ok(!holdsBech32('abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxx'));
    assert.ok(!holdsBech32('1qzzfhee'));
    assert.ok(!holdsBech32(''));
  });

  test('base64 is read in both alphabets, with and without padding', () => {
    assert.deepEqual([...(base64Bytes('-_-_') ?? [])], [...(base64Bytes('+/+/') ?? [])]);
    assert.equal(base64Text('aGk='), 'hi');
    assert.equal(base64Text('aGk'), 'hi');
    assert.equal(base64Text('aGkgeW91', 2), 'hi');
    assert.equal(base64Text('a'), undefined);
    assert.equal(base64Text('a*aa'), undefined);
    assert.deepEqual(base64Json(encode('{"a":"ü"}')), { a: 'ü' });
    for (const wrong of ['{"a":', '[1]', '"a"', '{']) assert.equal(base64Json(encode(wrong)), undefined);
  });

  test('days are those of the calendar', () => {
    assert.deepEqual([0, 951_782_400, 1_709_164_799, 1_709_164_800, 1_767_225_600, 4_102_444_799].map(dayOf), [
      '1970-01-01',
      '2000-02-29',
      '2024-02-28',
      '2024-02-29',
      '2026-01-01',
      '2099-12-31',
    ]);
    assert.deepEqual([Number.NaN, 1e15, -1e15].map(dayOf), [undefined, undefined, undefined]);
  });

  test('a macaroon tells its place only if it is whole', () => {
    const whole = madeUp('pypi-token').slice(5);
    assert.equal(readMacaroon(whole), 'pypi.org');
    assert.equal(readMacaroon(whole.slice(0, -4)), undefined);
    assert.equal(readMacaroon(encode([1, 2, 3])), undefined);
    assert.equal(readMacaroon(encode([2, 1, 200])), undefined);
  });

  test('the body of a private key is DER of the right length', () => {
    const body = madeUpKeyBody();
    assert.equal(readKeyBody('PRIVATE KEY', body), 'key');
    assert.equal(readKeyBody('ENCRYPTED PRIVATE KEY', body), 'encrypted');
    assert.equal(readKeyBody('PRIVATE KEY', body.slice(0, -8)), 'unreadable');
    assert.equal(readKeyBody('PRIVATE KEY', encode('no key at all')), 'unreadable');
    assert.equal(readKeyBody('PRIVATE KEY', ''), 'unreadable');
  });

  test('a key of OpenSSH names its cipher', () => {
    const key = (cipher: string) => encode('openssh-key-v1\0', [0, 0, 0, cipher.length], cipher, [0, 0, 0, 4], 'none');
    assert.equal(readKeyBody('OPENSSH PRIVATE KEY', key('none')), 'key');
    assert.equal(readKeyBody('OPENSSH PRIVATE KEY', key('aes256-ctr')), 'encrypted');
  });

  test('a key of OpenPGP says whether a passphrase protects it', () => {
    const packet = (usage: number) => encode([0xc5, 40, 4, 1, 2, 3, 4, 1, 0, 8, 255, 0, 2, 3, usage, 9, 9]);
    assert.equal(readKeyBody('PGP PRIVATE KEY BLOCK', packet(0)), 'key');
    assert.equal(readKeyBody('PGP PRIVATE KEY BLOCK', packet(254)), 'encrypted');
    assert.equal(readKeyBody('PGP PRIVATE KEY BLOCK', encode([0xc6, 4, 4, 1])), 'unreadable');
  });

  test('identifiers are split into their words', () => {
    assert.deepEqual(wordsOf('AWSSecretKey my_apiKey2-x URLPath'), [
      'aws',
      'secret',
      'key',
      'my',
      'api',
      'key',
      'x',
      'url',
      'path',
    ]);
  });
});

suite('Values that are plainly made up', () => {
  const random = madeUp('mistral-key');

  test('repeat, count or speak', () => {
    for (const value of [
      'xxxxxxxxxxxxxxxxxxxx',
      `${random.slice(0, 8)}xxxxxxxxxxxxxxxx`,
      'abababababababababab',
      '0123456789abcdef0123456789abcdef',
      '9876543210zyxwvutsrq',
      'a1b2c3a1b2c3a1b2c3a1b2c3',
      'your-api-key-goes-here',
      'ThisIsAnExampleToken',
      'deadbeefdeadbeefdeadbeefdeadbeef',
    ]) {
      assert.notEqual(looksMasked(value), undefined, value);
    }
  });

  test('are none by chance', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      for (const id of ['mistral-key', 'datadog-api-key', 'pagerduty-key', 'azure-devops-old-token', 'cohere-key']) {
        assert.equal(looksMasked(madeUp(id, seed)), undefined, `${id} ${seed}`);
      }
    }
  });

  test('are not made so by one word inside of a random value', () => {
    assert.equal(looksMasked(`${random}test`), undefined);
  });

  test('are judged only if they are long enough', () => {
    assert.equal(looksMasked('aaaaaaa'), undefined);
  });
});
