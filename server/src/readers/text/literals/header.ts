import { secretNameOf } from '../../../knowledge/credential/names';
import { isPlaceholder } from '../../../knowledge/credential/placeholders';
import type { Located } from '../../../text/span';
import { type Collector, collect } from './collect';
import { decodeBase64 } from './decode';
import { judge, judgeValue } from './judge';
import { isBlank, isLineEnd, isQuote, isWordCode, skipBlanks } from './lexer';
import { isReference } from './reference';

/** `Authorization` with a literal behind it: Bearer and a token, Basic and a pair in base64. */
export function findAuthorization(collector: Collector, start: number, end: number): void {
  const { source } = collector;
  const { text } = source;
  let at = end;
  // Quotes, brackets and signs between the name of the header and its value.
  while (
    at < end + 30 &&
    !isWordCode(text.charCodeAt(at)) &&
    !isLineEnd(text.charCodeAt(at)) &&
    text[at] !== '$' &&
    text[at] !== '{'
  )
    at++;
  if (at === end) return;
  // In a comment or a docstring it is an example.
  if (source.family === 'code' && !isQuoted(text, start, end, at)) return;
  let wordEnd = at;
  while (wordEnd < at + 12 && isWordCode(text.charCodeAt(wordEnd))) wordEnd++;
  const scheme = text.slice(at, wordEnd).toLowerCase();
  const from = skipBlanks(text, wordEnd);
  if (from === wordEnd || !schemes.has(scheme)) return;
  const to = valueEnd(text, from);
  const value = text.slice(from, to);
  if (isReference(source, value, '', false) || isPlaceholder(value)) return;
  if (scheme === 'basic') {
    reportPair(collector, from, to, 'Basic authorization');
    return;
  }
  reportToken(collector, from, to);
}

/** A string that begins with `Bearer`, wherever its header is named: `setValue("Bearer …", forHTTPHeaderField: …)`. */
export function findBearer(collector: Collector, end: number): void {
  const { text } = collector.source;
  const to = valueEnd(text, end);
  if (isQuote(text[to])) reportToken(collector, end, to);
}

function reportToken(collector: Collector, start: number, end: number): void {
  const { source } = collector;
  const value = source.text.slice(start, end);
  const judged = judge(source, value, { sort: 'token', vague: true, name: '', quote: '"' });
  if (!judged) return;
  collect(collector, {
    kind: 'password',
    shape: 'token-literal',
    name: 'Token in an Authorization header',
    span: { start, end },
    evidence: source.place === 'test' ? 'weak' : judged.evidence,
    reasons: ['An Authorization header carries a literal.', ...judged.reasons],
  });
}

/** True if a quote stands in front of the header or between it and its value. */
function isQuoted(text: string, start: number, end: number, at: number): boolean {
  const before = text[start - 1];
  if (before === '"' || before === "'" || before === '`') return true;
  for (let index = end; index < at; index++) {
    if (text[index] === '"' || text[index] === "'" || text[index] === '`') return true;
  }
  return false;
}

const schemes = new Set(['bearer', 'basic', 'token', 'apikey', 'ssws', 'splunk', 'bot', 'negotiate', 'genie']);

/** Base64 of a user, a colon and a password. */
export function reportPair(collector: Collector, start: number, end: number, name: string): void {
  const { source } = collector;
  const pair = decodeBase64(source.text.slice(start, end));
  const colon = pair?.indexOf(':') ?? -1;
  if (pair === undefined || colon < 0) return;
  const user = pair.slice(0, colon);
  const password = pair.slice(colon + 1);
  const documented = ['user', 'username', 'aladdin', 'foo', 'test'].includes(user.toLowerCase());
  const judged = judgeValue(source, password, { sort: 'password', vague: false, name: '', quote: '"' });
  if (!judged || (documented && judged.evidence === 'weak')) return;
  collect(collector, {
    kind: 'password',
    shape: 'basic-auth',
    name,
    span: { start, end },
    evidence: judged.evidence,
    reasons: ['Its base64 holds a user and a password.', ...judged.reasons],
  });
}

/** A header inside of one string: `"X-Api-Key: value"`. */
export function findHeaderLine(collector: Collector, name: Located<string>): void {
  const { source } = collector;
  const { text } = source;
  if (!name.value.includes('-') || text[name.span.end] !== ':') return;
  const before = text[name.span.start - 1];
  if (before !== '"' && before !== "'" && before !== '`' && source.family !== 'text') return;
  const sort = secretNameOf(name.value);
  if (!sort) return;
  const from = skipBlanks(text, name.span.end + 1);
  const to = valueEnd(text, from);
  const judged = judge(source, text.slice(from, to), { sort: sort.sort, vague: true, name: name.value, quote: '"' });
  if (!judged) return;
  collect(collector, {
    kind: 'password',
    shape: 'token-literal',
    name: 'Token in a header',
    span: { start: from, end: to },
    evidence: source.place === 'test' ? 'weak' : judged.evidence,
    reasons: ['A header carries a literal.', ...judged.reasons],
    assignedTo: name,
  });
}

function valueEnd(text: string, from: number): number {
  let at = from;
  while (at < from + 8192) {
    const code = text.charCodeAt(at);
    if (
      isBlank(code) ||
      isLineEnd(code) ||
      code === 34 ||
      code === 39 ||
      code === 96 ||
      code === 92 ||
      code === 60 ||
      code === 44
    )
      break;
    at++;
  }
  return at;
}
