import { takeOut } from '../../evaluation/credential/repairs';
import { stakesOf } from '../../evaluation/credential/stakes';
import { describeCredential, describeForMachines } from '../../evaluation/credential/words';
import { defineRule } from '../define';

export const noWeakSigningKey = defineRule({
  id: 'credential/no-weak-signing-key',
  gate: 1,
  reads: 'credential',
  severity: 'error',
  summary: 'Disallow secrets in the text that sign tokens, cookies or sessions.',
  why:
    'Whoever knows the signing secret makes sessions and tokens for any user, administrators included, and no password ' +
    'or MFA prompt is ever asked. A secret in the text is known to everybody who has the file, and a short one is guessed.',
  references: [
    'https://cwe.mitre.org/data/definitions/321.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'https://www.rfc-editor.org/rfc/rfc8725#section-3.5',
  ],
  messages: {
    found: '{what} in the text. Whoever reads this file can sign in as anybody; replace it.',
    fallback: '{what} stands in where a reference is not set. Wherever it does, anybody can forge sessions.',
    weak: '{what} in the text. It reads like a placeholder: where it is used, anybody can forge sessions.',
    public: '{what} in the text. It is public by design.',
  },
  examples: {
    bad: ['JWT_SECRET = "<password-literal>"'],
    good: ['JWT_SECRET = os.environ["JWT_SECRET"]', '{ "jwtSecret": "${JWT_SECRET}" }'],
  },

  *check(credential) {
    const severity = credential.kind === 'signingKey' ? stakesOf(credential, 'error') : undefined;
    if (severity === undefined) return;
    const { evidence, isDefault } = credential;
    yield {
      at: credential.span,
      message: evidence === 'public' ? 'public' : isDefault ? 'fallback' : evidence === 'weak' ? 'weak' : 'found',
      data: { what: describeCredential(credential) },
      severity,
      fixes: takeOut(credential),
      properties: describeForMachines(credential),
    };
  },
});
