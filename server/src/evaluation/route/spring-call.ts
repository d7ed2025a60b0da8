import { asks, demands } from '../../knowledge/route/library-fact';
import { guardAnnotations, isRoleOfAll } from '../../knowledge/route/spring';
import { type Asked, meaningOfExpression } from '../../knowledge/route/spring-expression';
import type { Decorator, Expression } from '../../model/code';
import { constructorOf } from './apply';
import type { CallSite } from './call-site';
import { compareAll } from './compare';
import { convert } from './conversion';
import { openClosure } from './elements';
import { evaluateFact } from './library-call';
import { memberOf } from './member';
import { findName, missing, type Origin, partsOf, unknown } from './origin';
import { classifyRequest } from './request';
import { ask, asksWho, type Frame, note, placeIn, type Run } from './run';
import { accessor, isData } from './spring-bean';
import { truthOf } from './truth';
import { namesOf, written } from './written';

/** What a call means by the habits of Java and Spring; undefined for all others. */
export function callSpring(site: CallSite, callee: Origin, frame: Frame, run: Run): Origin | undefined {
  const { call, names, args, receiver } = site;
  const name = names.at(-1) ?? '';
  if (call.isNew) return made(site, callee);
  if (callee.kind === 'closure') {
    askMethodSecurity(site, callee, frame, run);
    return run.thrown ? unknown : undefined;
  }
  // What gives the caller wherever it is called: the security context.
  if (callee.kind === 'principal') return run.caller === 'stranger' ? { kind: 'nobody' } : callee;
  if (receiver?.kind === 'answer') return undefined;
  if (call.callee.kind === 'name' && name === 'this') return otherConstructor(site, frame, run);
  if (receiver?.kind === 'request') return ofRequest(site, receiver, frame, run);
  if (receiver?.kind === 'principal') {
    const found = ofCaller(site, receiver, frame, run);
    if (found) return found;
  }
  const field = accessor(site, frame, run);
  if (field) return field;
  if (name === 'equals' && names[0] === 'Objects') {
    return compareAll(
      args.map(({ origin }) => origin),
      call,
      frame,
      run,
    );
  }
  if (receiver && (isData(receiver) || receiver.kind === 'list' || receiver.kind === 'several')) {
    return ofStream(site, receiver, frame, run);
  }
  if (names[0] === 'ResponseEntity' || telling.test(name)) return convert(args);
  const isPlain = /^(valueOf|parseLong|parseInt|fromString|of|ofNullable|toLong|asList|requireNonNull)$/.test(name);
  return isPlain && args.length > 0 ? convert(args) : undefined;
}

/** Methods that only take down, say or turn what they are given. */
const telling =
  /^(set\p{Lu}\w*|add\p{Lu}\w*|put|append|print|println|info|debug|warn|error|trace|cast|convertValue|copyProperties)$/u;

/** `this(a, b)` at the top of a constructor. */
function otherConstructor({ args }: CallSite, frame: Frame, run: Run): Origin {
  const self = findName(frame.scope, 'this');
  const code = self?.kind === 'object' ? constructorOf(self.of.class, args.length) : undefined;
  if (self?.kind !== 'object' || !code) return unknown;
  const scope = { names: new Map<string, Origin>([['this', self]]) };
  return run.apply({ kind: 'closure', function: code, module: self.of.module, scope }, args, frame);
}

/** What is made of a class whose constructor nobody wrote has its fields in their order. */
function made({ names, args }: CallSite, callee: Origin): Origin | undefined {
  const name = names.at(-1) ?? '';
  if (callee.kind !== 'value' || callee.value.kind !== 'class') {
    return /(Exception|Error)$/.test(name) ? unknown : convert(args);
  }
  const { members } = callee.value.class;
  const fields = members.filter((one) => !one.isStatic && one.type && one.value?.kind !== 'function');
  if (args.length === 0 || members.some((one) => one.name.value === 'constructor') || fields.length < args.length) {
    return undefined;
  }
  const entries = new Map<string, Origin>();
  for (const [at, { origin }] of args.entries()) entries.set(fields[at]?.name.value ?? '', origin);
  return { kind: 'object', of: callee.value, fields: entries };
}

function ofRequest(
  { call, names, args }: CallSite,
  receiver: Origin & { kind: 'request' },
  frame: Frame,
  run: Run,
): Origin | undefined {
  const name = names.at(-1) ?? '';
  const key = args[0]?.origin.kind === 'constant' ? String(args[0].origin.value) : '';
  switch (name) {
    case 'getParameter':
    case 'getParameterValues':
      return { kind: 'controlled', part: 'query', name: key };
    case 'getHeader':
    case 'getHeaders':
      return { kind: 'controlled', part: 'header', name: key };
    case 'getCookies':
      return { kind: 'controlled', part: 'cookie', name: '' };
    case 'getUserPrincipal':
    case 'getRemoteUser':
    case 'getPrincipal':
      return run.caller === 'stranger' ? { kind: 'nobody' } : { kind: 'principal', path: [] };
    case 'isUserInRole':
      return evaluateFact(asks('role', 'asks for a role'), call, args, frame, run);
    case 'getSession':
      return { kind: 'request', path: ['session'] };
    case 'getAttribute':
      return key === '' ? unknown : memberOf(receiver, key, frame, run);
    case 'getRequestURI':
    case 'getServletPath':
    case 'getMethod':
      return { kind: 'setting' };
    case 'setAttribute':
      if (receiver.path[0] === 'session' && /user|login|account|auth/i.test(key)) {
        note(run.trace.behaviours, { sort: 'token', says: 'signs a caller in', place: placeIn(frame, call) });
      }
      return unknown;
    default:
      return classifyRequest([...receiver.path, name]);
  }
}

/** Claims by their names, and what a caller is asked for. */
function ofCaller(
  { call, names, args }: CallSite,
  receiver: Origin & { kind: 'principal' },
  frame: Frame,
  run: Run,
): Origin | undefined {
  const name = names.at(-1) ?? '';
  const key = args[0]?.origin.kind === 'constant' ? String(args[0].origin.value) : undefined;
  if (key !== undefined && /^(getAttribute|getClaim|getClaimAsString|getClaimAsStringList)$/.test(name)) {
    return { ...receiver, path: [...receiver.path, key] };
  }
  if (name === 'isAuthenticated') return ask(run, asksWho('asks whether the caller is known', placeIn(frame, call)));
  return undefined;
}

const passing =
  /^(stream|parallelStream|collect|toList|toSet|distinct|sorted|limit|skip|iterator|get|getFirst|orElseThrow|findFirst|findAny|block|blockOptional|toString|trim|toLowerCase|toUpperCase|longValue|intValue|intern|or|getContent|asString|asLong|asText|subscribeOn|switchIfEmpty)$/;
const visiting = /^(map|flatMap|mapToObj|then|ifPresent|ifPresentOrElse|forEach|peek|doOnNext|replaceAll)$/;
const matching =
  /^(anyMatch|allMatch|contains|containsAll|containsKey|equals|equalsIgnoreCase|startsWith|endsWith|matches|compareTo)$/;

/** Streams, optional values and texts: what is asked of them, and what they pass on. */
function ofStream({ call, names, args }: CallSite, receiver: Origin, frame: Frame, run: Run): Origin | undefined {
  const name = names.at(-1) ?? '';
  const isMissing = receiver.kind === 'constant' && receiver.value === null;
  const [first] = args;
  if (name === 'isPresent' || name === 'isEmpty' || name === 'hasText') {
    return name === 'isEmpty' ? { kind: 'not', of: receiver } : receiver;
  }
  if (isMissing && name === 'orElseThrow') {
    run.thrown = true;
    return unknown;
  }
  if (name === 'orElse' || name === 'orElseGet') return isMissing ? (first?.origin ?? missing) : receiver;
  if (passing.test(name)) return receiver;
  if (visiting.test(name) && first)
    return visit(
      receiver,
      args.map(({ origin }) => origin),
      name,
      frame,
      run,
    );
  if (name === 'filter' && first) return filtered(receiver, first.origin, frame, run);
  if (name === 'noneMatch' || matching.test(name)) {
    const asked = compareAll(
      [receiver, ...args.map(({ origin }) => openClosure(origin, receiver, frame, run))],
      call,
      frame,
      run,
    );
    return name === 'noneMatch' ? { kind: 'not', of: asked } : asked;
  }
  return undefined;
}

function visit(receiver: Origin, given: readonly Origin[], name: string, frame: Frame, run: Run): Origin {
  const [first] = given;
  if (first?.kind !== 'closure') return receiver;
  if (receiver.kind === 'constant' && receiver.value === null) return receiver;
  const result = openClosure(first, receiver, frame, run);
  const isKept = name === 'ifPresent' || name === 'forEach' || name === 'peek' || name === 'doOnNext';
  return isKept || result.kind === 'unknown' ? receiver : result;
}

/** What a condition about the caller leaves over. */
function filtered(receiver: Origin, condition: Origin, frame: Frame, run: Run): Origin {
  const asked = openClosure(condition, receiver, frame, run);
  const isAboutCaller = partsOf(asked).some((one) => one.kind === 'test' && one.test.gate === 2);
  if (receiver.kind !== 'row' || !isAboutCaller) return receiver;
  if (receiver.access.sort === 'list') {
    receiver.access.isScoped = true;
    return receiver;
  }
  return truthOf(asked, run.caller, false) === false ? missing : receiver;
}

/**
 * Annotations of method security at a method of a service. A call of the own object does not come by them.
 */
function askMethodSecurity(site: CallSite, callee: Origin & { kind: 'closure' }, frame: Frame, run: Run): void {
  const { callee: written_ } = site.call;
  const isSelf =
    written_.kind === 'name' ||
    (written_.kind === 'member' && written_.of.kind === 'name' && written_.of.name === 'this');
  if (isSelf) return;
  const self = findName(callee.scope, 'this');
  const ofClass = self?.kind === 'object' ? self.of.class.decorators : [];
  const [own, other] = [callee.function.decorators, ofClass].map((some) => some.find(isGuard));
  const guard = own ?? other;
  if (!guard) return;
  const place = { path: callee.module.path, span: guard.span };
  const asked = askedBy(guard.value);
  const says = `@${written(guard.value)}`;
  if (asked === 'nothing') return;
  if (asked === 'authentication') {
    note(run.trace.evidence, { says, place });
    if (run.caller === 'stranger') run.thrown = true;
    return;
  }
  evaluateFact(demands('permission', says), site.call, [], frame, run);
}

function nameOf(expression: Expression): string {
  return namesOf(expression.kind === 'call' ? expression.callee : expression).at(-1) ?? '';
}

function isGuard({ value }: Decorator): boolean {
  const name = nameOf(value);
  return guardAnnotations.has(name) && name !== 'PermitAll';
}

function askedBy(expression: Expression): Asked {
  const first = expression.kind === 'call' ? expression.args[0]?.value : undefined;
  const items = first?.kind === 'list' ? first.items : first ? [first] : [];
  const texts = items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  const name = nameOf(expression);
  if (name === 'PreAuthorize' || name === 'PostAuthorize')
    return texts[0] === undefined ? 'authorization' : meaningOfExpression(texts[0]);
  return texts.some(isRoleOfAll) ? 'authentication' : 'authorization';
}
