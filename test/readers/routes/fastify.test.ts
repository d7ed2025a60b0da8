import { testRoutes } from '../../support/test-routes';

testRoutes('Fastify', {
  'hooks of a scope cover its routes and those inside, wherever they stand': [
    {
      'app.js': `const fastify = require('fastify')({ logger: true }); fastify.get('/early', early); fastify.addHook('onRequest', check);
        fastify.addHook('onSend', after); fastify.register(require('./users'), { prefix: '/users' }); fastify.register(async (scope) => { scope.get('/sibling', sibling); });`,
      'users.js': `module.exports = async function (fastify, opts) { fastify.addHook('preHandler', isMember);
        fastify.get('/:id', { preHandler: [isOwner], onRequest: fastify.csrfProtection }, show); fastify.post('/', { schema, handler: create }); };`,
    },
    [
      'GET /early  application: check → early',
      'GET /users/:id  application: check → router: isMember → method: fastify.csrfProtection → method: isOwner → show',
      'POST /users  application: check → router: isMember → create',
      'GET /sibling  application: check → sibling',
    ],
  ],
  'fastify-plugin brings its hooks to who loads it; other plugins keep them': [
    {
      'app.ts': `import Fastify from 'fastify'; import auth from './auth'; import closed from './closed'; const app = Fastify();
        app.register(auth); app.register(closed); app.get('/x', show);`,
      'auth.ts': `import fp from 'fastify-plugin'; export default fp(async (fastify: FastifyInstance) => { fastify.addHook('onRequest', verify); });`,
      'closed.ts': `export default async function (fastify) { fastify.addHook('onRequest', other); fastify.get('/y', more); }`,
    },
    ['GET /y  application: verify → router: other → more', 'GET /x  application: verify → show'],
  ],
  'full descriptions of routes, with methods and options from elsewhere': [
    {
      'app.js': `import fastify from 'fastify'; const app = fastify(); const secured = { onRequest: [auth] };
        app.route({ method: ['GET', 'HEAD'], url: '/a', preValidation: before, handler: show }); app.get('/b', { ...secured, schema }, show).all('/c', any);`,
    },
    ['GET /a  method: before → show', 'HEAD /a  method: before → show', 'GET /b  method: auth → show', '* /c  any'],
  ],
  'guards that are joined: each of them, or any': [
    {
      'app.js': `const fastify = require('fastify')(); fastify.get('/and', { preHandler: fastify.auth([jwt, admin], { relation: 'and' }) }, x);
        fastify.get('/or', { preHandler: fastify.auth([jwt, key]) }, x); fastify.get('/one', { preHandler: fastify.auth([fastify.verify]) }, x);
        fastify.get('/role', { preHandler: fastify.guard.role('admin') }, x); fastify.get('/basic', { onRequest: fastify.basicAuth }, x);`,
    },
    [
      'GET /and  method: jwt → method: admin → x',
      'GET /or  method: fastify.auth([jwt, key]) → x',
      'GET /one  method: fastify.verify → x',
      "GET /role  method: fastify.guard.role('admin') = authorization → x",
      'GET /basic  method: fastify.basicAuth = authentication → x',
    ],
  ],
  'a folder of plugins, with the hooks beside them': [
    {
      'src/app.ts': `import autoload from '@fastify/autoload'; import path from 'node:path'; import Fastify from 'fastify'; const app = Fastify();
        app.register(autoload, { dir: path.join(import.meta.dirname, 'routes'), autoHooks: true, cascadeHooks: true, options: { prefix: '/v1' } });`,
      'src/routes/home.ts': `export default async (fastify) => { fastify.get('/', home); };`,
      'src/routes/admin/autohooks.ts': `export default async function (fastify) { fastify.addHook('onRequest', isAdmin); }`,
      'src/routes/admin/_id/index.ts': `const plugin: FastifyPluginAsync = async (fastify) => { fastify.get('/more', show); }; export default plugin;`,
      'src/other.ts': `export default async (fastify) => { fastify.get('/other', other); };`,
    },
    [
      'GET /v1  home',
      'GET /v1/admin/:id/more  router: isAdmin → show',
      'GET /other  other  (nothing that was found mounts fastify)',
    ],
  ],
  'packages that guard by themselves, and plugins that nobody can find': [
    {
      'app.js': `const fastify = require('fastify')(); fastify.register(require('@fastify/cors')); fastify.register(require('@fastify/bearer-auth'), { keys });
        fastify.register(require('./lost')); fastify.get('/x', show);`,
    },
    [`GET /x  application: require('@fastify/bearer-auth') = authentication → application: require('./lost') → show`],
  ],
});
