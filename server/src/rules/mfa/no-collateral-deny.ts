import { isWholeMfaDeny, partnersOf } from '../../evaluation/mfa/guards';
import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { concerns, isFederatedSignIn } from '../../evaluation/mfa/subjects';
import { appliesToAction } from '../../evaluation/statement';
import { admits, type CallerId, callerOf } from '../../knowledge/mfa/callers';
import { noStates, withMfa } from '../../knowledge/mfa/session-states';
import type { NewTest } from '../../model/change';
import type { Policy, PolicyKind, Statement } from '../../model/policy';
import { enumerate } from '../../text/enumerate';
import { defineRule, type Fix } from '../define';

export const noCollateralDeny = defineRule({
  id: 'mfa/no-collateral-deny',
  gate: 1,
  reads: 'policy',
  severity: 'warning',
  summary: 'Disallow MFA Denies that also hit sign-ins which cannot carry MFA.',
  why:
    'On a bucket, a key, a trust policy or an organization, a correct MFA Deny meets every caller, also those that never show MFA to IAM: single sign-on users whose identity provider did ask for it, roles of machines, AWS services that deliver logs or decrypt data. ' +
    'They are locked out for good, sometimes together with everyone who could repair the policy. ' +
    'Test only IAM users, the one kind of caller that can show MFA.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  ],
  messages: {
    collateral: 'Also keeps out {callers}: IAM never sees their MFA.',
    repair: 'Also keeps out {callers}; only {rescuer} can repair the policy.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "arn:aws:s3:::ledger/private/*",
      "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } }
    }
  ]
}`,
    ],
    good: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": "arn:aws:s3:::ledger/private/*",
      "Condition": {
        "Null": { "aws:MultiFactorAuthAge": "true" },
        "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" }
      }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    if (!meetsEverybody.has(policy.kind)) return;
    for (const mfa of mfaStatements(policy)) {
      const test = mfa.states.tests[0];
      if (!test || !isWholeMfaDeny(mfa)) continue;
      const hit = lockedOut(policy, mfa);
      if (!hit.some((id) => id !== 'anonymous' && id !== 'forwarded')) continue;

      const callers = enumerate(hit.map(nameOf));
      const found = { at: test.test.span, fixes: scoping(policy, mfa), properties: { callers: hit } };
      const rescuer = policy.kind === 'resource' ? findRescuer(mfa.statement) : undefined;
      if (isNarrowed(mfa)) yield { ...found, severity: 'information', message: 'collateral', data: { callers } };
      else if (rescuer) yield { ...found, message: 'repair', data: { callers, rescuer } };
      else yield { ...found, message: 'collateral', data: { callers } };
    }
  },
});

/** The kinds of policy that are not attached to the people whom they are meant for. */
const meetsEverybody: ReadonlySet<PolicyKind> = new Set(['trust', 'resource', 'scp', 'rcp']);

const incapable: readonly CallerId[] = ['singleSignOn', 'federation', 'machine', 'service', 'anonymous', 'forwarded'];

function lockedOut(policy: Policy, { statement }: MfaStatement): readonly CallerId[] {
  const reached = incapable.filter((id) => concerns(policy, statement, callerOf(id)) !== false);
  return isFederatedSignIn(statement) ? reached.filter((id) => id === 'federation') : reached;
}

/** True if the author has thought of who cannot show MFA, and left some of them out of the Deny. */
function isNarrowed({ scope }: MfaStatement): boolean {
  return incapable.some((id) => id !== 'anonymous' && admits(scope, callerOf(id)) !== true);
}

/** Whether a forwarded call keeps the MFA of the session behind it is a matter of dispute. */
function nameOf(id: CallerId): string {
  const { plural, states } = callerOf(id);
  return (states & withMfa) === noStates ? plural : `perhaps ${plural}`;
}

/** The actions that change the policy itself, for the resources people write MFA Denies on, and who is left to use them. */
const repairs: readonly { readonly action: string; readonly on: RegExp; readonly rescuer: string }[] = [
  { action: 'kms:PutKeyPolicy', on: /^\*$|:kms:/, rescuer: 'an IAM user with MFA or AWS Support' },
  // A bucket's ARN has no slash.
  { action: 's3:PutBucketPolicy', on: /^\*$|:s3:::[^/]*$/, rescuer: 'an IAM user with MFA or root' },
  { action: 'secretsmanager:PutResourcePolicy', on: /^\*$|:secretsmanager:/, rescuer: 'an IAM user with MFA' },
  { action: 'sns:SetTopicAttributes', on: /^\*$|:sns:/, rescuer: 'an IAM user with MFA' },
  { action: 'sqs:SetQueueAttributes', on: /^\*$|:sqs:/, rescuer: 'an IAM user with MFA' },
];

/** Undefined where the Deny leaves changing the policy alone. */
function findRescuer(statement: Statement): string | undefined {
  const written = statement.resources?.items ?? [];
  const denied = repairs.filter(
    ({ action, on }) => appliesToAction(statement, action) && written.some(({ value }) => on.test(value)),
  );
  return denied.length > 1 ? 'an IAM user with MFA' : denied[0]?.rescuer;
}

const usersOnly: NewTest = { operator: 'ArnLike', key: 'aws:PrincipalArn', values: ['arn:aws:iam::*:user/*'] };
const directOnly: NewTest = { operator: 'BoolIfExists', key: 'aws:ViaAWSService', values: ['false'] };

/** Nothing would be left of a Deny that is about no IAM user, and one that names its callers already says whom it means. */
function scoping(policy: Policy, mfa: MfaStatement): readonly Fix[] {
  const { statement, scope } = mfa;
  const taken = ['aws:principalarn', 'aws:principaltype', 'aws:viaawsservice'];
  if (scope.some(({ key }) => taken.includes(key.value.toLowerCase())) || isFederatedSignIn(statement)) return [];
  if (concerns(policy, statement, callerOf('accessKey')) === false) return [];
  const statements = [mfa, ...partnersOf(policy, mfa)].map((one) => one.statement);
  const users = statements.map((to) => ({ do: 'addTest', to, test: usersOnly }) as const);
  const direct = statements.map((to) => ({ do: 'addTest', to, test: directOnly }) as const);
  return [
    { title: 'Test only IAM users (widens access for all other callers)', access: 'widens', change: users },
    {
      title: 'Test only direct calls of IAM users (widens access for all other callers)',
      access: 'widens',
      change: [...users, ...direct],
    },
  ];
}
