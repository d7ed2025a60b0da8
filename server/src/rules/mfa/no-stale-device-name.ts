import { appliesToAction } from '../../evaluation/statement';
import { deviceRemoval, enrolmentActions } from '../../knowledge/mfa/enrolment';
import { defineRule } from '../define';

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
        const name = /:mfa\/\$\{aws:username\}$/i.exec(resource.value);
        if (!name || !deviceActions.some((action) => appliesToAction(statement, action))) continue;
        const to = `${resource.value.slice(0, name.index)}:mfa/*`;
        yield {
          at: resource.span,
          message: 'pinned',
          data: { resource: resource.value },
          fixes: [
            { title: `Write ${to} (widens access)`, access: 'widens', change: [{ do: 'rename', at: resource, to }] },
          ],
        };
      }
    }
  },
});

const deviceActions = [enrolmentActions.create, ...Object.keys(deviceRemoval)];
