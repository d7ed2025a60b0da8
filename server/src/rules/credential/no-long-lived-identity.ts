import { stakesOf } from '../../evaluation/credential/stakes';
import { describeCredential, describeForMachines } from '../../evaluation/credential/words';
import { defineRule } from '../define';

export const noLongLivedIdentity = defineRule({
  id: 'credential/no-long-lived-identity',
  gate: 1,
  reads: 'credential',
  severity: 'warning',
  summary: 'Disallow code that makes long-lived credentials where a role would do.',
  why:
    'An access key, a service account key or an application password works from anywhere until somebody deletes it, and ' +
    'MFA never stands in its way. What makes one also writes it somewhere: into the state, a log or a variable of a pipeline. ' +
    'A role or a workload identity hands out credentials that expire within hours.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://cloud.google.com/iam/docs/workload-identity-federation',
    'https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation',
  ],
  messages: {
    made: '{what}, which lives until somebody deletes it. What a role hands out expires by itself.',
  },
  examples: {
    bad: ['resource "aws_iam_access_key" "deploy" {\n  user = aws_iam_user.deploy.name\n}'],
    good: ['resource "aws_iam_role" "deploy" {\n  assume_role_policy = data.aws_iam_policy_document.github.json\n}'],
  },

  *check(credential) {
    const severity = credential.kind === 'identity' ? stakesOf(credential, 'warning') : undefined;
    if (severity === undefined) return;
    yield {
      at: credential.span,
      message: 'made',
      data: { what: describeCredential(credential) },
      severity,
      properties: describeForMachines(credential),
    };
  },
});
