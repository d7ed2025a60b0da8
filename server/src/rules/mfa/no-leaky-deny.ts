import { deniedBySiblings, isGrantedOnlyOutside } from '../../evaluation/mfa/guards';
import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { describeTest, replaceMfaTests } from '../../evaluation/mfa/repairs';
import { concerns, isOnlyForOthers, mayDemandMfa } from '../../evaluation/mfa/subjects';
import { callerOf, callers } from '../../knowledge/mfa/callers';
import { noStates, type StateSet, state, withoutMfa } from '../../knowledge/mfa/session-states';
import type { ConditionTest, Policy, Statement } from '../../model/policy';
import { enumerate } from '../../text/enumerate';
import { defineRule, type Fix } from '../define';

export const noLeakyDeny = defineRule({
  id: 'mfa/no-leaky-deny',
  gate: 1,
  reads: 'policy',
  severity: 'error',
  summary: 'Disallow MFA Denies that miss some of the requests without MFA.',
  why:
    'The Deny looks like the wall that makes MFA compulsory, but one kind of request without MFA goes around it. ' +
    'With `Bool`, that is every access key: the MFA key is missing from its requests, so the Deny never matches. ' +
    'With `Null` on the presence key, it is everybody who signed in to the console with a password only.',
  references: [
    'https://cwe.mitre.org/data/definitions/308.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html',
  ],
  messages: {
    keys: 'Misses access keys: {test} does not match when the key is missing, so they pass without MFA.',
    sessions: 'Misses sessions without MFA: {test} only matches long-term keys and unsigned requests.',
    everyone: 'Misses every request without MFA: {test} needs an age, which only MFA gives.',
    uncertain: 'May miss {callers}: sources disagree on whether {test} matches their requests.',
    forwarded: 'Denies only calls that a service forwards: direct calls without MFA pass.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "sts:GetSessionToken"],
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
      "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "sts:GetSessionToken"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    for (const mfa of mfaStatements(policy)) {
      const { statement, states } = mfa;
      if (!isMeantForRequestsWithoutMfa(mfa)) continue;

      const onlyForwarded = forwardedOnly(policy, mfa);
      if (onlyForwarded) {
        yield { at: onlyForwarded.span, message: 'forwarded', data: {}, fixes: [directCalls(onlyForwarded)] };
        continue;
      }
      const missed = missedStates(policy, mfa);
      const test =
        states.tests.find(({ matches }) => ((matches.yes | matches.maybe) & missed) !== missed) ?? states.tests[0];
      if (missed === noStates || !test) continue;

      const data = { test: describeTest(test) };
      const found = { at: test.test.span, fixes: closing(policy, mfa) };
      const reached = callers.filter((caller) => concerns(policy, statement, caller) !== false);
      const escaping = reached.filter((caller) => (caller.states & missed) !== 0);
      if (escaping.some((caller) => (caller.states & ~missed) === 0)) {
        yield {
          ...found,
          // To those who never show MFA, a Deny that misses nobody would be the greater mistake.
          ...(isForOthers(policy, statement) && { severity: 'information' }),
          message: missed === withoutMfa ? 'everyone' : missed === state.absent ? 'keys' : 'sessions',
          data,
        };
      } else if (escaping.length > 0) {
        const names = enumerate(escaping.map(({ plural }) => plural));
        yield { ...found, severity: 'information', message: 'uncertain', data: { ...data, callers: names } };
      }
    }
  },
});

/** It hits some request without MFA, or old MFA, and leaves fresh MFA alone. */
function isMeantForRequestsWithoutMfa({ effect, states }: MfaStatement): boolean {
  const { yes, maybe } = states.matches;
  return effect === 'Deny' && !states.misspelled && ((yes | maybe) & state.fresh) === 0 && (yes | maybe) !== noStates;
}

function missedStates(policy: Policy, mfa: MfaStatement): StateSet {
  const { yes, maybe } = mfa.states.matches;
  const alone = withoutMfa & ~(yes | maybe);
  const missed = alone & ~deniedBySiblings(policy, mfa.statement, alone);
  return missed !== noStates && isGrantedOnlyOutside(policy, mfa, missed) ? noStates : missed;
}

function isForOthers(policy: Policy, statement: Statement): boolean {
  return policy.holder ? !mayDemandMfa(policy, statement) : isOnlyForOthers(statement);
}

/** The test that limits the Deny to forwarded calls, if one does. */
function forwardedOnly(policy: Policy, { statement, scope }: MfaStatement): ConditionTest | undefined {
  if (concerns(policy, statement, callerOf('forwarded')) === false) return undefined;
  const direct = callers.filter(({ id }) => id !== 'forwarded');
  if (direct.some((caller) => concerns(policy, statement, caller) !== false)) return undefined;
  return scope.find(({ key }) => key.value.toLowerCase() === 'aws:viaawsservice');
}

/** A role for machines or for single sign-on would be locked out by a Deny that misses nobody. */
function closing(policy: Policy, mfa: MfaStatement): readonly Fix[] {
  if (!mayDemandMfa(policy, mfa.statement)) return [];
  return [
    { title: 'Deny every request without MFA (narrows access)', access: 'narrows', change: replaceMfaTests(mfa) },
  ];
}

function directCalls(old: ConditionTest): Fix {
  const test = { operator: 'BoolIfExists', key: old.key.value, values: ['false'] };
  return {
    title: 'Deny direct calls instead of forwarded ones (narrows access, and widens it for forwarded calls)',
    access: 'shifts',
    change: [{ do: 'replaceTest', old, test }],
  };
}
