import assert from 'node:assert/strict';
import {
  attributeSortOf,
  isCredentialName,
  isOwnerField,
  isPrivilegeField,
} from '../../../server/src/knowledge/route/attributes';
import { libraryFact } from '../../../server/src/knowledge/route/libraries';
import { meaningOfName } from '../../../server/src/knowledge/route/names';
import { administrationWord, isSelfPath, publicPathReason } from '../../../server/src/knowledge/route/paths';
import { readSql, storageMethod } from '../../../server/src/knowledge/route/storage';

suite('names of guards', () => {
  // biome-ignore format: a table
  for (const [name, isGiven, says] of [
    ['requireAuth',           false, 'required'],
    ['isAuthenticated',       false, 'required'],
    ['login_required',        false, 'required'],
    ['JwtAuthGuard',          false, 'required'],
    ['verifyToken',           false, 'required'],
    ['isAdmin',               false, 'unknown and more'],
    ['RolesGuard',            false, 'unknown and more'],
    ['permission_required',   true,  'unknown and more'],
    ['canEditPost',           false, 'unknown and more'],
    ['auth',                  false, 'unknown'],
    ['auth',                  true,  'required and more'],
    ['protect',               false, 'unknown'],
    ['optionalAuth',          false, 'optional'],
    ['SkipAuth',              false, 'public'],
    ['rateLimiter',           false, 'none'],
    ['validateBody',          false, 'none'],
    ['cancelOrder',           false, 'nothing'],
    ['authorList',            false, 'nothing'],
    ['TestEdition',           false, 'nothing'],
    ['tokenizer',             false, 'nothing'],
  ] as const) {
    test(`${name}${isGiven ? '(…)' : ''}: ${says}`, () => {
      const meaning = meaningOfName(name, isGiven);
      const found = !meaning ? 'nothing' : meaning.isPublic ? 'public' : `${meaning.authentication}${meaning.authorization ? ' and more' : ''}`;
      assert.equal(found, says);
    });
  }
});

suite('names of attributes', () => {
  // biome-ignore format: a table
  for (const [name, sort] of [
    ['role',            'role'],
    ['isAdmin',         'role'],
    ['is_superuser',    'role'],
    ['permissions',     'permission'],
    ['scope',           'scope'],
    ['organizationId',  'tenant'],
    ['is_active',       'state'],
    ['emailVerified',   'state'],
    ['id',              'id'],
    ['sub',             'id'],
    ['favouriteColour', 'other'],
  ] as const) {
    test(`${name} is a ${sort}`, () => assert.equal(attributeSortOf(name), sort));
  }

  test('whose a row is', () => {
    assert.deepEqual(['userId', 'owner', 'created_by', 'tenantId', 'title', 'usable'].filter(isOwnerField), [
      'userId',
      'owner',
      'created_by',
      'tenantId',
    ]);
  });

  test('what nobody may set for himself', () => {
    assert.deepEqual(['role', 'isAdmin', 'balance', 'name', 'controlled'].filter(isPrivilegeField), [
      'role',
      'isAdmin',
      'balance',
    ]);
  });

  test('under which names callers send what proves who they are', () => {
    assert.deepEqual(['authorization', 'x-api-key', 'session_token', 'keyboard', 'page'].filter(isCredentialName), [
      'authorization',
      'x-api-key',
      'session_token',
    ]);
  });
});

suite('packages', () => {
  // biome-ignore format: a table
  for (const [package_, path, does] of [
    ['jsonwebtoken',               'verify',                       'verifies'],
    ['jsonwebtoken',               'decode',                       'decodes'],
    ['next-auth/next',             'getServerSession',             'verifies'],
    ['@clerk/nextjs/server',       'auth',                         'verifies'],
    ['@supabase/supabase-js',      'createClient.auth.getUser',    'verifies'],
    ['django.contrib.auth.decorators', 'login_required',           'guards'],
    ['django',                     'contrib.auth.decorators.login_required', 'guards'],
    ['fastapi.security',           'OAuth2PasswordBearer',         'extracts'],
    ['helmet',                     '',                             'neutral'],
    ['express',                    'Router',                       undefined],
    ['left-pad',                   '',                             undefined],
  ] as const) {
    test(`${package_} ${path}: ${does ?? 'nothing is known'}`, () => {
      assert.equal(libraryFact(package_, path === '' ? [] : path.split('.'))?.does, does);
    });
  }
});

suite('paths', () => {
  test('some are open by their form, as whole segments', () => {
    const open = [
      '/',
      '/health',
      '/api/v1/health',
      '/login',
      '/auth/reset-password',
      '/.well-known/jwks.json',
      '/users',
      '/login-settings',
      '/healthy-food',
      '/admin/webhooks/stripe',
    ];
    assert.deepEqual(
      open.filter((path) => publicPathReason(path)),
      ['/', '/health', '/api/v1/health', '/login', '/auth/reset-password', '/.well-known/jwks.json'],
    );
  });

  test('some are about administration', () => {
    assert.deepEqual(['/admin/users', '/users/all', '/billing', '/administrate', '/stafford'].map(administrationWord), [
      'admin',
      'users',
      'billing',
      undefined,
      undefined,
    ]);
  });

  test('some are about the caller', () => {
    assert.deepEqual(['/me', '/users/me/orders', '/users/:me', '/menu'].filter(isSelfPath), [
      '/me',
      '/users/me/orders',
    ]);
  });
});

suite('storage', () => {
  test('methods of mappers and drivers', () => {
    assert.deepEqual(
      ['findByPk', 'findMany', 'insert_one', 'findByIdAndUpdate', 'deleteMany', 'render'].map(
        (name) => storageMethod(name)?.sort,
      ),
      ['read', 'list', 'create', 'update', 'delete', undefined],
    );
  });

  // biome-ignore format: a table
  for (const [text, says] of [
    ['SELECT * FROM users WHERE id = $1',       'read users'],
    ['select id from orders',                   'list orders'],
    ['INSERT INTO notes (a) VALUES (?)',        'create notes'],
    ['UPDATE "accounts" SET a = 1 WHERE b = 2', 'update accounts'],
    ['delete from carts',                       'delete carts'],
    ['Select a file from the list, please',     'no SQL'],
    ['hello',                                   'no SQL'],
  ] as const) {
    test(`${text}: ${says}`, () => {
      const sql = readSql(text);
      assert.equal(sql ? `${sql.sort} ${sql.table}` : 'no SQL', says);
    });
  }
});
