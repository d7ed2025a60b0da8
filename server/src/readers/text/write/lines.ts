import type { Span } from '../../../text/span';

/** The end of line that the text uses. */
export function newlineOf(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Where the line of an offset ends, before its line end. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

/** Where the line behind that of an offset begins; the end of the text for the last line. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  if (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10) return end + 2;
  return Math.min(end + 1, text.length);
}

/** Where the line in front of the one that starts at `start` begins; 0 in front of the first. */
export function previousLine(text: string, start: number): number {
  const end = text.charCodeAt(start - 1) === 10 && text.charCodeAt(start - 2) === 13 ? start - 2 : start - 1;
  return lineStart(text, Math.max(0, end));
}

/** The line of an offset with its end, as an edit that deletes it would take it. */
export function wholeLine(text: string, offset: number): Span {
  return { start: lineStart(text, offset), end: nextLine(text, offset) };
}

/** The line of an offset, without its end. */
export function lineAt(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), lineEnd(text, offset));
}

/** The blanks that the line of an offset begins with. */
export function indentationAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return text.slice(start, skipBlanks(text, start));
}

/** The first offset from `from` on that is neither space nor tab. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** As `skipBlanks`, over line ends too. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The offset behind the last character before `from` that is neither space, tab nor line end. */
export function skipSpaceBack(text: string, from: number): number {
  let at = from;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The word that ends at an offset. */
export function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && isWord(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

/** The lines of a text one after the other, each with the offset at which it starts. */
export function* linesOf(text: string, from = 0): Generator<{ readonly start: number; readonly line: string }> {
  for (let start = from; start < text.length; start = nextLine(text, start)) {
    yield { start, line: text.slice(start, lineEnd(text, start)) };
  }
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

export function isSpace(code: number): boolean {
  return isBlank(code) || isLineEnd(code);
}

/** Letters, digits, underscore, and what lies beyond ASCII. */
export function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127
  );
}
