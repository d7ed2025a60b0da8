import type { Values } from '../../model/value';
import { callOrigin } from './call-origin';
import { evaluate } from './evaluate';
import { execute } from './execute';
import type { Origin } from './origin';
import { type Caller, type Frame, makeTrace, type Run, type TeamNames } from './run';

/** How many expressions one caller is led through. What lies behind is not known. */
const mostExpressions = 6000;

/** A walk that has not begun. */
export function makeRun(
  caller: Caller,
  values: Values,
  team: TeamNames,
  given: readonly Origin[] = [],
  fields: ReadonlyMap<string, Origin> = new Map(),
): Run {
  const run: Run = {
    caller,
    values,
    team,
    given,
    trace: makeTrace(),
    fields: new Map(fields),
    budget: mostExpressions,
    nesting: 0,
    thrown: false,
    effects: 0,
    reason: 0,
    claimed: undefined,
    forks: 0,
    active: new Set(),
    authenticating: new Set(),
    issued: new WeakSet(),
    evaluate: (expression, frame) => evaluate(expression, frame, run),
    execute: (statements, frame) => execute(statements, frame, run),
    apply: (callee, args, frame: Frame) => callOrigin(callee, { call: nowhere, names: [], args }, frame, run),
  };
  return run;
}

const nowhere = {
  kind: 'call' as const,
  span: { start: 0, end: 0 },
  callee: { kind: 'unknown' as const, span: { start: 0, end: 0 }, children: [] },
  args: [],
  isNew: false,
};
