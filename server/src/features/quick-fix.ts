import type { Analysis, Finding } from '../engine/finding';
import { type WrittenFix, writeFix } from '../engine/write-fix';
import type { Fix } from '../rules/define';
import type { TextDocument } from '../text/document';
import { overlaps, type Span, sameSpan } from '../text/span';

/** One repair of one finding. */
export interface QuickFix {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly written: WrittenFix;
  /** True for the first fix of its finding that can be written. */
  readonly preferred: boolean;
}

/** Names a fix so that it can be found again in a later analysis of the same text. */
export interface FixName {
  readonly ruleId: string;
  readonly span: Span;
  readonly title: string;
}

/** The findings that touch the span. */
export function findingsAt(analysis: Analysis, span: Span): Finding[] {
  return analysis.findings.filter((finding) => overlaps(finding.span, span));
}

/** The fixes of a finding of this document, best first. */
export function quickFixes(document: TextDocument, finding: Finding): QuickFix[] {
  const written = finding.fixes.map((fix) => ({ fix, written: writeFix(document, fix) }));
  const preferred = written.find((one) => 'edits' in one.written);
  return written.map((one) => ({ finding, ...one, preferred: one === preferred }));
}

/** The fix of that name, written anew, if the analysis still has it. */
export function findQuickFix(document: TextDocument, analysis: Analysis, name: FixName): QuickFix | undefined {
  return analysis.findings
    .filter((finding) => finding.ruleId === name.ruleId && sameSpan(finding.span, name.span))
    .flatMap((finding) => quickFixes(document, finding))
    .find(({ fix }) => fix.title === name.title);
}

/** Why nothing at all can be fixed in a document, if so. */
export function whyUnfixable({ broken }: Analysis): string | undefined {
  const [first] = broken;
  return first && `Fixes wait until the syntax is whole. ${first.message}`;
}

/** Why there is nothing for "fix all" to do, if so: it leaves alone whatever changes access. */
export function whyNoSafeFix(analysis: Analysis): string | undefined {
  const safe = analysis.findings.some(({ fixes }) => fixes.some(({ access }) => access === 'keeps'));
  if (safe) return undefined;
  return whyUnfixable(analysis) ?? 'No finding in this file has a fix that keeps access as it is.';
}
