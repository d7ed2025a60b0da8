import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/engine/finding';
import { writeFix } from '../../../server/src/engine/write-fix';
import type { Fix } from '../../../server/src/rules/define';
import { applyEdits } from '../../../server/src/text/edit';
import { reviewAll } from '../../support/worked-case';

/** Every way of writing an MFA condition, alone and in company. P and G stand for the two keys. */
const conditions: readonly string[] = [
  '"Bool": { "P": "true" }',
  '"Bool": { "P": "false" }',
  '"BoolIfExists": { "P": "true" }',
  '"BoolIfExists": { "P": "false" }',
  '"Null": { "P": "true" }',
  '"Null": { "P": "false" }',
  '"Null": { "G": "true" }',
  '"Null": { "G": "false" }',
  '"Null": { "G": "0" }',
  '"NumericLessThan": { "G": "3600" }',
  '"NumericLessThan": { "G": "60" }',
  '"NumericLessThanIfExists": { "G": 3600 }',
  '"NumericGreaterThan": { "G": "3600" }',
  '"NumericGreaterThan": { "G": "3600000" }',
  '"NumericGreaterThanIfExists": { "G": "3600" }',
  '"NumericGreaterThanIfExists": { "G": "30" }',
  '"NumericGreaterThanIfExists": { "G": "0" }',
  '"NumericGreaterThanIfExists": { "G": "200000" }',
  '"NumericEquals": { "G": "300" }',
  '"ForAllValues:Bool": { "P": "true" }',
  '"ForAllValues:Bool": { "P": "false" }',
  '"ForAnyValue:Bool": { "P": "true" }',
  '"ForAnyValue:Bool": { "P": "false" }',
  '"ForAnyValue:BoolIfExists": { "P": "true" }',
  '"ForAnyValue:BoolIfExists": { "P": "false" }',
  '"ForAllValues:NumericLessThan": { "G": "3600" }',
  '"Bool": { "P": ["true", "false"] }',
  '"BoolIfExists": { "P": ["true", "false"] }',
  '"Bool": { "P": "yes" }',
  '"StringEquals": { "P": "true" }',
  '"StringLike": { "P": "true" }',
  '"StringEquals": { "P": "false" }',
  '"StringNotEquals": { "P": "true" }',
  '"NullIfExists": { "P": "true" }',
  '"Bool": { "aws:MFAPresent": "true" }',
  '"Bool": { "aws:MFAPresent": "false" }',
  '"BoolIfExists": { "aws:MFAPresent": "true" }',
  '"BoolIfExists": { "aws:MFAPresent": "false" }',
  '"NumericLessThan": { "aws:MultiFactorAge": "3600" }',
  '"Bool": { "P": "true" }, "NumericLessThan": { "G": "3600" }',
  '"Bool": { "P": "true" }, "NumericLessThanIfExists": { "G": "3600" }',
  '"BoolIfExists": { "P": "true" }, "NumericLessThan": { "G": "3600" }',
  '"BoolIfExists": { "P": "true" }, "NumericLessThanIfExists": { "G": "3600" }',
  '"BoolIfExists": { "P": "false" }, "NumericGreaterThanIfExists": { "G": "3600" }',
  '"BoolIfExists": { "P": "false" }, "NumericLessThan": { "G": "300" }',
  '"Bool": { "P": "false" }, "NumericGreaterThan": { "G": "21600" }',
  '"Null": { "P": "true" }, "Bool": { "P": "false" }',
  '"Bool": { "P": "true", "aws:MFAPresent": "true" }',
  '"BoolIfExists": { "P": "false", "aws:ViaAWSService": "false" }',
  '"BoolIfExists": { "P": "false" }, "Bool": { "aws:ViaAWSService": "true" }',
  '"Bool": { "P": "false", "aws:ViaAWSService": "false" }',
  '"Bool": { "P": "false" }, "StringEquals": { "aws:PrincipalType": "User" }',
  '"Null": { "G": "true" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" }',
  '"Bool": { "P": "true" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/aws-reserved/*" }',
  '"Bool": { "P": "true" }, "StringEquals": { "sts:ExternalId": "7" }',
  '"BoolIfExists": { "P": "true" }, "IpAddress": { "aws:SourceIp": "192.0.2.0/24" }',
  '"StringEquals": { "aws:RequestedRegion": "eu-west-1" }',
];

const effects = ['Allow', 'Deny'];

const enrolment =
  '"iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"';

/** What a policy that is bound to its holder speaks of. */
const deeds: readonly string[] = [
  '"Action": "ec2:TerminateInstances", "Resource": "*"',
  '"Action": ["iam:CreateAccessKey", "iam:DeactivateMFADevice"], "Resource": "arn:aws:iam::*:user/${aws:username}"',
  '"Action": "iam:EnableMFADevice", "Resource": "arn:aws:iam::*:mfa/${aws:username}"',
  '"Action": "*", "Resource": "*"',
  '"Action": ["*"], "Resource": "arn:aws:iam::*:user/*"',
  `"NotAction": [${enrolment}], "Resource": "*"`,
  `"NotAction": [${enrolment}, "iam:DeactivateMFADevice", "iam:ChangePassword"], "Resource": "*"`,
  '"NotAction": ["iam:*", "sts:*"], "Resource": "*"',
  '"NotAction": "iam:*MFA*", "Resource": "*"',
  '"NotAction": "iam:*", "Resource": ["*"]',
  '"NotAction": "iam:*LoginProfile*", "Resource": "*"',
  `"NotAction": [${enrolment}, "sts:AssumeRole"], "Resource": "arn:aws:s3:::ledger/*"`,
  '"NotAction": ["sts:GetSessionToken"], "NotResource": "arn:aws:s3:::ledger/*"',
];

/** What stands beside the statement in a policy that is bound to its holder. */
const siblings: readonly string[] = [
  '',
  '{ "Effect": "Allow", "Action": "*", "Resource": "*" }',
  '{ "Effect": "Allow", "Action": ["ec2:TerminateInstances", "ec2:StopInstances", "iam:DeactivateMFADevice"], "Resource": "*" }',
  '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "P": "false" } } }',
  '{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "P": "true" } } }',
];

const role =
  '{ "Resources": { "R": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Statement": { "Effect": "Allow", "Principal": { "TAKER" }, "Action": "sts:AssumeRole" } }, "Policies": [{ "PolicyDocument": DOCUMENT }] } } } }';

/** The documents that hold a policy which is bound to its holder, and where they stand. */
const bound: readonly { readonly path: string; readonly around: string }[] = [
  { path: 'policy.json', around: 'DOCUMENT' },
  { path: 'scp/policy.json', around: 'DOCUMENT' },
  { path: 'iam/boundary.json', around: 'DOCUMENT' },
  { path: 'iam/users/policy.json', around: 'DOCUMENT' },
  { path: 'permission-sets/policy.json', around: 'DOCUMENT' },
  { path: 'iam/roles/policy.json', around: 'DOCUMENT' },
  { path: 'template.json', around: role.replace('TAKER', 'Service": "lambda.amazonaws.com') },
  { path: 'template.json', around: role.replace('TAKER', 'Federated": "arn:aws:iam::111122223333:saml-provider/corp') },
];

const principals: readonly string[] = [
  '"*"',
  '{ "AWS": "*" }',
  '{ "AWS": "arn:aws:iam::111122223333:root" }',
  '{ "AWS": "arn:aws:iam::111122223333:user/ada" }',
  '{ "AWS": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef" }',
  '{ "AWS": "arn:aws:iam::111122223333:role/Auditor" }',
  '{ "AWS": "arn:aws:iam::111122223333:role/ci" }',
  '{ "Service": "lambda.amazonaws.com" }',
  '{ "Federated": "arn:aws:iam::111122223333:saml-provider/corp" }',
  '{ "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }',
  '{ "AWS": "111122223333", "Service": "ec2.amazonaws.com" }',
  '{ "AWS": ["arn:aws:iam::111122223333:user/ada", "arn:aws:iam::111122223333:role/Auditor"], "Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"] }',
];

/** What a policy with principals speaks of, and where it stands. */
const guarded: readonly { readonly path: string; readonly deed: string }[] = [
  { path: 'role.json', deed: '"Action": "sts:AssumeRole"' },
  { path: 'role.json', deed: '"Action": ["sts:AssumeRole", "sts:TagSession"]' },
  { path: 'role.json', deed: '"Action": "sts:AssumeRoleWithSAML"' },
  { path: 'role.json', deed: '"Action": "sts:AssumeRoleWithWebIdentity"' },
  { path: 'bucket.json', deed: '"Action": "s3:*", "Resource": ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"]' },
  { path: 'bucket.json', deed: '"Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/private/*"' },
  { path: 'key.json', deed: '"Action": "kms:*", "Resource": "*"' },
  { path: 'rcp/policy.json', deed: '"Action": ["s3:*", "sts:AssumeRole*"], "Resource": "*"' },
];

/** What stands beside the statement in a policy with principals. */
const partners: readonly string[] = [
  '',
  '{ "Effect": "Deny", ABOUT, "Condition": { "NumericGreaterThan": { "G": "7200" } } }',
  '{ "Effect": "Allow", ABOUT }',
];

interface Document {
  readonly path: string;
  readonly text: string;
}

/** One of so many documents is checked. The number divides the length of no list, so that each item meets each other. */
const every = 11;

suite('fixes', () => {
  const documents = [...boundDocuments(), ...guardedDocuments()].filter((_, at) => at % every === 0);

  test('each repairs its finding, leaves valid text, and brings no new error', function () {
    this.timeout(60_000);
    let tried = 0;
    const failures = new Map<string, string>();
    for (const document of documents) {
      const before = reviewAll(document.text, document.path);
      for (const finding of before) {
        for (const fix of finding.fixes) {
          tried++;
          const failure = check(document, before, finding, fix);
          if (failure) failures.set(`${finding.ruleId} "${fix.title}" ${failure}`, document.text);
        }
      }
    }
    assert.deepEqual(
      [...failures].map(([failure, text]) => `${failure}\n${text}`),
      [],
    );
    assert.ok(tried > 2000, `only ${tried} fixes were tried`);
  });
});

function check({ path, text }: Document, before: readonly Finding[], finding: Finding, fix: Fix): string | undefined {
  const written = writeFix({ path, text }, fix);
  if ('refused' in written) return `is refused: ${written.refused}`;
  const after = applyEdits(text, written.edits);
  if (after === text) return 'changes nothing';
  if (!isJson(after)) return `leaves broken text: ${after}`;
  const findings = reviewAll(after, path);
  if (count(findings, finding) >= count(before, finding)) return `leaves "${finding.message}"`;
  const fresh = findings.find((one) => one.severity === 'error' && count(before, one) === 0);
  return fresh && `brings ${fresh.ruleId} "${fresh.message}"`;
}

function count(findings: readonly Finding[], { ruleId, message }: Finding): number {
  return findings.filter((one) => one.ruleId === ruleId && one.message === message).length;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    assert.ok(error instanceof SyntaxError);
    return false;
  }
}

function boundDocuments(): readonly Document[] {
  return bound.flatMap(({ path, around }) =>
    effects.flatMap((effect) =>
      deeds.flatMap((deed) =>
        siblings.flatMap((sibling) =>
          conditions.map((condition) => {
            const statement = `{ "Effect": "${effect}", ${deed}, "Condition": { ${condition} } }`;
            return { path, text: around.replace('DOCUMENT', () => policyOf([statement, sibling])) };
          }),
        ),
      ),
    ),
  );
}

function guardedDocuments(): readonly Document[] {
  return guarded.flatMap(({ path, deed }) =>
    effects.flatMap((effect) =>
      principals.flatMap((principal) =>
        partners.flatMap((partner) =>
          conditions.map((condition) => {
            const about = `"Principal": ${principal}, ${deed}`;
            const statement = `{ "Effect": "${effect}", ${about}, "Condition": { ${condition} } }`;
            return { path, text: policyOf([statement, partner.replace('ABOUT', () => about)]) };
          }),
        ),
      ),
    ),
  );
}

function policyOf(statements: readonly string[]): string {
  const list = statements.filter(Boolean).join(', ');
  return `{ "Version": "2012-10-17", "Statement": [${list}] }`
    .replaceAll('"P"', '"aws:MultiFactorAuthPresent"')
    .replaceAll('"G"', '"aws:MultiFactorAuthAge"');
}
