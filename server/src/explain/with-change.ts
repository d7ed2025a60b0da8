import type { Change, NewStatement, NewTest } from '../model/change';
import type { Conditions, ConditionTest, Policy, Principals, Statement, Words } from '../model/policy';
import type { Located, Span } from '../text/span';

/** A policy as it will be once a change that adds to it has been written. Spans of what is new are those beside it. */
export function withChange(policy: Policy, change: Change): Policy {
  let { statements } = policy;
  for (const step of change) {
    if (step.do === 'addItems') {
      statements = statements.map((one) => (one === step.to ? withItems(one, step.element, step.items) : one));
    } else if (step.do === 'addStatement') {
      const at = statements.indexOf(step.behind);
      statements = statements.toSpliced(at + 1, 0, madeFrom(step.statement, step.behind.span));
    } else {
      throw new Error(`"${step.do}" does not add to a policy.`);
    }
  }
  return { ...policy, statements };
}

const elements = {
  Action: 'actions',
  NotAction: 'notActions',
  Resource: 'resources',
  NotResource: 'notResources',
} as const;

function withItems(statement: Statement, element: keyof typeof elements, items: readonly string[]): Statement {
  const name = elements[element];
  const old = statement[name];
  const span = old?.span ?? statement.span;
  return {
    ...statement,
    [name]: { span, unknown: old?.unknown ?? [], items: [...(old?.items ?? []), ...located(items, span)] },
  };
}

function madeFrom({ sid, effect, principals, actions, resources, tests }: NewStatement, span: Span): Statement {
  return {
    span,
    ...(sid && { sid: { value: sid, span } }),
    effect: { value: effect, span },
    ...(principals && { principals: principalsFrom(principals, span) }),
    actions: words(actions, span),
    ...(resources && { resources: words(resources, span) }),
    ...(tests.length > 0 && { conditions: conditionsFrom(tests, span) }),
  };
}

function words(items: readonly string[], span: Span): Words {
  return { span, items: located(items, span), unknown: [] };
}

function located(items: readonly string[], span: Span): readonly Located<string>[] {
  return items.map((value) => ({ value, span }));
}

function principalsFrom(principals: NonNullable<NewStatement['principals']>, span: Span): Principals {
  const items = Object.entries(principals).flatMap(([type, names]) => names.map((value) => ({ type, value, span })));
  return { span, items, unknown: [] };
}

function conditionsFrom(tests: readonly NewTest[], span: Span): Conditions {
  return {
    span,
    unknown: [],
    tests: tests.map(
      ({ operator, key, values }): ConditionTest => ({
        operator: { value: operator, span },
        key: { value: key, span },
        values: values.map((value) => ({ value, written: 'string', span })),
        unknown: [],
        span,
        valuesSpan: span,
      }),
    ),
  };
}
