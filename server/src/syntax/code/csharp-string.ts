import type { Node } from 'web-tree-sitter';
import type { Expression, Template, Text } from '../../model/code';
import type { CSharpSource } from './csharp-source';
import { partsOf, spanOf, textOf } from './source';

/** A string without holes: plain, verbatim (`@"…"`) or raw (`"""…"""`). A character is a string of one. */
export function readString(source: CSharpSource, node: Node): Text {
  return { kind: 'text', span: spanOf(node), value: contentOf(source, node) };
}

function contentOf(source: CSharpSource, node: Node): string {
  switch (node.type) {
    case 'verbatim_string_literal':
      return textOf(source, node)
        .replace(/^@"|"(?:u8)?$/gi, '')
        .replaceAll('""', '"');
    case 'raw_string_literal':
      return withoutIndent(
        partsOf(node)
          .filter(({ type }) => type === 'raw_string_content')
          .map((part) => textOf(source, part))
          .join(''),
      );
    default:
      return partsOf(node)
        .filter(({ type }) => type !== 'string_literal_encoding')
        .map((part) => (part.type === 'escape_sequence' ? resolveEscape(textOf(source, part)) : textOf(source, part)))
        .join('');
  }
}

/** A raw string over several lines begins behind the first break, and its last line says how far it is indented. */
function withoutIndent(text: string): string {
  const lines = text.split(/\r?\n/);
  if (lines.length < 3 || lines[0]?.trim() !== '') return text;
  const indent = lines.at(-1) ?? '';
  if (indent.trim() !== '') return text;
  return lines
    .slice(1, -1)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
}

/** `$"…{x}…"`, verbatim and raw ones too. */
export function readInterpolated(source: CSharpSource, node: Node): Template {
  const start = partsOf(node).find(({ type }) => type === 'interpolation_start');
  const isVerbatim = start !== undefined && textOf(source, start).includes('@');
  const parts = partsOf(node).flatMap((part): readonly Expression[] => {
    if (part.type === 'interpolation') return readHole(source, part);
    if (part.type !== 'string_content' && part.type !== 'escape_sequence') return [];
    const written = textOf(source, part);
    const value = part.type === 'escape_sequence' ? resolveEscape(written) : plain(written, isVerbatim);
    return [{ kind: 'text', span: spanOf(part), value }];
  });
  return { kind: 'template', span: spanOf(node), parts };
}

function plain(written: string, isVerbatim: boolean): string {
  const text = written.replace(/\{\{|\}\}/g, (pair) => pair.slice(1));
  return isVerbatim ? text.replaceAll('""', '"') : text;
}

/** Of a hole only its expression; how it is to be shown is left out. */
function readHole(source: CSharpSource, node: Node): readonly Expression[] {
  const inner = partsOf(node).find(({ type }) => !type.startsWith('interpolation_'));
  return inner ? [source.read.expression(source, inner)] : [];
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function resolveEscape(written: string): string {
  const digits = /^\\[xuU]([\da-fA-F]{1,8})$/.exec(written)?.[1];
  if (digits === undefined) return escapes[written.slice(1)] ?? written.slice(1);
  const point = Number.parseInt(digits, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
