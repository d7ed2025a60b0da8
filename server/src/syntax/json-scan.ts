import type { Span } from '../text/span';
import type { JsonError } from './json-error';

/** A comment with its delimiters. */
export interface JsonComment {
  readonly span: Span;
  readonly text: string;
}

/** What one pass over a text tells before it is parsed. */
export interface JsonScan {
  /** The text with everything blanked that a parser stumbles over, of the same length. */
  readonly masked: string;
  readonly comments: readonly JsonComment[];
  /** One entry for each merge conflict. */
  readonly conflicts: readonly JsonError[];
  /** True if a recursive parser would go deeper than the limit. */
  readonly tooDeep: boolean;
}

/** Looks a JSON text over in linear time, without recursion. */
export function scanJson(text: string, deepest: number): JsonScan {
  const { masked, conflicts } = maskConflicts(text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text);
  return { masked, conflicts, ...scanNesting(masked, deepest) };
}

const quote = 34;
const backslash = 92;
const slash = 47;
const asterisk = 42;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * A closer counts only against its own opener. The parser ignores a closer of the wrong kind too, so its depth is
 * never more than the one counted here, however broken the text is.
 */
function scanNesting(text: string, deepest: number): { comments: readonly JsonComment[]; tooDeep: boolean } {
  const comments: JsonComment[] = [];
  const openers = new Uint8Array(deepest + 1);
  const length = text.length;
  let depth = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
    } else if (code === openBrace || code === openBracket) {
      if (depth === deepest) return { comments, tooDeep: true };
      openers[depth++] = code;
    } else if (code === closeBrace || code === closeBracket) {
      if (depth > 0 && openers[depth - 1] === code - 2) depth--;
    } else if (code === slash) {
      const end = endOfComment(text, at);
      if (end > at) {
        comments.push({ span: { start: at, end }, text: text.slice(at, end) });
        at = end - 1;
      }
    }
  }
  return { comments, tooDeep: false };
}

/** The offset of what ends a string: its quote, a line break, or the end of the text. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at++;
    else if (code === lineFeed || code === carriageReturn) return at;
  }
  return text.length;
}

/** The offset behind the comment that starts here; the same offset if none does. */
export function endOfComment(text: string, start: number): number {
  const second = text.charCodeAt(start + 1);
  if (second === asterisk) {
    const close = text.indexOf('*/', start + 2);
    return close < 0 ? text.length : close + 2;
  }
  if (second !== slash) return start;
  let at = start + 2;
  while (at < text.length && text.charCodeAt(at) !== lineFeed && text.charCodeAt(at) !== carriageReturn) at++;
  return at;
}

const conflictLine = /^(?:<{7}|\|{7}|>{7})(?: [^\r\n]*)?$|^={7}$/gm;

/** Blanks the marker lines of merge conflicts, so that both sides can be read. */
function maskConflicts(text: string): { masked: string; conflicts: readonly JsonError[] } {
  if (!text.includes('<<<<<<<') || !text.includes('>>>>>>>')) return { masked: text, conflicts: [] };
  const conflicts: JsonError[] = [];
  let closed = false;
  const masked = text.replace(conflictLine, (line: string, start: number) => {
    if (line.startsWith('<')) {
      conflicts.push({ message: 'A merge conflict is not resolved.', span: { start, end: start + line.length } });
    }
    closed ||= line.startsWith('>');
    return ' '.repeat(line.length);
  });
  return closed && conflicts.length > 0 ? { masked, conflicts } : { masked: text, conflicts: [] };
}
