import { testRoutes } from '../../support/test-routes';

testRoutes('hapi', {
  'what the server demands, and what routes say themselves': [
    {
      'server.js': `const Hapi = require('@hapi/hapi'); const server = Hapi.server({ port }); const routes = require('./routes');
        server.route({ method: 'GET', path: '/early', handler: early }); server.auth.strategy('jwt', 'jwt', { validate }); server.auth.default('jwt'); server.route(routes);`,
      'routes.js': `module.exports = [
        { method: 'GET', path: '/users/{id}', handler: show },
        { method: ['PUT', 'PATCH'], path: '/users/{id?}', options: { auth: { strategy: 'jwt', scope: ['user-{params.id}', 'admin'] }, handler: update } },
        { method: 'POST', path: '/login', config: { auth: false }, handler: login },
        { method: '*', path: '/files/{rest*}', options: () => ({ auth: { mode: 'try', strategies: ['jwt', 'cookie'] } }), handler: { directory: { path } } } ];`,
    },
    [
      "GET /early  application: auth 'jwt' = authentication → early",
      "GET /users/:id  application: auth 'jwt' = authentication → show",
      "PUT /users/:id  method: auth 'jwt' = authentication → method: scope ['user-{params.id}', 'admin'] [user-{params.id}, admin] = authorization → update",
      "PATCH /users/:id  method: auth 'jwt' = authentication → method: scope ['user-{params.id}', 'admin'] [user-{params.id}, admin] = authorization → update",
      'POST /login  method: auth: false = public → login',
      "* /files/*  method: auth 'jwt', 'cookie' = optionalAuthentication → {…}",
    ],
  ],
  'prerequisites, access, entities, and steps of the whole server': [
    {
      'server.js': `const Hapi = require('@hapi/hapi'); const server = new Hapi.Server(); server.ext('onPreHandler', check); server.ext({ type: 'onPreAuth', method: before }); server.ext('onPreResponse', after);
        server.method('isOwner', own);
        server.route({ method: 'GET', path: '/a', options: { auth: { access: [{ scope: 'admin' }, { entity: 'user' }] }, pre: [[load, { method: may, assign: 'may' }], 'isOwner(params.id)'], handler: show } });`,
    },
    [
      "GET /a  application: check → application: before → method: auth = authentication → method: scope 'admin' [admin] = authorization → method: load → method: may → method: 'isOwner(params.id)' → show",
    ],
  ],
  'plugins with a prefix, and defaults that a plugin sets': [
    {
      'server.ts': `import Hapi from '@hapi/hapi'; import * as users from './users'; import auth from './auth';
        const server = Hapi.server(); await server.register([auth, { plugin: users, routes: { prefix: '/v1' } }]); server.route({ method: 'GET', path: '/', handler: home });`,
      'auth.ts': `export default { name: 'auth', register: async (server) => { server.auth.strategy('s', 'cookie'); server.auth.default({ strategy: 's', scope: 'member' }); } };`,
      'users.ts': `export const plugin = { name: 'users', async register(server, options) { server.route({ method: 'GET', path: '/users', handler: list }); server.route({ method: 'GET', path: '/open', options: { auth: false }, handler: open }); } };`,
    },
    [
      "GET /v1/users  application: auth 's' = authentication → application: scope 'member' [member] = authorization → list",
      'GET /v1/open  method: auth: false = public → open',
      "GET /  application: auth 's' = authentication → application: scope 'member' [member] = authorization → home",
    ],
  ],
  'a strategy that is not known stays a guard, and a plugin that nobody loads has a gap': [
    {
      'x.js': `exports.register = (server, o) => { server.route({ method: 'GET', path: '/x', options: { auth: config.auth }, handler: show }); };`,
    },
    ['GET /x  method: config.auth → show  (nothing that was found mounts server)'],
  ],
});
