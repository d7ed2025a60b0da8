import type { CommentStyle } from '../readers/reading';
import { lineStart, newlineOf } from '../readers/text/write/lines';

/** A comment to be put at an offset, in two halves: the reason goes between them. */
export interface CommentAbove {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** A comment on a line of its own above the line of an offset, indented like it, that begins with the given words. */
export function commentAbove(text: string, offset: number, words: string, style: CommentStyle): CommentAbove {
  const at = lineStart(text, offset);
  const indentation = /^[ \t]*/.exec(text.slice(at, offset))?.[0] ?? '';
  const newline = newlineOf(text);
  return {
    at,
    before: `${indentation}${style.open} ${words} `,
    after: style.close === undefined ? newline : ` ${style.close}${newline}`,
  };
}
