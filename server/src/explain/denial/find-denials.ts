import { marks, shapeOf } from '../../knowledge/cloud-errors/catalogue';
import type { Mark } from '../../knowledge/cloud-errors/shape';
import type { Denial } from '../../model/denial';
import { type Anchor, buildAutomaton, scan } from '../../text/automaton';
import { lastStart } from '../../text/last-start';
import type { Span } from '../../text/span';
import { type AwsSentence, readAwsSentence, sentenceAnchors } from './aws-sentence';
import { callerOf } from './caller';
import { type CleanText, cleanText } from './clean-text';
import { findEvents } from './cloudtrail';
import type { Found, Place } from './found';
import { shapeOfSentence } from './sentence-shape';
import { readSource, readWrapper } from './wrapper';

/** What every text is searched for: one machine over all anchors. */
const sentence = 'sentence';
const anchors: readonly Anchor[] = [
  ...sentenceAnchors.map((text) => ({ text, caseless: true, of: sentence })),
  ...[...new Set(marks.map(({ anchor }) => anchor))].map((text) => ({ text, caseless: true, of: text })),
];
const automaton = buildAutomaton(anchors);
const marksOf = new Map<string, Mark[]>();
for (const mark of marks) marksOf.set(mark.anchor, [...(marksOf.get(mark.anchor) ?? []), mark]);

/** So far around an anchor the words that belong to it may stand. */
const around = 400;
/** So many denials of one text are told apart; more nobody reads. */
export const mostDenials = 100;

/**
 * Every denial that a text tells of, in its order, each once: the same refusal of the same action is one, however often
 * it was tried. Offsets are into the text. Never throws.
 */
export function findDenials(original: string): readonly Denial[] {
  const clean = cleanText(original);
  const { text } = clean;
  const events = findEvents(clean);
  const found: Found[] = [...events];
  const isInEvent = (at: number): boolean => events.some(({ start, end }) => start <= at && at < end);
  scan(automaton, text, 0, text.length, ({ anchor, start }) => {
    if (isInEvent(start)) return;
    const one = anchor.of === sentence ? ofSentence(text, start) : ofMarks(text, anchor.of, start);
    if (one) found.push(one);
  });
  return distinct(joined(found, clean.lines)).map((one) => placed(one, clean, original));
}

function ofSentence(text: string, at: number): Found | undefined {
  if (/is $/i.test(text.slice(Math.max(0, at - 3), at))) return undefined;
  const read = readAwsSentence(text, at);
  if (!read) return undefined;
  return sentenceFound(read, readWrapper(text, read.start, read.end), text);
}

function sentenceFound(read: AwsSentence, wrapper: ReturnType<typeof readWrapper>, text: string): Found {
  const { principal, resource, encoded, authorizationId, policyArn } = read;
  const about = shapeOfSentence(read, text.slice(Math.max(0, read.start - around), read.end + around));
  const caller = principal === undefined ? undefined : callerOf(principal);
  const account = resource === undefined ? undefined : accountIn(resource);
  const source = readSource(text, wrapper.end);
  return {
    start: wrapper.start,
    end: wrapper.end,
    weight: read.action ? 3 : 2,
    hasCode: wrapper.code !== undefined,
    ...(encoded && { encoded }),
    ...(authorizationId && { authorizationId }),
    facts: {
      ...about,
      cloud: 'aws',
      gate: 2,
      ...(wrapper.code && { code: wrapper.code }),
      ...(wrapper.status && { status: wrapper.status }),
      ...(principal !== undefined && { principal }),
      ...(caller && { caller }),
      ...(read.action && { action: read.action }),
      ...(resource !== undefined && { resource }),
      ...(account && { account }),
      ...(policyArn && { policyArn }),
      ...(wrapper.operation && { operation: wrapper.operation }),
      ...(wrapper.requestId && { requestId: wrapper.requestId }),
      ...(source && { source }),
      context: new Map(),
      isCut: read.isCut,
      confidence: read.layer === 'unknown' || read.isCut ? 'medium' : 'high',
    },
  };
}

/** What the pattern of a mark reads out of a message. */
type Groups = Readonly<Partial<Record<'code' | 'principal' | 'action' | 'resource', string>>>;

function ofMarks(text: string, anchor: string, at: number): Found | undefined {
  const end = at + anchor.length;
  for (const mark of marksOf.get(anchor) ?? []) {
    if (mark.isWord && !isWord(text, at, end)) continue;
    if (mark.pattern) mark.pattern.lastIndex = at;
    const read = mark.pattern ? mark.pattern.exec(text) : undefined;
    if (read === null) continue;
    if (!hasBeside(mark, text, at, end)) continue;
    return markFound(mark, text, at, read ? at + read[0].length : end, read?.groups ?? {});
  }
  return undefined;
}

function markFound(mark: Mark, text: string, at: number, end: number, groups: Groups): Found {
  const message = mark.isWord ? messageBehind(text, end) : { start: at, end };
  const wrapper = readWrapper(text, message.start, message.end);
  const written = mark.isWord ? text.slice(at, end) : undefined;
  const code = groups.code ?? wrapper.code ?? mark.code ?? written;
  // Words that several codes share mean what the code says that stands before them.
  const shape = (!mark.isWord && wrapper.code && shapeOfCode(wrapper.code, text, at, end)) || mark.shape;
  const { cloud, gate, layer, denyType, number } = shapeOf(shape, groups.code ?? mark.code ?? written);
  const { principal, action, resource } = groups;
  const source = readSource(text, wrapper.end);
  return {
    start: Math.min(at, wrapper.start),
    end: Math.max(end, wrapper.end),
    weight: mark.isVague ? 0 : action || groups.code ? 2 : 1,
    hasCode: (groups.code ?? wrapper.code ?? written) !== undefined,
    facts: {
      shape: number,
      cloud,
      gate,
      layer,
      ...(denyType && { denyType }),
      ...(code && { code }),
      ...(wrapper.status && { status: wrapper.status }),
      ...(principal && { principal }),
      ...(action && { action }),
      ...(resource && { resource }),
      ...(wrapper.operation && { operation: wrapper.operation }),
      ...(wrapper.requestId && { requestId: wrapper.requestId }),
      ...(source && { source }),
      context: new Map(),
      isCut: false,
      confidence: mark.isVague ? 'low' : 'medium',
    },
  };
}

const callOfCode =
  /(?:\) when calling the \w{2,80} operation(?: \(reached max retries: \d{1,3}\))?)?: (?:Access Denied|Forbidden)?/iy;

/** What a client prints of a message whose code stands before `from`: that of a bare code says no more than the code. */
function messageBehind(text: string, from: number): Place {
  callOfCode.lastIndex = from;
  const found = callOfCode.exec(text)?.[0];
  if (found === undefined) return { start: from, end: from };
  const said = /(?:Access Denied|Forbidden)$/i.exec(found)?.[0].length ?? 0;
  return { start: from + found.length - said, end: from + found.length };
}

function shapeOfCode(code: string, text: string, start: number, end: number): number | undefined {
  return marksOf.get(code)?.find((mark) => mark.isWord && !mark.isVague && hasBeside(mark, text, start, end))?.shape;
}

function hasBeside({ beside }: Mark, text: string, start: number, end: number): boolean {
  return beside?.test(text.slice(Math.max(0, start - around), end + around)) ?? true;
}

function isWord(text: string, start: number, end: number): boolean {
  return (
    !/[\w-]/.test(text[start - 1] ?? '') && !/[\w-]/.test(text[end] ?? '') && !/^\.\w/.test(text.slice(end, end + 2))
  );
}

/** The account in an ARN; that of a bucket has none. */
function accountIn(resource: string): string | undefined {
  return /^arn:[\w-]{1,20}:[\w-]{1,40}:[\w-]{0,30}:(\d{12}):/.exec(resource)?.[1];
}

/** So close together two findings without a line between them tell of one refusal. */
const together = 160;

/** One refusal is told of by its code, by its sentence and by what the client prints: what says most counts. */
function joined(found: readonly Found[], lines: readonly number[]): readonly Found[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || rank(b) - rank(a) || b.end - a.end);
  const kept: Found[] = [];
  for (const one of sorted) {
    const last = kept.at(-1);
    if (!last || !isSame(last, one, lines)) kept.push(one);
    else kept[kept.length - 1] = merge(last, one);
  }
  return kept;
}

function isSame(a: Found, b: Found, lines: readonly number[]): boolean {
  if (b.start < a.end) return true;
  if (b.start - a.end > together || (a.weight >= 2 && b.weight >= 2)) return false;
  const isVague = a.weight === 0 || b.weight === 0;
  const isOneLine = (lines[lastStart(lines, b.start)] ?? 0) <= a.end;
  // A code beside a message that names its own code tells of another one.
  const sameCode = a.hasCode && b.hasCode ? a.facts.code === b.facts.code : isOneLine;
  return sameCode && (isVague || a.facts.gate === b.facts.gate);
}

/** Of two that say as much, the one whose code stands in the text counts. */
function rank({ weight, hasCode }: Found): number {
  return weight * 2 + Number(hasCode);
}

function merge(a: Found, b: Found): Found {
  const [more, less] = rank(b) > rank(a) ? [b, a] : [a, b];
  const encoded = more.encoded ?? less.encoded;
  const authorizationId = more.authorizationId ?? less.authorizationId;
  return {
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    weight: more.weight,
    hasCode: more.hasCode || less.hasCode,
    ...(encoded && { encoded }),
    ...(authorizationId && { authorizationId }),
    facts: {
      ...more.facts,
      ...((!more.facts.code || (less.hasCode && !more.hasCode)) && less.facts.code && { code: less.facts.code }),
      ...(!more.facts.status && less.facts.status && { status: less.facts.status }),
      ...(!more.facts.operation && less.facts.operation && { operation: less.facts.operation }),
      ...(!more.facts.requestId && less.facts.requestId && { requestId: less.facts.requestId }),
      ...(!more.facts.source && less.facts.source && { source: less.facts.source }),
    },
  };
}

function distinct(found: readonly Found[]): readonly Found[] {
  const known = new Set<string>();
  const kept: Found[] = [];
  for (const one of found) {
    const key = keyOf(one.facts);
    if (known.has(key)) continue;
    known.add(key);
    kept.push(one);
    if (kept.length >= mostDenials) break;
  }
  return kept;
}

/** What tells one denial from another. */
export function keyOf({ shape, code, principal, action, resource, layer, operation }: Found['facts']): string {
  return JSON.stringify([shape, code, principal, action, resource, layer, operation]);
}

function placed({ start, end, facts, encoded, authorizationId }: Found, clean: CleanText, original: string): Denial {
  const inOriginal = (place: Place): Span => ({
    start: clean.origins[place.start] ?? 0,
    end: (clean.origins[place.end - 1] ?? original.length - 1) + 1,
  });
  const [blob, id] = [encoded && inOriginal(encoded), authorizationId && inOriginal(authorizationId)];
  return {
    ...facts,
    span: inOriginal({ start, end }),
    redact: [blob, id].filter((one) => one !== undefined),
    ...(blob && { encoded: blob }),
    ...(id && { authorizationId: id }),
  };
}
