import type { Call, CodeModule, Expression, Parameter } from '../../model/code';
import { isGoMethod } from '../../model/go-method';
import { type FrameworkId, type MountEntry, type Stack, stackId } from '../../model/route';
import type { FunctionValue, ParameterValue, Value, Values } from '../../model/value';
import { turnsAt, valuesIn } from './loops';

/** More arguments than this has no function that registers routes. */
const mostArguments = 8;

/** What a function receives to register something on, as a stack of its own until the function is called. */
export function parameterStack(
  { parameter, module }: Pick<ParameterValue, 'parameter' | 'module'>,
  of: Pick<Stack, 'framework' | 'isOrdered'>,
): Omit<Stack, 'entries'> {
  return {
    ...of,
    id: parameterId(parameter, module, of.framework),
    place: { path: module.path, span: parameter.span },
    name: parameter.target.kind === 'name' ? parameter.target.name : 'router',
    kind: 'router',
  };
}

/** What is registered on a parameter may be meant for each framework that is handed over in its place. */
export function parameterId(parameter: Parameter, module: CodeModule, framework: FrameworkId): string {
  return `${stackId(module.path, parameter.span.start)}@${framework}`;
}

/** A stack that is given to a function of the project: what that registers on its parameter comes here. */
export function handedOver(
  call: Call,
  module: CodeModule,
  values: Values,
  stackOf: (value: Value, expression: Expression) => Omit<Stack, 'entries'> | undefined,
): readonly { readonly stack: Omit<Stack, 'entries'>; readonly entry: MountEntry }[] {
  if (call.args.length === 0 || call.args.length > mostArguments) return [];
  const given = call.args.flatMap(({ name, value }, index) => {
    const stack = stackOf(values.of(value, module), value);
    return stack ? [{ stack, name: name?.value, index }] : [];
  });
  const targets = given.length > 0 ? calledBy(call, module, values) : [];
  const pairs = targets.flatMap((target) => given.map((one) => ({ target, ...one })));
  return pairs.flatMap(({ target, stack, name, index }) => {
    const parameters = target.function.parameters.slice(
      (target.self && module.language === 'python') || isGoMethod(target.function, target.module.language) ? 1 : 0,
    );
    const parameter =
      name === undefined
        ? parameters[index]
        : parameters.find(({ target: to }) => to.kind === 'name' && to.name === name);
    if (!parameter) return [];
    const entry: MountEntry = {
      do: 'mount',
      place: { path: module.path, span: call.span },
      order: call.callee.span.end,
      path: '/',
      guards: [],
      child: parameterId(parameter, target.module, stack.framework),
      isSame: true,
    };
    return [{ stack, entry }];
  });
}

/** The functions that a call runs: in a loop over functions, each of them. */
function calledBy(call: Call, module: CodeModule, values: Values): readonly FunctionValue[] {
  const direct = runBy(values.of(call.callee, module), call, module, values);
  if (direct) return [direct];
  return turnsAt(call.span, module, values).flatMap((turn) => {
    const inTurn = valuesIn(turn, values).of(call.callee, module);
    return runBy(inTurn, call, module, values) ?? [];
  });
}

function runBy(callee: Value, call: Call, module: CodeModule, values: Values): FunctionValue | undefined {
  if (callee.kind === 'function') return callee;
  if (callee.kind !== 'class') return undefined;
  const made: Value = { kind: 'instance', of: callee, call, module };
  const maker = values.member(made, module.language === 'python' ? '__init__' : 'constructor');
  return maker.kind === 'function' ? maker : undefined;
}

/** More functions in a row do not give on what they are given. */
const mostSteps = 100;

/** What a call gives back that it was given: `app = configure(app)`; the value itself if it gives something else. */
export function passedOn(value: Value, values: Values): Value {
  let here = value;
  for (let steps = 0; steps < mostSteps && here.kind === 'call' && here.callee.kind === 'function'; steps++) {
    const { callee, call, module } = here;
    const given = values.results(callee).find((one) => one.kind === 'parameter' && one.of === callee.function);
    if (given?.kind !== 'parameter' || given.names.length > 0) return here;
    const { target } = given.parameter;
    const named = call.args.find(({ name }) => target.kind === 'name' && name?.value === target.name);
    const argument = named ?? call.args.filter(({ name }) => !name)[given.index];
    if (!argument) return here;
    here = values.of(argument.value, module);
  }
  return here;
}
