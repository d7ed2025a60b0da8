import { attributeSortOf } from '../../knowledge/route/attributes';
import { libraryFact } from '../../knowledge/route/libraries';
import { wordsOf } from '../../knowledge/route/phrases';
import type { Value } from '../../model/value';
import { aspnetField, memberInAspnet } from './aspnet-field';
import { isUnwrapping } from './either';
import { fieldOfGo } from './go-field';
import { constantOfGo, failureOf } from './go-values';
import { isFormRequest, laravelField } from './laravel-field';
import { allFields, findIn, joinOrigins, missing, type Origin, unknown } from './origin';
import { classifyRequest, fieldKey, isPrincipalName } from './request';
import { type Frame, originOfValue, type Run } from './run';

/** What a field of a value is. */
export function memberOf(of: Origin, name: string, frame: Frame, run: Run): Origin {
  if (isUnwrapping(of, name)) return of;
  switch (of.kind) {
    case 'request': {
      const path = [...of.path, name];
      return (
        run.fields.get(fieldKey(path)) ??
        (of.path.length === 0 && name === 'session' ? run.fields.get('session') : undefined) ??
        fieldOfRequest(path, frame)
      );
    }
    case 'controlled': {
      // The value of a cookie is what the caller sent under its name.
      if (frame.module.language === 'go' && of.part === 'cookie' && name === 'Value') return of;
      // So is that of a number that may be missing.
      if (frame.module.language === 'csharp' && name === 'Value' && of.name !== '') return of;
      // A header is text: what has such a field was put there by whoever let the caller in.
      if (of.part === 'header' && isPrincipalName(of.name) && attributeSortOf(name))
        return { kind: 'principal', path: [name] };
      const deeper = of.name === '' ? name : `${of.name}.${name}`;
      // Parts of a path are texts: what has fields is what a decorator made of the body.
      const part = of.part === 'path' && of.name !== '' && frame.module.language === 'python' ? 'body' : of.part;
      return run.fields.get(`${part}.${deeper}`) ?? { ...of, part, name: deeper };
    }
    case 'principal':
      // A token of Go that was verified has its claims in a field, and says so in another one.
      if (frame.module.language === 'go' && (name === 'Claims' || name === 'Valid')) return of;
      if (frame.module.language === 'csharp' && name === 'Value' && of.path.length > 0) return of;
      return isErrorName(name) ? { kind: 'failure' } : { ...of, path: [...of.path, name] };
    case 'nobody':
      return isErrorName(name) ? { kind: 'constant', value: true } : of;
    case 'row':
      return frame.module.language === 'go' && name === 'Error' ? failureOf(of) : { ...of, path: [...of.path, name] };
    case 'not':
      return frame.module.language === 'go' && name === 'Error' ? of : unknown;
    case 'fields':
      return (
        of.entries.get(name) ??
        fieldOfAll(of, name, frame, run) ??
        joinOrigins(of.rest.length > 0 ? of.rest.map((one) => memberOf(one, name, frame, run)) : [missing])
      );
    case 'list':
      return name === 'length' && of.isWhole ? { kind: 'constant', value: of.items.length } : unknown;
    case 'several':
      return joinOrigins(of.of.map((one) => memberOf(one, name, frame, run)));
    case 'logic':
      return joinOrigins([memberOf(of.left, name, frame, run), memberOf(of.right, name, frame, run)]);
    case 'object':
      return of.fields.get(name) ?? heldBy(of, name, frame, run);
    case 'value':
      if (frame.module.language === 'csharp' && name === 'HttpContext') return { kind: 'request', path: [] };
      return originOfNamed(run.values.member(of.value, name), name, frame, run, of);
    case 'answer':
      return name === 'locals' ? { kind: 'request', path: ['locals'] } : of;
    case 'constant':
      return of.value === null ? missing : unknown;
    case 'setting':
    case 'metadata':
      return of;
    case 'test':
      // `result.Succeeded`, as services of authorization answer.
      return name === 'Succeeded' ? of : unknown;
    default:
      return unknown;
  }
}

/** `current_org`: what the program keeps for the request as the place that the caller works in. */
export function currentPlace(name: string): Origin | undefined {
  const [first, ...words] = wordsOf(name);
  const place = first === 'current' ? words.join('_') : '';
  return place !== '' && attributeSortOf(place) === 'tenant' ? { kind: 'principal', path: [place] } : undefined;
}

/** A field that is there only if something failed. */
export function isErrorName(name: string): boolean {
  return name === 'error' || name === 'err' || name === 'errors' || name === 'failed';
}

function heldBy(of: Origin & { kind: 'object' }, name: string, frame: Frame, run: Run): Origin {
  const found = fieldOfObject(of, name, frame, run);
  const all = of.fields.get(allFields);
  return all && found.kind !== 'closure' ? memberOf(all, name, frame, run) : found;
}

function fieldOfObject(of: Origin & { kind: 'object' }, name: string, frame: Frame, run: Run): Origin {
  const meant = of.of.module.language === 'csharp' ? memberInAspnet(of, name, frame, run) : undefined;
  if (meant) return meant;
  // Views of Django and handlers of Tornado keep the request in a field.
  if (name === 'request') return { kind: 'request', path: [] };
  if (name === 'kwargs') return { kind: 'controlled', part: 'path', name: '' };
  if (name === 'get_response') return { kind: 'pass' };
  const place = of.of.module.language === 'python' ? currentPlace(name) : undefined;
  if (place) return place;
  const value = run.values.member({ kind: 'instance', of: of.of, module: of.of.module }, name);
  if (value.kind === 'function') {
    const self: readonly (readonly [string, Origin])[] = ['this', 'self', 'cls'].map((each) => [each, of] as const);
    return { kind: 'closure', function: value.function, module: value.module, scope: { names: new Map(self) } };
  }
  const isRequest = value.kind === 'member' && frame.module.language === 'php' && isFormRequest(of.of, run.values);
  if (isRequest) return memberOf({ kind: 'request', path: [] }, name, frame, run);
  return originOfNamed(value, name, frame, run, of);
}

/** A field of the request, by the words of the language's frameworks. */
function fieldOfRequest(path: readonly string[], { module: { language } }: Frame): Origin {
  if (language === 'php') return laravelField(path);
  if (language === 'csharp') return aspnetField(path);
  return language === 'go' ? fieldOfGo(path) : classifyRequest(path);
}

/** What all fields of an object were read from has each of them. */
function fieldOfAll(of: Origin & { kind: 'fields' }, name: string, frame: Frame, run: Run): Origin | undefined {
  const all = of.entries.get(allFields);
  return all && memberOf(all, name, frame, run);
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
  if (frame.module.language === 'go') {
    const constant = constantOfGo(package_, value);
    if (constant) return constant;
  }
  if (isSetting(package_.name, package_.path)) return { kind: 'setting', isOfProgram: true };
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
    (package_.startsWith('django') && text.includes('settings.')) ||
    (package_ === '.net' &&
      /^(I?Configuration(Root|Section|Manager)?|IOptions(Snapshot|Monitor)?|Environment)\./.test(text))
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
