import assert from 'node:assert/strict';
import { describeRow, describeStates, describeVerdict, inWords } from '../../server/src/features/mfa-verdict';
import { callerOf } from '../../server/src/knowledge/mfa/callers';
import { allStates, state, withMfa, withoutMfa } from '../../server/src/knowledge/mfa/session-states';
import { readMfaStatement } from '../support/read-policy';

/** The verdict on a statement with this effect and condition. */
function verdict(effect: 'Allow' | 'Deny', condition: string): string {
  return describeVerdict(
    ...readMfaStatement(`{ "Effect": "${effect}", "Action": "s3:*", "Resource": "*", "Condition": ${condition} }`),
  );
}

const allows: Readonly<Record<string, string>> = {
  '{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }': 'Asks for MFA: lets in only sessions with MFA.',
  '{ "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }':
    'Asks for fresh MFA: lets in only sessions whose MFA is younger than 1 hour.',
  '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } }':
    'Does not ask for MFA of everyone: also lets in access keys.',
  '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": ["true", "false"] } }':
    'Asks for nothing: lets everyone in, with MFA or without.',
  '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }':
    'Upside down: lets in only access keys and sessions without MFA.',
  '{ "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } }':
    'Upside down: lets in MFA only once it is older than 1 hour.',
  '{ "Bool": { "aws:MultiFactorAuthPresent": "true" }, "Null": { "aws:MultiFactorAuthAge": "true" } }':
    'Lets nobody in: no request meets this condition.',
  '{ "Bool": { "aws:MFAPresent": "true" } }': 'Tests a key that does not exist, so it says nothing about MFA.',
  '{ "Bool": { "aws:MultiFactorAuthPresent": { "Ref": "Mfa" } } }':
    'Not certain: AWS does not say, or the text does not show, what happens to sessions without MFA and sessions with MFA.',
};

const denies: Readonly<Record<string, string>> = {
  '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }': 'Asks for MFA: keeps out every request without MFA.',
  '{ "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "5400" } }':
    'Asks for fresh MFA: keeps out requests without MFA or with MFA older than 90 minutes.',
  '{ "Bool": { "aws:MultiFactorAuthPresent": "false" } }': 'Asks for MFA with a gap: access keys are not kept out.',
  '{ "NumericGreaterThan": { "aws:MultiFactorAuthAge": "45" } }':
    'Keeps out MFA older than 45 seconds, but nobody without MFA.',
  '{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }': 'Upside down: keeps out sessions with MFA.',
  '{ "BoolIfExists": { "aws:MultiFactorAuthPresent": ["true", "false"] } }': 'Keeps everyone out, with MFA or without.',
  '{ "Bool": { "aws:MultiFactorAuthPresent": "false" }, "Null": { "aws:MultiFactorAuthPresent": "true" } }':
    'Keeps nobody out: no request meets this condition.',
};

suite('The verdict on an MFA condition', () => {
  for (const [condition, sentence] of Object.entries(allows)) {
    test(`of an Allow: ${sentence}`, () => assert.equal(verdict('Allow', condition), sentence));
  }
  for (const [condition, sentence] of Object.entries(denies)) {
    test(`of a Deny: ${sentence}`, () => assert.equal(verdict('Deny', condition), sentence));
  }
});

suite('The words of a verdict', () => {
  test('name the requests of a set of states, with all whose key is missing under that kind of policy', () => {
    assert.equal(describeStates('identity', withoutMfa), 'access keys and sessions without MFA');
    assert.equal(describeStates('trust', state.absent), 'access keys and federated sign-ins');
    assert.equal(describeStates('resource', state.absent), 'access keys, AWS services and unsigned requests');
    assert.equal(describeStates('identity', withMfa), 'sessions with MFA');
    assert.equal(
      describeStates('identity', state.false | state.fresh),
      'sessions without MFA and sessions with fresh MFA',
    );
    assert.equal(describeStates('identity', allStates), 'access keys, sessions without MFA and sessions with MFA');
  });

  test('give a number of seconds in the largest unit that fits', () => {
    assert.deepEqual([1, 45, 60, 5400, 3600, 43_200].map(inWords), [
      '1 second',
      '45 seconds',
      '1 minute',
      '90 minutes',
      '1 hour',
      '12 hours',
    ]);
  });

  test('say of a caller who is named only in part that it has to be one of those', () => {
    const caller = callerOf('accessKey');
    assert.equal(describeRow({ caller, verdict: 'in', partly: false }), 'yes');
    assert.equal(describeRow({ caller, verdict: 'in', partly: true }), 'yes, if it is one that is named');
    assert.equal(describeRow({ caller, verdict: 'out', partly: true }), 'no');
  });
});
