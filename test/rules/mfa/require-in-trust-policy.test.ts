import { requireInTrustPolicy } from '../../../server/src/rules/mfa/require-in-trust-policy';
import { testRule } from '../../support/test-rule';

testRule(requireInTrustPolicy, {
  clean: {
    'a user with MFA': `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'a user with fresh MFA': `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
  "Action": "sts:AssumeRole",
  "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }
}`,
    'a condition that another rule reports': `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
  "Action": "sts:AssumeRole",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'a user behind a Deny': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
      "Action": "sts:AssumeRole"
    },
    {
      "Effect": "Deny",
      "Principal": "*",
      "Action": "sts:AssumeRole",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    'a service': '{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }',
    'a SAML provider':
      '{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Corporate" }, "Action": "sts:AssumeRoleWithSAML" }',
    'another role':
      '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/Operators" }, "Action": "sts:AssumeRole" }',
    'a single sign-on role': `{
  "Effect": "Allow",
  "Principal": {
    "AWS": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admins_0123456789abcdef"
  },
  "Action": "sts:AssumeRole"
}`,
    'an account whose roles alone may come': `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" } }
}`,
    'the automation of another company': `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::444455556666:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "StringEquals": { "sts:ExternalId": "ledger-7" } }
}`,
    'everybody, which other rules report': '{ "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole" }',
    'an account of a team that signs in by single sign-on only': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole" }',
      team: { signIn: ['identityCenter'] },
    },
    'an account of a team that signs in by SAML or OIDC': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole" }',
      team: { signIn: ['saml', 'oidc'] },
    },
    'a Deny':
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" }, "Action": "sts:AssumeRole" }] }',
    'tags beside the taking on':
      '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" }, "Action": ["sts:TagSession", "sts:SetSourceIdentity"] }',
    'a bucket policy':
      '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*" }',
    'an identity policy':
      '{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Operators" }',
    'a principal that is not known':
      '{ "Effect": "Allow", "Principal": { "AWS": { "Ref": "Trusted" } }, "Action": "sts:AssumeRole" }',
    'a condition that is not known': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
      "Action": "sts:AssumeRole",
      "Condition": { "Ref": "Condition" }
    }
  ]
}`,
  },
  flagged: {
    'a user': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": «"arn:aws:iam::111122223333:user/ada"» }, "Action": "sts:AssumeRole" }',
      says: ['arn:aws:iam::111122223333:user/ada can take on this role without MFA.'],
      fixed:
        '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Ask for MFA (narrows access)'],
    },
    'a user beside a service, which stays as it is': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Sid": "Take",
      "Principal": { "AWS": «"arn:aws:iam::111122223333:user/ada"», "Service": "ec2.amazonaws.com" },
      "Action": "sts:AssumeRole"
    }
  ]
}`,
      says: ['arn:aws:iam::111122223333:user/ada can take on this role without MFA.'],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Sid": "Take",
      "Principal": { "Service": "ec2.amazonaws.com" },
      "Action": "sts:AssumeRole"
    },
    {
      "Effect": "Allow",
      "Sid": "Take2",
      "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
      "Action": "sts:AssumeRole",
      "Condition": {
        "Bool": {
          "aws:MultiFactorAuthPresent": "true"
        }
      }
    }
  ]
}`,
      offers: ['Ask for MFA (narrows access)'],
    },
    'a user by id': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": «"AIDAEXAMPLEUSERID"» }, "Action": "sts:AssumeRole" }',
      says: ['AIDAEXAMPLEUSERID can take on this role without MFA.'],
      fixed:
        '{ "Effect": "Allow", "Principal": { "AWS": "AIDAEXAMPLEUSERID" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'two users': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": [«"arn:aws:iam::111122223333:user/ada"», «"arn:aws:iam::111122223333:user/grace"»] }, "Action": "sts:AssumeRole" }',
      says: [
        'arn:aws:iam::111122223333:user/ada can take on this role without MFA.',
        'arn:aws:iam::111122223333:user/grace can take on this role without MFA.',
      ],
      fixed:
        '{ "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::111122223333:user/ada", "arn:aws:iam::111122223333:user/grace"] }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a user with tags, by wildcard, in another case': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": «"arn:aws:iam::111122223333:user/ada"» }, "Action": ["STS:assumerole*", "sts:TagSession"] }',
      says: ['arn:aws:iam::111122223333:user/ada can take on this role without MFA.'],
      fixed:
        '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" }, "Action": ["STS:assumerole*", "sts:TagSession"], "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'all actions of STS': {
      code: `{
  "Resources": {
    "Operators": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "AWS": «"arn:aws:iam::111122223333:user/ada"» },
              "Action": "sts:*"
            }
          ]
        }
      }
    }
  }
}`,
      says: ['arn:aws:iam::111122223333:user/ada can take on this role without MFA.'],
      fixed: `{
  "Resources": {
    "Operators": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
              "Action": "sts:*",
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
    'a browser sign-in in the place of MFA': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": «"arn:aws:iam::111122223333:user/ada"» },
  "Action": "sts:AssumeRole",
  "Condition": { "ArnLike": { "aws:SignInSessionArn": "arn:aws:signin:*:*:session/*" } }
}`,
      says: ['arn:aws:iam::111122223333:user/ada can take on this role without MFA.'],
      fixed: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
  "Action": "sts:AssumeRole",
  "Condition": { "ArnLike": { "aws:SignInSessionArn": "arn:aws:signin:*:*:session/*" }, "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    },
    'a user of a team that signs in by single sign-on only, since it is a user all the same': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": «"arn:aws:iam::111122223333:user/ada"» }, "Action": "sts:AssumeRole" }',
      team: { signIn: ['identityCenter'] },
      says: ['arn:aws:iam::111122223333:user/ada can take on this role without MFA.'],
      fixed:
        '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'an account of a team with IAM users': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": «"arn:aws:iam::111122223333:root"» }, "Action": "sts:AssumeRole" }',
      team: { signIn: ['iamUsers'] },
      says: ['Users of account 111122223333 can take on this role without MFA.'],
      fixed:
        '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Ask for MFA (narrows access)'],
    },
    'an account by its number, of a team with users and single sign-on': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": «"111122223333"» }, "Action": "sts:AssumeRole" }',
      team: { signIn: ['iamUsers', 'identityCenter'] },
      says: ['Users of account 111122223333 can take on this role without MFA.'],
      fixed:
        '{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'an account whose users alone may come': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": «"arn:aws:iam::111122223333:root"» },
  "Action": "sts:AssumeRole",
  "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:user/*" } }
}`,
      team: { signIn: ['iamUsers'] },
      says: ['Users of account 111122223333 can take on this role without MFA.'],
      fixed: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:user/*" }, "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    },
    'the key of a role in a template': {
      code: `{
  "AssumeRolePolicyDocument": {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Effect": "Allow",
        "Principal": { "AWS": «"arn:aws:iam::111122223333:user/ada"» },
        "Action": "sts:AssumeRole"
      }
    ]
  }
}`,
      says: ['arn:aws:iam::111122223333:user/ada can take on this role without MFA.'],
      fixed: `{
  "AssumeRolePolicyDocument": {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Effect": "Allow",
        "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
        "Action": "sts:AssumeRole",
        "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
      }
    ]
  }
}`,
    },
    'a string of JSON': {
      code: '{"AssumeRolePolicyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":«\\"arn:aws:iam::111122223333:user/ada\\"»},\\"Action\\":\\"sts:AssumeRole\\"}]}"}',
      says: ['arn:aws:iam::111122223333:user/ada can take on this role without MFA.'],
      fixed:
        '{"AssumeRolePolicyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":\\"arn:aws:iam::111122223333:user/ada\\"},\\"Action\\":\\"sts:AssumeRole\\",\\"Condition\\":{\\"Bool\\":{\\"aws:MultiFactorAuthPresent\\":\\"true\\"}}}]}"}',
    },
    'an account, without a word from the team': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": «"arn:aws:iam::111122223333:root"» }, "Action": "sts:AssumeRole" }',
      says: ['Users of account 111122223333 can take on this role without MFA.'],
      severity: 'information',
      fixed:
        '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Ask for MFA (narrows access)'],
    },
    'two accounts, without a word from the team': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": [«"arn:aws:iam::111122223333:root"», «"444455556666"»] }, "Action": "sts:AssumeRole" }',
      says: [
        'Users of account 111122223333 can take on this role without MFA.',
        'Users of account 444455556666 can take on this role without MFA.',
      ],
      severity: 'information',
      fixed:
        '{ "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::111122223333:root", "444455556666"] }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
  },
});
