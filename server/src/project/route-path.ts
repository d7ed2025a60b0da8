import type { RoutePath } from '../model/route';

/** Joins the path of a mount with what lies under it. What is not known becomes `…`. */
export function joinPaths(outer: RoutePath, inner: RoutePath): string {
  const joined = `/${outer ?? '…'}/${inner ?? '…'}`.replace(/\/{2,}/g, '/');
  return joined.length > 1 ? joined.replace(/\/$/, '') : joined;
}

/**
 * Whether a pattern covers a path and all below it: `/admin` covers `/admin/users`, and so do `/admin/*` and `/:area`.
 * An exact pattern covers only what is as long as itself. `undefined` where an unknown part decides.
 */
export function coversPath(pattern: RoutePath, path: RoutePath, isExact = false): boolean | undefined {
  if (pattern === undefined) return undefined;
  const asked = segments(pattern);
  if (asked.length === 0 && !isExact) return true;
  if (path === undefined) return undefined;
  const given = segments(path);
  for (const [index, segment] of asked.entries()) {
    const other = given[index];
    const isOpenEnd = segment.includes('*') && index === asked.length - 1;
    const known = segment.replace(/[*({:].*$/, '');
    if (isOpenEnd && (known === '' || other?.startsWith(known))) return true;
    if (other === undefined) return false;
    if (segment.includes('…') || other.includes('…')) {
      if (mayBeSame(segment, other)) return undefined;
      return false;
    }
    if (isOpen(segment) || segment.toLowerCase() === other.toLowerCase()) continue;
    // A parameter of the path may have just this value, and then the guard runs.
    return isOpen(other) ? undefined : false;
  }
  return !isExact || given.length === asked.length;
}

/**
 * The first segment of a path, where it can be only that. Neither of two paths covers the other if these differ.
 */
export function leadOf(path: string): string | undefined {
  const first = /[^/]+/.exec(path)?.[0];
  return first === undefined || /[:{<[(*…]/.test(first) ? undefined : first.toLowerCase();
}

/** What is known of two segments, from the left to the first unknown part of one of them, is the same. */
function mayBeSame(a: string, b: string): boolean {
  const [one = '', other = ''] = [a, b].map((segment) => segment.replace(/[…*].*$/, '').toLowerCase());
  return isOpen(a) || isOpen(b) || (one.length < other.length ? other.startsWith(one) : one.startsWith(other));
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** A segment that any text can take. */
function isOpen(segment: string): boolean {
  return /^[:{<[(*]/.test(segment);
}
