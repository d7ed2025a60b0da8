import { wordsOf } from '../../knowledge/route/phrases';
import type { FunctionCode } from '../../model/code';
import type { RequestPart } from '../../model/route';
import { findName, type Origin, unknown } from './origin';
import { isPrincipalName } from './request';
import type { Frame, Run } from './run';
import { namesOf } from './written';

const parts: ReadonlyMap<string, RequestPart> = new Map([
  ['Query', 'query'],
  ['QueryString', 'query'],
  ['Form', 'body'],
  ['Body', 'body'],
  ['Files', 'body'],
  ['Headers', 'header'],
  ['Cookies', 'cookie'],
  ['RouteValues', 'path'],
  ['RouteData', 'path'],
  ['ActionArguments', 'path'],
  ['Arguments', 'path'],
]);

const places = new Set('Path Method Host Scheme PathBase Protocol ContentType Connection'.split(' '));
const onTheWay = new Set('HttpContext Request Items Features Properties Context'.split(' '));

/** Where an endpoint keeps what attributes say about it. */
const metadata = new Set('ActionDescriptor EndpointMetadata GetEndpoint Metadata Filters'.split(' '));

/** What a field of the request is in ASP.NET. */
export function aspnetField(path: readonly string[]): Origin {
  for (const [at, name] of path.entries()) {
    const part = parts.get(name);
    if (part) {
      const rest = path.slice(at + 1).filter((one) => one !== 'Values');
      return { kind: 'controlled', part, name: rest.join('.') };
    }
    if (name === 'Response') return { kind: 'answer' };
    if (places.has(name)) return { kind: 'setting' };
    if (metadata.has(name)) return { kind: 'metadata', key: 'AllowAnonymous' };
    if (name === 'Session') return path.length > at + 1 ? sessionField(path.slice(at + 1)) : { kind: 'request', path };
    if (isPrincipalName(name)) return { kind: 'principal', path: path.slice(at + 1) };
    if (!onTheWay.has(name)) return unknown;
  }
  return { kind: 'request', path };
}

function sessionField(path: readonly string[]): Origin {
  return isPrincipalName(path[0] ?? '') ? { kind: 'principal', path } : unknown;
}

/** What controllers, pages and hubs inherit under a name. */
function inherited(name: string): Origin | undefined {
  switch (name) {
    case 'User':
      return { kind: 'principal', path: [] };
    case 'HttpContext':
    case 'Request':
      return { kind: 'request', path: [] };
    case 'Response':
      return { kind: 'answer' };
    default:
      return undefined;
  }
}

type Self = Origin & { kind: 'object' };

/** What a name is that nothing in the method declares: something of the object around. */
export function nameInAspnet(name: string, frame: Frame, run: Run): Origin | undefined {
  const self = findName(frame.scope, 'this');
  return self?.kind === 'object' ? memberInAspnet(self, name, frame, run) : undefined;
}

/** A member of an object of C#, if it means more than what it is declared as. */
export function memberInAspnet(of: Self, name: string, frame: Frame, run: Run): Origin | undefined {
  const given = of.fields.get(name);
  if (given) return given;
  for (const one of [of.of, ...run.values.bases(of.of)]) {
    if (one.kind !== 'class') continue;
    const member = one.class.members.findLast((each) => each.name.value === name);
    if (!member) continue;
    if (member.value?.kind === 'function' && isGetter(member.value)) {
      const scope = { names: new Map<string, Origin>([['this', of]]) };
      return run.apply({ kind: 'closure', function: member.value, module: one.module, scope }, [], frame);
    }
    const type = member.type ? (namesOf(member.type.kind === 'index' ? member.type.of : member.type).at(-1) ?? '') : '';
    if (type === 'RequestDelegate') return { kind: 'pass' };
    return isCallerName(name) || isCallerName(type) ? callerIn(of, name, run) : undefined;
  }
  const handed = ofMaker(of, name);
  if (handed === 'RequestDelegate') return { kind: 'pass' };
  if (handed !== undefined) return isCallerName(name) || isCallerName(handed) ? callerIn(of, name, run) : undefined;
  return isHandler(of, run) ? inherited(name) : undefined;
}

/** True for what requests are given to: controllers, pages, hubs. */
function isHandler({ of }: Self, run: Run): boolean {
  return run.values
    .bases(of)
    .some(
      (one) =>
        one.kind === 'external' &&
        /(Controller|ControllerBase|PageModel|Hub|ViewComponent)$/.test(one.path.at(-1) ?? ''),
    );
}

/** The type of a parameter of the constructor that is a field as well. */
function ofMaker({ of }: Self, name: string): string | undefined {
  const maker = of.class.members.find((one) => one.name.value === 'constructor')?.value;
  const parameter =
    maker?.kind === 'function'
      ? maker.parameters.find(({ isField, target }) => isField && target.kind === 'name' && target.name === name)
      : undefined;
  return parameter && (parameter.type ? (namesOf(parameter.type).at(-1) ?? '') : '');
}

/** What tells who calls, where nobody sees how it finds out. */
function callerIn({ of }: Self, name: string, run: Run): Origin | undefined {
  const value = run.values.member({ kind: 'instance', of, module: of.module }, name);
  const isOpen = value.kind !== 'instance' || !value.of.class.members.some((one) => one.value?.kind === 'function');
  return isOpen ? { kind: 'principal', path: [] } : undefined;
}

/** `_currentUser`, `IUserContext`, `userAccessor`: what stands for the one who calls. */
function isCallerName(name: string): boolean {
  const words = wordsOf(name);
  const text = words.join(' ');
  return /\b(current user|logged in user|user (context|accessor|session|identity)|current customer|authenticated user)\b/.test(
    text,
  );
}

export function isGetter({ decorators }: FunctionCode): boolean {
  return decorators.some(({ value }) => value.kind === 'name' && value.name === 'property');
}
