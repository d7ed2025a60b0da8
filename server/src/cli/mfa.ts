import { mfaStatements } from '../evaluation/mfa/mfa-statements';
import { whoGetsThrough } from '../evaluation/mfa/who-gets-through';
import { describeRow, describeVerdict } from '../features/mfa-verdict';
import { describeKind } from '../features/policy-kind';
import type { Policy } from '../model/policy';

/**
 * What `two-gates mfa` prints about the policies of a file: for each statement that tests MFA, who gets through.
 * `lineOf` gives the one-based line of an offset.
 */
export function describePolicies(policies: readonly Policy[], lineOf: (offset: number) => number): string {
  return policies.map((policy) => describePolicy(policy, lineOf)).join('\n');
}

function describePolicy(policy: Policy, lineOf: (offset: number) => number): string {
  const place = policy.place === '' ? 'Policy' : policy.place;
  const head = `${place}, line ${lineOf(policy.span.start)}\n${describeKind(policy)}\n`;
  const tested = mfaStatements(policy);
  if (tested.length === 0) return `${head}\nNo statement of it tests MFA.\n`;
  return head + tested.map((mfa) => `\n${describeStatement(policy, mfa, lineOf)}`).join('');
}

function describeStatement(
  policy: Policy,
  mfa: ReturnType<typeof mfaStatements>[number],
  lineOf: (offset: number) => number,
): string {
  const { statement, effect } = mfa;
  const name = statement.sid ? `${effect} "${statement.sid.value}"` : effect;
  const rows = whoGetsThrough(policy, mfa);
  const width = Math.max(...rows.map(({ caller }) => caller.label.length));
  const lines = rows.map((row) => `    ${row.caller.label.padEnd(width)}  ${describeRow(row)}\n`);
  const title = `  ${name}, line ${lineOf(statement.span.start)}: ${describeVerdict(policy, mfa)}\n`;
  const head = `    ${'WHO'.padEnd(width)}  ${effect === 'Allow' ? 'LET IN' : 'GETS PAST'}\n`;
  return title + head + lines.join('');
}
