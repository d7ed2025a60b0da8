import { selfServiceActions } from '../../knowledge/mfa/enrolment';
import { allStates, noStates, type StateSet, state, withMfa, withoutMfa } from '../../knowledge/mfa/session-states';
import { type ConditionTest, effectOf, type Policy, type Statement } from '../../model/policy';
import { keepRecent } from '../../text/recent';
import {
  appliesToAction,
  coversResources,
  coversStatement,
  describeScope,
  mayShareAction,
  mayShareResource,
} from '../statement';
import {
  findCoveringAction,
  findCoveringStatement,
  findSharing,
  indexStatements,
  type StatementIndex,
} from '../statement-index';
import { type MfaStatement, mfaStatements } from './mfa-statements';
import { isOnlyForOthers, mayShowMfa } from './subjects';

/** The MFA tests of a statement, for comparing two statements without them. */
export function testsOf({ states }: MfaStatement): ReadonlySet<ConditionTest> {
  return new Set(states.tests.map(({ test }) => test));
}

/**
 * The states in which other Deny statements of the policy keep out everything that the statement is about, but for
 * enrolment, which has to be open. `wanted` are states in which the statement itself denies nothing. States that are
 * not certain to match count as kept out, so that a finding never rests on a guess.
 */
export function deniedBySiblings(policy: Policy, statement: Statement, wanted: StateSet): StateSet {
  let denied: StateSet = noStates;
  for (const deny of findCoveringStatement(siblingsOf(policy).denies(), statement)) {
    if ((denied & wanted) === wanted) break;
    const adds = deny.states & wanted & ~denied;
    if (adds !== 0 && makesUpFor(deny, statement)) denied |= adds;
  }
  return denied;
}

/** The Denies of the policy whose gap this Deny makes up for: what narrows the one has to narrow the others. */
export function partnersOf(policy: Policy, mfa: MfaStatement): readonly MfaStatement[] {
  const deny = { statement: mfa.statement, tests: testsOf(mfa) };
  const partners = new Set<MfaStatement>();
  for (const other of findSharing(siblingsOf(policy).leaks(), mfa.statement)) {
    if (other !== mfa && makesUpFor(deny, other.statement)) partners.add(other);
  }
  return [...partners];
}

/** True if an Allow lets in only MFA, or a Deny, with its siblings, keeps out all that lack it and nobody with fresh MFA. */
export function isSound(policy: Policy, mfa: MfaStatement): boolean {
  const { yes, maybe } = mfa.states.matches;
  if (mfa.effect === 'Allow') return isMfaAllow(mfa) && (yes & state.fresh) !== 0;
  const missed = withoutMfa & ~(yes | maybe);
  return ((yes | maybe) & state.fresh) === 0 && (missed & ~deniedBySiblings(policy, mfa.statement, missed)) === 0;
}

/**
 * True if the policy itself grants what the Deny is about only to states outside of `open`, so that a gap of the Deny
 * for those states opens nothing. Another policy may still grant it, and grants to those who never show MFA do not count.
 */
export function isGrantedOnlyOutside(policy: Policy, { statement }: MfaStatement, open: StateSet): boolean {
  const allows = siblingsOf(policy).allows();
  const granted = some(
    findCoveringStatement(allows, statement),
    (allow) =>
      (allow.states & open) === 0 &&
      coversStatement(allow.statement, statement, {
        tests: new Set(allow.statement.conditions?.tests),
        principals: (one) => !mayShowMfa(one),
      }),
  );
  if (!granted) return false;
  return !some(
    findSharing(allows, statement),
    (allow) =>
      (allow.states & open) !== 0 &&
      mayShareAction(allow.statement, statement) &&
      mayShareResource(allow.statement, statement),
  );
}

/** What the Denies about the same requests keep out together. */
interface Deny {
  /** One of them, to compare with. */
  readonly statement: Statement;
  readonly tests: ReadonlySet<ConditionTest>;
  /** What matches, certain or not. */
  readonly states: StateSet;
}

interface Allow {
  readonly statement: Statement;
  /** What matches, certain or not; everything where MFA is not tested. */
  readonly states: StateSet;
}

/** The statements of a policy that statements are compared with. Each index is made when it is first asked for. */
interface Siblings {
  denies(): StatementIndex<Deny>;
  allows(): StatementIndex<Allow>;
  guards(): StatementIndex<MfaStatement>;
  /** The Denies that miss some requests without MFA. */
  leaks(): StatementIndex<MfaStatement>;
}

const siblingsOf: (policy: Policy) => Siblings = keepRecent(4, (policy) => {
  const tested = mfaStatements(policy);
  return {
    denies: once(() => indexStatements(joinDenies(tested))),
    allows: once(() => indexStatements(listAllows(policy, tested))),
    guards: once(() => indexStatements(tested.filter((mfa) => isMfaDeny(mfa) && mfa.others.length === 0))),
    leaks: once(() => indexStatements(tested.filter(isLeak))),
  };
});

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function joinDenies(tested: readonly MfaStatement[]): readonly Deny[] {
  const denies = new Map<string, Deny>();
  for (const mfa of tested) {
    if (mfa.effect !== 'Deny') continue;
    const { yes, maybe } = mfa.states.matches;
    const tests = testsOf(mfa);
    const scope = describeScope(mfa.statement, tests);
    const states = yes | maybe | (denies.get(scope)?.states ?? noStates);
    denies.set(scope, { statement: mfa.statement, tests, states });
  }
  return [...denies.values()];
}

function listAllows(policy: Policy, tested: readonly MfaStatement[]): readonly Allow[] {
  const statesOf = new Map(
    tested.map(({ statement, states }) => [statement, states.matches.yes | states.matches.maybe]),
  );
  return policy.statements
    .filter((statement) => effectOf(statement) === 'Allow' && !isOnlyForOthers(statement))
    .map((statement) => ({ statement, states: statesOf.get(statement) ?? allStates }));
}

function isLeak({ effect, states }: MfaStatement): boolean {
  return effect === 'Deny' && (withoutMfa & ~(states.matches.yes | states.matches.maybe)) !== noStates;
}

const enrolment: ReadonlySet<string> = new Set(selfServiceActions.map((action) => action.toLowerCase()));

function makesUpFor({ statement, tests }: Pick<Deny, 'statement' | 'tests'>, other: Statement): boolean {
  return coversStatement(statement, other, { tests, actions: enrolment });
}

function some<T>(values: Iterable<T>, holds: (value: T) => boolean): boolean {
  for (const value of values) {
    if (holds(value)) return true;
  }
  return false;
}

/** True for a Deny that hits some or all requests without MFA and leaves fresh MFA alone. */
export function isMfaDeny({ effect, states }: MfaStatement): boolean {
  const { yes, maybe } = states.matches;
  return effect === 'Deny' && !states.misspelled && ((yes | maybe) & state.fresh) === 0 && (yes & withoutMfa) !== 0;
}

/** True for a Deny on account of MFA, also where it is upside down or never matches: what it exempts is open either way. */
export function isMeantToDeny({ effect, states }: MfaStatement): boolean {
  return effect === 'Deny' && states.known;
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
  for (const guard of findCoveringAction(siblingsOf(policy).guards(), action, statement)) {
    const adds = (guard.states.matches.yes | guard.states.matches.maybe) & withoutMfa & ~denied;
    if (adds === noStates || !appliesToAction(guard.statement, action)) continue;
    if (coversResources(guard.statement, statement)) denied |= adds;
    if (denied === withoutMfa) return true;
  }
  return false;
}
