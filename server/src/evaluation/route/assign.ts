import type { Target } from '../../model/code';
import { setInAspnet } from './aspnet-set';
import { setOnRow } from './assigned';
import { useClaims } from './claims';
import { resultAt } from './go-values';
import { memberOf } from './member';
import { allFields, findName, joinOrigins, type Origin, partsOf, type Scope, unknown } from './origin';
import { fieldKey, isPrincipalName } from './request';
import { type Frame, placeIn, REFUSES, type Run } from './run';
import { written } from './written';

/**
 * Gives a value to a name, a field, or what is taken apart.
 *
 * @param isNew true if the names are made here, so that those of the same name outside stay as they are.
 */
export function assign(target: Target, origin: Origin, frame: Frame, run: Run, isNew = false): void {
  switch (target.kind) {
    case 'name':
      assignName(target.name, origin, frame, run, isNew);
      return;
    case 'member':
      assignField(run.evaluate(target.of, frame), target.name.value, origin, target, frame, run);
      return;
    case 'fields':
      for (const { name, as, default: given } of target.fields) {
        const value = memberOf(origin, name, frame, run);
        const isMissing = value.kind === 'constant' && value.value === null && given;
        assign(as, isMissing ? run.evaluate(given, frame) : value, frame, run, isNew);
      }
      if (target.rest) assignName(target.rest.name, origin, frame, run, isNew);
      return;
    case 'items':
      for (const [at, item] of target.items.entries()) {
        if (item)
          assign(
            item,
            frame.module.language === 'go' ? resultAt(origin, at, item) : itemOf(origin, at),
            frame,
            run,
            isNew,
          );
      }
      return;
    case 'index': {
      const key = target.at[0] && run.evaluate(target.at[0], frame);
      const of = key && run.evaluate(target.of, frame);
      if (of && key.kind === 'constant' && typeof key.value === 'string')
        assignField(of, key.value, origin, target, frame, run);
      // What is put under a name that nobody knows may be any field.
      else if (of?.kind === 'fields') of.entries.set(allFields, { kind: 'unknown', from: [origin] });
      return;
    }
    case 'unknown':
      return;
  }
}

function itemOf(origin: Origin, at: number): Origin {
  if (origin.kind === 'list') return origin.items[at] ?? unknown;
  return origin.kind === 'fields' || origin.kind === 'constant' ? unknown : origin;
}

function assignName(name: string, origin: Origin, frame: Frame, run: Run, isNew: boolean): void {
  const isLocal = isNew || frame.module.language === 'python' || frame.module.language === 'php';
  const holder = isLocal ? frame.scope : holderOf(frame.scope, name);
  const self = holder || !hasBareFields(frame) ? undefined : findName(frame.scope, 'this');
  if (self?.kind === 'object') {
    self.fields.set(name, origin);
    return;
  }
  const scope = holder ?? frame.scope;
  const known = scope.names.get(name);
  // What `:=` of Go makes in a branch is another variable.
  const isOther = isNew && frame.module.language === 'go';
  scope.names.set(name, known && run.forks > 0 && !isOther ? joinOrigins([known, origin]) : origin);
}

/** Languages in which a method names a field of its object without saying whose it is. */
function hasBareFields({ module }: Frame): boolean {
  return module.language === 'csharp' || module.language === 'java';
}

function holderOf(scope: Scope, name: string): Scope | undefined {
  for (let at: Scope | undefined = scope; at; at = at.outer) if (at.names.has(name)) return at;
  return undefined;
}

function assignField(
  of: Origin,
  name: string,
  origin: Origin,
  target: Target & { kind: 'member' | 'index' },
  frame: Frame,
  run: Run,
): void {
  if ((name === 'status' || name === 'statusCode' || name === 'status_code') && origin.kind === 'constant') {
    if (typeof origin.value === 'number' && origin.value >= 400) run.effects |= REFUSES;
    return;
  }
  if (frame.module.language === 'csharp' && setInAspnet(of, name, origin, target, frame, run)) return;
  if (of.kind === 'row' && of.path.length === 0) setOnRow(of.access, name, origin, placeIn(frame, target));
  if (of.kind === 'row' && partsOf(origin).some(({ kind }) => kind === 'controlled')) of.access.written = 'input';
  if (of.kind === 'fields') of.entries.set(name, origin);
  if (of.kind === 'object') {
    of.fields.set(name, origin);
    return;
  }
  const path =
    of.kind === 'request'
      ? [...of.path, name]
      : of.kind === 'controlled'
        ? [of.part, ...of.name.split('.').filter(Boolean), name]
        : undefined;
  if (!path) return;
  if (path.some(isPrincipalName)) useClaims(origin, `sets ${written(target)}`, placeIn(frame, target), run);
  setField(path, origin, run);
}

/** Remembers what a field of the request holds from here on. */
export function setField(path: readonly string[], origin: Origin, run: Run): void {
  const key = fieldKey(path);
  const known = run.fields.get(key);
  run.fields.set(key, known && run.forks > 0 ? joinOrigins([known, origin]) : origin);
}
