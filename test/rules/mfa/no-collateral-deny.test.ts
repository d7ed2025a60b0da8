import { noCollateralDeny } from '../../../server/src/rules/mfa/no-collateral-deny';
import { testRule } from '../../support/test-rule';

testRule(noCollateralDeny, {
  clean: {
    'a Deny for IAM users only, by ARN': `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "Null": { "aws:MultiFactorAuthAge": "true" },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" }
  }
}`,
    'a Deny for the IAM users of one account': `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "Null": { "aws:MultiFactorAuthAge": "true" },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:user/*" }
  }
}`,
    'a Deny for IAM users only, by StringLike': `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "StringLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" }
  }
}`,
    'a Deny for IAM users only, by type': `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "Null": { "aws:MultiFactorAuthAge": "true" },
    "StringEquals": { "aws:PrincipalType": "User" }
  }
}`,
    'a Deny for those with a user name': `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "Null": { "aws:MultiFactorAuthAge": "true" },
    "StringLike": { "aws:username": "*" }
  }
}`,
    'a Deny for one user': `{
  "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'a Deny that misses some requests without MFA, which another rule reports':
      '{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/private/*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a Deny of old MFA': `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } }
}`,
    'an Allow': `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'a policy of users': `{
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
    'a policy whose holder is not known': `{
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
    'a role, which another rule reports': {
      code: '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      path: 'roles/operators.json',
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
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
      path: 'boundaries/people.json',
    },
    'a value that is not known': `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } }
}`,
    'a service control policy for IAM users only': {
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
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" }
  }
}`,
      path: 'scp/deny.json',
    },
  },
  flagged: {
    'the form of the Amazon S3 manual': {
      code: '{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/private/*", "Condition": { "Null": { «"aws:MultiFactorAuthAge": true» } } }',
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 4 more: IAM never sees their MFA.'],
      fixed:
        '{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/private/*", "Condition": { "Null": { "aws:MultiFactorAuthAge": true }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } } }',
      offers: [
        'Test only IAM users (widens access for all other callers)',
        'Test only direct calls of IAM users (widens access for all other callers)',
      ],
    },
    'the pair of the Amazon S3 manual, told at its first half': {
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
              "Sid": "NoMfa",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::ledger/private/*",
              "Condition": { "Null": { «"aws:MultiFactorAuthAge": "true"» } }
            },
            {
              "Effect": "Deny",
              "Sid": "OldMfa",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::ledger/private/*",
              "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": 3600 } }
            }
          ]
        }
      }
    }
  }
}`,
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 4 more: IAM never sees their MFA.'],
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
              "Sid": "NoMfa",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::ledger/private/*",
              "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }
            },
            {
              "Effect": "Deny",
              "Sid": "OldMfa",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::ledger/private/*",
              "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": 3600 }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }
            }
          ]
        }
      }
    }
  }
}`,
    },
    'a whole bucket, so that nobody else can repair it': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"],
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: [
        'Also keeps out single sign-on users, SAML and OIDC users and 4 more; only an IAM user with MFA or root can repair the policy.',
      ],
      fixed: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"],
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }
}`,
    },
    'all buckets, by a star': {
      code: `{
  "Effect": "Deny",
  "Principal": { "AWS": "*" },
  "NotAction": "s3:GetObject",
  "Resource": "*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: [
        'Also keeps out single sign-on users, SAML and OIDC users and 4 more; only an IAM user with MFA can repair the policy.',
      ],
      fixed: `{
  "Effect": "Deny",
  "Principal": { "AWS": "*" },
  "NotAction": "s3:GetObject",
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }
}`,
    },
    'a key': {
      code: '{ "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: [
        'Also keeps out single sign-on users, SAML and OIDC users and 4 more; only an IAM user with MFA or AWS Support can repair the policy.',
      ],
      fixed:
        '{ "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } } }',
      offers: [
        'Test only IAM users (widens access for all other callers)',
        'Test only direct calls of IAM users (widens access for all other callers)',
      ],
    },
    'a key that keeps its policy out of it': {
      code: `{
  "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": ["kms:ScheduleKeyDeletion", "kms:DisableKey"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 2 more: IAM never sees their MFA.'],
      fixed: `{
  "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": ["kms:ScheduleKeyDeletion", "kms:DisableKey"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }
}`,
    },
    'a secret': {
      code: '{ "Effect": "Deny", "Principal": "*", "Action": "secretsmanager:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: [
        'Also keeps out single sign-on users, SAML and OIDC users and 4 more; only an IAM user with MFA can repair the policy.',
      ],
      fixed:
        '{ "Effect": "Deny", "Principal": "*", "Action": "secretsmanager:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } } }',
    },
    'a queue': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "sqs:*",
  "Resource": "arn:aws:sqs:*:111122223333:orders",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: [
        'Also keeps out single sign-on users, SAML and OIDC users and 4 more; only an IAM user with MFA can repair the policy.',
      ],
      fixed: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "sqs:*",
  "Resource": "arn:aws:sqs:*:111122223333:orders",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }
}`,
    },
    'the roles of an account': {
      code: `{
  "Effect": "Deny",
  "Principal": { "AWS": ["arn:aws:iam::111122223333:role/app"] },
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Also keeps out SAML and OIDC users and roles of EC2 and Lambda: IAM never sees their MFA.'],
    },
    'a service': {
      code: `{
  "Effect": "Deny",
  "Principal": { "Service": "logging.s3.amazonaws.com" },
  "Action": "s3:PutObject",
  "Resource": "arn:aws:s3:::logs/*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Also keeps out AWS services: IAM never sees their MFA.'],
    },
    'all but some principals': {
      code: `{
  "Effect": "Deny",
  "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 4 more: IAM never sees their MFA.'],
      fixed: `{
  "Effect": "Deny",
  "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }
}`,
    },
    'a service control policy': {
      code: `{
  "Effect": "Deny",
  "Action": ["ec2:StopInstances", "ec2:TerminateInstances"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      path: 'scp/deny.json',
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 2 more: IAM never sees their MFA.'],
      fixed: `{
  "Effect": "Deny",
  "Action": ["ec2:StopInstances", "ec2:TerminateInstances"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }
}`,
      offers: [
        'Test only IAM users (widens access for all other callers)',
        'Test only direct calls of IAM users (widens access for all other callers)',
      ],
    },
    'a service control policy that an organization prints': {
      code: `{
  "PolicySummary": { "Name": "mfa", "Type": "SERVICE_CONTROL_POLICY" },
  "Content": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{«\\"aws:MultiFactorAuthPresent\\":\\"false\\"»}}}]}"
}`,
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 2 more: IAM never sees their MFA.'],
      fixed: `{
  "PolicySummary": { "Name": "mfa", "Type": "SERVICE_CONTROL_POLICY" },
  "Content": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"},\\"ArnLike\\":{\\"aws:PrincipalArn\\":\\"arn:aws:iam::*:user/*\\"}}}]}"
}`,
    },
    'a resource control policy over federated sign-ins': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"],
  "Resource": "*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      path: 'rcp/deny.json',
      says: ['Also keeps out SAML and OIDC users: IAM never sees their MFA.'],
    },
    'a resource control policy over all of STS': {
      code: '{ "Effect": "Deny", "Principal": "*", "Action": "sts:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      path: 'rcp/deny.json',
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 4 more: IAM never sees their MFA.'],
      fixed:
        '{ "Effect": "Deny", "Principal": "*", "Action": "sts:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } } }',
    },
    'a trust policy that also takes a service': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:root", "Service": "ec2.amazonaws.com" },
      "Action": "sts:AssumeRole"
    },
    {
      "Effect": "Deny",
      "Principal": "*",
      "Action": "sts:AssumeRole*",
      "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
    }
  ]
}`,
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 2 more: IAM never sees their MFA.'],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:root", "Service": "ec2.amazonaws.com" },
      "Action": "sts:AssumeRole"
    },
    {
      "Effect": "Deny",
      "Principal": "*",
      "Action": "sts:AssumeRole*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }
    }
  ]
}`,
    },
    'single sign-on left out, but nobody else': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "Null": { «"aws:MultiFactorAuthAge": "true"» },
    "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/aws-reserved/sso*" }
  }
}`,
      says: ['Also keeps out SAML and OIDC users, roles of EC2 and Lambda and 3 more: IAM never sees their MFA.'],
      severity: 'information',
      offers: [],
    },
    'services left out, but nobody else': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"», "aws:PrincipalIsAWSService": "false" }
  }
}`,
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 3 more: IAM never sees their MFA.'],
      severity: 'information',
      fixed: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false", "aws:PrincipalIsAWSService": "false" },
    "ArnLike": {
      "aws:PrincipalArn": "arn:aws:iam::*:user/*"
    }
  }
}`,
    },
    'forwarded calls left out, but nobody else': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"», "aws:ViaAWSService": "false" }
  }
}`,
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 3 more: IAM never sees their MFA.'],
      severity: 'information',
    },
    'roles only': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» },
    "StringEquals": { "aws:PrincipalType": "AssumedRole" }
  }
}`,
      says: [
        'Also keeps out single sign-on users, SAML and OIDC users and roles of EC2 and Lambda: IAM never sees their MFA.',
      ],
      severity: 'information',
    },
    'users by a pattern that may be a role as well': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/private/*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» },
    "StringLike": { "aws:PrincipalArn": "*:user/*" }
  }
}`,
      says: ['Also keeps out single sign-on users, SAML and OIDC users and 2 more: IAM never sees their MFA.'],
      severity: 'information',
    },
    'everything on a bucket': {
      code: '{ "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": ["arn:aws:s3:::ledger"], "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: [
        'Also keeps out single sign-on users, SAML and OIDC users and 4 more; only an IAM user with MFA or root can repair the policy.',
      ],
      fixed:
        '{ "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": ["arn:aws:s3:::ledger"], "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } } }',
    },
    'a service beside users, whose test can be scoped': {
      code: `{
  "Effect": "Deny",
  "Principal": {
    "Service": "logging.s3.amazonaws.com",
    "AWS": "arn:aws:iam::111122223333:user/ada"
  },
  "Action": "s3:PutObject",
  "Resource": "arn:aws:s3:::logs/*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Also keeps out AWS services and perhaps calls that a service forwards: IAM never sees their MFA.'],
      fixed: `{
  "Effect": "Deny",
  "Principal": {
    "Service": "logging.s3.amazonaws.com",
    "AWS": "arn:aws:iam::111122223333:user/ada"
  },
  "Action": "s3:PutObject",
  "Resource": "arn:aws:s3:::logs/*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }
}`,
    },
  },
});
