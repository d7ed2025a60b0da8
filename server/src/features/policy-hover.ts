import type { Analysis } from '../engine/finding';
import { deniedBySiblings } from '../evaluation/mfa/guards';
import { type MfaStatement, mfaStatements } from '../evaluation/mfa/mfa-statements';
import { whoGetsThrough } from '../evaluation/mfa/who-gets-through';
import { noStates, state, withoutMfa } from '../knowledge/mfa/session-states';
import { type ConditionTest, effectOf, type Policy, type Statement } from '../model/policy';
import { contains, touches } from '../text/span';
import type { HoverText } from './hover-text';
import { escapeMarkdown } from './markdown';
import { describeRow, describeStates, describeVerdict } from './mfa-verdict';
import { describeKind } from './policy-kind';
import { rulePage, rulesPage } from './rule-page';

/** What to show in a policy: on an MFA condition who gets through, on an `Effect` which states reach it. */
export function hoverOnPolicy(analysis: Analysis, offset: number): HoverText | undefined {
  const policy = analysis.policies.find(({ span }) => touches(span, offset));
  const statement = policy?.statements.find(({ span }) => touches(span, offset));
  if (!policy || !statement) return undefined;
  const mfa = mfaStatements(policy).find((one) => one.statement === statement);
  if (statement.effect && touches(statement.effect.span, offset)) {
    return { markdown: hoverOnEffect(policy, statement, mfa), span: statement.effect.span };
  }
  const test = mfa?.states.tests.find((one) => isAt(one.test, offset))?.test;
  if (!mfa || !test) return undefined;
  return {
    markdown: hoverOnCondition(policy, mfa, analysis),
    span: touches(test.span, offset) ? test.span : test.operator.span,
  };
}

function isAt(test: ConditionTest, offset: number): boolean {
  return touches(test.span, offset) || touches(test.operator.span, offset);
}

function hoverOnCondition(policy: Policy, mfa: MfaStatement, analysis: Analysis): string {
  return [
    `**${describeVerdict(policy, mfa)}**`,
    table(policy, mfa),
    caveats(policy, mfa),
    links(mfa, analysis),
    escapeMarkdown(describeKind(policy)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function table(policy: Policy, mfa: MfaStatement): string {
  const rows = whoGetsThrough(policy, mfa).filter(({ verdict }) => verdict !== 'untouched');
  const header = `| Who | ${mfa.effect === 'Allow' ? 'Let in' : 'Gets past'} |\n| --- | --- |`;
  return [header, ...rows.map((row) => `| ${row.caller.label} | ${describeRow(row)} |`)].join('\n');
}

function caveats(policy: Policy, mfa: MfaStatement): string {
  const rows = whoGetsThrough(policy, mfa);
  const untouched = rows.filter(({ verdict }) => verdict === 'untouched').map(({ caller }) => caller.label);
  const uncertain = rows
    .filter(({ verdict }) => verdict === 'uncertain')
    .map(({ caller }) => `- ${caller.label}: ${caller.because}.`);
  return [
    ...(mfa.effect === 'Allow' ? ['An Allow restricts nothing if another policy grants the same.'] : []),
    ...(untouched.length > 0 ? [`Not concerned: ${untouched.join('; ')}.`] : []),
    ...(uncertain.length > 0 ? [`Uncertain, because sources disagree:\n${uncertain.join('\n')}`] : []),
  ].join('\n\n');
}

/** The pages of what was found on the condition, or the list of all rules where nothing was. */
function links({ states }: MfaStatement, { findings }: Analysis): string {
  const about = states.tests.map(({ test }) => test);
  const found = findings.filter(({ span }) =>
    about.some((test) => contains(test.span, span) || contains(test.operator.span, span)),
  );
  const ids = [...new Set(found.map(({ ruleId }) => ruleId))];
  return ids.length === 0 ? `[All rules](${rulesPage})` : ids.map((id) => `[${id}](${rulePage(id)})`).join(' · ');
}

function hoverOnEffect(policy: Policy, statement: Statement, mfa: MfaStatement | undefined): string {
  const lines = mfa ? reachedStates(policy, mfa) : ['**Reaches every request, with MFA or without.**'];
  const denied = effectOf(statement) === 'Allow' ? deniedBySiblings(policy, statement, withoutMfa) : noStates;
  const guard = denied === noStates ? [] : [`A Deny of this policy keeps out ${describeStates(policy.kind, denied)}.`];
  return [...lines, ...guard, escapeMarkdown(describeKind(policy))].join('\n\n');
}

function reachedStates(policy: Policy, mfa: MfaStatement): readonly string[] {
  const { yes, maybe } = mfa.states.matches;
  const cell = (one: number) => ((yes & one) !== 0 ? 'yes' : (maybe & one) !== 0 ? 'uncertain' : 'no');
  const rows = [state.absent, state.false, state.fresh, state.stale].map(
    (one) => `| ${describeStates(policy.kind, one)} | ${cell(one)} |`,
  );
  return [`**${describeVerdict(policy, mfa)}**`, ['| Requests of | Reach it |', '| --- | --- |', ...rows].join('\n')];
}
