import type { Credential } from '../../../model/credential';
import type { Hit } from '../../../text/automaton';
import { type Changed, moveBehind } from '../../../text/changed';
import type { Span } from '../../../text/span';
import { type FoundLiteral, findAtHits, reach } from './find';
import { isLineEnd } from './lexer';
import type { Source } from './source';

/**
 * What `findAtHits` finds in a text, out of what it found in an earlier version of the same family and place: asks again
 * only at the hits of the lines within reach of what changed.
 */
export function findAtHitsAgain(
  before: readonly FoundLiteral[],
  source: Source,
  hits: readonly Hit[],
  changed: Changed,
): readonly FoundLiteral[] {
  const { start, end } = linesAround(source.text, changed);
  const endBefore = end - changed.endAfter + changed.endBefore;
  return [
    ...before.filter(({ hit }) => hit < start),
    ...findAtHits(
      source,
      hits.filter((hit) => hit.start >= start && hit.start < end),
    ),
    ...before.filter(({ hit }) => hit >= endBefore).map((found) => moveFound(found, changed)),
  ];
}

/** Whole lines around what changed, as far as a reader looks. */
function linesAround(text: string, { start, endAfter }: Changed): Span {
  let first = Math.max(0, start - reach);
  while (first > 0 && !beginsLine(text, first)) first--;
  let last = Math.min(text.length, endAfter + reach);
  while (last < text.length && !beginsLine(text, last)) last++;
  return { start: first, end: last };
}

/** True behind the end of a line that neither is empty nor ends with a sign behind which a value may stand on the next one. */
function beginsLine(text: string, at: number): boolean {
  if (!isLineEnd(text.charCodeAt(at - 1)) || text.startsWith('\r\n', at - 1)) return false;
  const end = text.startsWith('\r\n', at - 2) ? at - 2 : at - 1;
  return !isLineEnd(text.charCodeAt(end - 1)) && !/[\\|>"'`=:(]/.test(text.slice(Math.max(0, end - 4), end));
}

function moveFound({ hit, credential }: FoundLiteral, changed: Changed): FoundLiteral {
  return { hit: moveBehind({ start: hit, end: hit }, changed).start, credential: move(credential, changed) };
}

function move(credential: Credential, changed: Changed): Credential {
  const { span, parts, assignedTo } = credential;
  return {
    ...credential,
    span: moveBehind(span, changed),
    parts: parts.map((part) => ({ ...part, span: moveBehind(part.span, changed) })),
    ...(assignedTo && { assignedTo: { ...assignedTo, span: moveBehind(assignedTo.span, changed) } }),
  };
}
