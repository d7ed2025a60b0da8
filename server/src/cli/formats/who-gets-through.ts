import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { whoGetsThrough } from '../../evaluation/mfa/who-gets-through';
import { describeRow, describeVerdict } from '../../features/mfa-verdict';
import { describeKind } from '../../features/policy-kind';
import type { Policy } from '../../model/policy';
import { clean } from '../../text/clean';

/** Gives the one-based line of an offset. */
type LineOf = (offset: number) => number;

/** The policies of a file for people: for each statement that tests MFA, who gets through. */
export function formatWhoGetsThrough(policies: readonly Policy[], lineOf: LineOf): string {
  return policies.map((policy) => formatPolicy(policy, lineOf)).join('\n');
}

function formatPolicy(policy: Policy, lineOf: LineOf): string {
  const place = policy.place === '' ? 'Policy' : clean(policy.place);
  const head = `${place}, line ${lineOf(policy.span.start)}\n${clean(describeKind(policy))}\n`;
  const tested = mfaStatements(policy);
  if (tested.length === 0) return `${head}\nNo statement of it tests MFA.\n`;
  return head + tested.map((mfa) => `\n${formatStatement(policy, mfa, lineOf)}`).join('');
}

function formatStatement(policy: Policy, mfa: MfaStatement, lineOf: LineOf): string {
  const { statement, effect } = mfa;
  const name = statement.sid ? `${effect} "${clean(statement.sid.value)}"` : effect;
  const rows = whoGetsThrough(policy, mfa);
  const width = Math.max(...rows.map(({ caller }) => caller.label.length));
  const lines = rows.map((row) => `    ${row.caller.label.padEnd(width)}  ${describeRow(row)}\n`);
  const title = `  ${name}, line ${lineOf(statement.span.start)}: ${describeVerdict(policy, mfa)}\n`;
  const head = `    ${'WHO'.padEnd(width)}  ${effect === 'Allow' ? 'LET IN' : 'GETS PAST'}\n`;
  return title + head + lines.join('');
}
