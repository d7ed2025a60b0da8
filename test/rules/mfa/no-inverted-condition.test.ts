import { noInvertedCondition } from '../../../server/src/rules/mfa/no-inverted-condition';
import { testRule } from '../../support/test-rule';

testRule(noInvertedCondition, {
  clean: {
    'an Allow with MFA':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a Deny without MFA':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a Deny of old MFA':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } } }',
    'an Allow that also matches without MFA, which another rule reports':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a Deny of some requests without MFA, which another rule reports':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a Deny that never fires, which another rule reports': `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "NumericLessThan": { "aws:MultiFactorAuthAge": "300" }
  }
}`,
    'a string operator that may not match at all':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "StringEquals": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a value that is not known':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": { "Ref": "WithMfa" } } } }',
    'a policy variable as the value':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "${aws:PrincipalTag/mfa}" } } }',
    'a misspelt key, which another rule reports':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MFAPresent": "true" } } }',
    'a Deny of MFA that is present and old': `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    'a misspelt key that always matches, which another rule reports':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MFAPresent": "true" } } }',
  },
  flagged: {
    'the test that does the harm, beside one that always matches': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": ["true", "false"] },
    "Null": { «"aws:MultiFactorAuthAge": "false"» }
  }
}`,
      says: ['Denies requests with MFA: Null false on MultiFactorAuthAge lets those without it pass.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": ["false"] }
  }
}`,
    },
    'a Deny with MFA': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      says: ['Denies requests with MFA: Bool true lets those without it pass.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      offers: ['Deny requests without MFA instead (narrows access without MFA, widens it with MFA)'],
    },
    'a Deny with MFA, asked by its age': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { «"aws:MultiFactorAuthAge": "false"» } } }',
      says: ['Denies requests with MFA: Null false on MultiFactorAuthAge lets those without it pass.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a Deny of fresh MFA': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { «"aws:MultiFactorAuthAge": "3600"» } } }',
      says: ['Denies requests with MFA: NumericLessThan 3600 lets those without it pass.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
    },
    'a Deny of MFA and access keys': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      says: ['Denies requests with MFA and access keys: BoolIfExists true lets only sessions without MFA pass.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'the same by ForAllValues': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "ForAllValues:Bool": { «"aws:MultiFactorAuthPresent": [true]» } } }',
      says: ['Denies requests with MFA and access keys: ForAllValues:Bool true lets only sessions without MFA pass.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": ["false"] } } }',
    },
    'a Deny of everything temporary': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: [
        'Denies all temporary credentials, with MFA or without: Null false on MultiFactorAuthPresent lets only access keys pass.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'the same by both values': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": ["true", "false"]» } } }',
      says: ['Denies all temporary credentials, with MFA or without: Bool true or false lets only access keys pass.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": ["false"] } } }',
    },
    'a Deny of all but old MFA': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThanIfExists": { «"aws:MultiFactorAuthAge": "3600"» } } }',
      says: ['Denies all but old MFA: NumericLessThanIfExists 3600 lets only MFA older than 3600 seconds pass.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
    },
    'a Deny of everyone': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": ["true", "false"]» } } }',
      says: ['Denies everyone, with MFA or without: BoolIfExists true or false always matches.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": ["false"] } } }',
    },
    'an Allow without MFA': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: ['Grants only without MFA: Bool false keeps out everybody who signed in with MFA.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Grant with MFA instead (narrows access without MFA, widens it with MFA)'],
    },
    'an Allow without MFA, access keys included': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: ['Grants only without MFA: BoolIfExists false keeps out everybody who signed in with MFA.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'an Allow for access keys only': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      says: [
        'Grants only without MFA: Null true on MultiFactorAuthPresent keeps out everybody who signed in with MFA.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'an Allow for requests without an age': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { «"aws:MultiFactorAuthAge": "true"» } } }',
      says: ['Grants only without MFA: Null true on MultiFactorAuthAge keeps out everybody who signed in with MFA.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'an Allow for old MFA': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThan": { «"aws:MultiFactorAuthAge": "3600"» } } }',
      says: ['Grants only once the MFA is older than 3600 seconds: fresh MFA is kept out.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
    },
    'an Allow for no MFA or old MFA': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { «"aws:MultiFactorAuthAge": 3600» } } }',
      says: ['Grants only without MFA: NumericGreaterThanIfExists 3600 keeps out everybody who signed in with MFA.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": 3600 } } }',
    },
    'operators and keys in another case': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "bool": { «"aws:multifactorauthpresent": ["TRUE"]» } } }',
      says: ['Denies requests with MFA: bool TRUE lets those without it pass.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": ["false"] } } }',
    },
    'a grant of enrolment alone, which is for people without a device': {
      code: `{
  "Effect": "Allow",
  "Action": ["iam:EnableMFADevice", "iam:CreateVirtualMFADevice"],
  "Resource": "*",
  "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Grants only without MFA: Bool false keeps out everybody who signed in with MFA.'],
      severity: 'warning',
      fixed: `{
  "Effect": "Allow",
  "Action": ["iam:EnableMFADevice", "iam:CreateVirtualMFADevice"],
  "Resource": "*"
}`,
      offers: ['Grant with and without MFA (widens access for people who have a device)'],
    },
    'a grant of enrolment and more': {
      code: '{ "Effect": "Allow", "Action": ["iam:EnableMFADevice", "iam:CreateAccessKey"], "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: ['Grants only without MFA: Bool false keeps out everybody who signed in with MFA.'],
      fixed:
        '{ "Effect": "Allow", "Action": ["iam:EnableMFADevice", "iam:CreateAccessKey"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a Deny with MFA beside another condition': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { «"aws:MultiFactorAuthPresent": "true"» },
    "NotIpAddress": { "aws:SourceIp": "198.51.100.0/24" }
  }
}`,
      says: ['Denies requests with MFA: Bool true lets those without it pass.'],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "NotIpAddress": { "aws:SourceIp": "198.51.100.0/24" }
  }
}`,
    },
    'a Deny of everything but some actions': {
      code: '{ "Effect": "Deny", "NotAction": "sts:GetSessionToken", "NotResource": "arn:aws:s3:::ledger/*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      says: ['Denies requests with MFA: Bool true lets those without it pass.'],
      fixed:
        '{ "Effect": "Deny", "NotAction": "sts:GetSessionToken", "NotResource": "arn:aws:s3:::ledger/*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'one of two statements': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    },
    {
      "Effect": "Deny",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "true"» } }
    }
  ]
}`,
      says: ['Denies requests with MFA: Bool true lets those without it pass.'],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    },
    {
      "Effect": "Deny",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    },
    'a single statement in a string of JSON': {
      code: '{"Statement":{"Effect":"Deny","Action":"ec2:*","Resource":"*","Condition":{"Bool":{«"aws:MultiFactorAuthPresent":"true"»}}}}',
      says: ['Denies requests with MFA: Bool true lets those without it pass.'],
      fixed:
        '{"Statement":{"Effect":"Deny","Action":"ec2:*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}}',
    },
    'a trust policy': {
      code: `{
  "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "true"» } }
}`,
      says: ['Denies requests with MFA: Bool true lets those without it pass.'],
      fixed: `{
  "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
    'a trust policy that takes a service without MFA': {
      code: '{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: ['Grants only without MFA: Bool false keeps out everybody who signed in with MFA.'],
    },
    'a bucket policy': {
      code: '{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Null": { «"aws:MultiFactorAuthAge": false» } } }',
      says: ['Denies requests with MFA: Null false on MultiFactorAuthAge lets those without it pass.'],
      fixed:
        '{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": false } } }',
    },
    'a bucket policy that is public without MFA': {
      code: `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Grants only without MFA: BoolIfExists false keeps out everybody who signed in with MFA.'],
    },
    'a service control policy': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      path: 'scp/deny.json',
      says: ['Denies requests with MFA: Bool true lets those without it pass.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a permission set, where no repair would help': {
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
              "Effect": "Allow",
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
      says: ['Grants only without MFA: Bool false keeps out everybody who signed in with MFA.'],
    },
  },
});
