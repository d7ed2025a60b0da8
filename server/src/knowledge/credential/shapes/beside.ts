import type { Hit } from '../automaton';
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
    'appkey admintoken servertoken'
  ).split(' '),
);

/** Words of a name that holds something which only looks like a secret. */
const otherWords = new Set(
  (
    'sha md commit hash digest checksum integrity etag revision rev ref uuid guid id ids version public fingerprint ' +
    'etags tag trace span request image layer'
  ).split(' '),
);

const joints = alphabetOf('-_.');

/** What a value that has no look of its own is made of. */
interface Plain {
  readonly of: Alphabet;
  readonly length: Length;
  /** How it begins, where all of them begin alike. */
  readonly start?: string;
}

/**
 * Reads a value that only the word of the hit gives away: exactly so many characters of the alphabet, within 160
 * characters and five lines, given to a name that ends like that of a secret.
 */
export function beside(plain: Plain): Shape['read'] {
  return (text, hit) => {
    const to = afterLines(text, hit.end, Math.min(text.length, hit.end + reach));
    const ahead = findPlain(text, plain, hit.end, to, (start) => isNamed(text, Math.max(0, hit.start - 24), start));
    if (ahead) return ahead;
    const from = beforeLines(text, hit.start, Math.max(0, hit.start - reach));
    return findPlain(text, plain, from, hit.start, (start) => isNamed(text, Math.max(0, start - 40), start));
  };
}

/** Reads such a value where it is given to the hit itself: behind it stand only quotes, an operator and spaces. */
export function givenTo(plain: Plain): Shape['read'] {
  return (text, hit) => {
    const start = valueStart(text, hit);
    return start === undefined ? undefined : findPlain(text, plain, start, start + 1, () => true);
  };
}

/** Where a value begins that is given to the name at the hit, at most 40 characters on. */
export function valueStart(text: string, hit: Hit): number | undefined {
  let at = hit.end;
  const stop = Math.min(text.length, hit.end + 40);
  let given = false;
  while (at < stop && isIn(between, text, at)) {
    given = true;
    at++;
  }
  return given ? at : undefined;
}

const between = alphabetOf(' \t"\'`=:>,([{\\');

/** The first such value that begins in the range. */
function findPlain(
  text: string,
  { of, length, start = '' }: Plain,
  from: number,
  to: number,
  accept: (start: number) => boolean,
): Range | undefined {
  const [least, most] = typeof length === 'number' ? [length, length] : length;
  const around = withLetters(of);
  let at = opens(text, from, of) ? from : runEnd(text, from, around, reach);
  while (at < to) {
    if (!isIn(around, text, at)) {
      at++;
      continue;
    }
    // A run begins here, or an escape whose letters are no part of the value.
    if (text[at - 1] === '\\') at++;
    else if (text[at - 1] === '%') at += 2;
    const end = runEnd(text, at, around, most + 1);
    const value = { start: at, end };
    if (end - at >= least && end - at <= most && runEnd(text, at, of, most) === end && text.startsWith(start, at)) {
      if (standsAlone(text, value) && isRandom(text.slice(at, end)) && accept(at)) return value;
    }
    at = Math.max(runEnd(text, end, around, reach), at + 1);
  }
  return undefined;
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

/** True if the names before a value end like that of a secret. */
function isNamed(text: string, from: number, start: number): boolean {
  const words = wordsOf(text.slice(from, start));
  const last = words.slice(-3);
  return !last.some((word) => otherWords.has(word)) && words.slice(-8).some((word) => secretWords.has(word));
}

function afterLines(text: string, from: number, to: number): number {
  let left = lines;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10 && left-- === 0) return at;
  return to;
}

function beforeLines(text: string, from: number, to: number): number {
  let left = lines;
  for (let at = from; at > to; at--) if (text.charCodeAt(at - 1) === 10 && left-- === 0) return at;
  return to;
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

/** Reads a UUID within the reach of the word at the hit that is given to a name like that of a secret. */
export function uuidBeside(): Shape['read'] {
  return (text, hit) => {
    const to = afterLines(text, hit.end, Math.min(text.length, hit.end + reach));
    for (let at = hit.end; at < to; at++) {
      if (!isIn(anyHex, text, at) || !opens(text, at, uuidNeighbours) || !isUuid(text, at)) continue;
      const masked = looksMasked(text.slice(at, at + 36));
      if (!masked && closes(text, at + 36, uuidNeighbours) && isNamed(text, Math.max(0, hit.start - 24), at)) {
        return { start: at, end: at + 36 };
      }
    }
    return undefined;
  };
}
