import { attributeSortOf } from '../../knowledge/route/attributes';
import { libraryFact } from '../../knowledge/route/libraries';
import type { Value } from '../../model/value';
import { findIn, joinOrigins, missing, type Origin, unknown } from './origin';
import { classifyRequest, fieldKey, isPrincipalName } from './request';
import { type Frame, originOfValue, type Run } from './run';

/** What a field of a value is. */
export function memberOf(of: Origin, name: string, frame: Frame, run: Run): Origin {
  switch (of.kind) {
    case 'request': {
      const path = [...of.path, name];
      return (
        run.fields.get(fieldKey(path)) ??
        (of.path.length === 0 && name === 'session' ? run.fields.get('session') : undefined) ??
        classifyRequest(path)
      );
    }
    case 'controlled': {
      // A header is text: what has such a field was put there by whoever let the caller in.
      if (of.part === 'header' && isPrincipalName(of.name) && attributeSortOf(name))
        return { kind: 'principal', path: [name] };
      const deeper = of.name === '' ? name : `${of.name}.${name}`;
      return run.fields.get(`${of.part}.${deeper}`) ?? { ...of, name: deeper };
    }
    case 'claims':
      return { ...of, path: [...of.path, name] };
    case 'principal':
      return isError(name) ? { kind: 'failure' } : { kind: 'principal', path: [...of.path, name] };
    case 'nobody':
      return isError(name) ? { kind: 'constant', value: true } : of;
    case 'row':
      return { ...of, path: [...of.path, name] };
    case 'fields':
      return (
        of.entries.get(name) ??
        joinOrigins(of.rest.length > 0 ? of.rest.map((one) => memberOf(one, name, frame, run)) : [missing])
      );
    case 'list':
      return name === 'length' && of.isWhole ? { kind: 'constant', value: of.items.length } : unknown;
    case 'several':
      return joinOrigins(of.of.map((one) => memberOf(one, name, frame, run)));
    case 'logic':
      return joinOrigins([memberOf(of.left, name, frame, run), memberOf(of.right, name, frame, run)]);
    case 'object':
      return of.fields.get(name) ?? fieldOfObject(of, name, frame, run);
    case 'value':
      return originOfNamed(run.values.member(of.value, name), name, frame, run, of);
    case 'answer':
      return name === 'locals' ? { kind: 'request', path: ['locals'] } : of;
    case 'constant':
      return of.value === null ? missing : unknown;
    case 'setting':
      return of;
    default:
      return unknown;
  }
}

function isError(name: string): boolean {
  return name === 'error' || name === 'err' || name === 'errors' || name === 'failed';
}

function fieldOfObject(of: Origin & { kind: 'object' }, name: string, frame: Frame, run: Run): Origin {
  // Views of Django and handlers of Tornado keep the request in a field.
  if (name === 'request') return { kind: 'request', path: [] };
  if (name === 'kwargs') return { kind: 'controlled', part: 'path', name: '' };
  if (name === 'get_response') return { kind: 'pass' };
  const value = run.values.member({ kind: 'instance', of: of.of, module: of.of.module }, name);
  if (value.kind === 'function') {
    const self: readonly (readonly [string, Origin])[] = ['this', 'self', 'cls'].map((each) => [each, of] as const);
    return { kind: 'closure', function: value.function, module: value.module, scope: { names: new Map(self) } };
  }
  return originOfNamed(value, name, frame, run, of);
}

/** What a value stands for, with those of packages that mean the request or the caller. */
export function originOfNamed(value: Value, name: string, frame: Frame, run: Run, of?: Origin): Origin {
  if (value.kind === 'unknown')
    return of?.kind === 'value' && of.value.kind !== 'unknown'
      ? { kind: 'value', value: { kind: 'member', of: of.value, name } }
      : unknown;
  const package_ = packageOf(value);
  if (!package_) return originOfValue(value, run, frame.depth);
  if (package_.name === 'flask' && (package_.path[0] === 'g' || package_.path[0] === 'session')) {
    const path = package_.path[0] === 'session' ? package_.path : package_.path.slice(1);
    return (
      findIn(run.fields, fieldKey(path)) ?? (path.length === 0 ? { kind: 'request', path: [] } : classifyRequest(path))
    );
  }
  if (isSetting(package_.name, package_.path)) return { kind: 'setting' };
  for (let length = 1; length <= package_.path.length && value.kind !== 'call'; length++) {
    const fact = libraryFact(package_.name, package_.path.slice(0, length));
    const rest = package_.path.slice(length);
    if (fact?.does === 'names') return { kind: 'principal', path: rest };
    if (fact?.does === 'requests') return rest.length === 0 ? { kind: 'request', path: [] } : classifyRequest(rest);
  }
  return originOfValue(value, run, frame.depth);
}

/** Where the program runs: `process.env.NODE_ENV`, `settings.DEBUG`. Secrets are kept there as well. */
function isSetting(package_: string, path: readonly string[]): boolean {
  const text = path.join('.');
  return (
    (package_ === '' && text.startsWith('process.env')) ||
    ((package_ === 'process' || package_ === 'node:process') && text.startsWith('env')) ||
    (package_ === 'os' && (text.startsWith('environ') || text.startsWith('getenv'))) ||
    (package_.startsWith('django') && text.includes('settings.'))
  );
}

/** The package that a value comes from and the names behind it, calls on the way left out. */
export function packageOf(value: Value): { readonly name: string; readonly path: readonly string[] } | undefined {
  const names: string[] = [];
  let at = value;
  for (let step = 0; step < 16; step++) {
    if (at.kind === 'external') return { name: at.package, path: [...at.path, ...names.reverse()] };
    if (at.kind === 'member') {
      names.push(at.name);
      at = at.of;
    } else if (at.kind === 'call') at = at.callee;
    else return undefined;
  }
  return undefined;
}
