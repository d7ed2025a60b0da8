import type { CodeModule, Expression } from '../../model/code';
import type { ClassValue, ExternalValue, FunctionValue, InstanceValue, Value, Values } from '../../model/value';
import { callablesOf } from './callables';
import { exportedAs, passedOn, wholeOf } from './exports';
import { ofExpression } from './expressions';
import type { Follow, Modules, Passed } from './follow';
import { type Keeping, type Kept, type Memory, makeKeeping } from './keeping';
import { findMember, instanceOfType } from './members';
import { ofBinding } from './names';
import { basesOf, resultsOf } from './results';

/** Nobody writes values that lead over so many others; what lies deeper is unknown. */
const deepest = 400;
/** What one question may cost, so that none can be made that takes long. */
const mostSteps = 4000;

const tooFar: Value = { kind: 'unknown', reason: 'it leads too far' };
const circular: Value = { kind: 'unknown', reason: 'it leads back to itself' };

/**
 * Answers what expressions stand for in the modules of a project. What was found is kept as long as the modules are the
 * same that it was found in.
 *
 * A name that is given several values is followed if they agree, those that are none (null, None) left out; so is a
 * choice. Otherwise the value is unknown, and its expression says what was left.
 */
export function makeValues(modules: Modules, keeping: Keeping = makeKeeping()): Values {
  const walk = makeWalk(keeping);
  const expressions = new WeakMap<CodeModule, Map<Expression, Kept<Value>>>();
  const types = new WeakMap<CodeModule, Map<Expression, Kept<InstanceValue | false>>>();
  const exported = new WeakMap<object, Map<string, Kept<Value | false>>>();
  const passed = new WeakMap<CodeModule, Kept<readonly Passed[]>>();
  const members = new WeakMap<object, Map<string, Kept<Value | false>>>();
  const results = new WeakMap<object, Kept<readonly Value[]>>();
  const callables = new WeakMap<object, Kept<readonly FunctionValue[]>>();
  const bases = new WeakMap<object, Kept<readonly (ClassValue | ExternalValue)[]>>();

  const follow: Follow = {
    modules,
    of: (expression, module) =>
      walk(memoryOf(expressions, module), expression, tooFar, circular, () => ofExpression(follow, expression, module)),
    binding: (binding, module) => ofBinding(follow, binding, module),
    find: (value, name) =>
      walk(memoryOf(members, identityOf(value)), name, false, false, () => findMember(follow, value, name) ?? false) ||
      undefined,
    member: (value, name) => follow.find(value, name) ?? { kind: 'member', of: value, name },
    results: (value) => walk(results, identityOf(value), [], [], () => resultsOf(follow, value)),
    callables: (value) => walk(callables, identityOf(value), [], [], () => callablesOf(follow, value)),
    bases: (value) => walk(bases, value.class, [], [], () => basesOf(follow, value)),
    typed: (type, module) =>
      walk(memoryOf(types, module), type, false, false, () => instanceOfType(follow, type, module) ?? false) ||
      undefined,
    exported: (module, name) =>
      walk(memoryOf(exported, module), name, false, false, () => exportedAs(follow, module, name) ?? false) ||
      undefined,
    whole: (module) => wholeOf(follow, module),
    passed: (module) => walk(passed, module, [], [], () => passedOn(follow, module)),
  };
  const { of, member, results: resultsIn, callables: callablesIn, bases: basesIn } = follow;
  return {
    of,
    member,
    results: resultsIn,
    callables: callablesIn,
    bases: basesIn,
    module: (from, specifier) => modules.find(from, specifier),
  };
}

/** The memory of what belongs to one thing, which goes when that goes. */
function memoryOf<Owner extends object, Key, Found>(
  memories: WeakMap<Owner, Map<Key, Kept<Found>>>,
  owner: Owner,
): Map<Key, Kept<Found>> {
  const before = memories.get(owner);
  if (before) return before;
  const memory = new Map<Key, Kept<Found>>();
  memories.set(owner, memory);
  return memory;
}

/** What stands for a value in a memory: the code it comes from, where it has one that no other sort of value has. */
function identityOf(value: Value): object {
  switch (value.kind) {
    case 'function':
      return value.function;
    case 'class':
      return value.class;
    case 'call':
      return value.call;
    default:
      return value;
  }
}

/**
 * Answers from memory, else works an answer out. Work that comes back to itself, goes too deep or takes too long is cut.
 * An answer that rests on a question which is still open is not kept, as it is better when it is asked for itself.
 */
function makeWalk(keeping: Keeping) {
  let depth = 0;
  let steps = 0;
  /** How deep the outermost open question lies that was come back to. */
  let returned = Number.POSITIVE_INFINITY;
  const open = new Map<unknown, Map<unknown, number>>();
  return <Key, Answer>(
    memory: Memory<Key, Answer>,
    key: Key,
    far: Answer,
    loop: Answer,
    work: () => Answer,
  ): Answer => {
    const known = keeping.recall(memory, key);
    if (known) return known.found;
    const asked = open.get(memory) ?? new Map<unknown, number>();
    const before = asked.get(key);
    if (before !== undefined) {
      returned = Math.min(returned, before);
      return loop;
    }
    if (depth >= deepest || steps >= mostSteps) return far;
    open.set(memory, asked.set(key, depth));
    const outside = returned;
    returned = Number.POSITIVE_INFINITY;
    depth++;
    steps++;
    try {
      const kept = keeping.work(work);
      if (returned >= depth - 1) memory.set(key, kept);
      return kept.found;
    } finally {
      depth--;
      asked.delete(key);
      if (asked.size === 0) open.delete(memory);
      if (depth === 0) steps = 0;
      returned = returned >= depth ? outside : Math.min(outside, returned);
    }
  };
}
