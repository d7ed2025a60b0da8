import type { Located } from '../../../text/span';
import { readBare } from './bare';
import type { Collector } from './collect';
import { fallbackOf } from './default';
import { behindType } from './find-given';
import type { Given } from './given';
import { readJoined } from './joined';
import { isBlank, isLetter, isLineEnd, isQuote, type Literal, skipBlanks, skipSpace, standsAlone } from './lexer';
import type { Source } from './source';
import { unwrap } from './wrapper';

/** The literal at the place of the value, if one stands there. */
export function readValue(collector: Collector, name: Located<string>, given: Given): Literal | undefined {
  const { source } = collector;
  const { text, family } = source;
  const multiline = family === 'code' || family === 'json' || family === 'hcl';
  let at = multiline && given.way !== 'word' ? skipSpace(text, given.at) : skipBlanks(text, given.at);
  if (given.way === 'element') return readElement(text, given.at);
  if (multiline) at = unwrap(text, at);
  if (family === 'code') at = fallbackOf(text, at) ?? at;
  if (given.way === 'colon' && (family === 'code' || family === 'text') && !isStringStart(text, at)) {
    const typed = behindType(text, at);
    if (!typed) return family === 'text' ? readBare(collector, name, given, at) : undefined;
    at = unwrap(text, skipSpace(text, typed.at));
  }
  if (text[at] === '[' && given.way === 'colon' && family === 'json') at = skipSpace(text, at + 1);
  const string = readJoined(source, at);
  if (string) {
    if (string.end === string.start) return undefined;
    return isPartOfMore(source, string) ? undefined : string;
  }
  return isQuote(text[at]) ? undefined : readBare(collector, name, given, at);
}

function isStringStart(text: string, at: number): boolean {
  for (let index = at; index < at + 4; index++) {
    if (isQuote(text[index]) || (text[index] === '\\' && text[index + 1] === '"')) return true;
    if (!isLetter(text.charCodeAt(index)) && text[index] !== '@' && text[index] !== '$') return false;
  }
  return false;
}

/** True if the string is a part of an expression. */
function isPartOfMore(source: Source, { after, quote }: Literal): boolean {
  const { family, text } = source;
  if (family === 'shell' || family === 'dockerfile') {
    // `"a"$b` is one word.
    const next = text[after];
    return next === '$' || next === '"' || next === "'";
  }
  if (family === 'yaml' || family === 'ini' || family === 'xml' || family === 'batch' || quote.startsWith('\\'))
    return false;
  return !standsAlone(text, after);
}

/** The text of an XML element up to the next tag. */
function readElement(text: string, at: number): Literal | undefined {
  const start = skipSpace(text, at);
  let end = start;
  while (end < start + 4096 && end < text.length && text[end] !== '<' && !isLineEnd(text.charCodeAt(end))) end++;
  const close = skipSpace(text, end);
  if (end === start || text[close] !== '<' || (text[close + 1] !== '/' && !text.startsWith('<![', close)))
    return undefined;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end, quote: '<', formatted: false, after: end };
}
