import assert from 'node:assert/strict';
import { parseJson } from '../../../../server/src/syntax/json';
import { aws, type Case, rewrite, testRepairs, titles } from './rewrite';

const address: NonNullable<Case['with']> = { kind: 'connection', shape: 'url-credentials', name: 'Password in a URL' };
const fallback: NonNullable<Case['with']> = { isDefault: true };

suite('a credential in a file of settings gives way to what the tool fills in', () => {
  suite('.env', () => {
    testRepairs('.env', {
      'a bare value': {
        before: 'A=1\r\nDB_PASSWORD=«»\r\nB=2\r\n',
        name: 'DB_PASSWORD',
        after: 'A=1\r\nDB_PASSWORD=\r\nB=2\r\n',
      },
      'a value in quotes with a note behind it': {
        before: "DB_PASSWORD='«»' # of the staging database\n",
        name: 'DB_PASSWORD',
        after: 'DB_PASSWORD= # of the staging database\n',
      },
      'all of an address, since half of it is of no use': {
        before: 'DATABASE_URL=postgres://app:«»@db/app\n',
        name: 'DATABASE_URL',
        with: address,
        after: 'DATABASE_URL=\n',
      },
      'both halves of an access key': {
        before: 'AWS_ACCESS_KEY_ID=‹access key id›\nAWS_SECRET_ACCESS_KEY=«»\n',
        with: aws,
        after: 'AWS_ACCESS_KEY_ID=\nAWS_SECRET_ACCESS_KEY=\n',
      },
      'in a comment, its name': {
        before: '# DB_PASSWORD=«»\n',
        name: 'DB_PASSWORD',
        after: '# DB_PASSWORD=<DB_PASSWORD>\n',
      },
      'in other properties': {
        path: 'gradle.properties',
        before: 'signing.password = «»\n',
        after: 'signing.password = \n',
      },
    });
  });

  suite('property lists', () => {
    testRepairs('Info.plist', {
      'a string, which Xcode fills in': {
        before: '<dict>\n<key>API_SECRET</key>\n<string>«»</string>\n</dict>\n',
        name: 'API_SECRET',
        after: '<dict>\n<key>API_SECRET</key>\n<string>$(API_SECRET)</string>\n</dict>\n',
      },
    });
  });

  suite('Dockerfile', () => {
    testRepairs('Dockerfile', {
      'an argument of the build': { before: 'FROM a\nARG TOKEN=«»\n', after: 'FROM a\nARG TOKEN\n' },
      'a variable among others': { before: 'FROM a\nENV A=1 TOKEN="«»" B=2\n', after: 'FROM a\nENV A=1 TOKEN= B=2\n' },
      'a variable in the old form': { before: 'FROM a\nENV TOKEN «»\n', after: 'FROM a\nENV TOKEN=\n' },
      'a command, which gets the secret mounted': {
        before: "FROM a\nRUN b && \\\n    curl -u 'me:«»' https://c\n",
        name: 'repoPassword',
        after:
          'FROM a\nRUN --mount=type=secret,id=repo-password b && \\\n    curl -u \'me:\'"$(cat /run/secrets/repo-password)" https://c\n',
      },
      'not a command that no shell runs': {
        before: 'FROM a\nRUN ["curl", "-u", "me:«»"]\n',
        after: 'refused: The command is a list, in which no shell would read the secret.',
      },
      'not a label': {
        before: 'FROM a\nLABEL token=«»\n',
        after: 'refused: Only the value of ARG, ENV and RUN can be left out.',
      },
    });
  });

  suite('Compose', () => {
    testRepairs('docker-compose.yml', {
      'a bare value': {
        before: 'services:\n  db:\n    environment:\n      DB_PASSWORD: «»\n',
        name: 'DB_PASSWORD',
        after: 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:?set DB_PASSWORD}\n',
      },
      'a value in quotes': {
        before: "services:\r\n  db:\r\n    environment:\r\n      DB_PASSWORD: '«»' # note\r\n",
        name: 'DB_PASSWORD',
        after:
          "services:\r\n  db:\r\n    environment:\r\n      DB_PASSWORD: '${DB_PASSWORD:?set DB_PASSWORD}' # note\r\n",
      },
      'an item of a list': {
        before: 'services:\n  db:\n    environment:\n      - DB_PASSWORD=«»\n',
        name: 'DB_PASSWORD',
        after: 'services:\n  db:\n    environment:\n      - DB_PASSWORD=${DB_PASSWORD:?set DB_PASSWORD}\n',
      },
      'a value between brackets': {
        path: 'compose.yaml',
        before: 'services:\n  db:\n    environment: { DB_PASSWORD: «», A: 1 }\n',
        name: 'DB_PASSWORD',
        after: 'services:\n  db:\n    environment: { DB_PASSWORD: "${DB_PASSWORD:?set DB_PASSWORD}", A: 1 }\n',
      },
      'the default of a reference': {
        before: 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${PASS:-«»}\n',
        with: fallback,
        after: 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${PASS:?set PASS}\n',
      },
    });
  });

  suite('GitHub Actions', () => {
    const path = '.github/workflows/ci.yml';
    const step =
      '      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          aws-access-key-id: ‹access key id›\n' +
      '          aws-secret-access-key: «»\n          aws-region: eu-central-1\n      - run: make\n';
    const repaired =
      '      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: ${{ vars.AWS_ROLE_ARN }}\n' +
      '          aws-region: eu-central-1\n      - run: make\n';

    testRepairs(path, {
      'a variable': {
        before: 'jobs:\n  a:\n    env:\n      API_TOKEN: "«»"\n',
        name: 'API_TOKEN',
        after: 'jobs:\n  a:\n    env:\n      API_TOKEN: "${{ secrets.API_TOKEN }}"\n',
      },
      'under a name that GitHub does not keep for itself': {
        before: 'jobs:\n  a:\n    env:\n      GITHUB_TOKEN: «»\n',
        name: 'GITHUB_TOKEN',
        after: 'jobs:\n  a:\n    env:\n      GITHUB_TOKEN: ${{ secrets.GH_TOKEN }}\n',
      },
      'a part of a script': {
        before: 'jobs:\n  a:\n    steps:\n      - run: |\n          curl -H "X-Api-Key: «»" https://host\n',
        name: 'X-Api-Key',
        after:
          'jobs:\n  a:\n    steps:\n      - run: |\n          curl -H "X-Api-Key: ${{ secrets.X_API_KEY }}" https://host\n',
      },
      'access keys, for which a role is assumed': {
        before: `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${step}`,
        with: aws,
        after: `on: push\njobs:\n  a:\n    runs-on: x\n    permissions:\n      id-token: write\n      contents: read\n    steps:\n${repaired}`,
      },
      'access keys, in a job that has permissions': {
        before: `jobs:\n  a:\n    permissions:\n      contents: write\n    steps:\n${step}`,
        with: aws,
        after: `jobs:\n  a:\n    permissions:\n      id-token: write\n      contents: write\n    steps:\n${repaired}`,
      },
      'access keys, in a workflow that has permissions': {
        before: `permissions:\n  contents: read\n  id-token: none\njobs:\n  a:\n    steps:\n${step}`,
        with: aws,
        after: `permissions:\n  contents: read\n  id-token: write\njobs:\n  a:\n    steps:\n${repaired}`,
      },
      'access keys, in a job whose permissions stand between braces': {
        before: `jobs:\n  a:\n    permissions: { contents: read }\n    steps:\n${step}`,
        with: aws,
        after: `jobs:\n  a:\n    permissions: { id-token: write, contents: read }\n    steps:\n${repaired}`,
      },
      'access keys, in a workflow that takes all permissions away': {
        before: `permissions: {}\njobs:\n  a:\n    steps:\n${step}`,
        with: aws,
        after: `permissions: { id-token: write }\njobs:\n  a:\n    steps:\n${repaired}`,
      },
      'access keys, in a workflow that is allowed everything': {
        before: `permissions: write-all\njobs:\n  a:\n    steps:\n${step}`,
        with: aws,
        after: `permissions: write-all\njobs:\n  a:\n    steps:\n${repaired}`,
      },
      'not access keys where one word gives the permissions': {
        before: `permissions: read-all\njobs:\n  a:\n    steps:\n${step}`,
        with: aws,
        after: 'refused: The permissions are given by one word; list them, and add "id-token: write" to them first.',
      },
    });

    test('secrets of the repository are the second best for access keys', () => {
      const one: Case = { path, before: `jobs:\n  a:\n    steps:\n${step}`, with: aws };
      assert.deepEqual(titles(one), [
        'Assume a role by the identity of the workflow, without keys (then delete the exposed ones)',
        'Take it from the repository secret AWS_SECRET_ACCESS_KEY (then rotate it)',
      ]);
      assert.match(rewrite({ ...one, by: 'githubSecret' }), /key-id: \$\{\{ secrets.AWS_ACCESS_KEY_ID \}\}\n/);
    });
  });

  suite('GitLab CI and Jenkins', () => {
    testRepairs('.gitlab-ci.yml', {
      'a part of a command': {
        before: 'job:\n  script:\n    - curl -H "X-Api-Key: «»" https://host\n',
        name: 'X-Api-Key',
        after: 'job:\n  script:\n    - curl -H "X-Api-Key: $X_API_KEY" https://host\n',
      },
      'a variable that is set under the same name in the project': {
        before: 'variables:\n  A: 1\n  DB_PASSWORD: "«»"\njob:\n  script: x\n',
        name: 'DB_PASSWORD',
        after: 'variables:\n  A: 1\njob:\n  script: x\n',
      },
      'the only variable, with the list that it is in': {
        before: 'variables:\r\n  DB_PASSWORD: «»\r\njob:\r\n  script: x\r\n',
        name: 'DB_PASSWORD',
        after: 'job:\r\n  script: x\r\n',
      },
    });
  });

  suite('Terraform', () => {
    testRepairs('main.tf', {
      'a value, for which a variable is declared': {
        before: 'resource "a" "b" {\n  password = "«»"\n}\n',
        name: 'db_password',
        after:
          'resource "a" "b" {\n  password = var.db_password\n}\n\nvariable "db_password" {\n  type      = string\n  sensitive = true\n}\n',
      },
      'a part of a value, where the variable is there': {
        before: 'variable "db_password" {\r\n}\r\nlocals {\r\n  url = "postgres://app:«»@${local.host}"\r\n}\r\n',
        name: 'db_url',
        with: address,
        after:
          'variable "db_password" {\r\n}\r\nlocals {\r\n  url = "postgres://app:${var.db_password}@${local.host}"\r\n}\r\n',
      },
      'the keys of the provider, which go': {
        before: 'provider "aws" {\n  region     = "eu"\n  access_key = "‹access key id›"\n  secret_key = "«»"\n}\n',
        with: aws,
        after: 'provider "aws" {\n  region     = "eu"\n}\n',
      },
      'the keys of the provider, as variables': {
        before: 'provider "aws" {\n  access_key = "‹access key id›"\n  secret_key = "«»"\n}',
        with: aws,
        by: 'terraformVariable',
        after:
          'provider "aws" {\n  access_key = var.aws_access_key_id\n  secret_key = var.aws_secret_access_key\n}\n\n' +
          'variable "aws_secret_access_key" {\n  type      = string\n  sensitive = true\n}\n\n' +
          'variable "aws_access_key_id" {\n  type      = string\n  sensitive = true\n}\n',
      },
      'the default of a variable': {
        before: 'variable "db_password" {\n  type    = string\n  default = "«»"\n}\n',
        name: 'db_password',
        with: fallback,
        after: 'variable "db_password" {\n  type    = string\n  sensitive = true\n}\n',
      },
      'the default of a sensitive variable': {
        before: 'variable "db_password" {\n  sensitive = true\n  default   = "«»"\n}\n',
        name: 'db_password',
        after: 'variable "db_password" {\n  sensitive = true\n}\n',
      },
      'an entry of a file of values': {
        path: 'prod.tfvars',
        before: 'region = "eu"\ndb_password = "«»"\n',
        after: 'region = "eu"\n',
      },
      'not the state': {
        path: 'terraform.tfstate',
        before: '{ "password": "«»" }',
        after:
          'refused: Terraform writes this file itself: keep it in an encrypted backend and out of the repository, and rotate the value.',
      },
    });
  });

  suite('CloudFormation', () => {
    const head = 'AWSTemplateFormatVersion: 2010-09-09\n';
    testRepairs('stack.yaml', {
      'a property': {
        before: `${head}Resources:\n  Db:\n    Properties:\n      MasterUserPassword: «»\n`,
        name: 'MasterUserPassword',
        after: `${head}Resources:\n  Db:\n    Properties:\n      MasterUserPassword: "{{resolve:secretsmanager:master-user-password:SecretString:password}}"\n`,
      },
      'the default of a parameter': {
        before: `${head}Parameters:\n  Pw:\n    Type: String\n    Default: '«»'\n`,
        name: 'Pw',
        after: `${head}Parameters:\n  Pw:\n    Type: String\n    NoEcho: true\n`,
      },
      'the default of a parameter that is hidden': {
        before: `${head}Parameters:\n  Pw:\n    NoEcho: true\n    Default: «»\n    Type: String\n`,
        name: 'Pw',
        after: `${head}Parameters:\n  Pw:\n    NoEcho: true\n    Type: String\n`,
      },
      'a property in JSON': {
        path: 'stack.json',
        before: '{ "AWSTemplateFormatVersion": "2010-09-09", "MasterUserPassword": "«»" }',
        name: 'MasterUserPassword',
        after:
          '{ "AWSTemplateFormatVersion": "2010-09-09", "MasterUserPassword": "{{resolve:secretsmanager:master-user-password:SecretString:password}}" }',
      },
    });
  });

  suite('Spring, .NET, Ansible, npm and others', () => {
    testRepairs('application.yml', {
      'a property of Spring': {
        before: 'spring:\n  datasource:\n    password: «»\n',
        name: 'spring.datasource.password',
        after: 'spring:\n  datasource:\n    password: ${SPRING_DATASOURCE_PASSWORD}\n',
      },
      'the default of a property of Spring': {
        path: 'application-prod.properties',
        before: 'spring.datasource.password=${DB_PASS:«»}\n',
        with: fallback,
        after: 'spring.datasource.password=${DB_PASS}\n',
      },
      'a setting of .NET, which the environment sets': {
        path: 'appsettings.json',
        before: '{ "ConnectionStrings": { "Default": "Server=db;Password=«»;" } }',
        with: { kind: 'connection' },
        after: '{ "ConnectionStrings": { "Default": "" } }',
      },
      'a variable of Ansible': {
        path: 'group_vars/all.yml',
        before: 'db_password: «»\n',
        name: 'db_password',
        after: 'db_password: "{{ vault_db_password }}"\n',
      },
      'a variable of Ansible, from the environment': {
        path: 'group_vars/all.yml',
        by: 'environment',
        before: "db_password: '«»'\n",
        name: 'db_password',
        after: 'db_password: \'{{ lookup("env", "DB_PASSWORD") }}\'\n',
      },
      'a token of npm': {
        path: '.npmrc',
        before: '//registry.npmjs.org/:_authToken=«»\n',
        name: '_authToken',
        with: { kind: 'token', shape: 'npm-token', issuer: 'npm' },
        after: '//registry.npmjs.org/:_authToken=${NPM_TOKEN}\n',
      },
      'a password of NuGet': {
        path: 'NuGet.Config',
        before: '<add key="ClearTextPassword" value="«»" />',
        name: 'feedPassword',
        after: '<add key="ClearTextPassword" value="%FEED_PASSWORD%" />',
      },
      'a password of Maven': {
        path: 'settings.xml',
        before: '<server>\n  <password>«»</password>\n</server>',
        name: 'password',
        after: '<server>\n  <password>${env.PASSWORD}</password>\n</server>',
      },
      'a value in TOML': {
        path: 'a.toml',
        before: "[db]\npassword = '«»'\n",
        name: 'password',
        after: "[db]\npassword = '${DB_PASSWORD}'\n",
      },
      'a value in notes': {
        path: 'README.md',
        before: 'Sign in with `«»`.\n',
        with: { kind: 'token', shape: 'github-pat', issuer: 'GitHub' },
        after: 'Sign in with `<GITHUB_TOKEN>`.\n',
      },
      'not in a language that is not known': {
        path: 'a.cob',
        before: 'MOVE "«»" TO PW.',
        after: 'refused: Nothing is known of this language.',
      },
    });
  });

  suite('JSON', () => {
    const cases: Readonly<Record<string, Case>> = {
      'of any tool': { path: 'config.json', before: '{ "a": [1, { "token": "«»" }] }', name: 'token' },
      'with comments': { path: 'config.jsonc', before: '{\n  // why\n  "token": "«»", // note\n}', name: 'token' },
      'of the editor': { path: '.vscode/settings.json', before: '{ "x.token": "«»" }', name: 'x.token' },
      'of .NET': { path: 'appsettings.Production.json', before: '{ "Jwt": { "Key": "«»" } }', name: 'Key' },
    };
    for (const [name, one] of Object.entries(cases)) {
      test(`${name} stays JSON`, () => {
        const text = rewrite(one);
        assert.ok(!text.startsWith('refused'), text);
        assert.deepEqual(parseJson({ path: 'a.json', text }).errors, []);
      });
    }
  });
});
