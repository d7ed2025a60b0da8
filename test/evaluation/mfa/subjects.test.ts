import assert from 'node:assert/strict';
import {
  callersOf,
  concerns,
  isAccount,
  isFederatedSignIn,
  isOnlyForOthers,
  isSingleSignOnRole,
  mayDemandMfa,
  namesMachine,
  whyWithoutMfa,
} from '../../../server/src/evaluation/mfa/subjects';
import { callers } from '../../../server/src/knowledge/mfa/callers';
import { readOneStatement } from '../../support/read-policy';

suite('subjects', () => {
  // biome-ignore format: a table
  for (const [type, value, why] of [
    ['Service',   'lambda.amazonaws.com', 'service'],
    ['Federated', 'arn:aws:iam::111122223333:saml-provider/corp', 'federated'],
    ['Federated', 'cognito-identity.amazonaws.com', 'federated'],
    ['AWS',       'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef', 'singleSignOn'],
    ['AWS',       'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ada', 'singleSignOn'],
    ['AWS',       'arn:aws:iam::111122223333:role/ci', 'machine'],
    ['AWS',       'arn:aws:iam::111122223333:role/service-role/MyLambdaRole', 'machine'],
    ['AWS',       'arn:aws:iam::111122223333:role/Auditor', 'role'],
    ['AWS',       'AROAEXAMPLEID0123456', 'role'],
    ['AWS',       'arn:aws:iam::111122223333:user/ada', undefined],
    ['AWS',       'arn:aws:iam::111122223333:user/ci', undefined],
    ['AWS',       'AIDAEXAMPLEID0123456', undefined],
    ['AWS',       'arn:aws:iam::111122223333:root', undefined],
    ['AWS',       '111122223333', undefined],
    ['AWS',       '*', undefined],
    ['*',         '*', undefined],
  ] as const) {
    test(`${value} ${why ? `never shows MFA: ${why}` : 'may show MFA'}`, () => {
      assert.equal(whyWithoutMfa({ type, value, span: { start: 0, end: 0 } }), why);
    });
  }

  test('an account is its number or its root', () => {
    assert.equal(isAccount('111122223333'), true);
    assert.equal(isAccount('arn:aws-us-gov:iam::111122223333:root'), true);
    assert.equal(isAccount('arn:aws:iam::111122223333:user/root'), false);
    assert.equal(isAccount('1111222233334'), false);
  });

  test('an account in a Deny is all of it, in an Allow those that it lets', () => {
    const account = '{ "Effect": "EFFECT", "Principal": { "AWS": "111122223333" }, "Action": "s3:*", "Resource": "*" }';
    assert.equal(aboutAccessKeys(account.replace('EFFECT', 'Deny')), true);
    assert.equal(aboutAccessKeys(account.replace('EFFECT', 'Allow')), undefined);
    assert.equal(callersOf({ type: 'AWS', value: '111122223333', span: { start: 0, end: 0 } }).get('root'), undefined);
  });

  test('a policy without principals is about whom it is attached to', () => {
    const policy = '{ "Effect": "Deny", "Action": "*", "Resource": "*" }';
    const users = 'consoleMfa console accessKey sessionToken forwarded';
    assert.equal(about(policy, 'users/policy.json'), users);
    assert.equal(about(policy, 'groups/policy.json'), users);
    assert.equal(about(policy, 'roles/policy.json'), 'assumedRole federation machine');
    assert.equal(about(policy, 'permission-sets/policy.json'), 'singleSignOn');
    assert.equal(
      about(policy),
      'consoleMfa console accessKey sessionToken assumedRole singleSignOn federation machine forwarded',
    );
  });

  test('only a resource or an organization over resources is reached by services and by anonymous requests', () => {
    const bucket = '{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/*" }';
    assert.equal(about(bucket), callers.map(({ id }) => id).join(' '));
    assert.equal(about(bucket, 'rcp/policy.json'), callers.map(({ id }) => id).join(' '));
    const scp = about('{ "Effect": "Deny", "Action": "*", "Resource": "*" }', 'scp/policy.json');
    assert.doesNotMatch(scp, /service|anonymous/);
    assert.match(scp, /root rootKey/);
  });

  test('a federated sign-in meets a test on the principal only if that also fits a missing key', () => {
    const trust = (condition: string) =>
      `{ "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRoleWithSAML", "Condition": { ${condition} } }`;
    assert.doesNotMatch(about(trust('"ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/*" }')), /federation/);
    assert.match(about(trust('"ArnLikeIfExists": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" }')), /federation/);
    assert.match(about(trust('"StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }')), /federation/);
  });

  test('a name speaks of a machine by one of its words', () => {
    assert.equal(namesMachine('arn:aws:iam::111122223333:role/app-ec2-instance'), true);
    assert.equal(namesMachine('arn:aws:iam::111122223333:role/GitHubDeployer'), true);
    assert.equal(namesMachine('arn:aws:iam::111122223333:role/Precious'), false);
    assert.equal(namesMachine('arn:aws:iam::111122223333:role/ci/Auditor'), false);
  });

  test('a single sign-on role is told by its name or its path', () => {
    assert.equal(isSingleSignOnRole('arn:aws:iam::111122223333:role/aws-reserved/*'), true);
    assert.equal(isSingleSignOnRole('arn:aws:iam::*:role/*AWSReservedSSO_*'), true);
    assert.equal(isSingleSignOnRole('arn:aws:iam::111122223333:role/Sso'), false);
  });

  test('a statement is about federated sign-ins if all of its actions are', () => {
    const read = (action: string) =>
      readOneStatement(`{ "Effect": "Allow", "Principal": "*", "Action": ${action}, "Condition": {} }`)[1];
    assert.equal(isFederatedSignIn(read('"sts:assumerolewithsaml"')), true);
    assert.equal(isFederatedSignIn(read('["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"]')), true);
    assert.equal(isFederatedSignIn(read('["sts:AssumeRoleWithSAML", "sts:AssumeRole"]')), false);
    assert.equal(isFederatedSignIn(read('"sts:AssumeRole*"')), false);
  });

  test('MFA is not demanded where somebody could never show it, or anybody could', () => {
    const trust = (effect: string, principal: string) =>
      mayDemandMfa(
        ...readOneStatement(`{ "Effect": "${effect}", "Principal": ${principal}, "Action": "sts:AssumeRole" }`),
      );
    assert.equal(trust('Allow', '{ "AWS": "111122223333" }'), true);
    assert.equal(trust('Allow', '{ "AWS": "arn:aws:iam::111122223333:role/Auditor" }'), true);
    assert.equal(trust('Allow', '{ "AWS": "111122223333", "Service": "ec2.amazonaws.com" }'), false);
    assert.equal(trust('Allow', '"*"'), false);
    assert.equal(trust('Deny', '"*"'), true);
    assert.equal(trust('Deny', '{ "Service": "ec2.amazonaws.com" }'), false);
    const bound = '{ "Effect": "Deny", "Action": "*", "Resource": "*" }';
    assert.equal(mayDemandMfa(...readOneStatement(bound)), true);
    assert.equal(mayDemandMfa(...readOneStatement(bound, 'permission-sets/policy.json')), false);
  });

  test('a statement is only for others if it names principals and none may show MFA', () => {
    const isForOthers = (principal: string) =>
      isOnlyForOthers(readOneStatement(`{ "Effect": "Allow", ${principal} "Action": "sts:AssumeRole" }`)[1]);
    assert.equal(isForOthers('"Principal": { "Service": "ec2.amazonaws.com" },'), true);
    assert.equal(isForOthers('"Principal": { "AWS": "111122223333", "Service": "ec2.amazonaws.com" },'), false);
    assert.equal(isForOthers('"Principal": { "AWS": { "Ref": "Admins" } },'), false);
    assert.equal(isForOthers(''), false);
  });
});

function about(text: string, path?: string): string {
  const [policy, statement] = readOneStatement(text, path);
  return callers
    .filter((caller) => concerns(policy, statement, caller) !== false)
    .map(({ id }) => id)
    .join(' ');
}

function aboutAccessKeys(text: string): boolean | undefined {
  const [policy, statement] = readOneStatement(text);
  const accessKey = callers.find(({ id }) => id === 'accessKey');
  assert.ok(accessKey);
  return concerns(policy, statement, accessKey);
}
