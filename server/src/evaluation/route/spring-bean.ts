import type { Value } from '../../model/value';
import { setOnRow } from './assigned';
import type { CallSite } from './call-site';
import { memberOf } from './member';
import { findName, type Origin, unknown } from './origin';
import { type Frame, originOfValue, placeIn, type Run } from './run';

const kinds: ReadonlySet<Origin['kind']> = new Set([
  'controlled',
  'row',
  'principal',
  'nobody',
  'setting',
  'constant',
  'fields',
]);

/** True for what only holds something, so that its methods tell what that is. */
export function isData({ kind }: Origin): boolean {
  return kinds.has(kind);
}

/** A method of what holds data: one that the program has, with that as its object, unless it only gets or sets a field. */
export function methodOfData(own: Value | undefined, receiver: Origin, run: Run, frame: Frame): Origin {
  if (own?.kind !== 'function' || fieldOf(own.function.name?.value ?? '', own.function.parameters.length))
    return unknown;
  const closure = originOfValue(own, run, frame.depth);
  return closure.kind === 'closure' ? { ...closure, scope: { names: new Map([['this', receiver]]) } } : closure;
}

/** The field that `getName()`, `isAdmin()` and `setName(name)` are about. */
function fieldOf(name: string, size: number): string | undefined {
  const word = (size === 0 ? /^(?:get|is)(\p{Lu}\w*)$/u : size === 1 ? /^set(\p{Lu}\w*)$/u : undefined)?.exec(
    name,
  )?.[1];
  return word && word.charAt(0).toLowerCase() + word.slice(1);
}

/** What is the caller itself, or only says more of it. */
const itself: ReadonlySet<string> = new Set([
  'principal',
  'details',
  'credentials',
  'userDetails',
  'user',
  'attributes',
  'claims',
]);

/** What `getName()` and `setName(name)` do with what holds data; undefined for other calls. */
export function accessor({ call, names, args, receiver }: CallSite, frame: Frame, run: Run): Origin | undefined {
  const field = fieldOf(names.at(-1) ?? '', args.length);
  const [value] = args;
  if (!receiver || field === undefined) return undefined;
  if (value) {
    if (receiver.kind === 'row') setOnRow(receiver.access, field, value.origin, placeIn(frame, call));
    else if (receiver.kind === 'object') receiver.fields.set(field, value.origin);
    else if (receiver.kind === 'fields') receiver.entries.set(field, value.origin);
    else return undefined;
    return receiver;
  }
  if (receiver.kind === 'principal') {
    if (itself.has(field)) return receiver;
    return { ...receiver, path: [...receiver.path, field === 'name' ? 'username' : field] };
  }
  if (receiver.kind === 'object') return receiver.fields.get(field);
  return isData(receiver) ? memberOf(receiver, field, frame, run) : undefined;
}

/** What a name is of the object around: a field or a method of it, which it may have from what it extends. */
export function nameInSpring(name: string, frame: Frame, run: Run): Origin | undefined {
  const self = findName(frame.scope, 'this');
  if (self?.kind === 'object') {
    const known = self.fields.get(name);
    if (known) return known;
    const value = run.values.member({ kind: 'instance', of: self.of, module: self.of.module }, name);
    return value.kind === 'function' ? memberOf(self, name, frame, run) : undefined;
  }
  const isOfData = self !== undefined && isData(self) && /^\p{Ll}/u.test(name);
  return isOfData ? memberOf(self, name, frame, run) : undefined;
}
