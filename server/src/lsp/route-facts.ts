import { checkersOf, gatesOf } from '../features/route-words';
import type { JudgedRoute, Place } from '../model/route';
import type { LineIndex } from '../text/line-index';
import type { Span } from '../text/span';
import type { RouteFacts, RoutePlace } from './custom-messages';
import { toRange } from './to-protocol';

/** Where a place of a project stands, for an editor. */
type Locate = (place: Place) => { readonly uri: string; readonly lines: LineIndex; readonly span: Span };

/** One line of the inventory, for the client. */
export function toRouteFacts(judged: JudgedRoute, locate: Locate): RouteFacts {
  const { route, guards, verdict } = judged;
  const { first, second } = gatesOf(judged);
  return {
    ...placeOf(route.place, locate),
    method: route.method,
    path: route.path,
    framework: route.framework,
    ...checkersOf(judged),
    gates: [first, second],
    verdict: verdict.state,
    chain: route.chain.map(({ level, use }, at) => ({
      ...placeOf(use.place, locate),
      name: use.written,
      level,
      says: [...(guards[at]?.evidence ?? []), ...(guards[at]?.authorization ?? [])].map(({ says }) => says),
    })),
  };
}

function placeOf(place: Place, locate: Locate): RoutePlace {
  const { uri, lines, span } = locate(place);
  return { uri, range: toRange(lines, span) };
}
