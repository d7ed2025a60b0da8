import { type SecretName, secretNameOf } from '../../../knowledge/credential/names';
import type { Located } from '../../../text/span';
import { type Collector, collect, nameLiteral } from './collect';
import { findGivenDefault, isDefaultOf } from './default';
import { judge } from './judge';
import {
  calleeBefore,
  isBlank,
  isLetter,
  isLineEnd,
  isWordCode,
  type Literal,
  lineStart,
  readString,
  skipBlanks,
  skipSpace,
  standsAlone,
} from './lexer';
import { type Source, takesBareValues } from './source';

/** How a value is given to its name. */
interface Given {
  /** Where the value begins. */
  readonly at: number;
  /**
   * - `sign`: behind `=`, `:` and their like
   * - `colon`: behind a colon, so that a type may stand there
   * - `argument`: the next argument of a call
   * - `pair`: the value beside the name, `name: X, value: Y`
   * - `element`: the text of an XML element
   * - `word`: the next word, `ENV NAME value`, `--password value`
   * - `fallback`: behind an operator that gives a default
   */
  readonly way: 'sign' | 'colon' | 'argument' | 'pair' | 'element' | 'word' | 'fallback';
  readonly isDefault: boolean;
  /** True if it is not certain that this is an assignment at all. */
  readonly unsure: boolean;
}

/** Looks for a literal that is given to the name. */
export function findAssignment(collector: Collector, name: Located<string>): void {
  const { source } = collector;
  const given = findGiven(source, name);
  if (!given) return;
  const sort = secretNameOf(name.value);
  if (!sort) return;
  if (source.family === 'shell' && (name.value === 'PWD' || name.value === 'OLDPWD')) return;
  if (source.text[name.span.start - 1] === '<' && given.way !== 'element') return;

  const open = behindQuote(source.text, skipBlanks(source.text, given.at));
  if (source.text.startsWith('${', open)) findGivenDefault(collector, name, open);
  const literal = readValue(source, name, given);
  if (literal) report(collector, name, sort, given, literal);
}

function behindQuote(text: string, at: number): number {
  return text[at] === '"' ? at + 1 : at;
}

function report(collector: Collector, name: Located<string>, sort: SecretName, given: Given, literal: Literal): void {
  const { source } = collector;
  const value = source.text.slice(literal.start, literal.end);
  if (given.way === 'word' && value.startsWith('-')) return;
  const isEncoded = value.startsWith('base64:');
  const asSort = isEncoded || signsThere(source, name, sort) ? 'signingKey' : sort.sort;
  const judged = judge(source, isEncoded ? value.slice(7) : value, {
    sort: asSort,
    vague: sort.vague || (given.unsure && sort.sort !== 'password') || (given.unsure && given.way === 'argument'),
    name: name.value,
    quote: literal.quote,
    formatted: literal.formatted,
  });
  if (!judged) return;
  const isDefault = given.isDefault || isDefaultOf(source, name.span.start, literal);
  collect(collector, {
    ...nameLiteral(asSort),
    span: { start: literal.start, end: literal.end },
    evidence: judged.evidence,
    reasons: judged.reasons,
    assignedTo: name,
    isDefault,
  });
}

/** True for `secret` among the options of something that signs: `session({ secret: … })`. */
function signsThere({ text, family }: Source, name: Located<string>, { sort }: SecretName): boolean {
  if (family !== 'code' || (sort !== 'secret' && sort !== 'key')) return false;
  const around = text.slice(Math.max(0, name.span.start - 160), name.span.start).toLowerCase();
  return (
    around.includes('session(') ||
    around.includes('jwtmodule') ||
    around.includes('cookiesession') ||
    around.includes('jwt(')
  );
}

/** What stands behind the name, if it gives something to it. */
function findGiven(source: Source, name: Located<string>): Given | undefined {
  const { text } = source;
  let at = name.span.end;
  const before = text[name.span.start - 1];
  const quoted = before === '"' || before === "'" || before === '`';
  if (before === '<' || (before === ':' && text[at] === '>')) return elementAt(text, at, name.span.start);

  let closed = false;
  if (quoted) {
    if (text[at] === '\\') at++;
    if (text[at] !== before) return insideString(source, at);
    closed = true;
    at++;
  }
  if (text[at] === ']') at++;
  const typed = !closed && (text[at] === '?' || text[at] === '!') && text[skipBlanks(text, at + 1)] === ':';
  if (typed) at++;
  if (!closed && text[at] === '[') at = behindDimension(text, at);
  const next = skipBlanks(text, at);
  const code = text.charCodeAt(next);

  switch (text[next]) {
    case '=':
    case ':':
      return sign(source, next);
    case '?':
      if (text[next + 1] === '?') return fallback(text, next + 2, !closed);
      return text[next + 1] === '=' || text[next + 1] === ':'
        ? { at: next + 2, way: 'sign', isDefault: text[next + 1] === ':', unsure: false }
        : undefined;
    case '|':
      return text[next + 1] === '|' ? fallback(text, next + 2, true) : undefined;
    case '<':
      return text[next + 1] === '-' && source.ending === 'r' ? plain(next + 2, 'sign') : undefined;
    case '>':
      return closed && source.family === 'xml' ? plain(next + 1, 'element') : undefined;
    case ',':
      return closed ? behindComma(source, name, next + 1) : undefined;
    case ')':
      return closed ? behindCall(text, next + 1) : undefined;
  }
  if (closed && source.family === 'xml') return attributeBeside(text, next);
  if (isLineEnd(code)) return valueBelow(source, next);
  if (next > at) return behindBlank(source, name, next, closed);
  return undefined;
}

/** A name at the beginning of a string that goes on: `"NAME=value"`, `"name = \\"value\\""` of a notebook. */
function insideString(source: Source, at: number): Given | undefined {
  const { text } = source;
  if (text[at] === '=') return sign(source, at);
  const equals = skipBlanks(text, at);
  const value = skipBlanks(text, equals + 1);
  return text[equals] === '=' && text[value] === '\\' && value > equals + 1 ? sign(source, equals) : undefined;
}

function plain(at: number, way: Given['way']): Given {
  return { at, way, isDefault: false, unsure: false };
}

/** `=`, `:=`, `=>`, `:`; neither a comparison nor a scope. */
function sign(source: Source, at: number): Given | undefined {
  const { text } = source;
  const next = text[at + 1];
  if (text[at] === '=') {
    if (next === '=' || next === '~') return undefined;
    return plain(next === '>' ? at + 2 : at + 1, 'sign');
  }
  if (next === ':') return undefined;
  if (next === '=') return plain(at + 2, 'sign');
  // `${NAME:-value}` and its like.
  if (next === '-' && text[at + 2] !== ' ') return undefined;
  return plain(at + 1, 'colon');
}

/** `process.env.NAME || "value"`, `config.name ?? "value"`. */
function fallback(text: string, from: number, member: boolean): Given | undefined {
  const at = skipSpace(text, text[from] === '=' ? from + 1 : from);
  return member && isQuote(text[at]) ? { at, way: 'fallback', isDefault: true, unsure: false } : undefined;
}

/** `os.getenv("NAME") or "value"`, `env("NAME") ?: "value"`, `ENV["NAME"] || "value"`. */
function behindCall(text: string, from: number): Given | undefined {
  const at = skipBlanks(text, from);
  for (const word of ['||', '??', '?:', 'or ', '.unwrap_or(', '.orElse(', '.getOrElse(']) {
    if (!text.startsWith(word, at)) continue;
    const value = skipBlanks(text, at + word.length);
    return isQuote(text[value]) ? { at: value, way: 'fallback', isDefault: true, unsure: false } : undefined;
  }
  return undefined;
}

/** Calls that read a name and take what to answer if it is not set. */
const readers = [
  'getenv',
  'environ.get',
  'env',
  'env.fetch',
  'fetch',
  'config',
  'get',
  'getordefault',
  'getproperty',
  'secret',
  'var_or',
  'getenvordefault',
  'getenvdefault',
  'getenvor',
  'envor',
  'setdefault',
  'getstring',
];

/** Calls that give a value to a name. */
const writers = [
  'set',
  'put',
  'define',
  'add',
  'append',
  'setenv',
  'header',
  'setproperty',
  'setheader',
  'addheader',
  'setvariable',
  'setenvironmentvariable',
  'putenv',
  'property',
  'withenv',
  'param',
  'addproperty',
  'setrequestheader',
  'setdefault',
  'insert',
  'option',
  'attr',
  'setparameter',
  'export',
];

/** Calls that compare or show: their second argument is nothing that is given to the first. */
const others = new Set(
  'equals matches compare contains equalsignorecase is eq assertequals t label translate gettext'.split(' '),
);

/** `getenv("NAME", "value")`, `define('NAME', 'value')`, and the pair of an object: `"name": "X", "value": "Y"`. */
function behindComma(source: Source, name: Located<string>, from: number): Given | undefined {
  const { text } = source;
  const pair = valueKey(text, skipSpace(text, from));
  if (pair !== undefined) return plain(pair, 'pair');
  const quote = name.span.start - 1;
  let open = quote;
  while (open > 0 && quote - open < 20 && isBlank(text.charCodeAt(open - 1))) open--;
  if (text[open - 1] !== '(') return undefined;
  const callee = calleeBefore(text, open - 1).toLowerCase();
  const last = callee.slice(Math.max(callee.lastIndexOf('.'), callee.lastIndexOf(':'), callee.lastIndexOf('>')) + 1);
  if (others.has(last)) return undefined;
  let at = skipSpace(text, from);
  if (text.startsWith('default', at)) {
    const equals = skipBlanks(text, at + 7);
    if (text[equals] !== '=' && text[equals] !== ':') return undefined;
    at = skipBlanks(text, equals + 1);
    return { at, way: 'argument', isDefault: true, unsure: false };
  }
  const reads = readers.includes(last) || callee.endsWith('environ.get') || callee.endsWith('getenv');
  return { at, way: 'argument', isDefault: reads && last !== 'set', unsure: !reads && !writers.includes(last) };
}

/** `name: X` with `value: Y` on the next line. */
function valueBelow(source: Source, at: number): Given | undefined {
  if (source.family === 'code' || source.family === 'shell') return undefined;
  const pair = valueKey(source.text, skipSpace(source.text, at));
  return pair === undefined ? undefined : plain(pair, 'pair');
}

/** The offset behind `value:` or `value =`, in quotes or not. */
function valueKey(text: string, from: number): number | undefined {
  let at = from;
  const quote = text[at];
  const quoted = quote === '"' || quote === "'";
  if (quoted) at++;
  if (!text.startsWith('value', at) && !text.startsWith('Value', at)) return undefined;
  at += 5;
  if (quoted) {
    if (text[at] !== quote) return undefined;
    at++;
  }
  at = skipBlanks(text, at);
  return text[at] === ':' || text[at] === '=' ? at + 1 : undefined;
}

/** `<add key="Password" value="…">`, `<property name="password" value="…">`. */
function attributeBeside(text: string, at: number): Given | undefined {
  const pair = valueKey(text, at);
  return pair === undefined ? undefined : plain(pair, 'pair');
}

/** `<password>…</password>`, also with attributes that have no `>` in them. */
function elementAt(text: string, from: number, start: number): Given | undefined {
  let at = from;
  while (at < from + 120 && text[at] !== '>' && text[at] !== '<' && !isLineEnd(text.charCodeAt(at))) at++;
  return text[at] === '>' && text[at - 1] !== '/' && text[start - 1] !== '/' ? plain(at + 1, 'element') : undefined;
}

/** `ENV NAME value`, `--password value`, `-Password "value"`, `#define NAME "value"`, `PASSWORD 'value'`, `name string = "value"`. */
function behindBlank(source: Source, name: Located<string>, at: number, closed: boolean): Given | undefined {
  const { text, family } = source;
  const start = name.span.start;
  if (closed) {
    return text.startsWith('or ', at) && text[start - 1] !== '`' ? fallback(text, at + 3, true) : undefined;
  }
  if (text.startsWith('--', start - 2) || (text[start - 1] === '-' && family === 'powershell')) {
    return { ...plain(at, 'word'), unsure: true };
  }
  if (text[start - 1] === '-') return undefined;
  const line = text.slice(lineStart(text, start, 80), start);
  const begin = line.trimStart().toLowerCase();
  if (family === 'dockerfile' && (begin === 'env ' || begin === 'arg ')) return plain(at, 'word');
  if (begin.startsWith('#define')) return plain(at, 'word');
  if (isQuote(text[at])) {
    if (family === 'sql' || name.value === 'PASSWORD') return plain(at, 'word');
    return undefined;
  }
  if (isConfiguration(source) && begin === '') return plain(at, 'word');
  if (source.file.endsWith('netrc') && isNetrc(line, name)) return plain(at, 'word');
  if (family === 'code' || family === 'sql') return behindType(text, at);
  return undefined;
}

function isNetrc(line: string, name: Located<string>): boolean {
  return name.value === 'password' && (line === '' || isBlank(line.charCodeAt(line.length - 1)));
}

/** Files in which a name and its value stand side by side: redis, ssh, apache. */
function isConfiguration(source: Source): boolean {
  return (
    source.family === 'ini' &&
    (source.ending === 'conf' || source.ending === 'properties' || source.file.endsWith('netrc'))
  );
}

/** The type between a name and its `=`: `password string = "…"`, `Password As String = "…"`. */
function behindType(text: string, from: number): Given | undefined {
  let at = from;
  if (!isLetter(text.charCodeAt(at)) && text[at] !== '*' && text[at] !== '&') return undefined;
  while (at < from + 40 && isOfType(text.charCodeAt(at))) at++;
  return text[at] === '=' && text[at + 1] !== '=' && text[at + 1] !== '>' ? plain(at + 1, 'sign') : undefined;
}

function isOfType(code: number): boolean {
  // Letters, digits, blanks and < > & ' [ ] | ? . * and the like.
  return (
    isWordCode(code) ||
    isBlank(code) ||
    code === 60 ||
    code === 62 ||
    code === 38 ||
    code === 39 ||
    code === 91 ||
    code === 93 ||
    code === 124 ||
    code === 63 ||
    code === 46 ||
    code === 42 ||
    code === 58
  );
}

/** `password[32]`, `password[]`. */
function behindDimension(text: string, at: number): number {
  let end = at + 1;
  while (end < at + 12 && (isWordCode(text.charCodeAt(end)) || isBlank(text.charCodeAt(end)))) end++;
  return text[end] === ']' ? end + 1 : at;
}

function isQuote(sign: string | undefined): boolean {
  return sign === '"' || sign === "'" || sign === '`';
}

/** The literal at the place of the value, if one stands there. */
function readValue(source: Source, name: Located<string>, given: Given): Literal | undefined {
  const { text, family } = source;
  const multiline = family === 'code' || family === 'json' || family === 'hcl';
  let at = multiline && given.way !== 'word' ? skipSpace(text, given.at) : skipBlanks(text, given.at);
  if (given.way === 'element') return readElement(text, given.at);
  if (given.way === 'colon' && (family === 'code' || family === 'text') && !isStringStart(text, at)) {
    const typed = behindType(text, at);
    if (!typed) return family === 'text' ? readBare(source, name, given, at) : undefined;
    at = skipSpace(text, typed.at);
  }
  if (text[at] === '[' && given.way === 'colon' && family === 'json') at = skipSpace(text, at + 1);
  const string = readString(text, at);
  if (string) {
    if (string.end === string.start) return undefined;
    return isJoined(source, string) ? undefined : string;
  }
  return isQuote(text[at]) ? undefined : readBare(source, name, given, at);
}

function isStringStart(text: string, at: number): boolean {
  for (let index = at; index < at + 4; index++) {
    if (isQuote(text[index]) || (text[index] === '\\' && text[index + 1] === '"')) return true;
    if (!isLetter(text.charCodeAt(index)) && text[index] !== '@' && text[index] !== '$') return false;
  }
  return false;
}

/** True if the string is a part of an expression. */
function isJoined(source: Source, { after, quote }: Literal): boolean {
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

/** A value without quotes, by the habits of the kind of file. */
function readBare(source: Source, name: Located<string>, given: Given, at: number): Literal | undefined {
  const { text, family } = source;
  const code = text.charCodeAt(at);
  if (isLineEnd(code) || text[at] === '(' || text[at] === '<') return undefined;
  const line = text.slice(lineStart(text, name.span.start), name.span.start);
  if (!takesBareValues(source)) return wordInString(text, name, given, at);
  if (isCommented(source, line)) return undefined;
  if (given.way === 'fallback' || given.way === 'argument') return undefined;
  const spaced = at > given.at || isBlank(text.charCodeAt(given.at - 2));
  switch (family) {
    case 'ini':
      return given.way === 'word' && source.file.endsWith('netrc') ? word(text, at) : restOfLine(text, at);
    case 'yaml':
      if (given.way === 'colon' || given.way === 'pair') {
        if (text[at] === '|' || text[at] === '>') return block(text, at, line);
        return at > given.at ? restOfLine(text, at, line.includes('{') ? endsInFlow : never) : undefined;
      }
      return spaced ? undefined : word(text, at);
    case 'batch':
      return given.way === 'sign' && !spaced ? restOfLine(text, at, endsInBatch) : undefined;
    case 'xml':
      return undefined;
    case 'sql':
      return undefined;
    case 'text':
      return inText(text, line, given, at, spaced);
    case 'powershell':
      return undefined;
    case 'shell':
      return given.way === 'colon' || (given.way === 'sign' && spaced && source.ending !== 'mk')
        ? undefined
        : word(text, at);
    default:
      return given.way === 'colon' || (given.way === 'sign' && spaced) ? undefined : word(text, at);
  }
}

/** `# password: x` is prose; `#define` is none. */
function isCommented(source: Source, line: string): boolean {
  const begin = line.trimStart();
  if (source.family === 'text') return false;
  // A line of .npmrc begins with the address of its registry.
  if (begin.startsWith('//')) return source.ending !== 'npmrc';
  return begin.startsWith('#') || begin.startsWith(';') || begin.startsWith('REM ') || begin.startsWith('::');
}

/** A setting inside of a string: `["POSTGRES_PASSWORD=value"]`, `"PGPASSWORD=value psql"`. */
function wordInString(text: string, name: Located<string>, given: Given, at: number): Literal | undefined {
  const before = text[name.span.start - 1];
  if (given.way !== 'sign' || at > given.at || name.value !== name.value.toUpperCase()) return undefined;
  if (!isQuote(before) && !text.startsWith('-e ', name.span.start - 3)) return undefined;
  return word(text, at);
}

/** In text for people only `NAME=value` and `name: value` at the beginning of a line give something. */
function inText(text: string, line: string, given: Given, at: number, spaced: boolean): Literal | undefined {
  const begin = line.trim();
  const listed =
    begin === '' ||
    begin === '-' ||
    begin === '*' ||
    begin === 'export' ||
    begin === '>' ||
    begin === '+' ||
    begin === '$ export';
  if (given.way === 'sign') {
    if (spaced && !listed) return undefined;
    return word(text, at);
  }
  if (given.way !== 'colon' || !listed || at === given.at) return undefined;
  const literal = word(text, at);
  return literal && isLineEnd(text.charCodeAt(skipBlanks(text, literal.end))) ? literal : undefined;
}

/** One word, up to white space or a sign that ends it. */
function word(text: string, at: number): Literal | undefined {
  let end = at;
  while (end < at + LONGEST_BARE && end < text.length && !endsWord(text.charCodeAt(end))) end++;
  while (end > at && (text[end - 1] === ',' || text[end - 1] === '.')) end--;
  return end > at ? { start: at, end, quote: '', formatted: false, after: end } : undefined;
}

function endsWord(code: number): boolean {
  // Blanks, quotes, backticks, ; & | ) < > \ and ends of lines.
  return (
    isBlank(code) ||
    isLineEnd(code) ||
    code === 34 ||
    code === 39 ||
    code === 96 ||
    code === 59 ||
    code === 38 ||
    code === 124 ||
    code === 41 ||
    code === 60 ||
    code === 62 ||
    code === 92
  );
}

/** Values without quotes are not longer than this. */
const LONGEST_BARE = 2048;

/** The rest of the line, if it is one word with nothing but a comment behind it; more words are prose. */
function restOfLine(text: string, at: number, ends: (code: number) => boolean = never): Literal | undefined {
  const limit = at + LONGEST_BARE;
  let end = at;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (isBlank(code) || isLineEnd(code) || ends(code)) break;
    end++;
  }
  if (end === at || end === limit) return undefined;
  const next = skipBlanks(text, end);
  const code = text.charCodeAt(next);
  const isLast = isLineEnd(code) || ends(code) || (next > end && (code === 35 || code === 59));
  return isLast ? { start: at, end, quote: '', formatted: false, after: end } : undefined;
}

function never(): boolean {
  return false;
}

/** In `{ a: b, c: d }` a scalar ends at a comma or a brace. */
function endsInFlow(code: number): boolean {
  return code === 44 || code === 125;
}

/** In batch files a value ends at a quote around the whole assignment and at the next command. */
function endsInBatch(code: number): boolean {
  return code === 34 || code === 38;
}

/** The only line of a block scalar, `key: |` and the value below it. */
function block(text: string, at: number, line: string): Literal | undefined {
  let end = at;
  while (end < at + 4 && !isLineEnd(text.charCodeAt(end))) end++;
  if (!isLineEnd(text.charCodeAt(end))) return undefined;
  const start = skipSpace(text, end);
  const indent = start - lineStart(text, start);
  if (indent <= line.length - line.trimStart().length) return undefined;
  return restOfLine(text, start);
}
