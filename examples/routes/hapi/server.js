// A library. Routes without `auth` take the default; `scope` is the second gate.
const Hapi = require('@hapi/hapi');
const Jwt = require('@hapi/jwt');

async function start() {
  const server = Hapi.server({ port: 3000 });
  await server.register(Jwt);
  server.auth.strategy('session', 'jwt', {
    keys: process.env.JWT_KEY,
    verify: { aud: false, iss: false, sub: false },
    validate: (artifacts) => ({ isValid: true, credentials: artifacts.decoded.payload }),
  });
  server.auth.default('session');

  server.route([
    {
      method: 'GET',
      path: '/loans',
      handler: (request) => Loan.findAll({ where: { memberId: request.auth.credentials.sub } }),
    },
    {
      method: 'POST',
      path: '/admin/books',
      options: { auth: { strategy: 'session', scope: ['librarian'] } },
      handler: (request) => Book.create({ title: request.payload.title }),
    },
    {
      // Every member removes members: no scope is asked for.
      method: 'DELETE',
      path: '/admin/members/{id}',
      handler: (request) => Member.destroy({ where: { id: request.params.id } }),
    },
    {
      // Open to everybody, and it changes something.
      method: 'POST',
      path: '/fines/{id}/waive',
      options: { auth: false },
      handler: (request) => Fine.update({ amount: 0 }, { where: { id: request.params.id } }),
    },
  ]);
  await server.start();
}

start();
