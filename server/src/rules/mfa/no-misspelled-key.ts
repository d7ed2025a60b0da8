import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { matchesMissingKey, type Truth } from '../../knowledge/iam/operators';
import type { Located } from '../../text/span';
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
      for (const { test, key, operator } of mfa.states.tests) {
        if (!key.meant) continue;
        const matches = matchesMissingKey(
          operator,
          test.values.map(({ value }) => value),
        );
        yield {
          at: test.key.span,
          message: matches === undefined ? 'unknown' : matches ? 'always' : 'never',
          data: { key: test.key.value, operator: test.operator.value, effect: verb(mfa) },
          fixes: [correcting(mfa, test.key, key.meant, matches)],
          properties: { meant: key.meant },
        };
      }
    }
  },
});

/** A test that always matches can only come to match less, and one that never matches only more. */
function correcting({ effect }: MfaStatement, at: Located<string>, to: string, matches: Truth): Fix {
  const access = matches === undefined ? 'shifts' : matches === (effect === 'Allow') ? 'narrows' : 'widens';
  const title = `Write ${to} (${access === 'shifts' ? 'changes' : access} access)`;
  return { title, access, change: [{ do: 'rename', at, to }] };
}

function verb({ effect }: MfaStatement): string {
  return effect === 'Deny' ? 'denies' : 'grants';
}
