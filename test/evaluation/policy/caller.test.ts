import assert from 'node:assert/strict';
import { readCaller } from '../../../server/src/evaluation/policy/caller';
import { readContext } from '../../../server/src/evaluation/policy/context';

const account = '111122223333';

suite('who calls', () => {
  test('is read from the ARN of the signature', () => {
    const kinds: Readonly<Record<string, string>> = {
      [`arn:aws:iam::${account}:user/ops/ada`]: 'user',
      [`arn:aws:iam::${account}:root`]: 'root',
      [`arn:aws:sts::${account}:assumed-role/reader/run-1`]: 'session',
      [`arn:aws:sts::${account}:federated-user/broker`]: 'federated',
    };
    for (const [arn, kind] of Object.entries(kinds)) assert.deepEqual(readCaller(arn), { kind, arn, account });
  });

  test('is a session of a role that is named by its own ARN, which no policy names by its session', () => {
    const role = `arn:aws-cn:iam::${account}:role/app/reader`;
    assert.deepEqual(readCaller(role), {
      kind: 'session',
      arn: `arn:aws-cn:sts::${account}:assumed-role/reader/*`,
      account,
      role,
    });
  });

  test('is service-linked where the path of the role says so', () => {
    const role = `arn:aws:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
    assert.equal(readCaller(role)?.isServiceLinked, true);
  });

  test('may be a service, a provider of sign-ins, or nobody who is known', () => {
    assert.deepEqual(readCaller('lambda.amazonaws.com'), { kind: 'service', arn: 'lambda.amazonaws.com' });
    assert.equal(
      readCaller(`arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`)?.kind,
      'webIdentity',
    );
    assert.equal(readCaller('cognito-identity.amazonaws.com')?.kind, 'webIdentity');
    assert.equal(readCaller(`arn:aws:iam::${account}:saml-provider/corp`)?.kind, 'saml');
    assert.deepEqual(readCaller('anonymous'), { kind: 'anonymous', arn: '' });
  });

  test('is not read from anything else', () => {
    for (const text of ['ada', 'arn:aws:s3:::ledger', `arn:aws:iam::${account}:group/ops`, 'example.com']) {
      assert.equal(readCaller(text), undefined, text);
    }
  });
});

suite('what is known of a request', () => {
  test('is read from keys with values, keys alone, and keys that come again', () => {
    const { values, absent, others } = readContext([
      'aws:SourceIp=10.0.0.1',
      'aws:MultiFactorAuthAge',
      'x:Tag=a=b',
      'k=1',
      'K=2',
      'aws:TagKeys=team',
    ]);
    assert.deepEqual(values.get('aws:sourceip'), { values: ['10.0.0.1'], isList: false });
    assert.deepEqual(values.get('x:tag'), { values: ['a=b'], isList: false });
    assert.deepEqual(values.get('k'), { values: ['1', '2'], isList: true });
    assert.deepEqual(values.get('aws:tagkeys'), { values: ['team'], isList: true });
    assert.deepEqual(absent, new Set(['aws:multifactorauthage']));
    assert.equal(others, 'unknown');
  });
});
