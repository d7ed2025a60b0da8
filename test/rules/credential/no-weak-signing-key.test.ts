import { noWeakSigningKey } from '../../../server/src/rules/credential/no-weak-signing-key';
import { testCredentialRule } from '../../support/test-credential-rule';

testCredentialRule(noWeakSigningKey, {
  clean: {
    'a secret from the environment': { path: 'auth.ts', code: 'jwt.sign(payload, process.env.JWT_SECRET);' },
    'a secret in a variable': { path: 'auth.ts', code: 'jwt.sign(payload, secret);' },
    'a password, which is for another rule': 'password = "<password-literal>"',
  },
  flagged: {
    'a literal that is named like a signing secret': {
      code: 'JWT_SECRET = "«<password-literal>»"',
      says: ['A signing key in the text. Whoever reads this file can sign in as anybody; replace it.'],
    },
    'a literal that signs a token': {
      path: 'auth.ts',
      code: "const token = jwt.sign(payload, '«<password-literal>»');",
      says: ['A signing key in the text. Whoever reads this file can sign in as anybody; replace it.'],
    },
  },
});
