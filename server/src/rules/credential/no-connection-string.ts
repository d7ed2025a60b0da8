import { takeOut } from '../../evaluation/credential/repairs';
import { stakesOf } from '../../evaluation/credential/stakes';
import { describeCredential, describeForMachines } from '../../evaluation/credential/words';
import { defineRule } from '../define';

export const noConnectionString = defineRule({
  id: 'credential/no-connection-string',
  gate: 1,
  reads: 'credential',
  severity: 'error',
  summary: 'Disallow credentials inside of addresses and connection strings.',
  why:
    'A connection string says where to go, as whom, and with which password, so whoever reads it needs nothing else. ' +
    'Programs also print it whole, into logs and error messages. ' +
    'Taking it out of the file does not help, because it stays in the history: the password has to be changed.',
  references: [
    'https://cwe.mitre.org/data/definitions/798.html',
    'https://cwe.mitre.org/data/definitions/522.html',
    'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  ],
  messages: {
    found: '{what} stands in this file. Whoever reads it can sign in; change the password.',
    fallback: '{what} is used where a reference is not set. Whoever reads this file can sign in with it.',
    weak: '{what} stands in this file. It reads like a local default or a placeholder.',
    public: '{what} stands in this file. It is public by design.',
  },
  examples: {
    bad: ['DATABASE_URL = "postgres://billing:<password-literal>@db.internal:5432/billing"'],
    good: [
      'DATABASE_URL = os.environ["DATABASE_URL"]',
      'DATABASE_URL = "postgres://db.internal:5432/billing"',
      '{ "url": "postgres://billing:${DB_PASSWORD}@db.internal/billing" }',
    ],
  },

  *check(credential) {
    const severity = credential.kind === 'connection' ? stakesOf(credential, 'error') : undefined;
    if (severity === undefined) return;
    const { evidence, isDefault } = credential;
    yield {
      at: credential.span,
      message: evidence === 'public' ? 'public' : evidence === 'weak' ? 'weak' : isDefault ? 'fallback' : 'found',
      data: { what: describeCredential(credential) },
      severity,
      fixes: takeOut(credential),
      properties: describeForMachines(credential),
    };
  },
});
