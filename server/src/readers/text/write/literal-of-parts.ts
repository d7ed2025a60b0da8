import type { Span } from '../../../text/span';
import { skipSpace } from './lines';
import type { Language, Literal } from './site';

/**
 * All of the strings that a value is joined of, `'a' + 'b'`, from the first quote to the last. Undefined unless the
 * value begins with the first one and ends with the last, the end of a line aside, and if they are the items of a list.
 */
export function literalOfParts({ literalAt }: Language, text: string, { start, end }: Span): Literal | undefined {
  const first = literalAt(text, { start, end: start + 1 });
  const last = literalAt(text, { start: end - 1, end });
  if (!isQuoted(first) || !isQuoted(last) || first.body.start !== start) return undefined;
  if (!/^(?:(?:\\r)?\\n)?$/.test(text.slice(end, last.body.end))) return undefined;
  if (text[skipSpace(text, first.span.end)] === ',') return undefined;
  const span = { start: first.span.start, end: last.span.end };
  return { span, body: { start, end }, open: first.open, close: last.close };
}

function isQuoted(literal: Literal | 'comment' | undefined): literal is Literal {
  return literal !== undefined && literal !== 'comment' && literal.open !== '';
}
