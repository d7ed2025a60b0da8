import { libraryFact } from '../../knowledge/route/libraries';
import type { LibraryFact } from '../../knowledge/route/library-fact';
import type { Call, CodeLanguage, FunctionCode } from '../../model/code';
import type { GuardUse, Place } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { enter } from './apply';
import { askAttributes, askForRow, refusesOnly } from './branch';
import { makeRun } from './lead-through';
import { memberOf, packageOf } from './member';
import { missing, type Origin, partsOf, type Scope } from './origin';
import { type Role, rolesOf, takesAll } from './parameters';
import {
  ANSWERS,
  asksWhether,
  ENDS,
  FALLS,
  frameOf,
  note,
  type Outcome,
  originOfValue,
  PASSES,
  type Run,
  type TeamNames,
  THROWS,
} from './run';
import { truthOf } from './truth';

/** How a guard answered one kind of caller. */
export interface Answer {
  readonly run: Run;
  readonly isRefused: boolean;
  readonly isPassed: boolean;
  /** True if it answered by something that could not be followed. */
  readonly isUnsure: boolean;
  /** False if there was nothing that could be entered. */
  readonly isKnown: boolean;
  readonly fact?: LibraryFact;
}

/** Leads one kind of caller to a guard. */
export function askGuard(use: GuardUse, caller: Run['caller'], values: Values, team: TeamNames): Answer {
  const run = makeRun(caller, values, team);
  if (use.wraps) run.wrapped = use.wraps;
  const module = moduleOf(use.value);
  const frame = frameOf(module ?? emptyModule(use.place), 0);
  run.given = use.given.map((value) => originOfValue(value, run, 0));
  const origin = originOfUse(use.value, run);
  if (origin.kind === 'closure' && takesMetadata(origin.function)) run.fields.set('meta', run.given.at(-1) ?? missing);
  return enterOrigin(origin, run, frame, 0);
}

/** A middleware of tRPC that is handed what the procedure says of itself: `({ ctx, meta, next })`. */
function takesMetadata({ parameters: [first] }: FunctionCode): boolean {
  const names = first?.target.kind === 'fields' ? first.target.fields.map(({ name }) => name) : [];
  return names.includes('meta') && names.includes('next');
}

/** What a value stands for when it is entered: what calls of the project make is made. */
export function originOfUse(value: Value, run: Run): Origin {
  if (value.kind === 'call' && value.callee.kind !== 'external') {
    const package_ = packageOf(value);
    if (package_ && libraryFact(package_.name, package_.path)) return { kind: 'value', value };
    return run.evaluate(value.call, frameOf(value.module, 0));
  }
  return originOfValue(value, run, 0);
}

function enterOrigin(origin: Origin, run: Run, frame: ReturnType<typeof frameOf>, depth: number): Answer {
  if (origin.kind === 'closure') {
    if (rolesOf(origin.function)[0] === 'error' && origin.function.parameters.length === 4)
      return answerOf(run, PASSES, origin);
    const { outcome, result } = enter(origin, frame, run);
    const isMaker =
      result.kind === 'closure' && depth < 3 && (outcome & PASSES) === 0 && run.trace.evidence.length === 0;
    if (isMaker) return enterOrigin(result, run, frame, depth + 1);
    return answerOf(run, outcome, result, origin);
  }
  if (origin.kind === 'object' || (origin.kind === 'value' && origin.value.kind === 'class')) {
    return enterObject(
      origin.kind === 'object' ? origin : { kind: 'object', of: asClass(origin.value), fields: new Map() },
      run,
      frame,
      depth,
    );
  }
  if (origin.kind === 'value') {
    const package_ = packageOf(origin.value);
    const fact = package_ ? libraryFact(package_.name, package_.path) : undefined;
    const [first] = run.values.callables(origin.value);
    if (first && package_?.name === 'django' && package_.path.at(-1) === 'user_passes_test') {
      const test = originOfValue(first, run, 0);
      if (test.kind === 'closure') return enterTest(test, run, frame);
    }
    // What is wrapped by something neutral does what it does.
    if (fact && !(fact.does === 'neutral' && first))
      return { ...nobodyKnows(run), fact: refine(fact, callOf(origin.value)) };
    if (first) return enterOrigin(originOfValue(first, run, 0), run, frame, depth + 1);
  }
  return nobodyKnows(run);
}

function asClass(value: Value) {
  if (value.kind !== 'class') throw new Error('Only classes are entered as classes.');
  return value;
}

function nobodyKnows(run: Run): Answer {
  return { run, isRefused: false, isPassed: true, isUnsure: false, isKnown: false };
}

/** Methods by which frameworks enter classes, the one that decides first. */
const entrances = [
  'canActivate',
  'has_permission',
  'has_object_permission',
  'test_func',
  '__call__',
  'dispatch',
  'use',
  'process_request',
  'authenticate',
  'handle',
  'resolve',
  'intercept',
];

const laravelEntrances = ['handle', '__invoke'];
const aspnetEntrances = [
  'OnAuthorizationAsync',
  'OnAuthorization',
  'OnActionExecutionAsync',
  'OnActionExecuting',
  'OnResourceExecuting',
  'OnPageHandlerExecuting',
  'InvokeAsync',
  'Invoke',
];
const byLanguage: Readonly<Partial<Record<CodeLanguage, readonly string[]>>> = {
  php: laravelEntrances,
  csharp: aspnetEntrances,
};

function enterObject(
  origin: Origin & { kind: 'object' },
  run: Run,
  frame: ReturnType<typeof frameOf>,
  depth: number,
): Answer {
  const answers: Answer[] = inheritedPermission(origin, run, frame);
  for (const name of byLanguage[origin.of.module.language] ?? entrances) {
    const method = memberOf(origin, name, frame, run);
    if (method.kind !== 'closure') continue;
    // What is called with a view gives what stands around it.
    if (name === '__call__') return enterOrigin(method, run, frame, depth + 1);
    const { outcome, result } = enter(method, frame, run);
    answers.push(answerOf(run, outcome, result, method));
    if (name !== 'has_permission' && name !== 'canActivate') break;
  }
  if (answers.length > 0) {
    return {
      run,
      isKnown: true,
      isRefused: answers.some((one) => one.isRefused),
      isPassed: answers.every((one) => one.isPassed),
      isUnsure: answers.some((one) => one.isUnsure),
    };
  }
  for (const base of run.values.bases(origin.of)) {
    const fact = base.kind === 'external' ? libraryFact(base.package, base.path) : undefined;
    if (!fact) continue;
    const handler = memberOf(origin, 'handleRequest', frame, run);
    if (handler.kind === 'closure' && fact.does === 'guards') return enterHandler(handler, fact, run, frame);
    return { ...nobodyKnows(run), fact };
  }
  return nobodyKnows(run);
}

/** What a permission of Django REST framework asks of all, where a class only adds what it asks about the object. */
function inheritedPermission(
  origin: Origin & { kind: 'object' },
  run: Run,
  frame: ReturnType<typeof frameOf>,
): Answer[] {
  const isOwn = (name: string) => memberOf(origin, name, frame, run).kind === 'closure';
  if (!isOwn('has_object_permission') || isOwn('has_permission')) return [];
  for (const base of run.values.bases(origin.of)) {
    const fact = base.kind === 'external' ? libraryFact(base.package, base.path) : undefined;
    if (fact?.does !== 'guards' || fact.authentication !== 'required') continue;
    const place = { path: origin.of.module.path, span: origin.of.class.name?.span ?? origin.of.class.span };
    note(run.trace.evidence, { says: fact.says, place });
    if (fact.authorization) note(run.trace.tests, asksWhether(fact.authorization, fact.says, place));
    const isRefused = run.caller === 'stranger' || (run.caller === 'ordinary' && fact.authorization !== undefined);
    return [{ run, isKnown: true, isRefused, isPassed: !isRefused, isUnsure: false }];
  }
  return [];
}

/** Passport of Nest asks `handleRequest(error, user)` what to do; one that returns the user as it is refuses nobody. */
function enterHandler(
  handler: Origin & { kind: 'closure' },
  fact: LibraryFact & { does: 'guards' },
  run: Run,
  frame: ReturnType<typeof frameOf>,
): Answer {
  const { outcome } = enterWith(handler, [{ kind: 'constant', value: null }, callerOf(run)], run, frame);
  run.trace.evidence.push({ says: fact.says, place: { path: handler.module.path, span: handler.function.span } });
  const isPassed = (outcome & (ENDS | FALLS)) !== 0;
  return { run, isKnown: true, isRefused: refusesOnly(outcome), isPassed, isUnsure: false };
}

/** `user_passes_test(lambda user: user.is_staff)` of Django lets in whom the function that it is given says yes to. */
function enterTest(test: Origin & { kind: 'closure' }, run: Run, frame: ReturnType<typeof frameOf>): Answer {
  const { outcome, result } = enterWith(test, [callerOf(run)], run, frame);
  note(run.trace.evidence, {
    says: 'asks for the user of a session of Django',
    place: { path: test.module.path, span: test.function.span },
  });
  return answerOf(run, outcome, result, test, true);
}

function callerOf(run: Run): Origin {
  return run.caller === 'stranger' ? { kind: 'nobody' } : { kind: 'principal', path: [] };
}

/** Leads a caller through a function that a framework calls with what is given. */
function enterWith(
  closure: Origin & { kind: 'closure' },
  given: readonly Origin[],
  run: Run,
  frame: ReturnType<typeof frameOf>,
): ReturnType<typeof enter> {
  return enter(closure, frame, run, (inner) => {
    for (const [at, parameter] of closure.function.parameters.entries()) {
      if (parameter.target.kind === 'name')
        inner.scope.names.set(parameter.target.name, given[at] ?? { kind: 'unknown', from: [] });
    }
  });
}

/** Whether a caller got through, by the way in which the function lets callers through. */
function answerOf(run: Run, outcome: Outcome, result: Origin, entered?: Origin, isTest = false): Answer {
  const code = entered?.kind === 'closure' ? entered.function : undefined;
  const roles = code ? rolesWithin(code, entered) : [];
  const name = code?.name?.value ?? '';
  const language = entered?.kind === 'closure' ? entered.module.language : 'javascript';
  const isAsked = isTest || askedNames.has(name) || (language === 'php' && name === 'authorize');
  const isInside = language === 'go' && entered?.kind === 'closure' && isWithinWrapper(entered.scope);
  // Middleware of ASP.NET keeps in a field what it hands the request on to.
  const isMiddleware = language === 'csharp' && /^Invoke(Async)?$/.test(name);
  const passesByCall =
    isInside || isMiddleware || roles.includes('pass') || roles.includes('wrapped') || (outcome & PASSES) !== 0;
  let isPassed: boolean;
  if (isAsked && (outcome & ENDS) !== 0) {
    isPassed = truthOf(result, run.caller, language === 'python') !== false && !isOpenCheck(result, name, run);
    if (entered?.kind === 'closure') {
      const place = { path: entered.module.path, span: entered.function.span };
      askAttributes(result, `${name || 'a test'} answers by what the caller is`, place, run);
      askForRow(result, run);
    }
  } else if (passesByCall)
    isPassed =
      (outcome & PASSES) !== 0 ||
      (!roles.includes('wrapped') && language === 'javascript' && isAsyncPass(outcome, roles));
  else isPassed = (outcome & (ENDS | FALLS | ANSWERS)) !== 0;
  // What does not hand the request on has answered it instead.
  const isKept = ((language === 'php' || language === 'csharp') && passesByCall) || isInside;
  const isRefused =
    !isPassed && (isAsked || isKept || refusesOnly(outcome & ~ENDS & ~FALLS) || (outcome & THROWS) !== 0);
  // It proves callers somehow, and whether it refuses those who are not proved hangs on what was not followed.
  const mayRefuse = (outcome & THROWS) !== 0 && run.trace.evidence.length > 0;
  const isUnsure = isAsked && isPassed && (mayRefuse || isUnfollowed(result, run));
  return { run, isKnown: true, isRefused, isPassed, isUnsure };
}

const askedNames = new Set(['canActivate', 'has_permission', 'has_object_permission', 'test_func']);

/** True for a function that is written in another one which was given what lets the caller through. */
function isWithinWrapper(scope: Scope): boolean {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    for (const { kind } of at.names.values()) if (kind === 'pass') return true;
  }
  return false;
}

/** A function that hands on all it is called with hands on what lets the caller through, too. */
function rolesWithin(code: FunctionCode, entered: Origin | undefined): readonly Role[] {
  return entered?.kind === 'closure' && takesAll(code, 0, entered) ? ['pass'] : rolesOf(code);
}

/** An answer that hangs on a question about the caller counts as no for whom it is no. */
function isOpenCheck(result: Origin, name: string, run: Run): boolean {
  if (run.caller === 'trusted' || truthOf(result, run.caller, false) === true) return false;
  const gate = run.caller === 'stranger' ? 1 : 2;
  // For some rows a permission of the object may ask nothing, and it asks all the same.
  const isAboutObject = name === 'has_object_permission';
  return partsOf(result).some(
    (one) => one.kind === 'test' && one.test.gate >= gate && (isAboutObject || result.kind !== 'several'),
  );
}

/** True for an answer of which nobody knows what it hangs on. */
function isUnfollowed(result: Origin, run: Run): boolean {
  if (truthOf(result, run.caller, false) !== undefined) return false;
  return !partsOf(result).some(({ kind }) => kind === 'setting' || kind === 'metadata');
}

/** Whether a hook without `next` was left in order. */
function isAsyncPass(outcome: Outcome, roles: readonly string[]): boolean {
  return !roles.includes('pass') && (outcome & (ENDS | FALLS)) !== 0;
}

function moduleOf(value: Value) {
  return 'module' in value ? value.module : undefined;
}

function emptyModule(place: Place) {
  return {
    path: place.path,
    language: 'javascript' as const,
    directives: [],
    imports: [],
    exports: [],
    body: [],
    broken: [],
  };
}

function callOf(value: Value): Call | undefined {
  return value.kind === 'call' ? value.call : undefined;
}

/** What options of the call change about what is known: `credentialsRequired: false`, `role='admin'`. */
function refine(fact: LibraryFact, call: Call | undefined): LibraryFact {
  if (fact.does !== 'guards' || !call) return fact;
  const options = call.args.flatMap(({ name, value }) =>
    name
      ? [[name.value, value] as const]
      : value.kind === 'dictionary'
        ? value.entries.flatMap(({ key, value: one }) => (key ? [[key.value, one] as const] : []))
        : [],
  );
  for (const [name, value] of options) {
    const isOff = value.kind === 'literal' && value.value === false;
    const isOn = value.kind === 'literal' && value.value === true;
    if (
      (isOff &&
        (name === 'credentialsRequired' || name === 'auto_error' || name === 'required' || name === 'authRequired')) ||
      (isOn && (name === 'optional' || name === 'passthrough'))
    ) {
      return { ...fact, authentication: 'optional' };
    }
    if (isOn && name === 'superuser') return { ...fact, authorization: 'role' };
    if (name === 'role' || name === 'roles') return { ...fact, authorization: 'role' };
    if (name === 'permission' || name === 'permissions') return { ...fact, authorization: 'permission' };
  }
  const names = call.args
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]))
    .flatMap((one) => (one.kind === 'text' ? [one.value] : []));
  if (names.includes('anonymous') && fact.says.includes('Passport')) return { ...fact, authentication: 'optional' };
  return fact;
}
