import { isScopingKey } from '../../knowledge/mfa/callers';
import { type ConditionTest, effectOf, type Policy, type Statement } from '../../model/policy';
import { keepRecent } from '../../text/recent';
import { type ConditionStates, conditionStates } from './condition-states';

/** A statement with a condition on MFA, and what that condition matches. */
export interface MfaStatement {
  readonly statement: Statement;
  readonly effect: 'Allow' | 'Deny';
  readonly states: ConditionStates<ConditionTest>;
  /** The tests that say which callers the statement is about. */
  readonly scope: readonly ConditionTest[];
  /** The tests on anything else. */
  readonly others: readonly ConditionTest[];
}

/** The statements of the policy that test MFA, in order. All rules ask, so the answer is kept for a while. */
export const mfaStatements: (policy: Policy) => readonly MfaStatement[] = keepRecent(4, (policy) =>
  policy.statements.flatMap((statement) => readMfaStatement(statement) ?? []),
);

function readMfaStatement(statement: Statement): MfaStatement | undefined {
  const { conditions } = statement;
  const effect = effectOf(statement);
  if (!conditions || !effect) return undefined;
  const states = conditionStates(conditions.tests, conditions.unknown.length > 0);
  if (!states) return undefined;
  const about = new Set(states.tests.map(({ test }) => test));
  const rest = conditions.tests.filter((test) => !about.has(test));
  return {
    statement,
    effect,
    states,
    scope: rest.filter(({ key }) => isScopingKey(key.value)),
    others: rest.filter(({ key }) => !isScopingKey(key.value)),
  };
}
