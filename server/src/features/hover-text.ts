import type { Span } from '../text/span';

/** What a hover shows. */
export interface HoverText {
  /** Markdown without HTML; the first line is the verdict. */
  readonly markdown: string;
  readonly span: Span;
}
