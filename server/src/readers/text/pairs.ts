import { type Alphabet, alphabetOf, closes, isIn, opens, runEnd } from '../../knowledge/credential/shapes/runs';
import type { Span } from '../../text/span';

/** How far the halves of a pair may stand from each other. */
const lines = 5;
const characters = 600;

/** At most this many halves are looked at for each other half, so that a list of a million costs no more than one. */
const mostNeighbours = 4;

/**
 * Joins each of the ones with the nearest of the others within five lines: the closest pairs first, and nothing twice.
 * Both lists need not be sorted.
 */
export function joinNearest<One extends { readonly span: Span }, Other extends { readonly span: Span }>(
  text: string,
  ones: readonly One[],
  others: readonly Other[],
  fits: (one: One, other: Other) => boolean,
): ReadonlyMap<One, Other> {
  const joined = new Map<One, Other>();
  if (ones.length === 0 || others.length === 0) return joined;
  const candidates: { readonly one: One; readonly other: Other; readonly gap: number }[] = [];
  const sorted = [...others].sort((a, b) => a.span.start - b.span.start);
  let first = 0;
  for (const one of [...ones].sort((a, b) => a.span.start - b.span.start)) {
    while (first < sorted.length && (sorted[first]?.span.end ?? 0) < one.span.start - characters) first++;
    for (const other of nearestOf(sorted, first, one.span)) {
      const gap = gapOf(one.span, other.span);
      if (gap <= characters && fits(one, other) && withinLines(text, one.span, other.span)) {
        candidates.push({ one, other, gap });
      }
    }
  }
  const taken = new Set<Other>();
  for (const { one, other } of candidates.sort((a, b) => a.gap - b.gap)) {
    if (joined.has(one) || taken.has(other)) continue;
    joined.set(one, other);
    taken.add(other);
  }
  return joined;
}

/** The few that stand before and behind the span. */
function nearestOf<Other extends { readonly span: Span }>(
  sorted: readonly Other[],
  first: number,
  span: Span,
): readonly Other[] {
  let behind = first;
  while (behind < sorted.length && (sorted[behind]?.span.start ?? 0) < span.start) behind++;
  return sorted.slice(Math.max(first, behind - mostNeighbours), behind + mostNeighbours);
}

function gapOf(a: Span, b: Span): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}

function withinLines(text: string, a: Span, b: Span): boolean {
  let left = lines;
  for (let at = Math.min(a.end, b.end); at < Math.max(a.start, b.start); at++) {
    if (text.charCodeAt(at) === 10 && left-- === 0) return false;
  }
  return true;
}

/** The values of exactly so many characters of the alphabet that stand near one of the spans, each of them once. */
export function windowsAround(text: string, spans: readonly Span[], of: Alphabet, length: number): readonly Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    let at = Math.max(from, span.start - characters);
    const to = Math.min(text.length, span.end + characters);
    while (at < to) {
      const end = isIn(of, text, at) ? runEnd(text, at, of, length + 1) : at;
      if (end - at === length && opens(text, at, of) && closes(text, end, closing(of))) found.push({ start: at, end });
      at = end > at ? runEnd(text, end, of) : at + 1;
    }
    from = at;
  }
  return found;
}

const padded = alphabetOf('+/=');

/** Base64 goes on where it is padded. */
function closing(of: Alphabet): Alphabet {
  return isIn(of, '+', 0) ? padded : of;
}
