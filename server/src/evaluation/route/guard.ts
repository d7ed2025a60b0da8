import type { Demand, Guard, GuardUse, Sighting } from '../../model/route';
import type { Values } from '../../model/value';
import { combinationOf, combine } from './combination';
import { type Answer, askGuard } from './enter-guard';
import { faultsOf } from './faults';
import { judgeByFramework, judgeByLibrary, judgeByName, judgeByTeam } from './guard-by-words';
import { partsOf } from './origin';
import type { Run, TeamNames } from './run';

const judged = new WeakMap<Values, WeakMap<GuardUse, Guard>>();

/**
 * What something on the way to a handler does: by its body where one can be found, by what is known of packages, by what
 * the team says, by what the framework says, by its name. What is not known is said to be unknown, never nothing.
 *
 * @param use as the program names it.
 * @param values what names of the program stand for.
 * @param team names that a team uses for its own guards.
 */
export function judgeGuard(use: GuardUse, values: Values, team: TeamNames): Guard {
  const known = judged.get(values) ?? new WeakMap<GuardUse, Guard>();
  judged.set(values, known);
  const joined = known.get(use) ? undefined : combinationOf(use, values);
  const guard =
    known.get(use) ??
    (joined
      ? combine(
          joined.parts.map((part) => judge(part, values, team)),
          joined.isAny,
        )
      : judge(use, values, team));
  known.set(use, guard);
  return guard;
}

function judge(use: GuardUse, values: Values, team: TeamNames): Guard {
  const byBody = judgeBody(use, values, team);
  // What it finds is enforced by who asks it: an authorizer of AWS answers with a policy and refuses nobody itself.
  if (byBody?.authentication === 'optional' && use.means === 'authentication') {
    return { ...byBody, authentication: 'required' };
  }
  if (
    byBody &&
    byBody.authentication !== 'unknown' &&
    (byBody.by === 'library' || byBody.authentication !== 'none' || byBody.gaps.length === 0)
  )
    return byBody;
  return judgeByTeam(use, team) ?? judgeByFramework(use) ?? byBody ?? judgeByName(use);
}

function judgeBody(use: GuardUse, values: Values, team: TeamNames): Guard | undefined {
  const asked = askGuard(use, 'stranger', values, team);
  if (asked.fact) return judgeByLibrary(asked.fact, use);
  if (!asked.isKnown) return undefined;
  const ordinary = askGuard(use, 'ordinary', values, team);
  const evidence = [...ordinary.run.trace.evidence, ...ordinary.run.trace.tests.filter(({ gate }) => gate === 1)];
  const checks = ordinary.run.trace.tests.filter(({ gate }) => gate === 2);
  // What it has asked of the caller decides, even where it cannot be followed how.
  const isAuthorizing = (ordinary.isRefused || ordinary.isUnsure) && checks.length > 0;
  const gaps = asked.run.trace.gaps;
  const hasDecoded = ordinary.run.trace.decodes.length > 0;
  const trusted = hasDecoded ? askGuard(use, 'trusted', values, team).run : undefined;
  return {
    authentication: demandOf(asked, ordinary, evidence, isAuthorizing),
    authorization: isAuthorizing
      ? checks.flatMap(({ says, place, sort }) => (sort === 'known' ? [] : [{ says, place, sort }]))
      : [],
    evidence: evidence.map(({ says, place }) => ({ says, place })),
    by: 'body',
    isPublic: false,
    principalFields: principalFields(ordinary.run),
    gaps,
    faults: faultsOf([asked.run, ordinary.run], trusted),
  };
}

function demandOf(stranger: Answer, ordinary: Answer, evidence: readonly Sighting[], isAuthorizing: boolean): Demand {
  if (stranger.isRefused && (evidence.length > 0 || isAuthorizing)) return 'required';
  if ((stranger.run.trace.gaps.length > 0 || stranger.isUnsure) && !stranger.isRefused) return 'unknown';
  const setsCaller = principalFields(ordinary.run).length > 0;
  return evidence.length > 0 || setsCaller ? 'optional' : 'none';
}

function principalFields(run: Run): readonly string[] {
  return [...run.fields]
    .filter(([, origin]) => partsOf(origin).some(({ kind }) => kind === 'principal'))
    .map(([key]) => key);
}
