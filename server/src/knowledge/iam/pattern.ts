/**
 * Patterns of the policy language: `*` stands for any characters, also none, and `?` for exactly one.
 * Actions compare without regard to case; ARNs compare with it. Nothing here builds a regular expression, and the
 * time is at most the product of the two lengths.
 */

/** True if the pattern matches the text, which is taken literally. */
export function matchesPattern(pattern: string, text: string): boolean {
  return covers(pattern, text, fitsText);
}

/** In a pattern: a `*` and a `?` that stand for themselves. Unicode keeps both characters out of texts. */
const literalStar = '\uFFFE';
const literalQuestionMark = '\uFFFF';

/** The text as a pattern that matches it alone, to be put into a pattern for `matchesFilled`. */
export function literally(text: string): string {
  return text.replaceAll('*', literalStar).replaceAll('?', literalQuestionMark);
}

/** True if the pattern, parts of which were made by `literally`, matches the text, which is taken literally. */
export function matchesFilled(pattern: string, text: string): boolean {
  return covers(pattern, text, fitsFilled);
}

/** True if every text that `narrow` matches is matched by `wide`, as far as the two patterns show it. */
export function coversPattern(wide: string, narrow: string): boolean {
  return covers(wide, narrow, fitsAll);
}

/** True if some text is matched by both patterns. */
export function patternsOverlap(a: string, b: string): boolean {
  const starOfA = a.indexOf('*');
  const starOfB = b.indexOf('*');
  if (starOfA < 0) return covers(b, a, fitsSome);
  if (starOfB < 0) return covers(a, b, fitsSome);
  // What stands between the stars of one can stand under a star of the other, so only the two ends have to agree.
  return startsAgree(a, b, Math.min(starOfA, starOfB)) && endsAgree(a, b, Math.min(lengthOfEnd(a), lengthOfEnd(b)));
}

function startsAgree(a: string, b: string, length: number): boolean {
  for (let at = 0; at < length; at++) {
    if (!fitsSome(a[at], b[at])) return false;
  }
  return true;
}

function endsAgree(a: string, b: string, length: number): boolean {
  for (let back = 1; back <= length; back++) {
    if (!fitsSome(a[a.length - back], b[b.length - back])) return false;
  }
  return true;
}

/** How much stands behind the last star. */
function lengthOfEnd(pattern: string): number {
  return pattern.length - pattern.lastIndexOf('*') - 1;
}

export function hasWildcard(pattern: string): boolean {
  return pattern.includes('*') || pattern.includes('?');
}

/** The text with each policy variable (`${aws:username}`) replaced by `*`, since its value is not known here. */
export function variablesAsWildcards(text: string): string {
  let result = '';
  let done = 0;
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', done)) {
    const close = text.indexOf('}', open);
    if (close < 0) break;
    result += `${text.slice(done, open)}*`;
    done = close + 1;
  }
  return result + text.slice(done);
}

/** Whether one character of a pattern, which is no `*`, goes with one of a text. */
type Fit = (wanted: string | undefined, found: string | undefined) => boolean;

const fitsText: Fit = (wanted, found) => wanted === found || wanted === '?';
const fitsFilled: Fit = (wanted, found) =>
  wanted === found ||
  wanted === '?' ||
  (wanted === literalStar && found === '*') ||
  (wanted === literalQuestionMark && found === '?');
/** The text is a pattern too, and only a `*` covers its `*`. */
const fitsAll: Fit = (wanted, found) => wanted === found || (wanted === '?' && found !== '*');
/** The text is a pattern without `*`, of which one reading is enough. */
const fitsSome: Fit = (wanted, found) => wanted === found || wanted === '?' || found === '?';

function covers(pattern: string, text: string, fits: Fit): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let retry = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      retry = t;
    } else if (p < pattern.length && fits(pattern[p], text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++retry;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
