import { noStates, type StateSet, state, withMfa, withoutMfa } from '../../knowledge/mfa/session-states';
import { type ConditionTest, effectOf, type Policy, type Statement } from '../../model/policy';
import { appliesToAction, coversResources, coversStatement, mayShareAction } from '../statement';
import { type MfaStatement, mfaStatements } from './mfa-statements';

const nothing: ReadonlySet<ConditionTest> = new Set();

/** The MFA tests of a statement, for comparing two statements without them. */
export function testsOf({ states }: MfaStatement): ReadonlySet<ConditionTest> {
  return new Set(states.tests.map(({ test }) => test));
}

/**
 * The states in which the other Deny statements of the policy keep out everything that the statement is about.
 * States that are not certain to match count as kept out, so that a finding never rests on a guess.
 */
export function deniedBySiblings(policy: Policy, statement: Statement, wanted: StateSet): StateSet {
  let denied: StateSet = noStates;
  for (const other of mfaStatements(policy)) {
    if ((denied & wanted) === wanted) break;
    const { yes, maybe } = other.states.matches;
    const adds = (yes | maybe) & wanted & ~denied;
    if (other.effect !== 'Deny' || other.statement === statement || adds === 0) continue;
    if (coversStatement(other.statement, statement, testsOf(other))) denied |= adds;
  }
  return denied;
}

/**
 * True if the policy itself grants what the Deny is about only to states outside of `open`, so that a gap of the Deny
 * for those states opens nothing. Another policy may still grant it.
 */
export function isGrantedOnlyOutside(policy: Policy, deny: MfaStatement, open: StateSet): boolean {
  const allows = policy.statements.filter(
    (other) => effectOf(other) === 'Allow' && mayShareAction(other, deny.statement),
  );
  const tested = new Map(mfaStatements(policy).map((one) => [one.statement, one]));
  const closed = allows.every((allow) => {
    const matches = tested.get(allow)?.states.matches;
    return matches !== undefined && ((matches.yes | matches.maybe) & open) === 0;
  });
  return (
    closed &&
    allows.some((allow) => coversStatement(allow, deny.statement, new Set(allow.conditions?.tests ?? nothing)))
  );
}

/** True for a Deny that hits some or all requests without MFA and leaves fresh MFA alone. */
export function isMfaDeny({ effect, states }: MfaStatement): boolean {
  const { yes, maybe } = states.matches;
  return effect === 'Deny' && !states.misspelled && ((yes | maybe) & state.fresh) === 0 && (yes & withoutMfa) !== 0;
}

/** True for a Deny of every request without MFA that leaves fresh MFA alone. */
export function isWholeMfaDeny(mfa: MfaStatement): boolean {
  return isMfaDeny(mfa) && (mfa.states.matches.yes & withoutMfa) === withoutMfa;
}

/** True for an Allow that only requests with MFA meet. */
export function isMfaAllow({ effect, states }: MfaStatement): boolean {
  const { yes, maybe } = states.matches;
  return effect === 'Allow' && !states.misspelled && ((yes | maybe) & withoutMfa) === 0 && (yes & withMfa) !== 0;
}

/** True if the MFA Denies of the policy keep every request without MFA from using the action on the statement's resources. */
export function isGuarded(policy: Policy, statement: Statement, action: string): boolean {
  let denied: StateSet = noStates;
  for (const other of mfaStatements(policy)) {
    if (!isMfaDeny(other) || other.others.length > 0 || !appliesToAction(other.statement, action)) continue;
    if (coversResources(other.statement, statement)) denied |= other.states.matches.yes | other.states.matches.maybe;
    if ((denied & withoutMfa) === withoutMfa) return true;
  }
  return false;
}
