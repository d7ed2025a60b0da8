import type { Analysis, Finding } from '../engine/finding';
import { writeFix } from '../engine/write-fix';
import type { CommandLine, Companion, Written } from '../readers/reading';
import { repairsFor } from '../readers/text/write/write';
import type { Fix } from '../rules/define';
import type { TextDocument } from '../text/document';
import { overlaps, type Span, sameSpan } from '../text/span';
import { titleWith } from './companions';

/** One repair of one finding. */
export interface QuickFix {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly written: Written;
  /** What it adds to other files; nothing for a fix that edits the document alone. */
  readonly companions: readonly Companion[];
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

/**
 * The fixes of a finding of this document, best first. One whose result has companions is followed by another one that
 * edits those files too.
 */
export function quickFixes(document: TextDocument, finding: Finding): QuickFix[] {
  const fixes = finding.fixes.flatMap((fix) => inLanguage(document, fix));
  const written = fixes.map((fix) => ({ fix, written: writeFix(document, fix) }));
  const preferred = written.find((one) => 'edits' in one.written);
  return written.flatMap((one) => {
    const alone: QuickFix = { finding, ...one, companions: [], preferred: one === preferred };
    return [alone, ...withCompanions(alone)];
  });
}

/** The same fix with its companions, if it has any. */
function withCompanions(alone: QuickFix): readonly QuickFix[] {
  const { fix, written } = alone;
  const companions = 'edits' in written ? (written.companions ?? []) : [];
  if (companions.length === 0) return [];
  const title = titleWith(fix.title, companions);
  return [{ ...alone, fix: { ...fix, title }, companions, preferred: false }];
}

/** The command lines that belong to these fixes, each once. */
export function commandsOf(fixes: readonly QuickFix[]): readonly CommandLine[] {
  const commands = fixes.flatMap(({ written }) => ('command' in written && written.command ? [written.command] : []));
  return [...new Map(commands.map((command) => [command.text, command])).values()];
}

/**
 * A rule knows only that a credential has to leave the text. What takes its place, and what that is called, is for the
 * writer to say, which knows the language. If it knows no way, the fix stays as it is, for the reason why it is refused.
 */
function inLanguage(document: TextDocument, fix: Fix): readonly Fix[] {
  const [step, ...others] = fix.change;
  if (step?.do !== 'replaceCredential' || step.by !== undefined || others.length > 0) return [fix];
  const repairs = repairsFor(document, step.credential);
  if (repairs.length === 0) return [fix];
  return repairs.map(({ by, variable, title }) => ({ ...fix, title, change: [{ ...step, by, variable }] }));
}

/** The fix of that name, written anew, if the analysis still has it. */
export function findQuickFix(document: TextDocument, analysis: Analysis, name: FixName): QuickFix | undefined {
  return analysis.findings
    .filter((finding) => finding.ruleId === name.ruleId && sameSpan(finding.span, name.span))
    .flatMap((finding) => quickFixes(document, finding))
    .find(({ fix }) => fix.title === name.title);
}

/** Why a finding cannot be fixed now, if so: a policy whose syntax is broken is not edited. */
export function whyUnfixable(analysis: Analysis, finding: Finding): string | undefined {
  const isCredential = analysis.credentials.some(({ span }) => sameSpan(span, finding.span));
  return isCredential ? undefined : whyBroken(analysis);
}

function whyBroken({ broken }: Analysis): string | undefined {
  const [first] = broken;
  return first && `Fixes wait until the syntax is whole. ${first.message}`;
}

/** Why there is nothing for "fix all" to do, if so: it leaves alone whatever changes access. */
export function whyNoSafeFix(analysis: Analysis): string | undefined {
  const safe = analysis.findings.some(({ fixes }) => fixes.some(({ access }) => access === 'keeps'));
  if (safe) return undefined;
  return whyBroken(analysis) ?? 'No finding in this file has a fix that keeps access as it is.';
}
