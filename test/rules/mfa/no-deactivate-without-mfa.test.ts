import { noDeactivateWithoutMfa } from '../../../server/src/rules/mfa/no-deactivate-without-mfa';
import { testRule } from '../../support/test-rule';

testRule(noDeactivateWithoutMfa, {
  clean: {
    'the self-service policy of AWS, whose Deny asks for MFA': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Sid": "ManageOwnMfa",
      "Action": [
        "iam:DeactivateMFADevice",
        "iam:EnableMFADevice",
        "iam:ListMFADevices",
        "iam:ResyncMFADevice"
      ],
      "Resource": "arn:aws:iam::*:user/\${aws:username}"
    },
    {
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
    }
  ]
}`,
    'a grant with MFA': `{
  "Effect": "Allow",
  "Action": "iam:DeactivateMFADevice",
  "Resource": "arn:aws:iam::*:user/\${aws:username}",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'a grant with fresh MFA': `{
  "Effect": "Allow",
  "Action": "iam:DeactivateMFADevice",
  "Resource": "arn:aws:iam::*:user/\${aws:username}",
  "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "900" } }
}`,
    'a grant of enrolment':
      '{ "Effect": "Allow", "Action": ["iam:EnableMFADevice", "iam:CreateVirtualMFADevice", "iam:ListMFADevices"], "Resource": "arn:aws:iam::*:user/${aws:username}" }',
    'a grant of all of IAM, which other rules report':
      '{ "Effect": "Allow", "Action": ["iam:*", "iam:De*"], "Resource": "*" }',
    'a grant that two Denies guard together': `[
  {
    "Effect": "Allow",
    "Action": "iam:DeactivateMFADevice",
    "Resource": "arn:aws:iam::*:user/\${aws:username}"
  },
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
    "Condition": { "Null": { "aws:MultiFactorAuthPresent": true } }
  }
]`,
    'exemptions that take no device away': `{
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
    "iam:GetMFADevice"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'a list that is not known':
      '{ "Effect": "Deny", "NotAction": { "Ref": "Exempt" }, "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a value that is not known': `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
    "iam:DeactivateMFADevice"
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } }
}`,
    'a permission set': `{
  "Resources": {
    "Admins": {
      "Type": "AWS::SSO::PermissionSet",
      "Properties": {
        "Name": "Admins",
        "InlinePolicy": {
          "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": "iam:DeactivateMFADevice", "Resource": "*" }]
        }
      }
    }
  }
}`,
    'the role of a machine': `{
  "Resources": {
    "Worker": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "lambda.amazonaws.com" },
              "Action": "sts:AssumeRole"
            }
          ]
        },
        "Policies": [
          {
            "PolicyName": "work",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "iam:DeactivateMFADevice", "Resource": "*" }
              ]
            }
          }
        ]
      }
    }
  }
}`,
    'a Deny of it': '{ "Effect": "Deny", "Action": "iam:DeactivateMFADevice", "Resource": "*" }',
    'a service control policy, which grants nothing': {
      code: '{ "Effect": "Allow", "Action": ["iam:*MFA*", "ec2:*"], "Resource": "*" }',
      path: 'scp/allow.json',
    },
  },
  flagged: {
    'an exemption from a Deny that is upside down': {
      code: '{ "Effect": "Deny", "NotAction": «"iam:DeactivateMFADevice"», "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
    },
    'an exemption': {
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
    «"iam:DeactivateMFADevice"»
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
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
      offers: ['Drop the exemption of iam:DeactivateMFADevice (narrows access)'],
    },
    'an exemption in another case': {
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
    «"IAM:deactivatemfadevice"»
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
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
    'an exemption by wildcard, of which enrolment must stay': {
      code: '{ "Effect": "Deny", "NotAction": [«"iam:*MFA*"», "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Exempts iam:DeactivateMFADevice and iam:DeleteVirtualMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["sts:GetSessionToken", "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      offers: ['Drop the exemption of iam:*MFA* (narrows access)'],
    },
    'an exemption that is the whole list': {
      code: '{ "Effect": "Deny", "NotAction": «"iam:DeactivateMFADevice"», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
    },
    'an exemption by a wildcard that is the whole list': {
      code: '{ "Effect": "Deny", "NotAction": «"iam:*MFADevice"», "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Exempts iam:DeactivateMFADevice and iam:DeleteVirtualMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ResyncMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'two exemptions': {
      code: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", «"iam:Deactivate*"», «"iam:DeactivateMFADevice"»],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", "iam:DeactivateMFADevice"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'an exemption from a Deny with a gap': {
      code: '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice", «"iam:DeactivateMFADevice"»], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'an exemption from a Deny of missing age': {
      code: '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice", «"iam:DeactivateMFADevice"»], "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } }',
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed:
        '{ "Effect": "Deny", "NotAction": ["iam:EnableMFADevice"], "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } }',
    },
    'an exemption beside an unconditional Allow of the same, told once': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:DeactivateMFADevice",
      "Resource": "arn:aws:iam::*:user/\${aws:username}"
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
        "sts:GetSessionToken",
        «"iam:DeactivateMFADevice"»
      ],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:DeactivateMFADevice",
      "Resource": "arn:aws:iam::*:user/\${aws:username}"
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
    },
    'an exemption in a boundary': {
      code: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", «"iam:DeactivateMFADevice"»],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      path: 'boundaries/people.json',
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'an exemption in a service control policy': {
      code: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", «"iam:DeactivateMFADevice"»],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      path: 'scp/deny.json',
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'an exemption in a string of JSON': {
      code: '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"NotAction\\":[\\"iam:EnableMFADevice\\",«\\"iam:DeactivateMFADevice\\"»],\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}"}',
      says: [
        'Exempts iam:DeactivateMFADevice from MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed:
        '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"NotAction\\":[\\"iam:EnableMFADevice\\"],\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}"}',
    },
    'a grant': {
      code: '{ "Effect": "Allow", "Action": «"iam:DeactivateMFADevice"», "Resource": "arn:aws:iam::*:user/${aws:username}" }',
      says: [
        'Grants iam:DeactivateMFADevice without MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": "iam:DeactivateMFADevice", "Resource": "arn:aws:iam::*:user/${aws:username}", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Grant iam:DeactivateMFADevice only with MFA (narrows access)'],
    },
    'a grant beside enrolment, which stays open': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Sid": "ManageOwnMfa",
      "Action": [«"iam:DeactivateMFADevice"», "iam:EnableMFADevice", "iam:ResyncMFADevice"],
      "Resource": "arn:aws:iam::*:user/\${aws:username}"
    }
  ]
}`,
      says: [
        'Grants iam:DeactivateMFADevice without MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Sid": "ManageOwnMfa",
      "Action": ["iam:EnableMFADevice", "iam:ResyncMFADevice"],
      "Resource": "arn:aws:iam::*:user/\${aws:username}"
    },
    {
      "Effect": "Allow",
      "Sid": "ManageOwnMfa2",
      "Action": ["iam:DeactivateMFADevice"],
      "Resource": "arn:aws:iam::*:user/\${aws:username}",
      "Condition": {
        "Bool": {
          "aws:MultiFactorAuthPresent": "true"
        }
      }
    }
  ]
}`,
      offers: ['Grant iam:DeactivateMFADevice only with MFA (narrows access)'],
    },
    'a grant by wildcard': {
      code: '{ "Effect": "Allow", "Action": «"iam:*MFADevice"», "Resource": "arn:aws:iam::*:user/${aws:username}" }',
      says: [
        'Grants iam:DeactivateMFADevice and iam:DeleteVirtualMFADevice without MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      offers: [],
    },
    'a grant beside another condition': {
      code: '{ "Effect": "Allow", "Action": «"iam:DeactivateMFADevice"», "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "198.51.100.0/24" } } }',
      says: [
        'Grants iam:DeactivateMFADevice without MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": "iam:DeactivateMFADevice", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "198.51.100.0/24" }, "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a grant that a Deny on other actions does not guard': {
      code: `[
  {
    "Effect": "Allow",
    "Action": «"iam:DeactivateMFADevice"»,
    "Resource": "arn:aws:iam::*:user/\${aws:username}"
  },
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
      says: [
        'Grants iam:DeactivateMFADevice without MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed: `[
  {
    "Effect": "Allow",
    "Action": "iam:DeactivateMFADevice",
    "Resource": "arn:aws:iam::*:user/\${aws:username}",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
  },
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
    },
    'a grant that a Deny within the office does not guard': {
      code: `[
  {
    "Effect": "Allow",
    "Action": «"iam:DeactivateMFADevice"»,
    "Resource": "arn:aws:iam::*:user/\${aws:username}"
  },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": {
      "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
      "NotIpAddress": { "aws:SourceIp": "198.51.100.0/24" }
    }
  }
]`,
      says: [
        'Grants iam:DeactivateMFADevice without MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed: `[
  {
    "Effect": "Allow",
    "Action": "iam:DeactivateMFADevice",
    "Resource": "arn:aws:iam::*:user/\${aws:username}",
    "Condition": {
      "Bool": { "aws:MultiFactorAuthPresent": "true" }
    }
  },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": {
      "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
      "NotIpAddress": { "aws:SourceIp": "198.51.100.0/24" }
    }
  }
]`,
    },
    'a grant whose Deny misses access keys': {
      code: `[
  {
    "Effect": "Allow",
    "Action": «"iam:DeactivateMFADevice"»,
    "Resource": "arn:aws:iam::*:user/\${aws:username}"
  },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
      says: [
        'Grants iam:DeactivateMFADevice without MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed: `[
  {
    "Effect": "Allow",
    "Action": "iam:DeactivateMFADevice",
    "Resource": "arn:aws:iam::*:user/\${aws:username}",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
  },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
    },
    'a grant to a group': {
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
                  "Effect": "Allow",
                  "Action": [«"iam:DeactivateMFADevice"»],
                  "Resource": "arn:aws:iam::*:user/\${aws:username}"
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
        'Grants iam:DeactivateMFADevice without MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
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
                  "Effect": "Allow",
                  "Action": ["iam:DeactivateMFADevice"],
                  "Resource": "arn:aws:iam::*:user/\${aws:username}",
                  "Condition": {
                    "Bool": {
                      "aws:MultiFactorAuthPresent": "true"
                    }
                  }
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
    'a single statement': {
      code: '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": «"iam:DeactivateMFADevice"», "Resource": "arn:aws:iam::*:user/${aws:username}" } }',
      says: [
        'Grants iam:DeactivateMFADevice without MFA: whoever holds a key or password can disarm the device and enrol another one.',
      ],
      fixed:
        '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:DeactivateMFADevice", "Resource": "arn:aws:iam::*:user/${aws:username}", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }',
    },
    'an exemption of deletion alone, which only reaches devices not in use': {
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
    «"iam:DeleteVirtualMFADevice"»
  ],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: [
        'Exempts iam:DeleteVirtualMFADevice from MFA: whoever holds a key or password can delete devices that are not assigned yet.',
      ],
      severity: 'warning',
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
      offers: ['Drop the exemption of iam:DeleteVirtualMFADevice (narrows access)'],
    },
    'a grant of deletion alone': {
      code: '{ "Effect": "Allow", "Action": ["iam:CreateVirtualMFADevice", «"iam:DeleteVirtualMFADevice"»], "Resource": "arn:aws:iam::*:mfa/*" }',
      says: [
        'Grants iam:DeleteVirtualMFADevice without MFA: whoever holds a key or password can delete devices that are not assigned yet.',
      ],
      severity: 'warning',
      fixed:
        '[{ "Effect": "Allow", "Action": ["iam:CreateVirtualMFADevice"], "Resource": "arn:aws:iam::*:mfa/*" }, { "Effect": "Allow", "Action": ["iam:DeleteVirtualMFADevice"], "Resource": "arn:aws:iam::*:mfa/*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }]',
    },
    'the exemptions of the AWS article on the command line': {
      code: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    «"iam:DeleteVirtualMFADevice"»,
    "iam:ListVirtualMFADevices",
    "iam:EnableMFADevice",
    "iam:ResyncMFADevice",
    "iam:ListAccountAliases",
    "iam:ListUsers",
    "iam:ListSSHPublicKeys",
    "iam:ListAccessKeys",
    "iam:ListServiceSpecificCredentials",
    "iam:ListMFADevices",
    "iam:GetAccountSummary",
    "sts:GetSessionToken"
  ],
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false" }
  }
}`,
      says: [
        'Exempts iam:DeleteVirtualMFADevice from MFA: whoever holds a key or password can delete devices that are not assigned yet.',
      ],
      severity: 'warning',
      fixed: `{
  "Effect": "Deny",
  "NotAction": [
    "iam:CreateVirtualMFADevice",
    "iam:ListVirtualMFADevices",
    "iam:EnableMFADevice",
    "iam:ResyncMFADevice",
    "iam:ListAccountAliases",
    "iam:ListUsers",
    "iam:ListSSHPublicKeys",
    "iam:ListAccessKeys",
    "iam:ListServiceSpecificCredentials",
    "iam:ListMFADevices",
    "iam:GetAccountSummary",
    "sts:GetSessionToken"
  ],
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false" }
  }
}`,
    },
  },
});
