import type { Expression } from '../../model/code';
import { assign } from './assign';
import type { CallSite } from './call-site';
import { allFields, type Origin } from './origin';
import type { Frame, Run } from './run';

/** Where an argument points to: `user` of `&user`. */
export function pointedTo(expression: Expression): Expression | undefined {
  return expression.kind === 'unary' && expression.operator === '&' ? expression.of : undefined;
}

/**
 * Gives a value to all that the arguments of a call point to. What is a pointer already is filled in place, so that
 * whoever made it sees the same.
 */
export function fill({ call, args }: Pick<CallSite, 'call' | 'args'>, origin: Origin, frame: Frame, run: Run): void {
  for (const [at, { value }] of call.args.entries()) {
    const target = pointedTo(value);
    const given = args[at]?.origin;
    if (given?.kind === 'fields') given.entries.set(allFields, origin);
    if (target?.kind === 'name' || target?.kind === 'member')
      assign(target, origin, frame, run, target.kind === 'name');
  }
}
