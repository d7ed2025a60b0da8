import assert from 'node:assert/strict';
import { coversAction, expandIdentityActions } from '../../../server/src/knowledge/iam/actions';
import {
  deviceRemoval,
  privilegeDanger,
  privileges,
  selfServiceActions,
} from '../../../server/src/knowledge/mfa/enrolment';

const known = expandIdentityActions('*');

suite('enrolment', () => {
  test('what new users need exists, and none of it is dangerous', () => {
    for (const action of selfServiceActions) {
      assert.deepEqual(expandIdentityActions(action), [action]);
      assert.equal(privilegeDanger(action), undefined, action);
      assert.equal(action in deviceRemoval, false, action);
    }
  });

  test('what new users need is the list of the self-service policy', () => {
    assert.deepEqual([...selfServiceActions].sort(), [
      'iam:CreateVirtualMFADevice',
      'iam:EnableMFADevice',
      'iam:GetUser',
      'iam:ListMFADevices',
      'iam:ListVirtualMFADevices',
      'iam:ResyncMFADevice',
      'sts:GetSessionToken',
    ]);
  });

  test('the actions that take a device away exist and are told from privileges', () => {
    assert.deepEqual(Object.keys(deviceRemoval), ['iam:DeactivateMFADevice', 'iam:DeleteVirtualMFADevice']);
    for (const action of Object.keys(deviceRemoval)) {
      assert.deepEqual(expandIdentityActions(action), [action]);
      assert.equal(privilegeDanger(action), undefined);
    }
    assert.equal(deviceRemoval['iam:DeactivateMFADevice']?.severity, 'error');
    assert.equal(deviceRemoval['iam:DeleteVirtualMFADevice']?.severity, 'warning');
  });

  for (const action of [
    'iam:AddUserToGroup',
    'iam:AttachGroupPolicy',
    'iam:AttachRolePolicy',
    'iam:AttachUserPolicy',
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:CreatePolicyVersion',
    'iam:CreateRole',
    'iam:CreateServiceSpecificCredential',
    'iam:CreateUser',
    'iam:DeleteGroupPolicy',
    'iam:DeletePolicy',
    'iam:DeletePolicyVersion',
    'iam:DeleteRolePermissionsBoundary',
    'iam:DeleteRolePolicy',
    'iam:DeleteUserPermissionsBoundary',
    'iam:DeleteUserPolicy',
    'iam:DetachGroupPolicy',
    'iam:DetachRolePolicy',
    'iam:DetachUserPolicy',
    'iam:PassRole',
    'iam:PutGroupPolicy',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:PutUserPermissionsBoundary',
    'iam:PutUserPolicy',
    'iam:RemoveUserFromGroup',
    'iam:SetDefaultPolicyVersion',
    'iam:TagRole',
    'iam:TagUser',
    'iam:UpdateAccessKey',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateLoginProfile',
    'iam:UploadSSHPublicKey',
    'iam:UploadSigningCertificate',
    'organizations:LeaveOrganization',
    'account:CloseAccount',
    'sso:CreateAccountAssignment',
    'sts:AssumeRole',
  ]) {
    test(`${action} without MFA is an error`, () => {
      assert.deepEqual(expandIdentityActions(action), [action], 'there is no such action');
      assert.equal(privilegeDanger(action)?.severity, 'error');
    });
  }

  test('a change of password needs the old one, so it is only noted', () => {
    assert.equal(privilegeDanger('iam:ChangePassword')?.severity, 'information');
  });

  test('no action that only reads is dangerous', () => {
    const reads = known.filter((action) => /:(Get|List|Describe|Generate|Simulate|Decode|Search)/.test(action));
    assert.deepEqual(
      reads.filter((action) => privilegeDanger(action)),
      [],
    );
  });

  test('a session that stays bound by the Deny of its user is no way out', () => {
    assert.equal(privilegeDanger('sts:GetFederationToken'), undefined);
    assert.equal(privilegeDanger('sts:GetCallerIdentity'), undefined);
  });

  test('federated sign-ins are not signed by the user, so exempting them opens nothing', () => {
    assert.equal(privilegeDanger('sts:AssumeRoleWithSAML'), undefined);
    assert.equal(privilegeDanger('sts:AssumeRoleWithWebIdentity'), undefined);
  });

  test('every action of the danger list exists', () => {
    for (const action of privileges.keys()) assert.deepEqual(expandIdentityActions(action), [action]);
  });

  test('every change to a policy, a boundary, a password or a key in IAM is dangerous', () => {
    const changes = known.filter(
      (action) =>
        /^iam:(Attach|Detach|Put|Create|Update|Set|Upload|Delete)\w*(Policy|PolicyVersion|Boundary|LoginProfile|AccessKey|SSHPublicKey|SigningCertificate|ServiceSpecificCredential)$/.test(
          action,
        ) && !harmless.some((one) => coversAction(one, action)),
    );
    assert.deepEqual(
      changes.filter((action) => !privilegeDanger(action)),
      [],
    );
  });
});

/** They take something away from the one who calls, or set rules that are weaker at most for new passwords. */
const harmless = [
  'iam:DeleteAccessKey',
  'iam:DeleteLoginProfile',
  'iam:DeleteSSHPublicKey',
  'iam:DeleteServiceSpecificCredential',
  'iam:DeleteSigningCertificate',
  'iam:*AccountPasswordPolicy',
];
