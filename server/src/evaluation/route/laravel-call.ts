import { eloquentMethod, isShapingStep, isWhereStep } from '../../knowledge/route/eloquent';
import { libraryFact } from '../../knowledge/route/libraries';
import { asks, demands } from '../../knowledge/route/library-fact';
import { meaningOfName } from '../../knowledge/route/names';
import type { Expression } from '../../model/code';
import type { FunctionValue } from '../../model/value';
import { newRow } from './access-eloquent';
import { setOnRow } from './assigned';
import { branch } from './branch';
import type { CallSite } from './call-site';
import { compareAll } from './compare';
import { modelNameOf } from './eloquent-model';
import { isFormRequest } from './laravel-field';
import { validatedBy } from './laravel-request';
import { evaluateFact } from './library-call';
import { packageOf } from './member';
import { type AccessDraft, type Origin, unknown } from './origin';
import { refuse } from './refusal';
import { classifyRequest } from './request';
import { methodOfRequest } from './request-method';
import { FALLS, type Frame, note, originOfValue, placeIn, type Run, THROWS } from './run';
import { truthOf } from './truth';

/** What a call of Laravel means beyond what its name or its package says; undefined for all others. */
export function callLaravel(site: CallSite, callee: Origin, frame: Frame, run: Run): Origin | undefined {
  const { call, names, args, receiver } = site;
  if (call.isNew)
    return newRow(
      call,
      args.map(({ origin }) => origin),
      frame,
      run,
    );
  if (callee.kind === 'closure') return undefined;
  const name = names.at(-1) ?? '';
  const words = names.slice(-2).join('.');
  switch (name) {
    case 'abort_if':
    case 'abort_unless':
    case 'throw_if':
    case 'throw_unless':
      return refuseIf(site, name.endsWith('_if'), frame, run);
    case 'authorize':
    case 'authorizeForUser':
      return names[0] === 'this' || names[0] === 'Gate' ? authorize(site, frame, run) : undefined;
    case 'denies':
    case 'none':
      return names[0] === 'Gate'
        ? { kind: 'not', of: evaluateFact(asks('permission', 'asks a gate'), call, args, frame, run) }
        : undefined;
    case 'cannot':
    case 'cant':
      return receiver?.kind === 'principal' || receiver?.kind === 'nobody'
        ? { kind: 'not', of: evaluateFact(asks('permission', 'asks a gate'), call, args, frame, run) }
        : undefined;
    case 'is':
    case 'isNot': {
      if (receiver?.kind !== 'principal' && receiver?.kind !== 'row' && receiver?.kind !== 'nobody') return undefined;
      const same = compareAll([receiver, ...args.map(({ origin }) => origin)], call, frame, run);
      return name === 'is' ? same : { kind: 'not', of: same };
    }
    case 'tokenCan':
      return evaluateFact(asks('scope', 'compares the abilities of the token'), call, args, frame, run);
    case 'guest':
      return words === 'Auth.guest' || words === 'auth.guest'
        ? { kind: 'not', of: whoCalls(site, frame, run) }
        : undefined;
    case 'request':
      return receiver || args.length === 0 ? undefined : inputField(args[0]?.origin);
    case 'session':
      return receiver ? undefined : sessionField(args[0]?.origin);
  }
  if (receiver?.kind === 'row' && receiver.path.length === 0 && /^(force)?[fF]ill$/.test(name)) {
    fill(receiver.access, site, frame);
    return receiver;
  }
  if (receiver?.kind === 'row' && /^(each|map|filter|reject|every|transform|tap|flatMap|contains)$/.test(name)) {
    return forEachRow(receiver, site, frame, run);
  }
  if (names[0] === 'Session' && /^(get|has|pull|exists)$/.test(name)) return sessionField(args[0]?.origin);
  if (receiver?.kind === 'request' && name === 'validated') return validated(site, frame, run);
  if (receiver?.kind === 'object' && isFormRequest(receiver.of, run.values)) {
    return methodOfRequest({ kind: 'request', path: [] }, name, call, args, frame, run);
  }
  return ofPackage(site, frame, run) ?? ofLanguage(site, frame, run);
}

/** Functions that only work on what they are given, and steps of a query that starts elsewhere. */
function ofLanguage({ call, names, args, receiver }: CallSite, frame: Frame, run: Run): Origin | undefined {
  const name = names.at(-1) ?? '';
  const given: Origin = {
    kind: 'unknown',
    from: args.map(({ origin }) => origin).filter(({ kind }) => kind !== 'constant'),
  };
  if (call.callee.kind === 'name') {
    if (name === 'in_array')
      return compareAll(
        args.slice(0, 2).map(({ origin }) => origin),
        call,
        frame,
        run,
      );
    if (name === 'optional' || name === 'collect') return args[0]?.origin ?? unknown;
    const value = run.values.of(call.callee, frame.module);
    const isGlobal = value.kind === 'external' && value.package === '\\';
    return isGlobal && !meaningOfName(name, false) && name !== 'abort' ? given : undefined;
  }
  const isOpen = receiver === undefined || receiver.kind === 'unknown' || receiver.kind === 'value';
  const isQuery = isWhereStep(name) || isShapingStep(name) || eloquentMethod(name) !== undefined;
  return isOpen && isQuery ? given : undefined;
}

/** `$posts->each(fn ($post) => $this->authorize('delete', $post))`: what is refused for one row is refused. */
function forEachRow(rows: Origin, { args }: CallSite, frame: Frame, run: Run): Origin {
  for (const { origin } of args) if (origin.kind === 'closure') run.apply(origin, [{ origin: rows }], frame);
  return rows;
}

/** `$post->fill($data)` sets fields, which are written when something saves the row. */
function fill(row: AccessDraft, { call, args }: CallSite, frame: Frame): void {
  const given = args[0]?.origin;
  const place = placeIn(frame, call);
  if (given?.kind === 'fields') for (const [name, origin] of given.entries) setOnRow(row, name, origin, place);
  else if (given?.kind === 'controlled') setOnRow(row, given.name === '' ? undefined : given.name, given, place);
}

/** What packages are known for, unless the call is on something that is known itself. */
function ofPackage({ call, args, receiver }: CallSite, frame: Frame, run: Run): Origin | undefined {
  const isOpen =
    receiver === undefined || receiver.kind === 'value' || receiver.kind === 'unknown' || receiver.kind === 'answer';
  const package_ = isOpen ? packageOf(run.values.of(call.callee, frame.module)) : undefined;
  const fact = package_ && libraryFact(package_.name, package_.path);
  return fact && evaluateFact(fact, call, args, frame, run);
}

function whoCalls({ call, args }: CallSite, frame: Frame, run: Run): Origin {
  const says = 'asks whether the caller is known';
  return evaluateFact({ does: 'verifies', fails: 'missing', says }, call, args, frame, run);
}

/** `request('title')` is a field of what was sent. */
function inputField(key: Origin | undefined): Origin {
  return { kind: 'controlled', part: 'body', name: key?.kind === 'constant' ? String(key.value) : '' };
}

/** `session('user_id')`; without a name it is the session itself. */
function sessionField(key: Origin | undefined): Origin {
  return classifyRequest(key?.kind === 'constant' ? ['session', String(key.value)] : ['session']);
}

/** `abort_unless($post->user_id === auth()->id(), 403)`. */
function refuseIf({ call, args }: CallSite, isIf: boolean, frame: Frame, run: Run): Origin {
  const condition = args[0]?.origin;
  const at = call.args[0]?.value;
  if (!condition || !at) return unknown;
  const status = args[1]?.origin.kind === 'constant' ? args[1].origin.value : undefined;
  const before = run.effects;
  const refused = () => {
    refuse(run, frame, call, typeof status === 'number' ? status : undefined);
    run.effects = 0;
    return THROWS;
  };
  const goOn = () => FALLS;
  const outcome = branch(condition, at, frame, run, isIf ? refused : goOn, isIf ? goOn : refused);
  run.effects = before;
  if (outcome === THROWS) run.thrown = true;
  return unknown;
}

/** `$this->authorize('update', $post)`: what the policy says where it is found, else a check that is taken at its word. */
function authorize(site: CallSite, frame: Frame, run: Run): Origin {
  const { call, args } = site;
  const [ability, subject] = args;
  const place = placeIn(frame, call);
  const method = policyMethod(ability?.origin, call.args[1]?.value, subject?.origin, frame, run);
  if (!method) return evaluateFact(demands('permission', 'asks a gate or a policy'), call, args, frame, run);
  note(run.trace.evidence, { says: 'asks a policy, which lets no strangers in', place });
  if (run.caller === 'stranger') {
    run.thrown = true;
    return unknown;
  }
  const tests = run.trace.tests.length;
  const rest = args
    .slice(1)
    .map(({ origin }) => ({ origin: origin.kind === 'list' ? (origin.items[0] ?? unknown) : origin }));
  const caller: Origin = { kind: 'principal', path: [] };
  const answer = run.apply(originOfValue(method, run, frame.depth), [{ origin: caller }, ...rest], frame);
  if (run.thrown) return unknown;
  const truth = truthOf(answer, run.caller, true);
  if (truth === true) return { kind: 'constant', value: true };
  if (truth === undefined && run.trace.tests.length === tests) {
    return evaluateFact(demands('permission', 'asks a policy'), call, args, frame, run);
  }
  if (truth === false || run.caller !== 'trusted') run.thrown = true;
  return unknown;
}

/** The method of the policy that the framework finds by the name of the model. */
function policyMethod(
  ability: Origin | undefined,
  written: Expression | undefined,
  subject: Origin | undefined,
  frame: Frame,
  run: Run,
): FunctionValue | undefined {
  if (ability?.kind !== 'constant' || typeof ability.value !== 'string' || !written) return undefined;
  const first = written.kind === 'list' ? written.items[0] : written;
  const value = first && run.values.of(first, frame.module);
  const model = subject?.kind === 'row' ? subject.access.model : ((value && modelNameOf(value, run.values)) ?? '');
  const name = `${model}Policy`;
  const module = model === '' ? undefined : run.values.module(frame.module, `App\\Policies\\${name}`);
  const policy = module && run.values.member({ kind: 'module', module }, name);
  if (policy?.kind !== 'class') return undefined;
  const method = run.values.member({ kind: 'instance', of: policy, module: policy.module }, camel(ability.value));
  return method.kind === 'function' ? method : undefined;
}

/** `force-delete` is answered by `forceDelete`. */
function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What rules let through: those of the form request that the action takes. */
function validated({ call }: CallSite, frame: Frame, run: Run): Origin {
  const of = call.callee.kind === 'member' ? run.values.of(call.callee.of, frame.module) : undefined;
  const type = of?.kind === 'parameter' ? of.parameter.type : undefined;
  const value = type && of?.kind === 'parameter' ? run.values.of(type, of.module) : undefined;
  return value?.kind === 'class'
    ? validatedBy(value, run.values)
    : { kind: 'controlled', part: 'body', name: 'validated' };
}
