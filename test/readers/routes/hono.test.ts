import { testRoutes } from '../../support/test-routes';

testRoutes('Hono', {
  'guards by patterns, which cover only what they match': [
    {
      'index.ts': `import { Hono } from 'hono'; import { jwt } from 'hono/jwt'; const app = new Hono();
        app.get('/early', early); app.use(logger()); app.use('/admin/*', jwt({ secret })); app.use('/exact', auth);
        app.get('/admin', home); app.get('/admin/users/:id{[0-9]+}', requireAdmin, user); app.get('/exact', one); app.get('/exact/more', two);
        export default app;`,
    },
    [
      'GET /early  early',
      'GET /admin  application: logger() → mount: jwt({…}) → home',
      'GET /admin/users/:id  application: logger() → mount: jwt({…}) → method: requireAdmin → user',
      'GET /exact  application: logger() → mount: auth → one',
      'GET /exact/more  application: logger() → two',
    ],
  ],
  'applications in applications, with chained calls and base paths': [
    {
      'index.ts': `import { Hono } from 'hono'; import { serve } from '@hono/node-server'; import { books } from './books';
        const app = new Hono().basePath('/api').use('*', auth).route('/books', books); serve({ fetch: app.fetch });`,
      'books.ts': `import { Hono } from 'hono'; export const books = new Hono().get('/', list).post(canWrite, create).use('/:id', isOwner).delete('/:id', remove);`,
    },
    [
      'GET /api/books  application: auth → list',
      'POST /api/books  application: auth → method: canWrite → create',
      'DELETE /api/books/:id  application: auth → mount: isOwner → remove',
    ],
  ],
  'every runs each guard, except leaves out paths, and some stays one guard': [
    {
      'index.ts': `import { Hono } from 'hono'; import { every, except, some } from 'hono/combine'; const app = new Hono();
        app.use('/a/*', every(bearer, tenant)); app.use('/b/*', except(['/b/public/*', '/b/login'], auth)); app.use('/c/*', except(isLocal, auth));
        app.get('/a/x', x); app.get('/b/public/x', x); app.get('/b/login', x); app.get('/b/x', x); app.get('/c/x', x);
        app.get('/d', some(bearer, limit), x); export default app;`,
    },
    [
      'GET /a/x  mount: bearer → mount: tenant → x',
      'GET /b/public/x  x',
      'GET /b/login  x',
      'GET /b/x  mount: auth → x',
      'GET /c/x  mount?: auth → x',
      'GET /d  method: some(bearer, limit) → x',
    ],
  ],
  'several methods and paths, and a guard as a route of its own': [
    {
      'index.ts': `import { Hono } from 'hono'; const app = new Hono();
        app.get('/x', async (c, next) => { if (!c.get('user')) return c.text('', 401); await next(); });
        app.on(['PUT', 'DELETE'], ['/x', '/y'], auth, change); app.get('/x', show); app.all('/z', any); export default app;`,
    },
    [
      'PUT /x  method: auth → change',
      'DELETE /x  method: auth → change',
      'PUT /y  method: auth → change',
      'DELETE /y  method: auth → change',
      'GET /x  mount: function → show',
      '* /z  any',
    ],
  ],
  'guards of an application go on in what is registered after it': [
    {
      'index.ts': `import { Hono } from 'hono'; const a = new Hono(); a.use('*', auth); a.get('/a', one); const b = new Hono(); b.get('/b', two);
        const app = new Hono(); app.route('/', a); app.route('/', b); export default app;`,
    },
    ['GET /a  router: auth → one', 'GET /b  router: auth → two'],
  ],
  'routes by their description, on an application that is handed on, and by factories': [
    {
      'app.ts': `import { createFactory } from 'hono/factory'; import { OpenAPIHono } from '@hono/zod-openapi'; import { routes } from './routes';
        const factory = createFactory(); const app = factory.createApp(); const api = new OpenAPIHono(); routes(api);
        app.get('/f', ...factory.createHandlers(auth, show)); app.route('/api', api); export default app;`,
      'routes.ts': `import { createRoute } from '@hono/zod-openapi'; const get = createRoute({ method: 'get', path: '/users/{id}', middleware: [auth, isSelf], responses: {} });
        export function routes(api) { return api.openapi(get, async (c) => c.json(1)); }`,
    },
    ['GET /f  method: auth → show', 'GET /api/users/:id  method: auth → method: isSelf → function'],
  ],
  'an application that nobody serves, with a gap': [
    { 'x.ts': `import { Hono } from 'hono'; export const x = new Hono(); x.get('/x', show);` },
    ['GET /x  show  (nothing that was found mounts router)'],
  ],
});
