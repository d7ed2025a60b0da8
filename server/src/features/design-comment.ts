import type { Finding } from '../engine/finding';
import type { CommentStyle } from '../readers/reading';
import { type DesignWord, designDirective } from '../text/design-comment';
import type { TextDocument } from '../text/document';
import { type CommentAbove, commentAbove } from './comment-above';

/** What may be said of the route of a finding; undefined where the finding is about something else. */
export function designOf({ properties }: Finding): DesignWord | undefined {
  switch (properties['verdict']) {
    case 'no-authn':
      return 'public';
    case 'token-only':
      return 'token-only';
    default:
      return undefined;
  }
}

/** The comment line that says that the route of a finding is meant to be as it is. */
export function designComment(
  { text }: TextDocument,
  { span }: Finding,
  word: DesignWord,
  style: CommentStyle,
): CommentAbove {
  return commentAbove(text, span.start, `${designDirective(word)}:`, style);
}
