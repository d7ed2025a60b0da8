import assert from 'node:assert/strict';
import { accountOf, matchesArn, relateArns, splitArn } from '../../../server/src/knowledge/iam/arn';
import { coversPattern, patternsOverlap } from '../../../server/src/knowledge/iam/pattern';

suite('ARN patterns', () => {
  test('keep a wildcard within its part, so that users and roles of any account have nothing in common', () => {
    const users = 'arn:aws:iam::*:user/*';
    const roles = 'arn:aws:iam::*:role/*';
    assert.equal(patternsOverlap(users, roles), true);
    assert.equal(relateArns(patternsOverlap, users, roles), false);
  });

  test('leave partition and account out of account', () => {
    assert.equal(
      relateArns(
        coversPattern,
        'arn:aws-cn:iam::111122223333:role/aws-reserved/*',
        'arn:aws:iam::*:role/aws-reserved/x',
      ),
      true,
    );
  });

  test('do compare the service, the region and the resource', () => {
    const queue = 'arn:aws:sqs:eu-central-1:111122223333:orders';
    assert.equal(relateArns(coversPattern, 'arn:aws:sns:*:*:*', queue), false);
    assert.equal(relateArns(coversPattern, 'arn:aws:sqs:us-east-1:*:*', queue), false);
    assert.equal(relateArns(coversPattern, 'arn:aws:sqs:*:*:invoices', queue), false);
    assert.equal(relateArns(coversPattern, 'arn:aws:sqs:eu-*:*:ord*', queue), true);
  });

  test('keep the colons of the resource', () => {
    const stream = 'arn:aws:logs:*:*:log-group:app:log-stream:1';
    assert.equal(relateArns(coversPattern, 'arn:aws:logs:*:*:log-group:app:*', stream), true);
    assert.equal(relateArns(coversPattern, 'arn:aws:logs:*:*:log-group:web:*', stream), false);
  });

  test('relate as a whole what does not show all parts', () => {
    assert.equal(relateArns(coversPattern, '*', 'arn:aws:iam::*:role/x'), true);
    assert.equal(relateArns(coversPattern, '*:role/x', 'arn:aws:iam::*:role/x'), true);
    assert.equal(relateArns(coversPattern, '*:user/x', 'arn:aws:iam::*:role/x'), false);
  });
});

suite('an ARN operator', () => {
  const queue = 'arn:aws:sqs:eu-central-1:111122223333:orders';

  test('matches each of the six parts on its own', () => {
    assert.equal(matchesArn('arn:*:sqs:eu-*:*:ord?rs', queue), true);
    assert.equal(matchesArn('arn:aws:sqs:*:orders', queue), false);
    assert.equal(matchesArn('arn:aws:sqs:eu-central-1:444455556666:orders', queue), false);
  });

  test('does not match a bare star, nor anything that is no ARN', () => {
    assert.equal(matchesArn('*', queue), false);
    assert.equal(matchesArn('arn:aws:sqs:*:*:*', 'orders'), false);
  });
});

suite('the parts of an ARN', () => {
  test('are six, of which the last may hold colons', () => {
    assert.deepEqual(splitArn('arn:aws:logs:eu-west-1:111122223333:log-group:a:b'), [
      'arn',
      'aws',
      'logs',
      'eu-west-1',
      '111122223333',
      'log-group:a:b',
    ]);
    assert.equal(splitArn('arn:aws:sqs'), undefined);
  });

  test('tell the account, where there is one', () => {
    assert.equal(accountOf('arn:aws:sqs:eu-central-1:111122223333:orders'), '111122223333');
    assert.equal(accountOf('arn:aws:s3:::ledger'), undefined);
    assert.equal(accountOf('arn:aws:iam::aws:policy/ReadOnlyAccess'), undefined);
    assert.equal(accountOf('ledger'), undefined);
  });
});
