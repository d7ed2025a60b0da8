import { isBlank, isLineEnd, isQuote, type Literal, readString, skipBlanks, skipSpace } from './lexer';
import type { Source } from './source';

/** More strings than this are a text. */
const MOST = 16;
/** What is longer in all is one too. */
const LONGEST = 4096;

/**
 * The string that begins here, together with those that are joined to it: `"a" + "b"`, and `"a" "b"` where a language
 * joins neighbours. Undefined if none begins here, or if something is joined to it that is no literal.
 */
export function readJoined(source: Source, at: number): Literal | undefined {
  const first = readString(source.text, at);
  if (!first || first.end === first.start) return first;
  let last = first;
  let joined = source.text.slice(first.start, first.end);
  for (let count = 1; ; count++) {
    const next = joint(source, last.after);
    if (next === undefined) break;
    const literal = readString(source.text, next);
    if (!literal || literal.formatted || count === MOST || joined.length > LONGEST) return undefined;
    joined += source.text.slice(literal.start, literal.end);
    last = literal;
  }
  return last === first ? first : { ...first, end: last.end, after: last.after, joined };
}

/** Where the next operand of a joint stands; undefined if nothing is joined. */
function joint(source: Source, after: number): number | undefined {
  if (source.family !== 'code' && source.family !== 'powershell') return undefined;
  const { text } = source;
  const at = skipSpace(text, after);
  const sign = operators.get(source.ending) ?? '+';
  if (text.startsWith(sign, at) && text[at + sign.length] !== sign && text[at + sign.length] !== '=') {
    return sign === '.' && !isApart(text, at) ? undefined : skipSpace(text, at + sign.length);
  }
  if (!neighbourly.has(source.ending)) return undefined;
  const next = text[at] === '\\' && isLineEnd(text.charCodeAt(at + 1)) ? skipSpace(text, at + 1) : at;
  return next > after && isQuote(text[next]) && !text.startsWith('"""', next) ? next : undefined;
}

/** A stop joins if a blank, a quote or a variable stands behind it, unlike the one in front of a method. */
function isApart(text: string, at: number): boolean {
  const next = text[at + 1];
  return (
    isBlank(text.charCodeAt(at + 1)) ||
    isQuote(next) ||
    next === '$' ||
    isLineEnd(text.charCodeAt(skipBlanks(text, at + 1)))
  );
}

/** What joins strings where it is no plus sign. */
const operators: ReadonlyMap<string, string> = new Map([
  ['php', '.'],
  ['phtml', '.'],
  ['pl', '.'],
  ['pm', '.'],
  ['lua', '..'],
  ['vb', '&'],
  ['ex', '<>'],
  ['exs', '<>'],
  ['hs', '++'],
]);

/** Endings of languages that join strings which stand side by side. */
const neighbourly = new Set(['py', 'pyi', 'pyw', 'c', 'h', 'cc', 'cpp', 'cxx', 'hpp', 'hh', 'm', 'mm', 'd', 'dart']);
