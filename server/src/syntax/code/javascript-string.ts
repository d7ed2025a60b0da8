import type { Node } from 'web-tree-sitter';
import { type Source, textOf } from './source';

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };

/** The value of a string without holes, its escapes resolved. */
export function readString(source: Source, node: Node): string {
  return node.namedChildren
    .map((part) => (part.type === 'escape_sequence' ? unescaped(textOf(source, part)) : textOf(source, part)))
    .join('');
}

function unescaped(written: string): string {
  const code = /^\\(?:x|u\{?)([0-9a-fA-F]{1,6})\}?$/.exec(written)?.[1];
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  }
  const letter = written[1] ?? '';
  return letter === '\n' || letter === '\r' ? '' : (escapes[letter] ?? letter);
}
