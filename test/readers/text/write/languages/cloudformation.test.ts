import assert from 'node:assert/strict';
import { testRepairs, titles } from '../rewrite';

const head = 'AWSTemplateFormatVersion: 2010-09-09\n';
const database = 'Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: «»\n';

suite('a credential in a template of CloudFormation', () => {
  test('can be looked up in two stores, or be asked for', () => {
    assert.deepEqual(titles({ path: 'a.yaml', before: head + database, name: 'dbPassword' }), [
      'Look it up in Secrets Manager as db-password when the stack is made (then rotate it)',
      'Look it up in Parameter Store as db-password when the stack is made (then rotate it)',
      'Ask for it as a parameter of the stack, hidden by NoEcho (then rotate it)',
    ]);
  });

  testRepairs('stack.yaml', {
    'is looked up in Parameter Store, where the property takes secure strings': {
      by: 'parameterStore',
      before: head + database,
      name: 'dbPassword',
      after: `${head + database}`.replace('«»', '"{{resolve:ssm-secure:/db-password}}"'),
    },
    'is a parameter, which is declared in front of the resources': {
      by: 'stackParameter',
      before: head + database,
      name: 'dbPassword',
      after: `${head}Parameters:\n  DbPassword:\n    Type: String\n    NoEcho: true\n\n${database.replace('«»', '!Ref DbPassword')}`,
    },
    'is a parameter beside others': {
      by: 'stackParameter',
      before: `${head}Parameters:\n  A:\n    Type: String\n${database}`,
      name: 'dbPassword',
      after: `${head}Parameters:\n  DbPassword:\n    Type: String\n    NoEcho: true\n  A:\n    Type: String\n${database.replace('«»', '!Ref DbPassword')}`,
    },
    'is a parameter in JSON': {
      path: 'stack.json',
      by: 'stackParameter',
      before: '{\n  "Resources": {\n    "A": { "Type": "AWS::A", "Password": "«»" }\n  }\n}\n',
      name: 'dbPassword',
      after:
        '{\n  "Parameters": {\n    "DbPassword": {\n      "Type": "String",\n      "NoEcho": true\n    }\n  },\n' +
        '  "Resources": {\n    "A": { "Type": "AWS::A", "Password": { "Ref": "DbPassword" } }\n  }\n}\n',
    },
    'is the default of a parameter in JSON, which is hidden instead': {
      path: 'stack.json',
      before:
        '{ "AWSTemplateFormatVersion": "2010-09-09", "Parameters": { "A": { "Type": "String", "Default": "«»" } } }',
      after:
        '{ "AWSTemplateFormatVersion": "2010-09-09", "Parameters": { "A": { "Type": "String", "NoEcho": true } } }',
    },
  });
});
