import { coversAction } from '../../knowledge/iam/actions';
import { selfServiceActions } from '../../knowledge/mfa/enrolment';
import { ageKey, presenceKey } from '../../knowledge/mfa/keys';
import type { Change, NewTest } from '../../model/change';
import type { ConditionTest, Principal, Statement } from '../../model/policy';
import type { Located } from '../../text/span';
import type { MfaTest } from './condition-states';
import type { MfaStatement } from './mfa-statements';

/** The test that an Allow for people with MFA needs. */
const allowWithMfa: NewTest = { operator: 'Bool', key: presenceKey, values: ['true'] };

/** The test that a Deny for requests without MFA needs: it also matches where the key is missing. */
const denyWithoutMfa: NewTest = { operator: 'BoolIfExists', key: presenceKey, values: ['false'] };

/** The one test that is right for the effect: on the age where the statement has an age limit, else on the presence. */
export function rightTest({ effect, states: { limit, tests } }: MfaStatement): NewTest {
  if (limit === undefined || limit <= 0) return effect === 'Allow' ? allowWithMfa : denyWithoutMfa;
  const direction = effect === 'Allow' ? 'NumericLessThan' : 'NumericGreaterThan';
  const written = tests.find(({ operator }) => operator.name.startsWith(direction));
  const operator = `${written?.operator.name ?? direction}${effect === 'Allow' ? '' : 'IfExists'}`;
  return { operator, key: ageKey, values: [String(limit)] };
}

/** Puts one test in the place of everything that the statement tests about MFA. */
export function replaceMfaTests(mfa: MfaStatement, by = rightTest(mfa)): Change {
  const [first, ...rest] = mfa.states.tests.map(({ test }) => test);
  if (!first) return [];
  const replace = { do: 'replaceTest', old: first, test: by } as const;
  return rest.length > 0 ? [{ do: 'removeTests', tests: rest }, replace] : [replace];
}

/** A test in a few words: `BoolIfExists true`, `Null true on MultiFactorAuthAge`. */
export function describeTest({ test, key, operator }: MfaTest<ConditionTest>): string {
  const values = test.values.map(({ value }) => value).join(' or ');
  const written = `${test.operator.value} ${values || (test.unknown.length > 0 ? 'of an unknown value' : 'without a value')}`;
  if (operator.family !== 'null') return written;
  return `${written} on ${key.tests === 'age' ? 'MultiFactorAuthAge' : 'MultiFactorAuthPresent'}`;
}

/** The repair of an exemption that is too wide: it leaves the `NotAction` list, unless nothing would be left of that. */
export function dropExemption(
  statement: Statement,
  item: Located<string>,
): readonly { readonly title: string; readonly access: 'narrows'; readonly change: Change }[] {
  const change = withoutExemption(statement, item);
  return change ? [{ title: `Drop the exemption of ${item.value} (narrows access)`, access: 'narrows', change }] : [];
}

/**
 * Takes one exemption out of a `NotAction` list. What new users need of a pattern stays, under its own names.
 * Undefined if nothing would be left in the list.
 */
function withoutExemption(statement: Statement, item: Located<string>): Change | undefined {
  const list = statement.notActions?.items ?? [];
  const others = list.filter((other) => other !== item);
  const needed = selfServiceActions.filter((action) => coversAction(item.value, action));
  const missing = needed.filter((action) => !others.some(({ value }) => coversAction(value, action)));
  if (others.length === 0) {
    return missing.length > 0
      ? [{ do: 'setList', of: statement, element: 'NotAction', becomes: 'NotAction', items: missing }]
      : undefined;
  }
  const remove = { do: 'removeItem', item } as const;
  return missing.length > 0
    ? [remove, { do: 'addItems', to: statement, element: 'NotAction', items: missing }]
    : [remove];
}

/** Asks for MFA: for the given actions or principals alone, or for the whole statement if it has no others. */
export function addMfa(
  statement: Statement,
  part: { actions: readonly Located<string>[] } | { principals: readonly Principal[] },
): Change {
  const all = 'actions' in part ? statement.actions?.items : statement.principals?.items;
  const chosen: readonly unknown[] = 'actions' in part ? part.actions : part.principals;
  if (chosen.length === all?.length || !all) return [{ do: 'addTest', to: statement, test: allowWithMfa }];
  return [{ do: 'splitOff', from: statement, ...part, dropTests: [], addTests: [allowWithMfa] }];
}
