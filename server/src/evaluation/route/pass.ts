import type { Call } from '../../model/code';
import { setField } from './assign';
import { useClaims } from './claims';
import { type Origin, unknown } from './origin';
import { refuse } from './refusal';
import { type Frame, type GivenArgument, PASSES, placeIn, type Run } from './run';
import { truthOf } from './truth';

/** Lets the caller through, or refuses if an error is handed over. */
export function pass(args: readonly GivenArgument[], call: Call, frame: Frame, run: Run): Origin {
  const [first, second] = args.filter(({ name }) => name === undefined).map(({ origin }) => origin);
  if (first?.kind === 'fields') {
    // tRPC hands on a context: what is in it is set from here on.
    const context = first.entries.get('ctx');
    if (context?.kind === 'fields') for (const [name, origin] of context.entries) setField([name], origin, run);
  }
  const isPython = frame.module.language === 'python';
  if (isPython) handOn(args, call, frame, run);
  const isPlain =
    isPython ||
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

/** What a wrapper of Python calls the view with, by its place or its name: the view has it as its parameter. */
function handOn(args: readonly GivenArgument[], call: Call, frame: Frame, run: Run): void {
  const first = call.args[0]?.value;
  const skipped = first?.kind === 'name' && first.name === 'self' ? 1 : 0;
  for (const [at, { name, origin, isSpread }] of args.entries()) {
    if (isSpread || origin.kind === 'request') continue;
    useClaims(origin, 'hands its claims to the handler', placeIn(frame, call), run);
    setField(['path', name ?? String(at - skipped)], origin, run);
  }
}
