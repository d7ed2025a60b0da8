import assert from 'node:assert/strict';
import { anybodyWith, mfaOfAge, requestsOf } from '../../../server/src/evaluation/mfa/requests';
import { callerOf } from '../../../server/src/knowledge/mfa/callers';
import { agesAround, state } from '../../../server/src/knowledge/mfa/session-states';

const presence = 'aws:multifactorauthpresent';
const age = 'aws:multifactorauthage';

suite('requests of callers', () => {
  test('a user with a session token has fresh or stale MFA, and no other state', () => {
    const requests = requestsOf(callerOf('sessionToken'), agesAround([3600]), []);
    assert.deepEqual(
      requests.map(({ state: one }) => one),
      [state.fresh, state.stale],
    );
    const ages = requests.map(({ request }) => Number(request.context.values.get(age)?.values[0]));
    assert.ok((ages[0] ?? 3600) < 3600 && (ages[1] ?? 0) > 3600);
  });

  test('an access key has neither key, and neither does anybody have a key that does not exist', () => {
    const [only, ...more] = requestsOf(callerOf('accessKey'), agesAround([]), ['aws:MFAPresent']);
    assert.equal(more.length, 0);
    assert.deepEqual(only?.request.context.absent, new Set([presence, age, 'aws:mfapresent']));
  });

  test('what is the same for every such caller is known, and nothing else', () => {
    const [only] = requestsOf(callerOf('machine'), agesAround([]), []);
    assert.deepEqual(only?.request.context.values.get('aws:principaltype')?.values, ['AssumedRole']);
    assert.equal(only?.request.context.values.has('aws:principalarn'), false);
    assert.equal(only?.request.context.others, 'unknown');
  });

  test('a request of anybody has the two keys of MFA alone', () => {
    const { values, absent } = anybodyWith(mfaOfAge(90), []).context;
    assert.deepEqual([...values.keys()].sort(), [age, presence]);
    assert.equal(absent.size, 0);
  });
});
