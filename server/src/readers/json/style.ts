import { type JsonNode, type JsonSource, memberValue } from '../../syntax/json';

/** How a text is laid out, read off from what stands in it. */
export interface Style {
  readonly eol: string;
  /** One level of indentation. */
  readonly unit: string;
  /** Between a key and its value. */
  readonly colon: string;
  /** Behind a comma on the same line. */
  readonly gap: string;
  /** Inside of the braces of an object on one line. */
  readonly objectPad: string;
  /** Inside of the brackets of a list on one line. */
  readonly arrayPad: string;
  /** Whether an object of plain values, an object of objects, and a list are spread over lines where there is room. */
  readonly breaksFlat: boolean;
  readonly breaksNested: boolean;
  readonly breaksLists: boolean;
}

type Findings = { -readonly [Name in keyof Style]?: Style[Name] };

const known = new WeakMap<JsonSource, Style>();

/** The style of a text: the first example of each habit decides. */
export function readStyle(source: JsonSource): Style {
  const before = known.get(source);
  if (before) return before;
  const found: Findings = {};
  if (source.root) look(source.text, source.root, found);
  const colon = found.colon ?? ': ';
  const gap = found.gap ?? (colon.endsWith(' ') ? ' ' : '');
  const breaksFlat = found.breaksFlat ?? true;
  const style: Style = {
    eol: /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n',
    unit: found.unit ?? '  ',
    colon,
    gap,
    objectPad: found.objectPad ?? gap,
    arrayPad: found.arrayPad ?? '',
    breaksFlat,
    breaksNested: found.breaksNested ?? breaksFlat,
    breaksLists: found.breaksLists ?? true,
  };
  known.set(source, style);
  return style;
}

function look(text: string, node: JsonNode, found: Findings): void {
  const [first, second] = node.children ?? [];
  if (!first || (node.type !== 'object' && node.type !== 'array')) return;
  const open = text.slice(node.offset + 1, first.offset);
  const broken = hasBreak(open);
  if (broken && found.unit === undefined) {
    const unit = findUnit(text, node, open);
    if (unit) found.unit = unit;
  }
  lookAtPads(text, node, open, second, found);
  lookAtBreaks(text, node, broken, found);
  for (const child of node.children ?? []) {
    const value = node.type === 'object' ? memberValue(child) : child;
    if (value?.children?.length) look(text, value, found);
  }
}

function lookAtPads(text: string, node: JsonNode, open: string, second: JsonNode | undefined, found: Findings): void {
  const blank = /^[ \t]*$/.test(open);
  if (node.type === 'object') {
    if (blank) found.objectPad ??= open;
    const [key, value] = node.children?.[0]?.children ?? [];
    const colon = key && value ? text.slice(key.offset + key.length, value.offset) : '';
    if (/^[ \t]*:[ \t]*$/.test(colon)) found.colon ??= colon;
  } else if (blank) {
    found.arrayPad ??= open;
  }
  if (!blank || !second) return;
  const [first] = node.children ?? [];
  const between = first ? text.slice(first.offset + first.length, second.offset) : '';
  const gap = /^,([ \t]*)$/.exec(between)?.[1];
  if (gap !== undefined) found.gap ??= gap;
}

/** Only values that stand in a container spread over lines had the choice. */
function lookAtBreaks(text: string, node: JsonNode, broken: boolean, found: Findings): void {
  const property = node.parent;
  const around = property?.parent;
  if (property?.type !== 'property' || !around || !hasBreak(openingOf(text, around))) return;
  const values = (node.children ?? []).map((child) => (node.type === 'object' ? memberValue(child) : child));
  const flat = values.every((value) => value?.type !== 'object' && !value?.children?.some(hasChildren));
  if (node.type === 'array') {
    if (flat) found.breaksLists ??= broken;
  } else if (flat) {
    if (values.length === 1) found.breaksFlat ??= broken;
  } else if (values.every((value) => value?.type === 'object')) {
    found.breaksNested ??= broken;
  }
}

function hasChildren(node: JsonNode): boolean {
  return node.children !== undefined;
}

function openingOf(text: string, container: JsonNode): string {
  const first = container.children?.[0];
  return first ? text.slice(container.offset + 1, first.offset) : '';
}

function findUnit(text: string, node: JsonNode, open: string): string | undefined {
  const outer = indentAt(text, node.offset);
  const inner = indentOf(open);
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
}

/** The white space at the start of the line of an offset. */
function indentAt(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** The white space behind the last line break. */
export function indentOf(trivia: string): string {
  return /[ \t]*$/.exec(trivia)?.[0] ?? '';
}

/** True if the text goes on in another line. */
export function hasBreak(text: string): boolean {
  return /[\r\n]/.test(text);
}
