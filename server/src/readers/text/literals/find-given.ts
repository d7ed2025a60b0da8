import type { Located } from '../../../text/span';
import { type Given, plain } from './given';
import { behindCall, behindComma, fallback, optionDefault, passed } from './given-in-call';
import { attributeBeside, cellBeside, elementAt, elementBeside, valueBelow } from './given-in-pair';
import { isLabel } from './label';
import { isBlank, isLetter, isLineEnd, isQuote, isWordCode, lineStart, skipBlanks } from './lexer';
import type { Source } from './source';

/** What stands behind the name, if it gives something to it. */
export function findGiven(source: Source, name: Located<string>): Given | undefined {
  const { text } = source;
  let at = name.span.end;
  const before = text[name.span.start - 1];
  const quoted = isQuote(before);
  if (before === '>' && source.family === 'xml') return elementBeside(text, at);
  if (before === '<' || (before === ':' && text[at] === '>')) return elementAt(text, at, name.span.start);

  // `"--token"`: the name of an option.
  const option = text.startsWith('--', name.span.start - 2) ? text[name.span.start - 3] : undefined;
  if (isQuote(option) && text[at] === option) return optionDefault(text, at + 1);

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
      if (text[next + 1] === '|') return fallback(text, next + 2, true);
      return source.family === 'text' ? cellBeside(text, name.span.start, next) : undefined;
    case '(':
      return closed ? undefined : passed(source, name, next);
    case '<':
      return text[next + 1] === '-' && source.ending === 'r' ? plain(next + 2, 'sign') : undefined;
    case '>':
      return closed && source.family === 'xml' ? plain(next + 1, 'element') : undefined;
    case ',':
      return closed ? behindComma(source, name, next + 1) : undefined;
    case ')':
      return closed ? behindCall(text, next + 1) : undefined;
    case '{':
      return source.family === 'code' && !closed ? behindAccessors(text, next + 1) : undefined;
  }
  if (closed && source.family === 'xml') return attributeBeside(text, next);
  if (source.family === 'powershell' && isValueOption(text, next)) return plain(next + valueOption.length, 'word');
  if (isLineEnd(code) || (before === '/' && isQuote(text[next]))) return valueBelow(source, next);
  if (next > at) return behindBlank(source, name, next, closed);
  return undefined;
}

/** `Set-Item Env:NAME -Value "…"`, `New-ItemProperty -Name NAME -Value "…"`. */
const valueOption = '-value ';

function isValueOption(text: string, at: number): boolean {
  return text.slice(at, at + valueOption.length).toLowerCase() === valueOption;
}

/** A name at the beginning of a string that goes on: `"NAME=value"`, `"name = \\"value\\""` of a notebook. */
function insideString(source: Source, at: number): Given | undefined {
  const { text } = source;
  if (text[at] === '=') return sign(source, at);
  const equals = skipBlanks(text, at);
  const value = skipBlanks(text, equals + 1);
  return text[equals] === '=' && text[value] === '\\' && value > equals + 1 ? sign(source, equals) : undefined;
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
    const isGiven =
      family === 'sql' ||
      name.value === 'PASSWORD' ||
      passesByBlanks.has(source.ending) ||
      (family === 'text' && text[at] === '`' && name.value === 'password');
    return isGiven ? plain(at, 'word') : undefined;
  }
  if (family === 'text' && text.startsWith('is ', at)) return plain(at + 2, 'sign');
  if (isConfiguration(source) && isLabel(line)) return plain(at, 'word');
  if (name.value === 'password' && isNetrc(source, line)) return plain(at, 'word');
  if (family === 'code' || family === 'sql') return behindType(text, at);
  return undefined;
}

/** Languages that call a function without brackets: `storePassword 'value'`. */
const passesByBlanks = new Set(['gradle', 'groovy', 'rb']);

/** The file itself, or a line of it that a script writes. */
function isNetrc({ file }: Source, line: string): boolean {
  if (!file.endsWith('netrc')) return line.includes('machine ') && line.includes('login ');
  return line === '' || isBlank(line.charCodeAt(line.length - 1));
}

/** Files in which a name and its value stand side by side: redis, ssh, apache. */
function isConfiguration(source: Source): boolean {
  return (
    source.family === 'ini' &&
    (source.ending === 'conf' ||
      source.ending === 'cfg' ||
      source.ending === 'properties' ||
      source.file.endsWith('netrc'))
  );
}

/** The type between a name and its `=`: `password string = "…"`, `Password As String = "…"`. */
export function behindType(text: string, from: number): Given | undefined {
  let at = from;
  if (!isLetter(text.charCodeAt(at)) && text[at] !== '*' && text[at] !== '&') return undefined;
  while (at < from + 40 && isOfType(text.charCodeAt(at))) at++;
  return text[at] === '=' && text[at + 1] !== '=' && text[at + 1] !== '>' ? plain(at + 1, 'sign') : undefined;
}

/** The accessors of a property of C# that has an initial value: `ApiKey { get; set; } = "…"`. */
function behindAccessors(text: string, from: number): Given | undefined {
  let at = from;
  while (at < from + 60 && (isLetter(text.charCodeAt(at)) || isBlank(text.charCodeAt(at)) || text[at] === ';')) at++;
  if (text[at] !== '}') return undefined;
  const equals = skipBlanks(text, at + 1);
  return text[equals] === '=' && text[equals + 1] !== '=' ? plain(equals + 1, 'sign') : undefined;
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
