import { noWrongOperator } from '../../../server/src/rules/mfa/no-wrong-operator';
import { testRule } from '../../support/test-rule';

testRule(noWrongOperator, {
  clean: {
    'Bool on the presence key':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'BoolIfExists in another case':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "boolifexists": { "aws:multifactorauthpresent": "FALSE" } } }',
    'a JSON boolean':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": false } } }',
    'a number on the age':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": 3600 } } }',
    'a number as a string':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
    'Null on either key': `[
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } }
  },
  {
    "Effect": "Deny",
    "Action": "ec2:*",
    "Resource": "*",
    "Condition": { "Null": { "aws:MultiFactorAuthAge": true } }
  }
]`,
    'a policy variable as the value':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "${aws:PrincipalTag/mfa}" } } }',
    'a value that is not known':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } } }',
    'a set operator that opens the gate, which another rule reports':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "ForAllValues:Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'both values that open the gate, which another rule reports':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": ["true", "false"] } } }',
    'a set operator with a gap, which another rule reports':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "ForAnyValue:Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
    'a set operator upside down, which another rule reports':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "ForAllValues:NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
    'a misspelt key, which another rule reports':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "StringEquals": { "aws:MFAPresent": "false" } } }',
    'string operators on other keys': `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "StringNotEquals": { "aws:username": "ada" }
  }
}`,
    'the same value twice':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": ["false", "False"] } } }',
  },
  flagged: {
    'a string operator in an Allow': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { «"StringEquals"»: { "aws:MultiFactorAuthPresent": "true" } } }',
      says: ['StringEquals does not fit aws:MultiFactorAuthPresent, a boolean: AWS does not say whether it matches.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Write Bool true (changes access)'],
    },
    'a pattern in an Allow': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { «"StringLike"»: { "aws:MultiFactorAuthPresent": "true" } } }',
      says: ['StringLike does not fit aws:MultiFactorAuthPresent, a boolean: AWS does not say whether it matches.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a string operator in a Deny': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { «"StringEquals"»: { "aws:MultiFactorAuthPresent": "false" } } }',
      says: ['StringEquals does not fit aws:MultiFactorAuthPresent, a boolean: AWS does not say whether it matches.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      offers: ['Write BoolIfExists false (changes access)'],
    },
    'a negated string operator in a Deny': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { «"StringNotEquals"»: { "aws:MultiFactorAuthPresent": "true" } } }',
      says: [
        'StringNotEquals does not fit aws:MultiFactorAuthPresent, a boolean: AWS does not say whether it matches.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'a string operator in a Deny of MFA, where it is not sure what is meant': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { «"StringEquals"»: { "aws:MultiFactorAuthPresent": "true" } } }',
      says: ['StringEquals does not fit aws:MultiFactorAuthPresent, a boolean: AWS does not say whether it matches.'],
    },
    'a string operator in another case, with the key in capitals': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { «"stringequalsignorecase"»: { "AWS:MULTIFACTORAUTHPRESENT": ["True"] } } }',
      says: [
        'stringequalsignorecase does not fit aws:MultiFactorAuthPresent, a boolean: AWS does not say whether it matches.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": ["true"] } } }',
    },
    'a number operator on the presence key': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { «"NumericEquals"»: { "aws:MultiFactorAuthPresent": 1 } } }',
      says: ['NumericEquals does not fit aws:MultiFactorAuthPresent, a boolean: AWS does not say whether it matches.'],
    },
    'Bool on the age': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { «"Bool"»: { "aws:MultiFactorAuthAge": "true" } } }',
      says: ['Bool does not fit aws:MultiFactorAuthAge, a number of seconds: AWS does not say whether it matches.'],
    },
    'a string operator on the age': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { «"StringLike"»: { "aws:MultiFactorAuthAge": "*" } } }',
      says: [
        'StringLike does not fit aws:MultiFactorAuthAge, a number of seconds: AWS does not say whether it matches.',
      ],
    },
    'an operator that does not exist': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { «"Boolean"»: { "aws:MultiFactorAuthPresent": "true" } } }',
      says: ['Boolean is not an operator: what it asks of aws:MultiFactorAuthPresent is not known.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    },
    'a value that is no boolean': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": «"yes"» } } }',
      says: ['"yes" is no boolean: Bool on aws:MultiFactorAuthPresent has nothing to compare.'],
    },
    'one of several values that is no boolean': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": ["false", «"0"»] } } }',
      says: ['"0" is no boolean: BoolIfExists on aws:MultiFactorAuthPresent has nothing to compare.'],
    },
    'an age that is no number': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": «"1h"» } } }',
      says: ['"1h" is no number: NumericLessThan on aws:MultiFactorAuthAge has nothing to compare.'],
    },
    'one of several ages that is no number': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "ForAllValues:NumericGreaterThan": { "aws:MultiFactorAuthAge": ["3600", «"1h"»] } } }',
      says: ['"1h" is no number: ForAllValues:NumericGreaterThan on aws:MultiFactorAuthAge has nothing to compare.'],
    },
    'an empty age': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": «""» } } }',
      says: ['"" is no number: NumericLessThan on aws:MultiFactorAuthAge has nothing to compare.'],
    },
    'Null with a number': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": «"0"» } } }',
      says: ['"0" is no boolean: Null on aws:MultiFactorAuthAge has nothing to compare.'],
    },
    'Null with IfExists': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { «"NullIfExists"»: { "aws:MultiFactorAuthAge": "true" } } }',
      says: ['NullIfExists is not an operator: Null already asks whether the key is there.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } }',
      offers: ['Write Null true (changes access)'],
    },
    'Null with IfExists on the presence key': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { «"NullIfExists"»: { "aws:MultiFactorAuthPresent": "true" } } }',
      says: ['NullIfExists is not an operator: Null already asks whether the key is there.'],
    },
    'Null with IfExists in an Allow': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { «"nullifexists"»: { "aws:MultiFactorAuthAge": false } } }',
      says: ['nullifexists is not an operator: Null already asks whether the key is there.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": false } } }',
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
              "Effect": "Allow",
              "Action": "ec2:*",
              "Resource": "*",
              "Condition": { «"StringEquals"»: { "aws:MultiFactorAuthPresent": "true" } }
            }
          ]
        }
      }
    }
  }
}`,
      says: ['StringEquals does not fit aws:MultiFactorAuthPresent, a boolean: AWS does not say whether it matches.'],
    },
    'ForAllValues that happens to be right in a Deny': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { «"ForAllValues:Bool"»: { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'ForAllValues:Bool is for keys with several values: aws:MultiFactorAuthPresent has one, and a plain operator says the same.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      offers: ['Write BoolIfExists false'],
    },
    'ForAnyValue that is right in an Allow': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { «"ForAnyValue:Bool"»: { "aws:MultiFactorAuthPresent": true } } }',
      says: [
        'ForAnyValue:Bool is for keys with several values: aws:MultiFactorAuthPresent has one, and a plain operator says the same.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } } }',
      offers: ['Write Bool true'],
    },
    'ForAllValues on the age in a Deny': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { «"ForAllValues:NumericGreaterThan"»: { "aws:MultiFactorAuthAge": "3600" } } }',
      says: [
        'ForAllValues:NumericGreaterThan is for keys with several values: aws:MultiFactorAuthAge has one, and a plain operator says the same.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
    },
    'ForAnyValue on the age in an Allow': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { «"ForAnyValue:NumericLessThan"»: { "aws:MultiFactorAuthAge": "3600" } } }',
      says: [
        'ForAnyValue:NumericLessThan is for keys with several values: aws:MultiFactorAuthAge has one, and a plain operator says the same.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
    },
    'a set operator with IfExists in an Allow': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { «"ForAnyValue:BoolIfExists"»: { "aws:MultiFactorAuthPresent": "true" } } }',
      says: [
        'ForAnyValue:BoolIfExists joins a set operator and IfExists: AWS does not say what that does on aws:MultiFactorAuthPresent.',
      ],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
      offers: ['Write Bool true (changes access)'],
    },
    'a set operator with IfExists in a Deny': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { «"ForAnyValue:BoolIfExists"»: { "aws:MultiFactorAuthPresent": "false" } } }',
      says: [
        'ForAnyValue:BoolIfExists joins a set operator and IfExists: AWS does not say what that does on aws:MultiFactorAuthPresent.',
      ],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
    },
    'both values beside a limit that makes them right': {
      code: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    «"Bool"»: { "aws:MultiFactorAuthPresent": ["true", "false"] },
    "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
      says: ['Bool true or false asks for true and false at once, so it only asks whether the key is there.'],
    },
    'two flaws in one statement': {
      code: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    «"StringNotEquals"»: { "aws:MultiFactorAuthPresent": "true" },
    «"NullIfExists"»: { "aws:MultiFactorAuthAge": "true" }
  }
}`,
      says: [
        'StringNotEquals does not fit aws:MultiFactorAuthPresent, a boolean: AWS does not say whether it matches.',
        'NullIfExists is not an operator: Null already asks whether the key is there.',
      ],
      fixed: `{
  "Effect": "Deny",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "NullIfExists": { "aws:MultiFactorAuthAge": "true" }
  }
}`,
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
      "Condition": { «"ForAllValues:Bool"»: { "aws:MultiFactorAuthPresent": false } }
    }
  ]
}`,
      says: [
        'ForAllValues:Bool is for keys with several values: aws:MultiFactorAuthPresent has one, and a plain operator says the same.',
      ],
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
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": false } }
    }
  ]
}`,
    },
    'a string of JSON': {
      code: '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{«\\"ForAllValues:Bool\\"»:{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}"}',
      says: [
        'ForAllValues:Bool is for keys with several values: aws:MultiFactorAuthPresent has one, and a plain operator says the same.',
      ],
      fixed:
        '{"PolicyDocument":"{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{\\"aws:MultiFactorAuthPresent\\":\\"false\\"}}}"}',
    },
    'a bucket policy': {
      code: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { «"StringNotEquals"»: { "aws:MultiFactorAuthPresent": "true" } }
}`,
      says: [
        'StringNotEquals does not fit aws:MultiFactorAuthPresent, a boolean: AWS does not say whether it matches.',
      ],
      fixed: `{
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
}`,
    },
  },
});
