import assert from 'node:assert/strict';
import { readSettings } from '../../server/src/settings/read';
import { fakeFacts } from '../support/fake-rule';

const rules = [
  fakeFacts('mfa/no-open-allow'),
  fakeFacts('trust/no-long-session', { options: { hours: { default: 12, description: 'The longest session.' } } }),
];
const read = (raw: unknown) => {
  const { layer, problems } = readSettings(raw, { name: 'a test', folder: '' }, rules);
  return { values: layer.values, problems: problems.map(({ message, path, on }) => [message, path, on]) };
};

suite('Reading settings', () => {
  test('takes over every setting that is right', () => {
    const raw = {
      $schema: 'https://example.com/schema.json',
      rules: { 'mfa/no-open-allow': 'off', 'trust/no-long-session': { severity: 'error', hours: 4 } },
      ignore: ['vendor/**'],
      signIn: ['identityCenter', 'saml'],
      sensitiveActions: ['iam:Create*', '*', 'kms:?Key'],
      ownAccounts: ['111122223333'],
      'routes.lens': false,
    };
    const { values, problems } = read(raw);
    assert.deepEqual(problems, []);
    assert.deepEqual(values, {
      rules: {
        'mfa/no-open-allow': { severity: 'off', options: {} },
        'trust/no-long-session': { severity: 'error', options: { hours: 4 } },
      },
      ignore: ['vendor/**'],
      signIn: ['identityCenter', 'saml'],
      sensitiveActions: ['iam:Create*', '*', 'kms:?Key'],
      ownAccounts: ['111122223333'],
      'routes.lens': false,
    });
  });

  test('takes true and false for what is on or off, and nothing else', () => {
    assert.deepEqual(read({ routes: { lens: false } }).values, { 'routes.lens': false });
    assert.deepEqual(read({ 'routes.lens': 'no' }), {
      values: {},
      problems: [['"routes.lens" is true or false, not "no".', ['routes.lens'], 'value']],
    });
  });

  test('says nothing where nobody has set anything', () => {
    assert.deepEqual(read(undefined), { values: {}, problems: [] });
    assert.deepEqual(read(null), { values: {}, problems: [] });
  });

  test('names an unknown setting with the nearest right one, and keeps the others', () => {
    const { values, problems } = read({ ignor: ['a'], signIn: ['saml'] });
    assert.deepEqual(values, { signIn: ['saml'] });
    assert.deepEqual(problems, [['There is no setting "ignor"; the nearest one is "ignore".', ['ignor'], 'key']]);
  });

  test('names an unknown rule with the nearest right one, and keeps the others', () => {
    const { values, problems } = read({ rules: { 'no-open-alow': 'off', 'mfa/no-open-allow': 'hint' } });
    assert.deepEqual(values.rules, { 'mfa/no-open-allow': { severity: 'hint', options: {} } });
    assert.deepEqual(problems, [
      ['There is no rule "no-open-alow"; the nearest one is "mfa/no-open-allow".', ['rules', 'no-open-alow'], 'key'],
    ]);
  });

  test('names a wrong severity, as a word and in an object', () => {
    const choices = 'The severity of rule "mfa/no-open-allow" is one of off, error, warning, information, hint';
    assert.deepEqual(read({ rules: { 'mfa/no-open-allow': 'warn' } }).problems, [
      [`${choices}, not "warn".`, ['rules', 'mfa/no-open-allow'], 'value'],
    ]);
    assert.deepEqual(read({ rules: { 'mfa/no-open-allow': { severity: 'eror' } } }).problems, [
      [`${choices}, not "eror"; the nearest one is "error".`, ['rules', 'mfa/no-open-allow', 'severity'], 'value'],
    ]);
  });

  test('keeps the severity of a rule whose option is wrong', () => {
    const { values, problems } = read({
      rules: { 'trust/no-long-session': { severity: 'hint', hours: '4', hour: 4 } },
    });
    assert.deepEqual(values.rules, { 'trust/no-long-session': { severity: 'hint', options: {} } });
    assert.deepEqual(problems, [
      [
        'Option "hours" of rule "trust/no-long-session" is a number, not "4".',
        ['rules', 'trust/no-long-session', 'hours'],
        'value',
      ],
      [
        'Rule "trust/no-long-session" has no option "hour"; the nearest one is "hours".',
        ['rules', 'trust/no-long-session', 'hour'],
        'key',
      ],
    ]);
  });

  test('leaves out a list with an item that does not belong there, and points at the item', () => {
    const { values, problems } = read({
      ownAccounts: ['111122223333', 1122],
      signIn: ['saml', 'iamUser'],
      ignore: 'a',
    });
    assert.deepEqual(values, {});
    assert.deepEqual(problems, [
      ['"ownAccounts" holds 1122, which is not an account id of twelve digits.', ['ownAccounts', 1], 'value'],
      [
        '"signIn" holds "iamUser", which is not one of iamUsers, identityCenter, saml, oidc; the nearest one is "iamUsers".',
        ['signIn', 1],
        'value',
      ],
      ['"ignore" is a list of strings, not "a".', ['ignore'], 'value'],
    ]);
  });

  test('does not take inherited names for settings, rules or options', () => {
    const names = read({ constructor: 1, rules: { toString: 'off', 'mfa/no-open-allow': { valueOf: 1 } } }).problems;
    assert.equal(names.length, 3);
  });

  test('says what settings are where they are something else', () => {
    assert.deepEqual(read(['off']).problems, [['Settings are an object, not a list.', [], 'value']]);
  });
});
