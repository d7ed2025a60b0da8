import type { Node } from 'web-tree-sitter';
import { type Source, textOf } from './source';

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The value of a literal in quotes or backquotes, or of a rune. Half-typed ones end where the text does. */
export function readString(source: Pick<Source, 'text'>, node: Node): string {
  const written = textOf(source, node);
  const quote = written[0] ?? '';
  const isClosed = written.length > 1 && written.endsWith(quote);
  const inner = written.slice(1, isClosed ? -1 : undefined);
  if (quote === '`') return inner.replaceAll('\r', '');
  if (!inner.includes('\\')) return inner;
  return inner.replace(
    /\\(?:([0-7]{3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/g,
    (whole: string, octal?: string, x?: string, u?: string, long?: string, other = '') => {
      if (octal) return String.fromCodePoint(Number.parseInt(octal, 8));
      const digits = x ?? u ?? long;
      if (digits) return toCharacter(Number.parseInt(digits, 16));
      return escapes[other] ?? (/[\\'"]/.test(other) ? other : whole);
    },
  );
}

function toCharacter(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
