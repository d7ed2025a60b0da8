import assert from 'node:assert/strict';
import type { CodeModule } from '../../../server/src/model/code';
import { walkCode } from '../../../server/src/model/walk-code';
import { parseCode } from '../../support/parse-code';
import { printCode } from '../../support/print-code';

const inFunction = (body: string): string => `package a\nfunc f() {\n${body}\n}\n`;

const programs: Readonly<Record<string, readonly [string, string]>> = {
  'a method is called by its type, and has its receiver first': [
    'package a\nfunc (h *Users) Show(w http.ResponseWriter, ids ...int) {}\nfunc (l List[T]) Len() int { return 1 }',
    'fn Users.Show(h: Users, w: http.ResponseWriter, ...ids: int) {}; fn List.Len(l: List[T]) { return 1 }',
  ],
  'types with their fields, what is embedded as a base': [
    'package a\ntype H struct { *Base; pkg.Emb; a, b string `json:"x"`; f func(int) error }\ntype I interface { Get(id int) error }\ntype Rs []R\ntype A = B',
    'class H(Base, pkg.Emb) { Base: Base; Emb: pkg.Emb; a: string; b: string; f: ?() }; class I { Get }; class Rs(?(R)) {}; class A(B) {}',
  ],
  'variables and constants, of which counted ones have no known value': [
    'package a\nconst ( X R = iota\n Y )\nvar z *T\nvar k, j int = 1, 2\nvar c = `raw\\n`',
    'let X: R = ?(); let Y = ?(); let z: T; let k: int = 1; let j: int = 2; let c = "raw\\\\n"',
  ],
  'bare returns give the results that have names': [
    'package a\nfunc f() (a int, err error) { return }\nfunc g() (n int) { return }\nfunc h() int { return }',
    'fn f() { return [a, err] }; fn g() { return n }; fn h() { return }',
  ],
};

const bodies: Readonly<Record<string, readonly [string, string]>> = {
  'what an if declares for itself, and type assertions': [
    'if v, ok := x.(T); !ok { return } else if b { c() } else { d() }',
    '{ let [v, ok] = x; if (not ok) { return } else { if b { c() } else { d() } } }',
  ],
  loops: [
    'for i, v := range xs { continue }\nfor i := 0; i < 3; i++ { break }\nfor {}\nfor c {}',
    'loop v of xs { let i = ?(); continue }; { let i = 0; loop (i < 3) { break; i += 1 } }; loop  {}; loop c {}',
  ],
  'switches by value, by condition and by type': [
    'switch a := y; a { case 1, 2: f()\ndefault: g() }\nswitch { case a, b: f()\ndefault: g() }\nswitch v := x.(type) { case int: f(v) }',
    '{ let a = y; switch a { 1|2: f(); : g() } }; { if (a or b) { f() } else { g() } }; switch ?(x) { ?(): let v = x; f(v) }',
  ],
  'literals of structs, maps, lists and ordered documents': [
    'a(&User{Name: "x", Role: r}, map[string]any{"a": 1}, gin.H{"b": c}, []string{"d"}, bson.D{{"e", 1}, {Key: "f", Value: 2}}, T{g, h}, new(T))',
    'a(new User(Name="x", Role=r), {a: 1}, {b: c}, ["d"], {e: 1, f: 2}, new T(g, h), new T())',
  ],
  'assignments to one and to several': [
    'a.b, c = 1, 2\nd, _ = f()\ne, err := g()\n*p = 3\nq += 4',
    'a.b = 1; c = 2; [d, ] = f(); let [e, err] = g(); p = 3; q += 4',
  ],
  'pointers, slices, conversions and generics': [
    'f(&a, *b, a[1:], a["x"], a[i], []byte("s"), string(c), g[T](d), xs...)',
    'f((& a), b, a[?(1)], a.x, a[i], "s", string(c), g[T](d), ...xs)',
  ],
  'what runs later is not called on the way': [
    'defer func() { recover() }()\ndefer r.Close()\ngo work()',
    '?(fn () { recover() }); r.Close(); work()',
  ],
  'strings with escapes': ['f("\\u0061\\x62\\143\\n\\"", \'c\', `\\n`)', 'f("abc\\n\\"", "c", "\\\\n")'],
};

suite('The tree of Go', () => {
  for (const [name, [text, printed]] of Object.entries(programs)) {
    test(name, async () => {
      const { body, broken } = await parseCode('a.go', text);
      assert.deepEqual(broken, []);
      assert.equal(body.map(printCode).join('; '), printed);
    });
  }
  for (const [name, [text, printed]] of Object.entries(bodies)) {
    test(name, async () => {
      const { body, broken } = await parseCode('a.go', inFunction(text));
      assert.deepEqual(broken, []);
      assert.equal(body.map(printCode).join('; '), `fn f() { ${printed} }`);
    });
  }

  test('a package has the last name of its path, without a version and without hyphens', async () => {
    const text = `package a
import ("net/http"; e "x/y"; _ "drivers/pg"; . "dot/z"; "github.com/go-chi/chi/v5"; "gopkg.in/yaml.v3"; "a/jwt-go"; "a/go-redis"; "a/http-server")
var x = httpserver.New()`;
    const { imports } = await parseCode('a.go', text);
    assert.deepEqual(
      imports.map(({ local, from }) => `${local} = ${from.value}`),
      [
        'http = net/http',
        'e = x/y',
        ' = drivers/pg',
        ' = dot/z',
        'chi = github.com/go-chi/chi/v5',
        'yaml = gopkg.in/yaml.v3',
        'jwt = a/jwt-go',
        'redis = a/go-redis',
        'httpserver = a/http-server',
      ],
    );
  });

  test('half-typed text gives what can be read', async () => {
    const { body, broken } = await parseCode('a.go', 'package a\nfunc f() {\n  r.GET("/x", \n}\nfunc g() {}\n');
    assert.ok(broken.length > 0);
    assert.match(body.map(printCode).join('; '), /r\.GET/);
  });

  test('a megabyte is read in linear time', async () => {
    const { body } = await parseCode('a.go', `package a\n${'var x = f(1)\n'.repeat(70_000)}`);
    assert.equal(body.length, 70_000);
  });

  for (const [name, text] of Object.entries({
    brackets: `var x = ${'('.repeat(5000)}a${')'.repeat(5000)}`,
    calls: `var x = ${'f('.repeat(5000)}${')'.repeat(5000)}`,
    chains: `var x = a${'.b()'.repeat(5000)}`,
    sums: `var x = a${' + a'.repeat(5000)}`,
    branches: inFunction(`if a { }${' else if a { }'.repeat(3000)}`),
    blocks: inFunction(`${'{'.repeat(3000)}${'}'.repeat(3000)}`),
    literals: `var x = ${'T{'.repeat(3000)}${'}'.repeat(3000)}`,
    types: `var x ${'[]'.repeat(5000)}T`,
  })) {
    test(`${name} deeper than anybody writes end as unknown, and no stack overflows`, async () => {
      const { body } = await parseCode('a.go', `package a\n${text}`);
      let nodes = 0;
      walkCode(body, () => nodes++);
      assert.ok(nodes < 30_000);
    });
  }

  test('every cut of a program is read, each part inside of its whole', async () => {
    const sample = [
      ...Object.values(programs).map(([text]) => text),
      ...Object.values(bodies).map(([text]) => inFunction(text)),
    ].join('\n');
    for (let end = 0; end < sample.length; end += 5) assertInside(await parseCode('a.go', sample.slice(0, end)), end);
  });
});

/** Every value with a span lies in the text. */
function assertInside({ body, imports, broken }: CodeModule, end: number): void {
  walkCode(body, ({ span }) => {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= end);
  });
  for (const span of [...imports.map((one) => one.span), ...broken]) assert.ok(span.end <= end);
}
