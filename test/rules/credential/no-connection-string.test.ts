import { noConnectionString } from '../../../server/src/rules/credential/no-connection-string';
import { testCredentialRule } from '../../support/test-credential-rule';

testCredentialRule(noConnectionString, {
  clean: {
    'an address without a password': 'url = "postgres://db.internal:5432/app"',
    'a password that is filled in later': { path: '.env', code: 'URL=postgres://app:${DB_PASSWORD}@db.internal/app\n' },
    'a trusted connection': {
      path: 'app.config',
      code: '<add connectionString="Server=db;Trusted_Connection=True;" />',
    },
    'a token in an address, which is for another rule': {
      path: 'clone.sh',
      code: 'git clone https://x-access-token:<github-pat>@github.com/acme/app',
    },
  },
  flagged: {
    'a password in an address': {
      code: 'url = "postgres://app:«<password-literal>»@db.internal:5432/app"',
      says: ['A password in a URL stands in this file. Whoever reads it can sign in; change the password.'],
    },
    'a password in a connection string': {
      path: 'appsettings.json',
      code: '{ "ConnectionStrings": { "Db": "Server=db;User Id=app;Password=«<password-literal>»;" } }',
      says: [
        'A password in a connection string stands in this file. Whoever reads it can sign in; change the password.',
      ],
    },
    'a password in an address in documentation': {
      path: 'README.md',
      code: 'Use `postgres://app:«<password-literal>»@db.internal:5432/app`.',
      says: ['A password in a URL stands in this file. Whoever reads it can sign in; change the password.'],
      severity: 'hint',
    },
  },
});
