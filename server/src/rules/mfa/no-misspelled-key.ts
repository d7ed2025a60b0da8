import { conditionStates, type MfaTest } from '../../evaluation/mfa/condition-states';
import { isMfaAllow, isWholeMfaDeny } from '../../evaluation/mfa/guards';
import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { replaceMfaTests, rightTest } from '../../evaluation/mfa/repairs';
import { mayDemandMfa } from '../../evaluation/mfa/subjects';
import type { Truth } from '../../knowledge/iam/operators';
import { noStates, state } from '../../knowledge/mfa/session-states';
import type { ConditionTest, Policy } from '../../model/policy';
import { defineRule, type Fix } from '../define';

export const noMisspelledKey = defineRule({
  id: 'mfa/no-misspelled-key',
  gate: 1,
  reads: 'policy',
  severity: 'error',
  summary: 'Disallow near misses of the two MFA condition keys.',
  why:
    'AWS accepts a condition key that does not exist and treats it as missing from every request. ' +
    'A plain operator on it never matches, so a Deny does nothing; an operator with IfExists always matches, so an Allow is open and a Deny locks everyone out.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    never: 'There is no key {key}: {operator} on it never matches, so the statement {effect} nothing.',
    always: 'There is no key {key}: {operator} on it always matches, so the statement {effect} with and without MFA.',
    idle: 'There is no key {key}: {operator} on it always matches, so this test asks for nothing.',
    unknown: 'There is no key {key}: it is missing from every request.',
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
      "Condition": { "BoolIfExists": { "aws:MFAPresent": "false" } }
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
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    for (const mfa of mfaStatements(policy)) {
      for (const one of mfa.states.tests) {
        const { test, key } = one;
        if (!key.meant) continue;
        const matches = whetherMatched(one);
        yield {
          at: test.key.span,
          message: consequence(mfa, matches),
          data: { key: test.key.value, operator: test.operator.value, effect: verb(mfa) },
          fixes: correcting(policy, mfa, one, matches),
          properties: { meant: key.meant },
        };
      }
    }
  },
});

function consequence(mfa: MfaStatement, matches: Truth) {
  if (matches === undefined) return 'unknown';
  if (!matches) return 'never';
  return asksBeside(mfa) ? 'idle' : 'always';
}

/** True if another test of the statement, on a key that exists, decides about MFA. */
function asksBeside({ states }: MfaStatement): boolean {
  return states.tests.some(({ key }) => !key.meant);
}

/** The key is missing from every request, so what holds for one state holds for all. */
function whetherMatched({ matches: { yes, maybe } }: MfaTest<ConditionTest>): Truth {
  return maybe === noStates ? yes !== noStates : undefined;
}

/**
 * Writes the key that is meant, and the operator that is right for the effect where the written one is not.
 * A test that always matches can only come to match less, and one that never matches only more.
 */
function correcting(
  policy: Policy,
  mfa: MfaStatement,
  { test, key }: MfaTest<ConditionTest>,
  matches: Truth,
): readonly Fix[] {
  const corrected = asMeant(mfa);
  if (!key.meant || !corrected || !mayDemandMfa(policy, mfa.statement)) return [];
  const open = matches === undefined || (matches && asksBeside(mfa));
  const access = open ? 'shifts' : matches === (mfa.effect === 'Allow') ? 'narrows' : 'widens';
  const does = access === 'shifts' ? 'changes' : access;
  const alone = mfa.states.tests.length === 1;
  if (alone && (isMfaAllow(corrected) || isWholeMfaDeny(corrected))) {
    const change = [{ do: 'rename', at: test.key, to: key.meant } as const];
    return [{ title: `Write ${key.meant} (${does} access)`, access, change }];
  }
  if (!isRightWayRound(corrected)) return [];
  const right = rightTest(corrected);
  const title = `Write ${right.operator} ${right.values.join(' or ')} on ${right.key} (${does} access)`;
  return [{ title, access, change: replaceMfaTests(mfa, right) }];
}

/** An Allow that fresh MFA meets, or a Deny that matches something else. */
function isRightWayRound({ effect, states }: MfaStatement): boolean {
  const { yes, maybe } = states.matches;
  return effect === 'Allow' ? (yes & state.fresh) !== 0 : ((yes | maybe) & state.fresh) === 0 && yes !== noStates;
}

/** The statement as it would be with the keys that its author had in mind. */
function asMeant(mfa: MfaStatement): MfaStatement | undefined {
  const tests = mfa.states.tests.map(({ test, key }) =>
    key.meant ? { ...test, key: { ...test.key, value: key.meant } } : test,
  );
  const states = conditionStates(tests);
  return states && { ...mfa, states };
}

function verb({ effect }: MfaStatement): string {
  return effect === 'Deny' ? 'denies' : 'grants';
}
