import { noEnrolmentLockout } from '../../../server/src/rules/mfa/no-enrolment-lockout';
import { testRule } from '../../support/test-rule';

testRule(noEnrolmentLockout, {
  clean: {
    'the seven exemptions of the self-service policy of AWS': `{
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
    'more exemptions than are needed': `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "iam:GetMFADevice",
    "iam:ListUsers",
    "iam:GetAccountSummary"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'exemptions in another case': `{
  "Effect": "Deny",
  "NotAction": [
    "iam:createvirtualmfadevice",
    "iam:enablemfadevice",
    "iam:getuser",
    "iam:listmfadevices",
    "iam:listvirtualmfadevices",
    "iam:resyncmfadevice",
    "sts:getsessiontoken"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'exemptions by wildcard': `{
  "Effect": "Deny",
  "NotAction": ["iam:*MFADevice", "iam:List*", "iam:Get*", "iam:ListVirtualMFADevices", "sts:Get*"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'a Deny of other actions':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a Deny of all actions on other resources':
      '{ "Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a Deny of access keys only, which leaves the console for enrolment':
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a Deny of old MFA':
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } } }',
    'a Deny for roles only': `{
  "Effect": "Deny",
  "Action": "*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/*" }
  }
}`,
    'a Deny outside the office only': `{
  "Effect": "Deny",
  "Action": "*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "NotIpAddress": { "aws:SourceIp": "198.51.100.0/24" }
  }
}`,
    'a list that is not known in part':
      '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice", { "Ref": "More" }], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a value that is not known':
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } } }',
    'an Allow':
      '{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a permission set, whose users enrol elsewhere': `{
  "Resources": {
    "Admins": {
      "Type": "AWS::SSO::PermissionSet",
      "Properties": {
        "Name": "Admins",
        "InlinePolicy": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Action": "*",
              "Resource": "*",
              "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
            }
          ]
        }
      }
    }
  }
}`,
    'a role, which has no device': {
      code: '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      path: 'roles/operators.json',
    },
    'a bucket policy':
      '{ "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a resource control policy': {
      code: '{ "Effect": "Deny", "Principal": "*", "Action": "sts:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      path: 'rcp/deny.json',
    },
    'the exemptions of the AWS page for hardware tokens, since a Deny on users does not reach devices': `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ResyncMFADevice"],
  "Resource": "arn:aws:iam::*:user/\${aws:username}",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'a Deny that leaves out devices and the own user': `{
  "Effect": "Deny",
  "Action": "*",
  "NotResource": ["arn:aws:iam::*:mfa/*", "arn:aws:iam::*:user/\${aws:username}"],
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
  },
  flagged: {
    'a Deny of everything': {
      code: '{ "Effect": "Deny", "Action": «"*"», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 5 more without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      offers: ['Exempt what new users need to enrol (widens access to these actions only)'],
    },
    'a Deny of everything in a list': {
      code: '{ "Effect": "Deny", "Action": «["*"]», "Resource": ["*"], "Condition": { "Null": { "aws:MultiFactorAuthAge": true } } }',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 5 more without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": ["*"], "Condition": { "Null": { "aws:MultiFactorAuthAge": true } } }',
    },
    'a Deny of all of IAM': {
      code: '{ "Effect": "Deny", "Action": «"iam:*"», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 4 more without MFA.',
      ],
      offers: [],
    },
    'a Deny that exempts nothing of use': {
      code: '{ "Effect": "Deny", "NotAction": «"sts:GetSessionToken"», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 4 more without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["sts:GetSessionToken", "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'an empty list of exemptions': {
      code: '{ "Effect": "Deny", "NotAction": «[]», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 5 more without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a Deny with a gap, which locks out console users all the same': {
      code: '{ "Effect": "Deny", "Action": «"*"», "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 5 more without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'no enrolment of authenticator apps': {
      code: `{
  "Effect": "Deny",
  "NotAction": «[
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken"
  ]»,
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: ['Keeps authenticator apps from being enrolled: this denies iam:CreateVirtualMFADevice without MFA.'],
      fixed: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "iam:CreateVirtualMFADevice"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'the exemptions of the AWS page for passkeys': {
      code: `{
  "Effect": "Deny",
  "NotAction": «["iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ResyncMFADevice"]»,
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Keeps authenticator apps from being enrolled: this denies iam:CreateVirtualMFADevice, iam:ListVirtualMFADevices and sts:GetSessionToken without MFA.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ResyncMFADevice", "iam:CreateVirtualMFADevice", "iam:ListVirtualMFADevices", "sts:GetSessionToken"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'a Deny on users alone': {
      code: `{
  "Effect": "Deny",
  "Action": «"iam:*"»,
  "Resource": ["arn:aws:iam::*:user/*", "arn:aws:iam::*:group/*"],
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:EnableMFADevice, iam:GetUser and 2 more without MFA.',
      ],
    },
    'a Deny that leaves out users but not devices': {
      code: '{ "Effect": "Deny", "Action": «"*"», "NotResource": "arn:aws:iam::*:user/${aws:username}", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: ['Keeps authenticator apps from being enrolled: this denies iam:CreateVirtualMFADevice without MFA.'],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "NotResource": "arn:aws:iam::*:user/${aws:username}", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'the exemptions of the AWS page for the command line, without a session': {
      code: `{
  "Effect": "Deny",
  "NotAction": «[
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:ListMFADevices",
    "iam:ListUsers",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice"
  ]»,
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: ['Likely locks command-line users out: this denies iam:GetUser and sts:GetSessionToken without MFA.'],
      fixed: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:ListMFADevices",
    "iam:ListUsers",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "iam:GetUser",
    "sts:GetSessionToken"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'only the session missing': {
      code: `{
  "Effect": "Deny",
  "NotAction": «[
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice"
  ]»,
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: ['Likely locks command-line users out: this denies sts:GetSessionToken without MFA.'],
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
      offers: ['Exempt what new users need to enrol (widens access to these actions only)'],
    },
    'only the pages missing': {
      code: '{ "Effect": "Deny", "NotAction": «["iam:*MFA*", "sts:GetSessionToken"]», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: ['May keep the console pages for MFA from loading: this denies iam:GetUser without MFA.'],
      severity: 'information',
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:*MFA*", "sts:GetSessionToken", "iam:GetUser"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      offers: ['Exempt what new users need to enrol (widens access to these actions only)'],
    },
    'several pages missing': {
      code: `{
  "Effect": "Deny",
  "NotAction": «["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "sts:GetSessionToken"]»,
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'May keep the console pages for MFA from loading: this denies iam:GetUser, iam:ListMFADevices and 2 more without MFA.',
      ],
      severity: 'information',
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "sts:GetSessionToken", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'a Deny of the session by name': {
      code: '{ "Effect": "Deny", "Action": «["sts:GetSessionToken", "ec2:*"]», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: ['Likely locks command-line users out: this denies sts:GetSessionToken without MFA.'],
    },
    'everything but a resource': {
      code: '{ "Effect": "Deny", "Action": «"*"», "NotResource": "arn:aws:s3:::ledger/*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 3 more without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "NotResource": "arn:aws:s3:::ledger/*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'all resources of IAM': {
      code: '{ "Effect": "Deny", "Action": «"*"», "Resource": "arn:aws:iam::111122223333:*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 3 more without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "arn:aws:iam::111122223333:*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'an age limit that also hits those without MFA': {
      code: '{ "Effect": "Deny", "Action": «"*"», "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 5 more without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
    },
    'an exemption of forwarded calls, which new users do not make': {
      code: '{ "Effect": "Deny", "Action": «"*"», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false" } } }',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 5 more without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false" } } }',
    },
    'a Deny for IAM users only': {
      code: `{
  "Effect": "Deny",
  "NotAction": «[
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken"
  ]»,
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "StringEquals": { "aws:PrincipalType": "User" }
  }
}`,
      says: ['Keeps authenticator apps from being enrolled: this denies iam:CreateVirtualMFADevice without MFA.'],
      fixed: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "iam:CreateVirtualMFADevice"
  ],
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "StringEquals": { "aws:PrincipalType": "User" }
  }
}`,
    },
    'a service control policy': {
      code: '{ "Effect": "Deny", "Action": «"*"», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      path: 'scp/deny.json',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 5 more without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a group': {
      code: `{
  "Resources": {
    "Engineers": {
      "Type": "AWS::IAM::Group",
      "Properties": {
        "Policies": [
          {
            "PolicyName": "work",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Deny",
                  "NotAction": «[
                    "iam:EnableMFADevice",
                    "iam:GetUser",
                    "iam:ListMFADevices",
                    "iam:ListVirtualMFADevices",
                    "iam:ResyncMFADevice",
                    "sts:GetSessionToken"
                  ]»,
                  "Resource": "*",
                  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
                }
              ]
            }
          }
        ]
      }
    }
  }
}`,
      says: ['Keeps authenticator apps from being enrolled: this denies iam:CreateVirtualMFADevice without MFA.'],
      fixed: `{
  "Resources": {
    "Engineers": {
      "Type": "AWS::IAM::Group",
      "Properties": {
        "Policies": [
          {
            "PolicyName": "work",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Deny",
                  "NotAction": [
                    "iam:EnableMFADevice",
                    "iam:GetUser",
                    "iam:ListMFADevices",
                    "iam:ListVirtualMFADevices",
                    "iam:ResyncMFADevice",
                    "sts:GetSessionToken",
                    "iam:CreateVirtualMFADevice"
                  ],
                  "Resource": "*",
                  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
                }
              ]
            }
          }
        ]
      }
    }
  }
}`,
    },
    'one of two statements': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "iam:*", "Resource": "*" },
    {
      "Effect": "Deny",
      "Action": «"*"»,
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 5 more without MFA.',
      ],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "iam:*", "Resource": "*" },
    {
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
    }
  ]
}`,
    },
    'a string of JSON': {
      code: '{"PolicyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":{\\"Effect\\":\\"Deny\\",\\"Action\\":«\\"*\\"»,\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}}"}',
      says: [
        'Locks new users out: nobody can enrol a device, because this denies iam:CreateVirtualMFADevice, iam:EnableMFADevice and 5 more without MFA.',
      ],
      fixed:
        '{"PolicyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":{\\"Effect\\":\\"Deny\\",\\"NotAction\\":[\\"iam:CreateVirtualMFADevice\\",\\"iam:EnableMFADevice\\",\\"iam:GetUser\\",\\"iam:ListMFADevices\\",\\"iam:ListVirtualMFADevices\\",\\"iam:ResyncMFADevice\\",\\"sts:GetSessionToken\\"],\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}}"}',
    },
  },
});
