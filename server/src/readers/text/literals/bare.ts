import type { Located } from '../../../text/span';
import type { Collector } from './collect';
import type { Given } from './given';
import { isLabel } from './label';
import { isBlank, isLineEnd, isQuote, type Literal, lineStart, skipBlanks, skipSpace } from './lexer';
import { type Source, takesBareValues } from './source';

/** A value without quotes, by the habits of the kind of file. What stands inside of the one before it is none. */
export function readBare(
  { source, memory }: Collector,
  name: Located<string>,
  given: Given,
  at: number,
): Literal | undefined {
  if (at < memory.bareEnd) return undefined;
  const literal = readByFamily(source, name, given, at);
  if (!literal) return undefined;
  if (literal.start === at) memory.bareEnd = literal.end;
  return literal.end - literal.start < LONGEST_BARE ? literal : undefined;
}

function readByFamily(source: Source, name: Located<string>, given: Given, at: number): Literal | undefined {
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
      return given.way === 'colon' || (given.way === 'sign' && spaced && !isMakefile(source))
        ? undefined
        : word(text, at);
    default:
      return given.way === 'colon' || (given.way === 'sign' && spaced) ? undefined : word(text, at);
  }
}

/** Make takes `NAME := value`, where a shell would run a command called NAME. */
function isMakefile({ file, ending }: Source): boolean {
  return file === 'makefile' || ending === 'mk';
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

/** In text for people `NAME=value` gives something anywhere, other ways only where the value ends the line. */
function inText(text: string, line: string, given: Given, at: number, spaced: boolean): Literal | undefined {
  if (given.way === 'sign' && !spaced) return wordOfProse(text, at);
  if (given.way === 'word') return wordOfProse(text, at);
  if (given.way === 'cell') return cell(text, at);
  if ((given.way !== 'sign' && given.way !== 'colon') || at === given.at || !isLabel(line)) return undefined;
  const literal = wordOfProse(text, at);
  return literal && isLineEnd(text.charCodeAt(skipBlanks(text, literal.after))) ? literal : undefined;
}

/** A cell of a table that is one word. */
function cell(text: string, at: number): Literal | undefined {
  const literal = word(text, text[at] === '`' ? at + 1 : at);
  if (!literal) return undefined;
  const close = text[literal.end] === '`' ? literal.end + 1 : literal.end;
  return text[skipBlanks(text, close)] === '|' ? literal : undefined;
}

/** One word, up to white space or a sign that ends it. */
function word(text: string, at: number): Literal | undefined {
  let end = at;
  while (end < at + LONGEST_BARE && end < text.length && !endsWord(text.charCodeAt(end))) end++;
  while (end > at && text[end - 1] === ',') end--;
  return end > at ? { start: at, end, quote: '', formatted: false, after: end } : undefined;
}

/** A word of a text for people, without the sign that ends its sentence. */
function wordOfProse(text: string, at: number): Literal | undefined {
  const literal = word(text, at);
  if (!literal) return undefined;
  let { end } = literal;
  while (end > at && text[end - 1] === '.') end--;
  return end > at ? { ...literal, end } : undefined;
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
  if (end === at) return undefined;
  if (end === limit) return { start: at, end, quote: '', formatted: false, after: end };
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
