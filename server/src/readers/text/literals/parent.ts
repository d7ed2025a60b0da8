import type { Located } from '../../../text/span';
import { isBlank, isLetter, isWordCode, lineStart, skipBlanks } from './lexer';

/** A name that says something only together with that of what it stands in. */
export const plainKey = 'key';

/** A parent stands no more than so many lines above. */
const MOST_LINES = 12;

/** The name with that of the mapping it stands in, by the indentation of YAML: `encrypt.key` for `key` below `encrypt:`. */
export function withParent(text: string, { value, span }: Located<string>): string | undefined {
  let start = lineStart(text, span.start);
  const indent = skipBlanks(text, start) - start;
  if (start + indent !== span.start) return undefined;
  for (let count = 0; count < MOST_LINES && start > 0; count++) {
    start = lineStart(text, start - 1);
    const first = skipBlanks(text, start);
    if (first - start >= indent || !isWordCode(text.charCodeAt(first))) continue;
    let end = first;
    while (end < first + 40 && (isWordCode(text.charCodeAt(end)) || text[end] === '-')) end++;
    return text[end] === ':' ? `${text.slice(first, end)}.${value}` : undefined;
  }
  return undefined;
}

/** The name with the word in front of it, as people write it: `API key`. */
export function withWordBefore(text: string, { value, span }: Located<string>): string | undefined {
  let end = span.start;
  while (end > 0 && span.start - end < 4 && isBlank(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && end - start < 20 && isLetter(text.charCodeAt(start - 1))) start--;
  return start < end && end < span.start ? `${text.slice(start, end)}.${value}` : undefined;
}
