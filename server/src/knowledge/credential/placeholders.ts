import { isSecretWord, splitWords } from './names';

/**
 * Values that stand where a secret will go. Whole words decide, after splitting by case, digits and separators, and only
 * if they make up a good part of the value: a random value that holds "test" by chance stays one.
 */

/** From here on, words of the list say that the whole is a placeholder. */
const ENOUGH = 0.4;

/** Longer values are not taken apart into words. */
const LONGEST = 120;

/** True if the value is an example, a mask or an instruction to put a value here. */
export function isPlaceholder(value: string): boolean {
  // Keys that AWS documents hold the word inside of random letters.
  if (value === '' || value.includes('EXAMPLE')) return true;
  return isWrapped(value) || isMasked(value) || isSequence(value) || coverage(value) >= ENOUGH;
}

/** `<token>`, `[token]`, `(your token)` or `{token}`, also with something around the angle brackets. */
function isWrapped(value: string): boolean {
  const first = value[0];
  const last = value.at(-1);
  if ((first === '[' && last === ']') || (first === '(' && last === ')') || (first === '{' && last === '}'))
    return true;
  if (first === '_' && last === '_' && value.length > 4 && value[1] === '_') return true;
  const open = value.indexOf('<');
  return open >= 0 && value.indexOf('>', open) > open + 1;
}

/** Asterisks, dots or one character many times over: `xxxx`, `sk-0000…`, `*****`. */
function isMasked(value: string): boolean {
  if (value.includes('***') || value.includes('...') || value.includes('…') || value.includes('•')) return true;
  let longest = 0;
  let run = 0;
  const seen = new Set<string>();
  for (let at = 0; at < value.length; at++) {
    run = at > 0 && value[at] === value[at - 1] ? run + 1 : 1;
    if (run > longest) longest = run;
    if (seen.size < 5) seen.add(value[at] ?? '');
  }
  if (longest >= 5 && longest >= value.length * 0.3) return true;
  if (longest >= 10 || seen.size <= 2) return true;
  return (value.includes('xxx') || value.includes('XXX')) && longest >= 3;
}

const sequences = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789012345678901234567890123456789',
  '0987654321098765432109876543210987654321',
  'qwertyuiopasdfghjklzxcvbnm',
  '1a2b3c4d5e6f7g8h9i0j',
  'a1b2c3d4e5f6g7h8i9j0',
  '0123456789abcdef0123456789abcdef',
  'deadbeefdeadbeefdeadbeefdeadbeef',
] as const;

/** Known runs of characters make up half of it or more: `abcdef123456`. A short run of digits alone is a password. */
function isSequence(value: string): boolean {
  if (value.length < 10 || value.length > LONGEST) return false;
  const text = value.toLowerCase();
  let covered = 0;
  for (let at = 0; at + 4 <= text.length; ) {
    const length = longestRun(text, at);
    if (length >= 4) {
      covered += length;
      at += length;
    } else {
      at++;
    }
  }
  return covered >= text.length * 0.6;
}

function longestRun(text: string, at: number): number {
  let longest = 0;
  for (const rest of runs.get(text.slice(at, at + 3)) ?? []) {
    let length = 3;
    while (at + length < text.length && rest[length] === text[at + length]) length++;
    if (length > longest) longest = length;
  }
  return longest;
}

/** What is left of the sequences from each place on, by its first three characters. */
const runs: ReadonlyMap<string, readonly string[]> = groupRests();

function groupRests(): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const sequence of sequences) {
    for (let at = 0; at + 3 <= sequence.length; at++) {
      const head = sequence.slice(at, at + 3);
      groups.set(head, [...(groups.get(head) ?? []), sequence.slice(at)]);
    }
  }
  return groups;
}

/** How much of the letters and digits belongs to words of placeholders, from 0 to 1. */
function coverage(value: string): number {
  if (value.length > LONGEST) return 0;
  let covered = 0;
  let known = 0;
  let total = 0;
  for (const word of splitWords(value)) {
    total += word.length;
    if (!isLetters(word)) continue;
    if (instructions.has(word)) {
      covered += word.length;
      known += word.length;
      continue;
    }
    const parts = takeApart(word);
    covered += parts.instructions;
    known += parts.known ? word.length : 0;
  }
  if (total === 0) return 0;
  return known === total && covered > 0 ? 1 : covered / total;
}

/** True if the value is made of words that name secrets and of small words only: `my-secret`, `supersecretkey`. */
export function namesItself(value: string): boolean {
  if (value.length > LONGEST) return false;
  const words = splitWords(value);
  let names = false;
  for (const word of words) {
    if (!isLetters(word)) {
      if (word.length > 4) return false;
      continue;
    }
    const parts = takeApart(word);
    if (!parts.known) return false;
    names ||= parts.secret;
  }
  return names;
}

interface Parts {
  /** True if known words make up the whole of it. */
  readonly known: boolean;
  /** How many letters belong to instructions. */
  readonly instructions: number;
  /** True if one of them names a secret. */
  readonly secret: boolean;
}

/** Reads a word without borders, `yourpasswordhere`, as known words if that comes out even. */
function takeApart(word: string): Parts {
  // For each offset: how many letters of instructions a way to get there has, or -1 if there is no way.
  const best: number[] = [0];
  const secret: boolean[] = [false];
  for (let end = 1; end <= word.length; end++) {
    best[end] = -1;
    secret[end] = false;
    for (let start = Math.max(0, end - 14); start < end; start++) {
      const before = best[start] ?? -1;
      if (before < 0) continue;
      const part = word.slice(start, end);
      const instruction = instructions.has(part);
      const names = isSecretWord(part);
      if (!instruction && !names && !small.has(part)) continue;
      const gain = before + (instruction ? part.length : 0);
      if (gain >= (best[end] ?? -1)) {
        best[end] = gain;
        secret[end] = names || (secret[start] ?? false);
      }
    }
  }
  const whole = best[word.length] ?? -1;
  return { known: whole >= 0, instructions: Math.max(0, whole), secret: whole >= 0 && (secret[word.length] ?? false) };
}

function isLetters(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 48 || code > 57;
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that are written where a value is to be put. */
const instructions = setOf(
  'example examples sample changeme change changethis changed replace replaceme replaced your yours dummy redacted ' +
    'removed hidden masked placeholder todo fixme tbd insert enter fill provide specify foo bar baz qux foobar foobaz test ' +
    'tests testing tester fake mock mocked demo stub fixture lorem ipsum null undefined unset nil none empty blank ' +
    'invalid notreal bogus whatever something somevalue xxx xxxx xxxxx xxxxxx xxxxxxxx yyy zzz blah bla abc abcd ' +
    'asdf here goes put generate generated choose pick set unknown censored sanitized stripped deleted scrubbed ' +
    'default template unused ignored hello world',
);

/** Words that may stand between the others without changing what the whole is. */
const small = setOf(
  'a an the this that is are my our me mine some any very super top please it to of for in on with must be should ' +
    'will not no do dont and or long strong weak random secure at least api app access auth client user username admin ' +
    'root db database server service value string text data name id use using real own new old as well first ' +
    'second one two jwt session cookie signing encryption private public shared master prod dev local ' +
    'bearer basic oauth account github gitlab slack aws azure google stripe npm docker hub environment variable ' +
    'really only development production',
);
