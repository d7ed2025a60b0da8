/** Beyond this a word is another word, however long it is. */
const mostEdits = 8;

/** The candidate that is spelt most like the word, or undefined where none is close enough to be what was meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  const limit = Math.min(Math.max(2, Math.floor(wanted.length / 3)), mostEdits);
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const distance = Math.min(...spellings(candidate).map((spelling) => distanceTo(wanted, spelling, limit)));
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

/** The edit distance, or more than the limit without looking closer where the lengths alone say so. */
function distanceTo(wanted: string, spelling: string, limit: number): number {
  return Math.abs(wanted.length - spelling.length) > limit ? limit + 1 : editDistance(wanted, spelling);
}

/** The least number of inserted, removed and replaced characters that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
