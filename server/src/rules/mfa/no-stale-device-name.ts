import { appliesToAction } from '../../evaluation/statement';
import { deviceRemoval, enrolmentActions } from '../../knowledge/mfa/enrolment';
import type { Statement } from '../../model/policy';
import { enumerate } from '../../text/enumerate';
import type { Located } from '../../text/span';
import { defineRule, type Fix } from '../define';

export const noStaleDeviceName = defineRule({
  id: 'mfa/no-stale-device-name',
  gate: 1,
  reads: 'policy',
  severity: 'information',
  summary: 'Disallow tying MFA devices to the name of the user.',
  why:
    'Since November 2022 the name of a device is free text, and users may have several. ' +
    'A statement on `mfa/${aws:username}` works only for those who happen to type their own user name. ' +
    'Some teams want just that; then turn this rule off.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html',
  ],
  messages: {
    pinned: 'Only a device named like its user matches {resource}: device names are free text since 2022.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:CreateVirtualMFADevice",
      "Resource": "arn:aws:iam::*:mfa/\${aws:username}"
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
      "Action": "iam:CreateVirtualMFADevice",
      "Resource": "arn:aws:iam::*:mfa/*"
    }
  ]
}`,
    ],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      for (const resource of statement.resources?.items ?? []) {
        const name = ownName.exec(resource.value);
        if (!name || !appliesToAction(statement, enrolmentActions.create)) continue;
        const to = `${resource.value.slice(0, name.index)}:mfa/*`;
        yield {
          at: resource.span,
          message: 'pinned',
          data: { resource: resource.value },
          fixes: loosening(statement, resource, to),
        };
      }
    }
  },
});

/** `${!aws:username}` is how the text of `Fn::Sub` writes a policy variable. */
const ownName = /:mfa\/\$\{!?aws:username\}$/i;

/** Taking devices away must not come to reach those of others, so it leaves the statement. */
function loosening(statement: Statement, resource: Located<string>, to: string): readonly Fix[] {
  const rename = { do: 'rename', at: resource, to } as const;
  const removals = statement.actions?.items.filter(({ value }) => isRemoval(value)) ?? [];
  const removed = removals.map(({ value }) => value);
  const left = Object.keys(deviceRemoval).filter((action) => appliesToAction(statement, action));
  if (left.length > removed.length) return [];
  if (removed.length === 0) return [{ title: `Write ${to} (widens access)`, access: 'widens', change: [rename] }];
  const title = `Write ${to} without ${enumerate(removed)} (widens access to new devices, narrows it to old ones)`;
  return [
    { title, access: 'shifts', change: [rename, ...removals.map((item) => ({ do: 'removeItem', item }) as const)] },
  ];
}

function isRemoval(action: string): boolean {
  return Object.keys(deviceRemoval).some((removal) => removal.toLowerCase() === action.toLowerCase());
}
