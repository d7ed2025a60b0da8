import { isSound } from '../../evaluation/mfa/guards';
import { mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { mayDemandMfa } from '../../evaluation/mfa/subjects';
import { toNumber } from '../../knowledge/iam/operators';
import type { ConditionTest, ConditionValue } from '../../model/policy';
import { defineRule, type Fix } from '../define';

export const noUnsafeAge = defineRule({
  id: 'mfa/no-unsafe-age',
  gate: 1,
  reads: 'policy',
  severity: 'warning',
  summary: 'Disallow MFA age limits in the wrong unit or longer than any session.',
  why:
    'The age counts seconds since MFA, and no session with MFA lasts longer than 36 hours. ' +
    'A limit above that is never reached, so old MFA counts for ever; a limit meant in minutes makes MFA stale at once, and people look for a way around it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthage',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html',
  ],
  messages: {
    short: 'The age counts seconds: after {limit} of them, MFA is too old.',
    milliseconds: 'The age counts seconds: {limit} is about {days} days, longer than any session.',
    long: 'Never enforced: no session with MFA lasts longer than 36 hours, and {limit} seconds is at least that.',
    console: 'Limits session tokens only: console sessions end after 12 hours, before {limit} seconds.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:*",
      "Resource": "*",
      "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "60" } }
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
      "Action": "iam:*",
      "Resource": "*",
      "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    for (const mfa of mfaStatements(policy)) {
      const { effect, states } = mfa;
      // Where the statement is wrong in other ways, its repair comes first.
      const sound = isSound(policy, mfa) && mayDemandMfa(policy, mfa.statement);
      for (const { test, limits, operator } of states.tests) {
        if (limits.length === 0 || operator.name.includes('Equals') !== operator.name.endsWith('ThanEquals')) continue;
        for (const value of test.values) {
          const limit = toNumber(value.value);
          const message = limit === undefined ? undefined : judge(limit);
          if (limit === undefined || !message) continue;
          yield {
            at: value.span,
            message,
            data: { limit: value.value, days: String(Math.round(limit / 86_400)) },
            ...(message === 'console' && { severity: 'information' }),
            fixes: sound ? converting(test, value, limit, effect) : [],
          };
        }
      }
    }
  },
});

const longestConsoleSession = 43_200;
const longestSession = 129_600;
const longestShort = 60;
const shortestMilliseconds = 1_000_000;

function judge(limit: number) {
  if (limit <= 0) return undefined;
  if (limit <= longestShort) return 'short';
  if (limit >= shortestMilliseconds) return 'milliseconds';
  if (limit >= longestSession) return 'long';
  return limit >= longestConsoleSession ? 'console' : undefined;
}

function converting(
  old: ConditionTest,
  value: ConditionValue,
  limit: number,
  effect: 'Allow' | 'Deny',
): readonly Fix[] {
  const seconds = limit <= longestShort ? limit * 60 : limit / 1000;
  const plausible = Number.isInteger(seconds) && seconds > longestShort && seconds < longestConsoleSession;
  if (!plausible || (limit > longestShort && limit < shortestMilliseconds)) return [];
  const longer = seconds > limit;
  const what = longer ? `${limit} minutes` : `${limit} milliseconds`;
  // A longer age lets more in, both where it is allowed below a limit and where it is denied above one.
  const access = longer ? 'widens' : 'narrows';
  const values = old.values.map((one) => (one === value ? String(seconds) : one.value));
  const test = { operator: old.operator.value, key: old.key.value, values };
  const change = [{ do: 'replaceTest', old, test } as const];
  return [
    {
      title: `${effect === 'Allow' ? 'Allow up to' : 'Deny after'} ${seconds} seconds, that is ${what} (${access} access)`,
      access,
      change,
    },
  ];
}
