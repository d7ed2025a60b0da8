import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
} from 'vscode-languageserver/node';
import type { Finding } from '../engine/finding';
import { fixAll } from '../engine/fix-all';
import { editsBeside, leftAsTheyAre } from '../features/companions';
import { designComment, designOf } from '../features/design-comment';
import { canBeIgnored, ignoreComment } from '../features/ignore-comment';
import { commandsOf, findingsAt, findQuickFix, quickFixes, whyNoSafeFix, whyUnfixable } from '../features/quick-fix';
import { difference } from '../text/difference';
import type { TextEdit } from '../text/edit';
import { extendCompanions, mayHaveCompanions } from './companions';
import { isOldVersion } from './diagnostics';
import { matchDiagnostic, readActionData, toSpan, wants } from './from-protocol';
import { type Review, reportBugs } from './reviews';
import { commentStyleOf, type Session } from './session';
import {
  contentModified,
  fixAllKind,
  toCommentAction,
  toCopyAction,
  toDiagnostic,
  toDisabledComment,
  toDisabledFix,
  toDisabledFixAll,
  toFixAction,
  toFixAllAction,
  toFixAllEdit,
  toFixEdit,
  toWarning,
} from './to-protocol';

/** An editor asks again with each selection, and whoever selects a whole large file reads no longer list than this. */
const mostFindings = 100;

/** The actions for a range: fixes and ignore comments for each finding there, and the fix for the whole file. */
export async function offerActions(
  session: Session,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { textDocument, range, context } = params;
  if (isOldVersion(textDocument.uri)) return [];
  const review = await session.reviews.review(textDocument.uri, token);
  if (!review) return [];
  const { document, lines } = review.open;
  const actions: CodeAction[] = [];
  if (wants(context.only, CodeActionKind.QuickFix)) {
    const findings = findingsAt(review.analysis, toSpan(document.text, lines, range)).slice(0, mostFindings);
    const reaching = mayHaveCompanions(session, textDocument.uri);
    const offered = findings.map((finding) => actionsFor(session, review, finding, params, reaching));
    actions.push(...offered.flatMap(({ fixes }) => fixes), ...offered.flatMap(({ comments }) => comments));
  }
  // On every move of the cursor an editor asks for all kinds, and has no place to show this one then.
  const unasked = context.only === undefined && context.triggerKind === CodeActionTriggerKind.Automatic;
  if (wants(context.only, fixAllKind) && !unasked) actions.push(...fixAllAction(session, review));
  return actions;
}

/** Adds the edit to an action that somebody has chosen. */
export async function resolveAction(
  session: Session,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const data = readActionData(action.data);
  const review = data && (await session.reviews.review(data.uri, token));
  if (!review) return action;
  const { open, analysis } = review;
  if (open.version !== data.version) throw contentModified();
  if (!data.fix) return { ...action, edit: toFixAllEdit(fixAllEdits(session, review), open, session.abilities) };
  const found = findQuickFix(open.document, analysis, data.fix);
  if (!found || !('edits' in found.written)) return action;
  const { extended, barred } = await extendCompanions(session, open, found.companions);
  if (session.documents.find(data.uri)?.version !== data.version) throw contentModified();
  if (barred.length > 0) await session.connection.sendNotification(...toWarning(leftAsTheyAre(barred)));
  const inPlace = found.companions.filter(({ file }) => !barred.includes(file));
  const edits = editsBeside(found.written.edits, inPlace);
  return { ...action, edit: toFixEdit(found.fix, edits, open, session.abilities, extended) };
}

interface Offered {
  readonly fixes: readonly CodeAction[];
  /** What somebody may write instead of a fix. */
  readonly comments: readonly CodeAction[];
}

function actionsFor(
  session: Session,
  { open, analysis }: Review,
  finding: Finding,
  { context }: CodeActionParams,
  reaching: boolean,
): Offered {
  const { abilities } = session;
  const own = toDiagnostic(finding, open, session.tagOf(finding.ruleId), abilities);
  const diagnostic = matchDiagnostic(own, context.diagnostics);
  const unfixable = whyUnfixable(analysis, finding);
  const written = quickFixes(open.document, finding);
  const fixes = written
    .filter(({ companions }) => companions.length === 0 || reaching)
    .flatMap((fix) => toFixAction(fix, diagnostic, open, abilities) ?? []);
  const copies = abilities.copyCommand ? commandsOf(written).map((command) => toCopyAction(command, diagnostic)) : [];
  const disabled = unfixable !== undefined && abilities.disabledActions ? [toDisabledFix(unfixable, diagnostic)] : [];
  return { fixes: [...fixes, ...copies, ...disabled], comments: [...designActions(), ...ignoreActions()] };

  function designActions(): CodeAction[] {
    const word = designOf(finding);
    const style = commentStyleOf(open);
    if (!word || !style) return [];
    const comment = designComment(open.document, finding, word, style);
    return [toCommentAction(`Call this route ${word} by design, with a reason`, comment, diagnostic, open, abilities)];
  }

  function ignoreActions(): CodeAction[] {
    if (!canBeIgnored(finding)) return [];
    const title = `Ignore ${diagnostic.code} for this line, with a reason`;
    const style = commentStyleOf(open);
    if (style)
      return [toCommentAction(title, ignoreComment(open.document, finding, style), diagnostic, open, abilities)];
    if (!abilities.disabledActions) return [];
    const kind = open.languageId === 'json' ? 'JSON' : 'This kind of file';
    return [toDisabledComment(title, `${kind} has no comments: set the rule in two-gates.jsonc instead.`, diagnostic)];
  }
}

function fixAllAction(session: Session, review: Review): CodeAction[] {
  if (review.analysis.findings.length === 0) return [];
  const reason = whyNoSafeFix(review.analysis);
  if (reason === undefined) return [toFixAllAction(() => fixAllEdits(session, review), review.open, session.abilities)];
  return session.abilities.disabledActions ? [toDisabledFixAll(reason)] : [];
}

function fixAllEdits(session: Session, { open, settings }: Review): readonly TextEdit[] {
  const { text } = fixAll(open.document, settings, { rules: session.rules, onBug: reportBugs(session.log, open.uri) });
  return difference(open.document.text, text);
}
