import assert from 'node:assert/strict';
import { printValue, smallProject } from '../../support/small-project';

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly is: string;
}

const composer =
  '{ "autoload": { "psr-4": { "App\\\\": "app/", "App\\\\Models\\\\": "src/models" }, "files": ["lib/helpers.php"] } }';

const cases: Readonly<Record<string, Case>> = {
  'a class that is imported': {
    files: {
      'routes/web.php': '<?php\nuse App\\Http\\Users;\n«Users::class»;',
      'app/Http/Users.php': '<?php\nnamespace App\\Http;\nclass Users {}',
    },
    is: 'class Users of app/Http/Users.php',
  },
  'a class under another name, of a group': {
    files: {
      'routes/web.php': '<?php\nuse App\\Http\\{Users as U};\nf(«U::class»);',
      'app/Http/Users.php': '<?php\nnamespace App\\Http;\nclass Users {}',
    },
    is: 'class Users of app/Http/Users.php',
  },
  'a class by its whole name, wherever it stands': {
    files: {
      'routes/web.php':
        '<?php\nuse Other\\Users;\n\\App\\Http\\Users::class;\nfunction f() { return «\\App\\Http\\Users::class»; }',
      'app/Http/Users.php': '<?php\nnamespace App\\Http;\nclass Users {}',
    },
    is: 'class Users of app/Http/Users.php',
  },
  'a class where the longest name of composer.json says': {
    files: {
      'composer.json': composer,
      'app/Http/Users.php': '<?php\nnamespace App\\Http;\nuse App\\Models\\User;\n«User::class»;',
      'src/models/User.php': '<?php\nnamespace App\\Models;\nclass User {}',
      'app/Models/User.php': '<?php\nnamespace App\\Models;\nclass Old {}',
    },
    is: 'class User of src/models/User.php',
  },
  'a class of the same namespace, without an import': {
    files: {
      'app/Models/Post.php':
        '<?php\nnamespace App\\Models;\nclass Post { function user() { return $this->belongsTo(«User::class»); } }',
      'app/Models/User.php': '<?php\nnamespace App\\Models;\nclass User {}',
    },
    is: 'class User of app/Models/User.php',
  },
  'a function that is loaded for all': {
    files: {
      'composer.json': composer,
      'app/Http/Users.php': '<?php\nnamespace App\\Http;\n«is_admin»($x);',
      'lib/helpers.php': '<?php\nfunction is_admin($x) { return true; }',
    },
    is: 'function is_admin of lib/helpers.php',
  },
  'a class of a package': {
    files: { 'routes/web.php': '<?php\nuse Illuminate\\Support\\Facades\\Route;\n«Route::get»(1);' },
    is: 'Illuminate\\Support\\Facades.Route.get',
  },
  'a function and a class that nothing declares': {
    files: { 'routes/web.php': '<?php\nf(«auth()->user()»);' },
    is: '\\.auth().user()',
  },
  'a variable and a function with one name': {
    files: { 'a.php': '<?php\nfunction f(Request $request) { return «request»("x"); }' },
    is: '\\.request',
  },
  'a method by $this': {
    files: { 'a.php': '<?php\nclass A { function f() { return «$this->g»(); } private function g() {} }' },
    is: 'function A.g of a.php',
  },
  'a method in a closure': {
    files: { 'a.php': '<?php\nclass A { function f() { return function () { «$this->g»(); }; } function g() {} }' },
    is: 'function A.g of a.php',
  },
  'a static method and a constant by self': {
    files: { 'a.php': '<?php\nclass A { const X = "x"; static function f() { return «self::X»; } }' },
    is: '"x"',
  },
  'a method of what the class extends': {
    files: {
      'app/A.php': '<?php\nnamespace App;\nclass A extends B { function f() { «parent::g»(); } }',
      'app/B.php': '<?php\nnamespace App;\nclass B { function g() {} }',
    },
    is: 'function B.g of app/B.php',
  },
  'a method of a trait': {
    files: {
      'app/A.php':
        '<?php\nnamespace App;\nuse App\\Traits\\Checks;\nclass A { use Checks; function f() { «$this->check»(); } }',
      'app/Traits/Checks.php': '<?php\nnamespace App\\Traits;\ntrait Checks { function check() {} }',
    },
    is: 'function A.check of app/Traits/Checks.php',
  },
  'what the constructor is given, by its type': {
    files: {
      'app/A.php':
        '<?php\nnamespace App;\nclass A { private $b; function __construct(B $b) { $this->b = $b; } function f() { «$this->b->g»(); } }',
      'app/B.php': '<?php\nnamespace App;\nclass B { function g() {} }',
    },
    is: 'function B.g of app/B.php',
  },
  'a field that the constructor makes': {
    files: {
      'app/A.php':
        '<?php\nnamespace App;\nclass A { function __construct(private B $b) {} function f() { «$this->b->g»(); } }',
      'app/B.php': '<?php\nnamespace App;\nclass B { function g() {} }',
    },
    is: 'function B.g of app/B.php',
  },
  'a field with a type': {
    files: {
      'a.php': '<?php\nclass B { function g() {} }\nclass A { protected ?B $b; function f() { «$this->b->g»(); } }',
    },
    is: 'function B.g of a.php',
  },
  'a service out of the container': {
    files: { 'a.php': '<?php\nclass B { function g() {} }\n«app(B::class)->g»();' },
    is: 'function B.g of a.php',
  },
  'the value of a case': {
    files: { 'a.php': "<?php\nenum Role: string { case Admin = 'admin'; }\nf(«Role::Admin»);" },
    is: '"admin"',
  },
  'a text that is joined': {
    files: { 'a.php': "<?php\nconst BASE = '/api';\nf(«BASE . '/users'»);" },
    is: '"/api/users"',
  },
  'an instance that is made': {
    files: { 'a.php': '<?php\nclass A { function g() {} }\n$a = new A();\n«$a->g»();' },
    is: 'function A.g of a.php',
  },
};

suite('Values of PHP', () => {
  for (const [name, { files, is }] of Object.entries(cases)) {
    test(name, async () => {
      const { values, marked, module } = await smallProject(files);
      assert.equal(printValue(values.of(marked, module)), is);
    });
  }
});
