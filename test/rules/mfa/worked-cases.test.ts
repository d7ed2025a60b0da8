import assert from 'node:assert/strict';
import { reviewAll } from '../../support/worked-case';

interface WorkedCase {
  /** Its number, the verdict of an expert, and what it is. */
  readonly name: string;
  /** Where the document stands, if that says what the policy is attached to. */
  readonly path?: string;
  readonly policy: string;
  /** Everything that all rules of the family report, in the order of the text. */
  readonly reported: readonly string[];
}

/**
 * Cases from the field and what an expert says about each: OK, HOLE (somebody without MFA gets past), LOCKOUT (legitimate
 * callers are kept out for good), NOOP (no effect), INVERTED (hits the wrong side), DEAD (never matches usefully),
 * WARN (works, with a caveat), UNSURE (the facts are not settled).
 */
const cases: readonly WorkedCase[] = [
  {
    name: '1 OK: the reference form',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: [],
  },
  {
    name: '2 HOLE: the reference form with Bool',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['error mfa/no-leaky-deny'],
  },
  {
    name: '4 LOCKOUT: everything denied without MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-enrolment-lockout'],
  },
  {
    name: '5 HOLE: deactivation exempted',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken", "iam:DeactivateMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['error mfa/no-deactivate-without-mfa'],
  },
  {
    name: '7 HOLE: a wildcard over MFA exempted',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:*MFA*", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['information mfa/no-enrolment-lockout', 'error mfa/no-deactivate-without-mfa'],
  },
  {
    name: '8 HOLE: AssumeRole exempted',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken", "sts:AssumeRole"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['error mfa/no-privilege-exemption'],
  },
  {
    name: '10 HOLE: UpdateLoginProfile exempted',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken", "iam:UpdateLoginProfile"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['error mfa/no-privilege-exemption'],
  },
  {
    name: '11 WARN: DeleteVirtualMFADevice exempted',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken", "iam:DeleteVirtualMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-deactivate-without-mfa'],
  },
  {
    name: '13 WARN: only what passkeys need exempted',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ResyncMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-enrolment-lockout'],
  },
  {
    name: '14 LOCKOUT: GetSessionToken not exempted',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-enrolment-lockout'],
  },
  {
    name: '16 OK: an Allow with Bool true',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: [],
  },
  {
    name: '17 HOLE: an Allow with BoolIfExists true',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: ['error mfa/no-open-allow'],
  },
  {
    name: '19 HOLE: an Allow with Null false on the presence',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['error mfa/no-open-allow'],
  },
  {
    name: '20 OK: an Allow with Null false on the age',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "false" } } } }',
    reported: [],
  },
  {
    name: '22 OK: a Deny with Null true on the age',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:Terminate*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } } }',
    reported: [],
  },
  {
    name: '23 OK: two Denies that together miss nobody',
    policy:
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }, { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } } }] }',
    reported: [],
  },
  {
    name: '25 NOOP: no MFA and old MFA in one Deny',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "21600" }, "Bool": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-dead-condition'],
  },
  {
    name: '26 NOOP: no MFA and fresh MFA in one Deny',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "NumericLessThan": { "aws:MultiFactorAuthAge": "300" } } } }',
    reported: ['warning mfa/no-dead-condition'],
  },
  {
    name: '28 OK: a Deny of none and of old MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::prod/*", "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "1800" } } } }',
    reported: [],
  },
  {
    name: '29 HOLE: a Deny of old MFA alone',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::prod/*", "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "1800" } } } }',
    reported: ['error mfa/no-leaky-deny'],
  },
  {
    name: '31 OK: an Allow up to an hour',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } } }',
    reported: [],
  },
  {
    name: '32 WARN: an Allow up to a minute',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "60" } } } }',
    reported: ['warning mfa/no-unsafe-age'],
  },
  {
    name: '34 HOLE: an Allow with ForAllValues',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "ForAllValues:Bool": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: ['error mfa/no-open-allow'],
  },
  {
    name: '35 WARN: a Deny with ForAllValues',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "ForAllValues:Bool": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-wrong-operator'],
  },
  {
    name: '37 HOLE: a Deny with StringEquals',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "StringEquals": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-wrong-operator', 'error mfa/no-leaky-deny'],
  },
  {
    name: '38 WARN: an Allow with StringEquals',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "StringEquals": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: ['warning mfa/no-wrong-operator'],
  },
  {
    name: '40 INVERTED: a Deny of MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: ['error mfa/no-inverted-condition'],
  },
  {
    name: '41 INVERTED: an Allow without MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['error mfa/no-inverted-condition'],
  },
  {
    name: '41b WARN: an Allow of enrolment alone without MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:EnableMFADevice", "Resource": "arn:aws:iam::*:user/${aws:username}", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-inverted-condition'],
  },
  {
    name: '43 NOOP: a Deny with a misspelt key',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "Bool": { "aws:MFAPresent": "false" } } } }',
    reported: ['error mfa/no-misspelled-key'],
  },
  {
    name: '44 OK: a Deny that spares forwarded calls',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false" } } } }',
    reported: [],
  },
  {
    name: '46 NOOP: a Deny of forwarded calls alone',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "Bool": { "aws:ViaAWSService": "true" } } } }',
    reported: ['error mfa/no-leaky-deny'],
  },
  {
    name: '47 LOCKOUT: the reference form on a permission set',
    path: 'permission-sets/admin.json',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['error mfa/no-unreachable-principal'],
  },
  {
    name: '49 LOCKOUT: a Deny on the role of a machine',
    path: 'role.template.json',
    policy:
      '{ "Resources": { "Worker": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } }, "Policies": [{ "PolicyName": "work", "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } } }] } } } }',
    reported: ['error mfa/no-unreachable-principal'],
  },
  {
    name: '50 OK: an account with MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: [],
  },
  {
    name: '52 DEAD: a service with MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: ['error mfa/no-unreachable-principal'],
  },
  {
    name: '53 DEAD: a SAML provider with MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/corp" }, "Action": "sts:AssumeRoleWithSAML", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" }, "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } } } }',
    reported: ['error mfa/no-unreachable-principal'],
  },
  {
    name: '55 DEAD: users and single sign-on with MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" }, "StringLike": { "aws:PrincipalArn": ["arn:aws:iam::111122223333:user/breakglass/*", "arn:aws:iam::111122223333:role/aws-reserved/*"] } } } }',
    reported: ['error mfa/no-unreachable-principal'],
  },
  {
    name: '56 HOLE: anybody with MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: ['error mfa/no-stranger-with-mfa'],
  },
  {
    name: '58 DEAD: an account and a service with MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root", "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: ['error mfa/no-unreachable-principal'],
  },
  {
    name: '59 DEAD: the role of a machine with MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/ci" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: ['warning mfa/no-unreachable-principal'],
  },
  {
    name: '61 WARN: a prefix of a bucket',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/private/*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } } }',
    reported: ['warning mfa/no-collateral-deny'],
  },
  {
    name: '62 LOCKOUT: a whole bucket',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"], "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-collateral-deny'],
  },
  {
    name: '64 HOLE: objects for anybody with MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: ['error mfa/no-stranger-with-mfa'],
  },
  {
    name: '65 HOLE: objects for anybody at all',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: ['error mfa/no-open-allow'],
  },
  {
    name: '67 OK: a bucket that tests only IAM users',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" }, "StringEquals": { "aws:PrincipalType": "User" } } } }',
    reported: [],
  },
  {
    name: '68 WARN: a bucket that spares single sign-on',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" }, "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*" } } } }',
    reported: ['information mfa/no-collateral-deny'],
  },
  {
    name: '70 WARN: an organization that asks everybody',
    path: 'scp/instances.json',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": ["ec2:StopInstances", "ec2:TerminateInstances"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-collateral-deny'],
  },
  {
    name: '71 OK: an organization that asks only IAM users',
    path: 'scp/people.json',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } } } }',
    reported: [],
  },
  {
    name: '73 UNSURE: the reference form, used through Athena',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: [],
  },
  {
    name: '74 OK: deactivation of the own device with MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:DeactivateMFADevice", "Resource": "arn:aws:iam::*:user/${aws:username}", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }',
    reported: [],
  },
  {
    name: '76 WARN: a device that has to be named like its user',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:CreateVirtualMFADevice", "Resource": "arn:aws:iam::*:mfa/${aws:username}" } }',
    reported: ['information mfa/no-stale-device-name'],
  },
  {
    name: '77 OK: enrolment of certified keys only',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "iam:EnableMFADevice", "Resource": "*", "Condition": { "StringNotEquals": { "iam:FIDO-certification": ["L1", "L2"] } } } }',
    reported: [],
  },
  {
    name: '79 WARN: a browser sign-in instead of MFA',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ada" }, "Action": "sts:AssumeRole", "Condition": { "ArnLike": { "aws:SignInSessionArn": "arn:aws:signin:*:111122223333:session/*" } } } }',
    reported: ['warning mfa/require-in-trust-policy'],
  },
  {
    name: '80 LOCKOUT: a whole key',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } } }',
    reported: ['warning mfa/no-collateral-deny'],
  },
  {
    name: '82 OK: a capital letter in the value',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "False" } } } }',
    reported: [],
  },
  {
    name: '83 OK: other casing of operator and key',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"], "Resource": "*", "Condition": { "boolifexists": { "aws:MULTIFACTORAUTHPRESENT": "false" } } } }',
    reported: [],
  },
  {
    name: '85 HOLE: an Allow and a Deny that both miss access keys',
    policy:
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } }, { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }] }',
    reported: ['error mfa/no-open-allow', 'warning mfa/no-enrolment-lockout', 'error mfa/no-leaky-deny'],
  },
  {
    name: '86 OK: a strict Allow beside a leaky Deny',
    policy:
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }, { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } } }] }',
    reported: [],
  },
  {
    name: '88 WARN: presigned links to a prefix of a bucket',
    policy:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::ledger/private/*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } } }',
    reported: ['warning mfa/no-collateral-deny'],
  },
];

suite('worked cases of MFA in policies', () => {
  for (const { name, path, policy, reported } of cases) {
    test(name, () => {
      // The race for the first device is open wherever enrolment is, which is no news in any of these cases.
      const findings = reviewAll(policy, path).filter(({ ruleId }) => ruleId !== 'mfa/no-activation-race');
      assert.deepEqual(
        findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`),
        reported,
      );
    });
  }

  test('a policy in the folder of a group is judged like one whose holder is not known', () => {
    const open = cases.filter(({ path, policy }) => path === undefined && !policy.includes('"Principal"'));
    assert.notEqual(open.length, 0);
    for (const { name, policy } of open) {
      const say = (path?: string) => reviewAll(policy, path).map(({ severity, message }) => `${severity} ${message}`);
      assert.deepEqual(say('iam/groups/policy.json'), say(), name);
    }
  });

  test('every number stands for one case', () => {
    const names = cases.map(({ name }) => name.split(' ')[0]);
    assert.deepEqual(names, [...new Set(names)]);
  });
});
