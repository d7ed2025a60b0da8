import type { MfaTest } from '../../evaluation/mfa/condition-states';
import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { describeTest } from '../../evaluation/mfa/repairs';
import { singleSignOnPatterns, whyWithoutMfa } from '../../evaluation/mfa/subjects';
import { noStates, state, withMfa, withoutMfa } from '../../knowledge/mfa/session-states';
import type { ConditionTest, Policy, Principal } from '../../model/policy';
import { defineRule, type Fix } from '../define';

export const noUnreachablePrincipal = defineRule({
  id: 'mfa/no-unreachable-principal',
  gate: 1,
  reads: 'policy',
  severity: 'error',
  summary: 'Disallow demanding MFA of principals that can never show it.',
  why:
    'AWS services, federated sign-ins and single sign-on sessions never carry MFA as far as IAM can see, whatever their identity provider asked for. ' +
    'A condition that needs it locks them out for good, and the usual repair under pressure is to remove MFA for everybody. ' +
    'Their second factor belongs into the identity provider.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
  ],
  messages: {
    service: '{principal} can never pass: an AWS service carries no MFA, and {test} demands it.',
    federated: '{principal} can never pass: IAM does not see the MFA of an identity provider, and {test} demands it.',
    singleSignOn: '{principal} can never pass: IAM does not see the MFA of Identity Center, and {test} demands it.',
    machine: '{principal} looks like the role of a machine, which never carries MFA, and {test} demands it.',
    role: '{principal} may never pass: AWS documents that role sessions carry no MFA; reports from the field differ.',
    permissionSet: 'Nobody can pass: this permission set serves single sign-on, and IAM does not see its MFA.',
    machineRole: 'Nobody can pass: machines take on this role, and {test} demands MFA.',
    ownRole: 'May keep everyone out: AWS documents that role sessions carry no MFA; reports from the field differ.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Corporate" },
      "Action": "sts:AssumeRoleWithSAML",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
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
      "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Corporate" },
      "Action": "sts:AssumeRoleWithSAML",
      "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } }
    }
  ]
}`,
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
      "Action": "sts:AssumeRole",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    for (const mfa of mfaStatements(policy)) {
      const test = mfa.states.tests[0];
      if (!test || !demandsMfa(mfa)) continue;
      yield* judgeHolder(policy, mfa, test);
      // Whom else a Deny hits is told by another rule, unless it picks out those who can never pass.
      if (mfa.effect === 'Allow') yield* judgePrincipals(mfa, test);
      yield* judgePatterns(mfa, test);
    }
  },
});

type Test = MfaTest<ConditionTest>;

/** An Allow that only requests with MFA meet, or a Deny of every request without. */
function demandsMfa({ effect, states }: MfaStatement): boolean {
  const { yes, maybe } = states.matches;
  if (states.misspelled) return false;
  if (effect === 'Deny') return (yes & withoutMfa) === withoutMfa && ((yes | maybe) & state.fresh) === 0;
  return ((yes | maybe) & withoutMfa) === 0 && (yes & withMfa) !== noStates;
}

/** Whoever the policy is attached to. */
function* judgeHolder(policy: Policy, mfa: MfaStatement, test: Test) {
  const message = whyHolderCannot(policy);
  if (!message) return;
  yield {
    at: test.test.span,
    message,
    data: { test: describeTest(test) },
    ...(message === 'ownRole' && { severity: 'information' as const }),
    // A Deny without its condition would deny everything, and a matter of dispute has no certain repair.
    fixes: message === 'ownRole' || mfa.effect === 'Deny' ? [] : [dropping(mfa)],
  } as const;
}

function whyHolderCannot({ kind, holder }: Policy) {
  if (kind === 'trust' || kind === 'resource') return undefined;
  if (holder?.kind === 'permissionSet') return 'permissionSet';
  if (holder?.kind !== 'role') return undefined;
  return holder.usedBy === 'machines' ? 'machineRole' : 'ownRole';
}

/** Those whom the statement names. */
function* judgePrincipals(mfa: MfaStatement, test: Test) {
  for (const principal of mfa.statement.principals?.items ?? []) {
    const message = whyWithoutMfa(principal);
    if (!message) continue;
    yield {
      at: principal.span,
      message,
      data: { principal: principal.value, test: describeTest(test) },
      ...(message === 'role' && { severity: 'information' as const }),
      ...(message === 'machine' && { severity: 'warning' as const }),
      related: [{ at: test.test.span, note: 'This condition demands MFA.' }],
      fixes: message === 'role' ? [] : [excusing(mfa, principal)],
      properties: { principal: principal.value },
    } as const;
  }
}

/** Those whom a test beside the MFA condition names. */
function* judgePatterns(mfa: MfaStatement, test: Test) {
  for (const pattern of singleSignOnPatterns(mfa.statement)) {
    yield {
      at: pattern.span,
      message: 'singleSignOn',
      data: { principal: pattern.value, test: describeTest(test) },
      related: [{ at: test.test.span, note: 'This condition demands MFA.' }],
      properties: { principal: pattern.value },
    } as const;
  }
}

function dropping({ states }: MfaStatement): Fix {
  const tests = states.tests.map(({ test }) => test);
  return {
    title: 'Remove the MFA condition (widens access)',
    access: 'widens',
    change: [{ do: 'removeTests', tests }],
  };
}

/** Others in the same statement keep the demand for MFA. */
function excusing(mfa: MfaStatement, principal: Principal): Fix {
  const { statement, states } = mfa;
  if ((statement.principals?.items.length ?? 0) < 2) return dropping(mfa);
  const dropTests = states.tests.map(({ test }) => test);
  return {
    title: `Give ${principal.value} a statement of its own, without MFA (widens access)`,
    access: 'widens',
    change: [{ do: 'splitOff', from: statement, principals: [principal], dropTests, addTests: [] }],
  };
}
