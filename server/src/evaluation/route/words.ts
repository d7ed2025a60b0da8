import type { Access, JudgedRoute, Route, Sighting, Verdict } from '../../model/route';
import { enumerate } from '../../text/enumerate';

/** Longer paths are cut in messages. */
const longestPath = 60;

/** A route for the beginning of a sentence: `GET /users/:id`. */
export function routeName({ method, path }: Route): string {
  const shown = path.length > longestPath ? `${path.slice(0, longestPath - 1)}…` : path;
  return `${method === '*' ? 'Any method' : method} ${shown}`;
}

const verbs: Readonly<Record<Access['sort'], string>> = {
  read: 'reads',
  list: 'lists',
  create: 'creates',
  update: 'changes',
  delete: 'deletes',
};

/** What an access does, for the middle of a sentence: `deletes User by id`. */
export function describeAccess({ sort, model, keys }: Access): string {
  const by = keys.filter(({ from }) => from !== 'principal' && from !== 'constant' && from !== 'unknown');
  const names = [...new Set(by.map(({ name }) => name).filter((name) => name !== ''))].slice(0, 2);
  return `${verbs[sort]} ${model || 'stored data'}${names.length > 0 ? ` by ${enumerate(names)}` : ''}`;
}

/** What of a route's ways was seen to check, each with its place, for a person who follows the chain. */
export function sightingsOf({ route, guards, handler, verdict }: JudgedRoute): readonly (Sighting & {
  readonly name: string;
})[] {
  const inChain = guards.flatMap(({ evidence, authorization }, at) =>
    [...evidence, ...authorization].map((one) => ({ ...one, name: route.chain[at]?.use.written ?? '' })),
  );
  const inside = [...(handler?.evidence ?? []), ...(handler?.authorization ?? [])].map((one) => ({
    ...one,
    name: route.handlerName,
  }));
  const reach = verdict.access
    ? [{ says: describeAccess(verdict.access), place: verdict.access.place, name: route.handlerName }]
    : [];
  return [...inChain, ...inside, ...reach];
}

/**
 * The severity that a verdict deserves; undefined where it is not worth a word. That nobody asks who calls is seen on the
 * way itself; a check of what the caller may do can stand where nobody looked, so that its absence is less certain, unless
 * the route says by its name that it is not for all.
 */
export function severityOf({ state, stakes, administers }: Verdict): 'error' | 'warning' | 'information' | undefined {
  const isOpen = state === 'no-authn';
  switch (stakes) {
    case 'high':
      return isOpen ? 'error' : 'warning';
    case 'medium':
      return isOpen || administers ? 'warning' : 'information';
    case 'low':
      return 'information';
    case 'none':
      return undefined;
  }
}
