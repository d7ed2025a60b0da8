import assert from 'node:assert/strict';
import { makeModules } from '../../server/src/project/modules';
import { isOfProject } from '../../server/src/project/project';
import { SourcePaths } from '../../server/src/project/source-paths';
import { parseCode } from '../support/parse-code';

const composer =
  '{ "autoload": { "psr-4": { "App\\\\": ["app", "lib/app"], "Mod\\\\": "modules/" }, "files": ["app/helpers.php"] } }';

/** The files, the file that asks, what it asks for, and which file that is. */
const cases: Readonly<
  Record<string, readonly [files: readonly string[], from: string, asked: string, is: string | undefined]>
> = {
  'a class by PSR-4': [['app/Models/User.php'], 'routes/web.php', 'App\\Models\\User', 'app/Models/User.php'],
  'a class in the second folder of its namespace': [['lib/app/User.php'], 'app/A.php', 'App\\User', 'lib/app/User.php'],
  'a class of another namespace': [['modules/Blog/Post.php'], 'app/A.php', 'Mod\\Blog\\Post', 'modules/Blog/Post.php'],
  'a class that only the folders lead to': [
    ['Modules/Blog/app/Models/Post.php'],
    'app/A.php',
    'Modules\\Blog\\Models\\Post',
    'Modules/Blog/app/Models/Post.php',
  ],
  'a class that two files may be': [
    ['a/x/Models/Post.php', 'b/x/Models/Post.php'],
    'app/A.php',
    'X\\Models\\Post',
    undefined,
  ],
  'a class of a package': [['app/Http/Request.php'], 'app/A.php', 'Illuminate\\Http\\Request', undefined],
  'a file beside': [['routes/auth.php', 'auth.php'], 'routes/web.php', './auth.php', 'routes/auth.php'],
  'a file of a folder above': [['routes/api.php'], 'app/Providers/R.php', 'routes/api.php', 'routes/api.php'],
};

suite('which file a name of PHP means', () => {
  for (const [name, [files, from, asked, is]] of Object.entries(cases)) {
    test(name, async () => {
      const module = await parseCode(from, '<?php');
      const paths = new SourcePaths([...files, from]);
      const modules = makeModules({
        paths,
        read: (path) => ({ ...module, path }),
        configs: new Map([['composer.json', composer]]),
      });
      assert.equal(modules.find(module, asked)?.path, is);
    });
  }

  test('without a composer.json, App is the folder app', async () => {
    const module = await parseCode('shop/routes/web.php', '<?php');
    const paths = new SourcePaths(['shop/app/User.php', 'shop/routes/web.php']);
    const modules = makeModules({ paths, read: (path) => ({ ...module, path }), configs: new Map() });
    assert.equal(modules.find(module, 'App\\User')?.path, 'shop/app/User.php');
  });
});

suite('which files of PHP are part of a project', () => {
  for (const [path, isPart] of Object.entries({
    'app/Models/User.php': true,
    'composer.json': true,
    'resources/views/users.blade.php': false,
    'vendor/laravel/framework/src/Route.php': false,
  })) {
    test(`${path} is ${isPart ? 'one' : 'none'}`, () => assert.equal(isOfProject(path), isPart));
  }
});
