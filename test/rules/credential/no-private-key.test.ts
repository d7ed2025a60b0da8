import { noPrivateKey } from '../../../server/src/rules/credential/no-private-key';
import { testCredentialRule } from '../../support/test-credential-rule';

testCredentialRule(noPrivateKey, {
  clean: {
    'a public key': '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----',
    'a certificate': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    'the path of a key': 'key_file = "/etc/ssl/private/server.key"',
    'a token, which is for another rule': 'token = "<github-pat>"',
  },
  flagged: {
    'a key in PEM': {
      path: 'server.key',
      code: '«<pem>»\n',
      says: ['A private key in the text. Whoever reads this file can act as its owner; replace the pair.'],
    },
    'a key in PEM in a string of code': {
      code: 'key = """«<pem>»"""',
      says: ['A private key in the text. Whoever reads this file can act as its owner; replace the pair.'],
    },
    'a key of PuTTY': {
      path: 'login.ppk',
      code: '«<putty-key>»',
      says: ['A PuTTY private key in the text. Whoever reads this file can act as its owner; replace the pair.'],
    },
    'a key of age': {
      path: 'keys.txt',
      code: '«<age-key>»\n',
      says: ['An age private key in the text. Whoever reads this file can act as its owner; replace the pair.'],
    },
  },
});
