import assert from 'node:assert/strict';
import { type Arrangement, arrangeRoutes } from '../../../client/src/views/arrange-routes';
import type { RouteFacts } from '../../../server/src/lsp/custom-messages';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

function route(uri: string, path: string, verdict: RouteFacts['verdict'], guard = 'requireAuth'): RouteFacts {
  return {
    uri,
    range,
    method: 'GET',
    path,
    framework: 'express',
    authentication: [guard],
    authorization: [],
    gates: [guard, 'none'],
    verdict,
    chain: [{ uri, range, name: guard, level: 'method', says: [] }],
  };
}

const routes = [
  route('file:///w/b.ts', '/api/v1/users/:id', 'token-only'),
  route('file:///w/a.ts', '/admin/users', 'ok', 'isAdmin'),
  route('file:///w/b.ts', '/api/v1/orders', 'no-authn'),
  route('file:///w/b.ts', '/', 'public'),
  route('file:///w/a.ts', '/admin/logs', 'unknown'),
];

/** The groups by name, each with the paths in it. */
function arranged(change: Partial<Arrangement>) {
  const groups = arrangeRoutes(routes, { onlyGaps: false, text: '', groupBy: 'file', ...change });
  return Object.fromEntries(groups.map(({ key, routes: members }) => [key, members.map(({ path }) => path)]));
}

suite('The routes of the view', () => {
  test('stand under their files, in order', () => {
    assert.deepEqual(Object.entries(arranged({})), [
      ['file:///w/a.ts', ['/admin/users', '/admin/logs']],
      ['file:///w/b.ts', ['/api/v1/users/:id', '/api/v1/orders', '/']],
    ]);
  });

  test('stand under the first part of their paths that tells something', () => {
    assert.deepEqual(Object.entries(arranged({ groupBy: 'path' })), [
      ['/', ['/']],
      ['/admin', ['/admin/users', '/admin/logs']],
      ['/api/v1/orders', ['/api/v1/orders']],
      ['/api/v1/users', ['/api/v1/users/:id']],
    ]);
  });

  test('are only those with a gap, and what is not known is none', () => {
    assert.deepEqual(arranged({ onlyGaps: true }), { 'file:///w/b.ts': ['/api/v1/users/:id', '/api/v1/orders'] });
  });

  for (const [text, paths] of [
    ['/ADMIN', ['/admin/users', '/admin/logs']],
    ['get /api', ['/api/v1/users/:id', '/api/v1/orders']],
    ['isadmin', ['/admin/users']],
    ['a.ts', ['/admin/users', '/admin/logs']],
    ['public', ['/']],
    ['nothing of it', []],
  ] as const)
    test(`are found by "${text}"`, () => {
      assert.deepEqual(Object.values(arranged({ text })).flat(), paths);
    });
});
