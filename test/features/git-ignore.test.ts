import assert from 'node:assert/strict';
import { isIgnored } from '../../server/src/features/git-ignore';
import { assertTakesAtMost } from '../support/cost';

suite('what git leaves out', () => {
  const ignored: readonly (readonly [patterns: string, path: string])[] = [
    ['.env', '.env'],
    ['.env', 'apps/web/.env'],
    ['/.env', '.env'],
    ['*.env', '.env'],
    ['.env*', '.env'],
    ['.en?', '.env'],
    ['**/.env', '.env'],
    ['**/.env', 'apps/web/.env'],
    ['apps/**/.env', 'apps/.env'],
    ['apps/*/.env', 'apps/web/.env'],
    ['apps/**', 'apps/web/.env'],
    ['*', 'apps/web/.env'],
    ['node_modules/\r\n.env  \r\ndist/', '.env'],
    ['.env*\n!.env.example', '.env'],
    ['!.env\n.env', '.env'],
  ];
  for (const [patterns, path] of ignored) {
    test(`${JSON.stringify(patterns)} takes in ${path}`, () => {
      assert.equal(isIgnored([{ text: patterns, path }]), true);
    });
  }

  const kept: readonly (readonly [patterns: string, path: string])[] = [
    ['', '.env'],
    ['# .env', '.env'],
    ['.env.local', '.env'],
    ['env', '.env'],
    ['.environment', '.env'],
    ['/.env', 'apps/web/.env'],
    ['web/.env', 'apps/web/.env'],
    ['apps/*/.env', 'apps/web/next/.env'],
    ['.env/', '.env'],
    ['.env/**', '.env'],
    ['.env\n!.env', '.env'],
    ['.env\n!*.env', '.env'],
    // Not understood: better a line too many than a secret in the history.
    ['.[e]nv', '.env'],
    ['.env\n!.en[v]', '.env'],
    ['.env\n!\\.env', '.env'],
  ];
  for (const [patterns, path] of kept) {
    test(`${JSON.stringify(patterns)} does not take in ${path}`, () => {
      assert.equal(isIgnored([{ text: patterns, path }]), false);
    });
  }

  test('the nearest file that says something decides', () => {
    const above = { text: '.env', path: 'apps/.env' };
    assert.equal(isIgnored([{ text: 'dist', path: '.env' }, above]), true);
    assert.equal(isIgnored([{ text: '!.env', path: '.env' }, above]), false);
  });

  test('stars upon stars take no time', () => {
    const text = `${'*a'.repeat(400)}\n${'**/'.repeat(300)}x\n`.repeat(500);
    const path = `${'a/'.repeat(50)}.env`;
    assertTakesAtMost(1000, () => assert.equal(isIgnored([{ text, path }]), false));
  });
});
