import { takeOut } from '../../evaluation/credential/repairs';
import { isIdAlone, stakesOf } from '../../evaluation/credential/stakes';
import { describeCredential, describeForMachines } from '../../evaluation/credential/words';
import type { Credential } from '../../model/credential';
import { defineRule } from '../define';

export const noProviderToken = defineRule({
  id: 'credential/no-provider-token',
  gate: 1,
  reads: 'credential',
  severity: 'error',
  summary: 'Disallow tokens and keys that a provider has issued.',
  why:
    'Whoever can read the file, its history, a build log or an image layer can sign in as the owner of the token, ' +
    'from anywhere and without MFA. Taking it out of the file does not help, because it stays in the history: ' +
    'it has to be rotated where it was issued.',
  references: [
    'https://cwe.mitre.org/data/definitions/798.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html',
  ],
  messages: {
    proven: '{what} in the text: its checksum holds. Whoever reads this file has it; rotate it.',
    found: '{what} in the text. Whoever reads this file has it; rotate it.',
    failing: '{what} in the text, but its checksum fails: it was masked, cut or made up.',
    weak: '{what} by its form, in the text. Little speaks for a real one.',
    temporary: '{what} in the text. Until it expires, whoever reads this file has it.',
    idAlone: '{what} without its secret: it names an account and opens nothing by itself.',
    fallback: '{what} stands in where a reference is not set. Whoever reads this file has it; rotate it.',
    public: '{what} in the text. It is public by design, as long as its limits are set.',
  },
  examples: {
    bad: ['GITHUB_TOKEN = "<github-pat>"', '{ "npmToken": "<npm-token>" }'],
    good: ['GITHUB_TOKEN = os.environ["GITHUB_TOKEN"]', '{ "npmToken": "${NPM_TOKEN}" }'],
  },

  *check(credential) {
    const severity = credential.kind === 'token' ? stakesOf(credential, 'error') : undefined;
    if (severity === undefined) return;
    yield {
      at: credential.span,
      message: messageFor(credential),
      data: { what: describeCredential(credential) },
      severity,
      fixes: takeOut(credential),
      properties: describeForMachines(credential),
    };
  },
});

function messageFor(credential: Credential) {
  const { evidence, checksum, temporary, isDefault } = credential;
  if (evidence === 'public') return 'public';
  if (isIdAlone(credential)) return 'idAlone';
  if (checksum === 'fails') return 'failing';
  if (evidence === 'weak') return 'weak';
  if (temporary) return 'temporary';
  if (isDefault) return 'fallback';
  return checksum === 'holds' ? 'proven' : 'found';
}
