import { isGuarded } from '../../evaluation/mfa/guards';
import { mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { addMfa } from '../../evaluation/mfa/repairs';
import { appliesToAction } from '../../evaluation/statement';
import { coversAction } from '../../knowledge/iam/actions';
import { effectOf, type Policy, type Statement } from '../../model/policy';
import type { Team } from '../../model/team';
import { enumerate } from '../../text/enumerate';
import type { Located } from '../../text/span';
import { defineRule, type Fix } from '../define';

export const requireForSensitiveActions = defineRule({
  id: 'mfa/require-for-sensitive-actions',
  gate: 1,
  reads: 'policy',
  severity: 'warning',
  summary: 'Require MFA for sensitive actions that people may use.',
  why:
    'A stolen password or access key is then enough to make users, change policies or blind the audit trail. ' +
    'What is sensitive (`sensitiveActions`) and how people sign in (`signIn`) are settings: without them a policy whose holder is not known gets a note only. ' +
    'Another policy may ask for MFA; this rule sees one document.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#enable-mfa-for-privileged-users',
    'https://cwe.mitre.org/data/definitions/308.html',
  ],
  messages: {
    grant: 'Grants {actions} without MFA, and no Deny in this policy asks for it.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["iam:CreateAccessKey", "iam:ListAccessKeys"],
      "Resource": "arn:aws:iam::*:user/\${aws:username}"
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
      "Action": ["iam:CreateAccessKey", "iam:ListAccessKeys"],
      "Resource": "arn:aws:iam::*:user/\${aws:username}",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
    ],
  },

  *check(policy, { team }) {
    const people = isForPeople(policy, team);
    if (people === 'no') return;
    const tested = new Set(mfaStatements(policy).map(({ statement }) => statement));
    for (const statement of policy.statements) {
      if (effectOf(statement) !== 'Allow' || statement.principals || tested.has(statement)) continue;
      const granted = team.sensitiveActions.filter((action) => grants(statement, action));
      const open = granted.filter((action) => !isGuarded(policy, statement, action));
      const list = statement.actions ?? statement.notActions;
      if (open.length === 0 || !list) continue;

      const items = (statement.actions?.items ?? []).filter(({ value }) => open.some((action) => meets(value, action)));
      yield {
        at: items[0]?.span ?? list.span,
        message: 'grant',
        data: { actions: enumerate(open.map((action) => nameGranted(items, action))) },
        ...(people === 'unknown' && { severity: 'information' }),
        related: items.slice(1).map(({ span }) => ({ at: span, note: 'This is sensitive as well.' })),
        fixes: [asking(statement, items)],
        properties: { actions: open },
      };
    }
  },
});

function grants(statement: Statement, action: string): boolean {
  const { actions } = statement;
  return actions ? actions.items.some(({ value }) => meets(value, action)) : appliesToAction(statement, action);
}

/** The written action holds the sensitive one, or is held by it where the setting is a pattern. */
function meets(written: string, sensitive: string): boolean {
  return coversAction(written, sensitive) || coversAction(sensitive, written);
}

/** The sensitive action, or the written one where the setting is the wider of the two. */
function nameGranted(items: readonly Located<string>[], sensitive: string): string {
  const written = items.find(({ value }) => meets(value, sensitive));
  return written && !coversAction(written.value, sensitive) ? written.value : sensitive;
}

/** Whether the policy is for people who can show MFA to IAM. */
function isForPeople(policy: Policy, team: Team): 'yes' | 'no' | 'unknown' {
  if (policy.kind !== 'identity' && policy.kind !== 'unknown') return 'no';
  if (policy.holder) return policy.holder.kind === 'user' || policy.holder.kind === 'group' ? 'yes' : 'no';
  if (policy.statements.some(isAboutOwnUser)) return 'yes';
  if (team.signIn.length === 0) return 'unknown';
  return team.signIn.includes('iamUsers') ? 'yes' : 'no';
}

/** Only IAM users have a user name, so a policy that speaks of it is for them. */
function isAboutOwnUser({ resources }: Statement): boolean {
  return resources?.items.some(({ value }) => /\$\{!?aws:username\}/i.test(value)) ?? false;
}

function asking(statement: Statement, actions: readonly Located<string>[]): Fix {
  return { title: 'Grant only with MFA (narrows access)', access: 'narrows', change: addMfa(statement, { actions }) };
}
