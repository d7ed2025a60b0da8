import type { Node } from 'web-tree-sitter';
import type { Argument, Entry, Expression } from '../../model/code';
import type { Located } from '../../text/span';
import type { RubySource } from './ruby-source';
import { locate, partsOf, spanOf, textOf, unknown } from './source';

/**
 * What a call is given: `a, key: b, **c, &d`. Pairs whose key is a symbol are keyword arguments; all others of one call
 * are one dictionary, as the language has it: `get 'x' => 'a#b'`.
 */
export function readArguments(source: RubySource, node: Node | null): readonly Argument[] {
  const parts = node ? partsOf(node) : [];
  const loose = parts.filter((part) => part.type === 'pair' && !symbolKey(source, part));
  const [first] = loose;
  const last = loose.at(-1);
  return parts.flatMap((part): readonly Argument[] => {
    const span = spanOf(part);
    if (part.type === 'pair') {
      const name = symbolKey(source, part);
      if (name) return [{ span, name, value: valueBehind(source, part) }];
      if (part.id !== first?.id || !last) return [];
      const whole = { start: span.start, end: last.endIndex };
      const entries = loose.map((one) => readEntry(source, one));
      return [{ span: whole, value: { kind: 'dictionary', span: whole, entries } }];
    }
    return [{ span, value: source.read.expression(source, part) }];
  });
}

/** One entry of a hash. A key without a value is the name of what it holds: `{ user: }`. */
export function readEntry(source: RubySource, node: Node): Entry {
  const span = spanOf(node);
  if (node.type !== 'pair') {
    const of = partsOf(node)[0];
    return { span, value: of ? source.read.expression(source, of) : unknown(node), isSpread: true };
  }
  const symbol = symbolKey(source, node);
  const written = node.childForFieldName('key');
  const key = !symbol && written ? source.read.expression(source, written) : undefined;
  const name = symbol ?? nameOfKey(key);
  return { span, ...(name && { key: name }), value: valueBehind(source, node), isSpread: false };
}

/** A text, or a constant: `mount Shop::Engine => '/shop'`. */
function nameOfKey(key: Expression | undefined): Located<string> | undefined {
  if (key?.kind === 'text') return { value: key.value, span: key.span };
  return key?.kind === 'name' && /^(::)?[A-Z]/.test(key.name) ? { value: key.name, span: key.span } : undefined;
}

function valueBehind(source: RubySource, node: Node): Expression {
  const value = node.childForFieldName('value');
  const key = node.childForFieldName('key');
  if (value) return source.read.expression(source, value);
  return key ? { kind: 'name', span: spanOf(key), name: textOf(source, key) } : unknown(node);
}

/** `key:`, `"key":`, `:key =>`. */
function symbolKey(source: RubySource, node: Node): Located<string> | undefined {
  const key = node.childForFieldName('key');
  switch (key?.type) {
    case 'hash_key_symbol':
      return locate(source, key);
    case 'simple_symbol': {
      const { value, span } = locate(source, key);
      return { value: value.slice(1), span };
    }
    case 'string': {
      const isSymbol = node.children.some(({ type }) => type === ':');
      const text = isSymbol
        ? partsOf(key)
            .map((part) => textOf(source, part))
            .join('')
        : undefined;
      return text === undefined ? undefined : { value: text, span: spanOf(key) };
    }
    default:
      return undefined;
  }
}
