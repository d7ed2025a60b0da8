import { noUnsafeAge } from '../../../server/src/rules/mfa/no-unsafe-age';
import { testRule } from '../../support/test-rule';

testRule(noUnsafeAge, {
  clean: {
    'an hour':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
    'an hour as a JSON number':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": 3600 } } }',
    'the shortest limit that is not taken for minutes':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "61" } } }',
    'twelve hours less a second':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "43199" } } }',
    'a limit that is not known':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": { "Ref": "Limit" } } } }',
    'a limit that is no number':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "60m" } } }',
    'no limit at all':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } }',
    'zero, which any MFA is older than':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "0" } } }',
    'a single second, which another rule reports':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericEquals": { "aws:MultiFactorAuthAge": "60" } } }',
    'another number':
      '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "s3:TlsVersion": "1" } } }',
    'a misspelt key, which another rule reports':
      '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MFAAge": "60" } } }',
  },
  flagged: {
    'sixty, which may be meant as minutes': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": «"60"» } } }',
      says: ['The age counts seconds: after 60 of them, MFA is too old.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
      offers: ['Allow up to 3600 seconds, that is 60 minutes (widens access)'],
    },
    'sixty in a Deny': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": «"60"» } } }',
      says: ['The age counts seconds: after 60 of them, MFA is too old.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
      offers: ['Deny after 3600 seconds, that is 60 minutes (widens access)'],
    },
    'thirty in a JSON number': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": «30» } } }',
      says: ['The age counts seconds: after 30 of them, MFA is too old.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "1800" } } }',
    },
    'one, too short to be a minute in seconds': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": «"1"» } } }',
      says: ['The age counts seconds: after 1 of them, MFA is too old.'],
    },
    'an hour in milliseconds': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": «"3600000"» } } }',
      says: ['The age counts seconds: 3600000 is about 42 days, longer than any session.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
      offers: ['Allow up to 3600 seconds, that is 3600000 milliseconds (narrows access)'],
    },
    'an hour in milliseconds in a Deny': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": «3600000» } } }',
      says: ['The age counts seconds: 3600000 is about 42 days, longer than any session.'],
      fixed:
        '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }',
    },
    'a day in milliseconds, which is too long in seconds too': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": «"86400000"» } } }',
      says: ['The age counts seconds: 86400000 is about 1000 days, longer than any session.'],
    },
    'thirty-six hours': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": «"129600"» } } }',
      says: ['Never enforced: no session with MFA lasts longer than 36 hours, and 129600 seconds is at least that.'],
      offers: [],
    },
    'a week in an Allow': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": «604800» } } }',
      says: ['Never enforced: no session with MFA lasts longer than 36 hours, and 604800 seconds is at least that.'],
    },
    'an age in another case, in a list': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "numericlessthanequals": { "aws:multifactorauthage": [«"45"»] } } }',
      says: ['The age counts seconds: after 45 of them, MFA is too old.'],
      fixed:
        '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "numericlessthanequals": { "aws:multifactorauthage": ["2700"] } } }',
    },
    'one limit of two': {
      code: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "NumericGreaterThan": { "aws:MultiFactorAuthAge": «"30"» },
    "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
      says: ['The age counts seconds: after 30 of them, MFA is too old.'],
    },
    'an age beside a presence': {
      code: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "NumericLessThan": { "aws:MultiFactorAuthAge": «"15"» }
  }
}`,
      says: ['The age counts seconds: after 15 of them, MFA is too old.'],
      fixed: `{
  "Effect": "Allow",
  "Action": "ec2:*",
  "Resource": "*",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "NumericLessThan": { "aws:MultiFactorAuthAge": "900" }
  }
}`,
    },
    'a string of JSON': {
      code: '{"PolicyDocument":"{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"NumericLessThan\\":{\\"aws:MultiFactorAuthAge\\":«\\"60\\"»}}}"}',
      says: ['The age counts seconds: after 60 of them, MFA is too old.'],
      fixed:
        '{"PolicyDocument":"{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"NumericLessThan\\":{\\"aws:MultiFactorAuthAge\\":\\"3600\\"}}}"}',
    },
    'one of two statements': {
      code: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }
    },
    {
      "Effect": "Deny",
      "Action": "ec2:*",
      "Resource": "*",
      "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": «"200000"» } }
    }
  ]
}`,
      says: ['Never enforced: no session with MFA lasts longer than 36 hours, and 200000 seconds is at least that.'],
    },
    'twelve hours, which no console session outlasts': {
      code: '{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": «"43200"» } } }',
      says: ['Limits session tokens only: console sessions end after 12 hours, before 43200 seconds.'],
      severity: 'information',
      offers: [],
    },
    'a day in a Deny': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": «"86400"» } } }',
      says: ['Limits session tokens only: console sessions end after 12 hours, before 86400 seconds.'],
      severity: 'information',
    },
  },
});
