import assert from 'node:assert/strict';
import fc from 'fast-check';
import catalogue from '../../../server/data/identity-actions.json';
import { coversAction, expandIdentityActions } from '../../../server/src/knowledge/iam/actions';
import { matchesPattern } from '../../../server/src/knowledge/iam/pattern';

const every = Object.entries(catalogue.actions).flatMap(([service, names]) =>
  names.map((name) => `${service}:${name}`),
);

suite('actions', () => {
  test('the catalogue of identity actions has no doubles and says where it comes from', () => {
    assert.deepEqual(every, [...new Set(every)]);
    assert.match(catalogue.source, /^npm /);
    assert.match(catalogue.written, /^\d{4}-\d{2}-\d{2}$/);
    assert.notEqual(catalogue.licence, '');
  });

  test('case does not matter in actions', () => {
    assert.equal(coversAction('IAM:*MFADEVICE', 'iam:EnableMFADevice'), true);
    assert.equal(coversAction('iam:*', 'IAM:Get*'), true);
    assert.equal(coversAction('?am:Get*', 'IAM:getUser'), true);
    assert.equal(coversAction('sts:*', 'iam:*'), false);
  });

  test('a name expands to itself, in its usual spelling', () => {
    assert.deepEqual(expandIdentityActions('IAM:enablemfadevice'), ['iam:EnableMFADevice']);
  });

  test('a wildcard expands to every action that it stands for', () => {
    assert.deepEqual(expandIdentityActions('iam:*VirtualMFADevice'), [
      'iam:CreateVirtualMFADevice',
      'iam:DeleteVirtualMFADevice',
    ]);
    assert.ok(expandIdentityActions('sts:*').includes('sts:AssumeRole'));
    assert.deepEqual(expandIdentityActions('*'), every);
  });

  test('names that do not exist and actions of other services expand to nothing', () => {
    assert.deepEqual(expandIdentityActions('iam:EnableMFA'), []);
    assert.deepEqual(expandIdentityActions('s3:*'), []);
    assert.deepEqual(expandIdentityActions(''), []);
  });

  test('what a pattern expands to are the actions that it matches', () => {
    const pattern = fc
      .tuple(fc.constantFrom(...every), fc.nat(40), fc.nat(10), fc.constantFrom('*', '?', '**', '*?'))
      .map(([action, from, length, wildcard]) => action.slice(0, from) + wildcard + action.slice(from + length));
    fc.assert(
      fc.property(pattern, (one) => {
        assert.deepEqual(
          expandIdentityActions(one),
          every.filter((action) => matchesPattern(one.toLowerCase(), action.toLowerCase())),
        );
      }),
      { numRuns: 300 },
    );
  });
});
