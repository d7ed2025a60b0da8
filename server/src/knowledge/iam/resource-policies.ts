import type { Truth } from './operators';

/**
 * Services whose resources have no policy of their own, so that they are never used directly from another account.
 * Of services that stand in no table here it is not known.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
const withoutPolicies: ReadonlySet<string> = new Set([
  'account',
  'athena',
  'autoscaling',
  'batch',
  'cloudformation',
  'cloudfront',
  'cloudwatch',
  'config',
  'ec2',
  'ecs',
  'eks',
  'elasticache',
  'elasticbeanstalk',
  'elasticloadbalancing',
  'elasticmapreduce',
  'iam',
  'rds',
  'route53',
  'states',
]);

/** True unless resources of the service are known to have no policies. `service` is the prefix of its actions. */
export function mayHaveResourcePolicies(service: string): boolean {
  return !withoutPolicies.has(service);
}

/**
 * Services whose resources meet resource control policies since these were made. AWS adds services, so that of others
 * it is not known.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
const underControl: ReadonlySet<string> = new Set(['kms', 's3', 'secretsmanager', 'sqs', 'sts']);

/** Whether a request of the service meets resource control policies: `kms:RetireGrant` does not, whatever they say. */
export function meetsResourceControl(service: string, action: string): Truth {
  if (action === 'kms:retiregrant' || !mayHaveResourcePolicies(service)) return false;
  return underControl.has(service) ? true : undefined;
}
