import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { describeTest, replaceMfaTests } from '../../evaluation/mfa/repairs';
import { mayDemandMfa } from '../../evaluation/mfa/subjects';
import { noStates } from '../../knowledge/mfa/session-states';
import { enumerate } from '../../text/enumerate';
import { defineRule, type Fix } from '../define';

export const noDeadCondition = defineRule({
  id: 'mfa/no-dead-condition',
  gate: 1,
  reads: 'policy',
  severity: 'warning',
  summary: 'Disallow MFA conditions that no request can meet.',
  why:
    'All tests of one statement have to match together. ' +
    'A test for "no MFA" and a test for "too old" never do, since only MFA gives an age, so a Deny with both denies nothing and an Allow grants nothing. ' +
    'Such a Deny is often the only wall, and nobody notices that it is not there.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
    'https://cwe.mitre.org/data/definitions/570.html',
  ],
  messages: {
    contradiction: 'Never matches, so it {effect} nothing: {tests} exclude each other.',
    impossible: 'Never matches, so it {effect} nothing: no request fits {tests}.',
    instant: 'Matches only in the very second that the MFA is {seconds} seconds old, so it {effect} next to nothing.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "iam:*",
      "Resource": "*",
      "Condition": {
        "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
        "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" }
      }
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
      "Action": "iam:*",
      "Resource": "*",
      "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    for (const mfa of mfaStatements(policy)) {
      const { effect, states } = mfa;
      const [first, ...rest] = states.tests;
      if (!first || states.misspelled || (states.matches.yes | states.matches.maybe) !== noStates) continue;

      const instant = states.window
        ? states.tests.find(({ operator }) => operator.name === 'NumericEquals')
        : undefined;
      if (states.window && !instant) continue;
      const main = instant ?? first;
      const what = { effect: effect === 'Deny' ? 'denies' : 'grants' };
      const found = {
        at: main.test.span,
        related: states.tests
          .filter((other) => other !== main)
          .map(({ test }) => ({ at: test.span, note: 'This test has to match as well.' })),
        fixes: effect === 'Deny' && mayDemandMfa(policy, mfa.statement) ? [revival(mfa)] : [],
      };
      if (instant) {
        yield { ...found, message: 'instant', data: { ...what, seconds: String(states.limit) } };
      } else {
        const data = { ...what, tests: enumerate(states.tests.map(describeTest)) };
        yield { ...found, message: rest.length > 0 ? 'contradiction' : 'impossible', data };
      }
    }
  },
});

function revival(mfa: MfaStatement): Fix {
  const limit = mfa.states.limit;
  const what = limit !== undefined && limit > 0 ? `or with MFA older than ${limit} seconds ` : '';
  return {
    title: `Deny requests without MFA ${what}(narrows access)`,
    access: 'narrows',
    change: replaceMfaTests(mfa),
  };
}
