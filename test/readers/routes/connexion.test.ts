import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

const code = `def show(user_id): return user_id
def remove(user_id): return user_id
def ping(): return "ok"
def read_token(token): return verify(token)
`;

/** The files of a program, and its routes, one line each. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'operations with the functions that answer, and the security that they and the whole demand': [
    {
      'specs/openapi.yaml': `openapi: 3.0.1
servers: [{ url: 'https://api.example.com/v1' }]
security: [{ bearer: [] }]
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer, x-bearerInfoFunc: api.users.read_token }
    other: { type: apiKey, in: header, name: X-Key }
paths:
  /users/{user_id}:
    get: { operationId: api.users.show }
    delete: { operationId: api.users.remove, security: [{ bearer: ['users:write'] }] }
  /ping:
    x-openapi-router-controller: api.users
    get: { operationId: ping, security: [] }
    post: { operationId: ping, security: [{}, { bearer: [] }] }
    put: { operationId: ping, security: [{ other: [] }] }
`,
      'api/users.py': code,
    },
    [
      'GET /v1/users/:user_id  application: security: bearer = authentication → api.users.show',
      'DELETE /v1/users/:user_id  application: security: bearer = authentication → application: security: bearer scopes [users:write] = authorization → api.users.remove',
      'GET /v1/ping  application: security: [] = public → api.users.ping',
      'POST /v1/ping  application: security = optionalAuthentication → api.users.ping',
      'PUT /v1/ping  application: security: other → api.users.ping',
    ],
  ],
  'a description of what others serve is no program': [
    {
      'openapi.json': '{ "openapi": "3.0.1", "paths": { "/users": { "get": { "operationId": "listUsers" } } } }',
      'app.py': code,
    },
    [],
  ],
};

suite('Routes of Connexion', () => {
  for (const [name, [files, routes]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
  }
});
