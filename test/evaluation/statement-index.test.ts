import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  appliesToAction,
  coversResources,
  coversStatement,
  mayShareAction,
  mayShareResource,
} from '../../server/src/evaluation/statement';
import {
  findCoveringAction,
  findCoveringStatement,
  findSharing,
  indexStatements,
} from '../../server/src/evaluation/statement-index';
import { readOnePolicy } from '../support/read-policy';

const word = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 3 });
const words = fc.array(word, { minLength: 1, maxLength: 3 });
const statement = fc
  .record({ Effect: fc.constant('Deny') }, { requiredKeys: ['Effect'] })
  .chain((effect) =>
    fc
      .tuple(fc.constantFrom('Action', 'NotAction'), words, fc.constantFrom('Resource', 'NotResource'), words)
      .map(([action, actions, resource, resources]) => ({ ...effect, [action]: actions, [resource]: resources })),
  );

suite('statement index', () => {
  test('it finds every statement that covers another one, covers an action on its resources, or shares an action and a resource', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 8 }),
        word,
        fc.constantFrom(0, 32),
        (statements, action, few) => {
          const policy = readOnePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
          const index = indexStatements(
            policy.statements.map((one) => ({ statement: one })),
            few,
          );
          for (const asked of policy.statements) {
            const covering = new Set([...findCoveringStatement(index, asked)].map((one) => one.statement));
            const acting = new Set([...findCoveringAction(index, action, asked)].map((one) => one.statement));
            const sharing = new Set([...findSharing(index, asked)].map((one) => one.statement));
            for (const other of policy.statements) {
              if (coversStatement(other, asked, { tests: new Set() })) assert.ok(covering.has(other), 'covering');
              if (mayShareAction(other, asked) && mayShareResource(other, asked))
                assert.ok(sharing.has(other), 'sharing');
              if (appliesToAction(other, action) && coversResources(other, asked))
                assert.ok(acting.has(other), 'acting');
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('it leaves out what begins with other letters', () => {
    const policy = readOnePolicy(
      '[{ "Effect": "Deny", "Action": "s3:Get*", "Resource": "arn:aws:s3:::a/*" }, { "Effect": "Deny", "Action": "S3:GetObject", "Resource": "arn:aws:s3:::b/*" }, { "Effect": "Deny", "Action": "ec2:*", "Resource": "*" }]',
    );
    const index = indexStatements(
      policy.statements.map((one) => ({ statement: one })),
      0,
    );
    const [first, second, third] = policy.statements;
    assert.ok(first && second && third);
    assert.deepEqual([...findCoveringStatement(index, second)], [{ statement: second }]);
    assert.deepEqual([...findSharing(index, second)], [{ statement: second }]);
    assert.deepEqual([...findCoveringAction(index, 'ec2:StopInstances', first)], [{ statement: third }]);
  });
});
