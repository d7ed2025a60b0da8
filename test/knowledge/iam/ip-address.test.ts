import assert from 'node:assert/strict';
import { isInRange, readIpAddress, readIpRange } from '../../../server/src/knowledge/iam/ip-address';

/** A range, an address, and whether it lies in it. */
type Row = readonly [range: string, address: string, isInside: boolean];

// biome-ignore format: a table
const rows: readonly Row[] = [
  ['192.0.2.0/24',      '192.0.2.0',          true],
  ['192.0.2.0/24',      '192.0.2.255',        true],
  ['192.0.2.0/24',      '192.0.3.0',          false],
  ['192.0.2.128/25',    '192.0.2.127',        false],
  ['192.0.2.128/25',    '192.0.2.128',        true],
  ['10.0.0.0/15',       '10.1.255.255',       true],
  ['10.0.0.0/15',       '10.2.0.0',           false],
  ['0.0.0.0/0',         '203.0.113.9',        true],
  ['203.0.113.9/32',    '203.0.113.9',        true],
  ['203.0.113.9',       '203.0.113.8',        false],
  ['2001:db8::/32',     '2001:db8:ffff::1',   true],
  ['2001:db8::/32',     '2001:db9::',         false],
  ['2001:db8::/33',     '2001:db8:8000::',    false],
  ['2001:db8::1',       '2001:0DB8:0:0:0:0:0:1', true],
  ['::/0',              '::1',                true],
  ['::ffff:0:0/96',     '::ffff:192.0.2.1',   true],
  ['::ffff:0:0/96',     '192.0.2.1',          false],
  ['0.0.0.0/0',         '::1',                false],
];

suite('IP addresses', () => {
  for (const [range, address, isInside] of rows) {
    test(`${address} lies ${isInside ? 'in' : 'outside of'} ${range}`, () => {
      const read = readIpRange(range);
      const words = readIpAddress(address);
      assert.ok(read && words);
      assert.equal(isInRange(words, read), isInside);
    });
  }

  test('what is no address and no range is not read', () => {
    for (const text of [
      '',
      '1.2.3',
      '1.2.3.4.5',
      '1.2.3.256',
      '1.2.3.-4',
      '1.2.3.4/33',
      '1.2.3.4/',
      '1.2.3.4/x',
      'a.b.c.d',
    ]) {
      assert.equal(readIpRange(text), undefined, text);
    }
    for (const text of [
      ':',
      ':::',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '12345::',
      'g::',
      '::1/129',
      '::1.2.3.4:5',
    ]) {
      assert.equal(readIpRange(text), undefined, text);
    }
    assert.equal(readIpAddress('1.2.3.4/24'), undefined);
  });
});
