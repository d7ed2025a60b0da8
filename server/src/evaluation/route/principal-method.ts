import { attributeSortOf } from '../../knowledge/route/attributes';
import { wordsOf } from '../../knowledge/route/phrases';
import type { Call } from '../../model/code';
import { compareAll } from './compare';
import { openClosure } from './elements';
import { membership, sameValue } from './method-words';
import { type Origin, partsOf } from './origin';
import { ask, asksWhether, asksWho, type Frame, type GivenArgument, note, placeIn, type Run } from './run';
import { written } from './written';

export function methodOfPrincipal(
  receiver: Origin & { kind: 'principal' },
  name: string,
  call: Call,
  args: readonly GivenArgument[],
  frame: Frame,
  run: Run,
): Origin {
  const key = args[0]?.origin;
  if (name === 'get' && key?.kind === 'constant' && typeof key.value === 'string')
    return { ...receiver, path: [...receiver.path, key.value] };
  if (sameValue.has(name) && args.every(({ origin }) => origin.kind !== 'row')) return receiver;
  const place = placeIn(frame, call);
  const compared = args.map((one) => openClosure(one.origin, receiver, frame, run));
  if (membership.has(name)) return compareAll([receiver, ...compared], call, frame, run);
  const sort = attributeSortOf(name);
  const about = compared.flatMap((one) => (one.kind === 'row' ? [one.access] : []));
  const says = `asks ${written(call)}`;
  if (sort === 'role' || sort === 'permission' || sort === 'scope')
    return ask(run, asksWhether(sort, says, place, about));
  const words = wordsOf(name);
  if (words[0] === 'can' || words[0] === 'owns' || words[0] === 'allowed' || words[0] === 'may')
    return ask(run, asksWhether('permission', says, place, about));
  if (words.includes('password')) {
    note(run.trace.behaviours, { sort: 'password', says: 'verifies a password', place });
    return ask(run, asksWho('verifies a password', place));
  }
  if (name === 'save' || name === 'update') return receiver;
  return { ...receiver, path: [...receiver.path, name] };
}

/** `post.isOwnedBy(user)`: a question to the row about the caller. */
export function questionOfRow(
  row: Origin & { kind: 'row' },
  name: string,
  call: Call,
  args: readonly GivenArgument[],
  frame: Frame,
  run: Run,
): Origin | undefined {
  const words = wordsOf(name);
  if (words.includes('password')) {
    const place = placeIn(frame, call);
    note(run.trace.behaviours, { sort: 'password', says: 'verifies a password', place });
    return ask(run, asksWho('verifies a password', place));
  }
  const isAbout = args.some(({ origin }) => partsOf(origin).some(({ kind }) => kind === 'principal'));
  return isAbout
    ? ask(run, asksWhether('owner', `asks ${written(call)}`, placeIn(frame, call), [row.access]))
    : undefined;
}
