import { type Mark, rotatingKeys, type Shape, signingInAgain } from './shape';

/** What registries and clusters say, shapes 74 to 78. */
// biome-ignore format: a table
export const containerShapes: readonly Shape[] = [
  { number: 74, cloud: 'aws', gate: 1, layer: 'none', says: 'Docker has no credentials for the registry', fix: 'Sign in: aws ecr get-login-password | docker login', notFix: ['The policy of the repository changes nothing: no credential was sent'], owner: 'whoever runs docker' },
  { number: 75, cloud: 'aws', gate: 1, layer: 'none', says: 'The token of the registry has expired; it lasts twelve hours', fix: 'Sign in again: aws ecr get-login-password | docker login', notFix: ['The policy of the repository changes nothing: the token is old'], owner: 'whoever runs docker' },
  { number: 76, cloud: 'aws', gate: 2, layer: 'unknown', denyType: 'unknown', says: 'The registry refused the pull or push', fix: 'Check the name of the repository, then the identity policy and the policy of the repository', notFix: [rotatingKeys], owner: 'the owner of the repository' },
  { number: 77, cloud: 'kubernetes', gate: 1, layer: 'none', says: 'The cluster does not know the caller', fix: 'Map the ARN of the IAM role, without the session, by an access entry or aws-auth, and check the profile in the kubeconfig', notFix: ['A RoleBinding changes nothing: the cluster does not know who is calling'], owner: 'the administrator of the cluster' },
  { number: 78, cloud: 'kubernetes', gate: 2, layer: 'other', denyType: 'implicit', says: 'No role of the cluster allows it', fix: 'Bind a Role or ClusterRole with this verb and resource to the user', notFix: [signingInAgain], owner: 'the administrator of the namespace' },
];

// biome-ignore format: a table
export const containerMarks: readonly Mark[] = [
  { shape: 74, anchor: 'no basic auth credentials' },
  { shape: 75, anchor: 'Your authorization token has expired. Reauthenticate and try again' },
  { shape: 76, anchor: 'pull access denied', pattern: /pull access denied(?: for (?<resource>[^\s,]{1,300}))?/iy },
  { shape: 76, anchor: "may require 'docker login'" },
  { shape: 77, anchor: 'You must be logged in to the server' },
  { shape: 77, anchor: 'the server has asked for the client to provide credentials' },
  { shape: 78, anchor: ' is forbidden: User ', pattern: / is forbidden: User "?(?<principal>[^"\s]{1,300})"? cannot (?<action>\w{1,30} resource "?[\w./-]{1,100}"?)(?: in API group "?(?<group>[\w.-]{0,100})"?)?(?: in the namespace "?(?<namespace>[\w-]{1,100})"?| at the cluster scope)?/iy, code: 'Forbidden' },
  { shape: 78, anchor: 'admission webhook ', pattern: /admission webhook "?[^"\s]{1,200}"? denied the request/iy, code: 'Forbidden' },
  { shape: 78, anchor: 'Error from server (Forbidden)', code: 'Forbidden' },
];
