import { isGuarded, isMeantToDeny } from '../../evaluation/mfa/guards';
import { mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { dropExemption } from '../../evaluation/mfa/repairs';
import { expandIdentityActions } from '../../knowledge/iam/actions';
import { type Danger, privilegeDanger } from '../../knowledge/mfa/enrolment';
import type { Policy, Statement } from '../../model/policy';
import { enumerate } from '../../text/enumerate';
import { defineRule } from '../define';

export const noPrivilegeExemption = defineRule({
  id: 'mfa/no-privilege-exemption',
  gate: 1,
  reads: 'policy',
  severity: 'error',
  summary: 'Disallow exempting identity administration from MFA.',
  why:
    'What is exempt from the MFA Deny works with a stolen key alone. ' +
    'If that includes changing policies, credentials or roles, the thief removes the Deny itself or walks around it as another principal. ' +
    'Wildcards such as `iam:*` or `sts:*` smuggle these actions in.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_users-self-manage-mfa-and-creds.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_iam.html',
    'https://cwe.mitre.org/data/definitions/269.html',
  ],
  messages: {
    named: 'Exempts {actions} from MFA: whoever holds a key or password can {lets}.',
    wildcard: '{pattern} exempts {count} dangerous actions from MFA, among them {actions}.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "NotAction": ["iam:*", "sts:GetSessionToken"],
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
    for (const mfa of mfaStatements(policy)) {
      if (!isMeantToDeny(mfa)) continue;
      for (const item of mfa.statement.notActions?.items ?? []) {
        const dangerous = dangerousActions(policy, mfa.statement, item.value);
        const worst = dangerous[0];
        if (!worst) continue;
        const names = dangerous.map(({ action }) => action);
        const found = {
          at: item.span,
          severity: worst.danger.severity,
          fixes: dropExemption(mfa.statement, item),
          properties: { actions: names },
        };
        if (names.length <= 3) {
          yield { ...found, message: 'named', data: { actions: enumerate(names), lets: worst.danger.lets } };
        } else {
          const telling = enumerate(oneOfEachKind(dangerous).slice(0, 3));
          const data = { pattern: item.value, count: String(names.length), actions: telling };
          yield { ...found, message: 'wildcard', data };
        }
      }
    }
  },
});

const rank: Readonly<Record<Danger['severity'], number>> = { error: 0, warning: 1, information: 2 };

interface DangerousAction {
  readonly action: string;
  readonly danger: Danger;
}

/** The dangerous actions that a pattern leaves open, the worst first. */
function dangerousActions(policy: Policy, statement: Statement, pattern: string): readonly DangerousAction[] {
  return expandIdentityActions(pattern)
    .flatMap((action) => {
      const danger = privilegeDanger(action);
      return danger && !isGuarded(policy, statement, action) ? [{ action, danger }] : [];
    })
    .sort((a, b) => rank[a.danger.severity] - rank[b.danger.severity]);
}

/** The first action of each kind of danger, so that a few names show all that somebody can do. */
function oneOfEachKind(dangerous: readonly DangerousAction[]): readonly string[] {
  const kinds = new Map<Danger, string>();
  for (const { action, danger } of dangerous) kinds.set(danger, kinds.get(danger) ?? action);
  return [...kinds.values()];
}
