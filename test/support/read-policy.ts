import assert from 'node:assert/strict';
import { type MfaStatement, mfaStatements } from '../../server/src/evaluation/mfa/mfa-statements';
import type { Policy, Statement } from '../../server/src/model/policy';
import { readDocument } from '../../server/src/readers/index';

/** The one policy of a text, which stands at a path that may say what it is attached to. */
export function readOnePolicy(text: string, path = 'policy.json'): Policy {
  const [policy, ...more] = readDocument({ path, text }).policies;
  assert.ok(policy, 'the text holds no policy');
  assert.equal(more.length, 0, 'the text holds more than one policy');
  return policy;
}

/** A policy of one statement, and that statement. */
export function readOneStatement(text: string, path?: string): readonly [Policy, Statement] {
  const policy = readOnePolicy(text, path);
  const [statement] = policy.statements;
  assert.ok(statement, 'the policy has no statement');
  return [policy, statement];
}

/** A policy and the first of its statements that tests MFA. */
export function readMfaStatement(text: string, path?: string): readonly [Policy, MfaStatement] {
  const policy = readOnePolicy(text, path);
  const [first] = mfaStatements(policy);
  assert.ok(first, 'no statement tests MFA');
  return [policy, first];
}
