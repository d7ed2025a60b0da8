import type { Node } from 'web-tree-sitter';
import type { Text } from '../../model/code';
import { partsOf, type Source, spanOf, textOf } from './source';

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', s: ' ', t: '\t' };

/** A string or a text block; a character is a string of one. */
export function readText(source: Pick<Source, 'text'>, node: Node): Text {
  const span = spanOf(node);
  if (node.type === 'character_literal') {
    const written = textOf(source, node).replace(/^'|'$/g, '');
    return { kind: 'text', span, value: written.startsWith('\\') ? unescaped(written) : written };
  }
  const parts = partsOf(node);
  const isBlock = parts.some(({ type }) => type === 'multiline_string_fragment');
  const pieces = parts.map((part) => ({ text: textOf(source, part), isEscape: part.type === 'escape_sequence' }));
  const indent = isBlock ? indentOf(pieces.map(({ text }) => text).join('')) : 0;
  const value = pieces
    .map(({ text, isEscape }) => (isEscape ? unescaped(text) : isBlock ? withoutIndent(text, indent) : text))
    .join('');
  return { kind: 'text', span, value: isBlock ? value.replace(/^[ \t]*\r?\n/, '') : value };
}

/** How far all lines of a text block are indented, those that are empty left out. */
function indentOf(text: string): number {
  const lines = text.split('\n').slice(1);
  const indents = lines
    .filter((line, at) => line.trim() !== '' || at === lines.length - 1)
    .map((line) => line.length - line.trimStart().length);
  return indents.length === 0 ? 0 : Math.min(...indents.slice(0, 2000));
}

function withoutIndent(text: string, indent: number): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? line : line.slice(Math.min(indent, line.length - line.trimStart().length))))
    .join('\n');
}

function unescaped(written: string): string {
  const code = /^\\u+([\da-fA-F]{4})$/.exec(written)?.[1];
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  const octal = /^\\([0-7]{1,3})$/.exec(written)?.[1];
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  const letter = written[1] ?? '';
  return letter === '\n' || letter === '\r' ? '' : (escapes[letter] ?? letter);
}
