import assert from 'node:assert/strict';
import { assertGrowsLinearly, assertTakesAtMost } from '../../../support/cost';
import { readLiterals } from '../../../support/read-literals';

/** Pieces that make a reader look far when they stand in a row. */
const pieces = [
  'password="',
  `password='x password="y `,
  'password=\\"',
  'password=`',
  'password="""',
  '://',
  'a://b:c@',
  'token',
  'token_',
  'token: {',
  'token:\n ',
  'curl ',
  'curl -u ab:cd9!ef ',
  '${token:-',
  'jwt.sign(a,',
  'kind: Secret\n',
  'kind: Secret\ndata:\n  a: b\n',
  '"authorization: bearer ',
  ';password=',
  'host=a;pwd=b9!xcvqz;',
  '"jwt":{',
  '"auth":"',
  'convertto-securestring -asp ',
  '<password ',
  'password=password=',
  'password="a" + ',
  "password='a' 'b' ",
  '"bearer ',
  'ab@tcp(',
  'oracle:thin:',
  'sqlplus -s ',
  "auth: '",
  '| password ',
  'a.password("',
  'a:\n  key: ',
  'echo "a" | chpasswd ',
  'password=(',
  'apikey: a.b[',
];

const paths = ['a.ts', 'a.yaml', 'a.json', 'a.tf', 'a.properties', 'a.md'];

suite('Reading literals of hostile text', () => {
  for (const piece of pieces) {
    test(`takes about twice as long for twice as much of ${JSON.stringify(piece)}`, function () {
      this.timeout(60_000);
      for (const path of paths) {
        const prepare = (length: number): (() => void) => {
          const text = piece.repeat(Math.ceil(length / piece.length));
          return () => readLiterals(text, path);
        };
        assertGrowsLinearly({ small: 8_000, large: 64_000 }, prepare, path);
      }
    });
  }

  // Names that stand in the values of other names make nobody read those values again.
  for (const piece of ['password=password=', ';password=', 'password = ', 'password=a ']) {
    test(`reads 250 kB of ${JSON.stringify(piece)} while nobody waits for it`, function () {
      this.timeout(60_000);
      const text = piece.repeat(Math.ceil(250_000 / piece.length));
      for (const path of paths) assertTakesAtMost(400, () => readLiterals(text, path), path);
    });
  }

  test('ends wherever the text ends', () => {
    const text = 'const password = "abc"; curl -u a:b https://x:y@z/ "auth": "eA==" jwt.sign(a, \'b\') ${token:-c}';
    for (const path of paths) {
      for (let end = 0; end <= text.length; end++) assert.doesNotThrow(() => readLiterals(text.slice(0, end), path));
    }
  });
});
