/** A set of ASCII characters: 1 at the code of each member. */
export type Alphabet = Uint8Array;

/** A half-open range of offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = upper.toLowerCase();
const digit = '0123456789';

/** The alphabet of all characters of the texts. */
export function alphabetOf(...texts: readonly string[]): Alphabet {
  const members = new Uint8Array(128);
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) members[text.charCodeAt(index)] = 1;
  }
  return members;
}

export const digits = alphabetOf(digit);
export const letters = alphabetOf(upper, lower);
export const alnum = alphabetOf(upper, lower, digit);
export const lowerAlnum = alphabetOf(lower, digit);
export const upperAlnum = alphabetOf(upper, digit);
export const hex = alphabetOf(digit, 'abcdef');
export const anyHex = alphabetOf(digit, 'abcdefABCDEF');
export const base32 = alphabetOf(upper, '234567');
export const lowerBase32 = alphabetOf(lower, '234567');
export const base64 = alphabetOf(upper, lower, digit, '+/');
export const base64Url = alphabetOf(upper, lower, digit, '-_');
export const word = alphabetOf(upper, lower, digit, '_');
export const dotted = alphabetOf(upper, lower, digit, '-_.');

/** True if the character at the offset is in the alphabet. */
export function isIn(alphabet: Alphabet, text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 && alphabet[code] === 1;
}

/** The end of the run of characters of the alphabet that begins at the offset, at most `most` characters on. */
export function runEnd(text: string, from: number, alphabet: Alphabet, most = Number.POSITIVE_INFINITY): number {
  const stop = Math.min(text.length, from + most);
  let at = from;
  while (at < stop && isIn(alphabet, text, at)) at++;
  return at;
}

/** The start of the run of characters of the alphabet that ends at the offset, at most `most` characters back. */
export function runStart(text: string, to: number, alphabet: Alphabet, most = Number.POSITIVE_INFINITY): number {
  const stop = Math.max(0, to - most);
  let at = to;
  while (at > stop && isIn(alphabet, text, at - 1)) at--;
  return at;
}

/**
 * True if a value may begin at the offset: the character before it is neither in the alphabet nor a letter or digit.
 * The letter of an escape (`\n`), of a percent escape (`%3D`) and of a code for colours in a log are no such neighbours.
 */
export function opens(text: string, at: number, alphabet: Alphabet = alnum): boolean {
  // A sign of equality pads the end of a value and never begins one; neither does the dash of `${NAME:-value}`.
  if (at === 0 || text[at - 1] === '=' || (text[at - 1] === '-' && text[at - 2] === ':')) return true;
  if (!isIn(alphabet, text, at - 1) && !isIn(alnum, text, at - 1)) return true;
  return endsEscape(text, at);
}

/** True if a value may end at the offset: the character there is neither in the alphabet nor a letter or digit. */
export function closes(text: string, at: number, alphabet: Alphabet = alnum): boolean {
  return at >= text.length || (!isIn(alphabet, text, at) && !isIn(alnum, text, at));
}

/** True if an escape ends right before the offset, which is no part of the word that follows. */
function endsEscape(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  if (text[at - 2] === '\\' && 'nrtbfv0'.includes(before)) return true;
  if (text[at - 3] === '%' && isIn(anyHex, text, at - 1) && isIn(anyHex, text, at - 2)) return true;
  if (text[at - 6] === '\\' && text[at - 5] === 'u' && runStart(text, at, anyHex, 4) === at - 4) return true;
  if (before !== 'm') return false;
  const codes = runStart(text, at - 1, colourCodes, 12);
  const sign = text.slice(Math.max(0, codes - 7), codes - 1).toLowerCase();
  return text[codes - 1] === '[' && escapeSigns.some((each) => sign.endsWith(each));
}

/** The character that begins a code for colours, as itself and as sources write it. */
const escapeSigns = ['\u001b', '\\x1b', '\\u001b', '\\033', '\\e'];
const colourCodes = alphabetOf(digit, ';');

/** The start of the line of the offset, at most `most` characters back. */
export function lineStart(text: string, at: number, most: number): number {
  let start = at;
  const stop = Math.max(0, at - most);
  while (start > stop && text.charCodeAt(start - 1) !== 10) start--;
  return start;
}
