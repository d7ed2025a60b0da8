import type { Policy, Statement } from '../../model/policy';
import { lastStart } from '../../text/last-start';
import { contains } from '../../text/span';
import { type StatementMatcher, toStatementMatcher } from './statement';

/** A policy, made ready to be asked about any request. */
export interface CompiledPolicy {
  readonly statements: readonly StatementMatcher[];
  /** True if a whole statement could not be read, which may say anything. */
  readonly isCut: boolean;
}

const known = new WeakMap<Policy, CompiledPolicy>();

/** The policy made ready; the work is done once for as long as the policy is kept. */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const found = known.get(policy);
  if (found) return found;
  const variables = knowsVariables(policy);
  const unread = findUnread(policy);
  const compiled = {
    statements: policy.statements.map((statement) =>
      toStatementMatcher(statement, variables, unread.hidden.has(statement)),
    ),
    isCut: unread.isCut,
  };
  known.set(policy, compiled);
  return compiled;
}

/** Policies without a version are of the first one, in which a variable is only a text. */
export function knowsVariables({ version }: Policy): boolean {
  return version?.value === '2012-10-17';
}

interface Unread {
  /** Statements whose effect stands there but could not be read. */
  readonly hidden: ReadonlySet<Statement>;
  readonly isCut: boolean;
}

/** What could not be read is a part of a statement, which is its effect if it has no other, or a whole statement. */
function findUnread({ statements, unknown }: Policy): Unread {
  const hidden = new Set<Statement>();
  let isCut = false;
  const sorted = unknown.length > 0 ? [...statements].sort((a, b) => a.span.start - b.span.start) : [];
  const starts = sorted.map(({ span }) => span.start);
  for (const span of unknown) {
    const statement = sorted[lastStart(starts, span.start)];
    if (!statement || !contains(statement.span, span)) isCut = true;
    else if (!statement.effect) hidden.add(statement);
  }
  return { hidden, isCut };
}
