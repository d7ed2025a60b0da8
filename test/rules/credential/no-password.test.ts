import { noPassword } from '../../../server/src/rules/credential/no-password';
import { testCredentialRule } from '../../support/test-credential-rule';

testCredentialRule(noPassword, {
  clean: {
    'a password from the environment': 'password = os.environ["DB_PASSWORD"]',
    'a placeholder': 'password = "<your password>"',
    'a template': { path: 'values.yaml', code: 'password: {{ .Values.password }}' },
    'a reference of a shell': { path: 'run.sh', code: 'export DB_PASSWORD="${DB_PASSWORD}"' },
    'the name of a field': 'password_field = "password"',
    'a literal in a lock file': {
      path: 'package-lock.json',
      code: '{ "lockfileVersion": 3, "password": "<password-literal>" }',
    },
    'a token, which is for another rule': 'password = "<github-pat>"',
    'a password in an address, which is for another rule': 'url = "postgres://app:<password-literal>@db/app"',
  },
  flagged: {
    'a literal in code': {
      code: 'db_password = "«<password-literal>»"',
      says: ['"db_password" has its value in the text. Whoever reads this file has it; change it.'],
    },
    'a literal in a file of the environment': {
      path: '.env',
      code: 'DB_PASSWORD=«<password-literal>»\n',
      says: ['"DB_PASSWORD" has its value in the text. Whoever reads this file has it; change it.'],
    },
    'a literal in YAML': {
      path: 'config/application.yaml',
      code: 'spring:\n  datasource:\n    password: «<password-literal>»\n',
      says: ['"password" has its value in the text. Whoever reads this file has it; change it.'],
    },
    'a default of a reference': {
      code: 'password = os.getenv("DB_PASSWORD", "«<password-literal>»")',
      says: ['"DB_PASSWORD" falls back to a value in the text. Wherever it is not set, everybody knows it.'],
    },
    'a literal without a name': {
      path: 'deploy.ps1',
      code: '$p = ConvertTo-SecureString "«<password-literal>»" -AsPlainText -Force',
      says: ['A password in the text. Whoever reads this file has it; change it.'],
    },
    'a literal in a test': {
      path: 'test/db.test.ts',
      code: "const password = '«<password-literal>»';",
      says: ['"password" has its value in the text. Whoever reads this file has it; change it.'],
      severity: 'hint',
    },
  },
});
