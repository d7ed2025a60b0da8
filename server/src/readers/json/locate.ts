import { type JsonNode, type JsonSource, memberKey, parseEmbedded, spanOf } from '../../syntax/json';
import { contains, type Span, sameSpan } from '../../text/span';
import { type Draft, type Entry, entriesOf } from './draft';
import { findIntrinsic } from './values';

/** A node and the text it is part of. */
export interface Found {
  readonly source: JsonSource;
  readonly node: JsonNode;
}

/** Finds the node at exactly a span of the document, in strings that hold JSON too. */
export function findNode(source: JsonSource, span: Span): Found | undefined {
  let at: Found | undefined = source.root && { source, node: source.root };
  while (at && !sameSpan(spanOf(at.source, at.node), span)) at = stepInto(at, span);
  return at;
}

function stepInto({ source, node }: Found, span: Span): Found | undefined {
  const child = node.children?.find((each) => contains(spanOf(source, each), span));
  if (child) return { source, node: child };
  const inner = node.type === 'string' ? parseEmbedded(source, node) : undefined;
  return inner?.root && { source: inner, node: inner.root };
}

/** An entry in the container that holds it. */
export interface Slot {
  readonly container: Draft;
  readonly entry: Entry;
}

/**
 * Finds the entry of a property or an item in a draft, which is that of the whole text or of a part of it.
 * Undefined if it is there no more.
 */
export function findSlot(source: JsonSource, root: Draft, node: JsonNode): Slot | undefined {
  const around = node.parent;
  if (!around) return undefined;
  const container = findDraft(source, root, around);
  const entry = container && entriesOf(source, container).find((each) => each.node === node);
  return entry && { container, entry };
}

/** Finds the draft of a value. */
export function findDraft(source: JsonSource, root: Draft, node: JsonNode): Draft | undefined {
  if (root.node === node) return root;
  const value = findSlot(source, root, slotNode(node))?.entry.value;
  return value?.node === node ? value : undefined;
}

/** The property or item through which a value hangs in its container. */
export function slotNode(node: JsonNode): JsonNode {
  return node.parent?.type === 'property' ? node.parent : node;
}

/** The value that a located string stands for: the string, or the `Fn::Sub` around it. */
export function unitOf(string: JsonNode): JsonNode {
  const argument = string.parent?.type === 'array' ? string.parent : string;
  const call = argument.parent?.type === 'property' ? argument.parent.parent : undefined;
  return call && findIntrinsic(call)?.name === 'Fn::Sub' ? call : string;
}

/** The function that computes a value, if one of the containers around it is its argument. */
export function findFunctionAround(node: JsonNode): string | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'property' && memberKey(at).startsWith('Fn::')) return memberKey(at);
  }
  return undefined;
}
