import { libraryFact } from '../../knowledge/route/libraries';
import type { Call } from '../../model/code';
import { isGoMethod } from '../../model/go-method';
import type { Value } from '../../model/value';
import { accessOf } from './access';
import { callAspnet } from './aspnet-call';
import { callOrigin } from './call-origin';
import { argumentsOf, type CallSite } from './call-site';
import { isGenericStore, typeNamed } from './entity-model';
import { callGo, literalOfGo, settleGo } from './go-call';
import { callLaravel } from './laravel-call';
import { memberOf, originOfNamed, packageOf } from './member';
import { type Origin, unknown } from './origin';
import { evaluateNewPromise, evaluatePromise } from './promise';
import { type Frame, originOfValue, type Run } from './run';
import { isData, methodOfData } from './spring-bean';
import { callSpring } from './spring-call';
import { evaluateSuper, isSuper } from './super';
import { namesOf } from './written';

/** What a call gives, and what it does to the caller. */
export function evaluateCall(call: Call, frame: Frame, run: Run): Origin {
  if (frame.module.language !== 'go') return evaluateOne(call, frame, run);
  return call.isNew ? literalOfGo(call, frame, run) : settleGo(call, evaluateOne(call, frame, run), frame, run);
}

function evaluateOne(call: Call, frame: Frame, run: Run): Origin {
  const names = namesOf(call.callee);
  const name = names.at(-1) ?? '';
  if (call.isNew && name === 'Promise') return evaluateNewPromise(call, frame, run);
  const promised = evaluatePromise(call, name, frame, run);
  if (promised) return promised;
  if (isSuper(call)) return evaluateSuper(call, name, frame, run);
  // A method of Java may be named without the object that has it.
  const isOwn = frame.module.language === 'java' && call.callee.kind === 'name';
  const own = call.callee.kind === 'member' || isOwn ? run.values.of(call.callee, frame.module) : undefined;
  const isOfRows = frame.module.language === 'csharp' && isGenericStore(names, frame);
  if (isOfRows || (own?.kind !== 'function' && !isOfLibrary(own))) {
    const access = accessOf(call, frame, run);
    if (access) return access;
  }
  // A receiver is looked at once, since it may hold calls of its own.
  const receiver = call.callee.kind === 'member' ? run.evaluate(call.callee.of, frame) : undefined;
  const callee = calleeOf(call, own, receiver, frame, run);
  if (run.thrown) return unknown;
  const args = argumentsOf(call, frame, run);
  if (run.thrown) return unknown;
  const site = { call, names, args, ...(receiver ? { receiver } : {}) };
  const known = callByLanguage(site, callee, frame, run);
  if (known || run.thrown) return known ?? unknown;
  return callOrigin(callee, site, frame, run);
}

/** What is known of calls of a framework or of the standard library of one language. */
function callByLanguage(site: CallSite, callee: Origin, frame: Frame, run: Run): Origin | undefined {
  switch (frame.module.language) {
    case 'php':
      return callLaravel(site, callee, frame, run);
    case 'go':
      return callGo(site, callee, frame, run);
    case 'csharp':
      return callAspnet(site, callee, frame, run);
    case 'java':
      return callSpring(site, callee, frame, run);
    default:
      return undefined;
  }
}

/** What a library is known for is no access to stored data, whatever it is called: `GqlExecutionContext.create()`. */
function isOfLibrary(value: Value | undefined): boolean {
  const package_ = value && packageOf(value);
  return package_ !== undefined && libraryFact(package_.name, package_.path)?.does === 'requests';
}

function calleeOf(call: Call, own: Value | undefined, receiver: Origin | undefined, frame: Frame, run: Run): Origin {
  // A class may be called like something of the object around.
  if (call.isNew && frame.module.language === 'csharp') {
    const value = typeNamed(call.callee, frame.module, run) ?? run.values.of(call.callee, frame.module);
    return originOfNamed(value, namesOf(call.callee).at(-1) ?? '', frame, run);
  }
  if (call.callee.kind !== 'member' || !receiver) return run.evaluate(call.callee, frame);
  const name = call.callee.name.value;
  if (frame.module.language === 'java' && isData(receiver)) return methodOfData(own, receiver, run, frame);
  // The receiver may be an instance whose fields are known here.
  if (own?.kind === 'function' && receiver.kind !== 'object') {
    const closure = originOfValue(own, run, frame.depth);
    // A method of a model is called on the row.
    if (closure.kind === 'closure' && isGoMethod(closure.function, frame.module.language)) {
      const isKnown = receiver.kind === 'fields' || receiver.kind === 'row' || receiver.kind === 'principal';
      return isKnown ? { ...closure, scope: { names: new Map([['self', receiver]]) } } : closure;
    }
    const isOfRow = frame.module.language === 'php' && receiver.kind === 'row' && closure.kind === 'closure';
    return isOfRow ? { ...closure, scope: { names: new Map([['this', receiver]]) } } : closure;
  }
  const found = memberOf(receiver, name, frame, run);
  if (found.kind !== 'unknown' || receiver.kind === 'request' || receiver.kind === 'row') return found;
  return own && own.kind !== 'unknown' ? originOfNamed(own, name, frame, run) : found;
}
