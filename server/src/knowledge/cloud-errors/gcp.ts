import { type Mark, type Shape, signingInAgain } from './shape';

const project = 'whoever manages IAM of the project, folder or organization';

function refused(number: number, says: string, fix: string, notFix: readonly string[], owner: string = project): Shape {
  return {
    number,
    cloud: 'gcp',
    gate: 2,
    layer: 'other',
    denyType: 'unknown',
    says,
    fix,
    notFix: [signingInAgain, ...notFix],
    owner,
  };
}

/** What Google Cloud says, shapes 85 to 93. */
// biome-ignore format: a table
export const gcpShapes: readonly Shape[] = [
  refused(85, 'No role of the caller holds the permission on the resource, or the resource does not exist', 'Grant a role that holds the permission on the resource or above it', []),
  refused(86, 'No role of the caller holds the permission', 'Grant a role that holds the permission on the resource or above it', []),
  refused(87, 'The caller lacks a permission, and the message does not say which', 'Ask the policy troubleshooter with the principal, the resource and the permission', []),
  refused(88, 'The caller may not act as the service account', 'Grant roles/iam.serviceAccountTokenCreator or roles/iam.workloadIdentityUser on the service account, and wait some minutes', []),
  refused(89, 'A service perimeter of VPC Service Controls forbids it', 'Add an ingress or egress rule to the perimeter', ['No IAM role changes this: the perimeter comes on top'], 'the administrator of the access policy'),
  { number: 90, cloud: 'gcp', gate: 1, layer: 'none', says: 'The token was made without the scope that the API wants', fix: 'Authenticate again with the scope, or give the VM the scope', notFix: ['An IAM role changes nothing: the token itself is too narrow'], owner: 'whoever runs the command' },
  { number: 91, cloud: 'gcp', gate: 0, layer: 'none', says: 'The API or billing is off, or the organization forbids the setting', fix: 'Switch the API or billing on, or look at the organization policy', notFix: ['No role and no new login changes this'], owner: 'the owner of the project' },
  { number: 92, cloud: 'gcp', gate: 1, layer: 'none', says: 'The request carries no valid credential', fix: 'Sign in again: gcloud auth login, or gcloud auth application-default login for programs', notFix: ['A role changes nothing: it is not known who is calling'], owner: 'whoever runs the command' },
  refused(93, 'A deny policy or a principal access boundary may forbid it: the message is the same as for a missing role', 'Look at deny policies and principal access boundaries as well', []),
];

// biome-ignore format: a table
export const gcpMarks: readonly Mark[] = [
  { shape: 88, anchor: 'iam.serviceAccounts.getAccessToken', beside: /denied|impersonat|PERMISSION_DENIED/i, pattern: /(?<action>iam\.serviceAccounts\.getAccessToken)/iy },
  { shape: 88, anchor: 'Unable to acquire impersonated credentials' },
  { shape: 89, anchor: "Request is prohibited by organization's policy" },
  { shape: 89, anchor: 'vpcServiceControlsUniqueIdentifier' },
  { shape: 89, anchor: 'SECURITY_POLICY_VIOLATED', isWord: true },
  { shape: 90, anchor: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT', isWord: true },
  { shape: 90, anchor: 'Request had insufficient authentication scopes', code: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' },
  { shape: 91, anchor: 'SERVICE_DISABLED', isWord: true },
  { shape: 91, anchor: 'accessNotConfigured', isWord: true },
  { shape: 91, anchor: 'BILLING_DISABLED', isWord: true },
  { shape: 91, anchor: 'CONSTRAINT_VIOLATED', isWord: true },
  { shape: 91, anchor: 'it is disabled. Enable it by visiting', code: 'SERVICE_DISABLED' },
  { shape: 85, anchor: "Permission '", pattern: /Permission '(?<action>[\w.]{3,120})' denied on resource '(?<resource>[^']{1,500})'/iy, code: 'PERMISSION_DENIED' },
  { shape: 86, anchor: 'access to the Google Cloud Storage', pattern: /access to the Google Cloud Storage \w{1,20}\. Permission '(?<action>[\w.]{3,120})' denied/iy },
  { shape: 86, anchor: "Permission '", pattern: /Permission '(?<action>[\w.]{3,120})' denied/iy },
  { shape: 86, anchor: "Required '", pattern: /Required '(?<action>[\w.]{3,120})' permission for '(?<resource>[^']{1,500})'/iy, code: 'forbidden' },
  { shape: 85, anchor: ' denied on resource ', pattern: / denied on resource (?<resource>[\w./-]{5,500})/iy, beside: /Permission (?:[\w-]{1,60}\.){1,5}[\w/]{1,60}(?:\.\w{1,40}){0,2} denied on resource/i, code: 'PERMISSION_DENIED' },
  { shape: 86, anchor: ' does not have ', pattern: / does not have (?<action>[a-z]\w{1,40}\.\w{1,60}\.\w{1,40}) (?:permission|access)/iy },
  { shape: 86, anchor: '] does not have permission to access ', pattern: /\] does not have permission to access (?<resource>[\w ]{2,60} \[[^\]]{1,300}\])/iy, code: 'PERMISSION_DENIED' },
  { shape: 87, anchor: 'Request denied by Cloud IAM', code: 'PERMISSION_DENIED' },
  { shape: 85, anchor: 'IAM_PERMISSION_DENIED', isWord: true },
  { shape: 87, anchor: 'The caller does not have permission', code: 'PERMISSION_DENIED' },
  { shape: 87, anchor: 'PERMISSION_DENIED', isWord: true, isVague: true },
  { shape: 92, anchor: 'Request had invalid authentication credentials', code: 'UNAUTHENTICATED' },
  { shape: 92, anchor: 'is missing required authentication credential', code: 'UNAUTHENTICATED' },
  { shape: 92, anchor: 'UNAUTHENTICATED', isWord: true, isVague: true, beside: /401|16|google|gcloud|status/i },
  { shape: 92, anchor: 'invalid_grant', isWord: true },
  { shape: 92, anchor: 'invalid_rapt', isWord: true },
  { shape: 92, anchor: 'Could not automatically determine credentials', code: 'DefaultCredentialsError' },
  { shape: 92, anchor: 'DefaultCredentialsError', isWord: true },
];
