import type { Finding } from '../engine/finding';
import { ownRules } from '../engine/own-rules';
import type { CommentStyle } from '../readers/reading';
import { directive } from '../text/directive';
import type { TextDocument } from '../text/document';
import { type CommentAbove, commentAbove } from './comment-above';

/** The comment line that silences one finding. */
export function ignoreComment({ text }: TextDocument, { ruleId, span }: Finding, style: CommentStyle): CommentAbove {
  return commentAbove(text, span.start, `${directive} ${ruleId} --`, style);
}

/** True if a comment can silence the finding; what a comment itself is blamed for, another one does not excuse. */
export function canBeIgnored({ ruleId }: Finding): boolean {
  return !ownRules.some(({ id }) => id === ruleId);
}
