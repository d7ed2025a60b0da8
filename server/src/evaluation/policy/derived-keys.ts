import type { ContextValue } from '../../model/request';
import type { Question } from './question';

/**
 * The value of a condition key that follows from who asks for what, `absent`, or undefined for every other key.
 * What the context of the request says goes before it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html and, for who has which key,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function deriveKey(question: Question, key: string): ContextValue | 'absent' | undefined {
  const { caller, callerAccount, resourceAccount } = question;
  switch (key) {
    case 'aws:principalarn':
      return principalArn(question);
    case 'aws:principalaccount':
      return caller.kind === 'service' ? 'absent' : one(callerAccount);
    case 'aws:principaltype':
      return one(principalTypes[caller.kind]);
    case 'aws:principalisawsservice':
      return isUnsigned(question) ? 'absent' : one(String(caller.kind === 'service'));
    case 'aws:username':
      return caller.kind === 'user' ? one(nameOf(caller.arn)) : 'absent';
    case 'aws:resourceaccount':
      return one(resourceAccount);
    default:
      return undefined;
  }
}

const principalTypes: Partial<Record<Question['caller']['kind'], string>> = {
  user: 'User',
  session: 'AssumedRole',
  federated: 'FederatedUser',
  root: 'Account',
  anonymous: 'Anonymous',
};

/** Of a session it is the ARN of the role with its path, which the ARN of the session does not show. */
function principalArn({ caller }: Question): ContextValue | 'absent' | undefined {
  switch (caller.kind) {
    case 'user':
    case 'root':
    case 'federated':
      return one(nameOf(caller.arn) && caller.arn);
    case 'session':
      return one(caller.role);
    default:
      return 'absent';
  }
}

/** What stands behind the path of a user; undefined for one whose ARN is not known. */
function nameOf(arn: string): string | undefined {
  return arn === '' ? undefined : arn.slice(arn.lastIndexOf('/') + 1);
}

function isUnsigned({ caller }: Question): boolean {
  return caller.kind === 'anonymous' || caller.kind === 'webIdentity' || caller.kind === 'saml';
}

function one(value: string | undefined): ContextValue | undefined {
  return value === undefined ? undefined : { values: [value], isList: false };
}
