import type { Place } from '../../model/route';
import { type Origin, partsOf } from './origin';
import { note, type Run } from './run';

/**
 * Takes down that claims which nothing verified are used as the caller. Who calls is known from then on, as far as the
 * program is concerned: what it asks of the caller afterwards is the second gate, and the fault is told once, at the decode.
 */
export function useClaims(origin: Origin, says: string, place: Place, run: Run): void {
  for (const part of partsOf(origin)) {
    if (part.kind !== 'principal' || !part.claims) continue;
    const { token, decode } = part.claims;
    run.trace.decodes.push({ token, decode, use: { says, place } });
    note(run.trace.evidence, decode);
  }
}
