import { routeName } from '../evaluation/route/words';
import type { JudgedRoute } from '../model/route';
import type { Span } from '../text/span';
import { gatesOf } from './route-words';

/** What stands above the declaration of a route. */
export interface RouteLens {
  readonly span: Span;
  /** `Gate 1: requireAuth · Gate 2: none`. */
  readonly title: string;
}

/** One declaration may make a route for each method, or be mounted many times; more lenses than these hide the code. */
const mostLenses = 3;

/** The lenses of the routes of one document, in their order. Routes of one declaration share one where they say the same. */
export function routeLenses(routes: readonly JudgedRoute[]): readonly RouteLens[] {
  const byPlace = new Map<number, JudgedRoute[]>();
  for (const judged of routes) {
    const { start } = judged.route.place.span;
    const there = byPlace.get(start);
    if (there) there.push(judged);
    else byPlace.set(start, [judged]);
  }
  return [...byPlace.values()].flatMap(lensesAt);
}

function lensesAt(routes: readonly JudgedRoute[]): readonly RouteLens[] {
  const byTitle = new Map<string, JudgedRoute>();
  for (const judged of routes) {
    const { first, second } = gatesOf(judged);
    const title = `Gate 1: ${first} · Gate 2: ${second}`;
    if (!byTitle.has(title)) byTitle.set(title, judged);
  }
  const lenses = [...byTitle].slice(0, mostLenses).map(([title, { route }]) => ({
    span: route.place.span,
    title: byTitle.size === 1 ? title : `${routeName(route)}: ${title}`,
  }));
  const more = byTitle.size - lenses.length;
  const [first] = lenses;
  return first && more > 0 ? [...lenses, { span: first.span, title: `and ${more} more` }] : lenses;
}
