import type { Denial } from '../../model/denial';
import type { Span } from '../../text/span';
import { findDenials, keyOf, mostDenials } from './find-denials';

/** A text is read in parts of this many characters, so that what is made while reading stays small. */
const part = 1_000_000;
/** The next part begins so far before the end of the last one, since a message may lie across it. */
const overlap = 128_000;

/**
 * The denials of a long text, such as a log: those that `findDenials` finds, in their order, up to a hundred. The cost in
 * memory is that of one part.
 */
export function findDenialsInParts(text: string): readonly Denial[] {
  if (text.length <= part) return findDenials(text);
  const known = new Map<string, Denial>();
  for (let start = 0; start < text.length && known.size < mostDenials; start += part - overlap) {
    for (const denial of findDenials(text.slice(start, start + part))) {
      const key = keyOf(denial);
      if (!known.has(key) && known.size < mostDenials) known.set(key, moved(denial, start));
    }
  }
  return [...known.values()];
}

function moved(denial: Denial, by: number): Denial {
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return {
    ...denial,
    span: move(denial.span),
    redact: denial.redact.map(move),
    ...(denial.encoded && { encoded: move(denial.encoded) }),
    ...(denial.authorizationId && { authorizationId: move(denial.authorizationId) }),
  };
}
