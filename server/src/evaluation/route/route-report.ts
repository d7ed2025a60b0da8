import type { JudgedRoute } from '../../model/route';
import type { Span } from '../../text/span';
import { sightingsOf } from './words';

/** A place that a finding points to, in the words of the rules. */
interface Related {
  readonly at: Span;
  readonly path?: string;
  readonly note: string;
}

/** More places than these nobody follows from a finding. */
const mostRelated = 8;

/** The places on the way of a route where something is checked, for a person to follow. */
export function relatedTo(judged: JudgedRoute): readonly Related[] {
  const own = judged.route.place.path;
  return sightingsOf(judged)
    .slice(0, mostRelated)
    .map(({ name, says, place }) => ({
      at: place.span,
      ...(place.path !== own && { path: place.path }),
      note: noteOf(name, says),
    }));
}

function noteOf(name: string, says: string): string {
  // What a framework demands says by itself what it is.
  if (says === name) return `${name} is demanded by the framework.`;
  return `${name === 'function' ? 'This function' : name} ${says}.`;
}

/** What machines want to know of a route. */
export function propertiesOf({ route, verdict }: JudgedRoute): Readonly<Record<string, string | readonly string[]>> {
  return {
    method: route.method,
    path: route.path,
    verdict: verdict.state,
    chain: route.chain.map(({ use }) => use.written),
    score: verdict.score.map(({ says, points }) => `${points > 0 ? '+' : ''}${points} ${says}`),
  };
}
