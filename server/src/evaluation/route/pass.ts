import type { Call } from '../../model/code';
import { setField } from './assign';
import { type Origin, unknown } from './origin';
import { refuse } from './refusal';
import { type Frame, type GivenArgument, PASSES, type Run } from './run';
import { truthOf } from './truth';

/** Lets the caller through, or refuses if an error is handed over. */
export function pass(args: readonly GivenArgument[], call: Call, frame: Frame, run: Run): Origin {
  const [first, second] = args.filter(({ name }) => name === undefined).map(({ origin }) => origin);
  if (first?.kind === 'fields') {
    // tRPC hands on a context: what is in it is set from here on.
    const context = first.entries.get('ctx');
    if (context?.kind === 'fields') for (const [name, origin] of context.entries) setField([name], origin, run);
  }
  const isPlain =
    first === undefined ||
    first.kind === 'request' ||
    first.kind === 'answer' ||
    first.kind === 'list' ||
    first.kind === 'controlled' ||
    first.kind === 'fields' ||
    args[0]?.isSpread;
  const isNothing =
    first?.kind === 'constant' &&
    (first.value === null || first.value === 'route' || first.value === 'router' || first.value === false);
  if (isNothing && second && truthOf(second, run.caller, false) === false) {
    refuse(run, frame, call, undefined);
    return unknown;
  }
  const isError = first !== undefined && !isPlain && !isNothing && truthOf(first, run.caller, false) !== false;
  if (isError && call.callee.kind !== 'call' && first.kind !== 'principal' && first.kind !== 'row')
    refuse(run, frame, call, undefined);
  else run.effects |= PASSES;
  return unknown;
}
