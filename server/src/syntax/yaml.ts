import { isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { ConfigNode } from '../model/config';
import type { Span } from '../text/span';

/** No template is longer or deeper. */
const longest = 2_000_000;
const deepest = 100;
/** Anchors can make a short text say a lot. */
const mostNodes = 100_000;

/**
 * What a text in YAML says, JSON included; undefined if there is nothing, or if it is longer or deeper than people write.
 * What is broken is left out, and what stands around it stays. Never throws.
 */
export function readYaml(text: string): ConfigNode | undefined {
  if (text.length > longest || isTooDeep(text)) return undefined;
  const { contents } = parseDocument(text, { strict: false, uniqueKeys: false, logLevel: 'silent' });
  return contents ? read(contents, { anchors: new Map(), nodes: 0 }, 0) : undefined;
}

/** The parser goes as deep as the text does, so that the text is asked first. */
function isTooDeep(text: string): boolean {
  let open = 0;
  let leading = 0;
  let isLeading = true;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\n') {
      isLeading = true;
      leading = 0;
      continue;
    }
    // Each level of a block takes at least one of these at the start of a line.
    isLeading &&= sign === ' ' || sign === '-' || sign === '?' || sign === ':';
    if (isLeading && ++leading > 4 * deepest) return true;
    if (sign === '[' || sign === '{') open++;
    else if ((sign === ']' || sign === '}') && open > 0) open--;
    if (open > deepest) return true;
  }
  return false;
}

interface Reading {
  /** The nodes that were met under a name. */
  readonly anchors: Map<string, Node>;
  nodes: number;
}

function read(node: Node, reading: Reading, depth: number): ConfigNode | undefined {
  if (depth > 4 * deepest || reading.nodes++ > mostNodes) return undefined;
  const inner = isAlias(node) ? reading.anchors.get(node.source) : node;
  if (!inner || isAlias(inner)) return undefined;
  if (inner.anchor) reading.anchors.set(inner.anchor, inner);
  const value = readPlain(inner, reading, depth);
  const tag = value && functionOf(inner.tag);
  if (!value || tag === undefined) return value;
  return { kind: 'map', span: value.span, entries: [{ key: { value: tag, span: value.span }, value }] };
}

function readPlain(node: Node, reading: Reading, depth: number): ConfigNode | undefined {
  const span = spanOf(node);
  if (isMap(node)) {
    const entries = node.items.flatMap((pair) => {
      if (!isPair(pair) || !isScalar(pair.key)) return [];
      const value = isNode(pair.value) ? read(pair.value, reading, depth + 1) : undefined;
      const key = { value: String(pair.key.value), span: spanOf(pair.key) };
      if (key.value === '<<' && value?.kind === 'map') return value.entries;
      return [{ key, value: value ?? { kind: 'scalar' as const, span: key.span, value: null } }];
    });
    return { kind: 'map', span, entries };
  }
  if (isSeq(node)) {
    const items = node.items.flatMap((item) => (isNode(item) ? (read(item, reading, depth + 1) ?? []) : []));
    return { kind: 'list', span, items };
  }
  if (!isScalar(node)) return undefined;
  const { value } = node;
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', span, value: isPlain ? value : null };
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
}

function spanOf({ range }: { readonly range?: Node['range'] }): Span {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

/** The function of CloudFormation that a tag is short for. */
function functionOf(tag: string | undefined): string | undefined {
  const name = tag !== undefined && /^!(\w+)$/.exec(tag)?.[1];
  if (!name) return undefined;
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}
