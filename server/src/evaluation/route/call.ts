import { libraryFact } from '../../knowledge/route/libraries';
import type { Call } from '../../model/code';
import type { Value } from '../../model/value';
import { accessOf } from './access';
import { callOrigin } from './call-origin';
import { argumentsOf } from './call-site';
import { memberOf, originOfNamed, packageOf } from './member';
import { type Origin, unknown } from './origin';
import { evaluateNewPromise, evaluatePromise } from './promise';
import { type Frame, originOfValue, type Run } from './run';
import { evaluateSuper, isSuper } from './super';
import { namesOf } from './written';

/** What a call gives, and what it does to the caller. */
export function evaluateCall(call: Call, frame: Frame, run: Run): Origin {
  const names = namesOf(call.callee);
  const name = names.at(-1) ?? '';
  if (call.isNew && name === 'Promise') return evaluateNewPromise(call, frame, run);
  const promised = evaluatePromise(call, name, frame, run);
  if (promised) return promised;
  if (isSuper(call)) return evaluateSuper(call, name, frame, run);
  const own = call.callee.kind === 'member' ? run.values.of(call.callee, frame.module) : undefined;
  if (own?.kind !== 'function' && !isOfLibrary(own)) {
    const access = accessOf(call, frame, run);
    if (access) return access;
  }
  // A receiver is looked at once, since it may hold calls of its own.
  const receiver = call.callee.kind === 'member' ? run.evaluate(call.callee.of, frame) : undefined;
  const callee = calleeOf(call, own, receiver, frame, run);
  if (run.thrown) return unknown;
  const args = argumentsOf(call, frame, run);
  if (run.thrown) return unknown;
  return callOrigin(callee, { call, names, args, ...(receiver ? { receiver } : {}) }, frame, run);
}

/** What a library is known for is no access to stored data, whatever it is called: `GqlExecutionContext.create()`. */
function isOfLibrary(value: Value | undefined): boolean {
  const package_ = value && packageOf(value);
  return package_ !== undefined && libraryFact(package_.name, package_.path)?.does === 'requests';
}

function calleeOf(call: Call, own: Value | undefined, receiver: Origin | undefined, frame: Frame, run: Run): Origin {
  if (call.callee.kind !== 'member' || !receiver) return run.evaluate(call.callee, frame);
  const name = call.callee.name.value;
  // The receiver may be an instance whose fields are known here.
  if (own?.kind === 'function' && receiver.kind !== 'object') return originOfValue(own, run, frame.depth);
  const found = memberOf(receiver, name, frame, run);
  if (found.kind !== 'unknown' || receiver.kind === 'request' || receiver.kind === 'row') return found;
  return own && own.kind !== 'unknown' ? originOfNamed(own, name, frame, run) : found;
}
