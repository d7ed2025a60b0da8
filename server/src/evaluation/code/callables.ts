import type { Call, CodeModule, FunctionCode } from '../../model/code';
import type { CallValue, FunctionValue, ParameterValue, Value } from '../../model/value';
import type { Follow } from './follow';
import { calledIn } from './results';
import { visitBody } from './walk';

/** A call under way: what its parameters are given. */
interface Given {
  readonly of: FunctionCode;
  readonly call: Call;
  readonly module: CodeModule;
}

/** Wrappers in wrappers, and functions among them, beyond which nobody looks. */
const deepest = 6;
const mostCallables = 12;
const mostSteps = 400;

/** The functions that run when a value is called. */
export function callablesOf(follow: Follow, value: Value): readonly FunctionValue[] {
  const found: FunctionValue[] = [];
  for (const one of run({ follow, steps: mostSteps }, value, [], 0)) {
    if (found.length < mostCallables && !found.some((known) => known.function === one.function)) found.push(one);
  }
  return found;
}

interface Run {
  readonly follow: Follow;
  steps: number;
}

function run(state: Run, value: Value, given: readonly Given[], depth: number): readonly FunctionValue[] {
  if (depth > deepest || state.steps-- <= 0) return [];
  switch (value.kind) {
    case 'function':
      return [value];
    case 'class':
    case 'instance': {
      const called = calledIn(state.follow, value);
      return called ? [called] : [];
    }
    case 'parameter': {
      const index = given.findIndex(({ of }) => of === value.of);
      const call = given[index];
      const argument = call && argumentOf(state.follow, value, call);
      return argument ? run(state, argument, given.slice(index + 1), depth + 1) : [];
    }
    case 'call':
      return runCall(state, value, given, depth);
    default:
      return [];
  }
}

/**
 * What a call makes: of a function of the project what it returns, and the functions it is given and calls; of anything
 * else the one function it is given, since a wrapper calls what it wraps.
 */
function runCall(
  state: Run,
  { callee, call, module }: CallValue,
  given: readonly Given[],
  depth: number,
): readonly FunctionValue[] {
  const { follow } = state;
  const makers = run(state, callee, given, depth + 1);
  if (makers.length === 0) return onlyFunction(state, call, module, given, depth);
  return makers.flatMap((maker) => {
    const inside: readonly Given[] = [{ of: maker.function, call, module }, ...given];
    const made = follow.results(maker).flatMap((result) => run(state, result, inside, depth + 1));
    const passed = parametersCalled(follow, maker).flatMap((one) => run(state, one, inside, depth + 1));
    return [...made, ...passed];
  });
}

function onlyFunction(
  state: Run,
  call: Call,
  module: CodeModule,
  given: readonly Given[],
  depth: number,
): readonly FunctionValue[] {
  const runs = call.args
    .map(({ value }) => (value.kind === 'spread' ? [] : run(state, state.follow.of(value, module), given, depth + 1)))
    .filter((found) => found.length > 0);
  return (runs.length === 1 && runs[0]) || [];
}

/** What a call gives to a parameter. */
function argumentOf(follow: Follow, value: ParameterValue, { call, module }: Given): Value | undefined {
  const name = value.parameter.target.kind === 'name' ? value.parameter.target.name : undefined;
  const named = name === undefined ? undefined : call.args.find((one) => one.name?.value === name);
  const argument = named ?? call.args.filter((one) => !one.name)[value.index];
  if (!argument || argument.value.kind === 'spread') return undefined;
  return value.names.reduce((of: Value, one) => follow.member(of, one), follow.of(argument.value, module));
}

const calls = new WeakMap<FunctionCode, readonly Call[]>();

/** The parameters of a function that are called in it, as they are or by `call` and `apply`. */
function parametersCalled(follow: Follow, { function: code, module }: FunctionValue): readonly ParameterValue[] {
  const found: ParameterValue[] = [];
  for (const { callee } of callsIn(code)) {
    const isPassedOn = callee.kind === 'member' && /^(call|apply)$/.test(callee.name.value);
    const called = follow.of(isPassedOn ? callee.of : callee, module);
    if (called.kind !== 'parameter' || called.of !== code) continue;
    if (!found.some(({ parameter }) => parameter === called.parameter)) found.push(called);
  }
  return found;
}

/** The calls in a function whose callee may be one of its parameters. */
function callsIn(code: FunctionCode): readonly Call[] {
  const before = calls.get(code);
  if (before) return before;
  const found: Call[] = [];
  visitBody(code, (expression) => {
    if (expression.kind !== 'call') return;
    const { callee } = expression;
    const of = callee.kind === 'member' ? callee.of : callee;
    if (of.kind === 'name' || of.kind === 'member') found.push(expression);
  });
  calls.set(code, found);
  return found;
}
