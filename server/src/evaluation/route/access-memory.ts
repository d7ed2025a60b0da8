import type { Call, Expression } from '../../model/code';
import { makeDraft, takeAllData, takeKey } from './access-draft';
import { finish } from './access-result';
import { type AccessDraft, findName, type Origin } from './origin';
import type { Frame, Run } from './run';
import { namesOf } from './written';

const memoryMethods = new Map<string, AccessDraft['sort']>([
  ...'find get findIndex findLast has some every'.split(' ').map((name) => [name, 'read'] as const),
  ...'filter map values items'.split(' ').map((name) => [name, 'list'] as const),
  ...'push set add unshift append'.split(' ').map((name) => [name, 'create'] as const),
  ...'splice delete pop remove'.split(' ').map((name) => [name, 'delete'] as const),
]);

/** Rows that the program keeps in a list or map at the top of a module: `users.find((user) => user.id === id)`. */
export function accessOfMemory(call: Call, frame: Frame, run: Run): Origin | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const { of, name } = call.callee;
  const sort = memoryMethods.get(name.value);
  if (!sort || (of.kind !== 'name' && of.kind !== 'member') || !isMemory(of, frame, run)) return undefined;
  const names = namesOf(of);
  const draft = makeDraft({ sort, isClear: true, data: 'all' }, names.at(-1) ?? '', call, frame);
  const element: Origin = { kind: 'row', access: draft, path: [] };
  const tests = run.trace.tests.length;
  for (const { value } of call.args) {
    const origin = run.evaluate(value, frame);
    if (origin.kind === 'closure') takeKey(draft, '', run.apply(origin, [{ origin: element }], frame), run);
    else if (sort === 'create') takeAllData(draft, origin, run);
    else takeKey(draft, '', origin, run);
  }
  // The comparisons in the closure choose rows; they refuse nobody by themselves.
  run.trace.tests.splice(tests);
  return finish(draft, [], run);
}

/** True for a list of objects, an empty list, or a map, made at the top of a module of the project. */
function isMemory(of: Expression, frame: Frame, run: Run): boolean {
  if (of.kind === 'name' && findName(frame.scope, of.name)) return false;
  const value = run.values.of(of, frame.module);
  if (value.kind === 'list')
    return value.list.items.length === 0 || value.list.items.some(({ kind }) => kind === 'dictionary');
  if (value.kind === 'dictionary') return value.dictionary.entries.every((entry) => entry.value.kind === 'dictionary');
  return (
    value.kind === 'call' &&
    value.callee.kind === 'external' &&
    value.callee.package === '' &&
    value.callee.path[0] === 'Map' &&
    value.call.args.length === 0
  );
}
