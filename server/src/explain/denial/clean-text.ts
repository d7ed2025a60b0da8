/** A text as it reads once what its carriers did to it is taken away, and where each character of it came from. */
export interface CleanText {
  readonly text: string;
  /** The offset in the original of each character, and of the end. */
  readonly origins: Int32Array;
  /** Offsets in the clean text before which a line began, in order. White space there is one blank. */
  readonly lines: readonly number[];
}

const escapeCode = 0x1b;
const backslash = 0x5c;
const ampersand = 0x26;
const noBreak = 0xa0;
const entities: readonly (readonly [string, string])[] = [
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
];
/** What Terraform draws beside an error. */
const gutters = /[│╷╵┃|]/;
/** Marks in terminals that are longer than this are none. */
const longestMark = 40;

/**
 * Takes colours, the gutters of Terraform, escapes of JSON strings and entities of XML out of a text, and makes all white
 * space between two words one blank, so that a message reads the same however it was wrapped. One walk, no patterns over
 * the whole.
 */
export function cleanText(original: string): CleanText {
  const origins = new Int32Array(original.length + 1);
  const pieces: string[] = [];
  const lines: number[] = [0];
  let size = 0;
  let at = 0;
  let isBlank = true;
  while (at < original.length) {
    const end = endOfPlain(original, at);
    if (end > at) {
      pieces.push(original.slice(at, end));
      for (; at < end; at++) origins[size++] = at;
      isBlank = false;
      continue;
    }
    const space = whiteSpaceAt(original, at);
    if (space) {
      if (!isBlank) {
        pieces.push(' ');
        origins[size++] = at;
      }
      isBlank = true;
      at += space.length;
      if (space.isLine) {
        at = behindGutter(original, at);
        if (lines.at(-1) !== size) lines.push(size);
      }
      continue;
    }
    const code = original.charCodeAt(at);
    const mark = code === escapeCode ? markLength(original, at) : 0;
    if (mark === 0) {
      const [character, length] = characterAt(original, at, code);
      pieces.push(character);
      origins[size++] = at;
      at += length;
      isBlank = false;
    } else at += mark;
  }
  origins[size] = original.length;
  return { text: pieces.join(''), origins: origins.subarray(0, size + 1), lines };
}

/** The end of what stands in a text as it reads: no white space, no escape, no entity. */
function endOfPlain(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === backslash || code === ampersand || code === noBreak) break;
    at++;
  }
  return at;
}

/** White space, also as an escape of a JSON string. */
function whiteSpaceAt(text: string, at: number): { readonly length: number; readonly isLine: boolean } | undefined {
  const code = text.charCodeAt(at);
  if (code === 10 || code === 13) return { length: 1, isLine: true };
  if (code === 32 || code === 9 || code === noBreak) return { length: 1, isLine: false };
  if (code !== backslash) return undefined;
  const next = text[at + 1];
  const isAfterWord = next === 'n' || next === 't' || next === 'r';
  // `C:\name` is a path; an escape stands behind white space, punctuation or another escape far more often.
  return isAfterWord && !/[A-Za-z]:$/.test(text.slice(Math.max(0, at - 2), at))
    ? { length: 2, isLine: next !== 't' }
    : undefined;
}

function behindGutter(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return gutters.test(text[at] ?? '') ? at + 1 : from;
}

/** The length of a control sequence of a terminal. */
function markLength(text: string, at: number): number {
  if (text[at + 1] !== '[') return 1;
  for (let end = at + 2; end < at + longestMark && end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code >= 0x40 && code <= 0x7e) return end + 1 - at;
  }
  return 1;
}

function characterAt(text: string, at: number, code: number): readonly [string, number] {
  if (code === backslash) return escapedAt(text, at);
  if (code === ampersand) {
    const entity = entities.find(([name]) => text.startsWith(name, at));
    if (entity) return [entity[1], entity[0].length];
  }
  return [text[at] ?? '', 1];
}

function escapedAt(text: string, at: number): readonly [string, number] {
  let end = at;
  // A string within a string has two escapes before a quote.
  while (text.charCodeAt(end) === backslash && end - at < 8) end++;
  const next = text[end];
  if (next === '"' || next === "'" || next === '/') return [next, end + 1 - at];
  const unicode = next === 'u' ? text.slice(end + 1, end + 5) : '';
  return /^00[2-7][0-9a-fA-F]$/.test(unicode)
    ? [String.fromCharCode(Number.parseInt(unicode, 16)), end + 5 - at]
    : ['\\', 1];
}
