import catalogue from '../../../data/identity-actions.json';
import { coversPattern, hasWildcard, matchesPattern } from './pattern';

const known: readonly string[] = Object.entries(catalogue.actions).flatMap(([service, names]) =>
  names.map((name) => `${service}:${name}`),
);
const lowerKnown = known.map((action) => action.toLowerCase());

/**
 * The actions that a pattern stands for, in their usual spelling, among the services that manage identities
 * (account, iam, organizations, sso, sts). Actions of other services are not listed.
 */
export function expandIdentityActions(pattern: string): readonly string[] {
  const lower = pattern.toLowerCase();
  if (!hasWildcard(lower)) {
    const at = lowerKnown.indexOf(lower);
    return at < 0 ? [] : [known[at] ?? pattern];
  }
  return known.filter((_, at) => matchesPattern(lower, lowerKnown[at] ?? ''));
}

/** True if every action of `narrow` is one of `wide`. Case does not matter in actions. */
export function coversAction(wide: string, narrow: string): boolean {
  return mayCover(wide, narrow) && coversPattern(wide.toLowerCase(), narrow.toLowerCase());
}

const star = 42;
const questionMark = 63;
/** The bit that tells a small letter from a capital one. */
const small = 32;

/** Most pairs of actions belong to different services, which their first letters tell without making new strings. */
function mayCover(wide: string, narrow: string): boolean {
  const first = wide.charCodeAt(0);
  return first === star || first === questionMark || (first | small) === (narrow.charCodeAt(0) | small);
}
