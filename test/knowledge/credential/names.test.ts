import assert from 'node:assert/strict';
import { secretNameOf, splitWords } from '../../../server/src/knowledge/credential/names';

suite('The words of a name', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['dbPassword', ['db', 'password']],
    ['DB_PASSWORD', ['db', 'password']],
    ['APIKey', ['api', 'key']],
    ['x-api-key', ['x', 'api', 'key']],
    ['oauth2Token', ['oauth', '2', 'token']],
    ['spring.datasource.password', ['spring', 'datasource', 'password']],
    ['', []],
  ];
  for (const [name, words] of cases) {
    test(`${name} is ${words.join(', ')}`, () => assert.deepEqual(splitWords(name), words));
  }
});

suite('A name', () => {
  const secret = {
    password:
      'password passwd DB_PASSWD userPwd passphrase dbPassword2 PASSWORD_PROD ansible_become_pass rootpassword sa_password',
    token: 'token authToken ACCESS_TOKEN github_token refreshToken',
    secret: 'secret clientSecret APP_SECRET appsecret oauth_secret',
    key: 'apiKey API_KEY x-api-key accessKey AccountKey encryption_key privateKey master_key secretAccessKey',
    signingKey:
      'SECRET_KEY secret_key_base jwtSecret SESSION_SECRET cookie_secret validationKey NEXTAUTH_SECRET AUTH_SALT NONCE_SALT',
  } as const;
  for (const [sort, names] of Object.entries(secret)) {
    for (const name of names.split(' ')) {
      test(`${name} is of a ${sort}`, () => assert.equal(secretNameOf(name)?.sort, sort));
    }
  }

  const none =
    'secretName credentialsId tokenUrl token_uri passwordFile passwordField keyAlias authHeader passwordLength tokenTtl ' +
    'tokenType secretRef secretArn PASSWORD_REGEX passwordPlaceholder passwordLabel password_message passwordError ' +
    'passwordPolicy passwordHash hashedPassword encryptedPassword publicKey public_token keyboard monkey primaryKey ' +
    'author accessibility turkey csrfToken nextToken continuationToken forgotPassword isPassword cacheKey partitionKey ' +
    'tokenizationId key keys compass bypass passenger max_tokens pad_token secretary tokenizer kmsKeyId key_name';
  for (const name of none.split(' ')) test(`${name} is of none`, () => assert.equal(secretNameOf(name), undefined));
});
