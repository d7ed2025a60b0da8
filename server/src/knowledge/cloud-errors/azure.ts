import { type Mark, type Shape, signingInAgain } from './shape';

const roles = 'whoever may assign roles at the scope';
const newSecret = 'A new secret or login changes nothing: who you are was established';

function refused(number: number, says: string, fix: string, notFix: readonly string[], owner: string = roles): Shape {
  return {
    number,
    cloud: 'azure',
    gate: 2,
    layer: 'other',
    denyType: 'unknown',
    says,
    fix,
    notFix: [newSecret, ...notFix],
    owner,
  };
}

const anotherRole = 'A role assignment changes nothing: it is not known who is calling';

/** What Azure and Microsoft Entra say, shapes 94 to 100. 97 has two, since its codes differ in the gate. */
// biome-ignore format: a table
export const azureShapes: readonly Shape[] = [
  refused(94, 'No role assignment of the caller holds the action at the scope', 'Assign a role that holds the action at the scope or above it', ['MFA changes nothing: this is a question of roles']),
  refused(95, 'The caller lacks the action on a linked resource', 'Assign a role on the linked resource (the subnet, the managed identity), not on the first one', []),
  refused(96, 'The caller may manage the account but not read its data, or the SAS lacks the permission', 'Assign a data role, such as Storage Blob Data Reader', ['Owner and Contributor hold no data actions']),
  refused(97, 'A policy, a deny assignment or the permissions of the vault forbid it', 'Look at the named policy or deny assignment, or assign a data role of the vault', [], 'whoever manages the policy'),
  { number: 98, cloud: 'azure', gate: 1, layer: 'none', says: 'The token or the signature is not valid here', fix: 'Sign in for the right tenant: az login --tenant', notFix: [anotherRole], owner: 'whoever runs the command' },
  { number: 99, cloud: 'azure', gate: 1, layer: 'none', says: 'Microsoft Entra refused the sign-in', fix: 'By the code', notFix: [anotherRole], owner: 'whoever signs in' },
  { number: 100, cloud: 'azure', gate: 1, layer: 'none', says: 'No link of the credential chain gave a token', fix: 'Look at the link that should have worked: environment, managed identity or az login', notFix: [anotherRole], owner: 'whoever runs the program' },
];

/** Codes of shape 97 that say nothing of permission: networks and locks. */
export const azureNetwork: Shape = {
  number: 97,
  cloud: 'azure',
  gate: 0,
  layer: 'none',
  says: 'A network rule or a lock stands in the way',
  fix: 'Call from an allowed network, or have the lock taken away',
  notFix: ['No role changes this', signingInAgain],
  owner: 'the owner of the resource',
};

/** What codes of Microsoft Entra mean and what lifts them. */
// biome-ignore format: a table
export const entraCodes: readonly (readonly [codes: string, says: string, fix: string])[] = [
  ['50074', 'Strong authentication is required', 'Sign in interactively and answer the second factor'],
  ['50076', 'Multi-factor authentication is required', 'Sign in interactively and answer the second factor'],
  ['50079', 'The user has to enrol for multi-factor authentication', 'Sign in interactively and register a second factor'],
  ['50158', 'An external challenge has to be answered', 'Sign in interactively'],
  ['53000 53001', 'The device is not compliant or not joined', 'Use a device that the organization manages'],
  ['53003', 'Conditional Access blocks the sign-in', 'Ask the administrator which policy of Conditional Access applies'],
  ['50126', 'The password is wrong', 'Sign in with the right password'],
  ['50034', 'The tenant has no such user', 'Sign in to the tenant of the user'],
  ['65001 90094', 'Nobody has consented to the application', 'Have the user or an administrator consent'],
  ['700016', 'The tenant has no such application', 'Use the tenant of the application, or register it there'],
  ['7000215', 'The client secret is wrong', 'Use the value of the secret, not its id'],
  ['7000222', 'The client secret has expired', 'Make a new secret, or better a federated credential'],
  ['700027', 'The signature of the certificate does not match', 'Register the certificate that signs'],
  ['700211 700213 70021', 'No federated credential matches the issuer and subject of the token', 'Compare issuer, subject and audience of the token with the federated credential'],
  ['500011', 'The tenant has no such resource', 'Check the name of the resource and the tenant'],
  ['70008 700082', 'The refresh token has expired', 'Sign in again'],
  ['50105', 'The user is not assigned to the application', 'Have the user assigned to the application'],
  ['900023', 'The name of the tenant is not valid', 'Check the tenant'],
];

const client = /The client '(?<principal>[^']{1,200})' with object id '[^']{1,100}' /;

// biome-ignore format: a table
export const azureMarks: readonly Mark[] = [
  { shape: 95, anchor: "The client '", pattern: new RegExp(`${client.source}has permission to perform action '[^']{1,200}' on scope '[^']{1,600}'; however, it does not have permission to perform action '(?<action>[^']{1,200})' on the linked scope\\(s\\) '(?<resource>[^']{1,600})'`, 'iy'), code: 'LinkedAuthorizationFailed' },
  { shape: 94, anchor: "The client '", pattern: new RegExp(`${client.source}does not have authorization to perform action '(?<action>[^']{1,200})' over scope '(?<resource>[^']{1,600})'`, 'iy'), code: 'AuthorizationFailed' },
  { shape: 95, anchor: 'LinkedAuthorizationFailed', isWord: true },
  { shape: 94, anchor: 'AuthorizationFailed', isWord: true },
  { shape: 96, anchor: 'AuthorizationPermissionMismatch', isWord: true },
  { shape: 96, anchor: 'This request is not authorized to perform this operation using this permission', code: 'AuthorizationPermissionMismatch' },
  { shape: 97, anchor: 'ForbiddenByRbac', isWord: true },
  { shape: 97, anchor: 'ForbiddenByPolicy', isWord: true },
  { shape: 97, anchor: 'RequestDisallowedByPolicy', isWord: true },
  { shape: 97, anchor: 'DenyAssignmentAuthorizationFailed', isWord: true },
  { shape: 97, anchor: 'ForbiddenByFirewall', isWord: true },
  { shape: 97, anchor: 'ScopeLocked', isWord: true },
  { shape: 97, anchor: 'AuthorizationFailure', isWord: true },
  { shape: 98, anchor: 'InvalidAuthenticationTokenTenant', isWord: true },
  { shape: 98, anchor: 'InvalidAuthenticationToken', isWord: true },
  { shape: 98, anchor: 'ExpiredAuthenticationToken', isWord: true },
  { shape: 98, anchor: 'AuthenticationFailed', isWord: true, beside: /Storage|Authorization header|x-ms-|signature|Server failed to authenticate/i },
  { shape: 99, anchor: 'AADSTS', pattern: /(?<code>AADSTS\d{4,8})/iy },
  { shape: 100, anchor: 'DefaultAzureCredential failed to retrieve a token' },
  { shape: 100, anchor: 'ManagedIdentityCredential authentication unavailable' },
];

/** Codes of shape 97 at which nothing was decided about permission. */
export const azureNetworkCodes: ReadonlySet<string> = new Set([
  'ForbiddenByFirewall',
  'ScopeLocked',
  'AuthorizationFailure',
]);
