import { noOpenAllow } from '../../../server/src/rules/mfa/no-open-allow';
import { testRule } from '../../support/test-rule';

testRule(noOpenAllow, {
  clean: {
    'Bool true':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a JSON boolean':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } } }',
    'a capital letter in the value':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "True" } } }',
    'the key in another case':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:multifactorauthpresent": "true" } } }',
    'one value in a list':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": ["true"] } } }',
    'an age below a limit':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
    'Null false on the age, which only MFA has':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "false" } } }',
    'ForAnyValue, which needs a value':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "ForAnyValue:Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a string operator that fails closed':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "StringEquals": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a loose presence test beside a strict age test': `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" },
    "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    'a strict presence test beside a loose age test': `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "NumericLessThanIfExists": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
    'a loose test whose gap a Deny of the same policy closes': `[
  {
    "Effect": "Allow",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }
  },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
    'a loose test whose gap two Denies close together': `[
  {
    "Effect": "Allow",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "NumericLessThanIfExists": { "aws:MultiFactorAuthAge": 3600 } }
  },
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
    'a loose test whose gap a Deny with exceptions closes': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }
    },
    {
      "Effect": "Deny",
      "NotAction": ["iam:*", "sts:*"],
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    'a value that is not known':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": { "Ref": "NeedsMfa" } } } }',
    'a policy variable as the value':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "${aws:PrincipalTag/mfa}" } } }',
    'a condition that is not known': `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": {
      "Fn::If": ["Strict", { "aws:MultiFactorAuthPresent": "true" }, { "Ref": "AWS::NoValue" }]
    }
  }
}`,
    'a Deny, where the same operator is right':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a grant only without MFA, which another rule reports':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a misspelt key, which another rule reports':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MFAPresent": "true" } } }',
    'an effect that is not known': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": { "Ref": "Effect" },
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
  },
  flagged: {
    'BoolIfExists true': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Let in only with MFA (narrows access)'],
    },
    'BoolIfExists with a JSON boolean': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": true» } } }',
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } } }',
    },
    'BoolIfExists in lower case, with the key in capitals': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "boolifexists": { «"AWS:MULTIFACTORAUTHPRESENT": ["TRUE"]» } } }',
      says: ['Lets access keys in without MFA: boolifexists TRUE also matches when the key is missing.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": ["true"] } } }',
    },
    'Null false on the presence key': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: ['Lets sessions without MFA in: Null false on MultiFactorAuthPresent matches every temporary credential.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'an age limit with IfExists': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThanIfExists": { «"aws:MultiFactorAuthAge": "3600"» } } }',
      says: ['Lets everyone in without MFA: NumericLessThanIfExists 3600 matches whether or not there was MFA.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
    },
    'ForAllValues on a missing key': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "ForAllValues:Bool": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      says: ['Lets access keys in without MFA: ForAllValues:Bool true also matches when the key is missing.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'two loose tests together': {
      code: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» },
    "NumericLessThanIfExists": { "aws:MultiFactorAuthAge": "900" }
  }
}`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "NumericLessThan": { "aws:MultiFactorAuthAge": "900" }
  }
}`,
    },
    'Bool with both values': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": ["true", "false"]» } } }',
      says: ['Lets sessions without MFA in: Bool true or false matches every temporary credential.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": ["true"] } } }',
    },
    'BoolIfExists with both values': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": ["true", "false"]» } } }',
      says: ['Lets everyone in without MFA: BoolIfExists true or false matches whether or not there was MFA.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": ["true"] } } }',
    },
    'a negated string operator': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "StringNotEquals": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      says: ['Lets access keys in without MFA: StringNotEquals true also matches when the key is missing.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Let in only with MFA (changes access)'],
    },
    'IfExists with a value that is not known, since a missing key matches whatever it is': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": { "Ref": "NeedsMfa" }» } } }',
      says: ['Lets access keys in without MFA: BoolIfExists of an unknown value also matches when the key is missing.'],
      severity: 'information',
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a grant of all but some actions': {
      code: '{ "Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::ledger/*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed:
        '{ "Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::ledger/*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a loose test beside another condition': {
      code: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» },
    "IpAddress": { "aws:SourceIp": "198.51.100.0/24" }
  }
}`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "IpAddress": { "aws:SourceIp": "198.51.100.0/24" }
  }
}`,
    },
    'a loose Allow beside a Deny with the same gap': {
      code: `[
  {
    "Effect": "Allow",
    "Action": "*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
  },
  {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed: `[
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
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
    },
    'a loose Allow whose Deny covers other actions': {
      code: `[
  {
    "Effect": "Allow",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
  },
  {
    "Effect": "Deny",
    "Action": "rds:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed: `[
  {
    "Effect": "Allow",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
  },
  {
    "Effect": "Deny",
    "Action": "rds:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
  }
]`,
    },
    'a loose Allow whose Deny is for another address range': {
      code: `[
  {
    "Effect": "Allow",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
  },
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": {
      "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
      "IpAddress": { "aws:SourceIp": "198.51.100.0/24" }
    }
  }
]`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed: `[
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
    "Condition": {
      "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
      "IpAddress": { "aws:SourceIp": "198.51.100.0/24" }
    }
  }
]`,
    },
    'two statements, one of them loose': {
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
      "Effect": "Allow",
      "Action": "rds:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
    }
  ]
}`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
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
      "Effect": "Allow",
      "Action": "rds:*",
      "Resource": "*",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
    },
    'a policy with a single statement': {
      code: `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
  }
}`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed: `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
  }
}`,
    },
    'a policy that is a string of JSON': {
      code: '{"Name":"deploy","PolicyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{«\\"aws:MultiFactorAuthPresent\\":\\"true\\"»}}}]}"}',
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed:
        '{"Name":"deploy","PolicyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"Bool\\":{\\"aws:MultiFactorAuthPresent\\":\\"true\\"}}}]}"}',
    },
    'a policy with comments': {
      code: `{
  // Reviewed in spring.
  "Effect": "Allow",
  "Action": "ec2:*", /* all of it */
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» }, // wrong way round
  },
}`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed: `{
  // Reviewed in spring.
  "Effect": "Allow",
  "Action": "ec2:*", /* all of it */
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" }, // wrong way round
  },
}`,
    },
    'two policies in one document': {
      code: `{
  "first": {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Effect": "Allow",
        "Action": "ec2:*",
        "Resource": "*",
        "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
      }
    ]
  },
  "second": {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Effect": "Allow",
        "Action": "ec2:*",
        "Resource": "*",
        "Condition": { "Null": { «"aws:MultiFactorAuthPresent": false» } }
      }
    ]
  }
}`,
      says: ['Lets sessions without MFA in: Null false on MultiFactorAuthPresent matches every temporary credential.'],
      fixed: `{
  "first": {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Effect": "Allow",
        "Action": "ec2:*",
        "Resource": "*",
        "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
      }
    ]
  },
  "second": {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Effect": "Allow",
        "Action": "ec2:*",
        "Resource": "*",
        "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
      }
    ]
  }
}`,
    },
    'a bucket for the principals of an account': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
}`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    },
    'a bucket that is public because of it': {
      code: `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
}`,
      says: ['Public: anybody gets in, even unsigned, because BoolIfExists true also matches when the key is missing.'],
      offers: [],
    },
    'a bucket that any temporary credential may read': {
      code: '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Null": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      says: [
        'Lets sessions of any AWS account in without MFA: Null false on MultiFactorAuthPresent matches every temporary credential.',
      ],
    },
    'a bucket for everybody within an organization': {
      code: `{
  "Effect": "Allow",
  "Principal": "*",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» },
    "StringEquals": { "aws:PrincipalOrgID": "o-exampleorgid" }
  }
}`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
    },
    'a role for any account, which asks for no MFA after all': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      says: ['Lets any AWS account in without MFA: BoolIfExists true also matches when the key is missing.'],
    },
    'a role for an account': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
}`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    },
    'a role for an account that takes any temporary credential': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "Null": { «"aws:MultiFactorAuthPresent": "false"» } }
}`,
      says: ['Lets sessions without MFA in: Null false on MultiFactorAuthPresent matches every temporary credential.'],
      fixed: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    },
    'a role for an account that asks for the age only if there is one': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "NumericLessThanIfExists": { «"aws:MultiFactorAuthAge": "3600"» } }
}`,
      says: ['Lets everyone in without MFA: NumericLessThanIfExists 3600 matches whether or not there was MFA.'],
      fixed: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }
}`,
    },
    'a role for a service, which the condition cannot keep out': {
      code: `{
  "Effect": "Allow",
  "Principal": { "Service": "ec2.amazonaws.com" },
  "Action": "sts:AssumeRole",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
}`,
      says: ['Demands nothing: AWS services never carry MFA information, and BoolIfExists true matches without it.'],
      severity: 'warning',
      fixed: `{
  "Effect": "Allow",
  "Principal": { "Service": "ec2.amazonaws.com" },
  "Action": "sts:AssumeRole"
}`,
      offers: ['Remove the MFA condition, which demands nothing here'],
    },
    'a role for SAML sign-ins, which the condition cannot keep out': {
      code: `{
  "Effect": "Allow",
  "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Corporate" },
  "Action": "sts:AssumeRoleWithSAML",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» },
    "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" }
  }
}`,
      says: [
        'Demands nothing: SAML and OIDC users never carry MFA information, and BoolIfExists true matches without it.',
      ],
      severity: 'warning',
      fixed: `{
  "Effect": "Allow",
  "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Corporate" },
  "Action": "sts:AssumeRoleWithSAML",
  "Condition": {
    "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" }
  }
}`,
    },
    'a role for people and a service together': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root", "Service": "ec2.amazonaws.com" },
  "Action": "sts:AssumeRole",
  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
}`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
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
                  "Effect": "Allow",
                  "Action": "ec2:*",
                  "Resource": "*",
                  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
                }
              ]
            }
          }
        ]
      }
    }
  }
}`,
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
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
                  "Action": "ec2:*",
                  "Resource": "*",
                  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
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
    'a permission set, whose users may or may not have the key': {
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
              "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
            }
          ]
        }
      }
    }
  }
}`,
      says: ['May let single sign-on users in without MFA: BoolIfExists true also matches when the key is missing.'],
      severity: 'information',
      offers: [],
    },
    'a permission set that lets in all temporary credentials': {
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
              "Condition": { "NumericLessThanIfExists": { «"aws:MultiFactorAuthAge": "3600"» } }
            }
          ]
        }
      }
    }
  }
}`,
      says: [
        'Demands nothing: single sign-on users never carry MFA information, and NumericLessThanIfExists 3600 matches without it.',
      ],
      severity: 'warning',
      fixed: `{
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
              "Resource": "*"
            }
          ]
        }
      }
    }
  }
}`,
    },
    'the role of a machine': {
      code: `{
  "Resources": {
    "Worker": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "ec2.amazonaws.com" },
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
                {
                  "Effect": "Allow",
                  "Action": "ec2:*",
                  "Resource": "*",
                  "Condition": { "Null": { «"aws:MultiFactorAuthPresent": "false"» } }
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
        'Demands nothing: roles of EC2 and Lambda never carry MFA information, and Null false on MultiFactorAuthPresent matches without it.',
      ],
      severity: 'warning',
    },
    'the role of a machine, with a condition that it does not meet': {
      code: `{
  "Resources": {
    "Worker": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "ec2.amazonaws.com" },
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
                {
                  "Effect": "Allow",
                  "Action": "ec2:*",
                  "Resource": "*",
                  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } }
                }
              ]
            }
          }
        ]
      }
    }
  }
}`,
      says: ['May let SAML and OIDC users in without MFA: BoolIfExists true also matches when the key is missing.'],
      severity: 'information',
    },
    'a boundary': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      path: 'boundaries/break-glass.json',
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a service control policy': {
      code: '{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» } } }',
      path: 'scp/allow.json',
      says: ['Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.'],
      fixed:
        '{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a statement for roles only, which never have an access key': {
      code: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { «"aws:MultiFactorAuthPresent": "true"» },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/*" }
  }
}`,
      says: [
        'May let single sign-on users and SAML and OIDC users in without MFA: BoolIfExists true also matches when the key is missing.',
      ],
      severity: 'information',
      fixed: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/*" }
  }
}`,
    },
  },
});
