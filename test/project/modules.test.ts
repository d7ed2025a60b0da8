import assert from 'node:assert/strict';
import type { CodeModule } from '../../server/src/model/code';
import { makeModules } from '../../server/src/project/modules';
import { SourcePaths } from '../../server/src/project/source-paths';

interface Case {
  /** The paths of the source files, and the texts of configuration files. */
  readonly files: readonly string[];
  readonly configs?: Readonly<Record<string, string>>;
  readonly from: string;
  readonly specifier: string;
  readonly is: string | undefined;
}

const go: Readonly<Record<string, Case>> = {
  'a package of Go, which is a folder below a go.mod': {
    files: ['svc/main.go', 'svc/auth/a.go', 'svc/auth/b.go'],
    configs: { 'svc/go.mod': 'module example.com/shop' },
    from: 'svc/main.go',
    specifier: 'example.com/shop/auth',
    is: 'svc/auth/a.go',
  },
  'a package of Go of another module': {
    files: ['main.go', 'auth/a.go'],
    configs: { 'go.mod': 'module example.com/shop' },
    from: 'main.go',
    specifier: 'example.com/shopping/auth',
    is: undefined,
  },
  'a package of Go without any go.mod': {
    files: ['shop/auth/a.go'],
    from: 'main.go',
    specifier: 'github.com/me/shop/auth',
    is: 'shop/auth/a.go',
  },
  'the standard library of Go': { files: ['http/a.go'], from: 'main.go', specifier: 'net/http', is: undefined },
};

const scripts: Readonly<Record<string, Case>> = {
  'a file beside': { files: ['src/auth.ts'], from: 'src/app.ts', specifier: './auth', is: 'src/auth.ts' },
  'a file above': { files: ['auth.js'], from: 'src/app.ts', specifier: '../auth', is: 'auth.js' },
  'a file with its ending': { files: ['auth.mjs'], from: 'app.js', specifier: './auth.mjs', is: 'auth.mjs' },
  'a file with a dot in its name': {
    files: ['auth.guard.ts'],
    from: 'app.ts',
    specifier: './auth.guard',
    is: 'auth.guard.ts',
  },
  'a folder with an index': {
    files: ['guards/index.ts'],
    from: 'app.ts',
    specifier: './guards',
    is: 'guards/index.ts',
  },
  'the folder itself': { files: ['index.ts'], from: 'app.ts', specifier: '.', is: 'index.ts' },
  'a file before a folder of the same name': {
    files: ['guards.ts', 'guards/index.ts'],
    from: 'app.ts',
    specifier: './guards',
    is: 'guards.ts',
  },
  'TypeScript by the name of what it becomes': {
    files: ['auth.ts'],
    from: 'app.ts',
    specifier: './auth.js',
    is: 'auth.ts',
  },
  'an absolute path of an editor': {
    files: ['/w/auth.ts'],
    from: '/w/src/app.ts',
    specifier: '../auth',
    is: '/w/auth.ts',
  },
  'a file outside of what is reviewed': { files: ['auth.ts'], from: 'app.ts', specifier: '../../auth', is: undefined },
  'a package': { files: ['express.ts'], from: 'app.ts', specifier: 'express', is: undefined },
  'a path alias': {
    files: ['src/lib/auth.ts'],
    configs: { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./src/lib/*"] } } } // c' },
    from: 'src/app.ts',
    specifier: '@lib/auth',
    is: 'src/lib/auth.ts',
  },
  'a path alias without a star': {
    files: ['src/auth/index.ts'],
    configs: { 'tsconfig.json': '{ "compilerOptions": { "paths": { "auth": ["src/auth"] } } }' },
    from: 'src/app.ts',
    specifier: 'auth',
    is: 'src/auth/index.ts',
  },
  'a path alias below a base': {
    files: ['server/src/lib/auth.ts'],
    configs: {
      'server/tsconfig.json': '{ "compilerOptions": { "baseUrl": "src", "paths": { "~lib/*": ["lib/*"] } } }',
    },
    from: 'server/src/app.ts',
    specifier: '~lib/auth',
    is: 'server/src/lib/auth.ts',
  },
  'the longer of two aliases': {
    files: ['a/auth.ts', 'b/auth.ts'],
    configs: { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["a/*"], "@/x/*": ["b/*"] } } }' },
    from: 'app.ts',
    specifier: '@/x/auth',
    is: 'b/auth.ts',
  },
  'a base': {
    files: ['src/guards/auth.ts'],
    configs: { 'jsconfig.json': '{ "compilerOptions": { "baseUrl": "./src" } }' },
    from: 'src/app.ts',
    specifier: 'guards/auth',
    is: 'src/guards/auth.ts',
  },
  'an alias of an extended file': {
    files: ['libs/auth/src/index.ts'],
    configs: {
      'tsconfig.base.json':
        '{ "compilerOptions": { "baseUrl": ".", "paths": { "@org/auth": ["libs/auth/src/index.ts"] } } }',
      'apps/api/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
    },
    from: 'apps/api/src/app.ts',
    specifier: '@org/auth',
    is: 'libs/auth/src/index.ts',
  },
  'an alias of a file beside tsconfig.json': {
    files: ['src/auth.ts'],
    configs: {
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.app.json': '{ "compilerOptions": { "paths": { "#src/*": ["./src/*"] } } }',
    },
    from: 'src/app.ts',
    specifier: '#src/auth',
    is: 'src/auth.ts',
  },
  'a habit of bundlers': {
    files: ['web/src/lib/auth.ts'],
    from: 'web/src/app/page.tsx',
    specifier: '@/lib/auth',
    is: 'web/src/lib/auth.ts',
  },
  'a package of the repository by its source': {
    files: ['packages/guards/src/index.ts'],
    configs: { 'packages/guards/package.json': '{ "name": "@org/guards", "main": "./dist/index.js" }' },
    from: 'apps/api/src/app.ts',
    specifier: '@org/guards',
    is: 'packages/guards/src/index.ts',
  },
  'a package of the repository by its entry': {
    files: ['packages/guards/lib/main.js'],
    configs: { 'packages/guards/package.json': '{ "name": "guards", "main": "lib/main.js" }' },
    from: 'app.js',
    specifier: 'guards',
    is: 'packages/guards/lib/main.js',
  },
  'a path behind a package of the repository': {
    files: ['packages/guards/src/admin.ts'],
    configs: {
      'packages/guards/package.json':
        '{ "name": "@org/guards", "exports": { "./admin": { "import": "./dist/admin.mjs", "types": "./dist/admin.d.ts" } } }',
    },
    from: 'app.ts',
    specifier: '@org/guards/admin',
    is: 'packages/guards/src/admin.ts',
  },
  'a path of a package without exports': {
    files: ['packages/guards/admin.js'],
    configs: { 'packages/guards/package.json': '{ "name": "guards" }' },
    from: 'app.js',
    specifier: 'guards/admin',
    is: 'packages/guards/admin.js',
  },
  'an import of a package of its own': {
    files: ['src/lib/auth.ts'],
    configs: { 'package.json': '{ "name": "api", "imports": { "#lib/*": "./src/lib/*.js" } }' },
    from: 'src/app.ts',
    specifier: '#lib/auth',
    is: 'src/lib/auth.ts',
  },
  'a folder with a package': {
    files: ['lib/main.js', 'lib/index.js'],
    configs: { 'lib/package.json': '{ "main": "main" }' },
    from: 'app.js',
    specifier: './lib',
    is: 'lib/main.js',
  },
  'configuration that is broken': {
    files: ['auth.ts'],
    configs: { 'tsconfig.json': '{ "compilerOptions": { "paths": 7, "baseUrl": [', 'package.json': '[' },
    from: 'app.ts',
    specifier: './auth',
    is: 'auth.ts',
  },
  'configuration that extends itself': {
    files: ['auth.ts'],
    configs: { 'tsconfig.json': '{ "extends": "./tsconfig.json", "compilerOptions": { "baseUrl": "." } }' },
    from: 'app.ts',
    specifier: 'auth',
    is: 'auth.ts',
  },
};

const pythons: Readonly<Record<string, Case>> = {
  'a module beside': { files: ['app/auth.py'], from: 'app/main.py', specifier: '.auth', is: 'app/auth.py' },
  'a module above': { files: ['app/auth.py'], from: 'app/api/users.py', specifier: '..auth', is: 'app/auth.py' },
  'the package itself': { files: ['app/__init__.py'], from: 'app/main.py', specifier: '.', is: 'app/__init__.py' },
  'more dots than folders': { files: ['auth.py'], from: 'app/main.py', specifier: '....auth', is: undefined },
  'a package at the top': {
    files: ['app/core/auth.py'],
    from: 'app/api/users.py',
    specifier: 'app.core.auth',
    is: 'app/core/auth.py',
  },
  'a package in a part of the repository': {
    files: ['backend/app/auth.py', 'backend/app/__init__.py'],
    from: 'backend/app/api/users.py',
    specifier: 'app.auth',
    is: 'backend/app/auth.py',
  },
  'a package below src': {
    files: ['src/shop/auth.py'],
    from: 'tests/test_auth.py',
    specifier: 'shop.auth',
    is: 'src/shop/auth.py',
  },
  'a package that is a folder': {
    files: ['app/auth/__init__.py'],
    from: 'main.py',
    specifier: 'app.auth',
    is: 'app/auth/__init__.py',
  },
  'a module beside a program': {
    files: ['tools/auth.py'],
    from: 'tools/run.py',
    specifier: 'auth',
    is: 'tools/auth.py',
  },
  'a folder that programs start from and that is a package by accident': {
    files: ['workshop/__init__.py', 'workshop/shop/__init__.py', 'workshop/shop/views.py'],
    from: 'workshop/shop/urls.py',
    specifier: 'shop.views',
    is: 'workshop/shop/views.py',
  },
  'a module beside manage.py': {
    files: ['workshop/__init__.py', 'workshop/manage.py', 'workshop/guards.py'],
    from: 'workshop/shop/urls.py',
    specifier: 'guards',
    is: 'workshop/guards.py',
  },
  'a module beside the program in its folder, which is a package by accident': {
    files: ['app/__init__.py', 'app/main.py', 'app/store.py'],
    from: 'app/routes.py',
    specifier: 'store',
    is: 'app/store.py',
  },
  'no module beside a program of an inner package': {
    files: ['shop/__init__.py', 'shop/app/__init__.py', 'shop/app/main.py', 'shop/app/redis.py'],
    from: 'shop/app/cache.py',
    specifier: 'redis',
    is: undefined,
  },
  'no module beside a module of a package': {
    files: ['app/__init__.py', 'app/redis.py'],
    from: 'app/cache.py',
    specifier: 'redis',
    is: undefined,
  },
};

suite('which module an import means', () => {
  for (const [language, cases] of Object.entries({ javascript: scripts, python: pythons, go } as const)) {
    suite(language, () => {
      for (const [what, { files, configs = {}, from, specifier, is }] of Object.entries(cases)) {
        test(what, () => {
          const module = (path: string): CodeModule => ({
            path,
            language: language as CodeModule['language'],
            directives: [],
            imports: [],
            exports: [],
            body: [],
            broken: [],
          });
          const modules = makeModules({
            paths: new SourcePaths(files),
            read: module,
            configs: new Map(Object.entries(configs)),
          });
          assert.equal(modules.find(module(from), specifier)?.path, is);
        });
      }
    });
  }
});
