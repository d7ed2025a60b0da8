import { noDeadCondition } from '../../../server/src/rules/mfa/no-dead-condition';
import { testRule } from '../../support/test-rule';

testRule(noDeadCondition, {
  clean: {
    'the single test that asks for no MFA or old MFA':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
    'no MFA and old MFA in two statements': `[
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  },
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } }
  }
]`,
    'two tests that both match without MFA': `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    'MFA that is present and fresh': `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    'an age between two limits': `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "NumericGreaterThan": { "aws:MultiFactorAuthAge": "60" },
    "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    'a limit that is not known':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": { "Ref": "Limit" } } } }',
    'a limit that is no number':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "1h" } } }',
    'a presence that is not known': `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": { "Ref": "WithMfa" } },
    "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    'a misspelt key, which another rule reports':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MFAPresent": "false" } } }',
    'tests that exclude each other on other keys':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "StringEquals": { "aws:username": "ada" }, "StringNotEquals": { "aws:username": "ada" } } }',
  },
  flagged: {
    'a limit that is not known but never asked for': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» },
    "NumericLessThan": { ‹"aws:MultiFactorAuthAge": { "Ref": "Limit" }› }
  }
}`,
      says: [
        'Never matches, so it denies nothing: BoolIfExists false and NumericLessThan of an unknown value exclude each other.',
      ],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }
  }
}`,
    },
    'no MFA and old MFA together': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { «"aws:MultiFactorAuthPresent": "false"» },
    "NumericGreaterThan": { ‹"aws:MultiFactorAuthAge": "21600"› }
  }
}`,
      says: ['Never matches, so it denies nothing: Bool false and NumericGreaterThan 21600 exclude each other.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "21600" }
  }
}`,
      offers: ['Deny requests without MFA or with MFA older than 21600 seconds (narrows access)'],
    },
    'the same with the key missing': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» },
    "NumericGreaterThan": { ‹"aws:MultiFactorAuthAge": "3600"› }
  }
}`,
      says: ['Never matches, so it denies nothing: BoolIfExists false and NumericGreaterThan 3600 exclude each other.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    },
    'no MFA and fresh MFA together': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» },
    "NumericLessThan": { ‹"aws:MultiFactorAuthAge": 300› }
  }
}`,
      says: ['Never matches, so it denies nothing: BoolIfExists false and NumericLessThan 300 exclude each other.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "300" }
  }
}`,
    },
    'a key that is missing and false': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Null": { «"aws:MultiFactorAuthPresent": "true"» },
    "Bool": { ‹"aws:MultiFactorAuthPresent": "false"› }
  }
}`,
      says: [
        'Never matches, so it denies nothing: Null true on MultiFactorAuthPresent and Bool false exclude each other.',
      ],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }
  }
}`,
      offers: ['Deny requests without MFA (narrows access)'],
    },
    'a key that is missing and true': {
      code: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Null": { «"aws:MultiFactorAuthPresent": "true"» },
    "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› }
  }
}`,
      says: [
        'Never matches, so it grants nothing: Null true on MultiFactorAuthPresent and Bool true exclude each other.',
      ],
    },
    'a presence without an age': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "true"» }, "Null": { ‹"aws:MultiFactorAuthAge": "true"› } } }',
      says: ['Never matches, so it grants nothing: Bool true and Null true on MultiFactorAuthAge exclude each other.'],
    },
    'three tests, of which two exclude each other': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Null": { «"aws:MultiFactorAuthAge": "true"», ‹"aws:MultiFactorAuthPresent": "false"› },
    "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› }
  }
}`,
      says: [
        'Never matches, so it denies nothing: Null true on MultiFactorAuthAge, Null false on MultiFactorAuthPresent and Bool true exclude each other.',
      ],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }
  }
}`,
    },
    'an Allow for no MFA and old MFA': {
      code: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { «"aws:MultiFactorAuthPresent": "false"» },
    "NumericGreaterThan": { ‹"aws:MultiFactorAuthAge": "3600"› }
  }
}`,
      says: ['Never matches, so it grants nothing: Bool false and NumericGreaterThan 3600 exclude each other.'],
      offers: [],
    },
    'an age below zero': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { «"aws:MultiFactorAuthAge": "0"» } } }',
      says: ['Never matches, so it denies nothing: no request fits NumericLessThan 0.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'an empty list of values': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": []» } } }',
      says: ['Never matches, so it denies nothing: no request fits Bool without a value.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": ["false"] } } }',
    },
    'a single second': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericEquals": { «"aws:MultiFactorAuthAge": "3600"» } } }',
      says: ['Matches only in the very second that the MFA is 3600 seconds old, so it denies next to nothing.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
      offers: ['Deny requests without MFA or with MFA older than 3600 seconds (narrows access)'],
    },
    'a single second beside a presence': {
      code: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› },
    "NumericEquals": { «"aws:MultiFactorAuthAge": 900» }
  }
}`,
      says: ['Matches only in the very second that the MFA is 900 seconds old, so it grants next to nothing.'],
    },
    'operators and keys in another case': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "boolIfExists": { «"AWS:multifactorauthpresent": false» },
    "numericgreaterthan": { ‹"aws:multifactorauthage": ["3600"]› }
  }
}`,
      says: ['Never matches, so it denies nothing: boolIfExists false and numericgreaterthan 3600 exclude each other.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    },
    'a contradiction beside another condition, which stays': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "StringEquals": { "aws:RequestedRegion": "eu-central-1" },
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» },
    "NumericGreaterThan": { ‹"aws:MultiFactorAuthAge": "3600"› }
  }
}`,
      says: ['Never matches, so it denies nothing: BoolIfExists false and NumericGreaterThan 3600 exclude each other.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "StringEquals": { "aws:RequestedRegion": "eu-central-1" },
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    },
    'one of two statements': {
      code: `{
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
    },
    {
      "Effect": "Deny",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": {
        "Bool": { «"aws:MultiFactorAuthPresent": "false"» },
        "NumericGreaterThan": { ‹"aws:MultiFactorAuthAge": "3600"› }
      }
    }
  ]
}`,
      says: ['Never matches, so it denies nothing: Bool false and NumericGreaterThan 3600 exclude each other.'],
      fixed: `{
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
    },
    {
      "Effect": "Deny",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": {
        "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
      }
    }
  ]
}`,
    },
    'a string of JSON': {
      code: '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{«\\"aws:MultiFactorAuthPresent\\":\\"false\\"»},\\"NumericGreaterThan\\":{‹\\"aws:MultiFactorAuthAge\\":\\"3600\\"›}}}"}',
      says: ['Never matches, so it denies nothing: BoolIfExists false and NumericGreaterThan 3600 exclude each other.'],
      fixed:
        '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"NumericGreaterThanIfExists\\":{\\"aws:MultiFactorAuthAge\\":\\"3600\\"}}}"}',
    },
    'a permission set, which no repair may lock': {
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
              "Condition": {
                "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» },
                "NumericGreaterThan": { ‹"aws:MultiFactorAuthAge": "3600"› }
              }
            }
          ]
        }
      }
    }
  }
}`,
      says: ['Never matches, so it denies nothing: BoolIfExists false and NumericGreaterThan 3600 exclude each other.'],
    },
    'a trust policy': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "sts:AssumeRole",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» },
    "NumericGreaterThan": { ‹"aws:MultiFactorAuthAge": "3600"› }
  }
}`,
      says: ['Never matches, so it denies nothing: BoolIfExists false and NumericGreaterThan 3600 exclude each other.'],
      fixed: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "sts:AssumeRole",
  "Condition": {
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    },
    'a service control policy': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» },
    "NumericGreaterThan": { ‹"aws:MultiFactorAuthAge": "3600"› }
  }
}`,
      path: 'scp/deny.json',
      says: ['Never matches, so it denies nothing: BoolIfExists false and NumericGreaterThan 3600 exclude each other.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    },
  },
});
