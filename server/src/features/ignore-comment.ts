import type { Finding } from '../engine/finding';
import { ownRules } from '../engine/own-rules';
import type { CommentStyle } from '../readers/reading';
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
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    at,
    before: `${indentation}${style.open} ${directive} ${ruleId} -- `,
    after: style.close === undefined ? lineEnd : ` ${style.close}${lineEnd}`,
  };
}

/** True if a comment can silence the finding; what a comment itself is blamed for, another one does not excuse. */
export function canBeIgnored({ ruleId }: Finding): boolean {
  return !ownRules.some(({ id }) => id === ruleId);
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !/[\r\n]/.test(text.charAt(at - 1))) at--;
  return at;
}
