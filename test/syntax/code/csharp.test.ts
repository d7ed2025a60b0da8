import assert from 'node:assert/strict';
import type { CodeModule } from '../../../server/src/model/code';
import { walkCode } from '../../../server/src/model/walk-code';
import { parseCode } from '../../support/parse-code';
import { printCode } from '../../support/print-code';

/** What stands in a method, and what is read of it. */
const bodies: Readonly<Record<string, readonly [string, string]>> = {
  'strings, plain, verbatim, raw and with holes': [
    'f("a\\u0041\\t\\"", @"c:\\d ""e""", """raw "x" """, \'c\', "x"u8, $"a{b,5:N}c{{d}}", $@"e""{f}", $"""{g}""");',
    'f("aA\\t\\"", "c:\\\\d \\"e\\"", "raw \\"x\\" ", "c", "x", `"a" b "c" "{d}"`, `"e\\"" f`, `g`)',
  ],
  literals: ['f(1_000, 0x1F, 1.5m, 2UL, true, null, default);', 'f(1000, 31, 1.5, 2, true, null, null)'],
  'members, by dot, by string and where there may be none': [
    'x.A.B; y = a?.B?.C(1).D; y = a?[0]?["k"]; y = b!.C; y = base.F(this);',
    'x.A.B; y = a.B.C(1).D; y = a[0].k; y = b.C; y = super.F(this)',
  ],
  'calls with names, types, and what they give back': [
    'F(a, n: 1, ref b, out c, out var d); db.Set<User>().Find(1); Get<A, B>();',
    'let d; F(a, n=1, b, c out ?(), d out ?()); db.Set<User>().Find(1); Get<A, B>()',
  ],
  'what is made, with its fields': [
    'x = new User(1) { Name = n, Home = { City = c } }; User u = new() { Id = 1 }; y = new List<User>();',
    'x = new User(1, Name=n, Home={City: c}); let u: User = new User(Id=1); y = new List<User>()',
  ],
  'lists, dictionaries and objects without a class': [
    'a = new[] { 1, 2 }; b = new List<int> { 3 }; c = [1, ..d]; e = new Dictionary<string, int> { ["f"] = 1, { "g", 2 } }; h = new { i.J, K = 1 };',
    'a = [1, 2]; b = [3]; c = [1, ...d]; e = {f: 1, g: 2}; h = {J: i.J, K: 1}',
  ],
  'the name of something is a text': ['f(nameof(User), nameof(a.Name));', 'f("User", "Name")'],
  'casts and brackets are looked through': [
    'a = (int)b; c = d as E; f = (g); h = typeof(User).Name;',
    'a = b; c = d; f = g; h = User.Name',
  ],
  'logic under one name each': [
    'x = a && !b || c ?? d; y = -e; z += 1;',
    'x = (((a and (not b)) or c) ?? d); y = (- e); z += 1',
  ],
  'patterns as the conditions that they are': [
    'a = x is null; b = x is not null; c = x is { Role: "r", A.B: > 1 }; d = x is 1 or 2; e = x is User;',
    'a = (x == null); b = (x != null); c = ((x and (x.Role == "r")) and (x.A.B > 1)); d = ((x == 1) or (x == 2)); e = x',
  ],
  'names that patterns give are declared before': [
    'if (x is User u && u.A) return; if (x is not { B: 1 } v) return;',
    'let u; if (u = x and u.A) { return } else {}; let v; if (not (v = x and (x.B == 1))) { return } else {}',
  ],
  'a choice, and a switch that is a choice for each of its ways': [
    'a = b ? c : d; e = f switch { "g" => 1, { H: 2 } => 3, I i when i.J => 4, _ => throw new K() };',
    'a = (b ? c : d); let i; e = ((f == "g") ? 1 : ((f and (f.H == 2)) ? 3 : ((i = f and i.J) ? 4 : fn () { throw new K() }())))',
  ],
  'what throws where a value is expected': ['a = b ?? throw new C("d");', 'a = (b ?? fn () { throw new C("d") }())'],
  'functions without a name': [
    'f(x => x.A, async (int a, B b) => { await c; }, static () => d, delegate { return; }, [E] (g) => g);',
    'f(fn (x) { return x.A }, async fn (a: int, b: B) { await c }, fn () { return d }, fn () { return }, @E fn (g) { return g })',
  ],
  'queries as the calls that they become': [
    'a = from p in db.Posts join u in db.Users on p.U equals u.I where p.X == 1 select p.Y;',
    'a = db.Posts.Join(?(db.Users, p.U, u.I)).Where(fn (p) { return (p.X == 1) }).Select(fn (p) { return p.Y })',
  ],
  'declarations and what is taken apart': [
    'int a = 1, b; const string c = "d"; var (e, f) = g; (h, var i) = j; User? k = null; string[] l = m;',
    'let a: int = 1; let b: int; let c: string = "d"; let [e, f] = g; let i; [h, i] = j; let k: User = null; let l: Array[string] = m',
  ],
  branches: ['if (a) b(); else if (c) { d(); } else e();', 'if a { b() } else { if c { d() } else { e() } }'],
  loops: [
    'foreach (var a in b) { continue; } foreach (var (k, v) in c) break; for (int i = 0; i < 3; i++) { } while (d) ; do { } while (e);',
    'loop a of b { continue }; loop [k, v] of c { break }; { let i: int = 0; loop (i < 3) { (++ i) } }; loop d {}; loop e {}',
  ],
  errors: [
    'try { a(); } catch (B e) when (e.C) { throw; } catch { d(); } finally { f(); }',
    'try { a() } catch B as e { throw } catch  { d() } finally { f() }',
  ],
  cases: [
    'switch (a) { case "b": case "c": return d; case E e when e.F: break; default: g(); break; }',
    'let e; switch a { "b": ; "c": return d; e = a: if e.F { break } else {}; : g(); break }',
  ],
  'what is used and given back': [
    'using (var a = b()) { c(); } using var d = e(); await using var f = g(); lock (h) { i(); } using (j) k();',
    'with b() as a { c() }; let d = e(); let f = g(); with h { i() }; with j { k() }',
  ],
  'statements that do not matter': [
    ';; label: goto label; checked { a(); } yield return b; yield break; int L(int x) => x + 1;',
    '{ a() }; ?(b); fn L(x: int) { return (x + 1) }',
  ],
};

const files: Readonly<Record<string, readonly [string, string]>> = {
  'a class with its attributes, members and what it extends': [
    `[ApiController, Route("api/[controller]")]
public class UsersController : ControllerBase, IUsers<User> {
  private readonly IUserService _users;
  public const string Name = "n";
  [Inject] public Db Db { get; set; } = new();
  public int Count => _users.Count;
  public int Full { get { return 1; } set { x = value; } }
  public UsersController(IUserService users, [FromServices] Db? db = null) : base(users) => _users = users;
  [HttpGet("{id:int}"), Authorize(Roles = "a")]
  public async Task<ActionResult<User>> Get(int id, params string[] rest) { return await _users.Get(id); }
  [NonAction] public static void Help() { }
  enum Kind { A, B = 2 }
}`,
    '@ApiController @Route("api/[controller]") class UsersController(ControllerBase, IUsers[User]) { _users: IUserService; static Name: string = "n"; @Inject Db: Db = new ?()(); Count: int = @property fn Count() { return _users.Count }; Full: int = @property fn Full() { return 1 }; constructor = fn constructor(users: IUserService, @FromServices db: Db = null) { super(users); return _users = users }; Get = @HttpGet("{id:int}") @Authorize(Roles="a") async fn Get(id: int, ...rest: Array[string]) { return await _users.Get(id) }; static Help = @NonAction fn Help() {}; static Kind = class Kind { static A; static B = 2 } }',
  ],
  'records and primary constructors, whose parameters are fields': [
    'namespace A.B;\npublic record Delete(int Id) : IRequest<Unit>;\nclass Users(Db db) : Base(db) { int F() => db.X; }',
    'class Delete(IRequest[Unit]) { constructor = fn constructor(field Id: int) {} }; class Users(Base) { constructor = fn constructor(field db: Db) { super(db) }; F = fn F() { return db.X } }',
  ],
  'interfaces, of which only what has a body has a value': [
    'namespace A { interface IUsers : IBase { Task<User> Get(int id); string Name { get; } int One() => 1; } abstract class B { protected abstract bool May(); } }',
    'class IUsers(IBase) { Get; Name: string; One = fn One() { return 1 } }; class B { May }',
  ],
  'methods that extend a type, and statements at the top': [
    'var app = builder.Build();\napp.MapUsers();\nstatic class E { public static void MapUsers(this WebApplication app) { } }',
    'let app = builder.Build(); app.MapUsers(); class E { static MapUsers = fn MapUsers(@this app: WebApplication) {} }',
  ],
  'both ways of a condition of the compiler': [
    '#if DEBUG\nclass A {}\n#else\nclass B {}\n#endif',
    'class A {}; class B {}',
  ],
  'generic attributes': ['[TypeFilter<Own>(1)] class A {}', '@TypeFilter<Own>(1) class A {}'],
};

const sample = [
  ...Object.values(files).map(([text]) => text.replace(/^namespace A.B;/, '')),
  `class Z { void F() { ${Object.values(bodies)
    .map(([text]) => text)
    .join('\n')} } }`,
].join('\n');

suite('C#', () => {
  for (const [name, [text, tree]] of Object.entries(bodies)) {
    test(`reads ${name}`, async () => {
      const module = await parseCode('a.cs', `class Z { void F() { ${text} } }`);
      assert.equal(module.body.map(printCode).join('; '), `class Z { F = fn F() { ${tree} } }`);
    });
  }

  for (const [name, [text, tree]] of Object.entries(files)) {
    test(`reads ${name}`, async () => {
      const module = await parseCode('a.cs', text);
      assert.equal(module.body.map(printCode).join('; '), tree);
      assert.deepEqual(module.broken, []);
    });
  }

  test('directives bring the names of a namespace, of a class, or one under another name', async () => {
    const text = 'global using A.B;\nusing static C.D;\nusing E = F.G.H;\nnamespace I { using J; }';
    const { imports } = await parseCode('a.cs', text);
    assert.deepEqual(
      imports.map(({ from, imported, local }) => `${from.value}:${imported}=${local}`),
      ['A.B:*=', 'C.D:*=', 'F.G:H=E', 'J:*='],
    );
  });

  test('what is half typed gives what can be read, and says where it is broken', async () => {
    const text =
      'class A {\n  int F() { return user. }\n  int G() { return 1; }\n}\nvar app = X();\napp.MapGet("/x", () => \n';
    const { body, broken } = await parseCode('a.cs', text);
    const printed = body.map(printCode).join('; ');
    assert.match(printed, /G = fn G\(\) \{ return 1 \}/);
    assert.match(printed, /let app = X\(\)/);
    assert.ok(broken.length > 0);
  });

  test('as many statements, arguments and directives are read as a file may hold', async () => {
    const many = 50_000;
    const { body, imports } = await parseCode(
      'a.cs',
      `${'using a;\n'.repeat(many)}${'x();\n'.repeat(many)}f(${'d, '.repeat(many)}e);\n`,
    );
    assert.deepEqual([body.length, imports.length], [many + 1, many]);
  });

  for (const [name, text] of Object.entries({
    brackets: `x = ${'('.repeat(5000)}a${')'.repeat(5000)};`,
    calls: `${'f('.repeat(5000)}${')'.repeat(5000)};`,
    'chains of calls': `a${'.b()'.repeat(5000)};`,
    sums: `x = a${' + a'.repeat(5000)};`,
    branches: `if (a) b();\n${'else if (a) b();\n'.repeat(5000)}`,
    lambdas: `x = ${'y => '.repeat(5000)}1;`,
    classes: `${'class A { '.repeat(5000)}${'}'.repeat(5000)}`,
    types: `${'A<'.repeat(5000)}B${'>'.repeat(5000)} x;`,
    patterns: `x = a is ${'not '.repeat(5000)}b;`,
    'fields of patterns': `x = a is { ${'B.'.repeat(5000)}C: 1 };`,
    'ways of a switch': `x = a switch { ${'1 => 2, '.repeat(5000)} };`,
    blocks: `${'{'.repeat(5000)}${'}'.repeat(5000)}`,
  })) {
    test(`${name} deeper than anybody writes end as unknown, and no stack overflows`, async () => {
      const { body } = await parseCode('a.cs', text);
      let nodes = 0;
      walkCode(body, () => nodes++);
      assert.ok(nodes < 30_000);
    });
  }

  test('every cut of a program is read, each part inside of its whole', async () => {
    for (let end = 0; end < sample.length; end += 7) assertInside(await parseCode('a.cs', sample.slice(0, end)), end);
  });

  test('what is left of a program without its start is read as well', async () => {
    for (let start = 0; start < sample.length; start += 13) {
      const rest = sample.slice(start);
      assertInside(await parseCode('a.cs', rest), rest.length);
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
