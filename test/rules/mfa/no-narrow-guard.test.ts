import { noNarrowGuard } from '../../../server/src/rules/mfa/no-narrow-guard';
import { testRule } from '../../support/test-rule';

testRule(noNarrowGuard, {
  clean: {
    'a Deny of the same actions': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    'a Deny by a wider pattern': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": "rds:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    'a Deny of everything but enrolment': `{
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
    'a second Deny that covers the rest': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": "rds:DeleteDBInstance",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    },
    {
      "Effect": "Deny",
      "Action": "rds:DeleteDBCluster",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    'a grant that asks for MFA itself': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    },
    {
      "Effect": "Deny",
      "Action": "rds:DeleteDBInstance",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    'a grant of other actions': `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" },
    {
      "Effect": "Deny",
      "Action": "rds:DeleteDBInstance",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    'a grant on other resources': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:PutObject"],
      "Resource": "arn:aws:s3:::public/*"
    },
    {
      "Effect": "Deny",
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::ledger/*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    'the same actions on other resources': `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::public/*" },
    {
      "Effect": "Deny",
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::ledger/*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    'a wider Deny beside the narrow one': `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::ledger/*" },
    {
      "Effect": "Deny",
      "Action": "s3:PutObject",
      "Resource": "arn:aws:s3:::ledger/2026/*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    },
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "arn:aws:s3:::ledger/*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    'actions in another case': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": ["RDS:deletedbinstance", "rds:DELETEDBCLUSTER"],
      "Resource": "*",
      "Condition": { "Null": { "aws:MultiFactorAuthAge": true } }
    }
  ]
}`,
    'a Deny outside the office': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": "rds:DeleteDBInstance",
      "Resource": "*",
      "Condition": {
        "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
        "NotIpAddress": { "aws:SourceIp": "198.51.100.0/24" }
      }
    }
  ]
}`,
    'a Deny that is not about MFA': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": "rds:DeleteDBInstance",
      "Resource": "*",
      "Condition": { "StringEquals": { "aws:RequestedRegion": "us-east-1" } }
    }
  ]
}`,
    'a Deny alone': `{
  "Effect": "Deny",
  "Action": "rds:DeleteDBInstance",
  "Resource": "arn:aws:rds:*:*:db:prod-*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'resources that are not known': `{
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
  "Resource": { "Fn::GetAtt": ["Bucket", "Arn"] },
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'a value that is not known': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": "rds:DeleteDBInstance",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } }
    }
  ]
}`,
    'a bucket policy': `{
  "Resources": {
    "Lock": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
              "Action": ["s3:GetObject", "s3:PutObject"],
              "Resource": "arn:aws:s3:::ledger/*"
            },
            {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:PutObject",
              "Resource": "arn:aws:s3:::ledger/*",
              "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
            }
          ]
        }
      }
    }
  }
}`,
    'every resource in a list': `{
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
  "Resource": ["*"],
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
  },
  flagged: {
    'two actions of which one is guarded': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    ‹{
      "Effect": "Allow",
      "Sid": "DeleteDatabases",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    }›,
    {
      "Effect": "Deny",
      "Action": «"rds:DeleteDBInstance"»,
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      says: ['Leaves rds:DeleteDBCluster open without MFA: the grant beside it reaches further than this Deny.'],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Sid": "DeleteDatabases",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      offers: ['Ask for MFA on all actions of the grant (narrows access)'],
    },
    'a list of which some are guarded': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    ‹{
      "Effect": "Allow",
      "Action": ["kms:Decrypt", "kms:ScheduleKeyDeletion", "kms:DisableKey"],
      "Resource": "*"
    }›,
    {
      "Effect": "Deny",
      "Action": «["kms:ScheduleKeyDeletion"]»,
      "Resource": "*",
      "Condition": { "Null": { "aws:MultiFactorAuthAge": true } }
    }
  ]
}`,
      says: [
        'Leaves kms:Decrypt and kms:DisableKey open without MFA: the grant beside it reaches further than this Deny.',
      ],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["kms:Decrypt", "kms:ScheduleKeyDeletion", "kms:DisableKey"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": ["kms:ScheduleKeyDeletion", "kms:Decrypt", "kms:DisableKey"],
      "Resource": "*",
      "Condition": { "Null": { "aws:MultiFactorAuthAge": true } }
    }
  ]
}`,
    },
    'a partner that guards one more': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    ‹{
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster", "rds:DeleteDBSnapshot"],
      "Resource": "*"
    }›,
    {
      "Effect": "Deny",
      "Action": «"rds:DeleteDBInstance"»,
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    },
    {
      "Effect": "Deny",
      "Action": ["rds:DeleteDBCluster"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      says: ['Leaves rds:DeleteDBSnapshot open without MFA: the grant beside it reaches further than this Deny.'],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBCluster", "rds:DeleteDBSnapshot"],
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": ["rds:DeleteDBInstance", "rds:DeleteDBSnapshot"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    },
    {
      "Effect": "Deny",
      "Action": ["rds:DeleteDBCluster"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    },
    'the Deny of AWS on a narrower resource, with exemptions': {
      code: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ResyncMFADevice"],
  "Resource": «"arn:aws:iam::*:user/\${aws:username}"»,
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: ['Asks for MFA only on arn:aws:iam::*:user/${aws:username}: all other resources stay open without it.'],
      fixed: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ResyncMFADevice"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      offers: ['Ask for MFA on every resource (narrows access)'],
    },
    'several resources, with exemptions': {
      code: `{
  "Effect": "Deny",
  "NotAction": "iam:EnableMFADevice",
  "Resource": «["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*", "arn:aws:s3:::logs/*"]»,
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: ['Asks for MFA only on arn:aws:s3:::ledger and 2 more: all other resources stay open without it.'],
      fixed: `{
  "Effect": "Deny",
  "NotAction": "iam:EnableMFADevice",
  "Resource": ["*"],
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'all resources but some, with exemptions': {
      code: `{
  "Effect": "Deny",
  "NotAction": "iam:EnableMFADevice",
  "NotResource": «"arn:aws:s3:::public/*"»,
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      says: ['Asks for MFA on everything but arn:aws:s3:::public/*, which stays open without it.'],
      fixed: `{
  "Effect": "Deny",
  "NotAction": "iam:EnableMFADevice",
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      offers: ['Ask for MFA on every resource (narrows access)'],
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
  "Resource": «"arn:aws:s3:::ledger/*"»,
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      path: 'boundaries/people.json',
      says: ['Asks for MFA only on arn:aws:s3:::ledger/*: all other resources stay open without it.'],
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
    'a string of JSON': {
      code: '{"PolicyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[‹{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"rds:DeleteDBInstance\\",\\"rds:DeleteDBCluster\\"],\\"Resource\\":\\"*\\"}›,{\\"Effect\\":\\"Deny\\",\\"Action\\":«\\"rds:DeleteDBInstance\\"»,\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}]}"}',
      says: ['Leaves rds:DeleteDBCluster open without MFA: the grant beside it reaches further than this Deny.'],
      fixed:
        '{"PolicyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"rds:DeleteDBInstance\\",\\"rds:DeleteDBCluster\\"],\\"Resource\\":\\"*\\"},{\\"Effect\\":\\"Deny\\",\\"Action\\":[\\"rds:DeleteDBInstance\\",\\"rds:DeleteDBCluster\\"],\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}]}"}',
    },
    'a grant by wildcard, of which the dangerous actions are guarded': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    ‹{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }›,
    {
      "Effect": "Deny",
      "Action": «["ec2:StopInstances", "ec2:TerminateInstances"]»,
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      says: ['Leaves the rest of ec2:* open without MFA: the grant beside it reaches further than this Deny.'],
      severity: 'information',
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "ec2:*", "Resource": "*" },
    {
      "Effect": "Deny",
      "Action": ["ec2:StopInstances", "ec2:TerminateInstances", "ec2:*"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      offers: ['Ask for MFA on all actions of the grant (narrows access)'],
    },
    'fewer resources': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    ‹{
      "Effect": "Allow",
      "Action": "s3:*",
      "Resource": ["arn:aws:s3:::ledger/*", "arn:aws:s3:::logs/*"]
    }›,
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": «"arn:aws:s3:::ledger/*"»,
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      says: [
        'Asks for MFA only on arn:aws:s3:::ledger/*, although the grant beside it reaches arn:aws:s3:::ledger/* and arn:aws:s3:::logs/*.',
      ],
      severity: 'information',
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:*",
      "Resource": ["arn:aws:s3:::ledger/*", "arn:aws:s3:::logs/*"]
    },
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": ["arn:aws:s3:::ledger/*", "arn:aws:s3:::logs/*"],
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      offers: ['Ask for MFA on all that the grant reaches (narrows access)'],
    },
    'fewer resources than every resource': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    ‹{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }›,
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": «"arn:aws:s3:::prod/*"»,
      "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "1800" } }
    }
  ]
}`,
      says: ['Asks for MFA only on arn:aws:s3:::prod/*, although the grant beside it reaches *.'],
      severity: 'information',
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" },
    {
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "*",
      "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "1800" } }
    }
  ]
}`,
    },
  },
});
