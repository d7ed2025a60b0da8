import type { Target } from '../../model/code';
import { modifyEntry } from './access-entity';
import { answersByField } from './aspnet-answer';
import type { Origin } from './origin';
import type { Frame, Run } from './run';

/** What setting a field does in ASP.NET beyond that it is set: answers, and marks of rows. Gives back whether it did. */
export function setInAspnet(
  of: Origin,
  name: string,
  origin: Origin,
  target: Target & { kind: 'member' | 'index' },
  frame: Frame,
  run: Run,
): boolean {
  const isEntry = name === 'State' && target.of.kind === 'call' && target.of.callee.kind === 'member';
  if (isEntry && target.of.kind === 'call') {
    modifyEntry(target.of, frame, run);
    return true;
  }
  return answersByField(of, name, origin, run);
}
