import type { RoutePath } from '../../model/route';
import type { Values } from '../../model/value';
import { listOf, optionOf, type Placed } from './arguments';
import { pathOf } from './framework';

/** A guard and the paths that it leaves out. */
export interface Excepted {
  readonly guard: Placed;
  readonly except?: readonly RoutePath[];
}

/**
 * `guard.unless({ path: [...] })` of express-unless and koa-unless. Where it depends on more than a path, what it leaves
 * out is not known.
 */
export function exceptedBy(placed: Placed, values: Values): Excepted {
  const { expression, module } = placed;
  const value = values.of(expression, module);
  const call = expression.kind === 'call' ? { call: expression, module } : value.kind === 'call' ? value : undefined;
  if (call?.call.callee.kind !== 'member' || call.call.callee.name.value !== 'unless') return { guard: placed };
  const guard = { expression: call.call.callee.of, module: call.module };
  const first = call.call.args[0]?.value;
  const options = first && { expression: first, module: call.module };
  const paths = options && optionOf(options, 'path', values);
  const isElse = ['method', 'ext', 'custom'].some((name) => options && optionOf(options, name, values));
  const known = paths ? listOf(paths.expression, paths.module, values).map((item) => patternOf(item, values)) : [];
  return { guard, except: isElse || !paths ? [...known, undefined] : known };
}

/** A path, a regular expression, or `{ url, methods }`, which leaves out only some methods. */
function patternOf(item: Placed, values: Values): RoutePath {
  const url = optionOf(item, 'url', values);
  if (!url) return pathOf(item.expression, item.module, values);
  const path = pathOf(url.expression, url.module, values);
  return optionOf(item, 'methods', values) && path !== undefined ? `${path}…` : path;
}
