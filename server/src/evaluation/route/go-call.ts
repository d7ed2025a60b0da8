import { isFiller } from '../../knowledge/route/go';
import type { Call } from '../../model/code';
import { assign, setField } from './assign';
import type { CallSite } from './call-site';
import { answerOfWriter, methodOfWriter } from './go-answer';
import { fill, pointedTo } from './go-fill';
import { keyOf, methodOfGoRequest } from './go-request';
import { anError, controlledIn, failureOf } from './go-values';
import { memberOf, packageOf } from './member';
import { type Origin, partsOf, unknown } from './origin';
import type { Frame, Run } from './run';

/** What a call of Go gives that other languages have no like of; undefined where it is followed as theirs are. */
export function callGo(site: CallSite, callee: Origin, frame: Frame, run: Run): Origin | undefined {
  const { receiver, names } = site;
  const name = names.at(-1) ?? '';
  if (callee.kind === 'closure') return undefined;
  // A type of the project that is called converts.
  if (callee.kind === 'value' && callee.value.kind === 'class') return site.args[0]?.origin;
  if (callee.kind === 'value') {
    const package_ = packageOf(callee.value);
    const found = package_ && callOfPackage(package_.name, package_.path, site, frame, run);
    if (found) return found;
  }
  switch (receiver?.kind) {
    case 'request':
      return methodOfGoRequest(receiver, site, frame, run);
    case 'answer':
      return methodOfWriter(site, frame, run);
    case 'controlled':
      return methodOfControlled(receiver, name, site, frame, run);
    case 'row':
      return isFiller(name) ? fillFrom(receiver, site, frame, run) : undefined;
    case 'principal':
    case 'nobody':
      return isFiller(name) ? fillFrom(receiver, site, frame, run) : plain.has(name) ? receiver : undefined;
    case 'unknown': {
      const input = name === 'Decode' ? controlledIn(receiver) : undefined;
      if (!input) return undefined;
      fill(site, input, frame, run);
      return unknown;
    }
    default:
      return undefined;
  }
}

/** Methods that give the same in another form. */
const plain = new Set('String Int64 Hex Error Unwrap GetSubject Interface'.split(' '));

/** What is found goes to where the arguments point; what comes back is an error. */
function fillFrom(found: Origin, site: CallSite, frame: Frame, run: Run): Origin {
  fill(site, found, frame, run);
  return failureOf(found);
}

function methodOfControlled(
  receiver: Origin & { kind: 'controlled' },
  name: string,
  site: CallSite,
  frame: Frame,
  run: Run,
): Origin {
  const [first] = site.args.map(({ origin }) => origin);
  const key = first?.kind === 'constant' ? String(first.value) : undefined;
  if (isFiller(name) || name === 'Decode') {
    fill(site, receiver, frame, run);
    return unknown;
  }
  return key !== undefined && /^(?:Get|Values)$/.test(name) ? memberOf(receiver, key, frame, run) : receiver;
}

const conversions = new Set(
  'strconv strings bytes path path/filepath net/url html io io/ioutil slices github.com/google/uuid go.mongodb.org/mongo-driver/bson/primitive go.mongodb.org/mongo-driver/v2/bson github.com/gofrs/uuid encoding/hex encoding/base64'.split(
    ' ',
  ),
);

/** Calls of the standard library and of routers: they make errors, read parts of the request, and answer. */
function callOfPackage(
  package_: string,
  path: readonly string[],
  site: CallSite,
  frame: Frame,
  run: Run,
): Origin | undefined {
  const { args, call } = site;
  const name = path.at(-1) ?? '';
  const [first, second, third] = args.map(({ origin }) => origin);
  const answered = answerOfWriter(package_, site, frame, run);
  if (answered) return answered;
  switch (package_) {
    case 'net/http':
      return name === 'HandlerFunc' ? first : undefined;
    case 'errors':
      return name === 'Is' || name === 'As' ? first : anError;
    case 'fmt':
      if (name === 'Errorf') return anError;
      return name.startsWith('Sprint')
        ? { kind: 'unknown', from: args.map(({ origin }) => origin).filter(({ kind }) => kind !== 'constant') }
        : undefined;
    case 'context':
      if (name !== 'WithValue') return first;
      if (second && third) setField([keyOf(second, call.args[1]?.value) ?? ''], third, run);
      return first;
    case 'encoding/json':
      if (name === 'Unmarshal' && first) fill(site, controlledIn(first) ?? first, frame, run);
      return name === 'NewDecoder' ? first : name === 'Unmarshal' ? unknown : undefined;
    case 'log':
    case 'os':
      if (/^(?:Getenv|LookupEnv)$/.test(name)) return { kind: 'setting' };
      if (/^(?:Fatal|Panic|Exit)/.test(name)) run.thrown = true;
      return unknown;
    case '':
      if (name === 'panic') run.thrown = true;
      return name === 'append' || name === 'len'
        ? { kind: 'unknown', from: args.map(({ origin }) => origin) }
        : undefined;
    default:
      return callOfRouter(package_, name, site, frame, run);
  }
}

function callOfRouter(package_: string, name: string, site: CallSite, frame: Frame, run: Run): Origin | undefined {
  const { args } = site;
  const [first, second] = args.map(({ origin }) => origin);
  if (/\/chi(\/v\d+)?$/.test(package_) && name.startsWith('URLParam')) {
    return { kind: 'controlled', part: 'path', name: second?.kind === 'constant' ? String(second.value) : '' };
  }
  if (package_ === 'github.com/gorilla/mux' && name === 'Vars') return { kind: 'controlled', part: 'path', name: '' };
  if (
    /^github\.com\/(gorilla\/sessions|gin-contrib\/sessions|labstack\/echo-contrib\/session|alexedwards\/scs(\/v2)?)$/.test(
      package_,
    )
  ) {
    return ofSessions(name, site, frame, run);
  }
  if (conversions.has(package_)) {
    return first && (args.length === 1 || first.kind === 'controlled' || first.kind === 'principal')
      ? first
      : { kind: 'unknown', from: args.map(({ origin }) => origin).filter(({ kind }) => kind !== 'constant') };
  }
  return undefined;
}

/** `store.Get(r, "session")` and `sessions.Default(c)` give a session; scs is asked for its values itself. */
function ofSessions(name: string, site: CallSite, frame: Frame, run: Run): Origin {
  const session: Origin = { kind: 'request', path: ['session'] };
  const [, second] = site.args;
  const isOfContext =
    /^(?:Get(?:Int|String|Bool|Int64)|Exists|Put|Pop)/.test(name) ||
    (name === 'Get' &&
      site.names.some((one) => /session/i.test(one)) &&
      site.args[0]?.origin.kind === 'request' &&
      !isStoreCall(site));
  if (!isOfContext) return session;
  const call: Call = { ...site.call, args: site.call.args.slice(1) };
  return second
    ? methodOfGoRequest({ kind: 'request', path: ['session'] }, { ...site, call, args: site.args.slice(1) }, frame, run)
    : session;
}

/** gorilla is given the request; scs the context of it. */
function isStoreCall({ call }: CallSite): boolean {
  const first = call.args[0]?.value;
  return first?.kind !== 'call';
}

/**
 * What a call leaves behind in what its arguments point to, where nobody saw it being written: rows that were found, and
 * what somebody reads from the request who is given it.
 */
export function settleGo(call: Call, result: Origin, frame: Frame, run: Run): Origin {
  const name = call.callee.kind === 'member' ? call.callee.name.value : '';
  if (claimsMethods.has(name)) fillClaims(call, result, frame, run);
  const targets = call.args.flatMap(({ value }) => pointedTo(value) ?? []);
  if (targets.length === 0) return result;
  const isFound = result.kind === 'row' || result.kind === 'principal' || result.kind === 'nobody';
  if (isFound) {
    fill({ call, args: [] }, result, frame, run);
    return isFiller(name) ? failureOf(result) : result;
  }
  const parts = call.args.map(({ value }) =>
    value.kind === 'name' || value.kind === 'member' ? run.evaluate(value, frame) : unknown,
  );
  const isGivenRequest = parts.some((one) => partsOf(one).some(({ kind }) => kind === 'request'));
  if (!isGivenRequest) return result;
  for (const target of targets) {
    const now = target.kind === 'name' ? run.evaluate(target, frame) : unknown;
    const isEmpty =
      (now.kind === 'fields' && now.entries.size === 0) || (now.kind === 'constant' && now.value === null);
    if (isEmpty) fill({ call, args: [] }, { kind: 'controlled', part: 'body', name: '' }, frame, run);
  }
  return result;
}

/** Methods of parsers of tokens that write the claims to their second argument. */
const claimsMethods = new Set('ParseWithClaims ParseUnverified ParseFromRequestWithClaims'.split(' '));

function fillClaims(call: Call, caller: Origin, frame: Frame, run: Run): void {
  const second = call.args[1]?.value;
  const target = second && (pointedTo(second) ?? second);
  if (target?.kind === 'name' && (caller.kind === 'principal' || caller.kind === 'nobody')) {
    assign(target, caller, frame, run);
  }
}

/** `User{Name: name}`: an object with the fields that it is given. */
export function literalOfGo(call: Call, frame: Frame, run: Run): Origin {
  const made = run.values.of(call, frame.module);
  const members = made.kind === 'instance' ? made.of.class.members : [];
  const entries = new Map<string, Origin>();
  for (const [at, { name, value }] of call.args.entries()) {
    entries.set(name?.value ?? members[at]?.name.value ?? String(at), run.evaluate(value, frame));
  }
  return { kind: 'fields', entries, rest: [] };
}
