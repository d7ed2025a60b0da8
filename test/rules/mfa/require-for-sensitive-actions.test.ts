import { requireForSensitiveActions } from '../../../server/src/rules/mfa/require-for-sensitive-actions';
import { testRule } from '../../support/test-rule';

testRule(requireForSensitiveActions, {
  clean: {
    'a grant with MFA': {
      code: '{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      team: { signIn: ['iamUsers'] },
    },
    'a grant with fresh MFA': {
      code: '{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
      team: { signIn: ['iamUsers'] },
    },
    'a grant whose MFA condition another rule reports': {
      code: '{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } }',
      team: { signIn: ['iamUsers'] },
    },
    'a grant behind a Deny': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "*", "Resource": "*" },
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
      team: { signIn: ['iamUsers'] },
    },
    'a grant behind two Denies': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "iam:*", "Resource": "*" },
    {
      "Effect": "Deny",
      "Action": "iam:*",
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
    },
    {
      "Effect": "Deny",
      "Action": "iam:*",
      "Resource": "*",
      "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
      team: { signIn: ['iamUsers'] },
    },
    'actions that are not sensitive': {
      code: '{ "Effect": "Allow", "Action": ["ec2:DescribeInstances", "iam:List*"], "Resource": "*" }',
      team: { signIn: ['iamUsers'] },
    },
    'a Deny': {
      code: '{ "Effect": "Deny", "Action": "iam:CreateUser", "Resource": "*" }',
      team: { signIn: ['iamUsers'] },
    },
    'a bucket policy': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "*", "Resource": "arn:aws:s3:::ledger/*" }',
      team: { signIn: ['iamUsers'] },
    },
    'a trust policy': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole" }',
      team: { signIn: ['iamUsers'] },
    },
    'a service control policy': {
      code: '{ "Effect": "Allow", "Action": "*", "Resource": "*" }',
      path: 'scp/full.json',
      team: { signIn: ['iamUsers'] },
    },
    'a boundary': {
      code: '{ "Effect": "Allow", "Action": "*", "Resource": "*" }',
      path: 'boundaries/people.json',
      team: { signIn: ['iamUsers'] },
    },
    'the role of a machine': {
      code: `{
  "Resources": {
    "Worker": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "ec2.amazonaws.com" },
              "Action": "sts:AssumeRole"
            }
          ]
        },
        "Policies": [
          {
            "PolicyName": "work",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*" }]
            }
          }
        ]
      }
    }
  }
}`,
      team: { signIn: ['iamUsers'] },
    },
    'a role, whose sessions carry no MFA': {
      code: `{
  "Resources": {
    "Worker": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
              "Action": "sts:AssumeRole",
              "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
            }
          ]
        },
        "Policies": [
          {
            "PolicyName": "work",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*" }]
            }
          }
        ]
      }
    }
  }
}`,
      team: { signIn: ['iamUsers'] },
    },
    'a permission set': {
      code: `{
  "Resources": {
    "Admins": {
      "Type": "AWS::SSO::PermissionSet",
      "Properties": {
        "Name": "Admins",
        "InlinePolicy": {
          "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": "iam:*", "Resource": "*" }]
        }
      }
    }
  }
}`,
      team: { signIn: ['iamUsers'] },
    },
    'a team that signs in by single sign-on only': {
      code: '{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*" }',
      team: { signIn: ['identityCenter'] },
    },
    'a team that signs in by SAML or OIDC only': {
      code: '{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*" }',
      team: { signIn: ['saml', 'oidc'] },
    },
    'actions that the team does not hold to be sensitive': {
      code: '{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*" }',
      team: { signIn: ['iamUsers'], sensitiveActions: ['s3:DeleteBucket'] },
    },
    'a team that holds nothing to be sensitive': {
      code: '{ "Effect": "Allow", "Action": "*", "Resource": "*" }',
      team: { signIn: ['iamUsers'], sensitiveActions: [] },
    },
    'actions that are not known': {
      code: '{ "Effect": "Allow", "Action": { "Ref": "Actions" }, "Resource": "*" }',
      team: { signIn: ['iamUsers'] },
    },
    'everything but what is sensitive': {
      code: '{ "Effect": "Allow", "NotAction": ["iam:*", "cloudtrail:*", "kms:*", "organizations:*"], "Resource": "*" }',
      team: { signIn: ['iamUsers'] },
    },
  },
  flagged: {
    'a grant to the users of a team': {
      code: '{ "Effect": "Allow", "Action": «"iam:CreateUser"», "Resource": "*" }',
      team: { signIn: ['iamUsers'] },
      says: ['Grants iam:CreateUser without MFA, and no Deny in this policy asks for it.'],
      fixed:
        '{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Grant only with MFA (narrows access)'],
    },
    'a grant beside harmless actions, which stay as they are': {
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Sid": "Keys", "Action": [«"iam:CreateAccessKey"», "iam:ListAccessKeys"], "Resource": "*" }] }',
      team: { signIn: ['iamUsers'] },
      says: ['Grants iam:CreateAccessKey without MFA, and no Deny in this policy asks for it.'],
      fixed:
        '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Sid": "Keys", "Action": ["iam:ListAccessKeys"], "Resource": "*" }, { "Effect": "Allow", "Sid": "Keys2", "Action": ["iam:CreateAccessKey"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }] }',
      offers: ['Grant only with MFA (narrows access)'],
    },
    'a grant in another case': {
      code: '{ "Effect": "Allow", "Action": [«"IAM:createuser"»], "Resource": "*" }',
      team: { signIn: ['iamUsers'] },
      says: ['Grants iam:CreateUser without MFA, and no Deny in this policy asks for it.'],
      fixed:
        '{ "Effect": "Allow", "Action": ["IAM:createuser"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'several sensitive actions': {
      code: '{ "Effect": "Allow", "Action": [«"iam:CreateUser"», ‹"iam:AttachUserPolicy"›, ‹"kms:ScheduleKeyDeletion"›], "Resource": "*" }',
      team: { signIn: ['iamUsers'] },
      says: [
        'Grants iam:AttachUserPolicy, iam:CreateUser and kms:ScheduleKeyDeletion without MFA, and no Deny in this policy asks for it.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": ["iam:CreateUser", "iam:AttachUserPolicy", "kms:ScheduleKeyDeletion"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a wildcard': {
      code: '{ "Effect": "Allow", "Action": [«"iam:*"», "s3:*"], "Resource": "*" }',
      team: { signIn: ['iamUsers'] },
      says: [
        'Grants iam:AddUserToGroup, iam:AttachGroupPolicy and 12 more without MFA, and no Deny in this policy asks for it.',
      ],
      fixed:
        '[{ "Effect": "Allow", "Action": ["s3:*"], "Resource": "*" }, { "Effect": "Allow", "Action": ["iam:*"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }]',
    },
    everything: {
      code: '{ "Effect": "Allow", "Action": «"*"», "Resource": "*" }',
      team: { signIn: ['iamUsers'] },
      says: [
        'Grants cloudtrail:DeleteTrail, cloudtrail:StopLogging and 16 more without MFA, and no Deny in this policy asks for it.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'everything but some actions': {
      code: '{ "Effect": "Allow", "NotAction": «["iam:*", "kms:*"]», "Resource": "*" }',
      team: { signIn: ['iamUsers'] },
      says: [
        'Grants cloudtrail:DeleteTrail, cloudtrail:StopLogging and organizations:LeaveOrganization without MFA, and no Deny in this policy asks for it.',
      ],
      fixed:
        '{ "Effect": "Allow", "NotAction": ["iam:*", "kms:*"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a pattern of the team': {
      code: '{ "Effect": "Allow", "Action": [«"s3:DeleteBucket"», "s3:GetObject"], "Resource": "*" }',
      team: { signIn: ['iamUsers'], sensitiveActions: ['s3:Delete*'] },
      says: ['Grants s3:DeleteBucket without MFA, and no Deny in this policy asks for it.'],
      fixed:
        '[{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" }, { "Effect": "Allow", "Action": ["s3:DeleteBucket"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }]',
    },
    'a team that has users beside single sign-on': {
      code: '{ "Effect": "Allow", "Action": «"cloudtrail:StopLogging"», "Resource": "*" }',
      team: { signIn: ['identityCenter', 'iamUsers'] },
      says: ['Grants cloudtrail:StopLogging without MFA, and no Deny in this policy asks for it.'],
      fixed:
        '{ "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a policy of the own user, which is for people whatever the settings say': {
      code: '{ "Effect": "Allow", "Action": [«"iam:CreateAccessKey"», "iam:ListAccessKeys"], "Resource": "arn:aws:iam::*:user/${aws:username}" }',
      says: ['Grants iam:CreateAccessKey without MFA, and no Deny in this policy asks for it.'],
      fixed:
        '[{ "Effect": "Allow", "Action": ["iam:ListAccessKeys"], "Resource": "arn:aws:iam::*:user/${aws:username}" }, { "Effect": "Allow", "Action": ["iam:CreateAccessKey"], "Resource": "arn:aws:iam::*:user/${aws:username}", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }]',
    },
    'the same in the text of a function': {
      code: `{
  "Resources": {
    "Keys": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": «"iam:CreateAccessKey"»,
              "Resource": { "Fn::Sub": "arn:aws:iam::\${AWS::AccountId}:user/\${!aws:username}" }
            }
          ]
        }
      }
    }
  }
}`,
      team: { signIn: ['identityCenter'] },
      says: ['Grants iam:CreateAccessKey without MFA, and no Deny in this policy asks for it.'],
      fixed: `{
  "Resources": {
    "Keys": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "iam:CreateAccessKey",
              "Resource": { "Fn::Sub": "arn:aws:iam::\${AWS::AccountId}:user/\${!aws:username}" },
              "Condition": {
                "Bool": { "aws:MultiFactorAuthPresent": "true" }
              }
            }
          ]
        }
      }
    }
  }
}`,
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
              "Statement": [{ "Effect": "Allow", "Action": «"iam:CreateUser"», "Resource": "*" }]
            }
          }
        ]
      }
    }
  }
}`,
      says: ['Grants iam:CreateUser without MFA, and no Deny in this policy asks for it.'],
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
              "Statement": [{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }]
            }
          }
        ]
      }
    }
  }
}`,
    },
    'a folder of users': {
      code: '{ "Effect": "Allow", "Action": «"iam:CreateUser"», "Resource": "*" }',
      path: 'users/ada.json',
      says: ['Grants iam:CreateUser without MFA, and no Deny in this policy asks for it.'],
      fixed:
        '{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a grant beside another condition': {
      code: '{ "Effect": "Allow", "Action": «"iam:CreateUser"», "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "198.51.100.0/24" } } }',
      team: { signIn: ['iamUsers'] },
      says: ['Grants iam:CreateUser without MFA, and no Deny in this policy asks for it.'],
      fixed:
        '{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "198.51.100.0/24" }, "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a grant whose Deny covers other actions': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": «"iam:CreateUser"», "Resource": "*" },
    {
      "Effect": "Deny",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      team: { signIn: ['iamUsers'] },
      says: ['Grants iam:CreateUser without MFA, and no Deny in this policy asks for it.'],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } },
    {
      "Effect": "Deny",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    },
    'a grant whose Deny exempts it': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": [«"iam:CreateAccessKey"»], "Resource": "*" },
    {
      "Effect": "Deny",
      "NotAction": [
        "iam:CreateVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetUser",
        "iam:ListMFADevices",
        "iam:ListVirtualMFADevices",
        "iam:ResyncMFADevice",
        "sts:GetSessionToken",
        "iam:CreateAccessKey"
      ],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      team: { signIn: ['iamUsers'] },
      says: ['Grants iam:CreateAccessKey without MFA, and no Deny in this policy asks for it.'],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["iam:CreateAccessKey"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } },
    {
      "Effect": "Deny",
      "NotAction": [
        "iam:CreateVirtualMFADevice",
        "iam:EnableMFADevice",
        "iam:GetUser",
        "iam:ListMFADevices",
        "iam:ListVirtualMFADevices",
        "iam:ResyncMFADevice",
        "sts:GetSessionToken",
        "iam:CreateAccessKey"
      ],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    },
    'a string of JSON': {
      code: '{"PolicyDocument":"{\\"Effect\\":\\"Allow\\",\\"Action\\":«\\"iam:CreateUser\\"»,\\"Resource\\":\\"*\\"}"}',
      team: { signIn: ['iamUsers'] },
      says: ['Grants iam:CreateUser without MFA, and no Deny in this policy asks for it.'],
      fixed:
        '{"PolicyDocument":"{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"iam:CreateUser\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"Bool\\":{\\"aws:MultiFactorAuthPresent\\":\\"true\\"}}}"}',
    },
    'a policy whose holder is not known, without a word from the team': {
      code: '{ "Effect": "Allow", "Action": «"iam:CreateUser"», "Resource": "*" }',
      says: ['Grants iam:CreateUser without MFA, and no Deny in this policy asks for it.'],
      severity: 'information',
      fixed:
        '{ "Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Grant only with MFA (narrows access)'],
    },
  },
});
