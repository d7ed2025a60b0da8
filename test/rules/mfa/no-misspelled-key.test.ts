import { noMisspelledKey } from '../../../server/src/rules/mfa/no-misspelled-key';
import { testRule } from '../../support/test-rule';

testRule(noMisspelledKey, {
  clean: {
    'the two keys': `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    'the keys in another case': `[
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "AWS:MULTIFACTORAUTHPRESENT": "false" } }
  },
  {
    "Effect": "Allow",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "NumericLessThan": { "aws:multifactorauthage": "3600" } }
  }
]`,
    'other keys of AWS': `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:SecureTransport": "false", "aws:ViaAWSService": "true" },
    "StringEquals": { "aws:PrincipalType": "User" },
    "NumericLessThan": { "s3:TlsVersion": "1.2" }
  }
}`,
    'tags that speak of MFA': `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "StringEquals": {
      "aws:PrincipalTag/mfa": "true",
      "aws:ResourceTag/MultiFactorAuthPresent": "true"
    }
  }
}`,
    'keys of identity providers that speak of MFA': `{
  "Effect": "Allow",
  "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/login.example.com" },
  "Action": "sts:AssumeRoleWithWebIdentity",
  "Condition": { "StringEquals": { "login.example.com:amr": "mfa" } }
}`,
    'a key that is a long way off':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:TwoFactorSignIn": "false" } } }',
  },
  flagged: {
    'a Deny that never fires': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MFAPresent"»: "false" } } }',
      says: ['There is no key aws:MFAPresent: Bool on it never matches, so the statement denies nothing.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      offers: ['Write BoolIfExists false on aws:MultiFactorAuthPresent (narrows access)'],
    },
    'a Deny that locks everyone out': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MFAPresent"»: "false" } } }',
      says: [
        'There is no key aws:MFAPresent: BoolIfExists on it always matches, so the statement denies with and without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      offers: ['Write aws:MultiFactorAuthPresent (widens access)'],
    },
    'an Allow that grants nothing': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MFAPresent"»: "true" } } }',
      says: ['There is no key aws:MFAPresent: Bool on it never matches, so the statement grants nothing.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Write aws:MultiFactorAuthPresent (widens access)'],
    },
    'an Allow that restricts nothing': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MFAPresent"»: "true" } } }',
      says: [
        'There is no key aws:MFAPresent: BoolIfExists on it always matches, so the statement grants with and without MFA.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Write Bool true on aws:MultiFactorAuthPresent (narrows access)'],
    },
    'a missing prefix': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"MultiFactorAuthPresent"»: "false" } } }',
      says: [
        'There is no key MultiFactorAuthPresent: BoolIfExists on it always matches, so the statement denies with and without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a wrong prefix': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"iam:MultiFactorAuthPresent"»: "false" } } }',
      says: [
        'There is no key iam:MultiFactorAuthPresent: BoolIfExists on it always matches, so the statement denies with and without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a prefix without its colon': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"awsMultiFactorAuthPresent"»: "false" } } }',
      says: [
        'There is no key awsMultiFactorAuthPresent: BoolIfExists on it always matches, so the statement denies with and without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a dot for the colon': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws.MultiFactorAuthPresent"»: "false" } } }',
      says: [
        'There is no key aws.MultiFactorAuthPresent: BoolIfExists on it always matches, so the statement denies with and without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a letter too many': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresents"»: false } } }',
      says: [
        'There is no key aws:MultiFactorAuthPresents: BoolIfExists on it always matches, so the statement denies with and without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": false } } }',
    },
    'two letters swapped, in another case': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "boolifexists": { «"AWS:MUTLIFACTORAUTHPRESENT"»: ["false"] } } }',
      says: [
        'There is no key AWS:MUTLIFACTORAUTHPRESENT: boolifexists on it always matches, so the statement denies with and without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "boolifexists": { "aws:MultiFactorAuthPresent": ["false"] } } }',
    },
    'another word of the same family': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthenticated"»: "true" } } }',
      says: [
        'There is no key aws:MultiFactorAuthenticated: Bool on it never matches, so the statement denies nothing.',
      ],
    },
    'an age': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { «"aws:MFAAge"»: "3600" } } }',
      says: ['There is no key aws:MFAAge: NumericLessThan on it never matches, so the statement grants nothing.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
      offers: ['Write aws:MultiFactorAuthAge (widens access)'],
    },
    'an age in a Deny, with the wrong operator as well': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThan": { «"aws:MultiFactorAge"»: "3600" } } }',
      says: [
        'There is no key aws:MultiFactorAge: NumericGreaterThan on it never matches, so the statement denies nothing.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
      offers: ['Write NumericGreaterThanIfExists 3600 on aws:MultiFactorAuthAge (narrows access)'],
    },
    'Null on a key that is always missing': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { «"aws:MFAAge"»: "true" } } }',
      says: ['There is no key aws:MFAAge: Null on it always matches, so the statement denies with and without MFA.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } }',
    },
    'Null on a presence, which would miss the console': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { «"aws:MFAPresent"»: "true" } } }',
      says: [
        'There is no key aws:MFAPresent: Null on it always matches, so the statement denies with and without MFA.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a Deny of MFA, where it is not sure what is meant': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MFAPresent"»: "true" } } }',
      says: ['There is no key aws:MFAPresent: Bool on it never matches, so the statement denies nothing.'],
    },
    'a value that is not known': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { «"aws:MFAPresent"»: { "Ref": "Mfa" } } } }',
      says: ['There is no key aws:MFAPresent: it is missing from every request.'],
    },
    'a negated operator, which always matches': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "StringNotEquals": { «"aws:MFAPresent"»: "true" } } }',
      says: [
        'There is no key aws:MFAPresent: StringNotEquals on it always matches, so the statement denies with and without MFA.',
      ],
    },
    'an operator that does not exist': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Boolean": { «"aws:MFAPresent"»: "false" } } }',
      says: ['There is no key aws:MFAPresent: it is missing from every request.'],
    },
    'a misspelt key beside a right one': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "NumericGreaterThanIfExists": { «"aws:MFAAge"»: "3600" }
  }
}`,
      says: [
        'There is no key aws:MFAAge: NumericGreaterThanIfExists on it always matches, so this test asks for nothing.',
      ],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    },
    'two misspelt keys': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MFAPresent"»: "true" }, "NumericLessThan": { «"aws:MFAAge"»: "900" } } }',
      says: [
        'There is no key aws:MFAPresent: Bool on it never matches, so the statement grants nothing.',
        'There is no key aws:MFAAge: NumericLessThan on it never matches, so the statement grants nothing.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "900" } } }',
    },
    'the right block is there already': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:ViaAWSService": "false" }, "Bool": { «"aws:MFAPresent"»: "false" } } }',
      says: ['There is no key aws:MFAPresent: Bool on it never matches, so the statement denies nothing.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:ViaAWSService": "false", "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a service, which no repair may lock out': {
      code: '{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { «"aws:MFAPresent"»: "true" } } }',
      says: ['There is no key aws:MFAPresent: Bool on it never matches, so the statement grants nothing.'],
    },
    'a trust policy': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { «"aws:MFAPresent"»: "true" } } }',
      says: ['There is no key aws:MFAPresent: Bool on it never matches, so the statement grants nothing.'],
      fixed:
        '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
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
      "Effect": "Allow",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "Bool": { «"aws:MFAPresent"»: true } }
    }
  ]
}`,
      says: ['There is no key aws:MFAPresent: Bool on it never matches, so the statement grants nothing.'],
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
      "Effect": "Allow",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } }
    }
  ]
}`,
    },
    'a string of JSON': {
      code: '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{«\\"aws:MFAPresent\\"»:\\"false\\"}}}"}',
      says: [
        'There is no key aws:MFAPresent: BoolIfExists on it always matches, so the statement denies with and without MFA.',
      ],
      fixed:
        '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}"}',
    },
  },
});
