import type { Comment } from '../readers/reading';
import { directive } from '../text/directive';
import { LineIndex } from '../text/line-index';
import type { Located, Span } from '../text/span';

/** A comment that silences rules on the line below it. */
export interface Suppression {
  /** From the directive to the end of what it says. */
  readonly span: Span;
  readonly rules: readonly Located<string>[];
  readonly reason: string | undefined;
  /** The line that it speaks about: the next one that has more than comments on it. Undefined at the end of the text. */
  readonly line: number | undefined;
}

/** What may open a comment, in any language, then the directive and all behind it on its line. */
const form = new RegExp(`^(?:@?[Rr][Ee][Mm]\\s|[\\s/*#;!<%':({-])*?(${directive})(?![\\w-])([^\\r\\n]*)`);

/** The suppressions among the comments of a text: `two-gates-ignore-next-line RULE[, RULE] -- reason`. */
export function findSuppressions(text: string, comments: readonly Comment[]): readonly Suppression[] {
  const directives = comments.filter((comment) => comment.text.includes(directive));
  if (directives.length === 0) return [];
  const lines = new LineIndex(text);
  const next = nextLines(withoutComments(text, comments), lines);
  return directives.flatMap((comment) => {
    const match = form.exec(comment.text);
    if (!match) return [];
    const [whole, word = '', after = ''] = match;
    const body = withoutCloser(after);
    const bodyAt = comment.span.start + whole.length - after.length;
    const dashes = /(?:^|\s)--(?:\s|$)/.exec(body);
    const reason = dashes ? body.slice(dashes.index + dashes[0].length).trim() : '';
    return {
      span: { start: bodyAt - word.length, end: bodyAt + body.length },
      rules: locateWords(body.slice(0, dashes?.index), bodyAt),
      reason: reason === '' ? undefined : reason,
      line: next[lines.toLineColumn(comment.span.end).line],
    };
  });
}

function withoutCloser(body: string): string {
  const trimmed = body.trimEnd();
  const closer = ['*/}', '*/', '-->', '#>', '*)', '%>', '}}'].find((end) => trimmed.endsWith(end));
  return closer === undefined ? trimmed : trimmed.slice(0, -closer.length).trimEnd();
}

function locateWords(text: string, at: number): readonly Located<string>[] {
  return [...text.matchAll(/[^\s,]+/g)].map(({ 0: value, index }) => ({
    value,
    span: { start: at + index, end: at + index + value.length },
  }));
}

/** The text with its comments blanked, line ends kept. */
function withoutComments(text: string, comments: readonly Comment[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span } of comments) {
    parts.push(text.slice(at, span.start), text.slice(span.start, span.end).replace(/[^\r\n]/g, ' '));
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}

/** For each line the nearest one below it that is not blank. */
function nextLines(text: string, lines: LineIndex): readonly (number | undefined)[] {
  const next = new Array<number | undefined>(lines.lineCount);
  let nearest: number | undefined;
  for (let line = lines.lineCount - 1; line >= 0; line--) {
    next[line] = nearest;
    if (text.slice(lines.startOf(line), lines.startOf(line + 1)).trim() !== '') nearest = line;
  }
  return next;
}
