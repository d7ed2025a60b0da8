import { secretNameOf } from '../../../knowledge/credential/names';
import type { Located, Span } from '../../../text/span';
import { type Collector, collect, nameLiteral } from './collect';
import { judge } from './judge';
import { isBlank, isLineEnd, isQuote, isWordCode, type Literal, lineStart, readString, skipSpace } from './lexer';
import type { Source } from './source';

/** Values that stand in for a reference that is not set: `${NAME:-value}`, `${name:value}`. */

/** Reads the default of the reference whose name is around a hit. */
export function findDefault(collector: Collector, name: Located<string>): void {
  const { text } = collector.source;
  const { start, end } = name.span;
  if (text[start - 1] !== '{' || (text[start - 2] !== '$' && text[start - 2] !== '#')) return;
  const span = defaultBehind(text, end);
  if (span) report(collector, name, span);
}

/** Reads the default of a reference that is given to a name: `password: ${ANY:-value}`, with the offset of `${`. */
export function findGivenDefault(collector: Collector, name: Located<string>, open: number): void {
  const { text } = collector.source;
  let end = open + 2;
  while (end < open + 80 && isOfName(text.charCodeAt(end))) end++;
  const span = end > open + 2 ? defaultBehind(text, end) : undefined;
  if (span) report(collector, name, span);
}

/** Letters, digits, underscores, stops and dashes, but no dash in front of a default. */
function isOfName(code: number): boolean {
  return isWordCode(code) || code === 46;
}

/** What stands between the name of a reference and its closing brace, behind `:-`, `-`, `:=`, `=` or `:`. */
function defaultBehind(text: string, end: number): Span | undefined {
  let from = end;
  if (text[from] === ':') from++;
  const sign = text[from];
  if (sign === '-' || sign === '=') from++;
  else if (from === end || sign === '?' || sign === '+') return undefined;
  let to = from;
  while (to < from + 512 && text[to] !== '}' && !isLineEnd(text.charCodeAt(to)) && !text.startsWith('${', to)) to++;
  if (text[to] !== '}') return undefined;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  if ((text[from] === '"' || text[from] === "'") && text[to - 1] === text[from] && to - from > 2) {
    from++;
    to--;
  }
  return { start: from, end: to };
}

function report(collector: Collector, name: Located<string>, span: Span): void {
  const { source } = collector;
  const sort = secretNameOf(name.value);
  if (!sort) return;
  const value = source.text.slice(span.start, span.end);
  const judged = judge(source, value, { sort: sort.sort, vague: sort.vague, name: name.value, quote: '' });
  if (!judged) return;
  collect(collector, {
    ...nameLiteral(sort.sort),
    span,
    evidence: judged.evidence,
    reasons: ['It is used where the reference in front of it is not set.', ...judged.reasons],
    assignedTo: name,
    isDefault: true,
  });
}

/** True if the literal stands in for something: behind a fallback, or read from the environment in the same line. */
export function isDefaultOf(source: Source, nameStart: number, literal: Literal): boolean {
  const { text } = source;
  const line = text.slice(Math.max(lineStart(text, nameStart), literal.start - 200), literal.start);
  return (
    line.includes('getenv(') ||
    line.includes('environ.get(') ||
    line.includes('process.env') ||
    line.includes('ENV.fetch(') ||
    fallbacks.some((sign) => line.slice(0, -1).trimEnd().endsWith(sign))
  );
}

/** What stands between a value and the one that is taken without it. */
const fallbacks = ['??', '||', ' or', '?:'];

/** The string behind a reference and a fallback: `process.env.KEY ?? "value"`, `settings.get("key") or "value"`. */
export function fallbackOf(text: string, from: number): number | undefined {
  let at = from;
  while (at < from + 80 && (isWordCode(text.charCodeAt(at)) || joinsMembers(text[at]))) at++;
  if (at === from) return undefined;
  if (text[at] === '(' || text[at] === '[') {
    const inside = readString(text, at + 1);
    const close = inside ? inside.after : at + 1;
    if (text[close] !== ')' && text[close] !== ']') return undefined;
    at = close + 1;
  }
  const sign = skipSpace(text, at);
  const fallback = fallbacks.find((each) => text.startsWith(each.trim(), sign));
  if (fallback === undefined || sign === from) return undefined;
  const value = skipSpace(text, sign + fallback.trim().length);
  return isQuote(text[value]) ? value : undefined;
}

function joinsMembers(sign: string | undefined): boolean {
  return sign === '.' || sign === '$' || sign === '!';
}
