import assert from 'node:assert/strict';
import type { CodeModule } from '../../../server/src/model/code';
import { walkCode } from '../../../server/src/model/walk-code';
import { parseCode } from '../../support/parse-code';
import { printCode } from '../../support/print-code';

/** Statements in a method, and what is read of them. */
const statements: Readonly<Record<string, readonly [string, string]>> = {
  'strings, with escapes, characters and text blocks': [
    `f("a\\t\\"\\u0041\\101\\\\", 'c', '\\n', "", """\n      SELECT *\n        FROM users\n      """);`,
    'f("a\\t\\"AA\\\\", "c", "\\n", "", "SELECT *\\n  FROM users\\n")',
  ],
  literals: ['f(1_000, 10L, 0xFF, 0b11, 017, 1.5f, -2, true, null);', 'f(1000, 10, 255, 3, 15, 1.5, -2, true, null)'],
  'members, elements and types': [
    'f(a.b, a.b().c, a[0], Role.ADMIN, User.class, a.b.C.D);',
    'f(a.b, a.b().c, a[0], Role.ADMIN, User, a.b.C.D)',
  ],
  'the object itself and what it inherits, whichever of those around is meant': [
    'this.a(); super.b(); Outer.this.c = 1; Outer.super.d(); this.<T>e();',
    'this.a(); super.b(); this.c = 1; super.d(); this.e()',
  ],
  'logic and comparisons under the names that languages share': [
    'f(a && b || !c, a != null, a == b, x instanceof User, i + 1 >= 2);',
    'f(((a and b) or (not c)), (a != null), (a == b), (x instanceof User), ((i + 1) >= 2))',
  ],
  'a value that is of a type and gets a name': [
    'if (!(principal instanceof User user)) { return null; }',
    'let user; if (not user = principal) { return null } else {}',
  ],
  'casts and brackets are looked through': ['User u = (User) (a.b());', 'let u: User = a.b()'],
  'what is made, lists and classes without a name among it': [
    'f(new User("a"), new ArrayList<User>(), new int[] {1, 2}, new int[3], new Runnable() { public void run() { g(); } });',
    'f(new User("a"), new ArrayList(), [1, 2], [], new class (Runnable) { run = fn run() { g() } }())',
  ],
  'lambdas and names of methods': [
    'f(x -> x.a(), (a, b) -> { return a; }, (User u) -> u, () -> {}, this::check, User::getName, User::new);',
    'f(fn (x) { return x.a() }, fn (a, b) { return a }, fn (u: User) { return u }, fn () {}, this.check, User.getName, User)',
  ],
  'assignments, several variables at once, counting': [
    'int x = 1, y; var z = a; x += 2; i++; a.b = c; a[0] = 1;',
    'let x: int = 1; let y: int; let z = a; x += 2; (++ i); a.b = c; a[0] = 1',
  ],
  'branches and choices': [
    'if (a) b(); else if (c) { d(); } else e(); f(a ? b : c);',
    'if a { b() } else { if c { d() } else { e() } }; f((a ? b : c))',
  ],
  loops: [
    'for (User u : users) { f(u); } for (int i = 0; i < 3; i++) g(); while (a) { continue; } do { break; } while (b); here: for (;;) {}',
    'loop u of users { f(u) }; { let i: int = 0; loop (i < 3) { g() } }; loop a { continue }; loop b { break }; loop  {}',
  ],
  'errors and resources': [
    'try (var in = open()) { f(); } catch (A | B e) { throw new C("x", e); } finally { g(); }',
    'try { let in = open(); f() } catch A|B as e { throw new C("x", e) } finally { g() }',
  ],
  'a switch that runs on, and one that does not': [
    'switch (a) { case 1: case 2: f(); break; default: g(); } switch (a) { case X, Y -> f(); default -> { g(); } }',
    'switch a { 1: ; 2: f(); break; : g() }; switch a { X|Y: f(); break; : g(); break }',
  ],
  'a switch that gives a value': [
    'var x = switch (a) { case X, Y -> 1; case User u when u.ok() -> { yield 2; } default -> throw new E(); };',
    'let u; let x = (((a == X) or (a == Y)) ? 1 : ((u = a and ?(u.ok())) ? fn () { return 2 }() : fn () { throw new E() }()))',
  ],
  'what stands in a lock is a block, and assertions decide nothing': [
    'synchronized (this) { f(); } assert a : "b";',
    '{ f() }; ?(a, "b")',
  ],
};

const declarations: Readonly<Record<string, readonly [string, string]>> = {
  'a class with annotations, what it extends and implements': [
    '@RestController @RequestMapping("/a") public class A extends Base<User> implements I, b.J {}',
    '@RestController @RequestMapping("/a") class A(Base[User], I, b.J) {}',
  ],
  'annotations with names, lists and annotations in them': [
    '@X(value = {"/a", "/b"}, method = RequestMethod.GET, inner = @Y(1)) class A {}',
    '@X(value=["/a", "/b"], method=RequestMethod.GET, inner=Y(1)) class A {}',
  ],
  'fields with their types, several at once': [
    'class A { private static final String P = "x" + "y"; @Autowired private Users a, b; }',
    'class A { static P: String = ("x" + "y"); @Autowired a: Users; @Autowired b: Users }',
  ],
  'constructors under one name': [
    'class A { A(@Qualifier("q") B b) { super(b); this.b = b; } A() { this(null); } }',
    'class A { constructor = fn constructor(@Qualifier("q") b: B) { super(b); this.b = b }; constructor = fn constructor() { this(null) } }',
  ],
  'methods with annotated parameters': [
    'class A { @Get("/x") public static <T> T f(@Path("id") Long id, List<T> all, String... more) throws E { return id; } }',
    'class A { static f = @Get("/x") fn f(@Path("id") id: Long, all: List[T], ...more: String) { return id } }',
  ],
  'what has no body is not known': [
    'interface I extends J { @Get void f(int a); default void g() { f(1); } String C = "c"; } abstract class A { abstract void h(); }',
    'class I(J) { @Get f = ?(@Get fn f(a: int) {}); g = fn g() { f(1) }; static C: String = "c" }; class A { h = ?(fn h() {}) }',
  ],
  'enumerations, records and classes inside': [
    'enum E { A("x"), B; int n; E(String s) {} } record R(@NotNull String a, int b) {} class O { static class I {} }',
    'class E { static A; static B; n: int; constructor = fn constructor(s: String) {} }; class R { constructor = fn constructor(@NotNull field a: String, field b: int) {}; @NotNull a: String; b: int }; class O { static I = class I {} }',
  ],
};

const sample =
  'package a; import b.C; @R(x = {"y"}) class A<T> extends B { @G("/z") String f(@P Long id) { if (o instanceof U u) { return """\n  t\n  """; } switch (a) { case 1 -> f(() -> { throw new E(); }); } for (int i = 0; ; i++) { try { g(x::y); } catch (E e) {} } } }';

suite('source code of Java', () => {
  for (const [name, [text, printed]] of Object.entries(statements)) {
    test(`reads ${name}`, async () => {
      const { body, broken } = await parseCode('A.java', `class A { void m() { ${text} } }`);
      assert.equal(body.map(printCode).join('; '), `class A { m = fn m() { ${printed} } }`);
      assert.deepEqual(broken, []);
    });
  }

  for (const [name, [text, printed]] of Object.entries(declarations)) {
    test(`reads ${name}`, async () => {
      const { body, broken } = await parseCode('A.java', text);
      assert.equal(body.map(printCode).join('; '), printed);
      assert.deepEqual(broken, []);
    });
  }

  test('imports name the file of a class, and what they bring of it', async () => {
    const { imports } = await parseCode(
      'A.java',
      'package a;\nimport b.c.User; import b.c.User.Role; import static b.c.Roles.ADMIN; import b.d.*; import static b.c.Roles.*; import b.lower;',
    );
    assert.deepEqual(
      imports.map(({ from, imported, local }) => `${from.value}:${imported}=${local}`),
      ['b.c.User:*=User', 'b.c.User:Role=Role', 'b.c.Roles:ADMIN=ADMIN', 'b.d:*=', 'b.c.Roles:*=', 'b.lower:*=lower'],
    );
  });

  test('what is half typed gives what can be read, and says where it is broken', async () => {
    const text = 'class A {\n  void f() {\n    this.\n  }\n  int g() { return 1; }\n}\nclass B { void h() {} }';
    const { body, broken } = await parseCode('A.java', text);
    assert.match(body.map(printCode).join('; '), /class A .*class B/s);
    assert.ok(broken.length > 0);
  });

  test('of many broken places the first twenty are told', async () => {
    const { broken } = await parseCode('A.java', `class A { void f() {\n${'x = (1 2);\n'.repeat(50)}} }`);
    assert.equal(broken.length, 20);
  });

  test('offsets count as editors do, also behind signs outside of the basic plane', async () => {
    const text = '/* 🔐 */ class A { String a = "🔑"; B b; }';
    const { body } = await parseCode('A.java', text);
    const [first] = body;
    const members = first?.kind === 'class' ? first.class.members : [];
    assert.deepEqual(
      members.map(({ span }) => text.slice(span.start, span.end)),
      ['String a = "🔑";', 'B b;'],
    );
  });

  for (const [name, text] of Object.entries({
    brackets: `${'('.repeat(5000)}a${')'.repeat(5000)};`,
    calls: `${'f('.repeat(5000)}${')'.repeat(5000)};`,
    'chains of calls': `a${'.b()'.repeat(5000)};`,
    sums: `x = a${' + a'.repeat(5000)};`,
    targets: `${'a = '.repeat(5000)}1;`,
    branches: `${'if (a) b(); else '.repeat(5000)} c();`,
    lambdas: `f(${'x -> '.repeat(5000)}x);`,
    blocks: '{'.repeat(5000),
    types: `${'List<'.repeat(3000)}A${'>'.repeat(3000)} a;`,
    switches: `x = ${'switch (a) { default -> '.repeat(2000)}`,
  })) {
    test(`${name} deeper than anybody writes end as unknown, and no stack overflows`, async () => {
      const { body } = await parseCode('A.java', `class A { void f() { ${text} } }`);
      let nodes = 0;
      walkCode(body, () => nodes++);
      assert.ok(nodes < 30_000);
    });
  }

  test('every cut of a program is read, each part inside of its whole', async () => {
    for (let end = 0; end < sample.length; end += 3) {
      const text = sample.slice(0, end);
      assertInside(await parseCode('A.java', text), text.length);
    }
  });

  test('a megabyte is read in time that grows with its length', async () => {
    const time = async (text: string): Promise<number> => {
      const start = performance.now();
      await parseCode('A.java', text);
      return performance.now() - start;
    };
    const method =
      '@Get("/x") public List<User> f(@Path Long id) { if (a.b(id) != null) { return c.d(x -> x.e()); } }\n';
    const whole = (times: number): string => `class A {\n${method.repeat(times)}}\n`;
    await time(whole(10));
    const small = await time(whole(1000));
    const large = await time(whole(9000));
    assert.ok(large < small * 9 * 4 + 200, `${small} ms became ${large} ms`);
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
