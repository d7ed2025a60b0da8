import assert from 'node:assert/strict';
import {
  admits,
  type CallerId,
  callerOf,
  callers,
  federatedSignIn,
  isScopingKey,
} from '../../../server/src/knowledge/mfa/callers';
import { state, withMfa, withoutMfa } from '../../../server/src/knowledge/mfa/session-states';
import { readCondition } from '../../support/condition';

suite('callers', () => {
  test('each kind of caller is listed once, with words for a table and for a sentence', () => {
    const ids = callers.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    for (const { id, label, plural, because } of callers) {
      assert.match(label, /^[A-Z]/, id);
      assert.match(plural, /^[a-zA-Z][^.]*[a-zA-Z]$/, id);
      assert.match(because, /^[a-zA-Z].*[^.]$/, id);
    }
  });

  test('only people with IAM users have a sign-in that always carries MFA', () => {
    const sure = callers.filter(({ states }) => (states & withoutMfa) === 0);
    assert.deepEqual(
      sure.map(({ id }) => id),
      ['consoleMfa', 'sessionToken'],
    );
  });

  test('what can never carry MFA is never said to', () => {
    const never: readonly CallerId[] = ['rootKey', 'console', 'accessKey', 'machine', 'service', 'anonymous'];
    const federated: readonly CallerId[] = ['singleSignOn', 'federation'];
    for (const id of [...never, ...federated]) assert.equal(callerOf(id).states & withMfa, 0, id);
  });

  test('where AWS and the logs disagree, both states are listed', () => {
    assert.equal(callerOf('singleSignOn').states, withoutMfa);
    assert.equal(callerOf('federation').states, withoutMfa);
    assert.equal(callerOf('assumedRole').states, state.false | withMfa);
    assert.equal(callerOf('forwarded').states, state.false | withMfa);
  });

  test('long-term keys, unsigned requests and services lack the key; the console without MFA has it as false', () => {
    assert.equal(callerOf('accessKey').states, state.absent);
    assert.equal(callerOf('anonymous').states, state.absent);
    assert.equal(callerOf('service').states, state.absent);
    assert.equal(callerOf('console').states, state.false);
  });

  test('keys are named in lower case, as they are looked up', () => {
    const keys = callers.flatMap((caller) => Object.keys(caller.keys));
    assert.deepEqual(
      keys,
      keys.map((key) => key.toLowerCase()),
    );
  });

  test('a scoping key says who calls or how; what is asked for is none', () => {
    assert.equal(isScopingKey('aws:PrincipalArn'), true);
    assert.equal(isScopingKey('AWS:ViaAWSService'), true);
    assert.equal(isScopingKey('aws:username'), true);
    assert.equal(isScopingKey('aws:SourceIp'), false);
    assert.equal(isScopingKey('aws:MultiFactorAuthPresent'), false);
    assert.equal(isScopingKey('constructor'), false);
  });

  test('an unknown caller is a mistake of ours', () => {
    assert.throws(() => callerOf('nobody' as CallerId), /no caller nobody/);
  });
});

/** The condition, and which callers meet it: all their requests, or some. */
type Row = readonly [condition: string, all: string, some: string];

const everyoneElse = 'root rootKey assumedRole singleSignOn federation machine service anonymous';
const users = 'consoleMfa console accessKey sessionToken forwarded';

// biome-ignore format: a table
const rows: readonly Row[] = [
  ['{}', `root rootKey consoleMfa console accessKey sessionToken assumedRole singleSignOn federation machine service forwarded anonymous`, ''],
  ['{ "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }', `${users} ${everyoneElse}`, ''],
  ['{ "StringEquals": { "aws:PrincipalType": "User" } }', users, ''],
  ['{ "StringEqualsIgnoreCase": { "aws:PrincipalType": "user" } }', users, ''],
  ['{ "StringEquals": { "aws:PrincipalType": "user" } }', '', ''],
  ['{ "StringNotEquals": { "aws:PrincipalType": "User" } }', everyoneElse, ''],
  ['{ "StringEquals": { "aws:PrincipalType": ["User", "Account"] } }', `root rootKey ${users}`, ''],
  ['{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }', users, ''],
  ['{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:user/*" } }', users, ''],
  ['{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:user/ops/*" } }', '', users],
  ['{ "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }', everyoneElse, ''],
  ['{ "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*" } }', `root rootKey ${users} service anonymous`, 'assumedRole federation machine'],
  ['{ "StringLike": { "aws:PrincipalArn": "*:user/*" } }', users, 'root rootKey assumedRole singleSignOn federation machine'],
  ['{ "StringEquals": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }', '', users],
  ['{ "Null": { "aws:username": "false" } }', users, ''],
  ['{ "Null": { "aws:username": "true" } }', everyoneElse, ''],
  ['{ "StringEquals": { "aws:username": "${aws:PrincipalTag/owner}" } }', '', users],
  ['{ "StringNotEquals": { "aws:username": "${aws:PrincipalTag/owner}" } }', everyoneElse, users],
  ['{ "Bool": { "aws:ViaAWSService": "false" } }', `root rootKey consoleMfa console accessKey sessionToken assumedRole singleSignOn federation machine service anonymous`, ''],
  ['{ "Bool": { "aws:ViaAWSService": "True" } }', 'forwarded', ''],
  ['{ "Bool": { "aws:PrincipalIsAWSService": "false" } }', 'root rootKey consoleMfa console accessKey sessionToken assumedRole singleSignOn federation machine forwarded', ''],
  ['{ "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } }', 'root rootKey consoleMfa console accessKey sessionToken assumedRole singleSignOn federation machine forwarded anonymous', ''],
  ['{ "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }', '', 'root rootKey consoleMfa console accessKey sessionToken assumedRole singleSignOn federation machine forwarded'],
  ['{ "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }', 'service anonymous', 'root rootKey consoleMfa console accessKey sessionToken assumedRole singleSignOn federation machine forwarded'],
  ['{ "ForAnyValue:StringEquals": { "aws:CalledVia": "athena.amazonaws.com" } }', '', 'forwarded'],
  ['{ "StringEquals": { "aws:PrincipalType": "User" }, "Bool": { "aws:ViaAWSService": "false" } }', 'consoleMfa console accessKey sessionToken', ''],
  ['{ "StringEquals": { "aws:PrincipalType": "User", "aws:username": "ada" } }', '', users],
  ['{ "Null": { "aws:username": null } }', '', `${users} ${everyoneElse}`],
  ['{ "StringEquals": { "aws:username": null } }', '', users],
  ['{ "StringEqual": { "aws:PrincipalType": "User" } }', '', `${users} ${everyoneElse}`],
];

suite('callers that meet a condition', () => {
  for (const [condition, all, some] of rows) {
    test(condition, () => {
      const tests = readCondition(condition);
      const idsOf = (truth: boolean | undefined) =>
        callers.filter((one) => admits(tests, one) === truth).map(({ id }) => id);
      assert.deepEqual([...idsOf(true)].sort(), words(all));
      assert.deepEqual([...idsOf(undefined)].sort(), words(some));
    });
  }

  test('a federated sign-in has no keys about its principal, so that only IfExists and negated operators meet it', () => {
    const asked = (condition: string) => admits(readCondition(condition), federatedSignIn);
    assert.equal(asked('{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } }'), false);
    assert.equal(asked('{ "ArnLikeIfExists": { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }'), true);
    assert.equal(asked('{ "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }'), true);
    assert.equal(federatedSignIn.states, state.absent);
  });
});

function words(text: string): readonly string[] {
  return text.split(' ').filter(Boolean).sort();
}
