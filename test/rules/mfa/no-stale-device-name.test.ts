import { noStaleDeviceName } from '../../../server/src/rules/mfa/no-stale-device-name';
import { testRule } from '../../support/test-rule';

testRule(noStaleDeviceName, {
  clean: {
    'devices of any name':
      '{ "Effect": "Allow", "Action": "iam:CreateVirtualMFADevice", "Resource": "arn:aws:iam::*:mfa/*" }',
    'names that begin with the user name':
      '{ "Effect": "Allow", "Action": ["iam:CreateVirtualMFADevice"], "Resource": "arn:aws:iam::*:mfa/${aws:username}*" }',
    'the own user':
      '{ "Effect": "Allow", "Action": ["iam:EnableMFADevice", "iam:ResyncMFADevice"], "Resource": "arn:aws:iam::*:user/${aws:username}" }',
    'actions that are not about devices':
      '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:iam::*:mfa/${aws:username}"] }',
    'an exemption of everything about devices':
      '{ "Effect": "Deny", "NotAction": ["iam:*"], "Resource": "arn:aws:iam::*:mfa/${aws:username}", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a resource that is not known':
      '{ "Effect": "Allow", "Action": "iam:CreateVirtualMFADevice", "Resource": { "Fn::GetAtt": ["Device", "Arn"] } }',
    'a Deny of other names':
      '{ "Effect": "Deny", "Action": "iam:CreateVirtualMFADevice", "NotResource": "arn:aws:iam::*:mfa/${aws:username}" }',
    'a deletion, which should not reach the devices of others': `{
  "Effect": "Allow",
  "Action": "iam:DeleteVirtualMFADevice",
  "Resource": "arn:aws:iam::*:mfa/\${aws:username}",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
  },
  flagged: {
    'a creation with the name': {
      code: '{ "Effect": "Allow", "Action": "iam:CreateVirtualMFADevice", "Resource": «"arn:aws:iam::*:mfa/${aws:username}"» }',
      says: [
        'Only a device named like its user matches arn:aws:iam::*:mfa/${aws:username}: device names are free text since 2022.',
      ],
      fixed: '{ "Effect": "Allow", "Action": "iam:CreateVirtualMFADevice", "Resource": "arn:aws:iam::*:mfa/*" }',
      offers: ['Write arn:aws:iam::*:mfa/* (widens access)'],
    },
    'the own user beside the own device, as AWS wrote it before 2022': {
      code: `{
  "Effect": "Allow",
  "Sid": "AllowManageOwnVirtualMFADevice",
  "Action": ["iam:CreateVirtualMFADevice", "iam:DeleteVirtualMFADevice"],
  "Resource": [
    «"arn:aws:iam::111122223333:mfa/\${aws:username}"»,
    "arn:aws:iam::111122223333:user/\${aws:username}"
  ]
}`,
      says: [
        'Only a device named like its user matches arn:aws:iam::111122223333:mfa/${aws:username}: device names are free text since 2022.',
      ],
      fixed: `{
  "Effect": "Allow",
  "Sid": "AllowManageOwnVirtualMFADevice",
  "Action": ["iam:CreateVirtualMFADevice"],
  "Resource": [
    "arn:aws:iam::111122223333:mfa/*",
    "arn:aws:iam::111122223333:user/\${aws:username}"
  ]
}`,
    },
    'actions by wildcard, the variable in another case': {
      code: '{ "Effect": "Allow", "Action": "iam:*MFADevice", "Resource": «"arn:aws:iam::*:mfa/${AWS:UserName}"» }',
      says: [
        'Only a device named like its user matches arn:aws:iam::*:mfa/${AWS:UserName}: device names are free text since 2022.',
      ],
    },
    'all actions but some': {
      code: '{ "Effect": "Allow", "NotAction": "s3:*", "Resource": «"arn:aws:iam::*:mfa/${aws:username}"» }',
      says: [
        'Only a device named like its user matches arn:aws:iam::*:mfa/${aws:username}: device names are free text since 2022.',
      ],
    },
    'the text of a function': {
      code: `{
  "Resources": {
    "Engineers": {
      "Type": "AWS::IAM::Group",
      "Properties": {
        "Policies": [
          {
            "PolicyName": "mfa",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "iam:CreateVirtualMFADevice",
                  "Resource": { "Fn::Sub": «"arn:aws:iam::\${AWS::AccountId}:mfa/\${!aws:username}"» }
                }
              ]
            }
          }
        ]
      }
    }
  }
}`,
      says: [
        'Only a device named like its user matches arn:aws:iam::${AWS::AccountId}:mfa/${!aws:username}: device names are free text since 2022.',
      ],
      fixed: `{
  "Resources": {
    "Engineers": {
      "Type": "AWS::IAM::Group",
      "Properties": {
        "Policies": [
          {
            "PolicyName": "mfa",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "iam:CreateVirtualMFADevice",
                  "Resource": { "Fn::Sub": "arn:aws:iam::\${AWS::AccountId}:mfa/*" }
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
    'a string of JSON': {
      code: '{"PolicyDocument":"{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"iam:CreateVirtualMFADevice\\",\\"Resource\\":«\\"arn:aws:iam::*:mfa/${aws:username}\\"»}"}',
      says: [
        'Only a device named like its user matches arn:aws:iam::*:mfa/${aws:username}: device names are free text since 2022.',
      ],
      fixed:
        '{"PolicyDocument":"{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"iam:CreateVirtualMFADevice\\",\\"Resource\\":\\"arn:aws:iam::*:mfa/*\\"}"}',
    },
  },
});
