import type { Node } from 'web-tree-sitter';
import type { Expression, Template, Text } from '../../model/code';
import type { RubySource } from './ruby-source';
import { partsOf, spanOf, textOf } from './source';

/** A string or a symbol: a text, unless it has holes. */
export function readString(source: RubySource, node: Node): Text | Template {
  const span = spanOf(node);
  const parts = joined(partsOf(node).flatMap((part) => readPart(source, part)));
  const [only, more] = parts;
  if (!only) return { kind: 'text', span, value: '' };
  return only.kind === 'text' && !more ? { ...only, span } : { kind: 'template', span, parts };
}

/** `:name`. */
export function readSymbol(source: RubySource, node: Node): Text {
  return { kind: 'text', span: spanOf(node), value: textOf(source, node).slice(1) };
}

/** What stands behind the line of a heredoc is said where it is used. */
export function readHeredoc(source: RubySource, node: Node): Text | Template {
  const body = source.heredocs.get(node.id);
  const span = spanOf(node);
  if (!body) return { kind: 'text', span, value: '' };
  const read = readString(source, body);
  // Its parts lie elsewhere, so only a text without holes keeps what it says.
  return read.kind === 'text'
    ? { ...read, span }
    : { ...read, span, parts: read.parts.map((part) => placed(part, span)) };
}

function placed(part: Expression, span: Expression['span']): Expression {
  return part.kind === 'text' ? { ...part, span } : { kind: 'unknown', span, children: [] };
}

/** `"a" "b"`. */
export function readChain(source: RubySource, node: Node): Text | Template {
  const span = spanOf(node);
  const read = partsOf(node).map((part) => readString(source, part));
  const parts = joined(read.flatMap((one): readonly Expression[] => (one.kind === 'text' ? [one] : one.parts)));
  const [only, more] = parts;
  if (!only) return { kind: 'text', span, value: '' };
  return only.kind === 'text' && !more ? { ...only, span } : { kind: 'template', span, parts };
}

/** `/^a$/i` is its source between slashes; one with holes is not told apart. */
export function readPattern(source: RubySource, node: Node): Expression {
  const parts = partsOf(node);
  const isPlain = parts.every(({ type }) => type === 'string_content' || type === 'escape_sequence');
  const span = spanOf(node);
  if (!isPlain) return { kind: 'unknown', span, children: parts.flatMap((part) => readPart(source, part)) };
  return { kind: 'literal', span, value: `/${parts.map((part) => textOf(source, part)).join('')}/`, isPattern: true };
}

function readPart(source: RubySource, node: Node): readonly Expression[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'string_content':
    case 'heredoc_content':
      return [{ kind: 'text', span, value: textOf(source, node) }];
    case 'escape_sequence':
      return [{ kind: 'text', span, value: unescaped(textOf(source, node)) }];
    case 'interpolation': {
      const inner = partsOf(node)[0];
      return [inner ? source.read.expression(source, inner) : { kind: 'unknown', span, children: [] }];
    }
    default:
      return [];
  }
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

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', s: ' ', e: '\x1b', 0: '\0' };

function unescaped(written: string): string {
  const digits = /^\\(?:x|u\{?)([\da-f]{1,6})\}?$/i.exec(written)?.[1];
  if (digits) {
    const point = Number.parseInt(digits, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
  }
  const letter = written[1] ?? '';
  return escapes[letter] ?? letter;
}
