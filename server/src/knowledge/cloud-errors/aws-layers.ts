import { rotatingKeys, type Shape, type ShapeLayer } from './shape';

/** Who can edit a layer, for people. */
export const ownerOf: Readonly<Record<ShapeLayer, string>> = {
  identity: 'whoever manages the IAM policies of the account',
  boundary: 'whoever set the permissions boundary, often a platform team',
  session: 'the code or broker that assumes the role and passes the session policy',
  resource: 'the owner of the resource, in its account',
  trust: 'the owner of the role, in its account',
  key: 'the administrator of the KMS key, in its account',
  scp: 'the administrator of the organization',
  rcp: "the administrator of the resource's organization",
  endpoint: 'the owner of the VPC',
  other: 'the owner of the setting',
  unknown: 'not known before the layer is',
  none: 'whoever runs the command',
};

interface Reason {
  readonly number: number;
  readonly layer: ShapeLayer;
  readonly denyType: 'explicit' | 'implicit' | 'unknown';
  readonly says: string;
  readonly fix: string;
  readonly notFix: readonly string[];
}

const addingAllow = 'Adding an Allow changes nothing: an explicit Deny wins over every Allow';

// biome-ignore format: a table
const reasons: readonly Reason[] = [
  { number: 1, layer: 'identity', denyType: 'implicit', says: 'No identity-based policy allows the action', fix: 'Allow this action on this resource in a policy of the role or user', notFix: ['A wildcard grants more than the request needs'] },
  { number: 2, layer: 'identity', denyType: 'explicit', says: 'A Deny in an identity-based policy forbids it', fix: 'Meet the condition of the Deny, or narrow the Deny', notFix: [addingAllow] },
  { number: 3, layer: 'identity', denyType: 'explicit', says: 'A Deny in the named identity-based policy forbids it', fix: 'Open the named policy and meet the condition of its Deny, or narrow it', notFix: [addingAllow] },
  { number: 4, layer: 'resource', denyType: 'implicit', says: 'The policy of the resource does not allow the caller', fix: "Allow the caller in the resource's own policy", notFix: ['An Allow in the identity policy alone changes nothing'] },
  { number: 5, layer: 'resource', denyType: 'explicit', says: 'A Deny in the policy of the resource forbids it', fix: "Meet the condition of the Deny in the resource's policy (TLS, VPC endpoint, organization), or narrow it", notFix: [addingAllow] },
  { number: 6, layer: 'scp', denyType: 'implicit', says: 'No service control policy allows it at some level of the organization', fix: 'Allow the action in the service control policy at the level that lacks it', notFix: ['No IAM policy of the member account can grant it'] },
  { number: 7, layer: 'scp', denyType: 'explicit', says: 'A service control policy forbids it', fix: 'Meet the condition of the service control policy (often the Region), or have it narrowed', notFix: ['AdministratorAccess changes nothing: a service control policy binds administrators too'] },
  { number: 8, layer: 'rcp', denyType: 'explicit', says: 'A resource control policy forbids it', fix: 'Meet the condition of the resource control policy (organization, TLS, encryption), or have it narrowed', notFix: ['An Allow in the policy of the resource changes nothing'] },
  { number: 9, layer: 'rcp', denyType: 'implicit', says: 'No resource control policy allows it', fix: 'See whether RCPFullAWSAccess is still attached at every level', notFix: [] },
  { number: 10, layer: 'boundary', denyType: 'implicit', says: 'The permissions boundary does not allow it', fix: 'Allow the action in the permissions boundary as well', notFix: ['More Allows in identity policies change nothing: the boundary caps them'] },
  { number: 11, layer: 'boundary', denyType: 'explicit', says: 'A Deny in the permissions boundary forbids it', fix: 'Meet the condition of the Deny in the permissions boundary, or narrow it', notFix: [addingAllow] },
  { number: 12, layer: 'session', denyType: 'implicit', says: 'The policy that was passed for the session does not allow it', fix: 'Allow the action where the session is made (Policy, PolicyArns), or pass no session policy', notFix: ["Editing the role's policies changes nothing: the session policy caps them"] },
  { number: 13, layer: 'session', denyType: 'explicit', says: 'A Deny in the policy that was passed for the session forbids it', fix: 'Take the Deny out of the policy that is passed where the session is made', notFix: [addingAllow] },
  { number: 14, layer: 'endpoint', denyType: 'implicit', says: 'The policy of the VPC endpoint does not allow it', fix: 'Allow the action in the policy of the VPC endpoint', notFix: ['IAM policies change nothing: the request came through an endpoint that does not allow it'] },
  { number: 15, layer: 'endpoint', denyType: 'explicit', says: 'A Deny in the policy of the VPC endpoint forbids it', fix: 'Meet the condition of the Deny in the endpoint policy, or narrow it', notFix: ['The policy of the repository or bucket changes nothing'] },
  { number: 16, layer: 'scp', denyType: 'explicit', says: 'A service control policy forbids it by way of the VPC endpoint', fix: 'Change the service control policy, not the endpoint', notFix: ['Editing the endpoint policy changes nothing: the Deny comes from the organization'] },
  { number: 17, layer: 'trust', denyType: 'implicit', says: 'The trust policy of the role does not let the caller assume it', fix: 'Name the caller in the trust policy of the role', notFix: ['The permissions policies of that role have no say in who may assume it'] },
  { number: 18, layer: 'unknown', denyType: 'unknown', says: 'The request was refused, and the message does not say by which layer', fix: 'Evaluate every layer; across accounts both sides have to allow it', notFix: [] },
  { number: 19, layer: 'unknown', denyType: 'explicit', says: 'Some explicit Deny forbids it, and the message does not say in which layer', fix: 'Find the Deny: identity policies, the policy of the resource, the organization', notFix: [addingAllow] },
  { number: 20, layer: 'unknown', denyType: 'unknown', says: 'The caller belongs to another account than the resource', fix: 'Use the profile of the right account, or look at what the Terraform state points to', notFix: ['An Allow changes nothing: the request goes to the wrong account'] },
  { number: 21, layer: 'unknown', denyType: 'unknown', says: 'The request was refused, and its details can be fetched by the authorization id', fix: 'Fetch the details with iam:GetRequestAuthorizationDetails', notFix: [] },
  { number: 22, layer: 'unknown', denyType: 'unknown', says: 'The request was refused for a session', fix: 'Change the role or the permission set behind the session', notFix: ['A role that begins with AWSReservedSSO_ cannot be edited: its permission set can'] },
];

/** The reasons that the sentence of AWS gives, shapes 1 to 22. */
export const awsReasons: readonly Shape[] = reasons.map((reason) => ({
  ...reason,
  cloud: 'aws',
  gate: 2,
  notFix: [rotatingKeys, ...reason.notFix],
  owner: ownerOf[reason.layer],
}));

const words: readonly (readonly [string, ShapeLayer])[] = [
  ['identity-based policy', 'identity'],
  ['resource-based policy', 'resource'],
  ['service control policy', 'scp'],
  ['resource control policy', 'rcp'],
  ['permissions boundary', 'boundary'],
  ['session policy', 'session'],
  ['sessions policy', 'session'],
  ['vpc endpoint policy', 'endpoint'],
  ['role trust policy', 'trust'],
];

/** The layer that the sentence names, by its words in small letters; undefined for others. */
export function layerOfWords(text: string): ShapeLayer | undefined {
  return words.find(([name]) => name === text)?.[1];
}

/** The names of layers in the sentence, for a pattern. */
export const layerWords: string = words.map(([name]) => name).join('|');
