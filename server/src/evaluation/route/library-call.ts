import { isCredentialName } from '../../knowledge/route/attributes';
import type { LibraryFact } from '../../knowledge/route/library-fact';
import type { Call } from '../../model/code';
import { enter } from './apply';
import { isThrown } from './branch';
import { missing, type Origin, partsOf, unknown } from './origin';
import { answer, refuse } from './refusal';
import {
  ask,
  asksWhether,
  asksWho,
  type Frame,
  type GivenArgument,
  note,
  PASSES,
  placeIn,
  REFUSES,
  REJECTS,
  RESOLVES,
  type Run,
  THROWS,
} from './run';
import { written } from './written';

/** What a call of something well known gives, and what it does to the caller. */
export function evaluateFact(
  fact: LibraryFact,
  call: Call,
  args: readonly GivenArgument[],
  frame: Frame,
  run: Run,
): Origin {
  const place = placeIn(frame, call);
  switch (fact.does) {
    case 'verifies':
      if (isSwitchedOff(args)) return decode(call, args, frame, run, 'decodes a token without verifying it');
      return verify(fact, call, args, frame, run);
    case 'decodes':
      return decode(call, args, frame, run, fact.says);
    case 'checks': {
      const about = args.flatMap(({ origin }) =>
        partsOf(origin).flatMap((one) => (one.kind === 'row' ? [one.access] : [])),
      );
      const asked = ask(run, asksWhether(fact.sort, `${fact.says}: ${written(call)}`, place, about));
      if (fact.fails === 'throws' && run.caller !== 'trusted') run.thrown = true;
      return asked;
    }
    case 'issues': {
      note(run.trace.behaviours, { sort: 'token', says: fact.says, place });
      const token: Origin = { kind: 'unknown', from: [] };
      run.issued.add(token);
      return token;
    }
    case 'names':
      return run.caller === 'stranger' ? { kind: 'nobody' } : { kind: 'principal', path: [] };
    case 'requests':
      return { kind: 'request', path: [] };
    case 'guards':
      return guard(fact, call, args, frame, run);
    case 'refuses':
      if (call.isNew || isException(call)) return { kind: 'answer' };
      refuse(run, frame, call, fact.status);
      run.thrown = true;
      return { kind: 'answer' };
    case 'extracts':
      return { kind: 'controlled', part: 'header', name: 'authorization' };
    case 'sends':
      return send(fact.says, call, args, frame, run);
    case 'answers':
      // `redirect()` and `response()` only begin an answer.
      if (args.length > 0 || call.callee.kind === 'member') answer(call, frame, run);
      return { kind: 'answer' };
    case 'neutral':
      return { kind: 'unknown', from: args.map(({ origin }) => origin).filter(({ kind }) => kind === 'controlled') };
  }
}

/** Who is given the presented credential answers for it, as far as the program asks how the answer was. */
function send(says: string, call: Call, args: readonly GivenArgument[], frame: Frame, run: Run): Origin {
  const isCredential = args.some(({ origin }) =>
    partsOf(origin).some(
      (part) =>
        part.kind === 'controlled' && (part.part === 'header' || part.part === 'cookie') && isCredentialName(part.name),
    ),
  );
  if (isCredential) return verify({ does: 'verifies', fails: 'missing', says }, call, args, frame, run);
  return { kind: 'unknown', from: args.map(({ origin }) => origin).filter(({ kind }) => kind === 'controlled') };
}

function isException(call: Call): boolean {
  const name =
    call.callee.kind === 'name' ? call.callee.name : call.callee.kind === 'member' ? call.callee.name.value : '';
  const code = name.charCodeAt(0);
  return code >= 65 && code <= 90;
}

function verify(
  fact: LibraryFact & { does: 'verifies' },
  call: Call,
  args: readonly GivenArgument[],
  frame: Frame,
  run: Run,
): Origin {
  const place = placeIn(frame, call);
  note(run.trace.evidence, { says: fact.says, place });
  const tokens = args.map(({ origin }) => tokenKey(origin)).filter((key) => key !== '');
  run.trace.verifiedTokens.push(...tokens);
  if (run.caller === 'stranger') run.trace.failedTokens.push(...tokens);
  if (fact.by) {
    note(run.trace.behaviours, { sort: fact.by, says: fact.says, place });
  }
  const isKnown = run.caller !== 'stranger';
  const principal: Origin = fact.by ? ask(run, asksWho(fact.says, place)) : { kind: 'principal', path: [] };
  const result: Origin = isKnown ? principal : { kind: 'nobody' };
  // A function that Go is given there only finds the key, and what fails gives an error.
  if (frame.module.language === 'go') return result;
  const callback = args.findLast(({ origin }) => origin.kind === 'closure')?.origin;
  if (callback?.kind === 'closure') {
    callBack(callback, [{ kind: 'failure' }, result], frame, run);
    return unknown;
  }
  if (fact.fails === 'throws' && !isKnown) run.thrown = true;
  return result;
}

function callBack(callback: Origin & { kind: 'closure' }, given: readonly Origin[], frame: Frame, run: Run): void {
  const { outcome } = enter(callback, frame, run, (inner) => {
    for (const [at, parameter] of callback.function.parameters.entries()) {
      const origin = given[at] ?? unknown;
      if (parameter.target.kind === 'name') inner.scope.names.set(parameter.target.name, origin);
    }
  });
  run.effects |= outcome & (PASSES | REFUSES | RESOLVES | REJECTS);
  if (isThrown(outcome)) run.thrown = true;
  else if ((outcome & THROWS) !== 0) run.effects |= REFUSES;
}

/** `options={'verify_signature': False}`, `verify=False`. */
function isSwitchedOff(args: readonly GivenArgument[]): boolean {
  return args.some(({ name, origin }) => {
    if (name === 'verify') return origin.kind === 'constant' && origin.value === false;
    const option = origin.kind === 'fields' ? origin.entries.get('verify_signature') : undefined;
    return option?.kind === 'constant' && option.value === false;
  });
}

function decode(call: Call, args: readonly GivenArgument[], frame: Frame, run: Run, says: string): Origin {
  const [given] = args;
  if (given && run.issued.has(given.origin)) return unknown;
  // What a guard left beside the caller was verified by it.
  const proved = given && partsOf(given.origin).find((part) => part.kind === 'principal' && !part.claims);
  if (proved) return { kind: 'principal', path: [] };
  const token = args[0] ? tokenKey(args[0].origin) : '';
  const claims = { token, decode: { says, place: placeIn(frame, call) } };
  if (run.caller !== 'stranger') return { kind: 'principal', path: [], claims };
  if (run.trace.failedTokens.includes(token)) {
    const use = { says: 'takes its claims although its verification failed', place: claims.decode.place };
    run.trace.decodes.push({ ...claims, use, isRefuted: true });
  }
  // Who sends no token has none to be read.
  if (frame.module.language === 'python') run.thrown = true;
  return { kind: 'nobody' };
}

/** What tells one token from another. */
function tokenKey(origin: Origin): string {
  const part = partsOf(origin).find(({ kind }) => kind === 'controlled');
  return part?.kind === 'controlled' ? `${part.part}.${part.name}` : '';
}

/** A middleware of a package that is called by hand: `authenticate(req, res, next)`. */
function guard(
  fact: LibraryFact & { does: 'guards' },
  call: Call,
  args: readonly GivenArgument[],
  frame: Frame,
  run: Run,
): Origin {
  const inner =
    call.callee.kind === 'call'
      ? call.callee.args.map(({ value }) => run.evaluate(value, frame)).find(({ kind }) => kind === 'closure')
      : undefined;
  const place = placeIn(frame, call);
  const takesRequest = args.some(({ origin }) => origin.kind === 'request' || origin.kind === 'pass');
  // What it makes is a guard still, to be called with the request.
  if (!takesRequest) return { kind: 'value', value: run.values.of(call, frame.module) };
  note(run.trace.evidence, { says: fact.says, place });
  const isStranger = run.caller === 'stranger';
  if (inner?.kind === 'closure') {
    const caller: Origin = isStranger ? { kind: 'nobody' } : { kind: 'principal', path: [] };
    // Passport hands over an error only if it broke; who is not known is handed over as nobody.
    callBack(inner, [missing, caller, { kind: 'failure' }], frame, run);
    return unknown;
  }
  if (isStranger && fact.authentication === 'required') run.effects |= REFUSES;
  else run.effects |= PASSES;
  return unknown;
}
