import assert from 'node:assert/strict';
import { type Verdict, whoGetsThrough } from '../../../server/src/evaluation/mfa/who-gets-through';
import type { CallerId } from '../../../server/src/knowledge/mfa/callers';
import { readMfaStatement } from '../../support/read-policy';

/** What becomes of each kind of caller, under the conditions that people ask about. */
interface Row {
  readonly caller: CallerId;
  readonly verdicts: readonly Verdict[];
}

const columns: readonly string[] = [
  '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
  '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } }',
  '{ "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
  '{ "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
  '{ "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } }',
  '{ "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } } }',
  '{ "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
];

// biome-ignore format: a table
const rows: readonly Row[] = [
  //                               Allow: Bool   BoolIfExists  Deny: Bool    BoolIfExists  Null G        Null P        age
  { caller: 'root',         verdicts: ['uncertain', 'uncertain', 'uncertain', 'uncertain', 'uncertain', 'in',        'uncertain'] },
  { caller: 'rootKey',      verdicts: ['out',       'in',        'in',        'out',       'out',       'out',       'out'] },
  { caller: 'consoleMfa',   verdicts: ['in',        'in',        'in',        'in',        'in',        'in',        'fresh'] },
  { caller: 'console',      verdicts: ['out',       'out',       'out',       'out',       'out',       'in',        'out'] },
  { caller: 'accessKey',    verdicts: ['out',       'in',        'in',        'out',       'out',       'out',       'out'] },
  { caller: 'sessionToken', verdicts: ['in',        'in',        'in',        'in',        'in',        'in',        'fresh'] },
  { caller: 'assumedRole',  verdicts: ['uncertain', 'uncertain', 'uncertain', 'uncertain', 'uncertain', 'in',        'uncertain'] },
  { caller: 'singleSignOn', verdicts: ['out',       'uncertain', 'uncertain', 'out',       'out',       'uncertain', 'out'] },
  { caller: 'federation',   verdicts: ['out',       'uncertain', 'uncertain', 'out',       'out',       'uncertain', 'out'] },
  { caller: 'machine',      verdicts: ['out',       'out',       'out',       'out',       'out',       'in',        'out'] },
  { caller: 'service',      verdicts: ['out',       'in',        'in',        'out',       'out',       'out',       'out'] },
  { caller: 'anonymous',    verdicts: ['out',       'in',        'in',        'out',       'out',       'out',       'out'] },
];

suite('who gets through', () => {
  test('the table has a row for each kind of caller but forwarded calls, in its order', () => {
    assert.deepEqual(
      through(columns[0] ?? '').map(({ caller }) => caller.id),
      rows.map(({ caller }) => caller),
    );
  });

  for (const { caller, verdicts } of rows) {
    test(`${caller}: ${verdicts.join(', ')}`, () => {
      assert.deepEqual(
        columns.map((policy) => through(policy).find((row) => row.caller.id === caller)?.verdict),
        verdicts,
      );
    });
  }

  test('a statement about IAM users only leaves all others alone', () => {
    const verdicts = verdictsOf(
      '{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } } }',
    );
    assert.deepEqual(verdicts, {
      consoleMfa: 'in',
      console: 'out',
      accessKey: 'out',
      sessionToken: 'in',
    });
  });

  test('a principal that is one of many is marked as a part', () => {
    const rows = through(
      '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    );
    assert.deepEqual(
      rows.filter(({ verdict }) => verdict !== 'untouched').map(({ caller, partly }) => [caller.id, partly]),
      [
        ['consoleMfa', true],
        ['console', true],
        ['accessKey', true],
        ['sessionToken', true],
      ],
    );
  });

  test('a federated sign-in is not signed, so IfExists lets it in for certain', () => {
    assert.deepEqual(
      verdictsOf(
        '{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/corp" }, "Action": "sts:AssumeRoleWithSAML", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } }',
      ),
      { federation: 'in' },
    );
  });

  test('a federated session that takes on a further role is signed, and its state is a matter of dispute', () => {
    const verdicts = verdictsOf(
      '{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } }',
    );
    assert.equal(verdicts.federation, 'uncertain');
    assert.equal(verdicts.accessKey, 'in');
  });

  test('a permission set is for single sign-on alone', () => {
    assert.deepEqual(
      verdictsOf(
        '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
        'permission-sets/admin.json',
      ),
      { singleSignOn: 'out' },
    );
  });

  test('root is bound by what an organization says, not by a policy on a user', () => {
    const deny =
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }';
    assert.equal(verdictsOf(deny, 'scp/mfa.json').rootKey, 'out');
    assert.equal(verdictsOf(deny, 'scp/mfa.json').service, undefined);
    assert.equal(verdictsOf(deny, 'users/mfa.json').rootKey, undefined);
  });

  test('a limit on the age turns into fresh and stale', () => {
    const allow = (condition: string) =>
      verdictsOf(`{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { ${condition} } }`).consoleMfa;
    assert.equal(allow('"NumericLessThan": { "aws:MultiFactorAuthAge": "3600" }'), 'fresh');
    assert.equal(allow('"NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" }'), 'stale');
  });

  test('a value that is not known makes everything uncertain that rests on it', () => {
    const verdicts = verdictsOf(
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "${aws:PrincipalTag/mfa}" } } }',
    );
    assert.equal(verdicts.consoleMfa, 'uncertain');
    assert.equal(verdicts.accessKey, 'out');
  });
});

function through(text: string, path?: string) {
  return whoGetsThrough(...readMfaStatement(text, path));
}

/** The verdicts on those whom the statement is about. */
function verdictsOf(text: string, path?: string): Partial<Record<CallerId, Verdict>> {
  const touched = through(text, path).filter(({ verdict }) => verdict !== 'untouched');
  return Object.fromEntries(touched.map(({ caller, verdict }) => [caller.id, verdict]));
}
