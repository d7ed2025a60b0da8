import { splitArn } from '../../knowledge/iam/arn';
import type { Caller } from '../../model/request';

/**
 * Providers of web identities that policies name by their host.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
const webProviders: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
]);

/**
 * Reads who signs a request from the way AWS writes it: the ARN of a user, of a role session, of a federated user or of
 * the root user, the principal of a service, the ARN of a provider, `anonymous`. The ARN of a role stands for some
 * session of it. Undefined for anything else.
 */
export function readCaller(text: string): Caller | undefined {
  if (text === '' || text === 'anonymous') return { kind: 'anonymous', arn: '' };
  const [, , service, , account = '', resource = ''] = splitArn(text) ?? [];
  if (webProviders.has(text)) return { kind: 'webIdentity', arn: text };
  if (service === undefined) {
    return /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(text) ? { kind: 'service', arn: text } : undefined;
  }
  const of = { arn: text, ...(account !== '' && { account }) };
  switch (`${service}:${resource.split('/', 1)[0]}`) {
    case 'iam:root':
      return { kind: 'root', ...of };
    case 'iam:user':
      return { kind: 'user', ...of };
    case 'iam:role':
      return {
        ...toSession(text, account),
        ...(resource.startsWith('role/aws-service-role/') && { isServiceLinked: true }),
      };
    case 'sts:assumed-role':
      return { kind: 'session', ...of };
    case 'sts:federated-user':
      return { kind: 'federated', ...of };
    case 'iam:oidc-provider':
      return { kind: 'webIdentity', arn: text };
    case 'iam:saml-provider':
      return { kind: 'saml', arn: text };
    default:
      return undefined;
  }
}

/** Some session of a role: which one is not known, so that no policy names it. */
function toSession(role: string, account: string): Caller {
  const [, partition = 'aws'] = splitArn(role) ?? [];
  const name = role.slice(role.lastIndexOf('/') + 1);
  return { kind: 'session', arn: `arn:${partition}:sts::${account}:assumed-role/${name}/*`, account, role };
}
