import { attributeSortOf } from '../../knowledge/route/attributes';
import type { Call } from '../../model/code';
import { setField } from './assign';
import { laravelMethod } from './laravel-request';
import { evaluateFact } from './library-call';
import { memberOf } from './member';
import { type Origin, unknown } from './origin';
import { answer } from './refusal';
import { classifyRequest } from './request';
import { ask, asksWho, type Frame, type GivenArgument, note, placeIn, type Run } from './run';

export function methodOfRequest(
  receiver: Origin & { kind: 'request' },
  name: string,
  call: Call,
  args: readonly GivenArgument[],
  frame: Frame,
  run: Run,
): Origin {
  const [first, second] = args.map(({ origin }) => origin);
  const key = first?.kind === 'constant' && typeof first.value === 'string' ? first.value : undefined;
  const laravel = frame.module.language === 'php' ? laravelMethod(receiver, name, call, args, frame, run) : undefined;
  if (laravel) return laravel;
  if (name === 'set' && key !== undefined && second) {
    setField([key], second, run);
    return unknown;
  }
  if ((name === 'get' || name === 'getHeader') && key !== undefined) {
    const found = memberOf(receiver, key, frame, run);
    return found.kind === 'unknown' ? { kind: 'controlled', part: 'header', name: key } : found;
  }
  if (name === 'param' || name === 'header' || name === 'get_header') {
    return { kind: 'controlled', part: name === 'param' ? 'path' : 'header', name: key ?? '' };
  }
  if (name === 'jwtVerify' || name === 'authenticate') {
    return evaluateFact(
      { does: 'verifies', fails: 'throws', says: 'verifies a JSON Web Token' },
      call,
      args,
      frame,
      run,
    );
  }
  if (name === 'isAuthenticated' || name === 'is_authenticated')
    return ask(run, asksWho('asks whether the caller is known', placeIn(frame, call)));
  if (name === 'isUnauthenticated')
    return { kind: 'not', of: ask(run, asksWho('asks whether the caller is known', placeIn(frame, call))) };
  if (name === 'login' || name === 'logIn') {
    note(run.trace.behaviours, { sort: 'token', says: 'signs a caller in', place: placeIn(frame, call) });
    return unknown;
  }
  if (answer(call, frame, run)) return { kind: 'answer' };
  // What the project hung on the request and gives the answer to refuses by itself: `request.isAdmin(reply)`.
  const sort = attributeSortOf(name);
  const isRight = sort === 'role' || sort === 'permission' || sort === 'scope';
  if (isRight && args.some(({ origin }) => origin.kind === 'answer'))
    return evaluateFact({ does: 'checks', fails: 'throws', sort, says: 'goes by the name' }, call, args, frame, run);
  const part = classifyRequest([...receiver.path, name]);
  return part.kind === 'unknown' ? { kind: 'unknown', from: [] } : part;
}
