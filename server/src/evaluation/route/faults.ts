import type { Fault, Place } from '../../model/route';
import { note, type Run } from './run';

/**
 * What is wrong with checks by themselves, of all callers that were led through.
 *
 * @param trusted the one who gets through every check, and so to what verifies last.
 */
export function faultsOf(runs: readonly Run[], trusted?: Run): readonly Fault[] {
  const known = runs.filter(({ caller }) => caller !== 'stranger').flatMap(({ trace }) => trace.refusals);
  const faults: Fault[] = [];
  for (const { trace } of runs) {
    // A token may be looked at before it is verified, to find out by which key, even if only few get that far.
    const isVerified = [trace, ...(trusted ? [trusted.trace] : [])].some(
      ({ verifiedTokens }) => verifiedTokens.length > 0,
    );
    const unverified = trace.decodes.filter(({ isRefuted }) => isRefuted || !isVerified);
    for (const { decode, use } of unverified) {
      note(faults, { sort: 'unverifiedClaims', says: `${decode.says}, and ${use.says}`, place: decode.place });
    }
    for (const { says, place } of trace.clientAuthority) note(faults, { sort: 'clientAuthority', says, place });
    for (const { status, says, place } of trace.swaps) {
      // One answer for all who may not: those who are known are meant by it as well.
      if (status === 403 && known.some((one) => isSamePlace(one, place))) continue;
      note(faults, { sort: status === 401 ? 'unauthorizedForKnown' : 'forbiddenForUnknown', says, place });
    }
  }
  return faults;
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.path === b.path && a.span.start === b.span.start;
}
