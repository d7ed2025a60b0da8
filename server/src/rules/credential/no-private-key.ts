import { takeOut } from '../../evaluation/credential/repairs';
import { stakesOf } from '../../evaluation/credential/stakes';
import { describeCredential, describeForMachines } from '../../evaluation/credential/words';
import { defineRule } from '../define';

export const noPrivateKey = defineRule({
  id: 'credential/no-private-key',
  gate: 1,
  reads: 'credential',
  severity: 'error',
  summary: 'Disallow private keys in the text, in any armour.',
  why:
    'A private key proves who its owner is: a server to its visitors, a person to a host, a service account to its cloud. ' +
    'Whoever reads it takes that place until every counterpart has forgotten the public half. ' +
    'Taking it out of the file does not help, because it stays in the history.',
  references: [
    'https://cwe.mitre.org/data/definitions/321.html',
    'https://cwe.mitre.org/data/definitions/798.html',
    'https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys',
  ],
  messages: {
    found: '{what} in the text. Whoever reads this file can act as its owner; replace the pair.',
    weak: '{what} by its form, in the text, but none that opens anything as it is: locked, masked, cut or made up.',
    public: '{what} in the text. It is public by design.',
  },
  examples: {
    bad: ['KEY = """<pem-private-key>"""'],
    good: ['KEY = open(os.environ["KEY_FILE"]).read()', '{ "publicKey": "-----BEGIN PUBLIC KEY-----" }'],
  },

  *check(credential) {
    const severity = credential.kind === 'privateKey' ? stakesOf(credential, 'error') : undefined;
    if (severity === undefined) return;
    const { evidence, checksum } = credential;
    yield {
      at: credential.span,
      message: evidence === 'public' ? 'public' : evidence === 'weak' || checksum === 'fails' ? 'weak' : 'found',
      data: { what: describeCredential(credential) },
      severity,
      fixes: takeOut(credential),
      properties: describeForMachines(credential),
    };
  },
});
