/** A half-open range of UTF-16 offsets into one document: `start` belongs to it, `end` does not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value and the place it was read from. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** True if every offset of `inner` lies in `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True if the offset lies in the span or directly behind it, as a cursor at the end of a word does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** True if the two spans share an offset, or one of them is an empty span inside the other. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end && (a.start < b.end || b.start < a.end || a.start === b.start);
}

/** True if both spans are the same range. */
export function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
