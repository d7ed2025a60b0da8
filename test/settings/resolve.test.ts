import assert from 'node:assert/strict';
import { readSettings } from '../../server/src/settings/read';
import { resolveSettings } from '../../server/src/settings/resolve';
import { schema } from '../../server/src/settings/schema';
import { fakeFacts } from '../support/fake-rule';

const rules = [
  fakeFacts('mfa/no-open-allow', { severity: 'error' }),
  fakeFacts('trust/no-long-session', {
    options: {
      hours: { default: 12, description: 'The longest session.' },
      strict: { default: false, description: 'Count chained sessions too.' },
    },
  }),
];
const layer = (folder: string, raw: unknown) => readSettings(raw, { name: folder, folder }, rules).layer;

suite('Settings from several places', () => {
  test('are the defaults where nobody has set anything', () => {
    const settings = resolveSettings([], rules);
    assert.deepEqual(settings.rules.get('mfa/no-open-allow'), { severity: 'error', chosen: false, options: {} });
    assert.deepEqual(settings.rules.get('trust/no-long-session')?.options, { hours: 12, strict: false });
    assert.deepEqual(settings.team.signIn, []);
    assert.deepEqual(settings.team.sensitiveActions, schema.sensitiveActions.default);
  });

  test('show the line above a route unless somebody switches it off', () => {
    assert.equal(resolveSettings([], rules).routeLens, true);
    assert.equal(resolveSettings([layer('', { 'routes.lens': false })], rules).routeLens, false);
  });

  test('are those of the project where editor and project differ', () => {
    const editor = layer('workspace', { signIn: ['saml'], ownAccounts: ['111122223333'], ignore: ['a'] });
    const project = layer('workspace/iam', { signIn: ['oidc'], ignore: ['b', 'c'] });
    const settings = resolveSettings([editor, project], rules);
    assert.deepEqual(settings.team.signIn, ['oidc']);
    assert.deepEqual(settings.team.ownAccounts, ['111122223333']);
    assert.deepEqual(settings.ignore, { folder: 'workspace/iam', globs: ['b', 'c'] });
  });

  test('keep the globs with the folder they were written for', () => {
    const settings = resolveSettings([layer('workspace', { ignore: ['a'] }), layer('workspace/iam', {})], rules);
    assert.deepEqual(settings.ignore, { folder: 'workspace', globs: ['a'] });
  });

  test('merge a rule by its severity and each of its options', () => {
    const editor = layer('', { rules: { 'trust/no-long-session': { severity: 'hint', hours: 1 } } });
    const project = layer('', { rules: { 'trust/no-long-session': { strict: true }, 'mfa/no-open-allow': 'off' } });
    const settings = resolveSettings([editor, project], rules);
    assert.deepEqual(settings.rules.get('trust/no-long-session'), {
      severity: 'hint',
      chosen: true,
      options: { hours: 1, strict: true },
    });
    assert.equal(settings.rules.get('mfa/no-open-allow')?.severity, 'off');
  });
});
