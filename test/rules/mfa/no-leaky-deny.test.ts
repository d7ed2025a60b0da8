import { noLeakyDeny } from '../../../server/src/rules/mfa/no-leaky-deny';
import { testRule } from '../../support/test-rule';

testRule(noLeakyDeny, {
  clean: {
    'the reference form, BoolIfExists false with exemptions': `{
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
    'a JSON boolean':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": false } } }',
    'a capital letter in the value':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "False" } } }',
    'an operator and a key in another case':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "boolifexists": { "aws:MULTIFACTORAUTHPRESENT": "false" } } }',
    'Null true on the age, which only MFA has':
      '{ "Effect": "Deny", "Action": "ec2:Terminate*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } }',
    'an age limit with IfExists':
      '{ "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::prod/*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "1800" } } }',
    'ForAllValues, which happens to match a missing key':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "ForAllValues:Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a negated string operator that may well match':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:MultiFactorAuthPresent": "true" } } }',
    'two Denies that together cover both kinds of request': `[
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
  },
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } }
  }
]`,
    'the pair of the Amazon S3 manual: no MFA at all, and MFA that is too old': `{
  "Resources": {
    "Lock": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Sid": "NoMfa",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::ledger/vault/*",
              "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } }
            },
            {
              "Effect": "Deny",
              "Sid": "OldMfa",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::ledger/vault/*",
              "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } }
            }
          ]
        }
      }
    }
  }
}`,
    'an age limit beside a whole Deny of the same policy': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": 900 } }
    },
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
    'a gap through which the policy lets nobody': `[
  {
    "Effect": "Allow",
    "Action": "*",
    "Resource": "*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
  },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } }
  }
]`,
    'an exemption for calls that a service forwards': `{
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
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false" }
  }
}`,
    'a Deny that is limited to IAM users': `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" }
  }
}`,
    'a value that is not known':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": { "Ref": "WithoutMfa" } } } }',
    'an age limit that is not known':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": { "Ref": "Limit" } } } }',
    'a policy variable as the value':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "${aws:PrincipalTag/mfa}" } } }',
    'a Deny of requests with MFA, which another rule reports':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a Deny that never fires, which another rule reports': `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "false" },
    "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    'a misspelt key, which another rule reports':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MFAPresent": "false" } } }',
    'an Allow, which has no wall to leak':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a Deny that has nothing to do with MFA':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }',
  },
  flagged: {
    'the wider of two Denies, though the other one fills its gap for some actions': {
      code: `[
  {
    "Effect": "Deny",
    "Action": "ec2:TerminateInstances",
    "Resource": "arn:aws:ec2:*:*:instance/*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
  },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": { "Null": { «"aws:MultiFactorAuthPresent": "true"» } }
  }
]`,
      says: [
        'Misses sessions without MFA: Null true on MultiFactorAuthPresent only matches long-term keys and unsigned requests.',
      ],
      fixed: `[
  {
    "Effect": "Deny",
    "Action": "ec2:TerminateInstances",
    "Resource": "arn:aws:ec2:*:*:instance/*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
  },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
    },
    'Bool false': {
      code: `{
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
  "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
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
      offers: ['Deny every request without MFA (narrows access)'],
    },
    'Bool with a JSON boolean': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": false» } } }',
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": false } } }',
    },
    'Bool false in lower case, in a list': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "bool": { «"aws:multifactorauthpresent": ["FALSE"]» } } }',
      says: ['Misses access keys: bool FALSE does not match when the key is missing, so they pass without MFA.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": ["false"] } } }',
    },
    'Null true on the presence key': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      says: [
        'Misses sessions without MFA: Null true on MultiFactorAuthPresent only matches long-term keys and unsigned requests.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'an age limit alone': {
      code: '{ "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::prod/*", "Condition": { "NumericGreaterThan": { «"aws:MultiFactorAuthAge": "1800"» } } }',
      says: ['Misses every request without MFA: NumericGreaterThan 1800 needs an age, which only MFA gives.'],
      fixed:
        '{ "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::prod/*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "1800" } } }',
      offers: ['Deny every request without MFA (narrows access)'],
    },
    'an age limit that is a JSON number': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanEquals": { «"aws:MultiFactorAuthAge": 1800» } } }',
      says: ['Misses every request without MFA: NumericGreaterThanEquals 1800 needs an age, which only MFA gives.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanEqualsIfExists": { "aws:MultiFactorAuthAge": 1800 } } }',
    },
    'ForAnyValue, which needs a value': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "ForAnyValue:Bool": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: [
        'Misses access keys: ForAnyValue:Bool false does not match when the key is missing, so they pass without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a string operator, which at best is Bool false': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "StringEquals": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: [
        'Misses access keys: StringEquals false does not match when the key is missing, so they pass without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'Bool false beside a test that narrows nothing': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { «"aws:MultiFactorAuthPresent": "false"» },
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    },
    'an empty list of values': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": []» } } }',
      says: [
        'Misses sessions without MFA: BoolIfExists without a value only matches long-term keys and unsigned requests.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": ["false"] } } }',
    },
    'Bool false beside another condition': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "StringEquals": { "aws:RequestedRegion": "eu-central-1" },
    "Bool": { «"aws:MultiFactorAuthPresent": "false"», "aws:ViaAWSService": "false" }
  }
}`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "StringEquals": { "aws:RequestedRegion": "eu-central-1" },
    "Bool": { "aws:ViaAWSService": "false" },
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }
  }
}`,
    },
    'two Denies with the same gap': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
    },
    {
      "Effect": "Deny",
      "Action": "rds:*",
      "Resource": "*",
      "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
    }
  ]
}`,
      says: [
        'Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.',
        'Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.',
      ],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    },
    {
      "Effect": "Deny",
      "Action": "rds:*",
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    },
    'two Denies that would cover both kinds of request if they were about the same actions': {
      code: `[
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
  },
  {
    "Effect": "Deny",
    "Action": "rds:*",
    "Resource": "*",
    "Condition": { "Null": { «"aws:MultiFactorAuthPresent": "true"» } }
  }
]`,
      says: [
        'Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.',
        'Misses sessions without MFA: Null true on MultiFactorAuthPresent only matches long-term keys and unsigned requests.',
      ],
      fixed: `[
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  },
  {
    "Effect": "Deny",
    "Action": "rds:*",
    "Resource": "*",
    "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } }
  }
]`,
    },
    'a partner that covers fewer resources': {
      code: `[
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
  },
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "arn:aws:ec2:*:*:instance/*",
    "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } }
  }
]`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed: `[
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  },
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "arn:aws:ec2:*:*:instance/*",
    "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } }
  }
]`,
    },
    'a partner that exempts more actions': {
      code: `[
  {
    "Effect": "Deny",
    "NotAction": ["iam:EnableMFADevice"],
    "Resource": "*",
    "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
  },
  {
    "Effect": "Deny",
    "NotAction": ["iam:EnableMFADevice", "iam:ListUsers"],
    "Resource": "*",
    "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } }
  }
]`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed: `[
  {
    "Effect": "Deny",
    "NotAction": ["iam:EnableMFADevice"],
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  },
  {
    "Effect": "Deny",
    "NotAction": ["iam:EnableMFADevice", "iam:ListUsers"],
    "Resource": "*",
    "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } }
  }
]`,
    },
    'a partner for other principals': {
      code: `{
  "Resources": {
    "Lock": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::ledger/vault/*",
              "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
            },
            {
              "Effect": "Deny",
              "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::ledger/vault/*",
              "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } }
            }
          ]
        }
      }
    }
  }
}`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed: `{
  "Resources": {
    "Lock": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::ledger/vault/*",
              "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
            },
            {
              "Effect": "Deny",
              "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::ledger/vault/*",
              "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } }
            }
          ]
        }
      }
    }
  }
}`,
    },
    'half of the pair of the Amazon S3 manual': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/vault/*",
  "Condition": { "NumericGreaterThan": { «"aws:MultiFactorAuthAge": "3600"» } }
}`,
      says: ['Misses every request without MFA: NumericGreaterThan 3600 needs an age, which only MFA gives.'],
      fixed: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/vault/*",
  "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } }
}`,
    },
    'a gap through which the policy itself lets access keys': {
      code: `[
  { "Effect": "Allow", "Action": "*", "Resource": "*" },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
  }
]`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed: `[
  { "Effect": "Allow", "Action": "*", "Resource": "*" },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
    },
    'a policy with a single statement': {
      code: '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } } } }',
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed:
        '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    },
    'a policy that is a string of JSON': {
      code: '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"Bool\\":{«\\"aws:MultiFactorAuthPresent\\":\\"false\\"»}}}"}',
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed:
        '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}"}',
    },
    'only calls that a service forwards': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "Bool": { «"aws:ViaAWSService": "true"» }
  }
}`,
      says: ['Denies only calls that a service forwards: direct calls without MFA pass.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false" }
  }
}`,
      offers: ['Deny direct calls instead of forwarded ones (narrows access, and widens it for forwarded calls)'],
    },
    'a service control policy': {
      code: '{ "Effect": "Deny", "Action": ["ec2:StopInstances", "ec2:TerminateInstances"], "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      path: 'scp/deny.json',
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed:
        '{ "Effect": "Deny", "Action": ["ec2:StopInstances", "ec2:TerminateInstances"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a resource control policy': {
      code: '{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      path: 'rcp/deny.json',
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed:
        '{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a boundary': {
      code: `{
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
  "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      path: 'boundaries/break-glass.json',
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
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
    'a bucket policy': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:DeleteObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:DeleteObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'a key policy': {
      code: `{
  "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "kms:ScheduleKeyDeletion",
  "Resource": "*",
  "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed: `{
  "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "kms:ScheduleKeyDeletion",
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'a trust policy': {
      code: '{ "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed:
        '{ "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
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
                  "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
                }
              ]
            }
          }
        ]
      }
    }
  }
}`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
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
        ]
      }
    }
  }
}`,
    },
    'a permission set, where sources disagree': {
      code: `{
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
              "Action": "ec2:*",
              "Resource": "*",
              "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
            }
          ]
        }
      }
    }
  }
}`,
      says: ['May miss single sign-on users: sources disagree on whether Bool false matches their requests.'],
      severity: 'information',
      offers: [],
    },
    'a Deny for IAM users only': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { «"aws:MultiFactorAuthPresent": "false"» },
    "StringEquals": { "aws:PrincipalType": "User" }
  }
}`,
      says: ['Misses access keys: Bool false does not match when the key is missing, so they pass without MFA.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "StringEquals": { "aws:PrincipalType": "User" }
  }
}`,
    },
    'a Deny for roles only, where sources disagree': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { «"aws:MultiFactorAuthPresent": "false"» },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/*" }
  }
}`,
      says: [
        'May miss single sign-on users and SAML and OIDC users: sources disagree on whether Bool false matches their requests.',
      ],
      severity: 'information',
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/*" }
  }
}`,
    },
  },
});
