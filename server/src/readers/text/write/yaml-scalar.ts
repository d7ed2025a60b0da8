import type { Span } from '../../../text/span';
import {
  indentationAt,
  isBlank,
  isLineEnd,
  isSpace,
  lineAt,
  lineEnd,
  lineStart,
  previousLine,
  skipBlanks,
} from './lines';
import type { Literal } from './site';

/** The scalar that holds a span, on its line. A text that goes over several lines is one that opens with `|`. */
export function findScalar(text: string, span: Span): Literal | 'comment' | undefined {
  const start = lineStart(text, span.start);
  const end = lineEnd(text, span.start);
  if (isInBlock(text, span.start)) return { span, body: { start, end }, open: '|', close: '' };
  let at = skipBlanks(text, start);
  let depth = 0;
  while (at < end) {
    const char = text.charAt(at);
    if (char === '#') return span.start >= at ? 'comment' : undefined;
    if (isMark(text, at, end)) {
      at = skipBlanks(text, at + 1);
    } else if (char === '!' || char === '&') {
      while (at < end && !isBlank(text.charCodeAt(at))) at++;
      at = skipBlanks(text, at);
    } else if (char === '[' || char === '{') {
      depth++;
      at = skipBlanks(text, at + 1);
    } else if (char === '"' || char === "'") {
      const close = quoteEnd(text, at, end, char);
      const body = { start: at + 1, end: close };
      if (span.start >= body.start && span.end <= body.end) {
        return { span: { start: at, end: Math.min(close + 1, text.length) }, body, open: char, close: char };
      }
      at = behind(text, close + 1, end);
    } else {
      const close = plainEnd(text, at, end, depth > 0);
      if (span.start >= at && span.end <= close) {
        return { span: { start: at, end: close }, body: { start: at, end: close }, open: '', close: '' };
      }
      at = behind(text, close, end);
    }
  }
  return undefined;
}

/** What a bare scalar is between brackets, where braces have a meaning. */
export function isInFlow(text: string, { span }: Literal): boolean {
  return ',]}'.includes(text.charAt(skipBlanks(text, span.end)) || '\n');
}

/** Longer keys are none that anything is known of. */
const longestKey = 200;

/** The key that a scalar is given to; empty if it is an item of a list. */
export function keyOf(text: string, { span }: Literal): string {
  const lead = text.slice(Math.max(lineStart(text, span.start), span.start - longestKey), span.start).trimEnd();
  return /([\w.-]+)["']?\s*:$/.exec(lead)?.[1] ?? '';
}

/** The line of the key that holds the entry on a line; a list may stand as far to the right as its key. */
export function holderOf(text: string, from: number): number | undefined {
  const own = indentationAt(text, from).length + (text.charAt(skipBlanks(text, from)) === '-' ? 1 : 0);
  for (let at = from; at > 0; ) {
    at = previousLine(text, at);
    const line = lineAt(text, at);
    const column = line.search(/[^\s-]/);
    if (column >= 0 && column < own && line.charAt(column) !== '#') return at;
  }
  return undefined;
}

/** A dash or question mark that opens an entry. */
function isMark(text: string, at: number, end: number): boolean {
  const char = text.charAt(at);
  return (char === '-' || char === '?') && (at + 1 === end || isBlank(text.charCodeAt(at + 1)));
}

/** Over a colon, a comma or a closing bracket to what comes next. */
function behind(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (isBlank(text.charCodeAt(at)) || ':,]}'.includes(text.charAt(at)))) at++;
  return Math.max(at, from);
}

function quoteEnd(text: string, at: number, end: number, quote: string): number {
  for (let close = at + 1; close < end; close++) {
    if (quote === '"' && text[close] === '\\') close++;
    else if (text[close] === quote) {
      if (quote === "'" && text[close + 1] === quote) close++;
      else return close;
    }
  }
  return end;
}

/** A bare scalar ends at a comment, a colon or its line; between brackets at a comma or bracket, too. */
function plainEnd(text: string, at: number, end: number, flow: boolean): number {
  let close = at;
  for (; close < end; close++) {
    const char = text.charAt(close);
    if (char === ':' && (close + 1 === end || isBlank(text.charCodeAt(close + 1)))) break;
    if (char === '#' && isBlank(text.charCodeAt(close - 1))) break;
    // Braces of a reference belong to it.
    if (flow && ',]}'.includes(char)) break;
  }
  while (close > at + 1 && isSpace(text.charCodeAt(close - 1))) close--;
  return Math.max(close, at + 1);
}

/** True if the line is part of a text that a line above it opens with `|` or `>`. */
function isInBlock(text: string, offset: number): boolean {
  let start = lineStart(text, offset);
  let indentation = skipBlanks(text, start) - start;
  while (start > 0 && indentation > 0) {
    start = previousLine(text, start);
    const at = skipBlanks(text, start);
    if (at >= text.length || isLineEnd(text.charCodeAt(at)) || at - start >= indentation) continue;
    if (opensBlock(lineAt(text, start))) return true;
    indentation = at - start;
  }
  return false;
}

function opensBlock(line: string): boolean {
  const tail = line.slice(-60);
  return /(?:^|[:-]\s+)(?:![\w!:]+\s+)?[|>][-+0-9]{0,2}\s*(?:\s#.*)?$/.test(tail);
}
