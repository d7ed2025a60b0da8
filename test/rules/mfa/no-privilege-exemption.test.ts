import { noPrivilegeExemption } from '../../../server/src/rules/mfa/no-privilege-exemption';
import { testRule } from '../../support/test-rule';

testRule(noPrivilegeExemption, {
  clean: {
    'the seven exemptions of the self-service policy of AWS': `{
  "Effect": "Deny",
  "Sid": "DenyAllExceptListedIfNoMFA",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'reads and lists': `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "iam:List*",
    "iam:Get*",
    "organizations:Describe*",
    "sts:GetCallerIdentity"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'deactivation, which another rule reports': `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "iam:DeactivateMFADevice",
    "iam:DeleteVirtualMFADevice"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'actions of other services': `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "s3:*",
    "ec2:*"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'the federation token, whose session the Deny still binds': `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "sts:GetFederationToken"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'signing in by the command line': `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "signin:AuthorizeOAuth2Access",
    "signin:CreateOAuth2Token"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'an action that does not exist': `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "iam:CreateEverything"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'a Deny that is not about MFA':
      '{ "Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-central-1" } } }',
    'an Allow of all but IAM':
      '{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a value that is not known':
      '{ "Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } } }',
    'a list that is not known':
      '{ "Effect": "Deny", "NotAction": [{ "Ref": "Exempt" }], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
  },
  flagged: {
    'the own password, which still needs the old one': {
      code: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    «"iam:ChangePassword"»,
    "iam:GetAccountPasswordPolicy"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:ChangePassword from MFA: whoever holds a key or password can change the password, given the old one.',
      ],
      severity: 'information',
      fixed: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "iam:GetAccountPasswordPolicy"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      offers: ['Drop the exemption of iam:ChangePassword (narrows access)'],
    },
    'all of IAM': {
      code: '{ "Effect": "Deny", "NotAction": [«"iam:*"», "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'iam:* exempts 49 dangerous actions from MFA, among them iam:AddRoleToInstanceProfile, iam:CreateAccessKey and iam:CreateLoginProfile.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["sts:GetSessionToken", "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      offers: ['Drop the exemption of iam:* (narrows access)'],
    },
    'all of IAM as the whole list': {
      code: '{ "Effect": "Deny", "NotAction": «"iam:*"», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'iam:* exempts 49 dangerous actions from MFA, among them iam:AddRoleToInstanceProfile, iam:CreateAccessKey and iam:CreateLoginProfile.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      offers: ['Drop the exemption of iam:* (narrows access)'],
    },
    'all of STS': {
      code: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    «"sts:*"»
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts sts:AssumeRole and sts:AssumeRoot from MFA: whoever holds a key or password can leave the Deny behind in a role.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'taking on roles': {
      code: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    «"sts:AssumeRole"»
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: ['Exempts sts:AssumeRole from MFA: whoever holds a key or password can leave the Deny behind in a role.'],
      fixed: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      offers: ['Drop the exemption of sts:AssumeRole (narrows access)'],
    },
    'a console password': {
      code: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", «"iam:UpdateLoginProfile"»],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:UpdateLoginProfile from MFA: whoever holds a key or password can set a console password without knowing the old one.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'console passwords by wildcard': {
      code: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", «"iam:*LoginProfile*"»],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:CreateLoginProfile and iam:UpdateLoginProfile from MFA: whoever holds a key or password can set a console password without knowing the old one.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'access keys by wildcard': {
      code: '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice", «"iam:*AccessKey*"»], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Exempts iam:CreateAccessKey and iam:UpdateAccessKey from MFA: whoever holds a key or password can make new long-term credentials.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'new credentials of every kind': {
      code: `{
  "Effect": "Deny",
  "NotAction": [
    «"iam:CreateAccessKey"»,
    «"iam:UploadSSHPublicKey"»,
    «"iam:CreateServiceSpecificCredential"»,
    «"iam:UploadSigningCertificate"»
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:CreateAccessKey from MFA: whoever holds a key or password can make new long-term credentials.',
        'Exempts iam:UploadSSHPublicKey from MFA: whoever holds a key or password can make new long-term credentials.',
        'Exempts iam:CreateServiceSpecificCredential from MFA: whoever holds a key or password can make new long-term credentials.',
        'Exempts iam:UploadSigningCertificate from MFA: whoever holds a key or password can make new long-term credentials.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:UploadSSHPublicKey",
    "iam:CreateServiceSpecificCredential",
    "iam:UploadSigningCertificate"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'policies and groups': {
      code: `{
  "Effect": "Deny",
  "NotAction": [
    «"iam:AttachUserPolicy"»,
    «"iam:DetachUserPolicy"»,
    «"iam:PutUserPolicy"»,
    «"iam:DeleteUserPolicy"»,
    «"iam:AddUserToGroup"»,
    «"iam:RemoveUserFromGroup"»,
    «"iam:DeleteUserPermissionsBoundary"»,
    «"iam:UpdateAssumeRolePolicy"»,
    «"iam:PassRole"»
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:AttachUserPolicy from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
        'Exempts iam:DetachUserPolicy from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
        'Exempts iam:PutUserPolicy from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
        'Exempts iam:DeleteUserPolicy from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
        'Exempts iam:AddUserToGroup from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
        'Exempts iam:RemoveUserFromGroup from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
        'Exempts iam:DeleteUserPermissionsBoundary from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
        'Exempts iam:UpdateAssumeRolePolicy from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
        'Exempts iam:PassRole from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:DetachUserPolicy",
    "iam:PutUserPolicy",
    "iam:DeleteUserPolicy",
    "iam:AddUserToGroup",
    "iam:RemoveUserFromGroup",
    "iam:DeleteUserPermissionsBoundary",
    "iam:UpdateAssumeRolePolicy",
    "iam:PassRole"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'service passwords by wildcard, of which each is named': {
      code: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", «"iam:*ServiceSpecificCredential"»],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:CreateServiceSpecificCredential, iam:ResetServiceSpecificCredential and iam:UpdateServiceSpecificCredential from MFA: whoever holds a key or password can make new long-term credentials.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'an action in another case': {
      code: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", «"IAM:createaccesskey"»],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:CreateAccessKey from MFA: whoever holds a key or password can make new long-term credentials.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'administration of the organization': {
      code: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", «"organizations:LeaveOrganization"»],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts organizations:LeaveOrganization from MFA: whoever holds a key or password can administer accounts or single sign-on.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'an exemption from a Deny with a gap': {
      code: '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice", «"iam:PutUserPolicy"»], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Exempts iam:PutUserPolicy from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'an exemption from a Deny of missing age on some resources': {
      code: `{
  "Effect": "Deny",
  "NotAction": [«"sts:AssumeRole"», "iam:EnableMFADevice"],
  "Resource": "arn:aws:iam::*:role/*",
  "Condition": { "Null": { "aws:MultiFactorAuthAge": true } }
}`,
      says: ['Exempts sts:AssumeRole from MFA: whoever holds a key or password can leave the Deny behind in a role.'],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice"],
  "Resource": "arn:aws:iam::*:role/*",
  "Condition": { "Null": { "aws:MultiFactorAuthAge": true } }
}`,
    },
    'one of two statements': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "*", "Resource": "*" },
    {
      "Effect": "Deny",
      "NotAction": ["iam:EnableMFADevice", «"iam:CreateAccessKey"»],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      says: [
        'Exempts iam:CreateAccessKey from MFA: whoever holds a key or password can make new long-term credentials.',
      ],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "*", "Resource": "*" },
    {
      "Effect": "Deny",
      "NotAction": ["iam:EnableMFADevice"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    },
    'a service control policy': {
      code: '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice", «"iam:CreateUser"»], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      path: 'scp/deny.json',
      says: [
        'Exempts iam:CreateUser from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a string of JSON': {
      code: '{"PolicyDocument":"{\\"Statement\\":{\\"Effect\\":\\"Deny\\",\\"NotAction\\":[\\"iam:EnableMFADevice\\",«\\"iam:CreateUser\\"»],\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}}"}',
      says: [
        'Exempts iam:CreateUser from MFA: whoever holds a key or password can remove the demand for MFA or give away privileges.',
      ],
      fixed:
        '{"PolicyDocument":"{\\"Statement\\":{\\"Effect\\":\\"Deny\\",\\"NotAction\\":[\\"iam:EnableMFADevice\\"],\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}}"}',
    },
  },
});
