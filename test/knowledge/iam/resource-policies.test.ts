import assert from 'node:assert/strict';
import { isListKey } from '../../../server/src/knowledge/iam/list-keys';
import { mayHaveResourcePolicies, meetsResourceControl } from '../../../server/src/knowledge/iam/resource-policies';

suite('policies of resources', () => {
  test('are known not to be there for some services, and may be there for all others', () => {
    assert.equal(mayHaveResourcePolicies('ec2'), false);
    assert.equal(mayHaveResourcePolicies('s3'), true);
    assert.equal(mayHaveResourcePolicies('newservice'), true);
  });

  test('meet resource control policies for certain where AWS has said so, and not where there are none', () => {
    assert.equal(meetsResourceControl('sqs', 'sqs:sendmessage'), true);
    assert.equal(meetsResourceControl('ec2', 'ec2:stopinstances'), false);
    assert.equal(meetsResourceControl('kms', 'kms:retiregrant'), false);
    assert.equal(meetsResourceControl('dynamodb', 'dynamodb:getitem'), undefined);
  });
});

suite('keys that hold lists', () => {
  test('are known without regard to case', () => {
    assert.equal(isListKey('AWS:tagkeys'), true);
    assert.equal(isListKey('aws:SourceIp'), false);
  });
});
