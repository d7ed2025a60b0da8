import { deniedBySiblings } from '../../evaluation/mfa/guards';
import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { describeTest, replaceMfaTests } from '../../evaluation/mfa/repairs';
import { asMet, concerns, mayDemandMfa } from '../../evaluation/mfa/subjects';
import { isEverybody } from '../../evaluation/statement';
import { callers } from '../../knowledge/mfa/callers';
import { noStates, type StateSet, state, withMfa, withoutMfa } from '../../knowledge/mfa/session-states';
import type { Policy } from '../../model/policy';
import { enumerate } from '../../text/enumerate';
import { defineRule, type Fix } from '../define';

export const noOpenAllow = defineRule({
  id: 'mfa/no-open-allow',
  gate: 1,
  reads: 'policy',
  severity: 'error',
  summary: 'Disallow grants whose MFA condition also matches requests without MFA.',
  why:
    'The statement reads as if it asked for MFA, but somebody with a stolen access key or password gets the same access without it. ' +
    'Operators that end in IfExists, and ForAllValues, match when the key is missing, and it is missing from every request signed with an access key. ' +
    'In an Allow that opens the gate; in a Deny the same operators close it.',
  references: [
    'https://cwe.mitre.org/data/definitions/308.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
  ],
  messages: {
    public: 'Public: anybody gets in, even unsigned, because {test} also matches when the key is missing.',
    anySession: 'Lets sessions of any AWS account in without MFA: {test} matches every temporary credential.',
    anyAccount: 'Lets any AWS account in without MFA: {test} also matches when the key is missing.',
    keys: 'Lets access keys in without MFA: {test} also matches when the key is missing.',
    sessions: 'Lets sessions without MFA in: {test} matches every temporary credential.',
    everyone: 'Lets everyone in without MFA: {test} matches whether or not there was MFA.',
    uncertain: 'May let {callers} in without MFA: {test} also matches when the key is missing.',
    idle: 'Demands nothing: {callers} never carry MFA information, and {test} matches without it.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:DeleteObject",
      "Resource": "arn:aws:s3:::ledger/*",
      "Condition": { "NumericLessThanIfExists": { "aws:MultiFactorAuthAge": "3600" } }
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
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    for (const mfa of mfaStatements(policy)) {
      const open = openStates(policy, mfa);
      const test = mfa.states.tests.find(({ matches }) => (matches.yes & open) !== 0);
      if (open === noStates || !test) continue;

      const data = { test: describeTest(test) };
      const found = {
        at: test.test.span,
        // What a template puts in later may turn the whole condition around.
        ...(!mfa.states.known && { severity: 'information' as const }),
        properties: { states: namesOf(open) },
        fixes: closing(policy, mfa),
      };
      const reached = callers.filter((caller) => concerns(policy, mfa.statement, caller) !== false);
      const certain = reached.filter((caller) => (asMet(policy, mfa.statement, caller).states & ~open) === 0);
      const capable = reached.some((caller) => (asMet(policy, mfa.statement, caller).states & withMfa) !== 0);

      if (isOpenToEverybody(mfa)) {
        const unsigned = policy.kind === 'trust' ? 'anyAccount' : 'public';
        yield { ...found, message: (open & state.absent) !== 0 ? unsigned : 'anySession', data };
      } else if (!capable && certain.length > 0) {
        const names = enumerate(certain.map(({ plural }) => plural));
        yield {
          ...found,
          severity: 'warning',
          message: 'idle',
          data: { ...data, callers: names },
          // Of the others it is not known, so taking the condition away might let them in.
          fixes: certain.length === reached.length ? [dropping(mfa)] : [],
        };
      } else if (certain.length === 0) {
        const names = reached.filter((caller) => (caller.states & open) !== 0).map(({ plural }) => plural);
        if (names.length === 0) continue;
        yield {
          ...found,
          severity: 'information',
          message: 'uncertain',
          data: { ...data, callers: enumerate(names) },
        };
      } else {
        yield {
          ...found,
          message: open === withoutMfa ? 'everyone' : open === state.absent ? 'keys' : 'sessions',
          data,
        };
      }
    }
  },
});

function isOpenToEverybody({ statement, scope, others }: MfaStatement): boolean {
  return statement.principals !== undefined && isEverybody(statement.principals) && scope.length + others.length === 0;
}

/** The states without MFA that the statement lets in although it asks for MFA, less what a sibling Deny keeps out. */
function openStates(policy: Policy, { effect, states, statement }: MfaStatement): StateSet {
  const { yes, maybe } = states.matches;
  if (effect !== 'Allow' || states.misspelled || ((yes | maybe) & state.fresh) === 0) return noStates;
  const open = yes & withoutMfa;
  return open & ~deniedBySiblings(policy, statement, open);
}

function namesOf(open: StateSet): readonly string[] {
  return [...((open & state.absent) !== 0 ? ['absent'] : []), ...((open & state.false) !== 0 ? ['false'] : [])];
}

/** Where some principal can never show MFA, asking for it would lock that one out. */
function closing(policy: Policy, mfa: MfaStatement): readonly Fix[] {
  if (!mayDemandMfa(policy, mfa.statement)) return [];
  const access = mfa.states.matches.maybe === noStates ? 'narrows' : 'shifts';
  const title = `Let in only with MFA (${access === 'narrows' ? access : 'changes'} access)`;
  return [{ title, access, change: replaceMfaTests(mfa) }];
}

function dropping({ states }: MfaStatement): Fix {
  const tests = states.tests.map(({ test }) => test);
  return {
    title: 'Remove the MFA condition, which demands nothing here',
    access: 'keeps',
    change: [{ do: 'removeTests', tests }],
  };
}
