import { relateArns } from '../iam/arn';
import {
  both,
  matchesMissingKey,
  nullAsks,
  type Operator,
  parseOperator,
  type TestShape,
  type Truth,
} from '../iam/operators';
import { coversPattern, patternsOverlap, variablesAsWildcards } from '../iam/pattern';
import { type StateSet, state, withMfa, withoutMfa } from './session-states';

export type CallerId =
  | 'root'
  | 'rootKey'
  | 'consoleMfa'
  | 'console'
  | 'accessKey'
  | 'sessionToken'
  | 'assumedRole'
  | 'singleSignOn'
  | 'federation'
  | 'machine'
  | 'service'
  | 'forwarded'
  | 'anonymous';

/** A kind of caller: how its requests stand with MFA, and what their condition keys say. */
export interface Caller {
  readonly id: CallerId;
  /** For a table row. */
  readonly label: string;
  /** For the middle of a sentence, in the plural. */
  readonly plural: string;
  /** Every state that its requests may be in; where sources disagree, all that they say. */
  readonly states: StateSet;
  /** Why the state is what it is. */
  readonly because: string;
  /** The values of condition keys in its requests, as patterns; a key that is not named here is missing. */
  readonly keys: Readonly<Record<string, string>>;
}

const direct = { 'aws:viaawsservice': 'false', 'aws:principalisawsservice': 'false' };
const signed = {
  ...direct,
  'aws:principalaccount': '*',
  'aws:principalorgid': '*',
  'aws:principalorgpaths': '*',
  'aws:userid': '*',
};
const user = {
  ...signed,
  'aws:principaltype': 'User',
  'aws:principalarn': 'arn:aws:iam::*:user/*',
  'aws:username': '*',
};
const role = { ...signed, 'aws:principaltype': 'AssumedRole', 'aws:principalarn': 'arn:aws:iam::*:role/*' };
const root = { ...signed, 'aws:principaltype': 'Account', 'aws:principalarn': 'arn:aws:iam::*:root' };

/**
 * The callers of the who-gets-through table, in its order.
 * The states follow https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html; where those disagree
 * with each other or with reports from the field, every state that is documented or reported is listed.
 */
export const callers: readonly Caller[] = [
  {
    id: 'root',
    label: 'Root user, console with MFA',
    plural: 'the root user with MFA',
    states: state.false | withMfa,
    because: 'AWS logs an MFA flag for root but says that MFA-protected API access is not for root',
    keys: root,
  },
  {
    id: 'rootKey',
    label: 'Root user, access key',
    plural: 'root access keys',
    states: state.absent,
    because: 'a long-term key carries no MFA information',
    keys: root,
  },
  {
    id: 'consoleMfa',
    label: 'IAM user, console with MFA',
    plural: 'console users with MFA',
    states: withMfa,
    because: 'the console uses temporary credentials that carry MFA',
    keys: user,
  },
  {
    id: 'console',
    label: 'IAM user, console without MFA',
    plural: 'console users without MFA',
    states: state.false,
    because: 'the console uses temporary credentials, and the key is there and false',
    keys: user,
  },
  {
    id: 'accessKey',
    label: 'IAM user, access key',
    plural: 'access keys',
    states: state.absent,
    because: 'a long-term key carries no MFA information, even if the user has a device',
    keys: user,
  },
  {
    id: 'sessionToken',
    label: 'IAM user, session token with MFA',
    plural: 'session tokens with MFA',
    states: withMfa,
    because: 'GetSessionToken with a token code gives credentials that carry MFA',
    keys: user,
  },
  {
    id: 'assumedRole',
    label: 'Assumed role',
    plural: 'assumed roles',
    states: state.false | withMfa,
    because:
      'AWS documents that role sessions carry no MFA; for roles taken on with MFA, reports from the field differ',
    keys: role,
  },
  {
    id: 'singleSignOn',
    label: 'Single sign-on (Identity Center)',
    plural: 'single sign-on users',
    states: withoutMfa,
    because: 'IAM never sees the MFA of Identity Center; AWS documents the key as missing, logs show it as false',
    keys: {
      ...role,
      'aws:principalarn': 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_*',
      'identitystore:userid': '*',
    },
  },
  {
    id: 'federation',
    label: 'SAML or OIDC federation',
    plural: 'SAML and OIDC users',
    states: withoutMfa,
    because: 'IAM never sees the MFA of the identity provider; AWS documents the key as missing, logs show it as false',
    keys: { ...role, 'aws:federatedprovider': '*' },
  },
  {
    id: 'machine',
    label: 'EC2 or Lambda role',
    plural: 'roles of EC2 and Lambda',
    states: state.false,
    because: 'its credentials are temporary, and nothing ever sets the key to true',
    keys: role,
  },
  {
    id: 'service',
    label: 'AWS service',
    plural: 'AWS services',
    states: state.absent,
    because: 'a service principal signs in with no MFA information',
    keys: { 'aws:viaawsservice': 'false', 'aws:principalisawsservice': 'true', 'aws:principalservicename': '*' },
  },
  {
    id: 'forwarded',
    label: 'AWS service on behalf of a user',
    plural: 'calls that a service forwards',
    states: state.false | withMfa,
    because:
      'the service makes temporary credentials, which are false for access keys and not settled for MFA sessions',
    keys: {
      ...user,
      'aws:viaawsservice': 'true',
      'aws:calledvia': '*',
      'aws:calledviafirst': '*',
      'aws:calledvialast': '*',
    },
  },
  {
    id: 'anonymous',
    label: 'Anonymous',
    plural: 'anonymous requests',
    states: state.absent,
    because: 'an unsigned request carries nothing about MFA',
    keys: { 'aws:viaawsservice': 'false', 'aws:principaltype': 'Anonymous' },
  },
];

/** A federated sign-in as STS sees it: an unsigned request, whatever the session that it asks for will say. */
export const federatedSignIn: Caller = {
  id: 'federation',
  label: 'SAML or OIDC federation',
  plural: 'SAML and OIDC users',
  states: state.absent,
  because: 'the request for the session is not signed, so it carries nothing about MFA',
  keys: {},
};

/** The caller with this id. */
export function callerOf(id: CallerId): Caller {
  const found = callers.find((caller) => caller.id === id);
  if (!found) throw new Error(`There is no caller ${id}.`);
  return found;
}

const scopingKeys: ReadonlySet<string> = new Set(callers.flatMap((caller) => Object.keys(caller.keys)));

/** True if the key says who calls or how, so that a test on it decides which callers a statement is about. */
export function isScopingKey(key: string): boolean {
  return scopingKeys.has(key.toLowerCase());
}

/**
 * Whether the scoping tests let requests of the caller through: true if all of them, false if none, unknown if some.
 * Tests on other keys are left free.
 */
export function admits(tests: readonly TestShape[], caller: Caller): Truth {
  return tests
    .filter((test) => isScopingKey(test.key.value))
    .reduce<Truth>((truth, test) => both(truth, admitsTest(test, caller)), true);
}

function admitsTest(test: TestShape, caller: Caller): Truth {
  const operator = parseOperator(test.operator.value);
  const values = test.values.map(({ value }) => value);
  const found = caller.keys[test.key.value.toLowerCase()];
  if (operator.family === 'null' && test.unknown.length > 0) return undefined;
  if (found === undefined) return matchesMissingKey(operator, values);
  if (operator.family === 'null') return nullAsks(operator, values, 'false');
  return test.unknown.length > 0 ? undefined : matchesValue(operator, values, found);
}

function matchesValue(operator: Operator, values: readonly string[], found: string): Truth {
  if (operator.family === undefined) return undefined;
  const ignoresCase = operator.family === 'bool' || operator.name.endsWith('IgnoreCase');
  const fold = (text: string) => (ignoresCase ? text.toLowerCase() : text);
  const wanted = values.map((value) => fold(takesWildcards(operator) ? value : withoutWildcards(value)));
  // A variable may stand for anything, so it is never certain to match.
  const is = fold(found);
  if (wanted.some((value) => !value.includes('${') && relateArns(coversPattern, value, is))) return !operator.negated;
  if (wanted.some((value) => relateArns(patternsOverlap, variablesAsWildcards(value), is))) return undefined;
  return operator.negated;
}

function takesWildcards({ family, name }: Operator): boolean {
  return family === 'arn' || name.endsWith('Like');
}

/** The value with a character that nobody writes for each `*` and `?`, which here stand for themselves. */
function withoutWildcards(value: string): string {
  return value.replace(/[*?]/g, '\0');
}
