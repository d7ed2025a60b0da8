import { takeOut } from '../../evaluation/credential/repairs';
import { stakesOf } from '../../evaluation/credential/stakes';
import { describeCredential, describeForMachines, describeName } from '../../evaluation/credential/words';
import { defineRule } from '../define';

export const noPassword = defineRule({
  id: 'credential/no-password',
  gate: 1,
  reads: 'credential',
  severity: 'warning',
  summary: 'Disallow values for passwords, secrets and tokens in the text.',
  why:
    'A password in a file is known to everybody who ever had the file: in a clone, a backup, an image layer or a share. ' +
    'It is the same in every environment that the file reaches, and nobody can tell who has used it. ' +
    'Taking it out of the file does not help, because it stays in the history: it has to be changed where it is used.',
  references: [
    'https://cwe.mitre.org/data/definitions/259.html',
    'https://cwe.mitre.org/data/definitions/798.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ],
  messages: {
    named: '"{name}" has its value in the text. Whoever reads this file has it; change it.',
    nameless: '{what} in the text. Whoever reads this file has it; change it.',
    fallback: '"{name}" falls back to a value in the text. Wherever it is not set, everybody knows it.',
    weak: '"{name}" has its value in the text. It reads like a placeholder or a value for tests.',
    public: '"{name}" has its value in the text. It is public by design.',
  },
  examples: {
    bad: ['db_password = "<password-literal>"', 'password = os.getenv("DB_PASSWORD", "<password-literal>")'],
    good: [
      'db_password = os.environ["DB_PASSWORD"]',
      '{ "password": "${DB_PASSWORD}" }',
      'password_field = "password"',
    ],
  },

  *check(credential) {
    const severity = credential.kind === 'password' ? stakesOf(credential, 'warning') : undefined;
    if (severity === undefined) return;
    const base = {
      at: credential.span,
      severity,
      fixes: takeOut(credential),
      properties: describeForMachines(credential),
    };
    const { evidence, isDefault, assignedTo } = credential;
    const name = describeName(credential);
    if (evidence === 'public') yield { ...base, message: 'public', data: { name } };
    else if (isDefault) yield { ...base, message: 'fallback', data: { name } };
    else if (evidence === 'weak') yield { ...base, message: 'weak', data: { name } };
    else if (assignedTo) yield { ...base, message: 'named', data: { name } };
    else yield { ...base, message: 'nameless', data: { what: describeCredential(credential) } };
  },
});
