import { traceStatement } from '../evaluation/policy/trace';
import type { LayerName, NamedPolicy, PartTrace, StatementTrace } from '../model/decision';
import type { NearStatement } from '../model/explanation';
import { effectOf } from '../model/policy';
import type { AccessRequest } from '../model/request';

/** So many statements a person looks at. */
const most = 5;

/**
 * The statements that have to do with a denial: those that deny, then those that allow but for one thing, the nearest
 * first, then those that allow it in a policy that nobody knows to be attached.
 */
export function nearStatements(
  trace: readonly StatementTrace[],
  untied: ReadonlySet<NamedPolicy>,
  request: AccessRequest,
): readonly NearStatement[] {
  const denying = trace
    .filter(({ statement }) => effectOf(statement) === 'Deny')
    .flatMap((one) => denies(one, untied.has(one.policy)));
  const allowing = trace
    .filter(({ statement }) => effectOf(statement) === 'Allow')
    .flatMap((one) => nearly(one) ?? [])
    .sort((a, b) => a.distance - b.distance)
    .map(({ near }) => near);
  const others = [...untied].flatMap((policy) => allowsElsewhere(policy, request));
  return [...denying, ...allowing, ...others].slice(0, most);
}

function denies(trace: StatementTrace, isUntied: boolean): readonly NearStatement[] {
  if (trace.matches === 'no') return [];
  if (isUntied) {
    return [
      { trace, role: 'mayDeny', says: `${nameOf(trace)} denies it if ${trace.policy.name} is attached to the caller` },
    ];
  }
  const conditions = trace.parts.filter(({ part }) => part === 'condition');
  const open = conditions.filter(({ holds }) => holds === 'unknown');
  if (trace.matches === 'unknown') {
    return [{ trace, role: 'mayDeny', says: `${nameOf(trace)} denies it if ${clauses(open)}` }];
  }
  const because = conditions.length > 0 ? `: ${clauses(conditions)}` : '';
  return [{ trace, role: 'denies', says: `${nameOf(trace)} denies it${because}` }];
}

/** How far a part that does not fit is from fitting: a condition can be met, a resource added, an action is another thing. */
const distances: Readonly<Record<PartTrace['part'], number>> = { condition: 1, resource: 2, principal: 2, action: 4 };
const furthest = 4;

function nearly(trace: StatementTrace): { readonly near: NearStatement; readonly distance: number } | undefined {
  const missed = trace.parts.filter(({ holds }) => holds === 'no');
  const open = trace.parts.filter(({ holds }) => holds === 'unknown');
  if (missed.length === 0 && open.length === 0) return undefined;
  const distance = missed.reduce((sum, { part }) => sum + distances[part], 0) + open.length * 0.5;
  if (distance > furthest) return undefined;
  const says = `${nameOf(trace)} would allow it, but ${clauses(missed.length > 0 ? missed : open)}`;
  return { near: { trace, role: 'nearly', says }, distance };
}

function allowsElsewhere(policy: NamedPolicy, request: AccessRequest): readonly NearStatement[] {
  const layer: LayerName = 'identity';
  return policy.policy.statements.flatMap((statement): NearStatement[] => {
    if (effectOf(statement) !== 'Allow') return [];
    const trace = traceStatement(statement, request, { layer, policy });
    if (trace.matches !== 'yes') return [];
    return [
      {
        trace,
        role: 'elsewhere',
        says: `${nameOf(trace)} would allow it, if ${policy.name} is attached to the caller`,
      },
    ];
  });
}

function nameOf({ statement, policy }: StatementTrace): string {
  const sid = statement.sid?.value;
  return sid ? `The statement "${sid}" of ${policy.name}` : `A statement of ${policy.name}`;
}

function clauses(parts: readonly PartTrace[]): string {
  return parts.map(({ says }) => says).join(', and ');
}
