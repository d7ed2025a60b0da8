import type { Located } from '../../../text/span';
import { isQuote, isWordCode } from './lexer';

/** Names are not longer than this. */
const LONGEST = 80;

/**
 * The whole name around a hit: letters, digits, underscores, and dashes, stops and colons between them. Undefined if it is
 * used there rather than given a value, which most names are.
 */
export function nameAround(text: string, start: number, end: number): Located<string> | undefined {
  let from = start;
  while (from > 0 && start - from < LONGEST && belongs(text, from - 1)) from--;
  let to = end;
  while (to < text.length && to - end < LONGEST && belongs(text, to)) to++;
  if (start - from >= LONGEST || to - end >= LONGEST) return undefined;
  while (from < start && !isWordCode(text.charCodeAt(from))) from++;
  while (to > end && !isWordCode(text.charCodeAt(to - 1))) to--;
  if (text[to] === '=' && definesProperty(text, from - 1)) from++;
  if (isUsed(text, from, to)) return undefined;
  return { value: text.slice(from, to), span: { start: from, end: to } };
}

/** True for the option of Java and its tools in front of a name: `-Ddb.password=…`. */
export function definesProperty(text: string, at: number): boolean {
  return text.startsWith('-D', at) && text[at - 1] !== '-';
}

/** What a setter that is called sets: `Password` of `db.setPassword(`, `token` of `with_token(`. */
export function ofSetter({ value, span }: Located<string>): Located<string> {
  const method = value.lastIndexOf('.') + 1;
  const verb = /^(?:[sS]et|[wW]ith)(?:_|(?=[A-Z]))/.exec(value.slice(method))?.[0] ?? '';
  const start = method + verb.length;
  return { value: value.slice(start), span: { start: span.start + start, end: span.end } };
}

/** The name without the verb of a setter, if it is called: `db.Password` of `db.setPassword(`. */
export function spokenName(text: string, name: Located<string>): string {
  if (text[name.span.end] !== '(') return name.value;
  const { value } = name;
  return value.slice(0, value.lastIndexOf('.') + 1) + ofSetter(name).value;
}

/** True in front of a bracket with no string in it, a comma or the end of a statement: `f(token)`, `token.kind(`, `return token;`. */
function isUsed(text: string, from: number, to: number): boolean {
  const before = text.charCodeAt(from - 1);
  // In quotes, and behind the brace of a reference, what follows has another meaning.
  if (before === 34 || before === 39 || before === 96 || before === 123) return false;
  const code = text.charCodeAt(to);
  if (code === 40 && isQuote(text[to + 1])) return false;
  return code === 40 || code === 41 || code === 44 || code === 46 || code === 59 || code === 123 || code === 43;
}

/** True if the character is of a name: joints only between two letters or digits. */
function belongs(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isWordCode(code) || code > 191) return true;
  if (code === 45 || code === 46) {
    return isWordCode(text.charCodeAt(at + 1)) && isWordCode(text.charCodeAt(at - 1));
  }
  // `Jwt:Key` of configuration, but neither `a::b` nor `a: b`.
  return (
    code === 58 && isWordCode(text.charCodeAt(at - 1)) && isCapital(text.charCodeAt(at + 1)) && isCapitalised(text, at)
  );
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isCapitalised(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < 30 && isWordCode(text.charCodeAt(start - 1))) start--;
  return (
    isCapital(text.charCodeAt(start)) && (text[start - 1] === '"' || text[start - 1] === "'" || text[start - 1] === ':')
  );
}
