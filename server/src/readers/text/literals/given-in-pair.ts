import { type Given, plain } from './given';
import { isBlank, isLineEnd, isWordCode, lineEnd, skipBlanks, skipSpace } from './lexer';
import type { Source } from './source';

/** `name: X` with `value: Y` a line or two further down. */
export function valueBelow(source: Source, at: number): Given | undefined {
  const { text, family } = source;
  if (family === 'code' || family === 'shell') return undefined;
  let line = at;
  for (let count = 0; count < MOST_LINES; count++) {
    line = skipSpace(text, lineEnd(text, line, LONGEST_LINE));
    const pair = valueKey(text, line);
    if (pair !== undefined) return plain(pair, 'pair');
    if (family !== 'hcl' || text[line] === '}') return undefined;
  }
  return undefined;
}

/** Between a name and its value stand few other attributes. */
const MOST_LINES = 4;
const LONGEST_LINE = 200;

/** The offset behind `value:`, `value =` or `"ParameterValue":`, in quotes or not. */
export function valueKey(text: string, from: number): number | undefined {
  const quote = text[from];
  const quoted = quote === '"' || quote === "'";
  const start = quoted ? from + 1 : from;
  let at = start;
  while (at < start + 24 && isWordCode(text.charCodeAt(at))) at++;
  if (!text.slice(start, at).toLowerCase().endsWith('value')) return undefined;
  if (quoted) {
    if (text[at] !== quote) return undefined;
    at++;
  }
  at = skipBlanks(text, at);
  return text[at] === ':' || text[at] === '=' ? at + 1 : undefined;
}

/** `<key>APIKey</key>` and the `<string>` behind it, as property lists have them. */
export function elementBeside(text: string, at: number): Given | undefined {
  if (!text.startsWith('</key>', at)) return undefined;
  const next = skipSpace(text, at + 6);
  return text.startsWith('<string>', next) ? plain(next + 8, 'element') : undefined;
}

/** `| Password | value |`: the cell behind the one that is the name and nothing else. */
export function cellBeside(text: string, start: number, bar: number): Given | undefined {
  let before = start;
  while (before > 0 && start - before < 8 && (isBlank(text.charCodeAt(before - 1)) || text[before - 1] === '*'))
    before--;
  return text[before - 1] === '|' ? plain(bar + 1, 'cell') : undefined;
}

/** `<add key="Password" value="…">`, `<property name="password" value="…">`. */
export function attributeBeside(text: string, at: number): Given | undefined {
  const pair = valueKey(text, at);
  return pair === undefined ? undefined : plain(pair, 'pair');
}

/** `<password>…</password>`, also with attributes that have no `>` in them. */
export function elementAt(text: string, from: number, start: number): Given | undefined {
  let at = from;
  while (at < from + 120 && text[at] !== '>' && text[at] !== '<' && !isLineEnd(text.charCodeAt(at))) at++;
  if (text[at] !== '>' || text[at - 1] === '/' || text[start - 1] === '/') return undefined;
  const inside = skipSpace(text, at + 1);
  return plain(text.startsWith('<Value>', inside) ? inside + 7 : at + 1, 'element');
}
