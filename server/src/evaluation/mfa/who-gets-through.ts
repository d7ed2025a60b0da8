import { type Caller, callers } from '../../knowledge/mfa/callers';
import { type StateMatch, type StateSet, state, withMfa } from '../../knowledge/mfa/session-states';
import type { Policy } from '../../model/policy';
import type { MfaStatement } from './mfa-statements';
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
 * One row for each kind of caller. For an Allow, `in` means that the statement lets the request in; for a Deny it
 * means that the statement does not keep it out. Calls that a service forwards have no row: they share the fate of
 * whoever made the first call, which no policy shows.
 */
export function whoGetsThrough(policy: Policy, { statement, effect, states }: MfaStatement): readonly Row[] {
  return callers
    .filter(({ id }) => id !== 'forwarded')
    .map((caller) => {
      const about = concerns(policy, statement, caller);
      if (about === false) return { caller, verdict: 'untouched', partly: false };
      const met = matchesCaller(states.matches, asMet(policy, statement, caller).states);
      return { caller, verdict: effect === 'Allow' ? met : opposite(met), partly: about === undefined };
    });
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
