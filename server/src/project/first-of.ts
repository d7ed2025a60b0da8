import type { Link, UseEntry } from '../model/route';

/**
 * Picks the links of a route where only the first of several uses counts. What may cover it or not leaves the later ones
 * in doubt; a pattern without a parameter where the path has one is for another route.
 */
export function firstOnly(path: string, method: string): (use: Uses, links: readonly Link[]) => readonly Link[] {
  const answered = new Map<string, 'surely' | 'maybe'>();
  return (use, links) => {
    if (!use.firstOf || links.length === 0) return links;
    const { word } = use.firstOf;
    const before = answered.get(word);
    const isSure = links.every(({ isCertain }) => isCertain);
    if (before === 'surely' || (!isSure && !isOpen(use, path, method))) return [];
    answered.set(word, isSure ? 'surely' : 'maybe');
    return before === 'maybe' ? links.map((link) => ({ ...link, isCertain: false })) : links;
  };
}

type Uses = Pick<UseEntry, 'firstOf' | 'under' | 'within' | 'methods' | 'isCoarse'>;

/** True if something that is not known decides whether it covers the route. */
function isOpen({ under = [], within = [], methods, isCoarse }: Uses, path: string, method: string): boolean {
  const patterns = [...under, ...within, path];
  return (
    isCoarse === true ||
    (methods !== undefined && method === '*') ||
    patterns.some((pattern) => pattern === undefined || pattern.includes('…'))
  );
}
