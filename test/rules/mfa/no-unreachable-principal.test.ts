import { noUnreachablePrincipal } from '../../../server/src/rules/mfa/no-unreachable-principal';
import { testRule } from '../../support/test-rule';

testRule(noUnreachablePrincipal, {
  clean: {
    'the users of an account': `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'an account by its number':
      '{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a user': `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" },
  "Action": "sts:AssumeRole",
  "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }
}`,
    'a service without MFA':
      '{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }',
    'a service with a condition that it meets': `{
  "Effect": "Allow",
  "Principal": { "Service": "ec2.amazonaws.com" },
  "Action": "sts:AssumeRole",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'a SAML provider without MFA': `{
  "Effect": "Allow",
  "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Corporate" },
  "Action": "sts:AssumeRoleWithSAML",
  "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } }
}`,
    'people and single sign-on in statements of their own': `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
      "Action": "sts:AssumeRole",
      "Condition": {
        "Bool": { "aws:MultiFactorAuthPresent": "true" },
        "StringLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:user/breakglass/*" }
      }
    },
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
      "Action": "sts:AssumeRole",
      "Condition": {
        "ArnLike": {
          "aws:PrincipalArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*"
        }
      }
    }
  ]
}`,
    'single sign-on roles that are left out': `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": "true" },
    "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/aws-reserved/*" }
  }
}`,
    'everybody, which another rule reports':
      '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
    'a Deny on a resource, which another rule reports': `{
  "Effect": "Deny",
  "Principal": { "Service": "cloudtrail.amazonaws.com" },
  "Action": "s3:PutObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
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
    'a principal that is not known': `{
  "Effect": "Allow",
  "Principal": { "AWS": { "Fn::GetAtt": ["Deployer", "Arn"] } },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'a value that is not known': `{
  "Effect": "Allow",
  "Principal": { "Service": "ec2.amazonaws.com" },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } }
}`,
    'all but one principal': `{
  "Effect": "Allow",
  "NotPrincipal": { "Service": "ec2.amazonaws.com" },
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::ledger/*",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
}`,
    'a misspelt key, which another rule reports':
      '{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MFAPresent": "true" } } }',
    'a permission set with a condition that its users may meet': `{
  "Resources": {
    "Admins": {
      "Type": "AWS::SSO::PermissionSet",
      "Properties": {
        "Name": "Admins",
        "InlinePolicy": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Action": "ec2:*",
              "Resource": "*",
              "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }
            }
          ]
        }
      }
    }
  }
}`,
    'the trust policy of a role beside its own policies': `{
  "Resources": {
    "Worker": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
              "Action": "sts:AssumeRole",
              "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
            }
          ]
        },
        "Policies": [
          {
            "PolicyName": "work",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }]
            }
          }
        ]
      }
    }
  }
}`,
  },
  flagged: {
    'a service': {
      code: '{ "Effect": "Allow", "Principal": { "Service": «"lambda.amazonaws.com"» }, "Action": "sts:AssumeRole", "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } } }',
      says: ['lambda.amazonaws.com can never pass: an AWS service carries no MFA, and Bool true demands it.'],
      fixed: '{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }',
      offers: ['Remove the MFA condition (widens access)'],
    },
    'several services': {
      code: `{
  "Effect": "Allow",
  "Principal": { "Service": [«"ec2.amazonaws.com"», «"lambda.amazonaws.com"»] },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
}`,
      says: [
        'ec2.amazonaws.com can never pass: an AWS service carries no MFA, and Bool true demands it.',
        'lambda.amazonaws.com can never pass: an AWS service carries no MFA, and Bool true demands it.',
      ],
      fixed: `[
  {
    "Effect": "Allow",
    "Principal": { "Service": ["lambda.amazonaws.com"] },
    "Action": "sts:AssumeRole",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
  },
  {
    "Effect": "Allow",
    "Principal": { "Service": ["ec2.amazonaws.com"] },
    "Action": "sts:AssumeRole"
  }
]`,
    },
    'a service beside people, who keep the demand': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root", "Service": «"ec2.amazonaws.com"» },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
}`,
      says: ['ec2.amazonaws.com can never pass: an AWS service carries no MFA, and Bool true demands it.'],
      fixed: `[
  {
    "Effect": "Allow",
    "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
    "Action": "sts:AssumeRole",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
  },
  {
    "Effect": "Allow",
    "Principal": { "Service": "ec2.amazonaws.com" },
    "Action": "sts:AssumeRole"
  }
]`,
      offers: ['Give ec2.amazonaws.com a statement of its own, without MFA (widens access)'],
    },
    'a service with an age limit': {
      code: `{
  "Effect": "Allow",
  "Principal": { "Service": «"ec2.amazonaws.com"» },
  "Action": "sts:AssumeRole",
  "Condition": {
    "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› },
    "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" }
  }
}`,
      says: ['ec2.amazonaws.com can never pass: an AWS service carries no MFA, and Bool true demands it.'],
      fixed: `{
  "Effect": "Allow",
  "Principal": { "Service": "ec2.amazonaws.com" },
  "Action": "sts:AssumeRole"
}`,
    },
    'a SAML provider': {
      code: `{
  "Effect": "Allow",
  "Principal": { "Federated": «"arn:aws:iam::111122223333:saml-provider/Corporate"» },
  "Action": "sts:AssumeRoleWithSAML",
  "Condition": {
    "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› },
    "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" }
  }
}`,
      says: [
        'arn:aws:iam::111122223333:saml-provider/Corporate can never pass: IAM does not see the MFA of an identity provider, and Bool true demands it.',
      ],
      fixed: `{
  "Effect": "Allow",
  "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Corporate" },
  "Action": "sts:AssumeRoleWithSAML",
  "Condition": {
    "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" }
  }
}`,
      offers: ['Remove the MFA condition (widens access)'],
    },
    'an OIDC provider': {
      code: `{
  "Effect": "Allow",
  "Principal": {
    "Federated": «"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"»
  },
  "Action": "sts:AssumeRoleWithWebIdentity",
  "Condition": {
    "StringEquals": {
      "token.actions.githubusercontent.com:sub": "repo:example/app:ref:refs/heads/main"
    },
    "Null": { ‹"aws:MultiFactorAuthAge": false› }
  }
}`,
      says: [
        'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com can never pass: IAM does not see the MFA of an identity provider, and Null false on MultiFactorAuthAge demands it.',
      ],
      fixed: `{
  "Effect": "Allow",
  "Principal": {
    "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
  },
  "Action": "sts:AssumeRoleWithWebIdentity",
  "Condition": {
    "StringEquals": {
      "token.actions.githubusercontent.com:sub": "repo:example/app:ref:refs/heads/main"
    }
  }
}`,
    },
    'a single sign-on role': {
      code: `{
  "Effect": "Allow",
  "Principal": {
    "AWS": «"arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admins_0123456789abcdef"»
  },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
}`,
      says: [
        'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admins_0123456789abcdef can never pass: IAM does not see the MFA of Identity Center, and Bool true demands it.',
      ],
      fixed: `{
  "Effect": "Allow",
  "Principal": {
    "AWS": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admins_0123456789abcdef"
  },
  "Action": "sts:AssumeRole"
}`,
    },
    'a break-glass role that also names single sign-on by a pattern': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": {
    "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› },
    "StringLike": {
      "aws:PrincipalArn": [
        "arn:aws:iam::111122223333:user/breakglass/*",
        «"arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*"»
      ]
    }
  }
}`,
      says: [
        'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/* can never pass: IAM does not see the MFA of Identity Center, and Bool true demands it.',
      ],
    },
    'a Deny that picks out single sign-on by a pattern': {
      code: `{
  "Effect": "Deny",
  "NotAction": ["iam:EnableMFADevice", "sts:GetSessionToken"],
  "Resource": "*",
  "Condition": {
    "BoolIfExists": { ‹"aws:MultiFactorAuthPresent": "false"› },
    "ArnLike": { "aws:PrincipalArn": «"arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*"» }
  }
}`,
      says: [
        'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/* can never pass: IAM does not see the MFA of Identity Center, and BoolIfExists false demands it.',
      ],
    },
    'the same by ArnLike, in another case': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
  "Action": "sts:AssumeRole",
  "Condition": {
    "arnlike": { "AWS:PrincipalARN": «"arn:aws:iam::*:role/*/AWSReservedSSO_*"» },
    "bool": { ‹"aws:multifactorauthpresent": true› }
  }
}`,
      says: [
        'arn:aws:iam::*:role/*/AWSReservedSSO_* can never pass: IAM does not see the MFA of Identity Center, and bool true demands it.',
      ],
    },
    'a role whose name speaks of a machine': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": «"arn:aws:iam::111122223333:role/ci"» },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
}`,
      says: [
        'arn:aws:iam::111122223333:role/ci looks like the role of a machine, which never carries MFA, and Bool true demands it.',
      ],
      severity: 'warning',
      fixed: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:role/ci" },
  "Action": "sts:AssumeRole"
}`,
      offers: ['Remove the MFA condition (widens access)'],
    },
    'a role with a machine in a part of its name': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": «"arn:aws:iam::111122223333:role/services/OrdersLambdaRole"» },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
}`,
      says: [
        'arn:aws:iam::111122223333:role/services/OrdersLambdaRole looks like the role of a machine, which never carries MFA, and Bool true demands it.',
      ],
      severity: 'warning',
      fixed: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:role/services/OrdersLambdaRole" },
  "Action": "sts:AssumeRole"
}`,
    },
    'a role that people may have taken on, where sources disagree': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": «"arn:aws:iam::111122223333:role/Operators"» },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
}`,
      says: [
        'arn:aws:iam::111122223333:role/Operators may never pass: AWS documents that role sessions carry no MFA; reports from the field differ.',
      ],
      severity: 'information',
      offers: [],
    },
    'the session of a role': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": «"arn:aws:sts::111122223333:assumed-role/Operators/ada"» },
  "Action": "sts:AssumeRole",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
}`,
      says: [
        'arn:aws:sts::111122223333:assumed-role/Operators/ada may never pass: AWS documents that role sessions carry no MFA; reports from the field differ.',
      ],
      severity: 'information',
    },
    'a role by its id': {
      code: '{ "Effect": "Allow", "Principal": { "AWS": «"AROAEXAMPLEROLEID"» }, "Action": "sts:AssumeRole", "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } } }',
      says: [
        'AROAEXAMPLEROLEID may never pass: AWS documents that role sessions carry no MFA; reports from the field differ.',
      ],
      severity: 'information',
    },
    'a bucket that asks a service for MFA': {
      code: `{
  "Effect": "Allow",
  "Principal": { "Service": «"logging.s3.amazonaws.com"» },
  "Action": "s3:PutObject",
  "Resource": "arn:aws:s3:::logs/*",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
}`,
      says: ['logging.s3.amazonaws.com can never pass: an AWS service carries no MFA, and Bool true demands it.'],
      fixed: `{
  "Effect": "Allow",
  "Principal": { "Service": "logging.s3.amazonaws.com" },
  "Action": "s3:PutObject",
  "Resource": "arn:aws:s3:::logs/*"
}`,
    },
    'a key that asks a machine role for MFA': {
      code: `{
  "Effect": "Allow",
  "Principal": { "AWS": «"arn:aws:iam::111122223333:role/app-ec2"» },
  "Action": "kms:Decrypt",
  "Resource": "*",
  "Condition": { "Bool": { ‹"aws:MultiFactorAuthPresent": "true"› } }
}`,
      says: [
        'arn:aws:iam::111122223333:role/app-ec2 looks like the role of a machine, which never carries MFA, and Bool true demands it.',
      ],
      severity: 'warning',
      fixed: `{
  "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111122223333:role/app-ec2" },
  "Action": "kms:Decrypt",
  "Resource": "*"
}`,
    },
    'a permission set with an Allow': {
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
              "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "true"» } }
            }
          ]
        }
      }
    }
  }
}`,
      says: ['Nobody can pass: this permission set serves single sign-on, and IAM does not see its MFA.'],
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
      offers: ['Remove the MFA condition (widens access)'],
    },
    'a permission set with a Deny': {
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
              "Effect": "Deny",
              "Action": "ec2:*",
              "Resource": "*",
              "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
            }
          ]
        }
      }
    }
  }
}`,
      says: ['Nobody can pass: this permission set serves single sign-on, and IAM does not see its MFA.'],
    },
    'an inline policy of Identity Center on its own': {
      code: `{
  "InlinePolicy": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"ec2:*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"BoolIfExists\\":{«\\"aws:MultiFactorAuthPresent\\":\\"false\\"»}}}]}"
}`,
      says: ['Nobody can pass: this permission set serves single sign-on, and IAM does not see its MFA.'],
    },
    'a folder of permission sets': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } } }',
      path: 'permission-sets/admins.json',
      says: ['Nobody can pass: this permission set serves single sign-on, and IAM does not see its MFA.'],
    },
    'the role of an instance': {
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
                  "Effect": "Deny",
                  "Action": "*",
                  "Resource": "*",
                  "Condition": { "BoolIfExists": { «"aws:MultiFactorAuthPresent": "false"» } }
                }
              ]
            }
          }
        ]
      }
    }
  }
}`,
      says: ['Nobody can pass: machines take on this role, and BoolIfExists false demands MFA.'],
      offers: [],
    },
    'the role of a function that needs MFA': {
      code: `{
  "Resources": {
    "Orders": {
      "Type": "AWS::Serverless::Function",
      "Properties": {
        "Policies": [
          {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "Action": "dynamodb:PutItem",
                "Resource": "*",
                "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "true"» } }
              }
            ]
          }
        ]
      }
    }
  }
}`,
      says: ['Nobody can pass: machines take on this role, and Bool true demands MFA.'],
      fixed: `{
  "Resources": {
    "Orders": {
      "Type": "AWS::Serverless::Function",
      "Properties": {
        "Policies": [
          {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "Action": "dynamodb:PutItem",
                "Resource": "*"
              }
            ]
          }
        ]
      }
    }
  }
}`,
    },
    'a role that people take on with MFA, where sources disagree': {
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
              "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
              "Action": "sts:AssumeRole",
              "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
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
                  "Condition": { "Bool": { «"aws:MultiFactorAuthPresent": "true"» } }
                }
              ]
            }
          }
        ]
      }
    }
  }
}`,
      says: ['May keep everyone out: AWS documents that role sessions carry no MFA; reports from the field differ.'],
      severity: 'information',
      offers: [],
    },
    'a role in a folder of roles': {
      code: '{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { «"aws:MultiFactorAuthAge": "true"» } } }',
      path: 'roles/operators.json',
      says: ['May keep everyone out: AWS documents that role sessions carry no MFA; reports from the field differ.'],
      severity: 'information',
    },
  },
});
