import { statusConstant } from '../../knowledge/route/go';
import type { Expression, Target } from '../../model/code';
import type { Value } from '../../model/value';
import { joinOrigins, type Origin, partsOf, unknown } from './origin';

/** An error that is there: what is not nil counts as yes. */
export const anError: Origin = { kind: 'fields', entries: new Map(), rest: [] };

/** True for a variable that takes an error: `err`, `dbErr`, `errParse`. */
function isErrorName(target: Target): boolean {
  return target.kind === 'name' && /^err([A-Z_0-9]|$)|Err$|_err$/.test(target.name);
}

/** What is there only if something failed that would have given this. */
export function failureOf(origin: Origin): Origin {
  return { kind: 'not', of: origin };
}

const provable: ReadonlySet<Origin['kind']> = new Set(['principal', 'nobody', 'row', 'test']);

/**
 * What one of several names gets by a call with several results. The first is the result; behind it an error is there if
 * that is not, and `ok` says whether it is.
 */
export function resultAt(origin: Origin, at: number, target: Target): Origin {
  switch (origin.kind) {
    case 'list':
      return origin.items[at] ?? unknown;
    case 'several':
      return joinOrigins(origin.of.map((one) => resultAt(one, at, target)));
    case 'fields':
    case 'constant':
      return at === 0 ? origin : unknown;
    default:
      if (at === 0) return origin;
      if (isErrorName(target)) return failureOf(origin);
      return origin.kind === 'principal' ? { ...origin, path: [] } : origin;
  }
}

/** What the only name gets: of something that proves, an error is there if nothing was proved. */
export function onlyResult(origin: Origin, target: Target, value: Expression | undefined): Origin {
  const isCall = value?.kind === 'call';
  return isCall && isErrorName(target) && provable.has(origin.kind) ? failureOf(origin) : origin;
}

/** True for what says that nothing is there: nil, and the empty values of texts and numbers. */
export function isEmptyOfGo(origin: Origin): boolean {
  return origin.kind === 'constant' && (origin.value === null || origin.value === '' || origin.value === 0);
}

/** What of an origin the caller can choose. */
export function controlledIn(origin: Origin): Origin | undefined {
  return partsOf(origin).find(({ kind }) => kind === 'controlled');
}

/** Constants of packages that say something: statuses, and the errors that functions give (`sql.ErrNoRows`). */
export function constantOfGo(
  { name, path }: { readonly name: string; readonly path: readonly string[] },
  value: Value,
): Origin | undefined {
  const last = path.at(-1) ?? '';
  const status = name === 'net/http' ? statusConstant(last) : undefined;
  if (status !== undefined) return { kind: 'constant', value: status };
  const isMade = value.kind === 'call' && (name === 'errors' || (name === 'fmt' && last === 'Errorf'));
  return isMade || /^Err[A-Z]/.test(last) ? anError : undefined;
}

const basic = /^(?:string|bool|error|any|byte|rune|u?int(?:8|16|32|64)?|float(?:32|64))$/;

/** True for a type with fields of its own, as far as its name tells. */
export function isStructType(type: Expression): boolean {
  if (type.kind === 'unknown') return true;
  return type.kind === 'member' || (type.kind === 'name' && !basic.test(type.name));
}
