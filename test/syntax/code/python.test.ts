import assert from 'node:assert/strict';
import type { CodeModule } from '../../../server/src/model/code';
import { walkCode } from '../../../server/src/model/walk-code';
import { parseCode } from '../../support/parse-code';
import { printCode } from '../../support/print-code';

const programs: Readonly<Record<string, readonly [string, string]>> = {
  'a guard and a handler': [
    '@app.get("/x", dependencies=[Depends(auth)])\nasync def read(user: User = Depends(current)):\n  return await find(user.id)',
    '@app.get("/x", dependencies=[Depends(auth)]) async fn read(user: User = Depends(current)) { return await find(user.id) }',
  ],
  'strings, with prefixes, escapes and holes': [
    'f("\\u0061\\x62\\143\\U0001f511\\\'\\n\\d\\N{DASH}\\\n", r"\\n", b"b", """t""", \'\', f"a {b!r:>{w}} {{c}}", "a" "b", "a" f"{b}")',
    'f("abc🔑\'\\n\\\\d\\\\N{DASH}", "\\\\n", "b", "t", "", `"a " b w " {c}"`, "ab", `"a" b`)',
  ],
  literals: ['f(1_000, 0x1f, 1e3, True, False, None, 1.5j, ...)', 'f(1000, 31, 1000, true, false, null, ?(), ?())'],
  'members by dot and by string': ['a.b["c"].d[e][1:2, f]["g", "h"]', 'a.b.c.d[e][?(1, 2), f]["g", "h"]'],
  'arguments of every form': ['f(a, *b, c=1, **d)\nf(x for x in y)', 'f(a, ...b, c=1, ...d); f(?(x, ?(y)))'],
  'lists, tuples, sets and dictionaries': [
    'f([a, *b], (a,), (), {a, b}, {"a": 1, **b, c: 2})\na, b',
    'f([a, ...b], [a], [], [a, b], {a: 1, ...b, [?]: 2}); [a, b]',
  ],
  'comparisons and logic under one name each': [
    'a is b and c is not d or not e == f not in g\na | b @ -c',
    '(((a == b) and (c != d)) or (not ((e == f) and (f not in g)))); (a | (b @ (- c)))',
  ],
  'a chain of comparisons, which asks for each': ['a < b < c', '((a < b) and (b < c))'],
  'choices, awaits, yields and assignments in an expression': [
    'f(a if b else c, await d, (e := 1))\nx = yield g',
    'f((b ? a : c), await d, e = 1); let x = ?(g)',
  ],
  'lambdas return their expression': ['lambda a, *b, c=1: d', 'fn (a, ...b, c = 1) { return d }'],
  'comprehensions are unknown, with what is in them but their own names': [
    '[f(x) async for x in y if z]\n{k: v for k, v in d}',
    '?(f(x), ?(y), ?(z)); ?(?(k, v), ?(d))',
  ],
  'parameters and types': [
    'def f(self, a, /, b=1, *, c: Annotated["User", Depends(g)], d: a.B["C"] = None, g: A | None = None, *e: int, **k): ...',
    'fn f(self, a, b = 1, c: Annotated["User", Depends(g)], d: a.B["C"] = null, g: (A | null) = null, ...e: int, ...k) { ?() }',
  ],
  'classes with their members, under conditions too': [
    'class A(B, C[T], metaclass=M, *D):\n  """about"""\n  x: int = 1\n  y, z = w\n  if q:\n    v = 2\n  @property\n  def p(self): pass\n  @staticmethod\n  def s(): pass\n  class Meta: o = 1',
    'class A(B, C[T], ...D) { x: int = 1; y; z; v = 2; p = @property fn p(self) {}; static s = @staticmethod fn s() {}; Meta = class Meta { o = 1 } }',
  ],
  'a decorated class': ['@a\n@b(1)\nclass C: pass', '@a @b(1) class C {}'],
  'assignments, one for each target': [
    'a = b.c = d["e"] = f\na, (b, *c), [d] = e\n(g) = 1\nx: int\ny: "A" = 1\nz += 1',
    'let a = f; b.c = f; d.e = f; let [a, [b, ?(...c)], [d]] = e; let g = 1; let x: int; let y: "A" = 1; z += 1',
  ],
  'names of an outer scope are given a value, and no new name is made': [
    'def f():\n  global a\n  a = 1\n  def g():\n    nonlocal b\n    a = b = 2',
    'fn f() { a = 1; fn g() { let a = 2; b = 2 } }',
  ],
  branches: ['if a: b()\nelif c:\n  d()\nelse: e()', 'if a { b() } else { if c { d() } else { e() } }'],
  loops: [
    'for a, b in c:\n  d\nelse:\n  e\nwhile f:\n  continue\nasync for g in h: break',
    'loop [a, b] of c { d }; e; loop f { continue }; loop g of h { break }',
  ],
  errors: [
    'try:\n  a\nexcept (B, C.D) as e:\n  raise E from e\nexcept* F:\n  raise\nexcept: f\nelse:\n  g\nfinally:\n  h',
    'try { a; g } catch B|C.D as e { throw E } catch F { throw } catch  { f } finally { h }',
  ],
  'an assertion, which throws unless it holds': ['assert a.b, "no"', 'if (not a.b) { throw "no" } else {}'],
  contexts: ['with a as b, c() as (d, e), f: g', 'with a as b, c() as [d, e], f { g }'],
  'cases, with what their patterns capture': [
    'match a:\n  case 1 | B.c: d\n  case User(role="admin", id=i) as u if i: e\n  case -1: f\n  case {"k": v, **w}: g\n  case [x, *y]: h\n  case n: i\n  case _: j',
    'switch a { 1|B.c: d; ?(User, ?("admin"), ?(?())): let u; let i; if i { e } else {}; (- 1): f; ?("k", ?(), ?()): let v; let w; g; ?(?(), ?()): let x; let y; h; : let n; i; : j }',
  ],
  'statements that do not matter': [
    'del a, b\ntype X[T] = list[T]\nprint "a", b\nexec "c"',
    '(delete [a, b]); let X = list[T]; ?("a", b); ?("c")',
  ],
};

const sample = Object.values(programs)
  .map(([program]) => program)
  .join('\n');

suite('Python', () => {
  for (const [name, [text, tree]] of Object.entries(programs)) {
    test(`reads ${name}`, async () => {
      const module = await parseCode('a.py', text);
      assert.equal(module.body.map(printCode).join('; '), tree);
      assert.deepEqual(module.broken, []);
    });
  }

  test('imports of every form bring their names, wherever they stand', async () => {
    const text = `from __future__ import annotations
import a.b, c.d as e
from . import f as g, h
from .. i . j import (k, # the key
  l)
from m import *
try:
  import n
except ImportError:
  from o import n
if TYPE_CHECKING:
  from .p import P
def q():
  import r
`;
    const { imports } = await parseCode('a.py', text);
    assert.deepEqual(
      imports.map(({ from, imported, local, isType }) => `${from.value}:${imported}=${local}${isType ? ' type' : ''}`),
      [
        '__future__:annotations=annotations',
        'a.b:*=a',
        'c.d:*=e',
        '.:f=g',
        '.:h=h',
        '..i.j:k=k',
        '..i.j:l=l',
        'm:*=',
        'n:*=n',
        'o:n=n',
        '.p:P=P type',
        'r:*=r',
      ],
    );
  });

  test('what is half typed gives what can be read, and says where it is broken', async () => {
    const text =
      'app = Flask()\nclass A:\n  def f(self):\n    x = self.\n\n  def g(self): return 1\n\n@app.get("/x")\n';
    const { body, broken } = await parseCode('a.py', text);
    assert.equal(
      body.map(printCode).join('; '),
      'let app = Flask(); class A { f = fn f(self) { x; self }; g = fn g(self) { return 1 } }; app.get("/x")',
    );
    assert.deepEqual(
      broken.map(({ start, end }) => text.slice(start, end)),
      ['x = self.', '@app.get("/x")'],
    );
  });

  test('as many statements, arguments and imports are read as a file may hold', async () => {
    const many = 100_000;
    const { body, imports, broken } = await parseCode(
      'a.py',
      `${'x\n'.repeat(many)}from a import ${'b, '.repeat(many)}c\nf(${'d, '.repeat(many)}e 1)\n`,
    );
    assert.deepEqual([body.length, imports.length, broken.length], [many + 1, many + 1, 1]);
  });

  test('of many broken places the first twenty are told', async () => {
    const { broken } = await parseCode('a.py', 'x = (1 2\n)\n'.repeat(50));
    assert.equal(broken.length, 20);
  });

  test('offsets count as editors do, also behind signs outside of the basic plane', async () => {
    const text = '# 🔐\na = "🔑"; b(a)';
    const { body } = await parseCode('a.py', text);
    assert.deepEqual(
      body.map(({ span }) => text.slice(span.start, span.end)),
      ['a = "🔑"', 'b(a)'],
    );
  });

  test('a span begins with the first decorator, and with the first of several targets', async () => {
    const text = '@a\ndef f(): pass\nb = c = 1';
    const { body } = await parseCode('a.py', text);
    assert.deepEqual(
      body.map(({ span }) => text.slice(span.start, span.end)),
      ['@a\ndef f(): pass', 'b = c = 1', 'c = 1'],
    );
  });

  for (const [name, text] of Object.entries({
    brackets: `${'('.repeat(5000)}a${')'.repeat(5000)}`,
    lists: 'x = ['.repeat(5000),
    calls: `${'f('.repeat(5000)}${')'.repeat(5000)}`,
    'chains of calls': `a${'.b()'.repeat(5000)}`,
    sums: `a${' + a'.repeat(5000)}`,
    comparisons: `a${' < a'.repeat(5000)}`,
    targets: `${'a = '.repeat(5000)}1`,
    branches: `if a: b\n${'elif a: b\n'.repeat(5000)}`,
    lambdas: `${'lambda: '.repeat(5000)}1`,
    functions: Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}def a():\n`).join(''),
    types: `x: ${'A['.repeat(5000)}${']'.repeat(5000)}`,
    patterns: `match a:\n case ${'('.repeat(5000)}b${')'.repeat(5000)}: pass`,
    'names of patterns': `match a:\n case b${' as c'.repeat(5000)}: pass`,
    'names of modules': `match a:\n case b${'.c'.repeat(5000)}: pass`,
  })) {
    test(`${name} deeper than anybody writes end as unknown, and no stack overflows`, async () => {
      const { body } = await parseCode('a.py', text);
      let nodes = 0;
      walkCode(body, () => nodes++);
      assert.ok(nodes < 30_000);
    });
  }

  test('every cut of a program is read, each part inside of its whole', async () => {
    for (let end = 0; end < sample.length; end += 3) assertInside(await parseCode('a.py', sample.slice(0, end)), end);
  });

  test('what is left of a program without its start is read as well', async () => {
    for (let start = 0; start < sample.length; start += 7) {
      const rest = sample.slice(start);
      assertInside(await parseCode('a.py', rest), rest.length);
    }
  });
});

/** Every value with a span lies in the text, and in the value that it is a part of. */
function assertInside({ body, imports, broken }: CodeModule, end: number): void {
  const open: { value: unknown; outer: { start: number; end: number } }[] = [
    { value: [body, imports, broken], outer: { start: 0, end } },
  ];
  for (let one = open.pop(); one; one = open.pop()) {
    const { value, outer } = one;
    if (typeof value !== 'object' || value === null) continue;
    const span = 'span' in value ? (value.span as { start: number; end: number }) : outer;
    assert.ok(outer.start <= span.start && span.start <= span.end && span.end <= outer.end);
    for (const [key, part] of Object.entries(value)) if (key !== 'span') open.push({ value: part, outer: span });
  }
}
