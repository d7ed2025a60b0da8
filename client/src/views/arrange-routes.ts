import type { RouteFacts } from '../../../server/src/lsp/custom-messages';

/** Which routes a person wants to see, and how. */
export interface Arrangement {
  readonly onlyGaps: boolean;
  /** A part of the method, the path, the file or the name of a guard; empty for all. */
  readonly text: string;
  readonly groupBy: 'file' | 'path';
}

export interface RouteGroup {
  /** The URI of a file, or the beginning of a path. */
  readonly key: string;
  readonly routes: readonly RouteFacts[];
}

/** The routes that are wanted, in groups, in the order in which they came. */
export function arrangeRoutes(routes: readonly RouteFacts[], arrangement: Arrangement): readonly RouteGroup[] {
  const groups = new Map<string, RouteFacts[]>();
  for (const route of routes) {
    if (!isWanted(route, arrangement)) continue;
    const key = arrangement.groupBy === 'file' ? route.uri : beginningOf(route.path);
    const group = groups.get(key);
    if (group) group.push(route);
    else groups.set(key, [route]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([key, members]) => ({ key, routes: members }));
}

/** True if a gate is missing. What is not known is no gap. */
export function hasGap({ verdict }: RouteFacts): boolean {
  return verdict === 'no-authn' || verdict === 'token-only';
}

function isWanted(route: RouteFacts, { onlyGaps, text }: Arrangement): boolean {
  if (onlyGaps && !hasGap(route)) return false;
  const wanted = text.toLowerCase();
  const names = [`${route.method} ${route.path}`, route.uri, route.verdict, ...route.chain.map(({ name }) => name)];
  return wanted === '' || names.some((name) => name.toLowerCase().includes(wanted));
}

/** The first part of a path that is no parameter: `/admin` of `/admin/users/:id`. What all paths share says nothing. */
function beginningOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const telling = parts.findIndex((part) => !/^(?:api|rest|v\d+)$/i.test(part));
  if (telling < 0) return `/${parts.join('/')}`;
  return `/${parts.slice(0, telling + 1).join('/')}`;
}
