import { alphabetOf, base64, isIn, runEnd } from './runs';

/** A block between the lines of BEGIN and END of a private key. */
export interface Armour {
  /** What stands behind BEGIN: `RSA PRIVATE KEY`. */
  readonly label: string;
  /** The lines with a name and a colon before the body. */
  readonly headers: string;
  /** The base64 without line ends, quotes and whatever else holds it in its document. */
  readonly body: string;
  readonly end: number;
  /** False if the line of END is missing. */
  readonly closed: boolean;
}

const labelText = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ');
const headerName = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-');
const spaces = alphabetOf(' \t\r\n');
const joins = alphabetOf(' \t\r\n+.,&;\\()_');
const opening = '-----BEGIN '.length;

/**
 * Reads the armoured private key that begins at the offset, in whatever it is embedded: plain lines, indented ones,
 * a string with escaped line ends, strings that are joined line by line, comments, quoted mails.
 * Looks no further than the next dashes.
 */
export function readArmour(text: string, start: number): Armour | undefined {
  const labelEnd = runEnd(text, start + opening, labelText, 40);
  const label = text.slice(start + opening, labelEnd);
  if (!/PRIVATE KEY(?: BLOCK)?$/.test(label) || !text.startsWith('-----', labelEnd)) return undefined;
  let at = labelEnd + 5;
  let headers = '';
  const pieces: string[] = [];
  let length = 0;
  let end = at;
  for (;;) {
    at = skipBreaks(text, at);
    const header = length === 0 ? headerEnd(text, at) : at;
    if (header > at) {
      headers += text.slice(at, header);
      at = header;
      continue;
    }
    const runTo = runEnd(text, at, base64);
    if (runTo > at) {
      pieces.push(text.slice(at, runTo));
      length += runTo - at;
      at = runTo;
      while (text[at] === '=') at++;
      end = at;
      at = skipSum(text, at);
      continue;
    }
    const closing = `-----END ${label}-----`;
    const closed = text.startsWith(closing, at);
    return { label, headers, body: pieces.join(''), end: closed ? at + closing.length : end, closed };
  }
}

/** Behind white space, escaped line ends, the signs of comments and quotes, and the seam between two strings. */
function skipBreaks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const before = at;
    let broken = false;
    for (;;) {
      if (isIn(spaces, text, at)) broken = text.charCodeAt(at++) === 10 || broken;
      else if (text[at] === '\\') {
        const letter = runEnd(text, at, backslash, 4);
        if (text[letter] !== 'n' && text[letter] !== 'r' && text[letter] !== '\n' && text[letter] !== '\r') break;
        at = letter + 1;
        broken = true;
      } else if (text.startsWith('&#10;', at)) at += 5;
      else break;
    }
    if (broken && isIn(marks, text, at) && text[at + 1] !== undefined) at = skipMark(text, at);
    at = skipSeam(text, at);
    if (at === before) return at;
  }
}

const backslash = alphabetOf('\\');
const marks = alphabetOf('#*>|;/');

/** The sign of a comment or of a quoted mail at the start of a line. */
function skipMark(text: string, at: number): number {
  if (text[at] !== '/') return at + 1;
  return text.startsWith('// ', at) ? at + 3 : at;
}

/** From a quote that closes one string to behind the quote that opens the next. */
function skipSeam(text: string, at: number): number {
  const quote = text[at];
  if (quote !== '"' && quote !== "'" && quote !== '`') return at;
  const next = runEnd(text, at + 1, joins, 200);
  return text[next] === quote ? next + 1 : at;
}

/** The end of a line such as `Version: 2` that stands before the body. */
function headerEnd(text: string, at: number): number {
  const name = runEnd(text, at, headerName, 24);
  if (name === at || text[name] !== ':' || text[name + 1] !== ' ') return at;
  let end = name + 1;
  while (end < text.length && end - at < 200 && text[end] !== '\n' && text[end] !== '\\' && text[end] !== '"') end++;
  return end;
}

/** The checksum of OpenPGP: a sign of equality and four characters on a line of their own. */
function skipSum(text: string, at: number): number {
  const next = skipBreaks(text, at);
  if (text[next] !== '=' || runEnd(text, next + 1, base64, 5) !== next + 5) return at;
  return next + 5;
}
