import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { catalogue } from '../../server/src/engine/catalogue';
import { helpOnSettings, toConfiguration, toManual, toProjectSchema } from '../../server/src/settings/describe';
import { readSettings } from '../../server/src/settings/read';
import { schema } from '../../server/src/settings/schema';
import { fakeFacts } from '../support/fake-rule';

const rules = [
  fakeFacts('mfa/no-open-allow'),
  fakeFacts('trust/no-long-session', { options: { hours: { default: 12, description: 'The longest session.' } } }),
];

interface Property {
  readonly scope: string;
  readonly order: number;
  readonly markdownDescription: string;
  readonly properties?: Readonly<Record<string, { readonly enum: readonly string[] }>>;
}

/** What the manifest would hold, as VS Code reads it. */
function configuration(): { readonly properties: Readonly<Record<string, Property>> } {
  return JSON.parse(JSON.stringify(toConfiguration(catalogue)));
}

suite('What is derived from the settings', () => {
  const validate = new Ajv({ strict: false }).compile(toProjectSchema(rules));
  const candidates: readonly unknown[] = [
    {},
    { $schema: 'x' },
    { rules: { 'mfa/no-open-allow': 'off', 'trust/no-long-session': { hours: 3 } } },
    { rules: { 'mfa/no-open-allow': { severity: 'hint' } } },
    { rules: { 'mfa/no-open-allow': 'loud' } },
    { rules: { 'mfa/unknown': 'off' } },
    { rules: { 'mfa/no-open-allow': { hours: 3 } } },
    { rules: { 'trust/no-long-session': { hours: 'three' } } },
    { rules: [] },
    { signIn: ['saml', 'iamUsers'] },
    { signIn: ['sso'] },
    { ignore: ['a'] },
    { ignore: [''] },
    { ignore: 'a' },
    { sensitiveActions: ['iam:*'] },
    { sensitiveActions: ['iam'] },
    { ownAccounts: ['111122223333'] },
    { ownAccounts: ['1111'] },
    { unknown: true },
    [],
  ];

  test('the schema of the project file accepts exactly what the reader takes over without a problem', () => {
    for (const candidate of candidates) {
      const { problems } = readSettings(candidate, { name: 'a test', folder: '' }, rules);
      assert.equal(validate(candidate), problems.length === 0, JSON.stringify(candidate));
    }
    assert.equal(candidates.filter((candidate) => validate(candidate)).length, 8);
  });

  test('every default is right by its own schema', () => {
    const defaults = Object.fromEntries(Object.entries(schema).map(([key, setting]) => [key, setting.default]));
    assert.deepEqual(readSettings(defaults, { name: 'a test', folder: '' }, rules).problems, []);
  });

  test('the settings of the editor have a scope, an order and a description each', () => {
    const { properties } = configuration();
    assert.deepEqual(
      Object.keys(properties),
      Object.keys(schema).map((key) => `twoGates.${key}`),
    );
    for (const [index, property] of Object.values(properties).entries()) {
      assert.equal(property.scope, 'resource');
      assert.equal(property.order, index);
      assert.match(String(property.markdownDescription), /\.$/);
    }
  });

  test('the settings of the editor offer every rule with its severities', () => {
    const offered = configuration().properties['twoGates.rules']?.properties ?? {};
    assert.deepEqual(
      Object.keys(offered),
      catalogue.map(({ id }) => id),
    );
    assert.deepEqual(offered['engine/no-unused-suppression']?.enum, ['off', 'error', 'warning', 'information', 'hint']);
  });

  test('the manual and the help name every setting', () => {
    const manual = toManual(rules);
    for (const key of Object.keys(schema)) {
      assert.match(manual, new RegExp(`^## \`${key}\`$`, 'm'));
      assert.equal(helpOnSettings().filter((line) => line.trim().startsWith(`${key} `)).length, 1);
    }
    assert.match(manual, /\| `trust\/no-long-session` \| `hours` \| `12` \| The longest session\. \|/);
  });
});
