import { testRoutes } from '../../support/test-routes';

testRoutes('Express', {
  'guards of the application, in the order of registration': [
    {
      'app.js': `const express = require('express'); const app = express();
        app.get('/open', show);
        app.use(requireAuth);
        app.get('/users/:id', isAdmin, (req, res) => res.send());`,
    },
    ['GET /open  show', 'GET /users/:id  application: requireAuth → method: isAdmin → function'],
  ],
  'routers of other files, mounted under a path with a guard': [
    {
      'app.ts': `import express from 'express'; import { users } from './users'; import admin from './admin/index.js';
        const app = express(); app.use('/api/users', requireAuth, users); app.use('/admin', admin);`,
      'users.ts': `import { Router } from 'express'; export const users = Router();
        users.use(checkTenant); users.route('/:id').get(show).put([validate(schema), canEdit], update);`,
      'admin/index.ts': `import { Router } from 'express'; const router = Router(); router.post('/delete-user', remove); export default router;`,
    },
    [
      'GET /api/users/:id  mount: requireAuth → router: checkTenant → show',
      'PUT /api/users/:id  mount: requireAuth → router: checkTenant → method: validate(schema) → method: canEdit → update',
      'POST /admin/delete-user  remove',
    ],
  ],
  'a router that is handed to functions and given back by them': [
    {
      'app.js': `const express = require('express'); const app = express(); const router = express.Router();
        const routes = require('./routes'); app.use('/api', routes(router));`,
      'routes.js': `const users = require('./users'); module.exports = (router) => { users(router); return router; };`,
      'users.js': `module.exports = (router) => { router.route('/users').get(requireAuth, list); };`,
    },
    ['GET /api/users  method: requireAuth → list'],
  ],
  'what stands behind the function that answers never runs': [
    {
      'app.js': `const express = require('express'); const app = express(); const notes = require('./notes');
        app.get('/notes', requireAuth, notes.list, requirePermission('read'));`,
      'notes.js': `module.exports = { list: async (req, res) => { res.json(await Note.find()); } };`,
    },
    ['GET /notes  method: requireAuth → notes.list'],
  ],
  'a guard under a prefix covers what is registered later below it': [
    {
      'app.js': `import express from 'express'; const app = express();
        app.use('/admin', requireAdmin); app.get('/admin/users', list); app.get('/administer', other); app.get('/:area/x', any);`,
    },
    [
      'GET /admin/users  mount: requireAdmin → list',
      'GET /administer  other',
      'GET /:area/x  mount?: requireAdmin → any',
    ],
  ],
  'an application that is handed to a function': [
    {
      'app.js': `const express = require('express'); const app = express(); app.use(auth()); require('./routes')(app);`,
      'routes.js': `module.exports = (server) => { server.get('/x', show); cache.get('/x', 1); };`,
    },
    ['GET /x  application: auth() → show'],
  ],
  'a router that a function makes': [
    {
      'app.ts': `import express from 'express'; import { makeRouter } from './r'; const app = express(); app.use('/r', makeRouter(db));`,
      'r.ts': `import { Router } from 'express'; export function makeRouter(db) { const router = Router(); router.delete('/:id', remove(db)); return router; }`,
    },
    ['DELETE /r/:id  remove(db)'],
  ],
  'an application in a field of a class': [
    {
      'app.ts': `import express from 'express'; class App { app = express(); constructor() { this.app.use(guard); this.app.post('/x', this.create); } create(req, res) {} }`,
    },
    ['POST /x  application: guard → this.create'],
  ],
  'a router that nobody mounts, with a gap': [
    { 'r.js': `const router = require('express').Router(); router.get('/x', show); module.exports = router;` },
    ['GET /x  show  (nothing that was found mounts router)'],
  ],
  'settings and clients are no routes': [
    {
      'app.js': `const express = require('express'); const axios = require('axios'); const app = express();
        app.get('env'); axios.get('/x', handler); new Map().get('/x', handler);`,
    },
    [],
  ],
  'all with a guard that passes on is no route': [
    {
      'app.js': `const express = require('express'); const app = express();
        app.all('/api/*', (req, res, next) => { if (!req.user) return res.sendStatus(401); next(); }); app.get('/api/x', show);`,
    },
    ['GET /api/x  mount: function → show'],
  ],
  'a use after the route does not cover it': [
    {
      'app.js': `const express = require('express'); const app = express(); app.get('/x', show); app.use(requireAuth);`,
    },
    ['GET /x  show'],
  ],
  'arrays of guards, arrays of paths, patterns, and parameters with a form': [
    {
      'app.js': `import express from 'express'; const app = express(); const both = [auth, isAdmin];
        app.use(['/a', /^\\/b(\\/|$)/], guard); app.get(['/a/x', '/b/x'], both, show); app.get(/^\\/files\\/.*/, files); app.get('/u/:id(\\\\d+)/:tab?', ...both, user);`,
    },
    [
      'GET /a/x  mount: guard → method: auth → method: isAdmin → show',
      'GET /b/x  mount: guard → method: auth → method: isAdmin → show',
      'GET /files/*  files',
      'GET /u/:id/:tab  method: auth → method: isAdmin → user',
    ],
  ],
  'records of mounts in loops': [
    {
      'routes/index.js': `const express = require('express'); const auth = require('./auth'); const users = require('./users'); const router = express.Router();
        const routes = [{ path: '/auth', route: auth }, { path: '/users', route: users }]; routes.forEach((one) => { router.use(one.path, one.route); }); module.exports = router;`,
      'routes/auth.js': `const router = require('express').Router(); router.post('/login', login); module.exports = router;`,
      'routes/users.js': `const router = require('express').Router(); router.get('/', list); module.exports = router;`,
      'app.js': `const express = require('express'); const app = express(); const routes = require('./routes'); app.use('/v1', routes);
        for (const [path, router] of Object.entries({ '/a': require('./routes/auth') })) app.use(path, router);
        for (const { name } of [{ name: 'x' }, { name: 'y' }]) app.get(\`/\${name}/all\`, all);`,
    },
    ['POST /v1/auth/login  login', 'GET /v1/users  list', 'POST /a/login  login', 'GET /x/all  all', 'GET /y/all  all'],
  ],
  'functions that register routes, called in a loop with the application': [
    {
      'app.js': `const express = require('express'); const app = express(); const { a, b } = require('./all'); const table = require('./table');
        app.use(guard); [a, b].forEach((register) => register(app, db)); for (const one of Object.values(table)) one.register(app);`,
      'all.js': `exports.a = (app) => { app.get('/a', showA); }; exports.b = (server) => { server.get('/b', showB); };`,
      'table.js': `module.exports = { c: { register(app) { app.get('/c', showC); } } };`,
    },
    ['GET /a  application: guard → showA', 'GET /b  application: guard → showB', 'GET /c  application: guard → showC'],
  ],
  'a loop over all that a module exports, in a function that is handed the application': [
    {
      'app.ts': `import express from 'express'; import { setUp } from './routes'; const app = express(); setUp(app);`,
      'routes.ts': `import * as all from './all'; import list from './list'; export function setUp(app) { Object.values(all).forEach((one) => one(app)); list.map((register) => register(app)); }`,
      'all.ts': `export { default as users } from './users'; export const posts = (app) => { app.get('/posts', posts); };`,
      'users.ts': `export default function (app) { app.get('/users', users); }`,
      'list.ts': `const tags = (app) => { app.get('/tags', tags); }; export default [tags];`,
    },
    ['GET /users  users', 'GET /posts  posts', 'GET /tags  tags'],
  ],
  'a router that is mounted at one path twice answers where it stands first': [
    {
      'app.js': `const express = require('express'); const app = express(); const router = express.Router();
        router.get('/x', show); app.use('/a', router); app.use('/a', requireAuth, router); app.use('/b', router);`,
    },
    ['GET /a/x  show', 'GET /b/x  show'],
  ],
  'a route with one function that passes on guards what comes later for its method and path': [
    {
      'app.js': `const express = require('express'); const app = express(); const check = require('./check');
        app.post('/x', check); app.post('/x', create); app.get('/x', show); app.post('/x/y', other); app.post('/z', (req, res) => res.send());`,
      'check.js': `module.exports = (req, res, next) => { if (!req.user) return res.sendStatus(401); next(); };`,
    },
    ['POST /x  mount: check → create', 'GET /x  show', 'POST /x/y  other', 'POST /z  function'],
  ],
  'what hands on errors or what is not there still answers; what leads on is a route if nothing else answers': [
    {
      'app.js': `const express = require('express'); const app = express();
        app.get('/a', async (req, res, next) => { try { res.json(await find()); } catch (error) { next(error); } });
        app.get('/b', (req, res, next) => { if (!req.query.id) return next(); res.json(1); }); app.get('/b', second);
        app.get('/c', auth, (req, res, next) => { if (req.user.isAdmin) return next(); res.sendStatus(403); }); app.get('/c', third);
        app.get('/d', (req, res, next) => { load(req, () => next()); }); app.use(render);`,
    },
    [
      'GET /a  function',
      'GET /b  function',
      'GET /b  second',
      'GET /c  mount: auth → mount: function → third',
      'GET /d  function',
    ],
  ],
  'what packages make to stand before handlers guards what comes later': [
    {
      'app.js': `const express = require('express'); const { expressjwt } = require('express-jwt'); const app = express(); const isAuthorized = () => expressjwt({ secret });
        app.get('/x', isAuthorized()); app.get('/x', show);`,
    },
    ['GET /x  mount: isAuthorized() → show'],
  ],
  'the first of two routes for the same method and path answers': [
    {
      'app.js': `const express = require('express'); const app = express(); const first = (req, res) => { res.json(1); };
        app.get('/x', auth, first); app.get('/x', second); app.post('/x', third);`,
    },
    ['GET /x  method: auth → first', 'POST /x  third'],
  ],
  'a guard under a prefix covers what is mounted later below it': [
    {
      'app.js': `const express = require('express'); const app = express(); const api = express.Router();
        app.use('/api/admin', requireAdmin); api.get('/admin/users', list); api.get('/posts', posts); app.use('/api', api);`,
    },
    ['GET /api/admin/users  mount: requireAdmin → list', 'GET /api/posts  posts'],
  ],
  'guards of a router cover what is mounted after it at the same place, and nothing elsewhere': [
    {
      'app.js': `const express = require('express'); const app = express(); const a = express.Router(); const b = express.Router();
        a.use(requireAuth); a.get('/a', one); b.get('/b', two); app.use('/api', a); app.use('/api', b); app.get('/open', open);`,
    },
    ['GET /api/a  router: requireAuth → one', 'GET /api/b  router: requireAuth → two', 'GET /open  open'],
  ],
  'an application that is handed on and on, and twice': [
    {
      'app.js': `const express = require('express'); const app = express(); const routes = require('./routes'); routes(app); routes(app); new Users(app);
        class Users { constructor(app) { this.app = app; this.init(); } init() { this.app.get('/u', this.list); } }`,
      'routes.js': `module.exports = function (app) { app.use(auth); require('./more')(app, db); };`,
      'more.js': `module.exports = (app, db) => { app.get('/more', more(db)); };`,
    },
    ['GET /more  application: auth → more(db)', 'GET /u  application: auth → this.list'],
  ],
  'the same function for two applications gives its routes once': [
    {
      'app.js': `const express = require('express'); function add(app) { app.use(auth); app.get('/x', show); } const one = express(); const two = express(); add(one); add(two);`,
    },
    ['GET /x  application: auth → show'],
  ],
  'paths that a guard leaves out': [
    {
      'app.js': `const express = require('express'); const { expressjwt } = require('express-jwt'); const app = express();
        app.use('/api', expressjwt({ secret }).unless({ path: ['/api/login', { url: '/api/items', methods: ['GET'] }] }));
        app.post('/api/login', login); app.get('/api/items', items); app.get('/api/users', users);`,
    },
    [
      'POST /api/login  login',
      'GET /api/items  mount?: expressjwt({…}) → items',
      'GET /api/users  mount: expressjwt({…}) → users',
    ],
  ],
  'routes that packages generate from models': [
    {
      'app.js': `const express = require('express'); const finale = require('finale-rest'); const restify = require('express-restify-mongoose'); const app = express(); const router = express.Router();
        finale.initialize({ app, sequelize }); for (const { name, model } of [{ name: 'User', model: User }]) finale.resource({ model, endpoints: [\`/api/\${name}s\`, \`/api/\${name}s/:id\`] });
        restify.serve(router, Post, { name: 'posts', preMiddleware: auth }); app.use(router);`,
    },
    [
      'GET /api/Users  finale.resource(model)',
      'POST /api/Users  finale.resource(model)',
      'GET /api/Users/:id  finale.resource(model)',
      'PUT /api/Users/:id  finale.resource(model)',
      'DELETE /api/Users/:id  finale.resource(model)',
      'GET /api/v1/posts  method: auth → restify.serve(Post)',
      'POST /api/v1/posts  method: auth → restify.serve(Post)',
      'DELETE /api/v1/posts  method: auth → restify.serve(Post)',
      'GET /api/v1/posts/:id  method: auth → restify.serve(Post)',
      'PUT /api/v1/posts/:id  method: auth → restify.serve(Post)',
      'DELETE /api/v1/posts/:id  method: auth → restify.serve(Post)',
      'PATCH /api/v1/posts/:id  method: auth → restify.serve(Post)',
    ],
  ],
  'a function that is handed an application that nobody makes, with a gap': [
    { 'routes.js': `module.exports = (app) => { app.use(auth); app.get('/x', show); };` },
    ['GET /x  router: auth → show  (nothing that was found mounts app)'],
  ],
});
