import type { Span } from '../../server/src/text/span';

/** A text without its marks, and the spans that stood between them, each list in the order of the opening marks. */
export interface MarkedText {
  readonly text: string;
  /** What stood between « and ». */
  readonly reported: Span[];
  /** What stood between ‹ and ›. */
  readonly related: Span[];
}

const openers = new Map([
  ['«', '»'],
  ['‹', '›'],
]);
const closers = new Set(openers.values());

/**
 * Takes the marks « » (must be reported) and ‹ › (is pointed back to) out of a text. Marks may nest.
 * A mark without its partner throws, so that a slip of the pen fails the test that holds it.
 */
export function readMarks(marked: string): MarkedText {
  const spans: { readonly closer: string; readonly start: number; end: number }[] = [];
  const open: (typeof spans)[number][] = [];
  let text = '';
  for (const character of marked) {
    const closer = openers.get(character);
    if (closer) {
      const span = { closer, start: text.length, end: -1 };
      spans.push(span);
      open.push(span);
    } else if (closers.has(character)) {
      const span = open.pop();
      if (span?.closer !== character) throw new Error(`The mark ${character} closes nothing in: ${marked}`);
      span.end = text.length;
    } else {
      text += character;
    }
  }
  if (open.length > 0) throw new Error(`A mark is not closed in: ${marked}`);
  const between = (closer: string): Span[] =>
    spans.filter((span) => span.closer === closer).map(({ start, end }) => ({ start, end }));
  return { text, reported: between('»'), related: between('›') };
}
