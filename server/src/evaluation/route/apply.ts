import type { ClassCode, FunctionCode } from '../../model/code';
import { allFields, joinOrigins, type Origin, unknown } from './origin';
import { bindArguments, bindByRole } from './parameters';
import {
  ANSWERS,
  ENDS,
  emptyIsFalse,
  FALLS,
  FALLS_REFUSED,
  type Frame,
  type GivenArgument,
  note,
  type Outcome,
  PASSES,
  REFUSES,
  REJECTS,
  RESOLVES,
  type Run,
  THROWS,
} from './run';
import { truthOf } from './truth';
import { bareName, namesOf } from './written';

/** How many calls deep a caller is followed, factories included. */
const deepest = 7;

type Closure = Origin & { kind: 'closure' };

/** What calling a function gives. What it does to the caller gathers in the run. */
export function applyClosure(closure: Closure, args: readonly GivenArgument[], frame: Frame, run: Run): Origin {
  if (frame.depth >= deepest || run.active.has(closure.function)) return unknown;
  const inner = frameIn(closure, frame);
  bindArguments(closure.function, args, closure.scope.names.has('self'), inner, run);
  const tests = run.trace.tests.length;
  const evidence = run.trace.evidence.length;
  const outcome = walk(closure.function, inner, run);
  run.effects |= outcome & (PASSES | REFUSES | ANSWERS | RESOLVES | REJECTS);
  if ((outcome & THROWS) !== 0 && (outcome & (FALLS | ENDS)) === 0) run.thrown = true;
  else if ((outcome & THROWS) !== 0 && run.trace.evidence.length > evidence) doubt(closure, run);
  return resultOf(outcome, inner, tests, run);
}

/** What proves callers and lets some strangers go on may do so for reasons that nobody saw. */
function doubt({ function: code, module }: Closure, run: Run): void {
  if (run.caller !== 'stranger' || module.language !== 'php') return;
  const says = `whom ${code.name?.value ?? 'a function'} refuses could not be followed`;
  note(run.trace.gaps, { says, place: { path: module.path, span: code.span } });
}

/** Leads a caller through a function as a framework calls it. Gives what happens and what it returns. */
export function enter(
  closure: Closure,
  frame: Frame,
  run: Run,
  bind?: (inner: Frame) => void,
): { readonly outcome: Outcome; readonly result: Origin } {
  if (frame.depth >= deepest || run.active.has(closure.function)) return { outcome: FALLS | ENDS, result: unknown };
  const inner = isOfEcho(closure)
    ? { ...frameIn(closure, frame), refusesByError: true as const }
    : frameIn(closure, frame);
  if (bind) bind(inner);
  else bindByRole(closure.function, inner, run);
  // What is injected may refuse before the function begins.
  if (run.thrown) {
    run.thrown = false;
    return { outcome: THROWS, result: unknown };
  }
  const tests = run.trace.tests.length;
  const outcome = walk(closure.function, inner, run);
  return { outcome, result: resultOf(outcome, inner, tests, run) };
}

/** True for what takes the context of Echo, which makes an answer of the error that it gives. */
function isOfEcho({ function: code, module }: Closure): boolean {
  if (module.language !== 'go') return false;
  return code.parameters.some(({ type }) => type && namesOf(type).join('.') === 'echo.Context');
}

function frameIn(closure: Closure, frame: Frame): Frame {
  return {
    module: closure.module,
    scope: { names: new Map(), outer: closure.scope },
    depth: frame.depth + 1,
    returns: [],
  };
}

function walk(code: FunctionCode, inner: Frame, run: Run): Outcome {
  const { effects, thrown, reason } = run;
  run.active.add(code);
  run.effects = 0;
  run.thrown = false;
  run.reason = 0;
  const outcome = run.execute(code.body, inner);
  run.active.delete(code);
  run.effects = effects;
  run.thrown = thrown;
  run.reason = reason;
  return outcome;
}

function resultOf(outcome: Outcome, inner: Frame, tests: number, run: Run): Origin {
  const falls = (outcome & (FALLS | FALLS_REFUSED)) !== 0;
  const returned: readonly Origin[] =
    falls || inner.returns.length === 0 ? [...inner.returns, { kind: 'constant', value: null }] : inner.returns;
  const result = joinOrigins(returned);
  const last = run.trace.tests.slice(tests).findLast(({ gate }) => gate === 2);
  const isSure = truthOf(result, run.caller, emptyIsFalse(inner.module.language)) !== undefined;
  if (isSure || !last || returned.length < 2) return result;
  return joinOrigins([...returned, { kind: 'test', test: { ...last, isOpen: true } }]);
}

/** An instance of a class, made with these arguments: what the constructor keeps can be read afterwards. */
export function construct(
  of: Origin & { kind: 'object' },
  args: readonly GivenArgument[],
  frame: Frame,
  run: Run,
): Origin {
  const maker = constructorOf(of.of.class, args.length) ?? memberFunction(of.of.class, '__init__');
  if (!maker) keepNamed(of, args);
  if (!maker || frame.depth >= deepest || run.active.has(maker)) return of;
  const self: readonly (readonly [string, Origin])[] = ['this', 'self'].map((name) => [name, of] as const);
  const outer = { names: new Map(self) };
  const inner: Frame = {
    module: of.of.module,
    scope: { names: new Map(), outer },
    depth: frame.depth + 1,
    returns: [],
  };
  bindArguments(maker, args, true, inner, run);
  for (const parameter of maker.parameters) {
    const name = parameter.target.kind === 'name' && parameter.isField ? parameter.target.name : undefined;
    const given = name === undefined ? undefined : inner.scope.names.get(name);
    // What a container injects is not known here; its type is.
    if (name !== undefined && given && args.length > 0) of.fields.set(bareName(name), given);
  }
  if (args.length > 0) walk(maker, inner, run);
  // What an initializer sets comes behind the constructor.
  if (of.of.module.language === 'csharp')
    keepNamed(
      of,
      args.filter(({ name }) => !isParameter(maker, name)),
    );
  return of;
}

function isParameter({ parameters }: FunctionCode, name: string | undefined): boolean {
  return parameters.some(({ target }) => target.kind === 'name' && target.name === name);
}

/** What a class without a constructor is made with are its fields: models of pydantic, data classes. */
function keepNamed({ fields }: Origin & { kind: 'object' }, args: readonly GivenArgument[]): void {
  for (const { name, origin } of args) if (name !== undefined) fields.set(name, origin);
  const spread = args.find(({ isSpread }) => isSpread);
  if (spread) fields.set(allFields, spread.origin);
}

/** The constructor of a class, of several the one that takes so many arguments. */
export function constructorOf({ members }: ClassCode, size: number): FunctionCode | undefined {
  const all = members.flatMap(({ name, value }) =>
    name.value === 'constructor' && value?.kind === 'function' ? [value] : [],
  );
  return all.find(({ parameters }) => parameters.length === size) ?? all[0];
}

/** A method of a class by its name, without a look at its bases. */
export function memberFunction(code: ClassCode, name: string): FunctionCode | undefined {
  const found = code.members.find((member) => member.name.value === name)?.value;
  return found?.kind === 'function' ? found : undefined;
}

/** What `new F()` of a plain function makes: what the function puts into `this`. */
export function constructFields(closure: Closure, args: readonly GivenArgument[], frame: Frame, run: Run): Origin {
  const made: Origin = { kind: 'fields', entries: new Map(), rest: [] };
  if (frame.depth >= deepest || run.active.has(closure.function)) return unknown;
  const scope = { names: new Map<string, Origin>([['this', made]]), outer: closure.scope };
  const inner: Frame = {
    module: closure.module,
    scope: { names: new Map(), outer: scope },
    depth: frame.depth + 1,
    returns: [],
  };
  bindArguments(closure.function, args, false, inner, run);
  walk(closure.function, inner, run);
  return inner.returns.find(({ kind }) => kind === 'fields' || kind === 'object') ?? made;
}
