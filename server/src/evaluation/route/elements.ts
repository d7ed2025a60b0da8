import { applyClosure } from './apply';
import { joinOrigins, type Origin, unknown } from './origin';
import type { Frame, GivenArgument, Run } from './run';

/** What the function that is given to `some` or `find` says about each of the elements. */
export function openClosure(origin: Origin, receiver: Origin, frame: Frame, run: Run): Origin {
  if (origin.kind !== 'closure') return origin;
  const element = receiver.kind === 'list' ? joinOrigins(receiver.items) : receiver;
  return applyClosure(origin, [{ origin: element.kind === 'constant' ? unknown : element }], frame, run);
}

/** Functions that are called with each of several rows: there may be none, so that nothing of it is certain. */
export function takeTurn(row: Origin, args: readonly GivenArgument[], frame: Frame, run: Run): void {
  const { thrown } = run;
  run.forks++;
  for (const { origin } of args) openClosure(origin, row, frame, run);
  run.forks--;
  run.thrown = thrown;
}
