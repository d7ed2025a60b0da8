import { type JsonNode, type JsonSource, memberKey } from '../../syntax/json';
import type { TextEdit } from '../../text/edit';
import { hasBreak, indentOf, readStyle, type Style } from './style';

/**
 * A value that is being rewritten. What was in the text keeps its node and is printed from the text unless it was
 * changed; a container shows its entries only once somebody asks for them.
 */
export interface Draft {
  readonly kind: 'object' | 'array' | 'leaf';
  readonly node?: JsonNode;
  /** The value of a leaf that is new or changed. */
  string?: string;
  entries?: Entry[];
  /** White space and comments before the closing bracket. */
  closing?: string;
  /** True if the text had a comma behind the last entry. */
  trailingComma?: boolean;
  /** True if entries came, went or changed their key. */
  touched?: boolean;
  /** A new list that takes one line for each entry wherever lines are broken at all. */
  readonly breaks?: boolean;
  /** Indentation to be put in front of every further line. */
  shift?: string;
}

/** A member of an object or an item of a list. */
export interface Entry {
  /** The property, or the item itself. */
  readonly node?: JsonNode;
  /** White space and comments in front; undefined for an entry that is new here. */
  readonly lead?: string;
  key?: string;
  /** The key as it is written. */
  keyText?: string;
  readonly colon?: string;
  value: Draft;
  /** Between the value and its comma. */
  readonly before: string;
  /** A comment behind it on the same line. */
  readonly trail: string;
}

/** A text that is being rewritten. */
export interface DraftText {
  readonly source: JsonSource;
  readonly style: Style;
  root: Draft;
}

/** Opens a text for rewriting; undefined if there is nothing in it. */
export function openDraft(source: JsonSource): DraftText | undefined {
  return source.root && { source, style: readStyle(source), root: draftOf(source.root) };
}

/** The entries of a container, to be read and changed. */
export function entriesOf(source: JsonSource, draft: Draft): Entry[] {
  if (draft.entries) return draft.entries;
  draft.entries = draft.node ? expand(source.text, draft, draft.node) : [];
  return draft.entries;
}

/** A new string. */
export function newLeaf(string: string): Draft {
  return { kind: 'leaf', string };
}

/** A new list. */
export function newList(values: readonly Draft[], breaks = false): Draft {
  return { kind: 'array', entries: values.map((value) => newEntry(value)), touched: true, breaks };
}

/** A new object. */
export function newObject(entries: Entry[]): Draft {
  return { kind: 'object', entries, touched: true };
}

/** A new member or item. */
export function newEntry(value: Draft, key?: string): Entry {
  return { value, before: '', trail: '', ...(key !== undefined && { key }) };
}

/** An independent copy with the same nodes. */
export function copyDraft(draft: Draft): Draft {
  if (!draft.entries) return { ...draft };
  return { ...draft, entries: draft.entries.map((entry) => ({ ...entry, value: copyDraft(entry.value) })) };
}

/** The edits that make the text what the draft says, each as small as it can be. */
export function editsOf({ source, style, root }: DraftText): TextEdit[] {
  const edits: TextEdit[] = [];
  const whole = source.root;
  if (!whole) return edits;
  const context = { lines: hasBreak(rawOf(source.text, whole)), indent: '' };
  if (root.node !== whole) edits.push(replace(source.text, whole, print(source.text, style, root, context)));
  else collect(source.text, style, root, context, edits);
  return edits.filter(({ span, text }) => text !== source.text.slice(span.start, span.end));
}

/** Whether the value stands on lines of its own, and how far they are indented. */
interface Context {
  readonly lines: boolean;
  readonly indent: string;
}

function collect(text: string, style: Style, draft: Draft, context: Context, edits: TextEdit[]): void {
  if (draft.node && (draft.touched || draft.string !== undefined)) {
    edits.push(replace(text, draft.node, print(text, style, draft, context)));
    return;
  }
  for (const entry of draft.entries ?? []) {
    collect(text, style, entry.value, contextOf(entry.lead ?? ''), edits);
  }
}

function contextOf(lead: string): Context {
  return { lines: hasBreak(lead), indent: indentOf(lead) };
}

function draftOf(node: JsonNode): Draft {
  return { kind: node.type === 'object' || node.type === 'array' ? node.type : 'leaf', node };
}

function rawOf(text: string, node: JsonNode): string {
  return text.slice(node.offset, node.offset + node.length);
}

/** Cuts a container into entries that put together again give the same text. */
function expand(text: string, draft: Draft, node: JsonNode): Entry[] {
  const entries: Entry[] = [];
  let at = node.offset + 1;
  for (const child of node.children ?? []) {
    const lead = text.slice(at, child.offset);
    const end = child.offset + child.length;
    const comma = skipTrivia(text, end);
    const hasComma = text[comma] === ',';
    const before = hasComma ? text.slice(end, comma) : '';
    const trailAt = hasComma ? comma + 1 : end;
    const trail = commentOnLine(text, trailAt);
    at = trailAt + trail.length;
    draft.trailingComma = hasComma;
    entries.push({ node: child, lead, before, trail, ...partsOf(text, child) });
  }
  draft.closing = text.slice(at, node.offset + node.length - 1);
  return entries;
}

function partsOf(text: string, child: JsonNode): Pick<Entry, 'key' | 'keyText' | 'colon' | 'value'> {
  const [key, value] = child.children ?? [];
  if (child.type !== 'property' || !key || !value) return { value: draftOf(child) };
  return {
    key: memberKey(child),
    keyText: rawOf(text, key),
    colon: text.slice(key.offset + key.length, value.offset),
    value: draftOf(value),
  };
}

/** The offset of the next character that is neither white space nor part of a comment. */
function skipTrivia(text: string, start: number): number {
  const trivia = /(?:\s+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y;
  trivia.lastIndex = start;
  trivia.exec(text);
  return trivia.lastIndex;
}

/** A comment that is the last thing on this line. */
function commentOnLine(text: string, start: number): string {
  const comment = /[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/[ \t]*(?=[\r\n]))/y;
  comment.lastIndex = start;
  return comment.exec(text)?.[0] ?? '';
}

function print(text: string, style: Style, draft: Draft, context: Context): string {
  const printed = printPlain(text, style, draft, context);
  return draft.shift ? printed.replace(/(\r\n|\r|\n)(?![\r\n])/g, `$1${draft.shift}`) : printed;
}

function printPlain(text: string, style: Style, draft: Draft, context: Context): string {
  if (draft.string !== undefined) return JSON.stringify(draft.string);
  if (!draft.entries) return draft.node ? rawOf(text, draft.node) : '""';
  if (draft.entries.length === 0) return draft.kind === 'object' ? '{}' : '[]';
  return draft.node?.children?.length
    ? printOld(text, style, draft, draft.entries)
    : printNew(text, style, draft, draft.entries, context);
}

function printOld(text: string, style: Style, draft: Draft, entries: readonly Entry[]): string {
  const first = draft.node?.children?.[0];
  const opening = first ? text.slice((draft.node?.offset ?? 0) + 1, first.offset) : '';
  const further = leadOfFurther(style, entries, opening);
  const closing = draft.closing ?? '';
  let printed = draft.kind === 'object' ? '{' : '[';
  let open = false;
  for (const [index, entry] of entries.entries()) {
    let lead = entry.lead ?? further;
    if (index === 0 && isBlank(lead)) lead = isBlank(opening) || hasBreak(opening) ? leadOfFirst(opening, lead) : lead;
    if (open && !hasBreak(lead)) lead = style.eol + indentOf(further) + lead.trimStart();
    const comma = index < entries.length - 1 || draft.trailingComma ? ',' : '';
    printed += lead + printEntry(text, style, entry, contextOf(lead)) + entry.before + comma + entry.trail;
    open = entry.trail.includes('//');
  }
  if (open && !hasBreak(closing)) printed += style.eol;
  return printed + closing + (draft.kind === 'object' ? '}' : ']');
}

/** What stands in front of an entry that joins others. */
function leadOfFurther(style: Style, entries: readonly Entry[], opening: string): string {
  const second = entries.find((entry, index) => index > 0 && entry.lead !== undefined)?.lead;
  const model = second ?? opening;
  if (hasBreak(model)) return style.eol + indentOf(model);
  return second !== undefined && isBlank(second) ? second : style.gap;
}

/** An entry that has moved to the front of its line takes the place of the one that stood there. */
function leadOfFirst(opening: string, lead: string): string {
  if (hasBreak(lead)) return lead;
  const at = Math.max(opening.lastIndexOf('\n'), opening.lastIndexOf('\r'));
  return isBlank(opening) ? opening : opening.slice(0, at + 1) + indentOf(opening);
}

/** True for white space on one line. */
function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}

function printNew(text: string, style: Style, draft: Draft, entries: readonly Entry[], context: Context): string {
  const [open, close] = draft.kind === 'object' ? '{}' : '[]';
  if (context.lines && breaksLines(style, draft, entries)) {
    const inner = { lines: true, indent: context.indent + style.unit };
    const lines = entries.map((entry) => style.eol + inner.indent + printEntry(text, style, entry, inner));
    return open + lines.join(',') + style.eol + context.indent + close;
  }
  const inner = { lines: false, indent: context.indent };
  const pad = draft.kind === 'object' ? style.objectPad : style.arrayPad;
  const items = entries.map((entry) => printEntry(text, style, entry, inner));
  return open + pad + items.join(`,${style.gap}`) + pad + close;
}

function breaksLines(style: Style, draft: Draft, entries: readonly Entry[]): boolean {
  if (draft.breaks) return true;
  if (draft.kind === 'array') return style.breaksLists;
  return entries.some(({ value }) => value.kind === 'object') ? style.breaksNested : style.breaksFlat;
}

function printEntry(text: string, style: Style, entry: Entry, context: Context): string {
  const value = print(text, style, entry.value, context);
  if (entry.key === undefined) return value;
  return (entry.keyText ?? JSON.stringify(entry.key)) + (entry.colon ?? style.colon) + value;
}

/** An edit without what the old and the new text have in common at their ends. */
function replace(text: string, node: JsonNode, printed: string): TextEdit {
  const old = rawOf(text, node);
  const shorter = Math.min(old.length, printed.length);
  let start = 0;
  while (start < shorter && old[start] === printed[start]) start++;
  while (start > 0 && (cuts(old, start) || cuts(printed, start))) start--;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === printed[printed.length - 1 - end]) end++;
  while (end > 0 && (cuts(old, old.length - end) || cuts(printed, printed.length - end))) end--;
  return {
    span: { start: node.offset + start, end: node.offset + old.length - end },
    text: printed.slice(start, printed.length - end),
  };
}

/** True if the offset lies within a line end or a surrogate pair, which an edit must not take apart. */
function cuts(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return (before === 13 && after === 10) || (before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000);
}
