import { noActivationRace } from '../../../server/src/rules/mfa/no-activation-race';
import { testRule } from '../../support/test-rule';

testRule(noActivationRace, {
  clean: {
    'a Deny that exempts no enrolment':
      '{ "Effect": "Deny", "NotAction": ["sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a Deny of some actions':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a Deny that another rule reports for its gap': `{
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
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'a Deny of old MFA': `{
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
  "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } }
}`,
    'an Allow of all but enrolment': `{
  "Effect": "Allow",
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
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'a value that is not known': `{
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
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } }
}`,
    'a bucket policy': `{
  "Effect": "Deny",
  "Principal": "*",
  "NotAction": "iam:EnableMFADevice",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'a resource control policy': {
      code: '{ "Effect": "Deny", "Principal": "*", "NotAction": "iam:EnableMFADevice", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      path: 'rcp/deny.json',
    },
    'a permission set': `{
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
        }
      }
    }
  }
}`,
  },
  flagged: {
    'the exemption of the self-service policy of AWS': {
      code: `{
  "Effect": "Deny",
  "Sid": "DenyAllExceptListedIfNoMFA",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    «"iam:EnableMFADevice"»,
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Whoever holds the key or password of a user without a device enrols first: alert on iam:EnableMFADevice.',
      ],
    },
    'an exemption by wildcard': {
      code: '{ "Effect": "Deny", "NotAction": [«"iam:*MFA*"»], "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } }',
      says: [
        'Whoever holds the key or password of a user without a device enrols first: alert on iam:EnableMFADevice.',
      ],
    },
    'a single exemption in another case': {
      code: '{ "Effect": "Deny", "NotAction": «"IAM:enablemfadevice"», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Whoever holds the key or password of a user without a device enrols first: alert on iam:EnableMFADevice.',
      ],
    },
    'two Denies': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "NotAction": «"iam:EnableMFADevice"»,
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    },
    {
      "Effect": "Deny",
      "NotAction": [«"iam:EnableMFADevice"»],
      "Resource": "arn:aws:s3:::*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      says: [
        'Whoever holds the key or password of a user without a device enrols first: alert on iam:EnableMFADevice.',
        'Whoever holds the key or password of a user without a device enrols first: alert on iam:EnableMFADevice.',
      ],
    },
    'a Deny that also asks for fresh MFA': {
      code: '{ "Effect": "Deny", "NotAction": «"iam:EnableMFADevice"», "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
      says: [
        'Whoever holds the key or password of a user without a device enrols first: alert on iam:EnableMFADevice.',
      ],
    },
    'a service control policy': {
      code: '{ "Effect": "Deny", "NotAction": «"iam:EnableMFADevice"», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      path: 'scp/deny.json',
      says: [
        'Whoever holds the key or password of a user without a device enrols first: alert on iam:EnableMFADevice.',
      ],
    },
    'a string of JSON': {
      code: '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"NotAction\\":«\\"iam:EnableMFADevice\\"»,\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}"}',
      says: [
        'Whoever holds the key or password of a user without a device enrols first: alert on iam:EnableMFADevice.',
      ],
    },
  },
});
