import { editDistance } from '../text/edit-distance';

/** Beyond this a word is another word, however long it is. */
const mostEdits = 8;

/** The candidate that is spelt most like the word, or undefined where none is close enough to be what was meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  const limit = Math.min(Math.max(2, Math.floor(wanted.length / 3)), mostEdits);
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const distance = Math.min(
      ...spellings(candidate).map((spelling) => editDistance(wanted, spelling, limit) ?? least),
    );
    if (distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

/** The end of a sentence that names the nearest candidate, or nothing. */
export function nearestClause(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : `; the nearest one is "${found}"`;
}

/** A rule id is also meant where only its last part was written. */
function spellings(candidate: string): readonly string[] {
  const lower = candidate.toLowerCase();
  const slash = lower.lastIndexOf('/');
  return slash < 0 ? [lower] : [lower, lower.slice(slash + 1)];
}
