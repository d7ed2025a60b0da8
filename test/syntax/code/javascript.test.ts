import assert from 'node:assert/strict';
import type { CodeModule } from '../../../server/src/model/code';
import { type CodeNode, walkCode } from '../../../server/src/model/walk-code';
import { parseCode } from '../../support/parse-code';
import { printCode } from '../../support/print-code';

const programs: Readonly<Record<string, readonly [string, string]>> = {
  'a guard and a handler': [
    "app.get('/x', auth('admin'), async (req, res) => res.send(req.user?.id))",
    'app.get("/x", auth("admin"), async fn (req, res) { return res.send(req.user.id) })',
  ],
  'strings, with escapes and holes': [
    "f('\\u0061\\x62\\'c', `plain`, `a ${b} c`, tag`x ${y}`)",
    'f("ab\'c", "plain", `"a " b " c"`, tag`"x " y`)',
  ],
  literals: ['f(1_000, 0x10, true, null, undefined, /a\\/b/g)', 'f(1000, 16, true, null, null, /a\\/b/g)'],
  'members by dot, by question mark and by string': ["a.b?.c['d'][e]", 'a.b.c.d[e]'],
  'casts, brackets and non-null are looked through': ['f((a as B)!, <C>d, e satisfies F)', 'f(a, d, e)'],
  'comparisons and logic under one name each': [
    'a === b && c !== d || (!e ?? f)',
    '(((a == b) and (c != d)) or ((not e) ?? f))',
  ],
  objects: [
    "f({ a, 'b-c': 1, [d]: 2, ...e, g() {}, async h(x) { return x } })",
    'f({a: a, b-c: 1, [?]: 2, ...e, g: fn g() {}, h: async fn h(x) { return x }})',
  ],
  'what is taken apart': [
    "const { a, b: { c = 1 }, 'd': e, ...rest } = x, [f, g] = y",
    'let {a: a, b: {c: c = 1}, d: e, ...rest} = x; let [f, g] = y',
  ],
  parameters: ['function f(a, { b } = {}, c = 1, ...d) {}', 'fn f(a, {b: b} = {}, c = 1, ...d) {}'],
  'types of parameters': [
    'function f(this: X, a?: Map<string, ns.User>, b: string[] = []) {}',
    'fn f(this: X, a: Map[string, ns.User], b: ?(string) = []) {}',
  ],
  'classes with decorators on everything': [
    "@Controller('users') export class Users extends Base<X> implements Y { static z = 1; constructor(private readonly s: Svc) { super() } @Get(':id') @Roles(Role.Admin) one(@Param('id') id: string) {} }",
    '@Controller("users") class Users(Base) { static z = 1; constructor = fn constructor(field s: Svc) { super() }; one = @Get(":id") @Roles(Role.Admin) fn one(@Param("id") id: string) {} }',
  ],
  'functions of generators and classes without a name': [
    'x = class { y = function* () {} }',
    'x = class  { y = fn () {} }',
  ],
  'enumerations are dictionaries': ["enum Role { Admin = 'admin', User }", 'let Role = {Admin: "admin", User: "User"}'],
  branches: ['if (a) b(); else if (c) { d() } else e()', 'if a { b() } else { if c { d() } else { e() } }'],
  loops: [
    'for (const a of b) c(a); for (let i = 0; i < n; i++) d(); while (e) f()',
    'loop a of b { c(a) }; let i = 0; loop (i < n) { d() }; loop e { f() }',
  ],
  errors: [
    'try { a() } catch (e) { throw new E(e) } finally { b() }',
    'try { a() } catch  as e { throw new E(e) } finally { b() }',
  ],
  cases: ['switch (a) { case 1: case 2: b(); break; default: c() }', 'switch a { 1: ; 2: b(); break; : c() }'],
  'markup is unknown, with what is in it': ['f(<A b={c} />)', 'f(?(A, ?(?(), ?(c))))'],
};

suite('JavaScript and TypeScript', () => {
  for (const [name, [text, tree]] of Object.entries(programs)) {
    test(`reads ${name}`, async () => {
      const module = await parseCode(/<[AC]\b/.test(text) && !text.includes('<C>') ? 'a.tsx' : 'a.ts', text);
      assert.equal(module.body.map(printCode).join('; '), tree);
      assert.deepEqual(module.broken, []);
    });
  }

  test('imports of every form bring their names', async () => {
    const text = `import a, { b as c, type D } from 'x'; import * as e from './y'; import 'z'; import type { F } from 'f';
      import g = require('g'); const h = require('h'); const { i, j: k } = require('./k'); const l = require('m').n;`;
    const { imports } = await parseCode('a.ts', text);
    assert.deepEqual(
      imports.map(({ from, imported, local, isType }) => `${from.value}:${imported}=${local}${isType ? ' type' : ''}`),
      [
        'x:default=a',
        'x:b=c',
        'x:D=D type',
        './y:*=e',
        'z:*=',
        'f:F=F type',
        'g:*=g',
        'h:*=h',
        './k:i=i',
        './k:j=k',
        'm:n=l',
      ],
    );
  });

  test('exports of every form give their names', async () => {
    const text = `export const a = 1, { b } = x; export function c() {} export default class D {} export { a as e };
      export { f as g } from './f'; export * from './all'; export * as h from './h';
      module.exports = { i }; exports.j = k; module.exports.l = m;`;
    const { exports } = await parseCode('a.ts', text);
    assert.deepEqual(
      exports.map(
        ({ name, from, imported, value }) =>
          `${name}=${from ? `${from.value}:${imported}` : value ? printCode(value) : ''}`,
      ),
      ['a=a', 'b=b', 'c=c', 'default=D', 'e=a', 'g=./f:f', '*=./all:*', 'h=./h:*', '=={i: i}', 'j=k', 'l=m'],
    );
  });

  test('directives stand at the top of a module or of a function', async () => {
    const { directives, body } = await parseCode('a.ts', "'use server'\nfunction f() { 'use strict'; 'no'.x() }");
    assert.deepEqual(directives, ['use server']);
    assert.equal(body.map(printCode).join(), 'fn f() { "use strict"; "no".x() }');
  });

  test('what is half typed gives what can be read, and says where it is broken', async () => {
    const { body, broken } = await parseCode('a.js', "app.use(auth)\napp.get('/x', (req, res) => {\n  const id = req.");
    assert.match(body.map(printCode).join('; '), /^app\.use\(auth\); /);
    assert.ok(broken.length > 0);
  });

  test('offsets count as editors do, also behind signs outside of the basic plane', async () => {
    const text = "/* 🔐 */ const a = '🔑'; b(a)";
    const { body } = await parseCode('a.ts', text);
    const { start, end } = body[1]?.span ?? { start: 0, end: 0 };
    assert.equal(text.slice(start, end), 'b(a)');
  });

  test('nesting deeper than anybody writes is unknown, and no stack overflows', async () => {
    for (const piece of ['(', '[', 'f(', '{a:', '!', 'a?b:', 'function(){', 'x=>']) {
      const { body } = await parseCode('a.js', `x = ${piece.repeat(5000)}`);
      assertNested(body);
    }
  });

  test('every cut of a program is read, each part inside of its whole', async () => {
    const text = Object.values(programs)
      .map(([program]) => program)
      .join(';\n');
    for (let end = 0; end < text.length; end += 3) {
      const module = await parseCode('a.ts', text.slice(0, end));
      assertInside(module, end);
    }
  });
});

function assertInside({ body }: CodeModule, end: number): void {
  walkCode(body, ({ span }) => assert.ok(0 <= span.start && span.start <= span.end && span.end <= end));
}

function assertNested(body: readonly CodeNode[]): void {
  let nodes = 0;
  walkCode(body, () => nodes++);
  assert.ok(nodes < 10_000);
}
