import type { Settings } from '../settings/resolve';
import type { TextDocument } from '../text/document';
import { applyEdits, independent, type TextEdit } from '../text/edit';
import { type AnalyzeOptions, analyze } from './analyze';
import type { Analysis } from './finding';
import { writeFix } from './write-fix';

/** A fix that was carried out. */
export interface AppliedFix {
  readonly ruleId: string;
  readonly title: string;
}

export interface FixedText {
  readonly text: string;
  readonly applied: readonly AppliedFix[];
}

/** More rounds than any chain of repairs needs; a pair of fixes that undo each other ends here. */
const mostRounds = 10;

/**
 * Carries out the fixes that keep access as it is. Each round takes those whose edits do not touch each other, then
 * reads the new text and looks again, until nothing safe is left to do.
 */
export function fixAll(document: TextDocument, settings: Settings, options: AnalyzeOptions = {}): FixedText {
  const applied: AppliedFix[] = [];
  let current = document;
  for (let round = 0; round < mostRounds; round++) {
    const chosen = chooseFixes(current, analyze(current, settings, options));
    if (chosen.applied.length === 0) break;
    applied.push(...chosen.applied);
    current = { path: document.path, text: applyEdits(current.text, chosen.edits) };
  }
  return { text: current.text, applied };
}

function chooseFixes(
  document: TextDocument,
  { findings }: Analysis,
): { readonly edits: readonly TextEdit[]; readonly applied: readonly AppliedFix[] } {
  const edits: TextEdit[] = [];
  const applied: AppliedFix[] = [];
  for (const { ruleId, fixes } of findings) {
    const fix = fixes.find(({ access }) => access === 'keeps');
    if (!fix) continue;
    const written = writeFix(document, fix);
    if ('refused' in written || written.edits.length === 0 || !independent(edits, written.edits)) continue;
    edits.push(...written.edits);
    applied.push({ ruleId, title: fix.title });
  }
  return { edits, applied };
}
