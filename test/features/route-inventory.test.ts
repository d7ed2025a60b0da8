import assert from 'node:assert/strict';
import { type RouteRow, routesAsCsv, routesAsMarkdown } from '../../server/src/features/route-inventory';

const row: RouteRow = {
  file: 'src/app.ts',
  line: 12,
  method: 'GET',
  path: '/users/:id',
  authentication: 'requireAuth',
  authorization: 'none',
  verdict: 'token-only',
  chain: ['helmet()', 'requireAuth'],
};

suite('The inventory of routes', () => {
  test('has a line for each route in CSV', () => {
    assert.equal(
      routesAsCsv([row]),
      'file,line,method,path,authentication,authorization,verdict,chain\r\n' +
        'src/app.ts,12,GET,/users/:id,requireAuth,none,token-only,helmet() > requireAuth\r\n',
    );
  });

  test('keeps commas and quotes of the program inside of their cell', () => {
    const text = routesAsCsv([{ ...row, authentication: 'auth("a", 1)' }]);
    assert.match(text, /,"auth\(""a"", 1\)",none,/);
  });

  for (const path of ['=cmd()', '+1', '-1', '@sum'])
    test(`gives a spreadsheet no formula: ${path}`, () => {
      assert.match(routesAsCsv([{ ...row, file: path }]), new RegExp(`\\r\\n'\\${path.charAt(0)}`));
    });

  test('is a table in Markdown, which a guard with a bar in it does not break', () => {
    assert.equal(
      routesAsMarkdown([{ ...row, authorization: 'a | b' }]),
      '| Route | Gate 1: who calls | Gate 2: what they may do | Verdict | Place |\n' +
        '| --- | --- | --- | --- | --- |\n' +
        '| `GET /users/:id` | requireAuth | a \\| b | token-only | src/app.ts:12 |\n',
    );
  });
});
