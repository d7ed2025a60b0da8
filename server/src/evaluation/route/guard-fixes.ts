import type { Change } from '../../model/change';
import type { GuardOffer, JudgedRoute } from '../../model/route';

/** The guards that other routes have, or those on the same router, put before the handler of this one. */
export function guardFixes(
  { route, guardOffers = [] }: JudgedRoute,
  from: 'beside' | 'anywhere' = 'anywhere',
): readonly { readonly title: string; readonly access: 'narrows'; readonly change: Change }[] {
  const { framework, place } = route;
  const offers = from === 'beside' ? guardOffers.filter(({ beside }) => beside > 0) : guardOffers;
  return offers.map((offer) => ({
    title: `Ask for ${offer.guard.written}, as ${usersOf(offer)} (narrows access)`,
    access: 'narrows',
    change: [{ do: 'addGuard', route: place.span, framework, guard: offer.guard }],
  }));
}

function usersOf({ beside, total }: GuardOffer): string {
  const count = beside || total;
  const where = beside > 0 ? 'beside it' : 'elsewhere';
  return count === 1 ? `another route ${where} does` : `${count} routes ${where} do`;
}
