import { isLocalDefault } from '../../../knowledge/credential/local-defaults';
import { isPlaceholder, namesItself } from '../../../knowledge/credential/placeholders';
import { looksRandom } from '../../../knowledge/credential/randomness';
import type { Evidence } from '../../../model/credential';
import { type Collector, collect, partAt } from './collect';
import { decodePercent } from './decode';
import { isBlank, isDigit, isLetter, isLineEnd, isWordCode } from './lexer';
import { isReference } from './reference';

/** Longer authorities are no authorities. */
const LONGEST = 512;

/** Credentials between `scheme://` and the host; `start` and `end` are those of `://`. */
export function findUrl(collector: Collector, start: number, end: number): void {
  const { source } = collector;
  const { text } = source;
  const scheme = schemeBefore(text, start);
  if (scheme === '') return;
  const stop = authorityEnd(text, end);
  const at = end + text.slice(end, stop).lastIndexOf('@');
  if (at <= end) return;
  let colon = end;
  while (colon < at && text[colon] !== ':') colon++;
  const user = text.slice(end, colon);
  const host = hostOf(text.slice(at + 1, stop));
  if (host === '' || host.startsWith('sha256')) return;
  if (colon === at) {
    findTokenInUrl(collector, scheme, user, host, { start: end, end: at });
    return;
  }
  const span = { start: colon + 1, end: at };
  const raw = text.slice(span.start, span.end);
  const evidence = judgePair(
    user,
    raw,
    host,
    scheme,
    isReference(source, raw, '', false) || isReference(source, user, '', false),
  );
  if (!evidence) return;
  const lowered = evidence === 'likely' && source.place === 'test' ? 'weak' : evidence;
  collect(collector, {
    kind: 'connection',
    shape: 'url-credentials',
    name: 'Password in a URL',
    span,
    value: decodePercent(raw),
    evidence: lowered,
    reasons: [
      evidence === 'likely'
        ? 'A URL carries a user and a password.'
        : 'A URL carries a user and a password that is a common word or a local default.',
    ],
    parts: user === '' ? [] : [partAt(source, 'user name', { start: end, end: colon })],
    facts: { scheme, host },
  });
}

function findTokenInUrl(
  collector: Collector,
  scheme: string,
  user: string,
  host: string,
  span: { start: number; end: number },
): void {
  if (!scheme.startsWith('http') && !scheme.startsWith('git')) return;
  if (
    user.length < 20 ||
    host.includes('sentry') ||
    host.includes('ingest') ||
    isPlaceholder(user) ||
    !looksRandom(user)
  )
    return;
  if (isReference(collector.source, user, '', false)) return;
  collect(collector, {
    kind: 'connection',
    shape: 'url-credentials',
    name: 'Token in a URL',
    span,
    evidence: collector.source.place === 'test' ? 'weak' : 'likely',
    reasons: ['A URL carries a value that looks random in front of its host.'],
    facts: { scheme, host },
  });
}

function schemeBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < 30) {
    const code = text.charCodeAt(start - 1);
    if (!isLetter(code) && !isDigit(code) && code !== 43 && code !== 45 && code !== 46) break;
    start--;
  }
  return text.slice(start, end).toLowerCase();
}

/** Where the authority ends: at a slash, a quote, white space or a bracket. */
function authorityEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < LONGEST) {
    const code = text.charCodeAt(at);
    // " ' ` / \ < > ( ) , and |; a question mark or # ends it only behind the @.
    if (isBlank(code) || isLineEnd(code) || code === 34 || code === 39 || code === 96 || code === 47 || code === 92)
      break;
    if (code === 60 || code === 62 || code === 40 || code === 41 || code === 124) break;
    at++;
  }
  return at;
}

/** The name of the host, if it is one. */
function hostOf(text: string): string {
  let end = 0;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (!isWordCode(code) && code !== 46 && code !== 45 && code !== 91 && code !== 93) break;
    end++;
  }
  const next = text[end];
  const ends =
    end === text.length ||
    next === ':' ||
    next === '?' ||
    next === '#' ||
    next === ',' ||
    next === ';' ||
    next === '$' ||
    next === '{' ||
    next === '&' ||
    next === '*' ||
    next === ']' ||
    next === '}';
  return ends ? text.slice(0, end).toLowerCase() : '';
}

const databases = new Set(
  'postgres postgresql mysql mariadb mongodb redis rediss amqp amqps mssql sqlserver oracle clickhouse mongodb+srv mysql2 cockroachdb db2 couchbase nats ldap ldaps smtp smtps'.split(
    ' ',
  ),
);

/** Users that stand for any user. */
const anyone = new Set(
  'user username usr u foo login name me someone myuser youruser your_user your-user <user> my_user dbuser db_user myusername'.split(
    ' ',
  ),
);

/** Words for a password where any password is meant. */
const anyPassword = new Set(
  'pass password passwd pwd pw p secret bar mypassword mypass yourpassword passw0rd pass123 token key p@ss p%40ss dbpassword db_password dbpass'.split(
    ' ',
  ),
);

function judgePair(user: string, raw: string, host: string, scheme: string, reference: boolean): Evidence | undefined {
  const password = decodePercent(raw);
  const folded = password.toLowerCase();
  const who = decodePercent(user).toLowerCase();
  if (
    reference ||
    password === '' ||
    password.length < 3 ||
    password.includes('@:') ||
    who === 'anonymous' ||
    (who === 'ftp' && scheme === 'ftp')
  )
    return undefined;
  if (folded.includes('anon') || who.startsWith('[')) return undefined;
  if (isAllDigits(password) && password.length <= 5) return undefined;
  if (folded === 'x-oauth-basic' || folded === 'x-token-auth' || isHidden(password)) return undefined;
  const local = isLocal(host);
  const documented = isDocumented(host);
  if (looksRandom(password) && !isPlaceholder(password)) return documented ? 'weak' : 'likely';
  if (anyone.has(who) && (anyPassword.has(folded) || isPlaceholder(password) || namesItself(password)))
    return undefined;
  if (documented) return undefined;
  if (folded === 'test' || folded === 'testing') return databases.has(scheme) ? 'weak' : undefined;
  if (isPlaceholder(password)) return undefined;
  if (anyPassword.has(folded) || namesItself(password)) return local || !databases.has(scheme) ? undefined : 'weak';
  if (local || folded === who || isLocalDefault(password)) return 'weak';
  return host.includes('.') || databases.has(scheme) ? (hasVariety(password) ? 'likely' : 'weak') : 'weak';
}

function isAllDigits(value: string): boolean {
  for (let at = 0; at < value.length; at++) if (!isDigit(value.charCodeAt(at))) return false;
  return true;
}

/** Signs only: `***`, `...`. */
function isHidden(value: string): boolean {
  for (let at = 0; at < value.length; at++) if (isWordCode(value.charCodeAt(at)) && value[at] !== '_') return false;
  return true;
}

function hasVariety(value: string): boolean {
  let letters = false;
  let others = false;
  for (let at = 0; at < value.length; at++) {
    if (isLetter(value.charCodeAt(at))) letters = true;
    else others = true;
  }
  return letters && others && value.length >= 6;
}

function isLocal(host: string): boolean {
  return (
    host === 'localhost' ||
    host === '127.0.0.1' ||
    host === '0.0.0.0' ||
    host === '[' ||
    host.startsWith('[') ||
    host === 'host.docker.internal'
  );
}

/** Hosts that are reserved for documentation, and stand-ins of theirs. */
export function isDocumented(host: string): boolean {
  const top = host.slice(host.lastIndexOf('.') + 1);
  return (
    host === 'host' ||
    host === 'hostname' ||
    host === 'server' ||
    host === 'domain.com' ||
    host === 'example' ||
    host === 'foo.com' ||
    host === 'bar.com' ||
    host === 'foo' ||
    host === 'myhost' ||
    host === 'your-host' ||
    host === 'yourhost' ||
    host === 'somehost' ||
    host.startsWith('example.') ||
    host.includes('.example.') ||
    top === 'example' ||
    top === 'test' ||
    top === 'invalid'
  );
}
