import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decide } from '../../../server/src/evaluation/policy/decide';
import { operatorNames, parseOperator } from '../../../server/src/knowledge/iam/operators';
import { type Scenario, type ScenarioFile, toLayers, toRequest } from '../../support/scenario';

const folder = path.join(__dirname, '../scenarios');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): ScenarioFile => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
const scenarios = files.flatMap((file) => file.scenarios.map((scenario) => join(file, scenario)));

suite('what AWS decides', () => {
  for (const { about, scenarios: own, ...shared } of files) {
    suite(about, () => {
      for (const scenario of own)
        test(scenario.name, () => check(join({ about, scenarios: own, ...shared }, scenario)));
    });
  }

  test('the scenarios are many, and no two have one name', () => {
    const names = scenarios.map(({ name }) => name);
    assert.ok(names.length >= 400, `only ${names.length} scenarios`);
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    );
  });

  test('every rule of evaluation has a scenario', () => {
    const covered = new Set(scenarios.flatMap(({ rules }) => rules ?? []));
    const rules = Array.from({ length: 30 }, (_, at) => `R${at + 1}`);
    assert.deepEqual(
      rules.filter((rule) => !covered.has(rule)),
      [],
    );
  });

  const aspects = [
    'present',
    'other value',
    'missing',
    'unknown',
    'several values',
    'IfExists',
    'ForAllValues',
    'ForAnyValue',
  ];

  test('every operator has a scenario for each of its aspects', () => {
    const covered = new Set(
      scenarios.flatMap(({ policies, aspect }) => operatorsIn(policies).map((name) => `${name}, ${aspect}`)),
    );
    const wanted = operatorNames.flatMap((name) =>
      (name === 'Null' ? aspects.slice(0, 4) : aspects).map((aspect) => `${name}, ${aspect}`),
    );
    assert.deepEqual(
      wanted.filter((one) => !covered.has(one)),
      [],
    );
  });
});

function join({ request, policies, rules }: ScenarioFile, scenario: Scenario): Scenario {
  return {
    ...scenario,
    request: { ...request, ...scenario.request },
    policies: { ...policies, ...scenario.policies },
    rules: scenario.rules ?? rules ?? [],
  };
}

function check({ request = {}, policies = {}, decision, layers, missing = [] }: Scenario): void {
  const decided = decide(toRequest(request), toLayers(policies), { trace: true });
  const said = decided.layers.filter(({ state }) => state !== 'notApplicable');
  assert.deepEqual(
    {
      decision: decided.decision,
      layers: Object.fromEntries(said.map(({ layer, state }) => [layer, state])),
      missing: [...decided.missing],
    },
    { decision, layers, missing: [...missing] },
  );
  for (const { layer, state } of said) {
    const matching = decided.trace.filter((one) => one.layer === layer && one.matches === 'yes');
    const effects = matching.map(({ statement }) => statement.effect?.value);
    if (state === 'explicitDeny') assert.ok(effects.includes('Deny'), `no Deny in the trace of ${layer}`);
    if (state === 'allow') {
      assert.equal(effects.includes('Deny'), false, `a Deny in the trace of ${layer}`);
      assert.ok(layer === 'rcp' || effects.includes('Allow'), `no Allow in the trace of ${layer}`);
    }
  }
}

/** The operators in the conditions of the policies, without prefix and `IfExists`. */
function operatorsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'Condition' ? Object.keys(inner).map((operator) => parseOperator(operator).name) : operatorsIn(inner),
  );
}
