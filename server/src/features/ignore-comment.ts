import type { Finding } from '../engine/finding';
import { ownRules } from '../engine/own-rules';
import type { CommentStyle } from '../readers/reading';
import { lineStart, newlineOf } from '../readers/text/write/lines';
import { directive } from '../text/directive';
import type { TextDocument } from '../text/document';

/** A comment to be put at an offset, in two halves: the reason goes between them. */
export interface IgnoreComment {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** The comment line that silences one finding, indented like the line that it goes above. */
export function ignoreComment({ text }: TextDocument, { ruleId, span }: Finding, style: CommentStyle): IgnoreComment {
  const at = lineStart(text, span.start);
  const indentation = /^[ \t]*/.exec(text.slice(at, span.start))?.[0] ?? '';
  const newline = newlineOf(text);
  return {
    at,
    before: `${indentation}${style.open} ${directive} ${ruleId} -- `,
    after: style.close === undefined ? newline : ` ${style.close}${newline}`,
  };
}

/** True if a comment can silence the finding; what a comment itself is blamed for, another one does not excuse. */
export function canBeIgnored({ ruleId }: Finding): boolean {
  return !ownRules.some(({ id }) => id === ruleId);
}
