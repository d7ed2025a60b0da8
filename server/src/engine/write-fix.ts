import { writeChange } from '../readers/index';
import type { Fix } from '../rules/define';
import type { TextDocument } from '../text/document';
import type { TextEdit } from '../text/edit';

/** The edits that carry out a fix, or why it cannot be carried out. */
export type WrittenFix = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** Writes a fix that a review of this very document has offered. */
export function writeFix(document: TextDocument, fix: Fix): WrittenFix {
  return writeChange(document, fix.change);
}
