import { isMfaAllow } from '../../evaluation/mfa/guards';
import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { isEverybody } from '../../evaluation/statement';
import { parseOperator } from '../../knowledge/iam/operators';
import { defineRule, type Fix } from '../define';

export const noStrangerWithMfa = defineRule({
  id: 'mfa/no-stranger-with-mfa',
  gate: 1,
  reads: 'policy',
  severity: 'error',
  summary: 'Disallow an MFA condition as the only limit on who may call.',
  why:
    'MFA proves that a second factor was used, not who used it. ' +
    'With `Principal: *` every user of every AWS account in the world can meet the condition, with a device that costs nothing.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
    'https://cwe.mitre.org/data/definitions/284.html',
  ],
  messages: {
    stranger: 'Lets every AWS account in: MFA proves a second factor, not who is calling.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::ledger/*",
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
      "Principal": "*",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::ledger/*",
      "Condition": {
        "Bool": { "aws:MultiFactorAuthPresent": "true" },
        "StringEquals": { "aws:PrincipalOrgID": "o-exampleorgid" }
      }
    }
  ]
}`,
    ],
  },

  *check(policy, { team }) {
    for (const mfa of mfaStatements(policy)) {
      const { principals } = mfa.statement;
      const test = mfa.states.tests[0];
      if (!test || !principals || !isEverybody(principals) || !isMfaAllow(mfa) || isNarrowed(mfa)) continue;
      yield {
        at: principals.span,
        message: 'stranger',
        data: {},
        related: [{ at: test.test.span, note: 'This condition is all that limits who may call.' }],
        fixes: limiting(mfa, team.ownAccounts),
      };
    }
  },
});

/** Keys that say where a request comes from or who sends it. */
const narrowing =
  /^(aws:(principal(arn|account|orgid|orgpaths|tag\/.+)|userid|username|source(account|arn|orgid|orgpaths|ip|vpc|vpce|vpcarn)|vpcsourceip|federatedprovider)|kms:calleraccount|s3:dataaccesspointaccount|identitystore:userid)$/;

function isNarrowed({ scope, others }: MfaStatement): boolean {
  return [...scope, ...others].some(({ operator, key }) => {
    const { negated, family } = parseOperator(operator.value);
    return !negated && family !== 'null' && narrowing.test(key.value.toLowerCase());
  });
}

function limiting({ statement }: MfaStatement, accounts: readonly string[]): readonly Fix[] {
  if (accounts.length === 0) return [];
  const test = { operator: 'StringEquals', key: 'aws:PrincipalAccount', values: accounts };
  const change = [{ do: 'addTest', to: statement, test } as const];
  return [{ title: 'Let in only your own accounts (narrows access)', access: 'narrows', change }];
}
