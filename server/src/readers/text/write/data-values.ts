import { type JsonNode, parseJson } from '../../../syntax/json';
import type { Span } from '../../../text/span';
import { lineEnd, lineStart, skipBlanks } from './lines';
import type { Literal } from './site';

/** The value of a line `name = value`, as in INI, properties and `.env` files. */
export function findEntry(text: string, span: Span): Literal | 'comment' | undefined {
  const start = lineStart(text, span.start);
  const end = lineEnd(text, span.start);
  const first = skipBlanks(text, start);
  if ('#;!'.includes(text.charAt(first))) return 'comment';
  const slashes = text.indexOf('//', first);
  let sign = first;
  while (sign < span.start && text[sign] !== '=' && !(text[sign] === ':' && (slashes < 0 || slashes >= sign))) sign++;
  // The address in a key such as `//registry/:_authToken=` holds colons.
  const equals = text.indexOf('=', first);
  if (text.startsWith('//', first) && equals > 0 && equals < span.start) sign = equals;
  if (sign >= span.start) return undefined;
  const from = skipBlanks(text, sign + 1);
  const quote = text.charAt(from);
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, span.end);
    if (close >= 0 && close < end) {
      return {
        span: { start: from, end: close + 1 },
        body: { start: from + 1, end: close },
        open: quote,
        close: quote,
      };
    }
  }
  let to = end;
  const note = text.slice(span.end, end).search(/\s[#;]/);
  if (note >= 0) to = span.end + note;
  while (to > span.end && (text[to - 1] === ' ' || text[to - 1] === '\t')) to--;
  return { span: { start: from, end: to }, body: { start: from, end: to }, open: '', close: '' };
}

/** The string of a JSON document that holds a span. */
export function findJsonString(text: string, span: Span): Literal | 'comment' | undefined {
  const { root, comments } = parseJson({ path: '', text });
  if (comments.some((comment) => comment.span.start <= span.start && span.end <= comment.span.end)) return 'comment';
  let node = root;
  while (node && node.type !== 'string') {
    node = node.children?.find(({ offset, length }) => offset <= span.start && span.end <= offset + length);
  }
  if (!node) return undefined;
  const whole = { start: node.offset, end: node.offset + node.length };
  const body = { start: whole.start + 1, end: whole.end - 1 };
  if (span.start < body.start || span.end > body.end) return undefined;
  return { span: whole, body, open: '"', close: '"' };
}

/** One step on the way to a JSON value: what it is, and under which key or at which place it stands. */
export interface JsonStep {
  readonly key: string;
  readonly value: JsonNode;
}

/** The values that hold a JSON value, from the whole document, whose key is empty, down to the value itself. */
export function jsonNodes(text: string, { span }: Literal): readonly JsonStep[] {
  const steps: JsonStep[] = [];
  let key = '';
  let node = parseJson({ path: '', text }).root;
  while (node) {
    const child = node.children?.find(({ offset, length }) => offset <= span.start && span.end <= offset + length);
    if (node.type !== 'property') steps.push({ key, value: node });
    if (node.type === 'property' && child === node.children?.[1]) key = String(node.children?.[0]?.value);
    if (node.type === 'array' && child) key = String(node.children?.indexOf(child));
    node = child;
  }
  return steps;
}

/** The names on the way to a JSON value: `ConnectionStrings`, `Default`. */
export function jsonPath(text: string, literal: Literal): readonly string[] {
  return jsonNodes(text, literal)
    .slice(1)
    .map(({ key }) => key);
}

/** An attribute or the text of an element. */
export function findXmlValue(text: string, span: Span): Literal | 'comment' | undefined {
  if (text.lastIndexOf('<!--', span.start) > text.lastIndexOf('-->', span.start)) return 'comment';
  let at = span.start - 1;
  while (at >= 0 && !'<>'.includes(text.charAt(at))) {
    const char = text.charAt(at);
    if ((char === '"' || char === "'") && text[at - 1] === '=') {
      const close = text.indexOf(char, span.end);
      if (close < 0) return undefined;
      return { span: { start: at, end: close + 1 }, body: { start: at + 1, end: close }, open: char, close: char };
    }
    at--;
  }
  if (text[at] !== '>') return undefined;
  const close = text.indexOf('<', span.end);
  if (close < 0) return undefined;
  const inner = text.slice(at + 1, close);
  const start = at + 1 + (inner.length - inner.trimStart().length);
  const body = { start, end: start + inner.trim().length };
  return { span: body, body, open: '', close: '' };
}
