import type { Target } from '../../model/code';
import { memberOf } from './member';
import { joinOrigins, type Origin, partsOf, type Scope, unknown } from './origin';
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
        if (item) assign(item, itemOf(origin, at), frame, run, isNew);
      }
      return;
    case 'index':
    case 'unknown':
      return;
  }
}

function itemOf(origin: Origin, at: number): Origin {
  if (origin.kind === 'list') return origin.items[at] ?? unknown;
  return origin.kind === 'fields' || origin.kind === 'constant' ? unknown : origin;
}

function assignName(name: string, origin: Origin, frame: Frame, run: Run, isNew: boolean): void {
  const isLocal = isNew || frame.module.language === 'python';
  const scope = isLocal ? frame.scope : (holderOf(frame.scope, name) ?? frame.scope);
  const known = scope.names.get(name);
  scope.names.set(name, known && run.forks > 0 ? joinOrigins([known, origin]) : origin);
}

function holderOf(scope: Scope, name: string): Scope | undefined {
  for (let at: Scope | undefined = scope; at; at = at.outer) if (at.names.has(name)) return at;
  return undefined;
}

function assignField(
  of: Origin,
  name: string,
  origin: Origin,
  target: Target & { kind: 'member' },
  frame: Frame,
  run: Run,
): void {
  if ((name === 'status' || name === 'statusCode' || name === 'status_code') && origin.kind === 'constant') {
    if (typeof origin.value === 'number' && origin.value >= 400) run.effects |= REFUSES;
    return;
  }
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
  if (origin.kind === 'claims' && path.some(isPrincipalName)) {
    run.trace.decodes.push({
      token: origin.token,
      decode: origin.decode,
      use: { says: `sets ${written(target)}`, place: placeIn(frame, target) },
    });
  }
  setField(path, origin, run);
}

/** Remembers what a field of the request holds from here on. */
export function setField(path: readonly string[], origin: Origin, run: Run): void {
  const key = fieldKey(path);
  const known = run.fields.get(key);
  run.fields.set(key, known && run.forks > 0 ? joinOrigins([known, origin]) : origin);
}
