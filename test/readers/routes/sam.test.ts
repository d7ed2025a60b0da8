import assert from 'node:assert/strict';
import { printRoute, routesOf } from '../../support/routes-of';

const code = { 'src/users.py': `def show(event, context): ...\ndef remove(event, context): ...\n` };

/** The files of a program, and its routes, one line each. */
const programs: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'the default authorizer of an API, and events that say otherwise': [
    {
      ...code,
      'template.yaml': `Globals: { Function: { CodeUri: src/ } }
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      Auth:
        DefaultAuthorizer: Pool
        Authorizers: { Pool: { UserPoolArn: !GetAtt Users.Arn }, Own: { FunctionArn: !GetAtt Check.Arn } }
  Check: { Type: AWS::Serverless::Function, Properties: { Handler: users.show } }
  Show:
    Type: AWS::Serverless::Function
    Properties:
      Handler: users.show
      Events:
        One: { Type: Api, Properties: { Path: '/users/{id}', Method: get, RestApiId: !Ref Api } }
        Open: { Type: Api, Properties: { Path: /open, Method: get, RestApiId: !Ref Api, Auth: { Authorizer: NONE } } }
        Own: { Type: Api, Properties: { Path: /own, Method: any, RestApiId: !Ref Api, Auth: { Authorizer: Own, AuthorizationScopes: [a, b] } } }
        Other: { Type: Api, Properties: { Path: /other, Method: get } }
        Tick: { Type: Schedule, Properties: { Schedule: rate(1 hour) } }
`,
    },
    [
      'GET /users/:id  application: Authorizer: Pool = authentication → src/users.show',
      'GET /open  application: Authorizer: NONE = public → src/users.show',
      '* /own  application: Authorizer: Own = authentication → application: AuthorizationScopes [a, b] = authorization → src/users.show',
      'GET /other  src/users.show',
    ],
  ],
  'defaults for all APIs, keys, signatures, and APIs of other templates': [
    {
      ...code,
      'stack/template.json': `{"Globals": {"HttpApi": {"Auth": {"DefaultAuthorizer": "Jwt", "Authorizers": {"Jwt": {"JwtConfiguration": {}}}}}},
        "Resources": {"Remove": {"Type": "AWS::Serverless::Function", "Properties": {"CodeUri": ".", "Handler": "a.b", "Events": {
          "A": {"Type": "HttpApi", "Properties": {"Path": "/a", "Method": "DELETE"}},
          "B": {"Type": "HttpApi"},
          "C": {"Type": "Api", "Properties": {"Path": "/c", "Method": "get", "Auth": {"ApiKeyRequired": true}}},
          "D": {"Type": "Api", "Properties": {"Path": "/d", "Method": "get", "Auth": {"Authorizer": "AWS_IAM"}}},
          "E": {"Type": "Api", "Properties": {"Path": "/e", "Method": "get", "RestApiId": {"Fn::ImportValue": "x"}}}
        }, "FunctionUrlConfig": {"AuthType": "NONE"}}}}}`,
    },
    [
      'DELETE /a  application: Authorizer: Jwt = authentication → a.b',
      '* /…  application: Authorizer: Jwt = authentication → a.b',
      'GET /c  application: ApiKeyRequired = authentication → a.b',
      'GET /d  application: Authorizer: AWS_IAM = authentication → a.b',
      'GET /e  application: an API of another template → a.b',
      '* /…  application: AuthType: NONE = public → a.b',
    ],
  ],
  'an interface that is written out in the template': [
    {
      ...code,
      'template.yml': `Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      DefinitionBody:
        securityDefinitions: { pool: { type: apiKey, x-amazon-apigateway-authorizer: { type: cognito_user_pools } } }
        paths:
          /users:
            options: { x-amazon-apigateway-integration: { type: mock } }
            get: { security: [ { pool: [ users/read ] } ], x-amazon-apigateway-integration: { uri: !Sub 'arn:x/\${Show.Arn}/invocations' } }
            delete: { x-amazon-apigateway-integration: { uri: !Sub 'arn:x/\${Remove.Arn}/invocations' } }
            put: { security: [], x-amazon-apigateway-integration: { uri: !Sub 'arn:x/\${Remove.Arn}/invocations' } }
  Show: { Type: AWS::Serverless::Function, Properties: { CodeUri: ./src, Handler: users.show, Events: { A: { Type: Api, Properties: { Path: /users, Method: GET, RestApiId: !Ref Api } } } } }
  Remove: { Type: AWS::Serverless::Function, Properties: { CodeUri: ./src/, Handler: users.remove } }
`,
    },
    [
      'GET /users  application: security: pool = authentication → application: scopes [users/read] = authorization → src/users.show',
      'DELETE /users  src/users.remove',
      'PUT /users  application: security: [] = public → src/users.remove',
    ],
  ],
  'an interface in another file may ask for anything': [
    {
      ...code,
      'template.yaml': `Resources:
  Api: { Type: AWS::Serverless::Api, Properties: { DefinitionBody: { Fn::Transform: { Name: AWS::Include } } } }
  Show: { Type: AWS::Serverless::Function, Properties: { CodeUri: src, Handler: users.show, Events: { A: { Type: Api, Properties: { Path: /users, Method: GET, RestApiId: !Ref Api } } } } }
`,
    },
    ['GET /users  application: an interface in another file → src/users.show'],
  ],
  'code without a template says nothing about who may call': [
    { 'index.js': `exports.handler = async (event) => ({ statusCode: 200, body: event.pathParameters.id });` },
    [],
  ],
};

suite('Routes of SAM templates', () => {
  for (const [name, [files, routes]] of Object.entries(programs)) {
    test(name, async () => assert.deepEqual((await routesOf(files)).map(printRoute), routes));
  }
});
