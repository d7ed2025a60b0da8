import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { describeTest, replaceMfaTests } from '../../evaluation/mfa/repairs';
import { mayDemandMfa } from '../../evaluation/mfa/subjects';
import { selfServiceActions } from '../../knowledge/mfa/enrolment';
import { allStates, noStates, state, withMfa, withoutMfa } from '../../knowledge/mfa/session-states';
import type { Policy } from '../../model/policy';
import { defineRule, type Fix } from '../define';

export const noInvertedCondition = defineRule({
  id: 'mfa/no-inverted-condition',
  gate: 1,
  reads: 'policy',
  severity: 'error',
  summary: 'Disallow MFA conditions that hit the people who used MFA.',
  why:
    'The condition says the opposite of what it is there for: a Deny that matches requests with MFA, or an Allow that matches only requests without. ' +
    'Those who did the right thing are kept out, and a stolen key gets in.',
  references: [
    'https://cwe.mitre.org/data/definitions/670.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
  ],
  messages: {
    allowWithout: 'Grants only without MFA: {test} keeps out everybody who signed in with MFA.',
    allowStale: 'Grants only once the MFA is older than {seconds} seconds: fresh MFA is kept out.',
    denyWith: 'Denies requests with MFA: {test} lets those without it pass.',
    denyTemporary: 'Denies all temporary credentials, with MFA or without: {test} lets only access keys pass.',
    denyKeysToo: 'Denies requests with MFA and access keys: {test} lets only sessions without MFA pass.',
    denyAllButStale: 'Denies all but old MFA: {test} lets only MFA older than {seconds} seconds pass.',
    denyEveryone: 'Denies everyone, with MFA or without: {test} always matches.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "ec2:TerminateInstances",
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ec2:TerminateInstances",
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
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
    for (const mfa of mfaStatements(policy)) {
      const message = inversion(mfa);
      const test = mfa.states.tests.find(({ matches }) => matches.yes !== allStates) ?? mfa.states.tests[0];
      if (!message || !test) continue;
      yield {
        at: test.test.span,
        message,
        data: { test: describeTest(test), seconds: String(mfa.states.limit) },
        ...(isEnrolmentGrant(mfa) ? { severity: 'warning', fixes: [opening(mfa)] } : { fixes: turning(policy, mfa) }),
      };
    }
  },
});

function inversion({ effect, states }: MfaStatement) {
  const { yes, maybe } = states.matches;
  if (states.misspelled || yes === noStates) return undefined;
  if (effect === 'Allow') {
    if (((yes | maybe) & state.fresh) !== 0) return undefined;
    return yes === state.stale ? 'allowStale' : 'allowWithout';
  }
  if ((yes & state.fresh) === 0) return undefined;
  switch (yes & withoutMfa) {
    case noStates:
      return 'denyWith';
    case state.false:
      return 'denyTemporary';
    case state.absent:
      return 'denyKeysToo';
    default:
      return (yes & withMfa) === withMfa ? 'denyEveryone' : 'denyAllButStale';
  }
}

/** Enrolment is for people without a device, so a grant of it to requests without MFA is not upside down. */
function isEnrolmentGrant({ effect, statement }: MfaStatement): boolean {
  const actions = statement.actions?.items ?? [];
  return (
    effect === 'Allow' &&
    actions.length > 0 &&
    actions.every(({ value }) => selfServiceActions.some((one) => appliesTo(value, one)))
  );
}

function appliesTo(written: string, action: string): boolean {
  return written.toLowerCase() === action.toLowerCase();
}

function opening({ states }: MfaStatement): Fix {
  const tests = states.tests.map(({ test }) => test);
  return {
    title: 'Grant with and without MFA (widens access for people who have a device)',
    access: 'widens',
    change: [{ do: 'removeTests', tests }],
  };
}

function turning(policy: Policy, mfa: MfaStatement): readonly Fix[] {
  if (!mayDemandMfa(policy, mfa.statement)) return [];
  const title = `${mfa.effect === 'Allow' ? 'Grant with MFA' : 'Deny requests without MFA'} instead (narrows access without MFA, widens it with MFA)`;
  return [{ title, access: 'shifts', change: replaceMfaTests(mfa) }];
}
