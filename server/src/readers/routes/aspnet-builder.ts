import { builderTypes } from '../../knowledge/route/aspnet';
import type { Call, CodeModule, Expression, FunctionCode, Parameter } from '../../model/code';
import { type Stack, stackId } from '../../model/route';
import type { ParameterValue, Value, Values } from '../../model/value';
import { written } from '../../model/written';
import { parameterStack } from './hand-over';

type Bare = Omit<Stack, 'entries'>;

/** What endpoints are registered on in one module. */
export interface Builders {
  /** The stack that an expression stands for. */
  of(expression: Expression): Bare | undefined;
  /** What a function is given to register on is this stack. */
  give(code: FunctionCode, stack: Bare): void;
  readonly application: Bare;
}

/** Longer chains of calls nobody writes. */
const longestChain = 60;

/** The stacks of a module: the application, groups, and what functions are handed. */
export function makeBuilders(module: CodeModule, values: Values): Builders {
  const given = new Map<FunctionCode, Bare>();
  const application: Bare = {
    id: `${stackId(module.path, 0)}@aspnet`,
    framework: 'aspnet',
    place: { path: module.path, span: { start: 0, end: 0 } },
    name: 'app',
    kind: 'application',
    isOrdered: false,
  };

  const ofValue = (value: Value, depth: number): Bare | undefined => {
    if (depth > longestChain) return undefined;
    switch (value.kind) {
      case 'call':
        if (value.module !== module) return isMade(value) ? application : undefined;
        if (nameOf(value.call) === 'MapGroup') return groupStack(value.call, module);
        return (
          (value.call.callee.kind === 'member' ? of(value.call.callee.of, depth + 1) : undefined) ??
          (isMade(value) ? application : undefined)
        );
      case 'parameter':
        return given.get(value.of) ?? ofParameter(value);
      case 'member':
        return isMade(value) ? application : undefined;
      default:
        return undefined;
    }
  };
  const of = (expression: Expression, depth = 0): Bare | undefined => {
    const inner = expression.kind === 'await' ? expression.of : expression;
    return ofValue(values.of(inner, module), depth);
  };
  const ofParameter = (value: ParameterValue): Bare | undefined => {
    const type = typeName(value.parameter);
    if (value.names.length > 0 || !builderTypes.has(type)) return undefined;
    const name = value.of.name?.value ?? '';
    // What the host calls itself is where requests come in.
    if (name === 'Configure' && type === 'IApplicationBuilder' && value.index === 0 && !isExtended(value.parameter)) {
      return application;
    }
    const stack = parameterStack(value, { framework: 'aspnet', isOrdered: false });
    return isExtended(value.parameter) && name !== '' ? { ...stack, awaits: wordOf(name) } : stack;
  };
  return { of, give: (code, stack) => given.set(code, stack), application };
}

/** The word under which a method that extends a builder waits to be called. */
export function wordOf(method: string): string {
  return `the method ${method}`;
}

/** A group of endpoints, which is made where it is mapped. */
export function groupStack(call: Call, module: CodeModule): Bare {
  return {
    id: `${stackId(module.path, call.span.end)}@group`,
    framework: 'aspnet',
    place: { path: module.path, span: call.span },
    name: written(call),
    kind: 'router',
    isOrdered: false,
  };
}

export function nameOf({ callee }: Call): string {
  return callee.kind === 'member' ? callee.name.value : callee.kind === 'name' ? callee.name : '';
}

function typeName({ type }: Parameter): string {
  const bare = type?.kind === 'index' ? type.of : type;
  return bare?.kind === 'name' ? bare.name : bare?.kind === 'member' ? bare.name.value : '';
}

/** True for the first parameter of a method that is called as if it were one of the parameter's type. */
function isExtended({ decorators }: Parameter): boolean {
  return decorators.some(({ value }) => value.kind === 'name' && value.name === 'this');
}

/** True for what `WebApplication.CreateBuilder(…).Build()` gives, whatever is called on it. */
function isMade(value: Value): boolean {
  let at = value;
  for (let step = 0; step < longestChain; step++) {
    if (at.kind === 'external') return at.path[0] === 'WebApplication';
    if (at.kind === 'call') at = at.callee;
    else if (at.kind === 'member') at = at.of;
    else return false;
  }
  return false;
}
