import type { Span } from '../../../text/span';
import { type Collector, collect, partAt } from './collect';
import { judge } from './judge';
import { isBlank, isLineEnd, readString, skipBlanks } from './lexer';

/** A user and a password are not longer than this together. */
const REACH = 100;

/**
 * User and password in forms that are no URL: `user:value@tcp(host)`, `oracle:thin:user/value@host`, and
 * `auth: 'user:value'` of clients of HTTP.
 */
export function findLogin(collector: Collector, anchor: string, start: number, end: number): void {
  const { text } = collector.source;
  if (anchor.startsWith('@')) {
    report(collector, { start: loginStart(text, start), end: start }, ':');
  } else if (anchor.startsWith('auth') || anchor.endsWith('pwd')) {
    const literal = readString(text, anchor.endsWith('pwd') ? skipArgument(text, end) : end - 1);
    if (literal) report(collector, literal, ':');
  } else {
    let from = end;
    // Options of a command stand in front of the login.
    while (from < end + REACH && text[from] === '-') from = behindWord(text, from);
    const length = text.slice(from, behindWord(text, from)).lastIndexOf('@');
    if (length > 0) report(collector, { start: from, end: from + length }, '/');
  }
}

/** Past the comma or colon in front of a value. */
function skipArgument(text: string, from: number): number {
  const sign = skipBlanks(text, from);
  return text[sign] === ',' || text[sign] === ':' ? skipBlanks(text, sign + 1) : sign;
}

/** Where the string or the word begins that a login ends with. */
function loginStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < REACH && !endsLogin(text, start - 1)) start--;
  return start;
}

function behindWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < REACH && !endsLogin(text, end)) end++;
  while (end < text.length && end - start < REACH && isBlank(text.charCodeAt(end)) && text[start] === '-') end++;
  return end;
}

function endsLogin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Blanks, ends of lines, quotes, ( and =.
  return isBlank(code) || isLineEnd(code) || code === 34 || code === 39 || code === 96 || code === 40 || code === 61;
}

function report(collector: Collector, { start, end }: Span, joint: ':' | '/'): void {
  const { source } = collector;
  const login = source.text.slice(start, end);
  const middle = login.indexOf(joint);
  if (middle <= 0) return;
  const user = login.slice(0, middle);
  const value = login.slice(middle + 1);
  const judged = judge(source, value, { sort: 'password', vague: false, name: user, quote: '"' });
  if (!judged) return;
  collect(collector, {
    kind: 'connection',
    shape: 'connection-string',
    name: 'Password in a connection string',
    span: { start: start + middle + 1, end },
    evidence: judged.evidence,
    reasons: ['A connection string carries it in plain text.', ...judged.reasons],
    parts: [partAt(source, 'user name', { start, end: start + middle })],
  });
}
