import type { Demand, Guard, GuardUse } from '../../model/route';
import type { Values } from '../../model/value';
import { packageOf } from './member';
import { written } from './written';

/** Several guards that something joins into one: `some(bearerAuth(…), jwt(…))` of Hono, `fastify.auth([a, b])`. */
interface Combination {
  readonly parts: readonly GuardUse[];
  /** True if any one of them lets a caller in. */
  readonly isAny: boolean;
}

/** The guards that are joined where a guard is used, or undefined if it is one guard only. */
export function combinationOf(use: GuardUse, values: Values): Combination | undefined {
  const { value } = use;
  if (use.anyOf) return { parts: use.anyOf, isAny: true };
  if (value.kind !== 'call') return undefined;
  const package_ = packageOf(value);
  const name = package_?.path.at(-1);
  const isHono = package_?.name.startsWith('hono') && (name === 'some' || name === 'every' || name === 'except');
  const isFastify = package_?.name.includes('fastify') && name === 'auth';
  if (!isHono && !isFastify) return undefined;
  const options = value.call.args.flatMap(({ value: one }) => (one.kind === 'dictionary' ? one.entries : []));
  const isAll = options.some(
    ({ key, value: one }) => key?.value === 'relation' && one.kind === 'text' && one.value === 'and',
  );
  const expressions = value.call.args
    // The first thing that `except` is given is a path or a condition.
    .slice(name === 'except' ? 1 : 0)
    .flatMap(({ value: one }) => (one.kind === 'list' ? one.items : one.kind === 'dictionary' ? [] : [one]));
  const parts = expressions.map(
    (one): GuardUse => ({
      place: { path: value.module.path, span: one.span },
      written: written(one),
      value: values.of(one, value.module),
      given: [],
    }),
  );
  return { parts, isAny: name === 'some' || (isFastify === true && !isAll) };
}

/** What guards do together: each of them runs, or the first that lets a caller in is enough. */
export function combine(guards: readonly Guard[], isAny: boolean): Guard {
  const demands = guards.map(({ authentication }) => authentication);
  const asksAlways = isAny ? guards.every(({ authorization }) => authorization.length > 0) : true;
  const authentication = isAny ? weakest(demands) : strongest(demands);
  return {
    authentication,
    authorization: asksAlways ? guards.flatMap((guard) => guard.authorization) : [],
    evidence: authentication === 'required' ? guards.flatMap(({ evidence }) => evidence) : [],
    by: guards.some(({ by }) => by === 'nothing')
      ? 'nothing'
      : guards.some(({ by }) => by === 'name')
        ? 'name'
        : 'body',
    isPublic: guards.length > 0 && guards.every(({ isPublic }) => isPublic),
    principalFields: guards.flatMap(({ principalFields }) => principalFields),
    gaps: guards.flatMap(({ gaps }) => gaps),
    faults: guards.flatMap(({ faults }) => faults),
  };
}

const byStrength: readonly Demand[] = ['none', 'optional', 'unknown', 'required'];

function weakest(demands: readonly Demand[]): Demand {
  return byStrength.find((demand) => demands.includes(demand)) ?? 'unknown';
}

function strongest(demands: readonly Demand[]): Demand {
  return byStrength.findLast((demand) => demands.includes(demand)) ?? 'unknown';
}
