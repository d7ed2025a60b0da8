import type { Node } from 'web-tree-sitter';
import type { Expression, Template, Text } from '../../model/code';
import type { PhpSource } from './php-source';
import { partsOf, spanOf, textOf } from './source';

/** A string in single quotes, or one that has neither holes nor escapes. */
export function readText(source: PhpSource, node: Node): Text {
  const value = partsOf(node)
    .map((part) => (part.type === 'escape_sequence' ? textOf(source, part).slice(1) : textOf(source, part)))
    .join('');
  return { kind: 'text', span: spanOf(node), value };
}

/** A string in double quotes or a heredoc: a text, unless it has holes. */
export function readTemplate(source: PhpSource, node: Node): Text | Template {
  const span = spanOf(node);
  const parts = joined(
    partsOf(node).map((part): Expression => {
      const isText = part.type === 'string_content' || part.type === 'escape_sequence';
      if (!isText) return source.read.expression(source, part);
      const written = textOf(source, part);
      const value = part.type === 'escape_sequence' ? unescaped(written) : written;
      return { kind: 'text', span: spanOf(part), value };
    }),
  );
  const [only, more] = parts;
  if (!only) return { kind: 'text', span, value: '' };
  return only.kind === 'text' && !more ? { ...only, span } : { kind: 'template', span, parts };
}

/** Texts that stand side by side are one. */
function joined(parts: readonly Expression[]): readonly Expression[] {
  const found: Expression[] = [];
  let texts: Text[] = [];
  const close = (): void => {
    const [first] = texts;
    const last = texts.at(-1);
    if (first && last) {
      const span = { start: first.span.start, end: last.span.end };
      found.push({ kind: 'text', span, value: texts.map(({ value }) => value).join('') });
    }
    texts = [];
  };
  for (const part of parts) {
    if (part.kind === 'text') texts.push(part);
    else {
      close();
      found.push(part);
    }
  }
  close();
  return found;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  v: '\v',
  e: '\x1b',
  f: '\f',
};

function unescaped(written: string): string {
  const digits = /^\\(?:x|u\{)([\da-f]{1,6})\}?$/i.exec(written)?.[1];
  const octal = /^\\([0-7]{1,3})$/.exec(written)?.[1];
  const point = digits ? Number.parseInt(digits, 16) : octal ? Number.parseInt(octal, 8) : undefined;
  if (point !== undefined) return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
  const letter = written[1] ?? '';
  return escapes[letter] ?? letter;
}
