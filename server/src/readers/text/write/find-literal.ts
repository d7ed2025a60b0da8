import type { Span } from '../../../text/span';
import type { Lexis, StringRule } from './lexis';
import { isLineEnd, isWord, lineEnd, nextLine, skipBlanks, skipSpaceBack, wordBefore } from './lines';
import type { Literal } from './site';

/** Code, or a string in it, that is open at an offset. */
interface Frame {
  readonly rule?: StringRule;
  /** Where a string begins, with its prefix. */
  readonly start: number;
  /** Brackets that are open in code that stands in a string. */
  depth: number;
}

/** Code in strings in code in strings; what is nested deeper is read as one string. */
const deepest = 32;

/** No regular expression is longer, and none is looked for further than that. */
const longestPattern = 2000;

/**
 * The string that holds a span, with its quotes. `comment` if the span lies in one, undefined if it stands in code by
 * itself. Reads the text from its beginning, in time linear to it.
 */
export function findLiteral(text: string, span: Span, lexis: Lexis): Literal | 'comment' | undefined {
  const frames: Frame[] = [{ start: 0, depth: 0 }];
  let heredoc: string | undefined;
  let noPatternBefore = 0;
  let at = 0;
  while (at <= text.length) {
    const frame = frames.at(-1);
    if (!frame) return undefined;
    const { rule } = frame;
    if (at > span.start && !rule && !frames.some((each) => each.rule && each.start < span.start)) return undefined;
    if (rule) {
      const end = stepInString(text, at, rule, frames);
      if (end.closed && frame.start < span.start && end.at > span.start) {
        return toLiteral(text, frame.start, end.at, rule, span);
      }
      if (end.at >= text.length && !end.closed) return undefined;
      at = end.at;
      continue;
    }
    if (at >= text.length) return undefined;
    if (heredoc !== undefined && isLineEnd(text.charCodeAt(at))) {
      const past = skipHeredoc(text, nextLine(text, at), heredoc);
      // Nothing is quoted in there, and the forms of such languages know what to do without quotes.
      if (past.body.start <= span.start && span.end <= past.body.end) return hereText(past.body, span, heredoc);
      at = past.end;
      heredoc = undefined;
      continue;
    }
    const comment = commentEnd(text, at, lexis);
    if (comment !== undefined) {
      if (span.start >= at && span.start < comment) return 'comment';
      at = comment;
      continue;
    }
    if (lexis.patterns && at >= noPatternBefore && opensPattern(text, at)) {
      const pattern = patternEnd(text, at);
      if (pattern.closed) {
        at = pattern.end;
        continue;
      }
      noPatternBefore = pattern.end;
    }
    const mark = lexis.heredocs ? heredocMark(text, at) : undefined;
    if (mark) {
      heredoc = mark.word;
      at = mark.end;
      continue;
    }
    const opened = lexis.strings.find(
      (each) => text.startsWith(each.open, at) && (!each.character || isCharacter(text, at)),
    );
    if (opened) {
      frames.push({ rule: opened, start: prefixStart(text, at, lexis), depth: 0 });
      at += opened.open.length;
      continue;
    }
    if (text[at] === '\\') at++;
    at += stepInCode(text, at, frames);
  }
  return undefined;
}

function stepInCode(text: string, at: number, frames: Frame[]): number {
  const frame = frames.at(-1);
  const outer = frames.at(-2)?.rule?.code;
  if (!frame || !outer) return 1;
  const char = text[at];
  if (char === outer[1]) {
    if (frame.depth === 0) frames.pop();
    else frame.depth--;
  } else if (char === outer[0].at(-1)) {
    frame.depth++;
  }
  return 1;
}

function stepInString(
  text: string,
  at: number,
  rule: StringRule,
  frames: Frame[],
): { readonly at: number; readonly closed: boolean } {
  if (rule.code && frames.length < deepest && text.startsWith(rule.code[0], at)) {
    frames.push({ start: at, depth: 0 });
    return { at: at + rule.code[0].length, closed: false };
  }
  const char = text[at];
  if (rule.escape === char) return { at: at + 2, closed: false };
  if (rule.escape === 'double' && text.startsWith(rule.close + rule.close, at)) return { at: at + 2, closed: false };
  if (text.startsWith(rule.close, at)) {
    frames.pop();
    return { at: at + rule.close.length, closed: true };
  }
  if (!rule.lines && isLineEnd(text.charCodeAt(at))) {
    frames.pop();
    return { at, closed: false };
  }
  return { at: at + 1, closed: false };
}

function toLiteral(text: string, start: number, end: number, rule: StringRule, span: Span): Literal | undefined {
  const opening = text.indexOf(rule.open, start) + rule.open.length;
  const body = { start: opening, end: end - rule.close.length };
  if (span.start < body.start || span.end > body.end) return undefined;
  return { span: { start, end }, body, open: text.slice(start, opening), close: rule.close };
}

function hereText(body: Span, span: Span, word: string): Literal {
  return { span, body, open: `<<${word}`, close: '' };
}

function commentEnd(text: string, at: number, lexis: Lexis): number | undefined {
  const block = lexis.blockComments.find(([open]) => text.startsWith(open, at));
  if (block) {
    const end = text.indexOf(block[1], at + block[0].length);
    return end < 0 ? text.length : end + block[1].length;
  }
  const line = lexis.lineComments.find((open) => text.startsWith(open, at));
  if (line === undefined) return undefined;
  if (lexis.wordComments && at > 0 && !/[\s;(){}]/.test(text.charAt(at - 1))) return undefined;
  return lineEnd(text, at);
}

/** True if a regular expression may begin here; elsewhere a slash is a division. */
function opensPattern(text: string, at: number): boolean {
  if (text[at] !== '/') return false;
  const before = skipSpaceBack(text, at);
  const last = text.charAt(before - 1);
  return (
    before === 0 ||
    '(,=:[!&|?{};+-*%<>~^'.includes(last) ||
    /^(?:return|typeof|case|in|of|void)$/.test(wordBefore(text, before))
  );
}

/** Where the regular expression ends, or how far none ends. */
function patternEnd(text: string, at: number): { readonly end: number; readonly closed: boolean } {
  let inClass = false;
  const limit = Math.min(text.length, at + longestPattern);
  let end = at + 1;
  for (; end < limit && !isLineEnd(text.charCodeAt(end)); end++) {
    const char = text[end];
    if (char === '\\') end++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return { end: end + 1, closed: true };
  }
  return { end, closed: false };
}

/** True if a single character stands between the quotes, and not the name of a lifetime in front of it. */
function isCharacter(text: string, at: number): boolean {
  if (text[at + 1] === '\\') return text.slice(at + 2, at + 14).includes("'");
  return text[at + 2] === "'" || text[at + 3] === "'";
}

function prefixStart(text: string, at: number, { prefixes }: Lexis): number {
  let start = at;
  while (start > 0 && at - start < 3 && prefixes.includes(text.charAt(start - 1).toLowerCase())) start--;
  return start > 0 && isWord(text.charCodeAt(start - 1)) ? at : start;
}

/** The word that ends a text which begins on the next line, with its quotes if it has some: they keep variables out. */
function heredocMark(text: string, at: number): { readonly word: string; readonly end: number } | undefined {
  if (!text.startsWith('<<', at) || text[at + 2] === '<' || text[at - 1] === '<') return undefined;
  let from = at + 2;
  if (text[from] === '-' || text[from] === '~') from++;
  from = skipBlanks(text, from);
  const quote = text[from] === '"' || text[from] === "'" ? text.charAt(from) : '';
  let end = from + quote.length;
  while (end < text.length && isWord(text.charCodeAt(end))) end++;
  const word = text.slice(from, end + quote.length);
  if (!/^["']?[A-Za-z_]/.test(word) || !word.endsWith(quote)) return undefined;
  return { word, end: end + quote.length };
}

function skipHeredoc(text: string, from: number, mark: string): { readonly body: Span; readonly end: number } {
  const word = mark.replace(/["']/g, '');
  for (let start = from; start < text.length; start = nextLine(text, start)) {
    if (text.slice(start, lineEnd(text, start)).trim() === word) {
      return { body: { start: from, end: start }, end: lineEnd(text, start) };
    }
  }
  return { body: { start: from, end: text.length }, end: text.length };
}
