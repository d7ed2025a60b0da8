import { editingPolicies, type Mark, type Shape } from './shape';

const who = 'whoever runs the command or deploys the program';

function shape(number: number, says: string, fix: string, more: Partial<Shape> = {}): Shape {
  return { number, cloud: 'aws', gate: 1, layer: 'none', says, fix, notFix: [editingPolicies], owner: who, ...more };
}

/** Failures of the signature or the credential on AWS, shapes 59 to 73. */
// biome-ignore format: a table
export const awsCredentialShapes: readonly Shape[] = [
  shape(59, 'AWS does not know the access key or the token', 'Use a key that exists, is active and belongs to this partition; a key that begins with ASIA needs its session token'),
  shape(60, 'AWS does not know the access key or the token', 'Use a key that exists, is active and belongs to this partition; a key that begins with ASIA needs its session token'),
  shape(61, 'AWS has no record of the access key', 'Use a key that exists and is active'),
  shape(62, 'AWS could not validate the credentials', 'Check the key, the clock, and that the Region is enabled for the account'),
  shape(63, 'The signature does not match, so the secret or the request is not what was signed', 'Check the secret key for lost or added characters, and proxies that rewrite headers or paths'),
  shape(64, 'The clock of the caller is off, so the signature counts as expired or not yet valid', 'Set the clock, and send the request anew'),
  shape(65, 'The session has expired', 'Get fresh credentials: sign in again or assume the role again'),
  shape(66, 'The token has to be refreshed', 'Get fresh credentials'),
  shape(67, 'The session token is malformed or belongs to another key', 'Take key, secret and session token from one and the same answer'),
  shape(68, 'The request was not signed', 'Sign the request; at API Gateway, first check path and method'),
  shape(69, 'The Authorization header is none that AWS can read as a signature', 'Send a signature of AWS, or call a route that takes this sort of token'),
  shape(70, 'The account is not subscribed to the service', 'Activate the account or the service', { gate: 0, notFix: ['No policy and no key changes this'], owner: 'the owner of the account' }),
  shape(71, 'The program found no usable credentials, so no request left the machine', 'Give it a profile, a role or environment variables that hold credentials'),
  shape(72, 'The program found no usable credentials, so no request left the machine', 'Sign in (aws sso login), or name a profile that exists'),
  shape(73, 'The program found no usable credentials, so no request left the machine', 'Give it a profile, a role or environment variables; on an instance, attach an instance profile'),
];

const afterColon = /[\w.]+:?\s/;

// biome-ignore format: a table
export const awsCredentialMarks: readonly Mark[] = [
  { shape: 59, anchor: 'InvalidClientTokenId', isWord: true },
  { shape: 60, anchor: 'UnrecognizedClientException', isWord: true },
  { shape: 61, anchor: 'InvalidAccessKeyId', isWord: true },
  { shape: 61, anchor: 'The AWS Access Key Id you provided does not exist in our records', code: 'InvalidAccessKeyId' },
  { shape: 62, anchor: 'AuthFailure', isWord: true },
  { shape: 62, anchor: 'AWS was not able to validate the provided access credentials', code: 'AuthFailure' },
  { shape: 64, anchor: 'SignatureDoesNotMatch', isWord: true, beside: /Signature (?:expired:|not yet current)/i },
  { shape: 63, anchor: 'SignatureDoesNotMatch', isWord: true },
  { shape: 64, anchor: 'InvalidSignatureException', isWord: true, beside: /Signature (?:expired:|not yet current)/i },
  { shape: 63, anchor: 'InvalidSignatureException', isWord: true },
  { shape: 63, anchor: 'The request signature we calculated does not match the signature you provided', code: 'SignatureDoesNotMatch' },
  { shape: 64, anchor: 'Signature expired: ', pattern: /Signature expired: \S{4,40} is now earlier than/iy, code: 'SignatureDoesNotMatch' },
  { shape: 64, anchor: 'Signature not yet current', code: 'SignatureDoesNotMatch' },
  { shape: 64, anchor: 'RequestTimeTooSkewed', isWord: true },
  { shape: 64, anchor: 'RequestExpired', isWord: true },
  { shape: 51, anchor: 'ExpiredTokenException', isWord: true, beside: /WebIdentity/i },
  { shape: 65, anchor: 'ExpiredTokenException', isWord: true },
  { shape: 65, anchor: 'ExpiredToken', isWord: true },
  { shape: 65, anchor: 'The security token included in the request is expired', code: 'ExpiredTokenException' },
  { shape: 65, anchor: 'The provided token has expired', code: 'ExpiredToken' },
  { shape: 66, anchor: 'TokenRefreshRequired', isWord: true },
  { shape: 67, anchor: 'InvalidToken', isWord: true, beside: /malformed or otherwise invalid|AWS|S3|amz|An error occurred|api error/i },
  { shape: 67, anchor: 'The provided token is malformed or otherwise invalid', code: 'InvalidToken' },
  { shape: 79, anchor: '"message":"Missing Authentication Token"', code: 'MissingAuthenticationTokenException' },
  { shape: 79, anchor: '"message": "Missing Authentication Token"', code: 'MissingAuthenticationTokenException' },
  { shape: 79, anchor: 'MissingAuthenticationToken', isWord: true, beside: /x-amzn-errortype|execute-api/i },
  { shape: 79, anchor: 'MissingAuthenticationTokenException', isWord: true, beside: /x-amzn-errortype|execute-api/i },
  { shape: 68, anchor: 'MissingAuthenticationToken', isWord: true },
  { shape: 68, anchor: 'MissingAuthenticationTokenException', isWord: true },
  { shape: 68, anchor: 'Request is missing Authentication Token', code: 'MissingAuthenticationToken' },
  { shape: 69, anchor: 'IncompleteSignature', isWord: true },
  { shape: 69, anchor: 'IncompleteSignatureException', isWord: true },
  { shape: 69, anchor: 'not a valid key=value pair (missing equal-sign) in Authorization header', code: 'IncompleteSignature' },
  { shape: 69, anchor: "Authorization header requires 'Credential' parameter", code: 'IncompleteSignature' },
  { shape: 70, anchor: 'OptInRequired', isWord: true },
  { shape: 70, anchor: 'SubscriptionRequiredException', isWord: true },
  { shape: 70, anchor: 'You are not subscribed to this service', code: 'OptInRequired' },
  { shape: 71, anchor: 'Unable to locate credentials' , code: 'NoCredentialsError' },
  { shape: 71, anchor: 'Partial credentials found in', code: 'PartialCredentialsError' },
  { shape: 71, anchor: 'The config profile (', pattern: /The config profile \([^()]{1,200}\) could not be found/iy, code: 'ProfileNotFound' },
  { shape: 71, anchor: 'Error when retrieving credentials from', code: 'CredentialRetrievalError' },
  { shape: 71, anchor: 'Cannot refresh credentials: MFA token required', code: 'RefreshWithMFAUnsupportedError' },
  { shape: 72, anchor: 'Could not load credentials from any providers', code: 'CredentialsProviderError' },
  { shape: 72, anchor: 'Token is expired. To refresh this SSO session run', code: 'CredentialsProviderError' },
  { shape: 55, anchor: 'The SSO session associated with this profile has expired or is otherwise invalid', code: 'UnauthorizedSSOTokenError' },
  { shape: 72, anchor: 'The SSO session associated with this profile has expired', code: 'CredentialsProviderError' },
  { shape: 72, anchor: 'CredentialsProviderError', isWord: true, beside: afterColon },
  { shape: 73, anchor: 'failed to refresh cached credentials' },
  { shape: 73, anchor: 'no EC2 IMDS role found' },
  { shape: 73, anchor: 'No valid credential sources found' },
];
