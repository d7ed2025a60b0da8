/** A file of patterns, and the path of a file that it is asked about, from the folder of the patterns. */
export interface IgnorePatterns {
  readonly text: string;
  readonly path: string;
}

/**
 * True if these files make git leave a file out, the nearest first. Of their patterns, those count that name the file
 * itself: a pattern that only takes in a folder above it, or that is not understood, ignores nothing.
 * The rules are those of https://git-scm.com/docs/gitignore.
 */
export function isIgnored(files: readonly IgnorePatterns[]): boolean {
  for (const file of files) {
    const verdict = verdictOf(file);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

/** What the last pattern that fits says; undefined if none does. */
function verdictOf({ text, path }: IgnorePatterns): boolean | undefined {
  const segments = path.split('/');
  let verdict: boolean | undefined;
  for (const line of text.split('\n')) {
    const pattern = line.trimEnd();
    if (pattern === '' || pattern.startsWith('#')) continue;
    const takesBack = pattern.startsWith('!');
    if (isStrange(pattern) ? takesBack : fits(takesBack ? pattern.slice(1) : pattern, segments)) verdict = !takesBack;
  }
  return verdict;
}

/** Nobody writes longer ones, and classes and escapes are rare where a file is named. */
const longestPattern = 1000;

function isStrange(pattern: string): boolean {
  return pattern.length > longestPattern || /[[\\]/.test(pattern);
}

function fits(pattern: string, path: readonly string[]): boolean {
  const isAnchored = pattern.includes('/');
  const segments = (pattern.startsWith('/') ? pattern.slice(1) : pattern).split('/');
  // Two stars at the end stand for what lies in a folder, never for the folder; after a slash at the end lies nothing.
  if (segments.at(-1) === '**') segments.push('*');
  return matches(isAnchored ? segments : ['**', ...segments], path, '**', fitsName);
}

function fitsName(pattern: string, name: string): boolean {
  return matches([...pattern], [...name], '*', (one, other) => one === '?' || one === other);
}

/** Matches items one by one, where a star stands for any number of them. Going back to the last star is enough. */
function matches(
  pattern: readonly string[],
  items: readonly string[],
  star: string,
  same: (one: string, item: string) => boolean,
): boolean {
  let at = 0;
  let lastStar = -1;
  let resume = 0;
  for (let item = 0; item < items.length; ) {
    const one = pattern[at];
    if (one === star) {
      lastStar = at++;
      resume = item;
    } else if (one !== undefined && same(one, items[item] ?? '')) {
      at++;
      item++;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      item = ++resume;
    } else return false;
  }
  while (pattern[at] === star) at++;
  return at === pattern.length;
}
