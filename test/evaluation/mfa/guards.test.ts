import assert from 'node:assert/strict';
import {
  deniedBySiblings,
  isGrantedOnlyOutside,
  isGuarded,
  isMeantToDeny,
  isMfaAllow,
  isMfaDeny,
  isSound,
  isWholeMfaDeny,
  partnersOf,
} from '../../../server/src/evaluation/mfa/guards';
import { mfaStatements } from '../../../server/src/evaluation/mfa/mfa-statements';
import { state, withoutMfa } from '../../../server/src/knowledge/mfa/session-states';
import { readMfaStatement, readOnePolicy } from '../../support/read-policy';

const missesKeys = '"Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }';
const missesSessions = '"Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } }';
const missesNobody = '"Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }';
const onlyOldMfa = '"Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } }';
const withMfa = '"Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }';
const enrolment =
  '"NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"]';

suite('guards: what sibling Denies keep out', () => {
  // biome-ignore format: a table
  for (const [name, text, denied] of [
    ['nothing, without siblings',          `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }]`, 0],
    ['the keys, by a wider Deny',          `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }, { "Effect": "Deny", "Action": "*", "Resource": "*", ${missesNobody} }]`, state.absent],
    ['the keys, by the other half',        `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }, { "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesSessions} }]`, state.absent],
    ['the keys, but for enrolment',        `[{ "Effect": "Deny", "Action": "iam:*", "Resource": "*", ${missesKeys} }, { "Effect": "Deny", ${enrolment}, "Resource": "*", ${missesNobody} }]`, state.absent],
    ['both, for a Deny of old MFA',        `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${onlyOldMfa} }, { "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }, { "Effect": "Deny", "Action": "*", "Resource": "*", ${missesSessions} }]`, withoutMfa],
    ['nothing, by a narrower Deny',        `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }, { "Effect": "Deny", "Action": "s3:Get*", "Resource": "*", ${missesNobody} }]`, 0],
    ['nothing, by a Deny of fewer resources', `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }, { "Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::a/*", ${missesNobody} }]`, 0],
    ['nothing, by a Deny that exempts more', `[{ "Effect": "Deny", "Action": "iam:*", "Resource": "*", ${missesKeys} }, { "Effect": "Deny", "NotAction": "iam:Create*", "Resource": "*", ${missesNobody} }]`, 0],
    ['nothing, by a Deny elsewhere only',  `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }, { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" } } }]`, 0],
    ['nothing, by an Allow',               `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }, { "Effect": "Allow", "Action": "*", "Resource": "*", ${missesNobody} }]`, 0],
    ['the keys, by a Deny whose value is not known', `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }, { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": { "Ref": "Mfa" } } } }]`, state.absent],
  ] as const) {
    test(name, () => {
      const [policy, mfa] = readMfaStatement(text);
      const { yes, maybe } = mfa.states.matches;
      assert.equal(deniedBySiblings(policy, mfa.statement, withoutMfa & ~(yes | maybe)), denied);
    });
  }
});

suite('guards', () => {
  test('an MFA Deny hits some requests without MFA and leaves fresh MFA alone', () => {
    const judge = (condition: string) => {
      const [, mfa] = readMfaStatement(`{ "Effect": "Deny", "Action": "*", "Resource": "*", ${condition} }`);
      return [isMfaDeny(mfa), isWholeMfaDeny(mfa)];
    };
    assert.deepEqual(judge(missesNobody), [true, true]);
    assert.deepEqual(judge(missesKeys), [true, false]);
    assert.deepEqual(judge(onlyOldMfa), [false, false]);
    assert.deepEqual(judge(withMfa), [false, false]);
    assert.deepEqual(judge('"Condition": { "BoolIfExists": { "aws:MFAPresent": "false" } }'), [false, false]);
    assert.deepEqual(judge('"Condition": { "StringEquals": { "aws:MultiFactorAuthPresent": "false" } }'), [
      false,
      false,
    ]);
  });

  test('an MFA Allow lets in nobody without MFA', () => {
    const judge = (condition: string) =>
      isMfaAllow(readMfaStatement(`{ "Effect": "Allow", "Action": "*", "Resource": "*", ${condition} }`)[1]);
    assert.equal(judge(withMfa), true);
    assert.equal(judge('"Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }'), false);
    assert.equal(judge('"Condition": { "Bool": { "aws:MFAPresent": "true" } }'), false);
    assert.equal(judge('"Condition": { "StringEquals": { "aws:MultiFactorAuthPresent": "true" } }'), false);
  });

  test('a Deny whose values are known is meant to deny, also where it is upside down', () => {
    const judge = (condition: string) =>
      isMeantToDeny(readMfaStatement(`{ "Effect": "Deny", "Action": "*", "Resource": "*", ${condition} }`)[1]);
    assert.equal(judge(withMfa), true);
    assert.equal(judge(missesKeys), true);
    assert.equal(judge('"Condition": { "Bool": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } }'), false);
    assert.equal(judge('"Condition": { "Bool": { "aws:MultiFactorAuthPresent": "${aws:PrincipalTag/mfa}" } }'), false);
    assert.equal(
      isMeantToDeny(readMfaStatement(`{ "Effect": "Allow", "Action": "*", "Resource": "*", ${withMfa} }`)[1]),
      false,
    );
  });

  test('a statement is sound if it does with its siblings what it is for', () => {
    const judge = (text: string) => isSound(...readMfaStatement(text));
    assert.equal(judge(`{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesNobody} }`), true);
    assert.equal(judge(`{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${onlyOldMfa} }`), false);
    assert.equal(
      judge(
        `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${onlyOldMfa} }, { "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesNobody} }]`,
      ),
      true,
    );
    assert.equal(judge(`{ "Effect": "Allow", "Action": "s3:*", "Resource": "*", ${withMfa} }`), true);
    assert.equal(judge(`{ "Effect": "Allow", "Action": "s3:*", "Resource": "*", ${onlyOldMfa} }`), false);
    assert.equal(judge(`{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${withMfa} }`), false);
  });

  test('an action is guarded if Denies keep every request without MFA from it on all the resources', () => {
    const isKept = (denies: string, action = 's3:GetObject') => {
      const policy = readOnePolicy(
        `[{ "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/*" }, ${denies}]`,
      );
      const [allow] = policy.statements;
      assert.ok(allow);
      return isGuarded(policy, allow, action);
    };
    assert.equal(isKept(`{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesNobody} }`), true);
    assert.equal(isKept(`{ "Effect": "Deny", "NotAction": "iam:*", "Resource": "*", ${missesNobody} }`), true);
    assert.equal(isKept(`{ "Effect": "Deny", "NotAction": "s3:Get*", "Resource": "*", ${missesNobody} }`), false);
    assert.equal(isKept(`{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }`), false);
    assert.equal(
      isKept(
        `{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }, { "Effect": "Deny", "Action": "*", "Resource": "*", ${missesSessions} }`,
      ),
      true,
    );
    assert.equal(
      isKept(`{ "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/a/*", ${missesNobody} }`),
      false,
    );
    assert.equal(
      isKept(`{ "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", ${missesNobody} }`, 's3:*'),
      false,
    );
  });

  test('a gap opens nothing where the policy itself grants only to those with MFA', () => {
    const isHarmless = (allows: string) => {
      const policy = readOnePolicy(
        `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesKeys} }, ${allows}]`,
      );
      const deny = mfaStatements(policy).find(({ effect }) => effect === 'Deny');
      assert.ok(deny);
      return isGrantedOnlyOutside(policy, deny, state.absent);
    };
    assert.equal(isHarmless(`{ "Effect": "Allow", "Action": "*", "Resource": "*", ${withMfa} }`), true);
    assert.equal(isHarmless(`{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*", ${withMfa} }`), false);
    assert.equal(isHarmless('{ "Effect": "Allow", "Action": "*", "Resource": "*" }'), false);
    assert.equal(
      isHarmless(
        `{ "Effect": "Allow", "Action": "*", "Resource": "*", ${withMfa} }, { "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }`,
      ),
      false,
    );
    assert.equal(
      isHarmless(
        `{ "Effect": "Allow", "Action": "*", "Resource": "*", ${withMfa} }, { "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }`,
      ),
      true,
    );
    assert.equal(
      isHarmless(
        `{ "Effect": "Allow", "Action": "*", "Resource": "*", ${withMfa} }, { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }`,
      ),
      false,
    );
  });

  test('the Denies whose gap a Deny makes up for are its partners', () => {
    const partners = (text: string) =>
      partnersOf(...readMfaStatement(text)).map(({ statement }) => statement.sid?.value);
    assert.deepEqual(
      partners(
        `[{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesNobody} },
          { "Sid": "Old", "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${onlyOldMfa} },
          { "Sid": "Part", "Effect": "Deny", "Action": "s3:Get*", "Resource": "*", ${missesKeys} },
          { "Sid": "Whole", "Effect": "Deny", "Action": "s3:*", "Resource": "*", ${missesNobody} },
          { "Sid": "Wider", "Effect": "Deny", "Action": "*", "Resource": "*", ${missesKeys} },
          { "Sid": "Other", "Effect": "Deny", "Action": "ec2:*", "Resource": "*", ${missesKeys} }]`,
      ),
      ['Old', 'Part'],
    );
  });
});
