import type { Node } from 'web-tree-sitter';
import type { Argument, Dictionary, Entry, Expression } from '../../model/code';
import type { GoSource } from './go-source';
import { readString } from './go-string';
import { readType } from './go-type';
import { deeper, locate, partsOf, spanOf, unknown } from './source';

const stringTypes: ReadonlySet<string> = new Set(['interpreted_string_literal', 'raw_string_literal']);

/** `User{Name: x}` makes a `User`, a map is a dictionary, and slices are lists. */
export function readComposite(source: GoSource, node: Node): Expression {
  const type = node.childForFieldName('type');
  const body = node.childForFieldName('body');
  return body ? readValue(source, node, type ?? undefined, body) : unknown(node);
}

function readValue(source: GoSource, node: Node, type: Node | undefined, body: Node): Expression {
  return deeper<Expression>(source, unknown(node), () => {
    const span = spanOf(node);
    const elements = partsOf(body);
    switch (type?.type) {
      case 'slice_type':
      case 'array_type':
      case 'implicit_length_array_type': {
        const inner = type.childForFieldName('element') ?? undefined;
        return { kind: 'list', span, items: elements.map((one) => readElement(source, valueIn(one), inner)) };
      }
      case 'map_type':
        return readMap(source, node, elements, type.childForFieldName('value') ?? undefined);
      default: {
        if (elements.length > 0 && elements.every((one) => keyIsText(one))) return readMap(source, node, elements);
        const pairs = pairsIn(source, elements);
        if (pairs) return { kind: 'dictionary', span, entries: pairs };
        const args = elements.map((one) => readField(source, one));
        const callee = type ? readType(source, type) : unknown(body);
        return { kind: 'call', span, callee, args, isNew: true };
      }
    }
  });
}

function readMap(source: GoSource, node: Node, elements: readonly Node[], type?: Node): Dictionary {
  const entries = elements.map((one): Entry => {
    const key = keyOf(one);
    const value = readElement(source, valueIn(one), type);
    const isText = key !== undefined && stringTypes.has(key.type);
    return {
      span: spanOf(one),
      ...(isText && { key: { value: readString(source, key), span: spanOf(key) } }),
      value,
      isSpread: false,
    };
  });
  return { kind: 'dictionary', span: spanOf(node), entries };
}

/** `{"user", id}` and `{Key: "user", Value: id}`: the pairs of a document whose order counts (bson.D). */
function pairsIn(source: GoSource, elements: readonly Node[]): readonly Entry[] | undefined {
  const pairs = elements.map((one) => {
    const inner = valueIn(one);
    const [key, value, more] = inner.type === 'literal_value' ? partsOf(inner).map(valueIn) : [];
    if (!key || !value || more || !stringTypes.has(key.type)) return undefined;
    return {
      span: spanOf(one),
      key: { value: readString(source, key), span: spanOf(key) },
      value: readElement(source, value, undefined),
      isSpread: false,
    };
  });
  const found = pairs.flatMap((pair) => (pair ? [pair] : []));
  return found.length > 0 && found.length === pairs.length ? found : undefined;
}

/** A field with its name, or by its place. */
function readField(source: GoSource, node: Node): Argument {
  const key = keyOf(node);
  const value = readElement(source, valueIn(node), undefined);
  return { span: spanOf(node), ...(key && { name: locate(source, key) }), value };
}

/** What stands in braces alone is of the type of its neighbours. */
function readElement(source: GoSource, node: Node, type: Node | undefined): Expression {
  if (node.type !== 'literal_value') return source.read.expression(source, node);
  const inner = type?.type === 'pointer_type' ? partsOf(type)[0] : type;
  return readValue(source, node, inner, node);
}

function keyIsText(element: Node): boolean {
  const key = keyOf(element);
  return key !== undefined && stringTypes.has(key.type);
}

function keyOf(element: Node): Node | undefined {
  const key = element.type === 'keyed_element' ? element.childForFieldName('key') : null;
  return key ? (partsOf(key)[0] ?? key) : undefined;
}

function valueIn(element: Node): Node {
  const value = element.type === 'keyed_element' ? element.childForFieldName('value') : element;
  return value?.type === 'literal_element' ? (partsOf(value)[0] ?? value) : (value ?? element);
}
