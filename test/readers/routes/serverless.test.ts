import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

/** The files of a program, and its routes, one line each. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'events in both ways of writing, with authorizers by name, by type and by address': [
    {
      'api/serverless.yml': `provider: { name: aws }
functions:
  check: { handler: src/auth.check }
  list:
    handler: src/users.list
    events:
      - http: GET users
      - http: { path: 'users/{id}', method: get, authorizer: check }
      - http: { path: 'users/{proxy+}', method: any, authorizer: aws_iam }
      - schedule: rate(1 hour)
  remove:
    handler: src/users.remove
    events:
      - http:
          path: users
          method: delete
          private: true
      - http: { path: a, method: post, authorizer: { name: check, type: request } }
      - http: { path: b, method: post, authorizer: '\${self:custom.auth}' }
      - http: { path: c, method: post, authorizer: { type: COGNITO_USER_POOLS, authorizerId: { Ref: Pool }, scopes: [users/write] } }
`,
      'api/src/auth.js': `module.exports.check = async (event) => { return verify(event); };`,
      'api/src/users.ts': `export const list = async (event) => {}; export async function remove(event) {}`,
    },
    [
      'GET /users  src/users.list',
      'GET /users/:id  application: authorizer: check = authentication → src/users.list',
      '* /users/:proxy*  application: authorizer: aws_iam = authentication → src/users.list',
      'DELETE /users  application: private: true = authentication → src/users.remove',
      'POST /a  application: authorizer: check = authentication → src/users.remove',
      'POST /b  application: authorizer: ${self:custom.auth} → src/users.remove',
      'POST /c  application: authorizer: COGNITO_USER_POOLS = authentication → application: scopes [users/write] = authorization → src/users.remove',
    ],
  ],
  'authorizers of HTTP APIs, which the provider declares': [
    {
      'serverless.yml': `provider:
  name: aws
  httpApi:
    authorizers:
      known: { type: jwt, issuerUrl: x, audience: [y] }
      own: { type: request, functionName: check }
functions:
  check: { handler: auth.check }
  show: { handler: show.main, events: [{ httpApi: 'GET /a' }, { httpApi: '*' }, { httpApi: { path: /b, method: GET, authorizer: { name: known, scopes: [read] } } }, { httpApi: { path: /c, method: GET, authorizer: own } }] }
`,
      'auth.py': `def check(event, context):\n    return {"isAuthorized": verify(event)}\n`,
      'show.py': `def main(event, context): ...\n`,
    },
    [
      'GET /a  show.main',
      '* /…  show.main',
      'GET /b  application: authorizer: known = authentication → application: scopes [read] = authorization → show.main',
      'GET /c  application: authorizer: own = authentication → show.main',
    ],
  ],
  'addresses of functions, and connections whose authorizer is asked once': [
    {
      'serverless.yml': `functions:
  - open: { handler: a.open, events: [ { http: GET /x } ] }
  - chat: { handler: a.chat, events: [ { websocket: { route: $connect, authorizer: check } }, { websocket: say } ] }
  - addressed: { handler: a.open, url: true }
  - signed: { handler: a.open, url: { authorizer: aws_iam } }
  - silent: { handler: a.open, url: false }
`,
      'a.js': `exports.open = () => {}; exports.chat = () => {};`,
    },
    [
      'GET /x  a.open',
      'MESSAGE /$connect  application: authorizer: check = authentication → a.chat',
      'MESSAGE /say  application: authorizer: check = authentication → a.chat',
      '* /…  application: url = public → a.open',
      '* /…  application: authorizer: aws_iam = authentication → a.open',
    ],
  ],
  'an application behind an adapter takes over the authorizer that stands before it': [
    {
      'serverless.yml': `functions: { app: { handler: app.handler, events: [ { http: { path: '{proxy+}', method: any, authorizer: aws_iam } } ] } }`,
      'app.js': `const express = require('express'); const serverless = require('serverless-http'); const app = express(); app.get('/users', list); module.exports.handler = serverless(app);`,
    },
    ['GET /users  mount: authorizer: aws_iam = authentication → list'],
  ],
  'middleware of middy runs before the function that it is put around': [
    {
      'serverless.yml': `functions: { a: { handler: a.handler, events: [ { http: GET /a } ] }, b: { handler: a.other, events: [ { http: GET /b } ] } }`,
      'a.ts': `import middy from '@middy/core'; import { isAdmin } from './missing';
        const base = async (event) => {}; export const handler = middy(base).use(verifyToken()).use(isAdmin()); export const other = middy().use(known()).handler(base);`,
    },
    ['GET /a  handler: verifyToken() → handler: isAdmin() → a.handler', 'GET /b  handler: known() → a.other'],
  ],
  'what runs elsewhere is left to others': [
    {
      'serverless.yml': `provider: { name: azure }\nfunctions: { a: { handler: a.b, events: [ { http: true } ] } }\n`,
      'a.js': `exports.b = () => {};`,
    },
    [],
  ],
};

suite('Routes of Serverless templates', () => {
  for (const [name, [files, routes]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
  }
});
