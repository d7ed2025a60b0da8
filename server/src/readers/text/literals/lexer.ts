/** The characters that names and values are made of, and how a quoted string is read. Nothing here looks back. */

/** A value as it is written. */
export interface Literal {
  /** The value without quotes. */
  readonly start: number;
  readonly end: number;
  /** The opening quote; empty for a value without quotes. */
  readonly quote: string;
  /** True if expressions in braces are evaluated: `f"…"`, `$"…"`, `s"…"`. */
  readonly formatted: boolean;
  /** The offset behind the closing quote. */
  readonly after: number;
  /** The whole value, if it is written in several strings. */
  readonly joined?: string;
}

/** Longer strings are not read to their end: nothing that is found by its name alone is so long. */
const LONGEST = 16_384;

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Letters, digits and underscores. */
export function isWordCode(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 95;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || Number.isNaN(code);
}

/** True for a sign that opens and closes a string. */
export function isQuote(sign: string | undefined): boolean {
  return sign === '"' || sign === "'" || sign === '`';
}

/** The first offset from here on that holds no space or tab; looks at most `most` characters ahead. */
export function skipBlanks(text: string, at: number, most = 40): number {
  const limit = Math.min(text.length, at + most);
  let index = at;
  while (index < limit && isBlank(text.charCodeAt(index))) index++;
  return index;
}

/** As `skipBlanks`, over ends of lines too. */
export function skipSpace(text: string, at: number, most = 80): number {
  const limit = Math.min(text.length, at + most);
  let index = at;
  while (index < limit && (isBlank(text.charCodeAt(index)) || isLineEnd(text.charCodeAt(index)))) index++;
  return index;
}

/** The end of the line, or `most` characters further on. */
export function lineEnd(text: string, at: number, most = LONGEST): number {
  const limit = Math.min(text.length, at + most);
  let index = at;
  while (index < limit && !isLineEnd(text.charCodeAt(index))) index++;
  return index;
}

/** The beginning of the line, or `most` characters back. */
export function lineStart(text: string, at: number, most = 400): number {
  const limit = Math.max(0, at - most);
  let index = at;
  while (index > limit && !isLineEnd(text.charCodeAt(index - 1))) index--;
  return index;
}

/** Reads the string that begins here, with its prefix if it has one. Undefined if none does or it does not end. */
export function readString(text: string, from: number): Literal | undefined {
  let at = from;
  let formatted = false;
  while (at < from + 3 && isPrefix(text.charCodeAt(at))) {
    const code = text.charCodeAt(at);
    if (code === 102 || code === 70 || code === 36 || code === 115) formatted = true;
    at++;
  }
  const first = text[at];
  if (first === '\\' && (text[at + 1] === '"' || text[at + 1] === "'")) {
    return readEscaped(text, at, text[at + 1] === '"' ? '\\"' : "\\'", formatted);
  }
  if (first !== '"' && first !== "'" && first !== '`') return undefined;
  if (text.startsWith(first + first, at + 1)) return readTripled(text, at, first.repeat(3), formatted);
  if (text[at - 1] === '@' && at > from && isLineEnd(text.charCodeAt(at + 1)))
    return readBlock(text, at + 1, `${first}@`);
  const raw = at > from && (text[at - 1] === 'r' || text[at - 1] === '@');
  const limit = Math.min(text.length, at + LONGEST);
  for (let index = at + 1; index < limit; index++) {
    const code = text.charCodeAt(index);
    if (code === 92 && !raw) index++;
    else if (text[index] === first) return { start: at + 1, end: index, quote: first, formatted, after: index + 1 };
    else if (isLineEnd(code) && first !== '`') return undefined;
  }
  return undefined;
}

/** A string in a string: `\"…\"` in JSON that holds code, as notebooks do. */
function readEscaped(text: string, at: number, quote: string, formatted: boolean): Literal | undefined {
  const limit = Math.min(text.length, at + LONGEST);
  for (let index = at + 2; index < limit; index++) {
    const code = text.charCodeAt(index);
    if (isLineEnd(code) || code === quote.charCodeAt(1)) return undefined;
    if (code === 92) {
      if (text.startsWith(quote, index)) return { start: at + 2, end: index, quote, formatted, after: index + 2 };
      index++;
    }
  }
  return undefined;
}

function readTripled(text: string, at: number, quote: string, formatted: boolean): Literal | undefined {
  if (isLineEnd(text.charCodeAt(at + 3))) return readBlock(text, at + 3, quote);
  const limit = Math.min(text.length, at + LONGEST);
  for (let index = at + 3; index < limit; index++) {
    if (text[index] === quote[0] && text.startsWith(quote, index)) {
      return { start: at + 3, end: index, quote, formatted, after: index + 3 };
    }
    if (isLineEnd(text.charCodeAt(index))) return undefined;
  }
  return undefined;
}

/** The only line of a string that begins behind the end of a line: of a here-string, or between three quotes. */
function readBlock(text: string, at: number, quote: string): Literal | undefined {
  const start = skipSpace(text, at);
  const end = lineEnd(text, start);
  const close = skipSpace(text, end);
  if (end === start || !text.startsWith(quote, close)) return undefined;
  return { start, end, quote, formatted: false, after: close + quote.length };
}

/** Letters and signs in front of a quote that belong to the string: `b"…"`, `r'…'`, `f"…"`, `@"…"`, `$"…"`, `L"…"`. */
function isPrefix(code: number): boolean {
  return (
    code === 98 ||
    code === 66 ||
    code === 114 ||
    code === 82 ||
    code === 117 ||
    code === 85 ||
    code === 102 ||
    code === 70 ||
    code === 64 ||
    code === 36 ||
    code === 76 ||
    code === 115
  );
}

/** What may be called on a literal without making another value of it. */
const harmless = new Set(
  (
    'tochararray getbytes encode bytes to_string to_owned into as_bytes as_str trim freeze tostring ' +
    'utf8 data asbytes b64decode strip to_vec tobytearray as_ref'
  ).split(' '),
);

/** True if what stands behind the string leaves its value as it is: no operator, comparison, format or index. */
export function standsAlone(text: string, after: number): boolean {
  const at = skipBlanks(text, after);
  const code = text.charCodeAt(at);
  if (isLineEnd(code)) return !continues(text, at);
  const next = text[at + 1];
  switch (text[at]) {
    case '+':
    case '?':
    case '%':
    case '[':
    case '*':
      return false;
    case '=':
    case '!':
      return next !== '=' && next !== '~';
    case '<':
    case '>':
      return true;
    case '.':
      return isLetter(text.charCodeAt(at + 1)) ? isHarmless(text, at + 1) : next !== '.';
    case 'f':
      return !text.startsWith('for ', at);
    case 'i':
      return !text.startsWith('in ', at) && !text.startsWith('is ', at);
    default:
      return true;
  }
}

/** True if the next line goes on with an operator: `"a"` and `+ b` below it. */
function continues(text: string, at: number): boolean {
  const next = skipSpace(text, at);
  return text[next] === '+' && text[next + 1] !== '+' && isBlank(text.charCodeAt(next + 1));
}

function isHarmless(text: string, at: number): boolean {
  let end = at;
  while (end < at + 20 && isWordCode(text.charCodeAt(end))) end++;
  return harmless.has(text.slice(at, end).toLowerCase());
}

/** The identifier that ends here, with its stops and colons: `os.environ.get` in front of a bracket. */
export function calleeBefore(text: string, end: number): string {
  let start = end;
  const limit = Math.max(0, end - 60);
  while (start > limit) {
    const code = text.charCodeAt(start - 1);
    if (!isWordCode(code) && code !== 46 && code !== 58 && code !== 36 && code !== 45 && code !== 33) break;
    start--;
  }
  return text.slice(start, end);
}
