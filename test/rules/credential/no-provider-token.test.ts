import { noProviderToken } from '../../../server/src/rules/credential/no-provider-token';
import { testCredentialRule } from '../../support/test-credential-rule';

testCredentialRule(noProviderToken, {
  clean: {
    'a token that is read from the environment': 'token = os.environ["GITHUB_TOKEN"]',
    'a masked token': 'token = "ghp_************************************"',
    'a token that is filled in later': { path: 'a.yaml', code: 'token: ${{ secrets.GITHUB_TOKEN }}' },
    'an example of the documentation of AWS': `id = "${['AKIA', 'IOSFODNN7EXAMPLE'].join('')}"`,
    'the id of a user of AWS, which is no credential': 'user = "AIDACKCEVSQ6C2EXAMPLE"',
    'a commit': 'commit = "da39a3ee5e6b4b0d3255bfef95601890afd80709"',
    'a private key, which is for another rule': 'key = """<pem>"""',
  },
  flagged: {
    'a token whose checksum holds': {
      code: 'token = "«<github-pat>»"',
      says: [
        'A GitHub personal access token in the text: its checksum holds. Whoever reads this file has it; rotate it.',
      ],
    },
    'a token whose checksum holds in a test': {
      path: 'test/api.test.ts',
      code: "const token = '«<npm-token>»';",
      says: ['An npm access token in the text: its checksum holds. Whoever reads this file has it; rotate it.'],
    },
    'a token without a checksum': {
      path: '.env',
      code: 'GITLAB=«<gitlab-pat>»\n',
      says: ['A GitLab personal access token in the text. Whoever reads this file has it; rotate it.'],
      severity: 'warning',
    },
    'a token without a checksum in documentation': {
      path: 'docs/setup.md',
      code: 'Use `«<gitlab-pat>»`.',
      says: ['A GitLab personal access token in the text. Whoever reads this file has it; rotate it.'],
      severity: 'information',
    },
    'an access key id alone, with its account': {
      code: 'id = "«<aws-access-key-id>»"',
      says: [
        'An AWS access key id of account 123456789012 without its secret: it names an account and opens nothing by itself.',
      ],
      severity: 'information',
    },
    'the id and the secret of AWS once, at the secret': {
      path: 'credentials.json',
      code: '{ "accessKeyId": "<aws-access-key-id>", "secretAccessKey": "«<aws-secret-key>»" }',
      says: [
        'An AWS secret access key of account 123456789012 in the text. Whoever reads this file has it; rotate it.',
      ],
    },
    'a token that expires by itself': {
      code: 'token = "«<google-access-token>»"',
      says: ['A Google OAuth access token in the text. Until it expires, whoever reads this file has it.'],
      severity: 'information',
    },
    'a value that is public by design': {
      code: 'key = "«<newrelic-browser-key>»"',
      says: ['A New Relic browser key in the text. It is public by design, as long as its limits are set.'],
      severity: 'hint',
    },
    'tokens in any text': {
      path: 'deploy/run.ps1',
      code: '# «<github-pat>»\nWrite-Host "«<npm-token>»"',
      says: [
        'A GitHub personal access token in the text: its checksum holds. Whoever reads this file has it; rotate it.',
        'An npm access token in the text: its checksum holds. Whoever reads this file has it; rotate it.',
      ],
    },
  },
});
