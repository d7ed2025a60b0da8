import { secretNameOf, splitWords } from '../../../knowledge/credential/names';
import type { Located } from '../../../text/span';
import { type Collector, collect, type Surroundings } from './collect';
import { judge } from './judge';
import { isBlank, isLineEnd, skipBlanks } from './lexer';

/** How far around a password the rest of its connection string is looked for. */
const REACH = 400;

/** Words for the place a connection goes to, with their sign. */
const places = [
  'server=',
  'data source=',
  'datasource=',
  'host=',
  'endpoint=',
  'accountname=',
  'addr=',
  'address=',
  'dbq=',
  'driver=',
  'provider=',
  'hostname=',
  'jdbc:',
  'initial catalog=',
  'database=',
  'dbname=',
  'uid=',
  'user id=',
  'userid=',
];

/** The same where blanks and no semicolons part the settings, as in strings of libpq. */
const placesOfWords = ['host=', 'dbname='];

/** The password of a connection string or of the query of a URL. True if the place is one, whatever was found there. */
export function findConnection(collector: Collector, name: Located<string>): boolean {
  const { source } = collector;
  const { text } = source;
  const equals = skipBlanks(text, name.span.end, 3);
  if (text[equals] !== '=' || text[equals + 1] === '=') return false;
  let before = name.span.start;
  while (before > 0 && isBlank(text.charCodeAt(before - 1))) before--;
  const sign = text[before - 1];
  if (sign === '?' || sign === '&' || (sign === ';' && text.startsWith('&amp;', before - 5)))
    return findInQuery(collector, name, equals + 1);
  const spaced = before < name.span.start;
  if (sign !== ';' && sign !== '"' && sign !== "'" && !spaced) return false;

  const { start, end, text: around, listed, leads } = surroundingsOf(collector, name.span.start, equals);
  if (!leads || (!listed && !spaced)) return false;
  if (spaced && !listed && !isInString(text, start)) return false;

  const sort = secretNameOf(name.value);
  if (!sort) return true;
  let from = skipBlanks(text, equals + 1, 3);
  let to = from;
  if (text[from] === '{' || (text[from] === "'" && text[start - 1] !== "'")) {
    const close = text[from] === '{' ? '}' : "'";
    from++;
    to = from;
    while (to < end && text[to] !== close) to++;
    if (text[from - 1] === '{' && text[to + 1] !== ';' && to + 1 < end) return true;
  } else {
    while (to < end && text[to] !== ';' && (listed || !isBlank(text.charCodeAt(to)))) to++;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  }
  const value = text.slice(from, to);
  const judged = judge(source, value, {
    sort: sort.sort === 'password' ? 'password' : 'key',
    vague: false,
    name: name.value,
    quote: '"',
  });
  if (judged) {
    const local = around.includes('localhost') || around.includes('127.0.0.1') || around.includes('(localdb)');
    collect(collector, {
      kind: 'connection',
      shape: 'connection-string',
      name: 'Password in a connection string',
      span: { start: from, end: to },
      evidence: local && judged.evidence !== 'likely' ? 'weak' : judged.evidence,
      reasons: ['A connection string carries it in plain text.', ...judged.reasons],
      assignedTo: name,
    });
  }
  return true;
}

/** `jdbc:…?user=a&password=b`, `https://…?token=…`. */
function findInQuery(collector: Collector, name: Located<string>, from: number): boolean {
  const { source } = collector;
  const { text } = source;
  const sort = secretNameOf(name.value);
  if (!sort || splitWords(name.value).length > 4) return false;
  let to = from;
  while (to < from + 2048 && !endsParameter(text.charCodeAt(to))) to++;
  const start = segmentStart(text, name.span.start);
  const around = text.slice(start, name.span.start);
  const jdbc = around.includes('jdbc:');
  if (!jdbc && !around.includes('://') && !around.startsWith('/')) return false;
  // The tokens of badges show a picture and nothing else.
  if (around.includes('badge') || around.includes('://example.') || around.includes('.example.com')) return true;
  const value = text.slice(from, to);
  const judged = judge(source, value, { sort: sort.sort, vague: !jdbc, name: name.value, quote: '"' });
  if (judged) {
    collect(collector, {
      kind: 'connection',
      shape: jdbc ? 'connection-string' : 'url-credentials',
      name: jdbc ? 'Password in a connection string' : 'Secret in a URL',
      span: { start: from, end: to },
      evidence: judged.evidence,
      reasons: ['The query of a URL carries it in plain text.', ...judged.reasons],
      assignedTo: name,
    });
  }
  return true;
}

function endsParameter(code: number): boolean {
  return (
    isBlank(code) ||
    isLineEnd(code) ||
    code === 38 ||
    code === 34 ||
    code === 39 ||
    code === 96 ||
    code === 60 ||
    code === 62 ||
    code === 59 ||
    code === 41 ||
    code === 35 ||
    code === 92 ||
    code === 44
  );
}

/** What stands around a password. Passwords that stand close together have the same surroundings. */
function surroundingsOf({ source, memory }: Collector, name: number, equals: number): Surroundings {
  const { text } = source;
  const last = memory.around;
  if (last && name >= last.start && equals < last.until) return last;
  const start = segmentStart(text, name);
  const end = segmentEnd(text, equals);
  const lowered = text.slice(start, end).toLowerCase();
  const quote = lowered.indexOf("'", equals - start);
  const until = Math.min(equals + REACH, quote < 0 ? end : start + quote);
  const listed = lowered.includes(';');
  const leads = (listed ? places : placesOfWords).some((place) => lowered.includes(place));
  memory.around = { start, end, until, text: lowered, listed, leads };
  return memory.around;
}

/** The beginning of the string or line around an offset. */
function segmentStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < REACH && !endsSegment(text.charCodeAt(start - 1))) start--;
  return start;
}

function segmentEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 2 * REACH && (!endsSegment(text.charCodeAt(end)) || text[end] === "'")) end++;
  return end;
}

function endsSegment(code: number): boolean {
  return isLineEnd(code) || code === 34 || code === 96 || code === 60 || code === 62 || code === 39;
}

function isInString(text: string, start: number): boolean {
  const before = text[start - 1];
  return before === '"' || before === "'" || before === '`';
}
