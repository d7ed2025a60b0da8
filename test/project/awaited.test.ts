import assert from 'node:assert/strict';
import type { MountEntry, Stack } from '../../server/src/model/route';
import { mountAwaited } from '../../server/src/project/awaited';

function stack(path: string, facts: Partial<Stack> = {}): Stack {
  const place = { path, span: { start: 0, end: 0 } };
  return { id: path, framework: 'aspnet', place, name: path, kind: 'router', isOrdered: false, entries: [], ...facts };
}

function mount(path: string, all: boolean): MountEntry {
  const place = { path, span: { start: 0, end: 0 } };
  return { do: 'mount', place, order: 0, path: '/', guards: [], takes: { word: 'x', all } };
}

/** What each stack mounts in the end. */
function mounted(...stacks: readonly Stack[]): Readonly<Record<string, readonly (string | undefined)[]>> {
  const found = mountAwaited(new Map(stacks.map((one) => [one.id, one])));
  return Object.fromEntries(
    [...found.values()].flatMap(({ id, entries }) =>
      entries.length > 0 ? [[id, entries.map((one) => (one.do === 'mount' ? one.child : undefined))]] : [],
    ),
  );
}

suite('Stacks that wait to be mounted', () => {
  test('what waits for all of a program is taken by the nearest one', () => {
    assert.deepEqual(
      mounted(
        stack('a/app', { entries: [mount('a/app', true)] }),
        stack('b/app', { entries: [mount('b/app', true)] }),
        stack('a/x/users', { awaits: 'x' }),
        stack('a/x/orders', { awaits: 'x' }),
        stack('b/users', { awaits: 'x' }),
      ),
      { 'a/app': ['a/x/users', 'a/x/orders'], 'b/app': ['b/users'] },
    );
  });

  test('a mount of one thing takes the nearest, which several may do', () => {
    assert.deepEqual(
      mounted(
        stack('a/app', { entries: [mount('a/app', false)] }),
        stack('c/app', { entries: [mount('c/app', false)] }),
        stack('a/users', { awaits: 'x' }),
        stack('c/d/users', { awaits: 'x' }),
      ),
      { 'a/app': ['a/users'], 'c/app': ['c/d/users'] },
    );
  });

  test('a mount for which nothing waits is left out, and nothing is said of what has another word', () => {
    assert.deepEqual(
      mounted(stack('app', { entries: [mount('app', true), mount('app', false)] }), stack('y', { awaits: 'y' })),
      {},
    );
  });
});
