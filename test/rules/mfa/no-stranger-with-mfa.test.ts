import { noStrangerWithMfa } from '../../../server/src/rules/mfa/no-stranger-with-mfa';
import { testRule } from '../../support/test-rule';

testRule(noStrangerWithMfa, {
  clean: {
    'an account': `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'an organization': `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "StringEquals": { "aws:PrincipalOrgID": "o-exampleorgid" }
  }
}`,
    'an account by condition': `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "StringEquals": { "aws:PrincipalAccount": "111122223333" }
  }
}`,
    'users by ARN': `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "ArnLike": { "AWS:PrincipalArn": "arn:aws:iam::111122223333:user/*" }
  }
}`,
    'a network': `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "IpAddress": { "aws:SourceIp": "198.51.100.0/24" }
  }
}`,
    'a tag of the principal': `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "StringEquals": { "aws:PrincipalTag/team": "ledger" }
  }
}`,
    'a test with IfExists, since MFA comes with a principal': `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-exampleorgid" }
  }
}`,
    'a Deny': `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    'a grant without MFA, which is no matter of MFA':
      '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*" }',
    'a grant that is open without MFA as well, which another rule reports': `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'a value that is not known': `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } }
}`,
    'everybody of a kind that is no account': `{
  "Effect": "Allow",
  "Principal": { "Service": "*" },
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
  },
  flagged: {
    'a bucket': {
      code: '{ "Effect": "Allow", "Principal": «"*"», "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } } }',
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
    },
    'a bucket, with the accounts of the team': {
      code: '{ "Effect": "Allow", "Principal": «"*"», "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } } }',
      team: { ownAccounts: ['111122223333', '444455556666'] },
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
      fixed:
        '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" }, "StringEquals": { "aws:PrincipalAccount": ["111122223333", "444455556666"] } } }',
      offers: ['Let in only your own accounts (narrows access)'],
    },
    'one account of the team': {
      code: `{
  "Effect": "Allow",
  "Principal": «"*"»,
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› },
    "StringEquals": { "s3:prefix": "public/" }
  }
}`,
      team: { ownAccounts: ['111122223333'] },
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
      fixed: `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "StringEquals": { "s3:prefix": "public/", "aws:PrincipalAccount": "111122223333" }
  }
}`,
    },
    'everybody of the kind AWS': {
      code: `{
  "Effect": "Allow",
  "Principal": «{ "AWS": "*" }»,
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": true› } }
}`,
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
    },
    'everybody among others': {
      code: `{
  "Effect": "Allow",
  "Principal": «{ "AWS": ["arn:aws:iam::111122223333:root", "*"] }»,
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
}`,
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
    },
    'fresh MFA': {
      code: `{
  "Effect": "Allow",
  "Principal": «"*"»,
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "NumericLessThan": { ‹"aws:MultiFactorAuthAge": "3600"› } }
}`,
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
    },
    'MFA by its age': {
      code: '{ "Effect": "Allow", "Principal": «"*"», "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "null": { ‹"aws:multifactorauthage": ["false"]› } } }',
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
    },
    'a role': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": «{ "AWS": "*" }»,
      "Action": "sts:AssumeRole",
      "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
    }
  ]
}`,
      team: { ownAccounts: ['111122223333'] },
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "*" },
      "Action": "sts:AssumeRole",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" }, "StringEquals": { "aws:PrincipalAccount": "111122223333" } }
    }
  ]
}`,
    },
    'a key': {
      code: '{ "Effect": "Allow", "Principal": «"*"», "Action": "kms:Decrypt", "Resource": "*", "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } } }',
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
    },
    'a condition that narrows nothing': {
      code: `{
  "Effect": "Allow",
  "Principal": «"*"»,
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"›, "aws:SecureTransport": "true" } }
}`,
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
    },
    'everybody but one account': {
      code: `{
  "Effect": "Allow",
  "Principal": «"*"»,
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› },
    "StringNotEquals": { "aws:PrincipalAccount": "111122223333" }
  }
}`,
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
    },
    'anybody with an account at all': {
      code: `{
  "Effect": "Allow",
  "Principal": «"*"»,
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› },
    "Null": { "aws:PrincipalAccount": "false" }
  }
}`,
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
    },
    'a string of JSON': {
      code: '{"Policy":"{\\"Statement\\":{\\"Effect\\":\\"Allow\\",\\"Principal\\":«\\"*\\"»,\\"Action\\":\\"s3:GetObject\\",\\"Resource\\":\\"arn:aws:s3:::ledger/*\\",\\"Condition\\":{\\"Bool\\":{‹\\"aws:MultiFactorAuthPresent\\":\\"true\\"›}}}}"}',
      says: ['Lets every AWS account in: MFA proves a second factor, not who is calling.'],
    },
  },
});
