import { type Caller, callers } from '../../knowledge/mfa/callers';
import {
  agesAround,
  noStates,
  type StateMatch,
  type StateSet,
  state,
  withMfa,
} from '../../knowledge/mfa/session-states';
import type { Policy } from '../../model/policy';
import { testsOfPolicy } from '../policy/tests';
import type { MfaStatement } from './mfa-statements';
import { requestsOf } from './requests';
import { asMet, concerns } from './subjects';

/**
 * What a statement does to a caller:
 * `in` and `out` for certain, `fresh` only while the MFA is younger than the limit, `stale` only once it is older,
 * `uncertain` where sources disagree or a value is unknown, `untouched` where the statement is not about the caller.
 */
export type Verdict = 'in' | 'out' | 'fresh' | 'stale' | 'uncertain' | 'untouched';

export interface Row {
  readonly caller: Caller;
  readonly verdict: Verdict;
  /** True if the statement is about some of these callers only. */
  readonly partly: boolean;
}

/**
 * One row for each kind of caller, whose requests are put to the MFA tests of the statement. For an Allow, `in` means that the statement lets the request in; for a Deny it
 * means that the statement does not keep it out. Calls that a service forwards have no row: they share the fate of
 * whoever made the first call, which no policy shows.
 */
export function whoGetsThrough(policy: Policy, mfa: MfaStatement): readonly Row[] {
  const { statement, effect } = mfa;
  const ask = askMfa(policy, mfa);
  return callers
    .filter(({ id }) => id !== 'forwarded')
    .map((caller) => {
      const about = concerns(policy, statement, caller);
      if (about === false) return { caller, verdict: 'untouched', partly: false };
      const asked = asMet(policy, statement, caller);
      const met = matchesCaller(ask(asked), asked.states);
      return { caller, verdict: effect === 'Allow' ? met : opposite(met), partly: about === undefined };
    });
}

/** Asks in which of its states the requests of a caller meet the MFA tests of a statement. */
function askMfa(policy: Policy, { statement, states }: MfaStatement): (caller: Caller) => StateMatch {
  const meets = testsOfPolicy(
    policy,
    states.tests.map(({ test }) => test),
  );
  const ages = agesAround(states.tests.flatMap(({ limits }) => limits));
  const missing = states.tests.flatMap(({ test, key }) => (key.meant ? test.key.value : []));
  const isCut = (statement.conditions?.unknown.length ?? 0) > 0;
  return (caller) => {
    let yes = noStates;
    let maybe = noStates;
    for (const one of requestsOf(caller, ages, missing)) {
      const truth = meets(one.request);
      if (truth && !isCut) yes |= one.state;
      else if (truth !== false) maybe |= one.state;
    }
    return { yes, maybe };
  };
}

function matchesCaller({ yes, maybe }: StateMatch, states: StateSet): Verdict {
  if ((states & maybe) !== 0) return 'uncertain';
  const met = states & yes;
  if (met === states) return 'in';
  if (met === 0) return 'out';
  if ((states & ~withMfa) !== 0) return 'uncertain';
  return met === state.fresh ? 'fresh' : 'stale';
}

function opposite(verdict: Verdict): Verdict {
  const turned: Partial<Record<Verdict, Verdict>> = { in: 'out', out: 'in', fresh: 'stale', stale: 'fresh' };
  return turned[verdict] ?? verdict;
}
