import type { Call } from '../../model/code';
import { accessOfRow, takeEntry } from './access-row';
import type { CallSite } from './call-site';
import { compareAll, rightInRow } from './compare';
import { convert } from './conversion';
import { openClosure, takeTurn } from './elements';
import { fillText, textIn } from './joined-text';
import { memberOf } from './member';
import { entryMethods, membership, sameValue, turns } from './method-words';
import { missing, type Origin, partsOf, unknown } from './origin';
import { pass } from './pass';
import { methodOfPrincipal, questionOfRow } from './principal-method';
import { answer, refusalOfCall, refuse } from './refusal';
import { methodOfRequest } from './request-method';
import type { Frame, GivenArgument, Run } from './run';
import { callUnknown } from './unknown-call';

/** A call on something that is not followed as a function: a method of what is known, or a name. */
export function callMethod(site: CallSite, frame: Frame, run: Run): Origin {
  const { call, names, args, receiver } = site;
  const name = names.at(-1) ?? '';
  if (receiver) {
    const found = methodOf(receiver, name, call, args, frame, run);
    if (found) return found;
  }
  const refusal = refusalOfCall(call, frame, run);
  if (refusal && receiver?.kind !== 'answer' && !isMade(call)) {
    if (isAbort(name)) {
      refuse(run, frame, call, refusal.status);
      run.thrown = true;
    }
    return { kind: 'answer' };
  }
  return callUnknown(site, frame, run);
}

/** `abort(403)` and `redirect()` of Next leave the function; an exception or response that is made does not yet. */
function isAbort(name: string): boolean {
  return ['abort', 'unauthorized', 'forbidden', 'notFound', 'assert'].includes(name);
}

function isMade(call: Call): boolean {
  return call.isNew;
}

function methodOf(
  receiver: Origin,
  name: string,
  call: Call,
  args: readonly GivenArgument[],
  frame: Frame,
  run: Run,
): Origin | undefined {
  switch (receiver.kind) {
    case 'pass':
      return pass(args, call, frame, run);
    case 'answer':
      return answer(call, frame, run) ? { kind: 'answer' } : receiver;
    case 'request':
      return methodOfRequest(receiver, name, call, args, frame, run);
    case 'nobody':
      return membership.has(name) ? { kind: 'constant', value: false } : receiver;
    case 'constant':
      if (receiver.value === null) return missing;
      return methodOfText(receiver, name, args) ?? unknown;
    case 'unknown': {
      const text = methodOfText(receiver, name, args);
      if (text) return text;
      break;
    }
    case 'controlled':
      if (sameValue.has(name) || name === 'items' || name === 'values' || name === 'encode' || name === 'decode')
        return name === 'get' && args[0]?.origin.kind === 'constant'
          ? memberOf(receiver, String(args[0].origin.value), frame, run)
          : receiver;
      break;
    case 'row':
      if (entryMethods.has(name)) takeEntry(receiver, args);
      if (turns.has(name) && args.some(({ origin }) => origin.kind === 'closure')) {
        takeTurn(receiver, args, frame, run);
        return receiver;
      }
      if (!membership.has(name)) {
        return (
          accessOfRow(receiver, name, call, args, frame, run) ??
          questionOfRow(receiver, name, call, args, frame, run) ??
          receiver
        );
      }
      break;
    case 'principal':
      return methodOfPrincipal(receiver, name, call, args, frame, run);
    case 'setting':
      // A secret that is kept there may be compared with what the caller sent.
      if (membership.has(name) && args.some(({ origin }) => partsOf(origin).some(isControlled))) break;
      return receiver;
  }
  if (name === 'assign' || name === 'freeze' || name === 'entries' || name === 'keys') return convert(args);
  if (!membership.has(name)) return undefined;
  const isMetadata = partsOf(receiver).some(({ kind }) => kind === 'metadata');
  if (isMetadata) return { kind: 'constant', value: false };
  const compared = [receiver, ...args.map((one) => openClosure(one.origin, receiver, frame, run))];
  const isAboutCaller = compared.some((one) =>
    partsOf(one).some((part) => aboutCaller.has(part.kind) || rightInRow(part) !== undefined),
  );
  return isAboutCaller ? compareAll(compared, call, frame, run) : undefined;
}

/** What a text with holes becomes when they are filled, or when it is only trimmed. */
function methodOfText(receiver: Origin, name: string, args: readonly GivenArgument[]): Origin | undefined {
  if (textIn(receiver) === undefined) return undefined;
  if (name === 'format')
    return fillText(
      receiver,
      args.map(({ origin }) => origin),
    );
  return name === 'strip' || name === 'trim' ? receiver : undefined;
}

function isControlled({ kind }: Origin): boolean {
  return kind === 'controlled';
}

const aboutCaller: ReadonlySet<Origin['kind']> = new Set(['principal', 'controlled', 'test', 'nobody', 'setting']);
