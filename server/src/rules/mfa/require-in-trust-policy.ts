import { isGuarded } from '../../evaluation/mfa/guards';
import { mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { addMfa } from '../../evaluation/mfa/repairs';
import { callersOf, concerns, isAccount } from '../../evaluation/mfa/subjects';
import { appliesToAction } from '../../evaluation/statement';
import { callerOf } from '../../knowledge/mfa/callers';
import { effectOf, type Policy, type Principal, type Statement } from '../../model/policy';
import type { Team } from '../../model/team';
import { defineRule, type Severity } from '../define';

export const requireInTrustPolicy = defineRule({
  id: 'mfa/require-in-trust-policy',
  gate: 1,
  reads: 'policy',
  severity: 'warning',
  summary: 'Require MFA in the trust policy of a role that people take on.',
  why:
    'The request to take on a role is the last place where IAM sees MFA: inside of the role session it is gone. ' +
    'Without a condition here, a stolen access key of any trusted user is enough for all that the role may do. ' +
    'Where people come by single sign-on, say so in `signIn`: their MFA belongs into the identity provider.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
  ],
  messages: {
    user: '{principal} can take on this role without MFA.',
    account: 'Users of account {account} can take on this role without MFA.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
      "Action": "sts:AssumeRole"
    }
  ]
}`,
    ],
    good: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
      "Action": "sts:AssumeRole",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
    ],
  },

  *check(policy, { team }) {
    if (policy.kind !== 'trust') return;
    const tested = new Set(mfaStatements(policy).map(({ statement }) => statement));
    for (const statement of policy.statements) {
      if (tested.has(statement) || !isGrantToPeople(policy, statement)) continue;
      const principals = statement.principals?.items.filter((principal) => severityFor(principal, team)) ?? [];
      for (const principal of principals) {
        const account = /\d{12}/.exec(principal.value)?.[0] ?? principal.value;
        const severity = severityFor(principal, team);
        yield {
          at: principal.span,
          message: isAccount(principal.value) ? 'account' : 'user',
          data: { principal: principal.value, account },
          ...(severity && { severity }),
          fixes: [
            { title: 'Ask for MFA (narrows access)', access: 'narrows', change: addMfa(statement, { principals }) },
          ],
          properties: { principal: principal.value },
        };
      }
    }
  },
});

function isGrantToPeople(policy: Policy, statement: Statement): boolean {
  if (effectOf(statement) !== 'Allow' || !appliesToAction(statement, 'sts:AssumeRole')) return false;
  // An external id is for the automation of another company, which has no second factor.
  const keys = statement.conditions?.tests.map(({ key }) => key.value.toLowerCase()) ?? [];
  if (keys.includes('sts:externalid') || (statement.conditions?.unknown.length ?? 0) > 0) return false;
  return (
    concerns(policy, statement, callerOf('accessKey')) !== false && !isGuarded(policy, statement, 'sts:AssumeRole')
  );
}

/** An account stands for users, roles and single sign-on alike, so only the settings tell whether people with MFA are meant. */
function severityFor(principal: Principal, { signIn }: Team): Severity | undefined {
  if (!isAccount(principal.value)) return isUser(principal) ? 'warning' : undefined;
  if (signIn.length === 0) return 'information';
  return signIn.includes('iamUsers') ? 'warning' : undefined;
}

function isUser(principal: Principal): boolean {
  const callers = callersOf(principal);
  return callers.has('accessKey') && !callers.has('machine');
}
