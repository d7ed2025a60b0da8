import assert from 'node:assert/strict';
import { printValue, smallProject } from '../../support/small-project';

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly are: readonly string[];
}

type Cases = Readonly<Record<string, Case>>;

const callables: Cases = {
  'a function': { files: { 'app.ts': '«auth»;\nfunction auth() {}' }, are: ['function auth of app.ts'] },
  'what a package makes of a function': {
    files: { 'app.ts': "import asyncHandler from 'express-async-handler';\n«asyncHandler(list)»;\nfunction list() {}" },
    are: ['function list of app.ts'],
  },
  'what a package makes of several functions is not told': {
    files: { 'app.ts': "import { some } from 'hono/combine';\n«some(a, b)»;\nfunction a() {}\nfunction b() {}" },
    are: [],
  },
  'what a package makes without a function': {
    files: { 'app.ts': "import helmet from 'helmet';\n«helmet({ hsts: true })»;" },
    are: [],
  },
  'the guard that a factory makes': {
    files: {
      'app.ts': "import { requireRole } from './guards';\n«requireRole('admin')»;",
      'guards.ts': 'export const requireRole = (role) => function check(req, res, next) {};',
    },
    are: ['function check of guards.ts'],
  },
  'one of the guards that a factory makes': {
    files: {
      'app.ts':
        "«requireRole('admin')»;\nfunction requireRole(role) { if (!role) return one;\n return two; }\nfunction one() {}\nfunction two() {}",
    },
    are: ['function one of app.ts', 'function two of app.ts'],
  },
  'the ways of a choice that a factory returns': {
    files: { 'app.ts': '«guard(1)»;\nconst guard = (on) => (on ? one : two);\nfunction one() {}\nfunction two() {}' },
    are: ['function one of app.ts', 'function two of app.ts'],
  },
  'a wrapper of the project and what it wraps': {
    files: {
      'app.ts': "import { catchAsync } from './catch-async';\n«catchAsync(list)»;\nfunction list() {}",
      'catch-async.ts':
        'export const catchAsync = (fn) => function wrapped(req, res, next) { Promise.resolve(fn(req, res, next)).catch(next); };',
    },
    are: ['function wrapped of catch-async.ts', 'function list of app.ts'],
  },
  'a wrapper in a wrapper': {
    files: {
      'app.ts':
        '«outer(inner(list))»;\nfunction list() {}\nfunction outer(fn) { return function a() { fn(); }; }\nfunction inner(fn) { return function b() { fn.call(this); }; }',
    },
    are: ['function a of app.ts', 'function b of app.ts', 'function list of app.ts'],
  },
  'a function that the project keeps and does not call': {
    files: {
      'app.ts': '«keep(list)»;\nfunction list() {}\nfunction keep(fn) { all.push(fn); return function none() {}; }',
    },
    are: ['function none of app.ts'],
  },
  'a function of the project that gives back what it is given': {
    files: { 'app.ts': '«same(list)»;\nfunction list() {}\nfunction same(fn) { return fn; }' },
    are: ['function list of app.ts'],
  },
  'a function of the project that leaves the wrapping to a package': {
    files: {
      'app.ts':
        "import { promisify } from 'util';\n«wrap(list)»;\nfunction list() {}\nfunction wrap(fn) { return promisify(fn); }",
    },
    are: ['function list of app.ts'],
  },
  'a handler that is passed by name': {
    files: {
      'app.ts':
        '«run({ handler: list })»;\nfunction list() {}\nfunction run({ handler }) { return function a() { handler(); }; }',
    },
    are: ['function a of app.ts', 'function list of app.ts'],
  },
  'a wrapper that calls itself': {
    files: { 'app.ts': '«again(1)»;\nfunction again(n) { return again(n); }' },
    are: [],
  },
  'an instance that can be called': {
    files: {
      'main.py':
        'class RoleChecker:\n    def __init__(self, roles):\n        pass\n    def __call__(self, user):\n        pass\n\n«RoleChecker(["admin"])»\n',
    },
    are: ['function RoleChecker.__call__ of main.py'],
  },
  'a class that is called': {
    files: { 'main.py': 'class Paging:\n    def __init__(self, page):\n        pass\n\n«Paging»\n' },
    are: ['function Paging.__init__ of main.py'],
  },
  'what a decorator of Python makes': {
    files: {
      'main.py':
        'from functools import wraps\ndef admin_required(view):\n    @wraps(view)\n    def inner(*args):\n        return view(*args)\n    return inner\n\n«admin_required(users)»\ndef users():\n    pass\n',
    },
    are: ['function inner of main.py', 'function users of main.py'],
  },
  'what a decorator with arguments makes': {
    files: {
      'main.py':
        'def role(name):\n    def decorator(view):\n        def inner(*args):\n            return view(*args)\n        return inner\n    return decorator\n\n«role("admin")(users)»\ndef users():\n    pass\n',
    },
    are: ['function inner of main.py', 'function users of main.py'],
  },
};

const results: Cases = {
  'each return of a function': {
    files: {
      'app.ts': "«pick»;\nfunction pick(a) { if (a) { return 'a'; }\n return 'b';\n function other() { return 'c'; } }",
    },
    are: ['"a"', '"b"'],
  },
  'the value of an arrow': { files: { 'app.ts': '«pick»;\nconst pick = (a) => a.b;' }, are: ['a.b'] },
  'an instance of a class': {
    files: { 'app.ts': '«Users»;\nclass Users {}' },
    are: ['instance of class Users of app.ts'],
  },
  'nothing that is known of a package': { files: { 'app.ts': "import { a } from 'a';\n«a»;" }, are: [] },
  'the claims that a guard gives': {
    files: { 'main.py': 'import jwt\ndef get_user(token):\n    return jwt.decode(token)\n\n«get_user»\n' },
    are: ['jwt.decode()'],
  },
};

const bases: Cases = {
  'the nearest first, and at the end what is not of the project': {
    files: {
      'app.ts': "import { Middle } from './middle';\nclass Users extends Middle {}\n«Users»;",
      'middle.ts':
        "import { Controller } from 'web';\nclass Base extends Controller {}\nexport class Middle extends Base {}",
    },
    are: ['class Middle of middle.ts', 'class Base of middle.ts', 'web.Controller'],
  },
  'what a package makes': {
    files: { 'app.ts': "import { AuthGuard } from '@nestjs/passport';\nclass Jwt extends AuthGuard('jwt') {}\n«Jwt»;" },
    are: ['@nestjs/passport.AuthGuard'],
  },
  'what a function of the project makes': {
    files: {
      'app.ts':
        'const mixed = (role) => { class Mixed {}\n return Mixed; };\nclass Admin extends mixed(1) {}\n«Admin»;',
    },
    are: ['class Mixed of app.ts'],
  },
  several: {
    files: {
      'main.py':
        'from django.views import View\nclass Mixin:\n    pass\nclass Users(Mixin, View):\n    pass\n\n«Users»\n',
    },
    are: ['class Mixin of main.py', 'django.views.View'],
  },
  'a class that extends itself': {
    files: { 'app.ts': 'class A extends B {}\nclass B extends A {}\n«A»;' },
    are: ['class B of app.ts'],
  },
};

suite('what runs, what it gives and what it extends', () => {
  for (const [what, { files, are }] of Object.entries(callables)) {
    test(`runs: ${what}`, async () => {
      const { values, marked, module } = await smallProject(files);
      assert.deepEqual(values.callables(values.of(marked, module)).map(printValue), are);
    });
  }

  for (const [what, { files, are }] of Object.entries(results)) {
    test(`gives: ${what}`, async () => {
      const { values, marked, module } = await smallProject(files);
      assert.deepEqual(values.results(values.of(marked, module)).map(printValue), are);
    });
  }

  for (const [what, { files, are }] of Object.entries(bases)) {
    test(`extends: ${what}`, async () => {
      const { values, marked, module } = await smallProject(files);
      const value = values.of(marked, module);
      assert(value.kind === 'class');
      assert.deepEqual(values.bases(value).map(printValue), are);
    });
  }
});
