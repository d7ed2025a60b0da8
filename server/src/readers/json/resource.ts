import type { Holder, PolicyKind } from '../../model/policy';
import { findMember, type JsonNode } from '../../syntax/json';
import type { Place } from './place';

/** The resource of a template that a policy is part of. */
export interface Resource {
  /** `AWS::IAM::Role` or `aws_iam_role`. */
  readonly type: string;
  /** The object that holds the type, or that is named after it. */
  readonly node: JsonNode;
}

/** What the policies of a resource are. */
export interface ResourceMeaning {
  readonly kind: PolicyKind;
  readonly holder?: Holder['kind'];
  /** True where the holder is a role that a service makes for a workload. */
  readonly workload?: true;
}

const identity: ResourceMeaning = { kind: 'identity' };
const ofUser: ResourceMeaning = { kind: 'identity', holder: 'user' };
const ofGroup: ResourceMeaning = { kind: 'identity', holder: 'group' };
const ofRole: ResourceMeaning = { kind: 'identity', holder: 'role' };
const ofPermissionSet: ResourceMeaning = { kind: 'identity', holder: 'permissionSet' };
const ofWorkload: ResourceMeaning = { kind: 'identity', holder: 'role', workload: true };
const resource: ResourceMeaning = { kind: 'resource' };

const meanings: Readonly<Record<string, ResourceMeaning>> = {
  'AWS::IAM::ManagedPolicy': identity,
  'AWS::IAM::Policy': identity,
  'AWS::IAM::User': ofUser,
  'AWS::IAM::UserPolicy': ofUser,
  'AWS::IAM::Group': ofGroup,
  'AWS::IAM::GroupPolicy': ofGroup,
  'AWS::IAM::Role': ofRole,
  'AWS::IAM::RolePolicy': ofRole,
  'AWS::SSO::PermissionSet': ofPermissionSet,
  'AWS::Serverless::Function': ofWorkload,
  'AWS::Serverless::StateMachine': ofWorkload,
  'AWS::Backup::BackupVault': resource,
  'AWS::CodeArtifact::Domain': resource,
  'AWS::CodeArtifact::Repository': resource,
  'AWS::EC2::VPCEndpoint': resource,
  'AWS::ECR::Repository': resource,
  'AWS::ECR::RegistryPolicy': resource,
  'AWS::EFS::FileSystem': resource,
  'AWS::Events::EventBusPolicy': resource,
  'AWS::KMS::Key': resource,
  'AWS::KMS::ReplicaKey': resource,
  'AWS::Kinesis::ResourcePolicy': resource,
  'AWS::Lambda::ResourcePolicy': resource,
  'AWS::Logs::ResourcePolicy': resource,
  'AWS::OpenSearchService::Domain': resource,
  'AWS::S3::AccessPoint': resource,
  'AWS::S3::BucketPolicy': resource,
  'AWS::SNS::TopicPolicy': resource,
  'AWS::SQS::QueuePolicy': resource,
  'AWS::SecretsManager::ResourcePolicy': resource,
  'AWS::ApiGateway::RestApi': resource,
  aws_iam_policy: identity,
  aws_iam_user_policy: ofUser,
  aws_iam_group_policy: ofGroup,
  aws_iam_role: ofRole,
  aws_iam_role_policy: ofRole,
  aws_ssoadmin_permission_set_inline_policy: ofPermissionSet,
  aws_api_gateway_rest_api_policy: resource,
  aws_backup_vault_policy: resource,
  aws_cloudwatch_event_bus_policy: resource,
  aws_ecr_repository_policy: resource,
  aws_efs_file_system_policy: resource,
  aws_kms_key: resource,
  aws_kms_key_policy: resource,
  aws_s3_bucket_policy: resource,
  aws_secretsmanager_secret_policy: resource,
  aws_sns_topic_policy: resource,
  aws_sqs_queue_policy: resource,
  aws_vpc_endpoint: resource,
  aws_vpc_endpoint_policy: resource,
};

/** What the policies of a resource of this type are; undefined for a type that is not known. */
export function findMeaning(type: string): ResourceMeaning | undefined {
  return Object.hasOwn(meanings, type) ? meanings[type] : undefined;
}

/**
 * The resource that stands at a place, if one does.
 * CloudFormation and Terraform plans name the type inside; Terraform configuration in JSON names it by a key.
 */
export function findResource(place: Place): Resource | undefined {
  const { node, name, parent } = place;
  if (node.type !== 'object') return undefined;
  const type = findMember(node, 'Type') ?? findMember(node, 'type');
  if (typeof type?.value === 'string' && /^(?:AWS::|aws_)/.test(type.value)) return { type: type.value, node };
  const outer = parent?.name;
  if (typeof name === 'string' && typeof outer === 'string' && outer.startsWith('aws_')) return { type: outer, node };
  return undefined;
}
