import type { Node } from 'web-tree-sitter';
import type { Expression, Template, Text } from '../../model/code';
import type { PythonSource } from './python-source';
import { partsOf, spanOf, textOf } from './source';

/** Where the content of a literal begins and ends, and what the letters before its quote say. */
interface Literal {
  readonly start: number;
  readonly end: number;
  readonly isRaw: boolean;
  readonly hasHoles: boolean;
}

/** A literal, or several side by side, which Python joins. It is a template if any of them has a hole. */
export function readString(source: PythonSource, node: Node): Text | Template {
  const literals = node.type === 'concatenated_string' ? partsOf(node) : [node];
  const parts = literals.flatMap((literal) => readLiteral(source, literal));
  const span = spanOf(node);
  return parts.every((part) => part.kind === 'text')
    ? { kind: 'text', span, value: parts.map(({ value }) => value).join('') }
    : { kind: 'template', span, parts };
}

function readLiteral(source: PythonSource, node: Node): readonly Expression[] {
  const literal = openLiteral(source.text, node.startIndex, node.endIndex);
  if (!literal.hasHoles) {
    const value = resolveEscapes(source.text.slice(literal.start, literal.end), literal.isRaw);
    return [{ kind: 'text', span: spanOf(node), value }];
  }
  return partsOf(node).flatMap((part): readonly Expression[] => {
    if (part.type === 'interpolation') return readHole(source, part);
    if (part.type !== 'string_content') return [];
    const value = resolveEscapes(textOf(source, part), literal.isRaw).replace(/\{\{|\}\}/g, (pair) => pair.slice(1));
    return [{ kind: 'text', span: spanOf(part), value }];
  });
}

/** What stands in a hole, and in the holes of its format. */
function readHole(source: PythonSource, node: Node): readonly Expression[] {
  return partsOf(node).flatMap((part) => {
    if (part.type === 'type_conversion') return [];
    const isFormat = part.type === 'format_specifier' || part.type === 'format_expression';
    return isFormat ? readHole(source, part) : [source.read.expression(source, part)];
  });
}

function openLiteral(text: string, from: number, to: number): Literal {
  let at = from;
  while (at < to && /[a-z]/i.test(text[at] ?? '')) at++;
  const letters = text.slice(from, at).toLowerCase();
  const single = text[at] ?? '';
  const isTriple = to - at >= 6 && text.startsWith(single.repeat(3), at);
  const quote = isTriple ? single.repeat(3) : single;
  const start = at + quote.length;
  const isClosed = to - quote.length >= start && text.endsWith(quote, to);
  const end = isClosed ? to - quote.length : to;
  return { start, end, isRaw: letters.includes('r'), hasHoles: /[ft]/.test(letters) };
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Characters by their names (`\N{DASH}`) stay as they are written. */
function resolveEscapes(written: string, isRaw: boolean): string {
  if (isRaw || !written.includes('\\')) return written;
  return written.replace(
    /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r\n|[\s\S]))/g,
    (whole: string, octal?: string, x?: string, u?: string, long?: string, other = '') => {
      if (octal) return String.fromCodePoint(Number.parseInt(octal, 8));
      const digits = x ?? u ?? long;
      if (digits) return toCharacter(Number.parseInt(digits, 16));
      if (/[\r\n]/.test(other)) return '';
      return escapes[other] ?? (/[\\'"]/.test(other) ? other : whole);
    },
  );
}

function toCharacter(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
