import type { Call, CodeModule, Expression } from '../../model/code';
import { type RoutePath, type Stack, stackId } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { argument } from './arguments';
import { externalsOf, lineageOf } from './classes';
import { pathOf } from './framework';
import { parameterStack, passedOn } from './hand-over';

/** What FastAPI and Starlette register on, by package and name. */
const made: Readonly<Record<string, Readonly<Record<string, Stack['kind']>>>> = {
  fastapi: { FastAPI: 'application', APIRouter: 'router' },
  starlette: { Starlette: 'application', Router: 'router' },
};
const types: ReadonlySet<string> = new Set(['FastAPI', 'APIRouter', 'Starlette']);
const deepest = 3;

/** A stack of FastAPI or Starlette. */
export interface AsgiStack {
  readonly stack: Omit<Stack, 'entries'>;
  /** The call that made it; undefined for what only a caller hands in. */
  readonly call?: Call;
}

/**
 * The stack that a value is: made by a call, also in a function of the project or of a class that extends one, or a
 * parameter. A parameter without a type may be anything else.
 */
export function asgiStack(value: Value, values: Values, depth = 0): AsgiStack | undefined {
  switch (value.kind) {
    case 'call': {
      const { callee, call, module } = value;
      if (callee.kind === 'external') return ofMade(callee.package, callee.path.at(-1) ?? '', call, module, values);
      if (callee.kind !== 'function' || depth >= deepest) return undefined;
      const given = passedOn(value, values);
      if (given !== value) return asgiStack(given, values, depth + 1);
      for (const result of values.results(callee)) {
        const found = asgiStack(result, values, depth + 1);
        if (found?.call) return found;
      }
      return undefined;
    }
    case 'instance': {
      const base = externalsOf(lineageOf(value.of, values)).find((one) => made[one.package]?.[one.path.at(-1) ?? '']);
      return base && value.call
        ? ofMade(base.package, base.path.at(-1) ?? '', value.call, value.module, values)
        : undefined;
    }
    case 'parameter': {
      if (value.names.length > 0) return undefined;
      const { type } = value.parameter;
      const name = type?.kind === 'name' ? type.name : type?.kind === 'member' ? type.name.value : undefined;
      const isTyped = name !== undefined && types.has(name);
      const framework = name === 'Starlette' ? 'starlette' : 'fastapi';
      const stack = parameterStack(value, { framework, isOrdered: false });
      return { stack: { ...stack, ...(!isTyped && { isAssumed: true as const }) } };
    }
    default:
      return undefined;
  }
}

function ofMade(from: string, name: string, call: Call, module: CodeModule, values: Values): AsgiStack | undefined {
  const kind = made[from]?.[name];
  if (!kind) return undefined;
  const prefix = argument(call, 'prefix');
  const stack: Omit<Stack, 'entries'> = {
    id: stackId(module.path, call.span.start),
    framework: from === 'fastapi' ? 'fastapi' : 'starlette',
    place: { path: module.path, span: call.span },
    name: kind === 'application' ? 'app' : 'router',
    kind,
    isOrdered: false,
    ...(prefix && { prefix: asgiPath(prefix, module, values) }),
  };
  return { stack, call };
}

/** `/users/{id:int}` with its parameters as `:id`. */
export function asgiPath(expression: Expression, module: CodeModule, values: Values): RoutePath {
  return pathOf(expression, module, values)?.replace(/\{(\w{1,99})(?::\w{1,99})?\}/g, ':$1');
}
