import assert from 'node:assert/strict';
import { readMatcher } from '../../../server/src/readers/routes/next-path';
import { printRoute, routesOf } from '../../support/routes-of';

/** The files of a program, and its routes, one line each. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'route handlers by the names of their exports, groups and slots left out of the path': [
    {
      'app/api/users/[id]/route.ts': `export async function GET(request, { params }) {} export const DELETE = async () => {}; export const dynamic = 'force-dynamic';`,
      'src/app/(dash)/@modal/files/[...path]/route.ts': `export function PUT() {}`,
      'app/users/page.tsx': `export default function Page() {}`,
    },
    ['GET /api/users/:id  GET', 'DELETE /api/users/:id  DELETE', 'PUT /files/:path*  PUT'],
  ],
  'routers of next-connect, of the page itself and of other files': [
    {
      'package.json': `{ "dependencies": { "next": "14" } }`,
      'pages/api/orders/[id].ts': `import nc from 'next-connect'; const handler = nc(); handler.use(signedIn);
        handler.get(show); handler.delete(isOwner, remove); export default handler;`,
      'pages/api/users.ts': `import { createRouter } from 'next-connect'; const router = createRouter();
        router.use(signedIn).post(create); export default router.handler({ onError });`,
    },
    [
      'GET /api/orders/:id  router: signedIn → show',
      'DELETE /api/orders/:id  router: signedIn → method: isOwner → remove',
      'POST /api/users  router: signedIn → create',
    ],
  ],
  'handlers that are taken apart, passed on, or wrapped': [
    {
      'apps/web/app/api/auth/[...nextauth]/route.ts': `import { handlers } from '../../../../auth'; export const { GET, POST } = handlers;`,
      'apps/web/auth.ts': `import NextAuth from 'next-auth'; export const { handlers, auth } = NextAuth({});`,
      'apps/web/app/api/a/route.ts': `export { POST } from '../b/route'; export * from '../c/route';`,
      'apps/web/app/api/b/route.ts': `export const POST = withAuth(async (req) => {}, { role: 'admin' }); const withAuth = (handler, options) => async (req) => { if (!session(req)) return no(); return handler(req); };`,
      'apps/web/app/api/c/route.ts': `import { withSession } from '@acme/auth'; import { log } from 'a-logger'; import { check } from './missing';
        export const GET = withSession(log(async () => {})); export const PATCH = check(async () => {});`,
    },
    [
      'GET /api/auth/:nextauth*  GET',
      'POST /api/auth/:nextauth*  POST',
      'GET /api/a  method: withSession(log(function)) → withSession(log(function))',
      'POST /api/a  withAuth(function, {…})',
      'PATCH /api/a  method: check(function) → check(function)',
      'POST /api/b  withAuth(function, {…})',
      'GET /api/c  method: withSession(log(function)) → withSession(log(function))',
      'PATCH /api/c  method: check(function) → check(function)',
    ],
  ],
  'pages of the interface, one route for each method that the body tells apart': [
    {
      'pages/api/posts/[id].ts': `export default async function handler(req, res) {
        switch (req.method) { case 'GET': return res.json(read()); case 'PUT': case 'PATCH': return res.json(write()); default: return res.status(405).end(); } }`,
      'pages/api/login.js': `module.exports = async (req, res) => { if (req.method !== 'POST') return res.status(405).end(); };`,
      'pages/api/team.ts': `import { route } from '../../lib/route'; export default async function handle(req, res) { return await route(req, res); }`,
      'lib/route.ts': `export async function route(req, res) { if (req.method === 'DELETE') { return res.json(1); } else { return res.status(405).end(); } }`,
      'src/pages/api/index.ts': `export default withAuth(handler); import { withAuth } from './missing'; function handler(req, res) {}`,
    },
    [
      'GET /api/posts/:id  handler',
      'PUT /api/posts/:id  handler',
      'PATCH /api/posts/:id  handler',
      'POST /api/login  default',
      'DELETE /api/team  handle',
      '* /api  method: withAuth(handler) → withAuth(handler)',
    ],
  ],
  'server actions of a module, and those in components': [
    {
      'app/(dash)/admin/actions.ts': `'use server'; export async function removeUser(id) {} export const rename = async (id, name) => {}; export const limit = 3; function inner() {}`,
      'app/page.tsx': `export default function Page() { async function save(data) { 'use server'; } return null; }`,
      'app/client.tsx': `'use client'; import * as actions from './(dash)/admin/actions'; export function Button() {}`,
    },
    [
      'ACTION /app/admin/actions/removeUser  removeUser',
      'ACTION /app/admin/actions/rename  rename',
      'ACTION /app/page/save  save',
    ],
  ],
  'an exported action is an endpoint once code of the browser can call it': [
    {
      'lib/actions.ts': `'use server'; export async function byClient() {} export async function byHook() {} export async function byForm() {}
        export async function byBarrel() {} export async function onlyCalled() {} export async function onlyType() {} export async function unused() {}`,
      'lib/index.ts': `export * from './actions'; export { byBarrel as renamed } from './actions';`,
      'app/button.tsx': `'use client'; import { byClient } from '../lib/actions'; import type { onlyType } from '../lib/actions'; export const Button = () => <a onClick={() => byClient()} />;`,
      'app/use-it.ts': `import { useState } from 'react'; import { byHook } from '../lib/actions'; export function useIt() { return byHook; }`,
      'app/page.tsx': `import { byForm, onlyCalled } from '../lib/actions'; export default async function Page() { await onlyCalled(); return <form action={byForm.bind(null, 1)} />; }`,
      'app/list.tsx': `'use client'; import { renamed } from '../lib';`,
      'lib/jobs.ts': `import { unused } from './actions'; queue.add(unused);`,
    },
    [
      'ACTION /lib/actions/byClient  byClient',
      'ACTION /lib/actions/byHook  byHook',
      'ACTION /lib/actions/byForm  byForm',
      'ACTION /lib/actions/byBarrel  byBarrel',
      'ACTION /lib/actions/onlyCalled  onlyCalled  (no code of the browser was found that calls it)',
      'ACTION /lib/actions/onlyType  onlyType  (no code of the browser was found that calls it)',
      'ACTION /lib/actions/unused  unused  (no code of the browser was found that calls it)',
    ],
  ],
  'actions that are made by a client with steps before them': [
    {
      'lib/client.ts': `import { createSafeActionClient } from 'next-safe-action'; export const open = createSafeActionClient();
        export const known = open.use(async ({ next }) => next({ ctx: { user: await user() } }));`,
      'actions.ts': `'use server'; import { known } from './lib/client'; export const remove = known.schema(input).use(isOwner).action(async ({ parsedInput, ctx }) => {});`,
      'button.tsx': `'use client'; import { remove } from './actions';`,
    },
    ['ACTION /actions/remove  method: function → method: isOwner → remove'],
  ],
  'an action that is wrapped before its client gets it': [
    {
      'lib/client.ts': `import { createSafeActionClient } from 'next-safe-action'; export const known = createSafeActionClient().use(async ({ next }) => next({ ctx: { user: await user() } }));`,
      'actions.ts': `'use server'; import { known } from './lib/client'; import { logged } from './lib/log'; export const remove = known.schema(input).action(logged('removed', async ({ parsedInput, ctx }) => {}));`,
      'button.tsx': `'use client'; import { remove } from './actions';`,
    },
    ['ACTION /actions/remove  method: function → remove'],
  ],
  'middleware covers what its patterns say, and nothing for certain': [
    {
      'middleware.ts': `import { NextResponse } from 'next/server'; export function middleware(request) { return NextResponse.next(); }
        export const config = { matcher: ['/dashboard/:path*', '/api/admin', { source: '/files/:path*' }] };`,
      'app/dashboard/export/route.ts': `export function GET() {}`,
      'app/api/admin/route.ts': `export function GET() {}`,
      'app/api/admin/users/route.ts': `export function GET() {}`,
      'app/files/route.ts': `export function POST() {}`,
      'app/actions.ts': `'use server'; export async function act() {}`,
      'app/button.tsx': `'use client'; import { act } from './actions';`,
    },
    [
      'GET /dashboard/export  application?: middleware → GET',
      'GET /api/admin  application?: middleware → GET',
      'GET /api/admin/users  GET',
      'POST /files  application?: middleware → POST',
      'ACTION /app/actions/act  act',
    ],
  ],
  'middleware of one application is not that of another, and a proxy is the same under a new name': [
    {
      'apps/a/src/proxy.ts': `import { auth } from './auth'; import 'next/server'; export default auth((req) => {});
        export const config = { matcher: ['/((?!api/open|_next/static|.*\\\\.png$).*)', '/(api|trpc)(.*)'] };`,
      'apps/a/src/app/api/open/route.ts': `export function GET() {}`,
      'apps/a/src/app/api/users/route.ts': `export function GET() {}`,
      'apps/b/app/api/users/route.ts': `export function GET() {}`,
    },
    [
      'GET /api/open  application?: auth(function) → GET',
      'GET /api/users  application?: auth(function) → GET',
      'GET /api/users  GET',
    ],
  ],
  'a middleware of Express is none of Next.js': [
    {
      'middleware.js': `module.exports = (req, res, next) => next();`,
      'app/api/x/route.js': `export function GET() {}`,
    },
    ['GET /api/x  GET'],
  ],
};

/** Patterns of `config.matcher`, and what they cover. */
const patterns: Readonly<Record<string, string>> = {
  '/about': 'exactly /about',
  '/': 'exactly /',
  '/admin/:path*': '/admin',
  '/:path*': '/',
  '/admin(.*)': '/admin',
  '/((?!api|_next/static|favicon.ico).*)': '/ without /api*, /_next/static*, /favicon.ico*',
  '/((?!api/|.*\\..*).*)': '/ without /api/*',
  '/(api|trpc)(.*)': '/api; /trpc',
  '/users/:id/edit': 'exactly /users/:id/edit',
  '/([a-z]+)?x': 'anything',
};

suite('Routes of Next.js', () => {
  test('programs that are cut off anywhere are read as far as they go', async () => {
    for (const [files] of Object.values(programs)) {
      for (const [path, text] of Object.entries(files)) {
        for (let end = 0; end < text.length; end += 17) await routesOf({ ...files, [path]: text.slice(0, end) });
      }
    }
  });

  for (const [name, [files, routes]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
  }
  for (const [pattern, covers] of Object.entries(patterns)) {
    test(`${pattern} covers ${covers}`, () => {
      const read = readMatcher(pattern).map(({ under, except, isExact }) => {
        const without = except.length > 0 ? ` without ${except.join(', ')}` : '';
        return `${isExact ? 'exactly ' : ''}${under ?? 'anything'}${without}`;
      });
      assert.equal(read.join('; '), covers);
    });
  }
});
