import { writeChange } from '../readers/index';
import type { Written } from '../readers/reading';
import type { Fix } from '../rules/define';
import type { TextDocument } from '../text/document';

/** The edits that carry out a fix that a review of this very document has offered, or why it cannot be carried out. */
export function writeFix(document: TextDocument, fix: Fix): Written {
  return writeChange(document, fix.change);
}
