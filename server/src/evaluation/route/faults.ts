import type { Fault } from '../../model/route';
import { note, type Run } from './run';

/** What is wrong with checks by themselves, of all callers that were led through. */
export function faultsOf(runs: readonly Run[]): readonly Fault[] {
  const faults: Fault[] = [];
  for (const { trace } of runs) {
    // A token may be looked at before it is verified, to find out by which key.
    const unverified = trace.verifiedTokens.length > 0 ? [] : trace.decodes;
    for (const { decode, use } of unverified) {
      note(faults, { sort: 'unverifiedClaims', says: `${decode.says}, and ${use.says}`, place: decode.place });
    }
    for (const { says, place } of trace.clientAuthority) note(faults, { sort: 'clientAuthority', says, place });
    for (const { status, says, place } of trace.swaps) {
      note(faults, { sort: status === 401 ? 'unauthorizedForKnown' : 'forbiddenForUnknown', says, place });
    }
  }
  return faults;
}
