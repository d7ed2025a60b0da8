import { isWholeMfaDeny } from '../../evaluation/mfa/guards';
import { mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { bindsPrincipals, concerns } from '../../evaluation/mfa/subjects';
import { coversAction } from '../../knowledge/iam/actions';
import { callerOf } from '../../knowledge/mfa/callers';
import { enrolmentActions } from '../../knowledge/mfa/enrolment';
import { defineRule } from '../define';

export const noActivationRace = defineRule({
  id: 'mfa/no-activation-race',
  gate: 1,
  reads: 'policy',
  severity: 'hint',
  summary: 'Disallow leaving open enrolment unwatched.',
  why:
    'Enrolment has to be open without MFA, so whoever holds the key or password of a user with no device yet can enrol first and is then the one with MFA. ' +
    'No policy closes this gap. ' +
    'Give out no access key before enrolment, let administrators enrol devices, alert on CreateVirtualMFADevice and EnableMFADevice in CloudTrail, or use IAM Identity Center.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable.html'],
  messages: {
    race: 'Whoever holds the key or password of a user without a device enrols first: alert on {action}.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "sts:GetSessionToken"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
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
      "Action": "ec2:TerminateInstances",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    if (!bindsPrincipals(policy)) return;
    for (const mfa of mfaStatements(policy)) {
      // Only IAM users have devices that they enrol with IAM.
      if (!isWholeMfaDeny(mfa) || concerns(policy, mfa.statement, callerOf('console')) === false) continue;
      const open = mfa.statement.notActions?.items.find(({ value }) => coversAction(value, enrolmentActions.enable));
      if (open) yield { at: open.span, message: 'race', data: { action: enrolmentActions.enable } };
    }
  },
});
