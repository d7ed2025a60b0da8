/**
 * Actions that an operation often needs besides, with what for. They are told and never added by themselves.
 * From the service authorization reference and the documentation of each service.
 */
const companions: readonly (readonly [action: string, needs: string, when: string])[] = [
  ['s3:putobject', 'kms:GenerateDataKey', 'where the bucket is encrypted with a KMS key'],
  ['s3:getobject', 'kms:Decrypt', 'where the bucket is encrypted with a KMS key'],
  ['s3:getobject', 's3:ListBucket', 'so that a missing object is answered with 404 instead of 403'],
  ['lambda:createfunction', 'iam:PassRole', 'for the execution role'],
  ['lambda:updatefunctionconfiguration', 'iam:PassRole', 'where the execution role changes'],
  ['ec2:runinstances', 'iam:PassRole', 'where an instance profile is attached'],
  ['ec2:runinstances', 'ec2:CreateTags', 'where tags are set'],
  ['ecs:runtask', 'iam:PassRole', 'for the task and execution roles'],
  ['ecs:registertaskdefinition', 'iam:PassRole', 'for the task and execution roles'],
  ['states:createstatemachine', 'iam:PassRole', 'for the role of the state machine'],
  ['cloudformation:createstack', 'iam:PassRole', 'where a service role is given'],
  ['sqs:sendmessage', 'kms:GenerateDataKey', 'where the queue is encrypted with a KMS key'],
  ['sqs:receivemessage', 'kms:Decrypt', 'where the queue is encrypted with a KMS key'],
  ['sqs:receivemessage', 'sqs:DeleteMessage', 'so that a message is not delivered again'],
  ['secretsmanager:getsecretvalue', 'kms:Decrypt', 'where the secret has a KMS key of its own'],
  ['ssm:getparameter', 'kms:Decrypt', 'for a SecureString'],
  ['sts:assumerole', 'sts:TagSession', 'where session tags are passed'],
  ['ecr:batchgetimage', 'ecr:GetDownloadUrlForLayer', 'to pull the layers'],
  ['ecr:batchgetimage', 'ecr:GetAuthorizationToken', 'to sign in, on *'],
];

/** Other actions that go with an action, each as a clause: `kms:Decrypt, for a SecureString`. */
export function companionsOf(action: string): readonly string[] {
  const lower = action.toLowerCase();
  return companions.filter(([name]) => name === lower).map(([, needs, when]) => `${needs}, ${when}`);
}
