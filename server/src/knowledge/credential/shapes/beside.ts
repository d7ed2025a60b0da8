import type { Hit } from '../../../text/automaton';
import { looksMasked } from '../checks/masked';
import { wordsOf } from '../checks/words';
import {
  type Alphabet,
  alnum,
  alphabetOf,
  anyHex,
  closes,
  digits,
  isIn,
  letters,
  opens,
  type Range,
  runEnd,
  runStart,
} from './runs';
import type { Length, Shape } from './shape';

/** How far a value may stand from the word that tells what it is. */
const reach = 160;
const lines = 5;

/** The last words of a name that holds a secret. */
const secretWords = new Set(
  (
    'key keys token secret password passwd pass pwd auth pat credential credentials apikey apitoken authtoken ' +
    'accesstoken secretkey apisecret clientsecret authorization bearer ssws skey akey integrationkey applicationkey ' +
    'appkey accesskey admintoken servertoken'
  ).split(' '),
);

/** Words of a name that holds something which only looks like a secret. */
const otherWords = new Set(
  (
    'sha md commit hash digest checksum integrity etag revision rev ref uuid guid id ids version public fingerprint ' +
    'etags tag trace span request image layer incident dedup idempotency cache'
  ).split(' '),
);

const joints = alphabetOf('-_.');

/** What a value that has no look of its own is made of. */
interface Plain {
  readonly of: Alphabet;
  readonly length: Length;
  /** How it begins, where all of them begin alike. */
  readonly start?: string;
  /** How it is padded, where all of them are. */
  readonly end?: string;
}

/**
 * Reads a value that only the word of the hit gives away: exactly so many characters of the alphabet, within 160
 * characters and five lines, given to a name that ends like that of a secret.
 */
export function beside(plain: Plain): Shape['read'] {
  return (text, hit) => {
    const isGiven = (start: number) =>
      isNear(text, hit.end, start) && isNamed(text, Math.max(0, hit.start - 24), start);
    const ahead = findPlain(text, plain, hit.end, Math.min(text.length, hit.end + reach), isGiven);
    if (ahead) return ahead;
    const isGivenBefore = (start: number) =>
      isNear(text, start, hit.start) && isNamed(text, Math.max(0, start - 40), start);
    return findPlain(text, plain, Math.max(0, hit.start - reach), hit.start, isGivenBefore);
  };
}

/** Reads such a value within the same reach behind a hit that tells enough by itself, whatever it is given to. */
export function after(plain: Plain): Shape['read'] {
  return (text, hit) => {
    const to = Math.min(text.length, hit.end + reach);
    return findPlain(text, plain, hit.end, to, (start) => isNear(text, hit.end, start));
  };
}

/** Reads such a value where it is given to the hit itself: behind it stand only quotes, an operator and spaces. */
export function givenTo(plain: Plain): Shape['read'] {
  return (text, hit) => {
    const start = valueStart(text, hit);
    return start === undefined ? undefined : findPlain(text, plain, start, start + 1, () => true);
  };
}

/**
 * Where a value begins that is given to the name at the hit, at most 40 characters on: `name = "`, or
 * `key="name" value="` and `- name: name` with `value:` on the next line.
 */
export function valueStart(text: string, hit: Hit): number | undefined {
  let at = hit.end;
  const stop = Math.min(text.length, hit.end + 40);
  let given = false;
  while (at < stop && isIn(between, text, at)) {
    given = true;
    at++;
  }
  const [paired = ''] = /^["']?[\s,]{1,40}value["']?[\s=:>]{1,10}["']?/i.exec(text.slice(hit.end, hit.end + 60)) ?? [];
  return paired !== '' ? hit.end + paired.length : given ? at : undefined;
}

const between = alphabetOf(' \t"\'`=:>,([{\\');

/**
 * The first such value that begins in the range. A run that is long enough covers the character that stands as far
 * behind its earliest start, so only every so many characters are looked at where there is none.
 */
function findPlain(
  text: string,
  { of, length, start: head = '', end: padding = '' }: Plain,
  from: number,
  to: number,
  accept: (start: number) => boolean,
): Range | undefined {
  const [least, most] = typeof length === 'number' ? [length, length] : length;
  const around = withLetters(of);
  let at = opens(text, from, of) ? from : runEnd(text, from, around, reach);
  while (at < to) {
    const probe = at + least - 1;
    if (!isIn(around, text, probe)) {
      at = probe + 1;
      continue;
    }
    const run = runStart(text, probe, around, probe - at);
    if (run >= to) return undefined;
    const start = run + escapeLength(text, run);
    const end = runEnd(text, start, around, most + 1);
    const fits = end - start >= least && end - start <= most && runEnd(text, start, of, most) === end;
    if (fits && text.startsWith(head, start) && text.startsWith(padding, end)) {
      const value = { start, end: end + padding.length };
      if (standsAlone(text, value) && isRandom(text.slice(start, end)) && accept(start)) return value;
    }
    at = runEnd(text, end, around, reach);
  }
  return undefined;
}

/** How many letters and digits at the start of a run belong to an escape before the value. */
function escapeLength(text: string, at: number): number {
  return text[at - 1] === '\\' ? 1 : text[at - 1] === '%' ? 2 : 0;
}

const extended = new Map<Alphabet, Alphabet>();

/** The alphabet with all letters and digits, which no value may have for neighbours. */
function withLetters(of: Alphabet): Alphabet {
  let wider = extended.get(of);
  if (!wider) {
    wider = of.map((member, code) => (member === 1 || alnum[code] === 1 ? 1 : 0));
    extended.set(of, wider);
  }
  return wider;
}

/** True if the value is no part of something longer that dots, dashes or underscores hold together. */
function standsAlone(text: string, { start, end }: Range): boolean {
  if (!closes(text, end) || (isIn(joints, text, end) && !closes(text, end + 1))) return false;
  return !isIn(joints, text, start - 1) && text[start - 1] !== '/';
}

/** True if digits and letters stand in it, and nothing says that somebody wrote it by hand. */
function isRandom(value: string): boolean {
  let count = 0;
  let letter = false;
  for (let index = 0; index < value.length; index++) {
    if (isIn(digits, value, index)) count++;
    letter ||= isIn(letters, value, index);
  }
  return count > 1 && letter && looksMasked(value) === undefined;
}

/** True if the names before a value end like that of a secret, or a client is made with it. */
function isNamed(text: string, from: number, start: number): boolean {
  if (/(?:client|session)\s?\(\s?["'`]$/i.test(text.slice(Math.max(from, start - 24), start))) return true;
  const words = wordsOf(text.slice(from, start));
  const last = words.slice(-3);
  return !last.some((word) => otherWords.has(word)) && words.slice(-8).some((word) => secretWords.has(word));
}

/** True if no more than five lines end between the offsets. */
function isNear(text: string, from: number, to: number): boolean {
  let left = lines;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10 && left-- === 0) return false;
  return true;
}

/** True if the text is a UUID. */
export function isUuid(text: string, at: number): boolean {
  const groups = [8, 4, 4, 4, 12];
  let from = at;
  for (const [index, length] of groups.entries()) {
    if (runEnd(text, from, anyHex, length) !== from + length) return false;
    from += length;
    if (index < 4 && text[from++] !== '-') return false;
  }
  return true;
}

/** Reads a UUID given to the name at the hit. */
export function uuidGivenTo(): Shape['read'] {
  return (text, hit) => {
    const start = valueStart(text, hit);
    if (start === undefined || !isUuid(text, start) || !closes(text, start + 36, uuidNeighbours)) return undefined;
    return looksMasked(text.slice(start, start + 36)) ? undefined : { start, end: start + 36 };
  };
}

const uuidNeighbours = alphabetOf('-');

/** Reads what a reader does where a word of the issuer stands around it, as far away as a section of settings is long. */
export function near(word: RegExp, read: Shape['read']): Shape['read'] {
  return (text, hit) => {
    const found = read(text, hit);
    return found && word.test(text.slice(Math.max(0, found.start - section), found.end + section)) ? found : undefined;
  };
}

const section = 400;

/** Reads a UUID within the reach of the word at the hit that is given to a name like that of a secret. */
export function uuidBeside(): Shape['read'] {
  return (text, hit) => {
    const to = Math.min(text.length, hit.end + reach);
    for (let at = hit.end; at < to; at++) {
      // The dash behind the first eight digits gives a UUID away.
      if (text.charCodeAt(at + 8) !== 45 || !isUuid(text, at) || !opens(text, at, uuidNeighbours)) continue;
      const masked = looksMasked(text.slice(at, at + 36));
      const isGiven = closes(text, at + 36, uuidNeighbours) && isNear(text, hit.end, at);
      if (!masked && isGiven && isNamed(text, Math.max(0, hit.start - 24), at)) return { start: at, end: at + 36 };
    }
    return undefined;
  };
}
