import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { TextDocument } from '../text/document';
import { lastStart } from '../text/last-start';
import { keepRecent } from '../text/recent';
import type { Span } from '../text/span';
import { type JsonError, mostErrors, wordErrors } from './json-error';
import { repairJson } from './json-repair';
import { type JsonComment, scanJson } from './json-scan';
import { type EmbeddedText, unescapeString } from './json-string';

/** A node of a JSON tree. A `property` has its key and, unless it is half typed, its value as children. */
export type JsonNode = Node;

/** A JSON text with its tree: a document, or the value of a string that holds JSON itself. */
export interface JsonSource {
  /** The text that was parsed, escapes resolved. Offsets of the tree count in it. */
  readonly text: string;
  readonly root: JsonNode | undefined;
  /** The first few places where the syntax is broken, in this text's own offsets. */
  readonly errors: readonly JsonError[];
  /** Where an embedded text stands. */
  readonly within?: { readonly source: JsonSource; readonly string: JsonNode };
  /** The offset in the document at which the character at `offset` of this text stands. */
  toOuter(offset: number): number;
  /** The offset in this text of the character that covers `offset` of the document. */
  toInner(offset: number): number;
}

/** A document as JSON. */
export interface JsonText extends JsonSource {
  readonly comments: readonly JsonComment[];
  /** Why the text was not parsed at all. */
  readonly refused?: string;
}

const largestText = 10_000_000;
const deepestNesting = 256;
const deepestEmbedding = 3;

const embedded = new WeakMap<JsonNode, JsonSource | false>();

/**
 * Parses a document as JSON with comments and trailing commas. Never throws, and takes time linear in the text.
 * The result is kept for a while, so that reader and writer share one tree.
 */
export const parseJson: (document: TextDocument) => JsonText = keepRecent(2, ({ text }) => parseText(text));

/**
 * Parses the JSON that a string of `source` holds. Undefined if the string does not open like an object or an array,
 * or is nested in too many strings.
 */
export function parseEmbedded(source: JsonSource, string: JsonNode): JsonSource | undefined {
  const known = embedded.get(string);
  if (known !== undefined) return known || undefined;
  const fresh = parseString(source, string);
  embedded.set(string, fresh ?? false);
  return fresh;
}

/** The place of a node in the document. The parser counts one character too many behind a comment that is not closed. */
export function spanOf(source: JsonSource, node: JsonNode): Span {
  const end = Math.min(node.offset + node.length, source.text.length);
  if (!source.within) return { start: node.offset, end };
  return { start: source.toOuter(node.offset), end: source.toOuter(end) };
}

/** The key of a property node. */
export function memberKey(property: JsonNode): string {
  return property.children?.[0]?.value ?? '';
}

/** The value of a property node; undefined while it is being typed. */
export function memberValue(property: JsonNode): JsonNode | undefined {
  return property.children?.[1];
}

/** The value of the first member with that key. */
export function findMember(object: JsonNode | undefined, key: string): JsonNode | undefined {
  if (object?.type !== 'object' || !object.children) return undefined;
  for (const property of object.children) {
    if (property.children?.[0]?.value === key) return property.children[1];
  }
  return undefined;
}

function parseText(text: string): JsonText {
  if (text.length > largestText) return unparsed(text, 'The text is longer than 10 million characters.');
  const scan = scanJson(text, deepestNesting);
  if (scan.tooDeep) return unparsed(text, `The text is nested deeper than ${deepestNesting} levels.`);
  const { root, errors } = parse(scan.masked);
  return {
    text,
    root,
    errors: [...scan.conflicts, ...errors],
    comments: scan.comments,
    toOuter: same,
    toInner: same,
  };
}

function unparsed(text: string, refused: string): JsonText {
  return { text, root: undefined, errors: [], comments: [], refused, toOuter: same, toInner: same };
}

function parseString(source: JsonSource, string: JsonNode): JsonSource | undefined {
  if (string.type !== 'string' || embeddingDepth(source) >= deepestEmbedding) return undefined;
  const inner = unescapeString(source.text, string.offset, string.offset + string.length);
  // The parser's own reading of the string is the measure: where the two differ, offsets cannot be trusted.
  if (!inner || inner.text !== string.value) return undefined;
  const scan = scanJson(inner.text, deepestNesting);
  if (scan.tooDeep) return undefined;
  const { root, errors } = parse(scan.masked);
  return {
    text: inner.text,
    root,
    errors: [...scan.conflicts, ...errors],
    within: { source, string },
    toOuter: (offset) => source.toOuter(offsetIn(inner, offset)),
    toInner: (offset) => offsetFrom(inner, source.toInner(offset)),
  };
}

function embeddingDepth(source: JsonSource): number {
  let depth = 0;
  for (let at = source.within; at; at = at.source.within) depth++;
  return depth;
}

function parse(text: string): { root: JsonNode | undefined; errors: readonly JsonError[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, lenient);
  if (errors.length === 0) return { root, errors: [] };
  const repair = repairJson(text);
  if (!repair) return { root, errors: wordErrors(errors) };
  const left: ParseError[] = [];
  const repaired = parseTree(repair.text, left, lenient);
  const worded = [...repair.errors, ...wordErrors(left)];
  return { root: repaired, errors: worded.sort((a, b) => a.span.start - b.span.start).slice(0, mostErrors) };
}

const lenient = { allowTrailingComma: true };

function offsetIn({ starts }: EmbeddedText, offset: number): number {
  return starts[Math.min(Math.max(offset, 0), starts.length - 1)] ?? 0;
}

/** The last character that starts at or before the offset. */
function offsetFrom({ starts }: EmbeddedText, offset: number): number {
  return lastStart(starts, offset);
}

function same(offset: number): number {
  return offset;
}
