import type { SecretSort } from '../../../knowledge/credential/names';
import { type Collector, collect, nameLiteral } from './collect';
import { judge } from './judge';
import { isLineEnd, isWordCode, type Literal, readString, skipBlanks, skipSpace, standsAlone } from './lexer';
import { pipedString } from './piped';
import { unwrap } from './wrapper';

/** What a call takes at which place. */
interface Call {
  readonly text: string;
  /** The place of the secret among the arguments, from 0; -1 for the first string anywhere inside. */
  readonly argument: number;
  readonly sort: SecretSort;
  /** True if many functions have this name. */
  readonly vague?: boolean;
}

const calls: readonly Call[] = [
  { text: 'httpbasicauth(', argument: 1, sort: 'password' },
  { text: 'setbasicauth(', argument: 1, sort: 'password' },
  { text: 'basic_auth(', argument: 1, sort: 'password' },
  { text: 'basic_auth ', argument: 1, sort: 'password' },
  { text: 'basicauth(', argument: 1, sort: 'password' },
  { text: 'networkcredential(', argument: 1, sort: 'password' },
  { text: 'getconnection(', argument: 2, sort: 'password' },
  { text: 'plainauth(', argument: 2, sort: 'password' },
  { text: 'mysqli_connect(', argument: 2, sort: 'password' },
  { text: 'mysqli(', argument: 2, sort: 'password' },
  { text: 'new pdo(', argument: 2, sort: 'password' },
  { text: 'auth=(', argument: 1, sort: 'password' },
  { text: 'auth = (', argument: 1, sort: 'password' },
  { text: 'set_password(', argument: 0, sort: 'password' },
  { text: 'login(', argument: 1, sort: 'password', vague: true },
  { text: 'usernamepassword', argument: 1, sort: 'password' },
  { text: 'jwt.sign(', argument: 1, sort: 'signingKey' },
  { text: 'jwt.verify(', argument: 1, sort: 'signingKey' },
  { text: 'jwt.encode(', argument: 1, sort: 'signingKey' },
  { text: 'jwt_encode(', argument: 1, sort: 'signingKey' },
  { text: 'jwt.decode(', argument: 1, sort: 'signingKey' },
  { text: 'createhmac(', argument: 1, sort: 'signingKey' },
  { text: 'hmac.new(', argument: 0, sort: 'signingKey' },
  { text: 'cookieparser(', argument: 0, sort: 'signingKey' },
  { text: 'symmetricsecuritykey(', argument: -1, sort: 'signingKey' },
  { text: 'hmac256(', argument: 0, sort: 'signingKey' },
  { text: 'hmac384(', argument: 0, sort: 'signingKey' },
  { text: 'hmac512(', argument: 0, sort: 'signingKey' },
  { text: 'hmacshakeyfor(', argument: 0, sort: 'signingKey' },
  { text: 'from_secret(', argument: 0, sort: 'signingKey' },
  { text: 'secretkeyspec(', argument: 0, sort: 'key' },
  { text: ' ftp(', argument: 2, sort: 'password' },
  { text: 'dbi->connect(', argument: 2, sort: 'password' },
  { text: 'signedstring(', argument: -1, sort: 'signingKey' },
  { text: 'signwith(', argument: -1, sort: 'signingKey' },
  { text: 'omniauth :', argument: 2, sort: 'secret', vague: true },
  { text: 'provider :', argument: 2, sort: 'secret', vague: true },
];

const callOf: ReadonlyMap<string, Call> = new Map(calls.map((call) => [call.text, call]));

/** The arguments of a call are looked for no further away. */
const REACH = 400;

/** Looks at the call whose anchor ends here. */
export function findInCall(collector: Collector, anchor: string, start: number, end: number): void {
  const { text } = collector.source;
  if (anchor === 'convertto-securestring') findSecureString(collector, start, end);
  else if (anchor.startsWith('identified')) findIdentified(collector, end);
  const call = callOf.get(anchor);
  if (!call) return;
  let open = end;
  if (isWordCode(anchor.charCodeAt(anchor.length - 1))) {
    while (open < end + 30 && isWordCode(text.charCodeAt(open))) open++;
    if (text[open] !== '(') return;
    open++;
  }
  if (call.vague && isDeclared(text, start)) return;
  const literal = call.argument < 0 ? firstString(text, open) : argumentAt(text, open, call.argument);
  if (!literal || endsString(text, start, literal)) return;
  report(collector, literal, call.sort, call.vague ?? false, ['It is passed to a call as a literal.']);
}

/** True if the name of the call stands in a string, `'login('`, and what looks like an argument is behind its end. */
function endsString(text: string, start: number, { quote }: Literal): boolean {
  return text[start - 1] === quote;
}

/** `function login(`, `def login(`: no call. */
function isDeclared(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 10), start);
  return before.endsWith('function ') || before.endsWith('def ') || before.endsWith('func ') || before.endsWith('fn ');
}

/** The string that is the whole argument at a place. */
function argumentAt(text: string, open: number, place: number): Literal | undefined {
  const limit = Math.min(text.length, open + REACH);
  let depth = 0;
  let index = 0;
  for (let at = skipSpace(text, open); at < limit; ) {
    const sign = text[at];
    if (depth === 0 && index === place) {
      const literal = readString(text, unwrap(text, skipSpace(text, skipNamed(text, at))));
      return literal && standsAlone(text, literal.after) ? literal : undefined;
    }
    if (sign === '"' || sign === "'" || sign === '`') {
      const literal = readString(text, at);
      if (!literal) return undefined;
      at = literal.after;
      continue;
    }
    if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if (sign === ')' || sign === ']' || sign === '}') {
      if (depth === 0) return undefined;
      depth--;
    } else if (sign === ';') return undefined;
    else if (sign === ',' && depth === 0) {
      index++;
      at = skipSpace(text, at + 1);
      continue;
    }
    at++;
  }
  return undefined;
}

/** Past `name=` or `name:` of a named argument. */
function skipNamed(text: string, at: number): number {
  let end = at;
  while (end < at + 30 && isWordCode(text.charCodeAt(end))) end++;
  if (end === at || (text[end] !== '=' && text[end] !== ':') || text[end + 1] === '=') return at;
  return end + 1;
}

/** The first string inside of the brackets, in the same statement. */
function firstString(text: string, open: number): Literal | undefined {
  for (let at = open; at < open + 160 && at < text.length; at++) {
    const sign = text[at];
    if (sign === '"' || sign === "'" || sign === '`') {
      const before = text[at - 1];
      // An index is no value: `config["Key"]`.
      if (before === '[') return undefined;
      const literal = readString(text, at);
      return literal && standsAlone(text, literal.after) ? literal : undefined;
    }
    if (sign === ';' || isLineEnd(text.charCodeAt(at))) return undefined;
  }
  return undefined;
}

/** The literal in front of or behind `ConvertTo-SecureString … -AsPlainText`. */
function findSecureString(collector: Collector, start: number, end: number): void {
  const { text } = collector.source;
  const limit = Math.min(text.length, end + REACH);
  let stop = end;
  while (stop < limit && !isLineEnd(text.charCodeAt(stop)) && text[stop] !== '|') stop++;
  if (!text.slice(end, stop).toLowerCase().includes('-asp')) return;
  const literal = pipedString(text, start) ?? behindFlags(text, end, stop);
  if (literal)
    report(collector, literal, 'password', false, [
      'ConvertTo-SecureString protects nothing that stands in the script as plain text.',
    ]);
}

function behindFlags(text: string, from: number, stop: number): Literal | undefined {
  for (let at = from; at < stop; at++) {
    if (text[at] === '"' || text[at] === "'") {
      const literal = readString(text, at);
      return literal && text[literal.after] !== '+' ? literal : undefined;
    }
    if (text[at] === '$' || text[at] === '(') return undefined;
  }
  return undefined;
}

/** `IDENTIFIED BY 'value'`, `IDENTIFIED WITH plugin BY 'value'`. */
function findIdentified(collector: Collector, end: number): void {
  const { text } = collector.source;
  const by = text
    .slice(end - 3, end + 60)
    .toLowerCase()
    .indexOf(' by ');
  if (by < 0) return;
  const at = skipBlanks(text, end - 3 + by + 4);
  if (text[at] !== "'" && text[at] !== '"') return;
  const literal = readString(text, at);
  if (literal) report(collector, literal, 'password', false, ['It is the password of a database user.']);
}

function report(
  collector: Collector,
  literal: Literal,
  sort: SecretSort,
  vague: boolean,
  reasons: readonly string[],
): void {
  const { source } = collector;
  const value = source.text.slice(literal.start, literal.end);
  const judged = judge(source, value, { sort, vague, name: '', quote: literal.quote, formatted: literal.formatted });
  if (!judged) return;
  collect(collector, {
    ...nameLiteral(sort),
    span: { start: literal.start, end: literal.end },
    evidence: judged.evidence,
    reasons: [...reasons, ...judged.reasons],
  });
}
