import assert from 'node:assert/strict';
import { makeValues } from '../../../server/src/evaluation/code/values';
import type { CodeModule, Expression } from '../../../server/src/model/code';
import type { Value } from '../../../server/src/model/value';
import { walkCode } from '../../../server/src/model/walk-code';
import { makeModules } from '../../../server/src/project/modules';
import { SourcePaths } from '../../../server/src/project/source-paths';
import { parseCode } from '../../support/parse-code';

/** What is given to `ask` in the first file of a program, in one line. */
async function asked(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const modules = new Map<string, CodeModule>();
  for (const [path, text] of Object.entries(files)) modules.set(path, await parseCode(path, text));
  const values = makeValues(
    makeModules({
      paths: new SourcePaths(modules.keys()),
      read: (path) => modules.get(path),
      configs: new Map(),
    }),
  );
  const [first] = modules.values();
  const found: Expression[] = [];
  walkCode(first?.body ?? [], (node) => {
    if (node.kind === 'call' && node.callee.kind === 'name' && node.callee.name === 'ask')
      for (const { value } of node.args) found.push(value);
  });
  return found.map((one) => (first ? print(values.of(one, first)) : ''));
}

function print(value: Value): string {
  switch (value.kind) {
    case 'class':
      return `class ${value.class.name?.value} of ${value.module.path}`;
    case 'function':
      return `method ${value.function.name?.value} of ${value.module.path}`;
    case 'instance':
      return `instance of ${value.of.class.name?.value}`;
    case 'external':
      return `outside ${value.path.join('::')}`;
    case 'text':
    case 'literal':
      return String(value.value);
    case 'list':
      return 'list';
    default:
      return value.kind;
  }
}

const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'constants by the names of files, the namespaces around first': [
    {
      'app/controllers/admin/users_controller.rb':
        'module Admin\n  class UsersController < BaseController\n    def show\n      ask User, Post, Admin::Post, ::Post, Absent::Thing\n    end\n  end\nend',
      'app/models/user.rb': 'class User < ApplicationRecord\nend',
      'app/models/post.rb': 'class Post\nend',
      'app/models/admin/post.rb': 'class Admin::Post\nend',
    },
    [
      'class User of app/models/user.rb',
      'class Admin::Post of app/models/admin/post.rb',
      'class Admin::Post of app/models/admin/post.rb',
      'class Post of app/models/post.rb',
      'outside Absent::Thing',
    ],
  ],
  'methods of the object, of what it extends and of what it includes': [
    {
      'app/controllers/posts_controller.rb':
        'class PostsController < ApplicationController\n  def show\n    ask own, above, mixed, nowhere\n  end\n  private\n  def own; end\nend',
      'app/controllers/application_controller.rb':
        'class ApplicationController < ActionController::Base\n  include Authentication\n  def above; end\nend',
      'app/controllers/concerns/authentication.rb': 'module Authentication\n  def mixed; end\nend',
    },
    [
      'method own of app/controllers/posts_controller.rb',
      'method above of app/controllers/application_controller.rb',
      'method mixed of app/controllers/concerns/authentication.rb',
      'outside nowhere',
    ],
  ],
  'a class that is called like the one that it extends': [
    {
      'app/controllers/admin/base_controller.rb':
        'class Admin::BaseController < BaseController\n  def show\n    ask above\n  end\nend',
      'app/controllers/base_controller.rb': 'class BaseController\n  def above; end\nend',
    },
    ['method above of app/controllers/base_controller.rb'],
  ],
  'constants in classes, and of what they extend': [
    {
      'app/models/role.rb':
        "class Role < Base\n  ADMIN = 'admin'\n  NAMES = [ADMIN]\n  def show\n    ask ADMIN, Role::ADMIN, NAMES, Team::OWNER, LIMIT\n  end\nend",
      'app/models/team.rb': "class Team\n  OWNER = 'owner'\nend",
      'app/models/base.rb': 'class Base\n  LIMIT = 3\nend',
    },
    ['admin', 'admin', 'list', 'owner', '3'],
  ],
  'local variables before methods, and blocks that see them': [
    {
      'app/a.rb':
        "class A\n  def name; end\n  def f\n    name = 'x'\n    list.each { |one| ask name, one }\n  end\nend",
    },
    ['x', 'parameter'],
  ],
  'files of engines and packs, the nearest of several': [
    {
      'engines/shop/app/controllers/shop/items_controller.rb':
        'module Shop\n  class ItemsController\n    def f; ask Item, Tool; end\n  end\nend',
      'engines/shop/app/models/shop/item.rb': 'module Shop\n  class Item; end\nend',
      'engines/shop/app/models/tool.rb': 'class Tool; end',
      'app/models/tool.rb': 'class Tool; end',
    },
    ['class Shop::Item of engines/shop/app/models/shop/item.rb', 'class Tool of engines/shop/app/models/tool.rb'],
  ],
};

suite('names of Ruby', () => {
  for (const [name, [files, expected]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual(await asked(files), expected));
  }

  test('constants that lead back to each other end', async () => {
    const files = {
      'app/a.rb': 'class A < B\n  X = Y\n  Y = X\n  def f; ask X, g; end\nend',
      'app/b.rb': 'class B < A\nend',
    };
    assert.deepEqual(await asked(files), ['unknown', 'outside g']);
  });
});
