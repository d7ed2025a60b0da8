import { isMfaDeny } from '../../evaluation/mfa/guards';
import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { bindsPrincipals, concerns } from '../../evaluation/mfa/subjects';
import { appliesToAction, isAboutEverything, mayApplyToResource } from '../../evaluation/statement';
import { callerOf } from '../../knowledge/mfa/callers';
import { enrolmentActions, enrolmentResources, selfServiceActions } from '../../knowledge/mfa/enrolment';
import { state } from '../../knowledge/mfa/session-states';
import type { Statement } from '../../model/policy';
import { enumerate } from '../../text/enumerate';
import { defineRule, type Fix } from '../define';

export const noEnrolmentLockout = defineRule({
  id: 'mfa/no-enrolment-lockout',
  gate: 1,
  reads: 'policy',
  severity: 'warning',
  summary: 'Disallow MFA Denies that keep new users from enrolling a device.',
  why:
    'A user without a device has no MFA, so a Deny of everything without MFA also denies the calls that enrol one. ' +
    'New users then cannot get in at all, and the usual repair is an exemption that is too wide. ' +
    'Exempting an action grants nothing: it still needs an Allow of its own.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_users-self-manage-mfa-and-creds.html',
  ],
  messages: {
    enrol: 'Locks new users out: nobody can enrol a device, because this denies {actions} without MFA.',
    virtual: 'Keeps authenticator apps from being enrolled: this denies {actions} without MFA.',
    session: 'Likely locks command-line users out: this denies {actions} without MFA.',
    pages: 'May keep the console pages for MFA from loading: this denies {actions} without MFA.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "*",
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
      "NotAction": [
        "iam:CreateVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetUser",
        "iam:ListMFADevices",
        "iam:ListVirtualMFADevices",
        "iam:ResyncMFADevice",
        "sts:GetSessionToken"
      ],
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
      const { statement, states } = mfa;
      const list = statement.notActions ?? statement.actions;
      if (!list || list.unknown.length > 0 || !isMfaDeny(mfa) || mfa.others.length > 0) continue;
      if ((states.matches.yes & state.false) === 0) continue;
      if (concerns(policy, statement, callerOf('console')) === false) continue;

      const denied = deniedEnrolment(statement);
      const message = consequence(denied);
      if (!message) continue;
      yield {
        at: list.span,
        message,
        data: { actions: enumerate(denied) },
        ...(message === 'pages' && { severity: 'information' }),
        fixes: exempting(mfa, denied),
        properties: { actions: denied },
      };
    }
  },
});

function deniedEnrolment(statement: Statement): readonly string[] {
  return selfServiceActions.filter((action) => {
    if (!appliesToAction(statement, action)) return false;
    const resource = enrolmentResources[action];
    return isAboutEverything(statement) || (resource !== undefined && mayApplyToResource(statement, resource));
  });
}

function consequence(denied: readonly string[]) {
  if (denied.includes(enrolmentActions.enable)) return 'enrol';
  if (denied.includes(enrolmentActions.create)) return 'virtual';
  if (denied.includes(enrolmentActions.session)) return 'session';
  return denied.length > 0 ? 'pages' : undefined;
}

function exempting({ statement }: MfaStatement, actions: readonly string[]): readonly Fix[] {
  const title = 'Exempt what new users need to enrol (widens access to these actions only)';
  if (statement.notActions) {
    return [
      { title, access: 'widens', change: [{ do: 'addItems', to: statement, element: 'NotAction', items: actions }] },
    ];
  }
  const everything = statement.actions?.items.every(({ value }) => value === '*') ?? false;
  if (!everything) return [];
  const change = [
    { do: 'setList', of: statement, element: 'Action', becomes: 'NotAction', items: selfServiceActions } as const,
  ];
  return [{ title, access: 'widens', change }];
}
