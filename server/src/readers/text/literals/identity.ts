import { type Collector, collect } from './collect';
import { isWordCode, lineStart } from './lexer';

/** What makes a long-lived credential, by the anchor it is found by. */
const makers: ReadonlyMap<
  string,
  { readonly shape: string; readonly name: string; readonly way: 'resource' | 'type' | 'call' | 'command' }
> = new Map([
  [
    'aws_iam_access_key',
    { shape: 'aws-access-key-resource', name: 'Resource that makes an access key of an IAM user', way: 'resource' },
  ],
  [
    'google_service_account_key',
    {
      shape: 'gcp-service-account-key-resource',
      name: 'Resource that makes a key of a service account',
      way: 'resource',
    },
  ],
  [
    'azuread_application_password',
    {
      shape: 'entra-application-password-resource',
      name: 'Resource that makes a password of an application',
      way: 'resource',
    },
  ],
  [
    'azuread_service_principal_password',
    {
      shape: 'entra-application-password-resource',
      name: 'Resource that makes a password of a service principal',
      way: 'resource',
    },
  ],
  [
    'aws::iam::accesskey',
    { shape: 'aws-access-key-resource', name: 'Resource that makes an access key of an IAM user', way: 'type' },
  ],
  [
    'create_access_key(',
    { shape: 'aws-access-key-call', name: 'Call that makes an access key of an IAM user', way: 'call' },
  ],
  [
    'createaccesskeycommand(',
    { shape: 'aws-access-key-call', name: 'Call that makes an access key of an IAM user', way: 'call' },
  ],
  [
    'createaccesskey(',
    { shape: 'aws-access-key-call', name: 'Call that makes an access key of an IAM user', way: 'call' },
  ],
  [
    'cfnaccesskey(',
    { shape: 'aws-access-key-resource', name: 'Resource that makes an access key of an IAM user', way: 'call' },
  ],
  [
    'iam.accesskey(',
    { shape: 'aws-access-key-resource', name: 'Resource that makes an access key of an IAM user', way: 'call' },
  ],
  [
    'create-access-key',
    { shape: 'aws-access-key-call', name: 'Command that makes an access key of an IAM user', way: 'command' },
  ],
  [
    'service-accounts keys create',
    { shape: 'gcp-service-account-key-call', name: 'Command that makes a key of a service account', way: 'command' },
  ],
  [
    'ad sp create-for-rbac',
    {
      shape: 'entra-application-password-call',
      name: 'Command that makes a password of a service principal',
      way: 'command',
    },
  ],
]);

/** Code that makes a credential that does not expire, where a role or a workload identity would do. */
export function findIdentity(collector: Collector, anchor: string, start: number, end: number): void {
  const { source } = collector;
  const { text } = source;
  const maker = makers.get(anchor);
  if (!maker || source.family === 'text') return;
  const line = text.slice(lineStart(text, start), start);
  const begin = line.trimStart();
  if (begin.startsWith('#') || begin.startsWith('//') || begin.startsWith('*') || begin.startsWith('--')) return;
  if (!fits(text, line, maker.way, start, end)) return;
  const stop = text[end - 1] === '(' ? end - 1 : end;
  collect(collector, {
    kind: 'identity',
    shape: maker.shape,
    name: maker.name,
    span: { start, end: stop },
    value: '',
    evidence: source.place === 'test' ? 'weak' : 'likely',
    reasons: ['The credential it makes does not expire by itself.'],
  });
}

function fits(
  text: string,
  line: string,
  way: 'resource' | 'type' | 'call' | 'command',
  start: number,
  end: number,
): boolean {
  switch (way) {
    case 'resource':
      return line.trimEnd().endsWith('"') && line.includes('resource') && text[end] === '"';
    case 'type':
      return line.toLowerCase().includes('type') && !isWordCode(text.charCodeAt(end));
    case 'call': {
      const before = text[start - 1];
      const word = line.trimEnd();
      if (word.endsWith('def') || word.endsWith('function') || word.endsWith('func')) return false;
      return before === '.' || before === ' ' || before === '(';
    }
    case 'command':
      return line.includes('aws') || line.includes('gcloud') || line.includes('az ') || line.includes('iam');
  }
}
