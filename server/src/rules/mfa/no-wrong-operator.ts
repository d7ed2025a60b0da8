import type { MfaTest } from '../../evaluation/mfa/condition-states';
import { type MfaStatement, mfaStatements } from '../../evaluation/mfa/mfa-statements';
import { describeTest } from '../../evaluation/mfa/repairs';
import { mayDemandMfa } from '../../evaluation/mfa/subjects';
import { toNumber } from '../../knowledge/iam/operators';
import { ageKey, presenceKey } from '../../knowledge/mfa/keys';
import { noStates, type StateSet, state, withMfa, withoutMfa } from '../../knowledge/mfa/session-states';
import type { NewTest } from '../../model/change';
import type { ConditionTest, Policy } from '../../model/policy';
import { defineRule, type Fix } from '../define';

export const noWrongOperator = defineRule({
  id: 'mfa/no-wrong-operator',
  gate: 1,
  reads: 'policy',
  severity: 'warning',
  summary: 'Require the operators and values that the MFA keys are made for.',
  why:
    'The presence key is a boolean and the age key is a number. ' +
    'With operators or values of another type AWS does not say what happens, and set operators are for keys with several values. ' +
    'Some of these happen to work today; the next reader cannot tell which.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    family: '{operator} does not fit {key}, {type}: AWS does not say whether it matches.',
    value: '"{value}" is no {wanted}: {operator} on {key} has nothing to compare.',
    both: '{test} asks for true and false at once, so it only asks whether the key is there.',
    set: '{operator} is for keys with several values: {key} has one, and a plain operator says the same.',
    setIfExists: '{operator} joins a set operator and IfExists: AWS does not say what that does on {key}.',
    unknown: '{operator} is not an operator: what it asks of {key} is not known.',
    nullIfExists: '{operator} is not an operator: Null already asks whether the key is there.',
  },
  examples: {
    bad: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "iam:*",
      "Resource": "*",
      "Condition": { "ForAllValues:Bool": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:*",
      "Resource": "*",
      "Condition": { "StringEquals": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}`,
    ],
    good: [
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": "iam:*",
      "Resource": "*",
      "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }
    }
  ]
}`,
    ],
  },

  *check(policy) {
    for (const mfa of mfaStatements(policy)) {
      for (const test of mfa.states.tests) {
        const flaw = test.key.meant ? undefined : findFlaw(mfa, test);
        if (!flaw) continue;
        yield {
          at: flaw === 'value' ? (wrongValue(test)?.span ?? test.test.valuesSpan) : test.test.operator.span,
          message: flaw,
          data: {
            operator: test.test.operator.value,
            key: test.key.tests === 'age' ? ageKey : presenceKey,
            type: test.key.tests === 'age' ? 'a number of seconds' : 'a boolean',
            value: wrongValue(test)?.value ?? '',
            wanted: test.key.tests === 'age' && test.operator.family === 'numeric' ? 'number' : 'boolean',
            test: describeTest(test),
          },
          fixes: repair(policy, mfa, test),
        };
      }
    }
  },
});

type Test = MfaTest<ConditionTest>;

function findFlaw(mfa: MfaStatement, test: Test) {
  const { operator, key } = test;
  if (operator.family === 'null' && (operator.ifExists || operator.set)) return 'nullIfExists';
  if (operator.family === undefined) return 'unknown';
  if (operator.family !== 'null' && operator.family !== (key.tests === 'age' ? 'numeric' : 'bool')) return 'family';
  if (wrongValue(test)) return 'value';
  if (operator.set && operator.ifExists) return 'setIfExists';
  if (!isRightAsAWhole(mfa)) return undefined; // Another rule reports what the statement does, with the same repair.
  if (operator.set) return 'set';
  return operator.family === 'bool' && asksBoth(test) ? 'both' : undefined;
}

function wrongValue({ test, operator, key }: Test) {
  const isNumber = operator.family === 'numeric' && key.tests === 'age';
  return test.values.find(({ value }) => {
    if (value.includes('${')) return false;
    return isNumber ? toNumber(value) === undefined : !/^(true|false)$/i.test(value);
  });
}

function asksBoth({ test }: Test): boolean {
  return new Set(test.values.map(({ value }) => value.toLowerCase())).size > 1;
}

/** The statement as a whole lets in only MFA, or keeps out all that lack it and nobody who has it. */
function isRightAsAWhole({ effect, states }: MfaStatement): boolean {
  const { yes, maybe } = states.matches;
  if (effect === 'Allow') return ((yes | maybe) & withoutMfa) === noStates;
  return (yes & withoutMfa) === withoutMfa && ((yes | maybe) & state.fresh) === 0;
}

/** The plain form of the test, where what it asks is beyond doubt. */
function repair(policy: Policy, mfa: MfaStatement, test: Test): readonly Fix[] {
  const plain = plainForm(mfa, test);
  if (!plain || !mayDemandMfa(policy, mfa.statement)) return [];
  const keeps = plain.matches === test.matches.yes && test.matches.maybe === noStates;
  const title = `Write ${plain.test.operator} ${plain.test.values.join(' or ')}${keeps ? '' : ' (changes access)'}`;
  const change = [{ do: 'replaceTest', old: test.test, test: plain.test } as const];
  return [{ title, access: keeps ? 'keeps' : 'shifts', change }];
}

function plainForm(
  { effect }: MfaStatement,
  { test, key, operator, limits }: Test,
): { test: NewTest; matches: StateSet } | undefined {
  if (key.tests === 'age' && operator.family === 'null') {
    const asked = effect === 'Allow' ? 'false' : 'true';
    const clear = test.values.length > 0 && test.values.every(({ value }) => value.toLowerCase() === asked);
    const matches = effect === 'Allow' ? withMfa : withoutMfa;
    return clear ? { test: { operator: 'Null', key: ageKey, values: [asked] }, matches } : undefined;
  }
  if (operator.family === 'null') return undefined;
  if (key.tests === 'age') {
    const numeric = operator.family === 'numeric' && limits.length > 0 && limits.length === test.values.length;
    if (!numeric) return undefined;
    const suffix = operator.ifExists || operator.set === 'all' ? 'IfExists' : '';
    const values = test.values.map(({ value }) => value);
    const missing = suffix ? withoutMfa : noStates;
    const met = operator.name.startsWith('NumericLess')
      ? state.fresh
      : operator.name.startsWith('NumericGreater')
        ? state.stale
        : 0;
    return { test: { operator: `${operator.name}${suffix}`, key: ageKey, values }, matches: missing | met };
  }
  const [value, ...more] = new Set(test.values.map((one) => one.value.toLowerCase()));
  if (more.length > 0 || (value !== 'true' && value !== 'false')) return undefined;
  const wantsMfa = operator.negated ? value === 'false' : value === 'true';
  if (wantsMfa !== (effect === 'Allow')) return undefined;
  return effect === 'Allow'
    ? { test: { operator: 'Bool', key: presenceKey, values: ['true'] }, matches: withMfa }
    : { test: { operator: 'BoolIfExists', key: presenceKey, values: ['false'] }, matches: withoutMfa };
}
