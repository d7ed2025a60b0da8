import assert from 'node:assert/strict';
import { decide, tellLayer } from '../../../server/src/evaluation/policy/decide';
import { traceStatement } from '../../../server/src/evaluation/policy/trace';
import type { LayerName, StatementTrace } from '../../../server/src/model/decision';
import { readOnePolicy } from '../../support/read-policy';
import { toLayers, toRequest, type WrittenRequest } from '../../support/scenario';

/** What each part of a statement says to a request, and whether it holds. */
function partsOf(statement: object, request: WrittenRequest = {}, layer: LayerName = 'identity'): readonly string[] {
  return traceOf(statement, request, layer).parts.map(({ part, holds, says }) => `${part} ${holds}: ${says}`);
}

function traceOf(statement: object, request: WrittenRequest, layer: LayerName): StatementTrace {
  const policy = readOnePolicy(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  const [only] = policy.statements;
  assert.ok(only);
  return traceStatement(only, toRequest(request), { layer, policy: { name: 'p', policy } });
}

const allow = { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::ledger/*' };
const ada = 'arn:aws:iam::111122223333:user/ada';

suite('the trace of a statement', () => {
  test('tells which action and which resource cover the request', () => {
    assert.deepEqual(partsOf(allow), [
      'action yes: "s3:Get*" covers it',
      'resource yes: "arn:aws:s3:::ledger/*" covers it',
    ]);
  });

  test('tells what does not cover it', () => {
    assert.deepEqual(partsOf({ ...allow, Action: ['s3:PutObject', 'sqs:*'], Resource: 'arn:aws:s3:::vault/*' }), [
      'action no: no action covers s3:GetObject',
      'resource no: no resource covers arn:aws:s3:::ledger/2026.csv',
    ]);
  });

  test('tells what exceptions leave out', () => {
    assert.deepEqual(partsOf({ Effect: 'Deny', NotAction: 's3:*', NotResource: 'arn:aws:s3:::vault/*' }), [
      'action no: "s3:*" covers it, which leaves it out',
      'resource yes: arn:aws:s3:::ledger/2026.csv is not left out',
    ]);
  });

  test('tells whom it is for in the policy of a resource', () => {
    assert.equal(
      partsOf({ ...allow, Principal: { AWS: '111122223333' } }, {}, 'resource')[0],
      `principal yes: "111122223333" stands for ${ada}`,
    );
    assert.equal(
      partsOf({ ...allow, Principal: { Service: 'ec2.amazonaws.com' } }, {}, 'resource')[0],
      `principal no: none of the principals is ${ada}`,
    );
    assert.equal(partsOf(allow, {}, 'resource')[0], 'principal no: it names no principal');
    assert.equal(
      partsOf({ ...allow, Effect: 'Deny', NotPrincipal: { AWS: [ada, '111122223333'] } }, {}, 'resource')[0],
      `principal no: "${ada}" is left out`,
    );
  });

  // biome-ignore format: a table
  const conditions: readonly (readonly [condition: object, context: WrittenRequest['context'], says: string])[] = [
    [{ Bool: { 'aws:SecureTransport': 'true' } },            { 'aws:SecureTransport': 'true' },     'yes: aws:SecureTransport is "true", which meets Bool "true"'],
    [{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },      { 'aws:SourceIp': '10.0.0.4' },        'no: aws:SourceIp is "10.0.0.4", which does not meet IpAddress "192.0.2.0/24"'],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'red' } },   { 'aws:PrincipalTag/team': null },     'no: aws:PrincipalTag/team is not in the request, which does not meet StringEquals'],
    [{ StringNotEquals: { 'aws:PrincipalTag/team': 'red' } },{ 'aws:PrincipalTag/team': null },     'yes: aws:PrincipalTag/team is not in the request, which meets StringNotEquals'],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'red' } },   {},                                    'unknown: aws:PrincipalTag/team is not known'],
    [{ Null: { 'aws:PrincipalTag/team': 'true' } },          { 'aws:PrincipalTag/team': 'red' },    'no: aws:PrincipalTag/team is in the request'],
    [{ StringEquals: { 'aws:TagKeys': 'team' } },            { 'aws:TagKeys': ['team'] },           'no: aws:TagKeys is "team", a list that StringEquals does not look into'],
    [{ StringEquals: { 'aws:UserAgent': '${aws:userid}' } }, { 'aws:UserAgent': 'x' },              'unknown: aws:UserAgent is "x", and what it is compared with is not known'],
    [{ StringMatches: { 'aws:UserAgent': 'x' } },            { 'aws:UserAgent': 'x' },              'unknown: "StringMatches" is no condition operator'],
  ];

  for (const [condition, context = {}, says] of conditions) {
    test(`tells of a condition ${says}`, () => {
      const parts = partsOf({ ...allow, Condition: condition }, { context, others: 'unknown' });
      assert.equal(parts.at(-1), `condition ${says}`);
    });
  }

  test('points at what says so, and at the whole element where nothing in it does', () => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [{ ...allow, Action: ['sqs:*', 's3:Get*'] }] });
    const { parts } = traceOf({ ...allow, Action: ['sqs:*', 's3:Get*'] }, {}, 'identity');
    assert.equal(text.slice(parts[0]?.span.start, parts[0]?.span.end), '"s3:Get*"');
    const missed = traceOf({ ...allow, Action: ['sqs:*', 's3:Get*'] }, { action: 'ec2:Run' }, 'identity').parts[0];
    assert.equal(text.slice(missed?.span.start, missed?.span.end), '["sqs:*","s3:Get*"]');
  });

  test('names what would have to be known', () => {
    const open = traceOf(
      { ...allow, Resource: 'arn:aws:s3:::ledger/${aws:PrincipalTag/year}.csv' },
      { others: 'unknown' },
      'identity',
    );
    assert.equal(open.matches, 'unknown');
    assert.deepEqual(open.parts.at(-1)?.missing, ['aws:PrincipalTag/year']);
  });

  test('is left out of a decision unless it is wanted, and left out of layers that have no say', () => {
    const layers = toLayers({ identity: [allow], session: [allow] });
    const request = toRequest({ resourceAccount: '111122223333' });
    assert.equal(decide(request, layers).trace.length, 0);
    assert.deepEqual(
      decide(request, layers, { trace: true }).trace.map(({ layer, matches }) => [layer, matches]),
      [['identity', 'yes']],
    );
  });
});

suite('what one layer says', () => {
  test('leaves all others aside', () => {
    const { identity } = toLayers({ identity: [{ ...allow, Sid: 'Read' }] });
    assert.ok(identity);
    const told = tellLayer('boundary', identity, toRequest({}));
    assert.deepEqual(
      [told.layer, told.state, told.why],
      ['boundary', 'allow', 'the statement "Read" allows "s3:GetObject"'],
    );
    assert.equal(tellLayer('boundary', identity, toRequest({ action: 's3:PutObject' })).state, 'implicitDeny');
  });
});
