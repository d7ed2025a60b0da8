import { asks } from '../../knowledge/route/library-fact';
import type { Call, ClassCode, CodeModule } from '../../model/code';
import type { ClassValue } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { isPlainAnswer } from './aspnet-answer';
import { assign, setField } from './assign';
import { setOnRow } from './assigned';
import type { CallSite } from './call-site';
import { convert } from './conversion';
import { classCalled, typeNamed } from './entity-model';
import { evaluateFact } from './library-call';
import { memberOf } from './member';
import { type Origin, partsOf, unknown } from './origin';
import { refuse } from './refusal';
import { ask, asksWhether, type Frame, note, placeIn, type Run } from './run';
import { namesOf, written } from './written';

/** What a call of ASP.NET means beyond what its name or its package says; undefined for all others. */
export function callAspnet(site: CallSite, callee: Origin, frame: Frame, run: Run): Origin | undefined {
  const { call, names, args, receiver } = site;
  const name = names.at(-1) ?? '';
  if (call.isNew) return newInstance(site, callee);
  const handed = handOut(site, frame, run);
  if (handed) return handed;
  if (callee.kind === 'closure') return undefined;
  if (receiver?.kind === 'principal') return methodOfCaller(site, frame, run);
  if (isPlainAnswer(call)) return convert(args);
  const caller = args.find(({ origin }) => origin.kind === 'principal' || origin.kind === 'nobody')?.origin;
  if (/^Log(Information|Warning|Error|Debug|Trace|Critical)$/.test(name)) return unknown;
  switch (name) {
    case 'Send':
    case 'SendAsync':
    case 'Publish':
    case 'InvokeAsync':
      return send(site, frame, run);
    case 'AuthorizeAsync':
    case 'Authorize':
      return args.length > 1
        ? evaluateFact(asks('permission', 'asks the authorization service'), call, args, frame, run)
        : undefined;
    case 'Map':
    case 'Adapt':
      return mapped(site, frame);
    case 'ForbidAsync':
    case 'ChallengeAsync':
      refuse(run, frame, call, name === 'ForbidAsync' ? 403 : 401);
      return unknown;
    case 'Parse':
    case 'ToString':
    case 'ToLower':
    case 'ToLowerInvariant':
    case 'ToInt32':
    case 'ToInt64':
    case 'ToUpper':
    case 'Trim':
    case 'AsNoTracking':
    case 'FromResult':
      return args.length > 0 && receiver?.kind !== 'controlled' ? convert(args) : receiver;
    case 'IsNullOrEmpty':
    case 'IsNullOrWhiteSpace':
      return args[0] && { kind: 'not', of: args[0].origin };
    case 'GetRolesAsync':
      return caller?.kind === 'principal' ? { kind: 'principal', path: ['roles'] } : undefined;
    case 'GetRequiredService':
    case 'GetService':
      return service(call, frame);
    default:
      break;
  }
  if (receiver?.kind === 'request') return methodOfRequest(site, receiver, frame, run);
  if (name === 'GetUserAsync' || name === 'GetUserId' || name === 'GetUserName') {
    if (args.some(({ origin }) => partsOf(origin).some(({ kind }) => kind === 'principal'))) {
      return run.caller === 'stranger'
        ? { kind: 'nobody' }
        : { kind: 'principal', path: name === 'GetUserAsync' ? [] : ['id'] };
    }
  }
  return undefined;
}

/** `context.Session.GetString("user")`, `Request.Query.TryGetValue(…)`, `context.GetEndpoint()`. */
function methodOfRequest(
  { call, names, args }: CallSite,
  receiver: Origin & { kind: 'request' },
  frame: Frame,
  run: Run,
): Origin | undefined {
  const name = names.at(-1) ?? '';
  const key = args[0]?.origin.kind === 'constant' ? String(args[0].origin.value) : undefined;
  if (name === 'GetEndpoint') return { kind: 'metadata', key: 'AllowAnonymous' };
  if (key !== undefined && /^(GetString|GetInt32|Get|GetRouteValue|GetArgument)$/.test(name)) {
    if (name === 'GetRouteValue') return { kind: 'controlled', part: 'path', name: key };
    return memberOf(receiver, key, frame, run);
  }
  if (key !== undefined && /^(SetString|SetInt32|Set)$/.test(name) && args[1]) {
    setField([...receiver.path, key], args[1].origin, run);
    if (/user|login|auth/i.test(key)) {
      note(run.trace.behaviours, { sort: 'token', says: 'signs a caller in', place: placeIn(frame, call) });
    }
    return unknown;
  }
  if (name === 'SignInAsync') {
    note(run.trace.behaviours, { sort: 'token', says: 'signs a caller in', place: placeIn(frame, call) });
    return unknown;
  }
  // How somebody is found out who has no other way to be known: by the schemes that are set up.
  if (name === 'AuthenticateAsync') {
    const says = 'verifies a credential';
    return evaluateFact({ does: 'verifies', fails: 'missing', says }, call, args, frame, run);
  }
  return undefined;
}

/** `User.FindFirst(ClaimTypes.Role)`, `User.HasClaim("scope", "x")`. */
function methodOfCaller({ call, names, args, receiver }: CallSite, frame: Frame, run: Run): Origin | undefined {
  const name = names.at(-1) ?? '';
  if (receiver?.kind !== 'principal') return undefined;
  if (name === 'HasClaim') {
    return ask(run, asksWhether('permission', `asks ${written(call)}`, placeIn(frame, call)));
  }
  if (/^(FindFirst|FindFirstValue|FindAll|GetClaim)$/.test(name)) {
    const claim = claimOf(call, args[0]?.origin);
    return { ...receiver, path: claim === undefined ? [...receiver.path, 'claim'] : [claim] };
  }
  return undefined;
}

/** What a claim is called: `ClaimTypes.NameIdentifier`, `"role"`, the end of a longer name. */
function claimOf(call: Call, origin: Origin | undefined): string | undefined {
  const first = call.args[0]?.value;
  if (first?.kind === 'member') return first.name.value;
  if (origin?.kind !== 'constant' || typeof origin.value !== 'string') return undefined;
  return origin.value.slice(origin.value.lastIndexOf('/') + 1);
}

/** Arguments that are given a value: `TryGetValue("x", out var value)`, `TryParse(text, out id)`. */
function handOut({ call, args, receiver }: CallSite, frame: Frame, run: Run): Origin | undefined {
  const out = call.args.find(({ value }) => value.kind === 'assignment' && value.operator === 'out')?.value;
  if (out?.kind !== 'assignment') return undefined;
  const [first] = args;
  const isLookup = receiver && receiver.kind !== 'unknown' && receiver.kind !== 'value' && receiver.kind !== 'object';
  const key = first?.origin.kind === 'constant' ? String(first.origin.value) : undefined;
  const value: Origin =
    isLookup && key !== undefined
      ? memberOf(receiver, key, frame, run)
      : { kind: 'unknown', from: args.map(({ origin }) => origin).filter(({ kind }) => kind !== 'constant') };
  assign(out.target, value, frame, run);
  return undefined;
}

/** What is made: an object of the program, the fields of one that is not found, or an answer. */
function newInstance({ names, args }: CallSite, callee: Origin): Origin | undefined {
  const name = names.at(-1) ?? '';
  if (callee.kind === 'value' && callee.value.kind === 'class') return undefined;
  if (/(Result|Response)$/.test(name)) return { kind: 'answer' };
  if (name.endsWith('Exception')) return unknown;
  if (args.length === 0 || !args.some((one) => one.name !== undefined)) return undefined;
  const entries = new Map<string, Origin>();
  for (const one of args) if (one.name !== undefined) entries.set(one.name, one.origin);
  return { kind: 'fields', entries, rest: [] };
}

/** `services.GetRequiredService<IUsers>()` is what is injected for the type. */
function service({ types, span }: Call, { module }: Frame): Origin | undefined {
  const type = types?.[0];
  if (!type) return undefined;
  const target = { kind: 'name' as const, span, name: 'service' };
  const parameter = { span, target, type, decorators: [], isRest: false, isField: false };
  const of = {
    kind: 'function' as const,
    span,
    decorators: [],
    parameters: [parameter],
    body: [],
    directives: [],
    isAsync: false,
  };
  return { kind: 'value', value: { kind: 'parameter', parameter, index: 0, names: [], of, module } };
}

/** `mapper.Map<User>(dto)` makes one of the other; `mapper.Map(dto, user)` sets the fields of what is there. */
function mapped({ call, args }: CallSite, frame: Frame): Origin {
  const [from, to] = args;
  if (to?.origin.kind === 'row' && from) {
    setOnRow(to.origin.access, 'mapped', from.origin, placeIn(frame, call));
    return to.origin;
  }
  return convert(args.slice(0, 1));
}

/** `mediator.Send(new DeleteUser(id))` is the method of the handler that the program has for it. */
function send(site: CallSite, frame: Frame, run: Run): Origin | undefined {
  const message = site.args[0]?.origin;
  const name = site.names.at(-2) ?? '';
  if (!/mediat|sender|bus|publisher|dispatcher/i.test(name)) return undefined;
  const of = message?.kind === 'object' ? message.of : typeOfGiven(site.call, frame, run);
  const handler = of && handlerOf(of, run);
  if (!handler || !message) {
    const place = placeIn(frame, site.call);
    note(run.trace.gaps, { says: `what handles ${written(site.call)} could not be found`, place });
    return { kind: 'unknown', from: message ? [message] : [] };
  }
  const self: Origin = { kind: 'object', of: handler, fields: new Map() };
  const method = memberOf(self, 'Handle', frame, run);
  const found = method.kind === 'closure' ? method : memberOf(self, 'HandleAsync', frame, run);
  return found.kind === 'closure' ? run.apply(found, [{ origin: message }], frame) : undefined;
}

/** The class of a message that the action itself was given. */
function typeOfGiven({ args }: Call, { module }: Frame, run: Run): ClassValue | undefined {
  const first = args[0]?.value;
  const value = first && run.values.of(first, module);
  const type = value?.kind === 'parameter' && value.names.length === 0 ? value.parameter.type : undefined;
  return type && typeNamed(type, module, run);
}

/** The class that handles a message: beside it, around it, or in the file that is called like it. */
function handlerOf(message: ClassValue, run: Run): ClassValue | undefined {
  const name = message.class.name?.value ?? '';
  const near = handlerIn(message.module, message.class);
  if (near) return { kind: 'class', class: near, module: message.module };
  for (const called of [`${name}Handler`, `${name.replace(/(Command|Query|Request)$/, '')}Handler`]) {
    const found = classCalled(called, message.module, run);
    if (found && handles(found.class, name)) return found;
  }
  return undefined;
}

/** A message and its handler may lie in one class that is called after what they do: `Delete.Command`. */
function handlerIn({ body }: CodeModule, message: ClassCode): ClassCode | undefined {
  const name = message.name?.value ?? '';
  const found: ClassCode[] = [];
  walkCode(body, (node) => {
    if (node.kind === 'class' && !('class' in node) && handles(node, name)) found.push(node);
  });
  return found[0];
}

function handles({ bases }: ClassCode, message: string): boolean {
  return bases.some((base) => {
    if (base.kind !== 'index') return false;
    const first = base.at[0];
    const isHandler = /Handler$/.test(namesOf(base.of).at(-1) ?? '');
    return isHandler && first !== undefined && namesOf(first).at(-1) === message;
  });
}
