import { overlaps, type Span } from './span';

/** Replaces the text of `span` by `text`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The text after all edits. The edits may come in any order but must not overlap; an overlap throws. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let done = 0;
  for (const { span, text: insert } of ordered) {
    if (span.start < done) throw new Error(`Edits overlap at offset ${span.start}.`);
    result += text.slice(done, span.start) + insert;
    done = span.end;
  }
  return result + text.slice(done);
}

/** True if no edit of `a` touches an edit of `b`, so that both can be applied at once. */
export function independent(a: readonly TextEdit[], b: readonly TextEdit[]): boolean {
  return !a.some((one) => b.some((other) => overlaps(one.span, other.span)));
}
