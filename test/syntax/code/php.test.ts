import assert from 'node:assert/strict';
import type { CodeModule } from '../../../server/src/model/code';
import { walkCode } from '../../../server/src/model/walk-code';
import { parseCode } from '../../support/parse-code';
import { printCode } from '../../support/print-code';

/** Programs behind `<?php`. */
const programs: Readonly<Record<string, readonly [string, string]>> = {
  'a route with its guards': [
    "Route::middleware(['auth', 'can:edit'])->get('/x/{id}', [UserController::class, 'show']);",
    'Route.middleware(["auth", "can:edit"]).get("/x/{id}", [UserController, "show"])',
  ],
  'strings, with escapes and holes': [
    `f('a\\'\\\\\\n', "\\x61\\u{62}\\143\\n\\$\\q", "a $b {$c->d} $e[k] \${g}", "", <<<X\n a $b\n X, <<<'Y'\nraw $b\nY);`,
    'f("a\'\\\\\\\\n", "abc\\n$\\\\q", `"a " $b " " $c.d " " $e.k " " ?(g)`, "", `" a " $b`, "raw $b")',
  ],
  literals: ['f(1_000, 0x1f, 0b11, 017, 1.5e3, TRUE, false, NULL);', 'f(1000, 31, 3, 15, 1500, true, false, null)'],
  'members of objects and of classes': [
    "f($a->b, $a?->b()->c, A::$b, A::B, A::class, $a['b']['c'][0], $a[$b], $a->{$b}, $a->$b(), A::{$b}());",
    'f($a.b, $a.b().c, A.b, A.B, A, $a.b.c[0], $a[$b], $a[$b], $a[$b](), A[$b]())',
  ],
  'the object itself, its class and what that extends under one name each': [
    'class A { function f() { $this->g(self::B, static::h(), new static, parent::f()); parent::__construct(); } }',
    'class A { f = fn f() { this.g(this.B, this.h(), new this(), super.f()); super.constructor() } }',
  ],
  'arguments of every form': ['f($a, ...$b, name: $c, ); g(...); h(...)(1);', 'f($a, ...$b, name=$c); g; h(1)'],
  'lists and dictionaries': [
    "f([$a, ...$b], array(1, 2), [], ['a' => 1, ...$b, 2, $c => 3]);",
    'f([$a, ...$b], [1, 2], [], {a: 1, ...$b, [?]: 2, [?]: 3})',
  ],
  'comparisons, logic and joined texts under one name each': [
    "$a === $b && $c !== 1 || !$d <> 2 and $e . 'x' instanceof A; $a ?? -$b; $a <=> $b;",
    '(((($a == $b) and ($c != 1)) or ((not $d) != 2)) and ($e + ("x" instanceof A))); ($a ?? (- $b)); ($a <=> $b)',
  ],
  'questions whether something is there': [
    "if (isset($a, $b['c']) && !empty($d)) {}",
    'if ((($a != null) and ($b.c != null)) and (not (not $d))) {} else {}',
  ],
  choices: [
    "$a = $b ? 1 : 2; $a = $b ?: 2; $a = match ($b) { 1, 'x' => f(), default => 3 }; $a = match (true) { $c => 4 };",
    'let $a = ($b ? 1 : 2); let $a = ($b or 2); let $a = ((($b == 1) or ($b == "x")) ? f() : 3); let $a = ($c ? 4 : null)',
  ],
  'casts, references, brackets and silence are looked through': [
    '$a = (int) $b; $c = &$d; $e = (@f((clone $g)));',
    'let $a = $b; let $c = $d; let $e = f($g)',
  ],
  'what throws inside of an expression': [
    '$a = $b ?? throw new E(1); fn () => throw $e;',
    'let $a = ($b ?? fn () { throw new E(1) }()); fn () { return fn () { throw $e }() }',
  ],
  'closures and arrows': [
    'f(function (Request $r, $next) use ($a, &$b): void { return $next($r); }, static fn (int ...$x) => $x);',
    'f(fn ($r: Request, $next) { return $next($r) }, fn (...$x: int) { return $x })',
  ],
  'functions with types, defaults and attributes': [
    "#[Get('/x'), Auth]\nfunction f(#[CurrentUser] ?User $u, A|B $c = null, \\D\\E &$f): ?int { return 1; }",
    '@Get("/x") @Auth fn f(@CurrentUser $u: User, $c: (A | B) = null, $f: \\D\\E) { return 1 }',
  ],
  'classes with what they extend and use': [
    'abstract class A extends B implements C { use D, E { f as g; } const X = 1, Y = self::X; protected static ?F $p = null, $q; public array $r = ["a"]; abstract function s(); public static function t() {} }',
    'class A(B, D, E) { static X = 1; static Y = this.X; static p: F = null; static q: F; r: array = ["a"]; static t = fn t() {} }',
  ],
  'constructors with fields': [
    'final class A { public function __construct(private readonly B $b, int $c = 1) { $this->c = $c; } }',
    'class A { constructor = fn constructor(field $b: B, $c: int = 1) { this.c = $c } }',
  ],
  'enumerations, traits, interfaces and nameless classes': [
    "enum R: string { case Admin = 'admin'; case User; function f() {} } trait T { public $a; } interface I extends J { function g(); } return new class($x) extends M { public $y = 1; };",
    'class R { static Admin = "admin"; static User; f = fn f() {} }; class T { a }; class I(J) {}; return new class (M) { y = 1 }($x)',
  ],
  assignments: [
    "$a = $b = 1; $a .= 'x'; $a->b = 2; $a['c'] = 3; $a[] = 4; [$a, , [$b]] = f(); list($a, $b) = $c; ['k' => $a] = $d;",
    'let $a = $b = 1; $a += "x"; $a.b = 2; $a.c = 3; $a[] = 4; let [$a, , [$b]] = f(); let [$a, $b] = $c; let {k: $a} = $d',
  ],
  branches: [
    'if ($a) b(); elseif ($c) { d(); } else e(); if ($a): b(); else: c(); endif;',
    'if $a { b() } else { if $c { d() } else { e() } }; if $a { b() } else { c() }',
  ],
  loops: [
    'foreach ($a as $b) { c(); } foreach ($a as $k => [$b, $c]): endforeach; while ($a) { break; } do { continue; } while ($b); for ($i = 0; $i < 3; $i = $i + 1) f();',
    'loop $b of $a { c() }; loop [$b, $c] of $a { let $k = ?() }; loop $a { break }; loop $b { continue }; let $i = 0; loop ($i < 3) { f(); let $i = ($i + 1) }',
  ],
  errors: [
    'try { a(); } catch (B | C\\D $e) { throw $e; } catch (E) {} finally { f(); }',
    'try { a() } catch B|C\\D as $e { throw $e } catch E {} finally { f() }',
  ],
  cases: [
    "switch ($a) { case 1: case 'b': c(); break; default: return; }",
    'switch $a { 1: ; "b": c(); break; : return }',
  ],
  'what ends the program ends the function': ["exit; die('no');", 'exit(); return; die("no"); return'],
  'words of the language that are functions': [
    "require __DIR__ . '/auth.php'; echo 'a', $b; print 'c'; include_once('d.php'); unset($a['b'], $c);",
    'require((__DIR__ + "/auth.php")); echo("a", $b); print("c"); include_once("d.php"); (delete $a.b); (delete $c)',
  ],
  'pages with programs in them': ['f(); ?><b><?= $a ?></b><?php g();', 'f(); $a; g()'],
};

const sample = Object.values(programs)
  .map(([program]) => program)
  .join('\n');

suite('PHP', () => {
  for (const [name, [text, tree]] of Object.entries(programs)) {
    test(`reads ${name}`, async () => {
      const module = await parseCode('a.php', `<?php\n${text}`);
      assert.equal(module.body.map(printCode).join('; '), tree);
      assert.deepEqual(module.broken, []);
    });
  }

  test('imports of every form bring their names, and so do qualified names', async () => {
    const text = `<?php
namespace App\\Http;
use App\\Models\\User;
use App\\Models\\{Post as P, Sub\\Tag};
use function App\\helper;
use const App\\LIMIT;
use App\\Models;
new \\A\\B; Models\\Order::find(1); Near\\C::d(); namespace\\e(); \\A\\B::class;
`;
    const { imports } = await parseCode('a.php', text);
    assert.deepEqual(
      imports.map(({ from, imported, local }) => `${from.value}:${imported}=${local}`),
      [
        'App\\Models\\User:User=User',
        'App\\Models\\Post:Post=P',
        'App\\Models\\Sub\\Tag:Tag=Tag',
        'App\\helper:helper=helper',
        'App\\LIMIT:LIMIT=LIMIT',
        'App\\Models:Models=Models',
        'A\\B:B=\\A\\B',
        'App\\Models\\Order:Order=Models\\Order',
        'App\\Http\\Near\\C:C=Near\\C',
        'App\\Http\\e:e=namespace\\e',
      ],
    );
  });

  test('what is half typed gives what can be read, and says where it is broken', async () => {
    const text =
      '<?php\nclass A {\n  function f() {\n    $x = $this->\n  }\n  function g() { return 1; }\n}\nf(;\ng();\n';
    const { body, broken } = await parseCode('a.php', text);
    assert.match(body.map(printCode).join('; '), /class A .*g\(\)/s);
    assert.ok(broken.length > 0);
  });

  test('as many statements, arguments and imports are read as a file may hold', async () => {
    const many = 50_000;
    const { body, imports } = await parseCode(
      'a.php',
      `<?php\n${'x;\n'.repeat(many)}use a\\{${'b, '.repeat(many)}c};\nf(${'$d, '.repeat(many)}$e);\n`,
    );
    assert.deepEqual([body.length, imports.length], [many + 1, many + 1]);
  });

  test('of many broken places the first twenty are told', async () => {
    const { broken } = await parseCode('a.php', `<?php\n${'$x = (1 2);\n'.repeat(50)}`);
    assert.equal(broken.length, 20);
  });

  test('offsets count as editors do, also behind signs outside of the basic plane', async () => {
    const text = '<?php # 🔐\n$a = "🔑"; b($a);';
    const { body } = await parseCode('a.php', text);
    assert.deepEqual(
      body.map(({ span }) => text.slice(span.start, span.end)),
      ['$a = "🔑";', 'b($a);'],
    );
  });

  for (const [name, text] of Object.entries({
    brackets: `${'('.repeat(5000)}$a${')'.repeat(5000)};`,
    lists: '$x = ['.repeat(5000),
    calls: `${'f('.repeat(5000)}${')'.repeat(5000)};`,
    'chains of calls': `$a${'->b()'.repeat(5000)};`,
    sums: `$a${' . $a'.repeat(5000)};`,
    targets: `${'$a = '.repeat(5000)}1;`,
    branches: `if ($a) b(); ${'elseif ($a) b(); '.repeat(5000)}`,
    questions: `isset(${'$a, '.repeat(5000)}$b);`,
    arrows: `${'fn() => '.repeat(5000)}1;`,
    closures: 'function () { '.repeat(5000),
    classes: 'new class { function a() { '.repeat(2000),
    choices: `match(1) { ${'1 => match(1) { '.repeat(2000)}`,
  })) {
    test(`${name} deeper than anybody writes end as unknown, and no stack overflows`, async () => {
      const { body } = await parseCode('a.php', `<?php ${text}`);
      let nodes = 0;
      walkCode(body, () => nodes++);
      assert.ok(nodes < 30_000);
    });
  }

  test('every cut of a program is read, each part inside of its whole', async () => {
    for (let end = 0; end < sample.length; end += 3) {
      const text = `<?php ${sample.slice(0, end)}`;
      assertInside(await parseCode('a.php', text), text.length);
    }
  });

  test('what is left of a program without its start is read as well', async () => {
    for (let start = 0; start < sample.length; start += 7) {
      const text = `<?php ${sample.slice(start)}`;
      assertInside(await parseCode('a.php', text), text.length);
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
