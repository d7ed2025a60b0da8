import assert from 'node:assert/strict';
import { printValue, smallProject } from '../../support/small-project';

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly is: string;
}

type Cases = Readonly<Record<string, Case>>;

const modules: Cases = {
  'a guard of another file': {
    files: {
      'app.ts': "import { requireAuth } from './guards';\napp.use(«requireAuth»);",
      'guards.ts': 'export function requireAuth() {}',
    },
    is: 'function requireAuth of guards.ts',
  },
  'a guard under another name': {
    files: {
      'app.ts': "import { requireAuth as auth } from './guards';\napp.use(«auth»);",
      'guards.ts': 'const check = () => {};\nexport { check as requireAuth };',
    },
    is: 'function (no name) of guards.ts',
  },
  'a default that is a name': {
    files: {
      'app.ts': "import auth from './auth';\n«auth»;",
      'auth.ts': 'const auth = () => {};\nexport default auth;',
    },
    is: 'function (no name) of auth.ts',
  },
  'a function that gives its own name to something inside': {
    files: {
      'app.ts': "import auth from './auth';\n«auth»;",
      'auth.ts': 'export default function auth() { const auth = read(); return auth; }',
    },
    is: 'function auth of auth.ts',
  },
  'a default without a name': {
    files: { 'app.ts': "import auth from './auth';\n«auth»;", 'auth.ts': 'export default function () {}' },
    is: 'function (no name) of auth.ts',
  },
  'a member of a whole module': {
    files: {
      'app.ts': "import * as guards from './guards';\n«guards.isAdmin»;",
      'guards.ts': 'export const isAdmin = () => {};',
    },
    is: 'function (no name) of guards.ts',
  },
  'a guard that a barrel passes on': {
    files: {
      'app.ts': "import { isAdmin } from './guards';\n«isAdmin»;",
      'guards/index.ts': "export * from './login';\nexport * from './admin';",
      'guards/admin.ts': 'export function isAdmin() {}',
      'guards/login.ts': 'export function isKnown() {}',
    },
    is: 'function isAdmin of guards/admin.ts',
  },
  'a default that a barrel gives a name': {
    files: {
      'app.ts': "import { auth } from './guards';\n«auth»;",
      'guards/index.ts': "export { default as auth } from './auth';",
      'guards/auth.ts': 'export default function auth() {}',
    },
    is: 'function auth of guards/auth.ts',
  },
  'a whole module that a barrel gives a name': {
    files: {
      'app.ts': "import { guards } from './lib';\n«guards.auth»;",
      'lib/index.ts': "export * as guards from './guards';",
      'lib/guards.ts': 'export function auth() {}',
    },
    is: 'function auth of lib/guards.ts',
  },
  'barrels that pass on each other': {
    files: {
      'app.ts': "import { auth } from './a';\n«auth»;",
      'a.ts': "export * from './b';",
      'b.ts': "export * from './a';",
    },
    is: 'unknown: "./a" has no "auth"',
  },
  'names that lead back to themselves': {
    files: {
      'app.ts': "import { auth } from './a';\n«auth»;",
      'a.ts': "export { auth } from './b';",
      'b.ts': "export { auth } from './a';",
    },
    is: 'unknown: "./a" has no "auth"',
  },
  'a file that is not there': {
    files: { 'app.ts': "import { auth } from './guards';\n«auth»;" },
    is: 'unknown: "./guards" is not in the workspace',
  },
  'a name of a package': {
    files: { 'app.ts': "import { Router } from 'express';\n«Router»;" },
    is: 'express.Router',
  },
  'the default of a package': {
    files: { 'app.ts': "import express from 'express';\n«express.Router»;" },
    is: 'express.Router',
  },
  'a path behind the name of a package': {
    files: { 'app.ts': "import { auth } from '@clerk/nextjs/server';\n«auth.protect»;" },
    is: '@clerk/nextjs.server.auth.protect',
  },
  'a module of Node': {
    files: { 'app.ts': "import { createHmac } from 'node:crypto';\n«createHmac»;" },
    is: 'crypto.createHmac',
  },
  'a name that a barrel passes on from a package': {
    files: { 'app.ts': "import { Router } from './web';\n«Router»;", 'web.ts': "export * from 'express';" },
    is: 'express.Router',
  },
  'a global': { files: { 'app.ts': '«process.env.PORT»;' }, is: '(global).process.env.PORT' },
};

const commonJs: Cases = {
  'require of what is exported as a whole': {
    files: { 'app.js': "const auth = require('./auth');\n«auth»;", 'auth.js': 'module.exports = function auth() {};' },
    is: 'function auth of auth.js',
  },
  'require of one name': {
    files: {
      'app.js': "const { isAdmin } = require('./auth');\n«isAdmin»;",
      'auth.js': 'function isAdmin() {}\nmodule.exports = { isAdmin };',
    },
    is: 'function isAdmin of auth.js',
  },
  'a name of exports': {
    files: {
      'app.js': "const auth = require('./auth');\n«auth.isAdmin»;",
      'auth.js': 'exports.isAdmin = (req, res, next) => {};',
    },
    is: 'function (no name) of auth.js',
  },
  'exports that are passed on by spreading': {
    files: {
      'app.js': "const { isAdmin } = require('./guards');\n«isAdmin»;",
      'guards/index.js': "module.exports = { ...require('./login'), ...require('./admin') };",
      'guards/login.js': 'exports.isKnown = function isKnown() {};',
      'guards/admin.js': 'exports.isAdmin = function isAdmin() {};',
    },
    is: 'function isAdmin of guards/admin.js',
  },
  'a member that is given to an object later': {
    files: {
      'app.js': "const guards = require('./guards');\n«guards.isAdmin»;",
      'guards.js': 'const guards = {};\nguards.isAdmin = function isAdmin() {};\nmodule.exports = guards;',
    },
    is: 'function isAdmin of guards.js',
  },
  'a member of what is exported as a whole': {
    files: {
      'app.js': "const { isAdmin } = require('./guards');\n«isAdmin»;",
      'guards.js': 'module.exports = router;\nfunction router() {}\nmodule.exports.isAdmin = function isAdmin() {};',
    },
    is: 'function isAdmin of guards.js',
  },
  'require at the place of use': {
    files: { 'app.js': "app.use(«require('./auth').isAdmin»);", 'auth.js': 'exports.isAdmin = function isAdmin() {};' },
    is: 'function isAdmin of auth.js',
  },
  'the default of an older module': {
    files: { 'app.ts': "import auth from './auth';\n«auth.isAdmin»;", 'auth.js': 'module.exports = { isAdmin() {} };' },
    is: 'function isAdmin of auth.js',
  },
  'require of a package': { files: { 'app.js': "«require('express').Router»;" }, is: 'express.Router' },
  'an import where it is needed': {
    files: {
      'app.ts': "async () => { const { auth } = await import('./auth');\n«auth»; };",
      'auth.ts': 'export function auth() {}',
    },
    is: 'function auth of auth.ts',
  },
};

const names: Cases = {
  'a parameter that hides a guard': {
    files: { 'app.ts': 'function auth() {}\nfunction use(auth) { return «auth»; }' },
    is: 'auth',
  },
  'a parameter that is taken apart': {
    files: { 'app.ts': 'app.get(({ params: { id } }, res) => «id»);' },
    is: 'parameter 0.params.id',
  },
  'a variable that takes a parameter apart': {
    files: { 'app.ts': 'app.get((req) => { const { user: { id } } = req; return «id»; });' },
    is: 'req.user.id',
  },
  'a function that is declared further down': {
    files: { 'app.ts': 'app.use(«auth»);\nfunction auth() {}' },
    is: 'function auth of app.ts',
  },
  'names of two blocks': {
    files: {
      'app.ts': 'if (a) { const mw = one; } else { const mw = two; «mw»; }\nfunction one() {}\nfunction two() {}',
    },
    is: 'function two of app.ts',
  },
  'a name that is overwritten before it is used': {
    files: { 'app.ts': 'let mw = one;\nmw = two;\n«mw»;\nfunction one() {}\nfunction two() {}' },
    is: 'function two of app.ts',
  },
  'a name that is overwritten after it is used': {
    files: { 'app.ts': 'let mw = one;\n«mw»;\nmw = two;\nfunction one() {}\nfunction two() {}' },
    is: 'function one of app.ts',
  },
  'a name that may be overwritten': {
    files: { 'app.ts': 'let mw = one;\nif (strict) mw = two;\n«mw»;\nfunction one() {}\nfunction two() {}' },
    is: 'unknown: "mw" is given different values',
  },
  'a name that is empty at first': {
    files: { 'app.ts': 'let mw;\nbefore(() => { mw = one; });\ntest(() => «mw»);\nfunction one() {}' },
    is: 'function one of app.ts',
  },
  'a variable of a loop': {
    files: { 'app.ts': 'const routes = [a, b];\nfor (const route of routes) «route»;' },
    is: 'list of app.ts.*',
  },
  'an error that was caught': { files: { 'app.ts': 'try { a(); } catch (error) { «error»; }' }, is: 'unknown' },
  'a method that has the name of what it calls': {
    files: {
      'app.ts': "import { check } from './check';\nexport default { check() { return «check»; } };",
      'check.ts': 'export function check() {}',
    },
    is: 'function check of check.ts',
  },
};

const expressions: Cases = {
  'a cast': {
    files: { 'app.ts': 'const mw = auth as Handler;\n«mw»;\nfunction auth() {}' },
    is: 'function auth of app.ts',
  },
  'a choice of two guards': {
    files: { 'app.ts': 'const mw = strict ? one : two;\n«mw»;\nfunction one() {}\nfunction two() {}' },
    is: 'unknown',
  },
  'a choice of a guard and nothing': {
    files: { 'app.ts': 'const mw = strict ? one : undefined;\n«mw»;\nfunction one() {}' },
    is: 'function one of app.ts',
  },
  'a default for the environment': { files: { 'app.ts': "«process.env.PREFIX || '/api'»;" }, is: '"/api"' },
  'a default for what the caller gives': { files: { 'app.ts': "(req) => «req.query.role || 'user'»;" }, is: 'unknown' },
  'data behind a test': { files: { 'app.ts': '(req) => «req.session && req.session.user»;' }, is: 'req.session.user' },
  'a text out of constants': {
    files: { 'app.ts': "const base = '/api';\n«`${base}/v${1}` + '/users'»;" },
    is: '"/api/v1/users"',
  },
  'a member of an enumeration': { files: { 'app.ts': "enum Role { Admin = 'admin' }\n«Role.Admin»;" }, is: '"admin"' },
  'an element of a list': {
    files: { 'app.ts': 'const all = [one, two];\n«all[1]»;\nfunction two() {}' },
    is: 'function two of app.ts',
  },
  'an element of something': { files: { 'app.ts': '(req, key) => «req.body[key]»;' }, is: 'req.body.*' },
  'a method that is bound': {
    files: { 'app.ts': 'class Users { list() {} }\nconst users = new Users();\n«users.list.bind(users)»;' },
    is: 'function Users.list of app.ts',
  },
  'a member of joined objects': {
    files: { 'app.ts': 'const all = Object.assign({}, { a() {} }, { b() {} });\n«all.b»;' },
    is: 'function b of app.ts',
  },
  'a call of a package': {
    files: { 'app.ts': "import express from 'express';\nconst app = express();\n«app»;" },
    is: 'express()',
  },
  'a member of a call of a package': {
    files: { 'app.ts': "import express from 'express';\nconst app = express();\n«app.locals»;" },
    is: 'express().locals',
  },
  'a member of what a factory makes': {
    files: {
      'app.ts': "import { makeUsers } from './users';\nconst users = makeUsers(db);\n«users.list»;",
      'users.ts': 'export function makeUsers(db) { function list() {}\n return { list }; }',
    },
    is: 'function list of users.ts',
  },
};

const classes: Cases = {
  'a method of an instance': {
    files: {
      'app.ts': "import { Users } from './users';\nconst users = new Users();\n«users.list»;",
      'users.ts': 'export class Users { list() {} }',
    },
    is: 'function Users.list of users.ts',
  },
  'a method of an instance that another file makes': {
    files: {
      'app.ts': "import users from './users';\n«users.list»;",
      'users.ts': 'class Users { list() {} }\nexport default new Users();',
    },
    is: 'function Users.list of users.ts',
  },
  'a method of a base class': {
    files: {
      'app.ts': "import { Base } from './base';\nclass Users extends Base {}\n«new Users().check»;",
      'base.ts': 'export class Base { check() {} }',
    },
    is: 'function Users.check of base.ts',
  },
  'a static method': {
    files: { 'app.ts': 'class Guards { static isAdmin() {} }\n«Guards.isAdmin»;' },
    is: 'function Guards.isAdmin of app.ts',
  },
  'a field that is a function': {
    files: { 'app.ts': 'class Users { list = async () => {}; }\n«new Users().list»;' },
    is: 'function Users.(no name) of app.ts',
  },
  'a method of the same class': {
    files: { 'app.ts': 'class Users { check() {}\n list() { return [1].map(() => «this.check»); } }' },
    is: 'function Users.check of app.ts',
  },
  'a service that is injected': {
    files: {
      'app.ts':
        "import { Users } from './users';\nclass Controller { constructor(private readonly users: Users) {}\n list() { return «this.users.find»; } }",
      'users.ts': 'export class Users { find() {} }',
    },
    is: 'function Users.find of users.ts',
  },
  'a service that is given to a field': {
    files: {
      'app.ts':
        'class Users { find() {} }\nclass Controller { constructor(users: Users) { this.users = users; }\n list() { return «this.users.find»; } }',
    },
    is: 'function Users.find of app.ts',
  },
  'a service of a type that nobody knows': {
    files: {
      'app.ts':
        "import { Model } from 'orm';\nclass Controller { constructor(private users: Model) {}\n list() { return «this.users.find»; } }",
    },
    is: 'users.find',
  },
  'a field that is made in the constructor': {
    files: {
      'app.ts':
        'class Users { find() {} }\nclass Controller { constructor() { this.users = new Users(); }\n list() { return «this.users.find»; } }',
    },
    is: 'function Users.find of app.ts',
  },
  'a function that is used as a class': {
    files: {
      'app.js': "const Session = require('./session');\nconst session = new Session(db);\napp.post(«session.login»);",
      'session.js': 'function Session(db) { this.login = function login() {}; }\nmodule.exports = Session;',
    },
    is: 'function Session.login of session.js',
  },
  'a method of a prototype': {
    files: { 'app.js': 'function Users() {}\nUsers.prototype.list = function list() {};\n«new Users().list»;' },
    is: 'function Users.list of app.js',
  },
  'a service out of a container': {
    files: {
      'app.ts': "import { container } from 'tsyringe';\nclass Users { list() {} }\n«container.resolve(Users).list»;",
    },
    is: 'function Users.list of app.ts',
  },
};

const python: Cases = {
  'a guard of another module': {
    files: {
      'app/main.py': 'from app.guards import require_auth\n«require_auth»\n',
      'app/guards.py': 'def require_auth():\n    pass\n',
    },
    is: 'function require_auth of app/guards.py',
  },
  'a module beside the file': {
    files: {
      'app/__init__.py': '',
      'app/main.py': 'from . import guards\n«guards.login»\n',
      'app/guards.py': 'def login():\n    pass\n',
    },
    is: 'function login of app/guards.py',
  },
  'a module in a folder without a file of its own': {
    files: { 'app/main.py': 'from . import guards\n«guards.login»\n', 'app/guards.py': 'def login():\n    pass\n' },
    is: 'function login of app/guards.py',
  },
  'a name that a package passes on': {
    files: {
      'main.py': 'from app import login\n«login»\n',
      'app/__init__.py': 'from .guards import *\n',
      'app/guards.py': 'def login():\n    pass\n',
    },
    is: 'function login of app/guards.py',
  },
  'a dotted name': {
    files: { 'main.py': 'import app.guards\n«app.guards.login»\n', 'app/guards.py': 'def login():\n    pass\n' },
    is: 'function login of app/guards.py',
  },
  'a dotted name under another name': {
    files: { 'main.py': 'import app.guards as g\n«g.login»\n', 'app/guards.py': 'def login():\n    pass\n' },
    is: 'function login of app/guards.py',
  },
  'a name of a package': {
    files: { 'main.py': 'from flask_jwt_extended import jwt_required as guard\n«guard»\n' },
    is: 'flask_jwt_extended.jwt_required',
  },
  'a member of a package': { files: { 'main.py': 'import flask\n«flask.g.user»\n' }, is: 'flask.g.user' },
  'a module of the language that a file is called after': {
    files: { 'app/__init__.py': '', 'app/jwt.py': 'import jwt\n«jwt.decode»\n' },
    is: 'jwt.decode',
  },
  'a method by self': {
    files: {
      'main.py': 'class View:\n    def check(self):\n        pass\n    def get(self):\n        return «self.check»\n',
    },
    is: 'function View.check of main.py',
  },
  'a field by self': {
    files: {
      'main.py':
        'class Users:\n    def find(self):\n        pass\nclass View:\n    def __init__(self):\n        self.users = Users()\n    def get(self):\n        return «self.users.find»\n',
    },
    is: 'function Users.find of main.py',
  },
  'a method of the base class': {
    files: {
      'main.py':
        'class Base:\n    def check(self):\n        pass\nclass View(Base):\n    def get(self):\n        return «super().check»\n',
    },
    is: 'function Base.check of main.py',
  },
  'a method of a base class from outside': {
    files: {
      'main.py':
        'from django.views import View\nclass Users(View):\n    def get(self):\n        return «super().dispatch»\n',
    },
    is: 'django.views.View.dispatch',
  },
  'names of a class are not those of its methods': {
    files: {
      'main.py': 'def auth():\n    pass\nclass View:\n    auth = 1\n    def get(self):\n        return «auth»\n',
    },
    is: 'function auth of main.py',
  },
  'a default is read outside of the function': {
    files: { 'main.py': 'def user():\n    pass\ndef get(user = Depends(«user»)):\n    pass\n' },
    is: 'function user of main.py',
  },
  'a name that is said to be global': {
    files: {
      'main.py':
        'def auth():\n    pass\nguard = None\ndef setup():\n    global guard\n    guard = auth\ndef get():\n    return «guard»\n',
    },
    is: 'function auth of main.py',
  },
  'an import that may fail': {
    files: { 'main.py': 'try:\n    import jwt\nexcept ImportError:\n    jwt = None\n«jwt»\n' },
    is: 'jwt',
  },
  'a type that stands for an injected service': {
    files: {
      'main.py':
        'class Users:\n    def find(self):\n        pass\ndef get(users: "Users" = Depends()):\n    return «users.find»\n',
    },
    is: 'function Users.find of main.py',
  },
  'what a property gives': {
    files: {
      'main.py':
        'class Users:\n    def find(self):\n        pass\nclass View:\n    @property\n    def users(self):\n        return Users()\n    def get(self):\n        return «self.users.find»\n',
    },
    is: 'function Users.find of main.py',
  },
};

suite('values', () => {
  for (const [title, cases] of Object.entries({ modules, commonJs, names, expressions, classes, python })) {
    suite(title, () => {
      for (const [what, { files, is }] of Object.entries(cases)) {
        test(what, async () => {
          const { values, marked, module } = await smallProject(files);
          assert.equal(printValue(values.of(marked, module)), is);
        });
      }
    });
  }
});
