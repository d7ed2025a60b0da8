import assert from 'node:assert/strict';
import { jsonReader } from '../../../server/src/readers/json/policy';
import { readText } from '../../support/test-reader';

const allow = { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
const bucket = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }] };
const trust = (principal: unknown, extra: object = {}) => ({
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...extra }],
});
const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

/** The kinds of all policies of a document: "trust because …", with the holder in front of the reason. */
function kindsOf(document: unknown, path?: string): readonly string[] {
  return readText(jsonReader, JSON.stringify(document), path).policies.map(({ kind, kindReason, holder }) => {
    const held = holder ? ` of ${holder.kind} for ${holder.usedBy}` : '';
    return `${kind}${held} because ${kindReason}`;
  });
}

suite('kind of a JSON policy', () => {
  test('a policy without a principal and without a hint is of no known kind', () => {
    assert.deepEqual(kindsOf(allow), ['unknown because nothing in the document says what it is attached to']);
  });

  test('a principal with only actions that take on a role makes a trust policy', () => {
    assert.deepEqual(kindsOf(trust({ AWS: '111122223333' })), [
      'trust because it names a principal and only actions that take on a role',
    ]);
    assert.deepEqual(kindsOf(trust({ Federated: 'x' }, { Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'] })), [
      'trust because it names a principal and only actions that take on a role',
    ]);
  });

  test('any other principal makes a resource policy', () => {
    assert.deepEqual(kindsOf(bucket), ['resource because it names a principal']);
    assert.deepEqual(kindsOf(trust('*', { Resource: '*' })), ['resource because it names a principal']);
  });

  test('keys name a kind', () => {
    assert.deepEqual(kindsOf({ AssumeRolePolicyDocument: trust('*') }), [
      'trust because its key is "AssumeRolePolicyDocument"',
    ]);
    assert.deepEqual(kindsOf({ trust_policy: JSON.stringify(trust('*')) }), [
      'trust because its key is "trust_policy"',
    ]);
    assert.deepEqual(kindsOf({ PermissionsBoundary: allow }), ['boundary because its key is "PermissionsBoundary"']);
    assert.deepEqual(kindsOf({ InlinePolicy: allow }), [
      'identity of permissionSet for people because its key is "InlinePolicy"',
    ]);
    assert.deepEqual(kindsOf({ scps: [allow] }), ['scp because its key is "scps"']);
  });

  test('folders and file names name a kind', () => {
    const from = (path: string, policy: unknown = allow) => kindsOf(policy, path)[0];
    assert.equal(from('org/scps/deny-root.json'), 'scp because the folder is named "scps"');
    assert.equal(from('SCP_deny.json'), 'scp because the file is named "SCP_deny"');
    assert.equal(from('service-control-policies/a.json'), 'scp because the folder is named "service-control-policies"');
    assert.equal(from('scps/developer-boundary.json'), 'scp because the folder is named "scps"');
    assert.equal(from('rcps/a.json', bucket), 'rcp because the folder is named "rcps"');
    assert.equal(from('iam/DeveloperBoundary.json'), 'boundary because the file is named "DeveloperBoundary"');
    assert.equal(from('permissions-boundary/a.json'), 'boundary because the folder is named "permissions-boundary"');
    assert.equal(from('session-policies/a.json'), 'session because the folder is named "session-policies"');
    assert.equal(from('trust/a.json', trust('*')), 'trust because the folder is named "trust"');
    assert.equal(from('iam/groups/dev.json'), 'identity of group for unknown because the folder is named "groups"');
    assert.equal(
      from('permission-sets/a.json'),
      'identity of permissionSet for people because the folder is named "permission-sets"',
    );
  });

  test('words inside of other words, and home folders, name none', () => {
    const none = 'unknown because nothing in the document says what it is attached to';
    for (const path of [
      'trusted-advisor.json',
      'escaped.json',
      '/Users/ana/a.json',
      '/users/ana/a.json',
      '/c:/Users/a/b.json',
    ]) {
      assert.equal(kindsOf(allow, path)[0], none, path);
    }
  });

  test('a principal beats the name of a folder that can hold no such policy', () => {
    assert.deepEqual(kindsOf(bucket, 'scps/a.json'), ['resource because it names a principal']);
    assert.deepEqual(kindsOf(trust('*'), 'roles/a.json'), [
      'trust because it names a principal and only actions that take on a role',
    ]);
    assert.deepEqual(kindsOf(bucket, 'trust/bucket.json'), ['resource because it names a principal']);
  });

  test('a folder named trust does not make a policy about resources a trust policy', () => {
    assert.match(kindsOf(allow, 'trust/a.json')[0] ?? '', /^unknown/);
  });

  suite('in a CloudFormation template', () => {
    const template = (Type: string, Properties: object) => ({ Resources: { It: { Type, Properties } } });

    test('inline policies of users, groups and roles', () => {
      const Policies = [{ PolicyName: 'p', PolicyDocument: allow }];
      assert.deepEqual(kindsOf(template('AWS::IAM::User', { Policies })), [
        'identity of user for unknown because it is part of AWS::IAM::User',
      ]);
      assert.deepEqual(kindsOf(template('AWS::IAM::Group', { Policies })), [
        'identity of group for unknown because it is part of AWS::IAM::Group',
      ]);
      assert.deepEqual(kindsOf(template('AWS::IAM::Role', { Policies })), [
        'identity of role for unknown because it is part of AWS::IAM::Role',
      ]);
    });

    test('who uses a role is told by its trust policy', () => {
      const role = (principal: unknown, extra?: object) =>
        kindsOf(
          template('AWS::IAM::Role', {
            AssumeRolePolicyDocument: trust(principal, extra),
            Policies: [{ PolicyDocument: allow }],
          }),
        )[1];
      assert.match(role({ Service: 'ec2.amazonaws.com' }) ?? '', /of role for machines/);
      assert.match(
        role({ Federated: 'arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com' }) ?? '',
        /for machines/,
      );
      assert.match(role({ Federated: 'arn:aws:iam::1:saml-provider/Okta' }) ?? '', /for people/);
      assert.match(role({ AWS: 'arn:aws:iam::111122223333:root' }, withMfa) ?? '', /for people/);
      assert.match(role({ AWS: 'arn:aws:iam::111122223333:user/Ana' }, withMfa) ?? '', /for people/);
      assert.match(role({ AWS: 'arn:aws:iam::111122223333:root' }) ?? '', /for unknown/);
      assert.match(role({ AWS: 'arn:aws:iam::111122223333:role/x' }, withMfa) ?? '', /for unknown/);
      assert.match(
        role({ Service: 'ec2.amazonaws.com', Federated: 'arn:aws:iam::1:saml-provider/Okta' }) ?? '',
        /for unknown/,
      );
      assert.match(role({ Service: [{ Ref: 'Service' }] }) ?? '', /for unknown/);
    });

    test('policies that are attached by lists or references', () => {
      const attached = (lists: object) =>
        kindsOf(template('AWS::IAM::ManagedPolicy', { PolicyDocument: allow, ...lists }))[0];
      assert.match(attached({ Users: ['a'] }) ?? '', /^identity of user for unknown/);
      assert.match(attached({ Groups: ['a'], Users: ['b'] }) ?? '', /^identity of group for unknown/);
      assert.match(attached({ Roles: ['a'], Users: ['b'] }) ?? '', /^identity because/);
      assert.match(attached({}) ?? '', /^identity because it is part of AWS::IAM::ManagedPolicy/);
      const referred = {
        Resources: {
          R: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust({ Service: 'x' }) } },
          P: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: allow, Roles: [{ Ref: 'R' }] } },
          Q: { Type: 'AWS::IAM::RolePolicy', Properties: { PolicyDocument: allow, RoleName: { Ref: 'R' } } },
        },
      };
      assert.match(kindsOf(referred)[1] ?? '', /^identity of role for machines/);
      assert.match(kindsOf(referred)[2] ?? '', /^identity of role for machines/);
    });

    test('permission sets, functions, resource policies and policies of the organization', () => {
      const kindOf = (type: string, properties: object) =>
        kindsOf(template(type, properties))[0]?.replace(/ because.*/, '');
      assert.equal(kindOf('AWS::SSO::PermissionSet', { InlinePolicy: allow }), 'identity of permissionSet for people');
      assert.equal(kindOf('AWS::Serverless::Function', { Policies: [allow] }), 'identity of role for machines');
      assert.equal(kindOf('AWS::S3::BucketPolicy', { PolicyDocument: allow }), 'resource');
      assert.equal(kindOf('AWS::KMS::Key', { KeyPolicy: bucket }), 'resource');
      assert.equal(kindOf('AWS::Organizations::Policy', { Type: 'SERVICE_CONTROL_POLICY', Content: allow }), 'scp');
      assert.equal(kindOf('AWS::Organizations::Policy', { Type: 'RESOURCE_CONTROL_POLICY', Content: bucket }), 'rcp');
      assert.equal(kindOf('AWS::Made::Up', { PolicyDocument: allow }), 'unknown');
    });
  });

  test('in Terraform, as configuration and as a plan', () => {
    const policy = JSON.stringify(allow);
    const kindOf = (document: unknown) => kindsOf(document)[0]?.replace(/ because.*/, '');
    assert.equal(kindOf({ resource: { aws_iam_group_policy: { g: { policy } } } }), 'identity of group for unknown');
    assert.equal(kindOf({ resource: { aws_organizations_policy: { s: { content: policy } } } }), 'scp');
    assert.equal(
      kindOf({ resource: { aws_organizations_policy: { s: { content: policy, type: 'RESOURCE_CONTROL_POLICY' } } } }),
      'rcp',
    );
    assert.equal(
      kindOf({ resource: { aws_organizations_policy: { s: { content: policy, type: 'TAG_POLICY' } } } }),
      'unknown',
    );
    assert.equal(kindOf({ resources: [{ type: 'aws_s3_bucket_policy', values: { policy } }] }), 'resource');
    assert.equal(
      kindsOf({
        resource: {
          aws_iam_role: {
            r: { assume_role_policy: JSON.stringify(trust({ Service: 'x' })), inline_policy: [{ policy }] },
          },
        },
      }).join('; '),
      'trust because its key is "assume_role_policy"; identity of role for machines because it is part of aws_iam_role',
    );
  });

  test('in what the AWS command line prints', () => {
    const list = [{ PolicyName: 'p', PolicyDocument: allow }];
    assert.deepEqual(
      kindsOf({
        UserDetailList: [{ UserName: 'a', UserPolicyList: list }],
        GroupDetailList: [{ GroupName: 'a', GroupPolicyList: list }],
        RoleDetailList: [{ RoleName: 'a', AssumeRolePolicyDocument: trust({ Service: 'x' }), RolePolicyList: list }],
      }),
      [
        'identity of user for unknown because it stands among the policies of a user',
        'identity of group for unknown because it stands among the policies of a group',
        'trust because its key is "AssumeRolePolicyDocument"',
        'identity of role for machines because it stands among the policies of a role',
      ],
    );
    assert.match(
      kindsOf({ RoleName: 'r', PolicyName: 'p', PolicyDocument: allow })[0] ?? '',
      /^identity of role for unknown/,
    );
    assert.deepEqual(
      kindsOf({ Policy: { PolicySummary: { Type: 'SERVICE_CONTROL_POLICY' }, Content: JSON.stringify(allow) } }),
      ['scp because the type beside it is SERVICE_CONTROL_POLICY'],
    );
  });
});
