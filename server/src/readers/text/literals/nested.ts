import { secretNameOf } from '../../../knowledge/credential/names';
import type { Located } from '../../../text/span';
import { type Collector, collect, nameLiteral } from './collect';
import { judge } from './judge';
import { isBlank, isLineEnd, isWordCode, lineEnd, lineStart, readString, skipBlanks, skipSpace } from './lexer';

/** How far the block behind a name is read. */
const REACH = 500;

/**
 * The default of a parameter that is named like a secret (Terraform variables, CloudFormation parameters, schemas), or the
 * value of an output.
 */
export function findNestedDefault(collector: Collector, name: Located<string>): void {
  const { source } = collector;
  const { text, family } = source;
  const block = blockBehind(text, name.span.end, family);
  if (!block) return;
  const sort = secretNameOf(name.value);
  if (!sort) return;
  const fallback = valueIn(text, 'default', block.start, block.end);
  const value = fallback ?? (family === 'json' ? valueIn(text, 'value', block.start, block.end) : undefined);
  if (!value) return;
  const judged = judge(source, text.slice(value.start, value.end), {
    sort: sort.sort,
    vague: sort.vague,
    name: name.value,
    quote: '"',
  });
  if (!judged) return;
  collect(collector, {
    ...nameLiteral(sort.sort),
    span: value,
    evidence: judged.evidence,
    reasons: fallback
      ? ['It is the default of a parameter, so it is used wherever nobody sets another one.', ...judged.reasons]
      : judged.reasons,
    assignedTo: name,
    isDefault: fallback !== undefined,
  });
}

/** `"name" {` of Terraform, `"name": {` of JSON, or the lines below `name:` that are set further in. */
function blockBehind(
  text: string,
  end: number,
  family: string,
): { readonly start: number; readonly end: number } | undefined {
  let at = text[end] === '"' ? end + 1 : end;
  at = skipBlanks(text, at);
  if (family === 'hcl' && text[at] === '{') return braces(text, at + 1);
  if (text[at] !== ':') return undefined;
  const next = skipBlanks(text, at + 1);
  if (family === 'json') {
    const open = skipSpace(text, at + 1);
    return text[open] === '{' ? braces(text, open + 1) : undefined;
  }
  return family === 'yaml' && isLineEnd(text.charCodeAt(next)) ? deeperLines(text, end, next) : undefined;
}

function braces(text: string, start: number): { readonly start: number; readonly end: number } {
  let end = start;
  while (end < text.length && end - start < REACH && text[end] !== '}' && text[end] !== '{') end++;
  return { start, end };
}

function deeperLines(text: string, name: number, from: number): { readonly start: number; readonly end: number } {
  const begin = lineStart(text, name);
  const indent = skipBlanks(text, begin) - begin;
  let at = from + 1;
  while (at < text.length && at - from < REACH) {
    const first = skipBlanks(text, at);
    if (!isLineEnd(text.charCodeAt(first)) && first - at <= indent) break;
    at = lineEnd(text, at, REACH) + 1;
  }
  return { start: from, end: Math.min(at, text.length) };
}

/** The value behind a key in a block. */
function valueIn(
  text: string,
  key: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | undefined {
  const block = text.slice(start, end).toLowerCase();
  for (let found = block.indexOf(key); found >= 0; found = block.indexOf(key, found + key.length)) {
    let at = start + found + key.length;
    if (isWordCode(text.charCodeAt(start + found - 1)) || isWordCode(text.charCodeAt(at))) continue;
    if (text[at] === '"') at++;
    at = skipBlanks(text, at);
    if (text[at] !== ':' && text[at] !== '=') continue;
    const from = skipBlanks(text, at + 1);
    const string = readString(text, from);
    if (string) return { start: string.start, end: string.end };
    if (text[at] !== ':' || text[from] === '"') return undefined;
    let to = from;
    while (to < end && !isLineEnd(text.charCodeAt(to)) && !(text[to] === '#' && isBlank(text.charCodeAt(to - 1)))) to++;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    return to > from ? { start: from, end: to } : undefined;
  }
  return undefined;
}
