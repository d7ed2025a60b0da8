import { testRoutes } from '../../support/test-routes';

testRoutes('Koa', {
  'guards of the application and of routers, in the order of registration': [
    {
      'app.js': `const Koa = require('koa'); const jwt = require('koa-jwt'); const users = require('./users');
        const app = new Koa(); app.use(logger()); app.use(jwt({ secret })); app.use(users.routes()); app.use(users.allowedMethods());`,
      'users.js': `const Router = require('@koa/router'); const router = new Router({ prefix: '/users' });
        router.get('/open', show); router.use(isMember); router.get('user', '/:id', isOwner, show);
        router.del('/:id', isAdmin, remove); module.exports = router;`,
    },
    [
      'GET /users/open  application: logger() → application: jwt({…}) → show',
      'GET /users/:id  application: logger() → application: jwt({…}) → router: isMember → method: isOwner → show',
      'DELETE /users/:id  application: logger() → application: jwt({…}) → router: isMember → method: isAdmin → remove',
    ],
  ],
  'a prefix that is set later': [
    {
      'app.js': `const Koa = require('koa'); const Router = require('@koa/router'); const app = new Koa();
        const router = new Router(); router.get('/users', show); router.prefix('/api'); app.use(router.routes());`,
    },
    ['GET /api/users  show'],
  ],
  'paths that a guard leaves out': [
    {
      'app.js': `const Koa = require('koa'); const jwt = require('koa-jwt'); const Router = require('koa-router');
        const app = new Koa(); const router = Router(); app.use(jwt({ secret }).unless({ path: ['/login', /^\\/public\\//] }));
        router.post('/login', login); router.get('/public/logo', logo); router.get('/login/history', history); app.use(router.routes());`,
    },
    ['POST /login  login', 'GET /public/logo  logo', 'GET /login/history  application: jwt({…}) → history'],
  ],
  'what depends on more than the path may be left out': [
    {
      'app.js': `import Koa from 'koa'; import jwt from 'koa-jwt'; import Router from '@koa/router';
        const app = new Koa(); const router = new Router(); app.use(jwt({ secret }).unless({ custom: isPublic }));
        router.get('/x', show); app.use(router.routes());`,
    },
    ['GET /x  application?: jwt({…}) → show'],
  ],
  'routers in routers, and under a path of their own': [
    {
      'app.ts': `import Koa from 'koa'; import Router from '@koa/router'; import mount from 'koa-mount'; import compose from 'koa-compose';
        const app = new Koa(); const api = new Router(); const posts = new Router(); const inner = new Koa();
        posts.use('/drafts', isAuthor); posts.get('/drafts/:id', draft); posts.get('/:id', post);
        api.use('/posts', compose([auth, tenant]), posts.routes(), posts.allowedMethods());
        inner.use(basic); inner.use(api.middleware()); app.use(mount('/v1', inner));`,
    },
    [
      'GET /v1/posts/drafts/:id  application: basic → mount: auth → mount: tenant → mount: isAuthor → draft',
      'GET /v1/posts/:id  application: basic → mount: auth → mount: tenant → mount?: isAuthor → post',
    ],
  ],
  'the guards of a router end with it': [
    {
      'app.js': `const Koa = require('koa'); const Router = require('@koa/router'); const app = new Koa();
        const a = new Router(); a.use(auth); a.get('/a', one); const b = new Router(); b.get('/b', two);
        app.use(a.routes()).use(b.routes());`,
    },
    ['GET /a  router: auth → one', 'GET /b  two'],
  ],
  'routers in a loop, and an application that is handed on': [
    {
      'app.js': `const Koa = require('koa'); const app = new Koa(); require('./routes')(app);`,
      'routes.js': `const a = require('./a'); const b = require('./b'); module.exports = (app) => { [a, b].forEach((one) => app.use(one.routes())); };`,
      'a.js': `const Router = require('koa-router'); const r = new Router(); r.get('/a', one); module.exports = r;`,
      'b.js': `const Router = require('koa-router'); const r = new Router(); r.get('/b', two); module.exports = r;`,
    },
    ['GET /a  one', 'GET /b  two'],
  ],
  'functions that register routes, called in a loop with a router': [
    {
      'app.js': `const Koa = require('koa'); const Router = require('@koa/router'); const users = require('./users'); const app = new Koa();
        const api = new Router({ prefix: '/api' }); api.use(signedIn); const tags = (router) => { router.get('/tags', showTags); };
        [users, tags].map((register) => register(api)); app.use(api.routes());`,
      'users.js': `module.exports = (router) => { router.get('/users', showUsers); };`,
    },
    ['GET /api/users  router: signedIn → showUsers', 'GET /api/tags  router: signedIn → showTags'],
  ],
  'routes by their description, and by a middleware of their own': [
    {
      'app.js': `const Koa = require('koa'); const router = require('koa-joi-router')(); const route = require('koa-route'); const app = new Koa();
        router.route({ method: ['get', 'head'], path: '/d', handler: [auth, show] }); router.register('/r', ['PUT'], [auth, put]);
        app.use(router.middleware()); app.use(route.post('/m', create));`,
    },
    ['GET /d  method: auth → show', 'HEAD /d  method: auth → show', 'PUT /r  method: auth → put', 'POST /m  create'],
  ],
});
