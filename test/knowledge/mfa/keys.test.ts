import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ageKey, presenceKey, readMfaKey } from '../../../server/src/knowledge/mfa/keys';
import { assertTakesAtMost } from '../../support/cost';

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
const otherGlobalKeys = [
  'aws:AssumedRoot',
  'aws:CalledVia',
  'aws:CalledViaAWSMCP',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:ChatbotSourceArn',
  'aws:CurrentTime',
  'aws:Ec2InstanceSourcePrivateIPv4',
  'aws:Ec2InstanceSourceVpc',
  'aws:EpochTime',
  'aws:FederatedProvider',
  'aws:IsMcpServiceAction',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:PrincipalTag/MultiFactorAuthPresent',
  'aws:PrincipalTag/mfa',
  'aws:PrincipalType',
  'aws:RequestedRegion',
  'aws:RequestTag/mfa-required',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceOrgPaths',
  'aws:ResourceTag/MultiFactorAuthAge',
  'aws:SecureTransport',
  'aws:SignInSessionArn',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIdentity',
  'aws:SourceIp',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:TagKeys',
  'aws:TokenIssueTime',
  'aws:UserAgent',
  'aws:ViaAWSMCPService',
  'aws:ViaAWSService',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
  'aws:VpcSourceIp',
  'aws:referer',
  'aws:userid',
  'aws:username',
];

const keysOfServices = [
  'cognito-identity.amazonaws.com:amr',
  'ec2:MetadataHttpTokens',
  'iam:FIDO-certification',
  'iam:PassedToService',
  'iam:RegisterSecurityKey',
  'idp.example.com:mfa',
  'kms:ViaService',
  'mfa.example.com:sub',
  's3:authType',
  's3:signatureAge',
  'saml:edupersonassurance',
  'sts:ExternalId',
  'sts:SourceIdentity',
];

const misspelledPresence = [
  'aws:MFAPresent',
  'aws:MfaAuthenticated',
  'aws:MultiFactorAuthPresnt',
  'aws:MultiFactorAuthPresentt',
  'aws:MutliFactorAuthPresent',
  'aws:MultiFactorAuthenticationPresent',
  'aws:MultiFactorAuth',
  'aws:Multi-Factor-Auth-Present',
  'aws:multi_factor_auth_present',
  'aws:MultiFactorAuthPresent ',
  'aws::MultiFactorAuthPresent',
  'aws.MultiFactorAuthPresent',
  'awsMultiFactorAuthPresent',
  'MultiFactorAuthPresent',
  'iam:MultiFactorAuthPresent',
  'sts:MultiFactorAuthPresent',
];

const misspelledAge = [
  'aws:MFAAge',
  'aws:MultiFactorAuthenticationAge',
  'aws:MultiFactorAge',
  'aws:MultiFactorAuthAgee',
  'aws:MultiFactorAutAge',
  'aws:multi_factor_auth_age',
  'MultiFactorAuthAge',
  'sts:MultiFactorAuthAge',
];

suite('MFA keys', () => {
  test('the two keys are known without regard to case', () => {
    assert.deepEqual(readMfaKey(presenceKey), { tests: 'presence' });
    assert.deepEqual(readMfaKey(ageKey), { tests: 'age' });
    assert.deepEqual(readMfaKey('AWS:multifactorauthPRESENT'), { tests: 'presence' });
  });

  test('no other global key is taken for one', () => {
    assert.deepEqual(
      otherGlobalKeys.filter((key) => readMfaKey(key)),
      [],
    );
  });

  test('no key of a service or an identity provider is taken for one', () => {
    assert.deepEqual(
      keysOfServices.filter((key) => readMfaKey(key)),
      [],
    );
  });

  for (const key of misspelledPresence) {
    test(`"${key}" is a near miss of the presence key`, () => {
      assert.deepEqual(readMfaKey(key), { tests: 'presence', meant: presenceKey });
    });
  }

  for (const key of misspelledAge) {
    test(`"${key}" is a near miss of the age key`, () => {
      assert.deepEqual(readMfaKey(key), { tests: 'age', meant: ageKey });
    });
  }

  test('one wrong letter is always forgiven, and the right letters never need forgiveness', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(presenceKey, ageKey),
        fc.nat(25),
        fc.constantFrom('q', 'z', ''),
        (key, at, letter) => {
          const index = 'aws:'.length + (at % (key.length - 'aws:'.length));
          const slip = key.slice(0, index) + letter + key.slice(index + 1);
          assert.deepEqual(readMfaKey(slip), { ...readMfaKey(key), meant: key }, slip);
        },
      ),
    );
  });

  test('a text of any length is read in no time', () => {
    for (const text of ['aws:'.repeat(100_000), `aws:${'a'.repeat(1_000_000)}`, ' '.repeat(1_000_000)]) {
      assertTakesAtMost(100, () => assert.equal(readMfaKey(text), undefined));
    }
  });
});
