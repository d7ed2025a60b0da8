import { administrationWord } from '../../knowledge/route/paths';
import type { Access, AccessKey, JudgedRoute } from '../../model/route';

const fromRequest: ReadonlySet<string> = new Set(['path', 'query', 'body', 'header', 'cookie', 'input']);

/** True for a key that whoever sends the request can choose. */
export function isFromRequest({ from }: AccessKey): boolean {
  return fromRequest.has(from);
}

/** True if the request picks which row is read or written, and nothing ties that row to the caller. */
function reachesObject(access: Access | undefined): boolean {
  if (!access || access.isScoped || access.isCompared) return false;
  return access.keys.some(isFromRequest);
}

/**
 * What a route that has the first gate lacks: what is about administration is for some people only, whosever the record
 * is; what picks a record elsewhere has to be about the caller's own; all else has to be for somebody.
 */
export function missingCheck({ route, verdict }: Pick<JudgedRoute, 'route' | 'verdict'>): 'role' | 'owner' {
  const isAdministration = administrationWord(route.path) ?? administrationWord(route.handlerName);
  return reachesObject(verdict.access) && !isAdministration ? 'owner' : 'role';
}
