import { isGuarded, isMeantToDeny, isSound } from '../../evaluation/mfa/guards';
import { mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { addMfa, dropExemption } from '../../evaluation/mfa/repairs';
import { bindsPrincipals } from '../../evaluation/mfa/subjects';
import { coversResources } from '../../evaluation/statement';
import { coversAction } from '../../knowledge/iam/actions';
import { hasWildcard } from '../../knowledge/iam/pattern';
import { deviceRemoval } from '../../knowledge/mfa/enrolment';
import { effectOf, type Policy, type Statement } from '../../model/policy';
import { enumerate } from '../../text/enumerate';
import type { Located } from '../../text/span';
import { defineRule, type Fix } from '../define';

export const noDeactivateWithoutMfa = defineRule({
  id: 'mfa/no-deactivate-without-mfa',
  gate: 1,
  reads: 'policy',
  severity: 'error',
  summary: 'Disallow deactivating or deleting an MFA device without MFA.',
  why:
    "Whoever steals a password or an access key can then remove the victim's device, enrol a device of their own and pass every MFA condition from there on. " +
    'Since 2022 AWS asks for an existing device when users change their own, but not when a policy reaches other users.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_iam_mfa-selfmanage.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable.html',
    'https://cwe.mitre.org/data/definitions/306.html',
  ],
  messages: {
    exempt: 'Exempts {actions} from MFA: whoever holds a key or password can {lets}.',
    granted: 'Grants {actions} without MFA: whoever holds a key or password can {lets}.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "NotAction": [
        "iam:CreateVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:DeactivateMFADevice",
        "sts:GetSessionToken"
      ],
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
      "Effect": "Allow",
      "Action": "iam:DeactivateMFADevice",
      "Resource": "arn:aws:iam::*:user/\${aws:username}",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    const exemptions: { readonly statement: Statement; readonly actions: readonly string[] }[] = [];
    for (const mfa of mfaStatements(policy)) {
      if (!isMeantToDeny(mfa)) continue;
      for (const item of mfa.statement.notActions?.items ?? []) {
        const removed = removalsIn(item.value).filter((action) => !isGuarded(policy, mfa.statement, action));
        if (removed.length === 0) continue;
        if (isSound(policy, mfa)) exemptions.push({ statement: mfa.statement, actions: removed });
        yield { ...describe(item, removed), message: 'exempt', fixes: dropExemption(mfa.statement, item) };
      }
    }
    if (!mayGrantToUsers(policy)) return;
    const tested = new Set(mfaStatements(policy).map(({ statement }) => statement));
    for (const statement of policy.statements) {
      if (effectOf(statement) !== 'Allow' || tested.has(statement)) continue;
      for (const item of statement.actions?.items ?? []) {
        const open = grantedRemovals(policy, statement, item.value).filter(
          // Once its exemption is gone, the Deny closes the grant as well.
          (action) =>
            !exemptions.some((one) => one.actions.includes(action) && coversResources(one.statement, statement)),
        );
        if (open.length === 0) continue;
        yield { ...describe(item, open), message: 'granted', fixes: asking(statement) };
      }
    }
  },
});

/** A service control policy grants nothing, and neither single sign-on nor machines use devices of IAM. */
function mayGrantToUsers(policy: Policy): boolean {
  if (policy.holder?.kind === 'permissionSet' || policy.holder?.usedBy === 'machines') return false;
  return bindsPrincipals(policy) && policy.kind !== 'scp';
}

function removalsIn(pattern: string): readonly string[] {
  return Object.keys(deviceRemoval).filter((action) => coversAction(pattern, action));
}

/** Grants of all of IAM are another subject, so only a pattern that speaks of MFA counts. */
function grantedRemovals(policy: Policy, statement: Statement, pattern: string): readonly string[] {
  if (!/mfa/i.test(pattern)) return [];
  return removalsIn(pattern).filter((action) => !isGuarded(policy, statement, action));
}

function describe(item: Located<string>, actions: readonly string[]) {
  const danger = actions.flatMap((action) => deviceRemoval[action] ?? [])[0];
  return {
    at: item.span,
    data: { actions: enumerate(actions), lets: danger?.lets ?? '' },
    ...(danger && { severity: danger.severity }),
    properties: { actions },
  };
}

/** A pattern such as `iam:*MFA*` also grants enrolment, which must stay open, so only plain names are set apart. */
function asking(statement: Statement): readonly Fix[] {
  const removals = (statement.actions?.items ?? []).filter(({ value }) => removalsIn(value).length > 0);
  if (removals.some(({ value }) => hasWildcard(value))) return [];
  const title = `Grant ${enumerate(removals.map(({ value }) => value))} only with MFA (narrows access)`;
  return [{ title, access: 'narrows', change: addMfa(statement, { actions: removals }) }];
}
