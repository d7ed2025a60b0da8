import { camelized } from '../../knowledge/route/rails';
import type { Call, CodeModule, Expression, FunctionCode, Statement } from '../../model/code';
import type { GuardUse, Level, RouteEntry } from '../../model/route';
import type { ClassValue, FunctionValue, Value, Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { written } from '../../model/written';
import { instanceOf, lineageOf, methodOf } from './classes';
import { type Callback, callbacksOf } from './rails-callbacks';
import { mayRefuse, mayStop } from './rails-refusal';

/** What answers a route, and what runs before it. */
export type Action = Pick<RouteEntry, 'handler' | 'handlerName' | 'guards'> & {
  /** True if the class is known as a whole and has no such action. */
  readonly isMissing: boolean;
};

/** Callbacks beyond these nobody has before one action. */
const mostCallbacks = 60;

/** The action of a controller that is named as in a path: `admin/users`, `show`. */
export function actionOf(controller: string, action: string, from: CodeModule, values: Values): Action {
  const handlerName = `${controller}#${action}`;
  const found = controllerOf(controller, from, values);
  if (!found) return { handlerName, guards: [], isMissing: false };
  const callbacks = runningBefore(action, callbacksOf(found, values));
  const instance = instanceOf(found);
  const own = values.member(instance, action);
  const method = own.kind === 'function' ? own : undefined;
  const guards = [
    ...callbacks.map((one): RouteEntry['guards'][number] => ({
      ...useOf(one, found, values),
      level: 'class' satisfies Level,
      ...(one.isConditional && { isCertain: false as const }),
    })),
    ...(method && mayRefuse(method, found, values) ? [inAction(method, handlerName)] : []),
  ];
  const isMissing = !method && isWhole(found, values);
  const handler = method || isMissing ? withFetching(method, callbacks, found, values) : undefined;
  return { handlerName, guards, isMissing, ...(handler && { handler }) };
}

function controllerOf(controller: string, from: CodeModule, values: Values): ClassValue | undefined {
  const name = `${camelized(controller)}Controller`;
  const module = values.module(from, name);
  const value = module && values.member({ kind: 'module', module }, name);
  return value?.kind === 'class' ? value : undefined;
}

/** True if all that a controller extends is known, but for what Rails brings. */
function isWhole(controller: ClassValue, values: Values): boolean {
  return lineageOf(controller, values).every(
    ({ value }) =>
      value.kind === 'class' ||
      (value.kind === 'external' &&
        /^(ActionController|AbstractController|ActiveSupport|ActionView)$/.test(value.path[0] ?? '')),
  );
}

/** What runs before an action, in its order. What is declared once more takes the place of what was declared before. */
function runningBefore(action: string, all: readonly Callback[]): readonly Callback[] {
  let chain: readonly Callback[] = [];
  for (const one of all.slice(0, mostCallbacks * 4)) {
    const covers = isCovered(action, one);
    if (one.does === 'skip') {
      if (covers) chain = chain.flatMap((other) => skipped(other, one));
      continue;
    }
    if (one.name !== undefined) chain = chain.filter(({ name }) => name !== one.name);
    if (covers) chain = one.does === 'prepend' ? [one, ...chain] : [...chain, one];
  }
  return chain.slice(0, mostCallbacks);
}

function isCovered(action: string, { only, except }: Callback): boolean {
  return (only === undefined || only.includes(action)) && !except?.includes(action);
}

function skipped(one: Callback, by: Callback): readonly Callback[] {
  if (by.name === undefined || one.name !== by.name) return [one];
  return by.isConditional ? [{ ...one, isConditional: true }] : [];
}

/**
 * What a callback is as a guard. What bodies of Ruby check is not followed: one that may stop the action is judged by its
 * name, any other is none.
 */
function useOf(one: Callback, controller: ClassValue, values: Values): GuardUse {
  const { at, module, name, block, means } = one;
  const word = at.kind === 'call' ? written(at.callee) : written(at);
  const use = {
    place: { path: module.path, span: at.span },
    written: name ?? (block ? 'before_action' : word),
    given: [],
  };
  const body = block
    ? ofBlock(block, module, controller)
    : name === undefined
      ? undefined
      : methodCalled(name, controller, values);
  if (means) return { ...use, value: body ?? values.of(at, module), means };
  if (body?.kind === 'function' && !mayStop(body, controller, values)) return { ...use, value: body, means: 'nothing' };
  return { ...use, value: name === undefined ? notFollowed : { kind: 'external', package: 'ruby', path: [name] } };
}

const notFollowed: Value = { kind: 'unknown', reason: 'what it does is not followed' };

/** The action as its own guard, where it may turn callers away. */
function inAction(method: FunctionValue, handlerName: string): RouteEntry['guards'][number] {
  const span = method.function.name?.span ?? method.function.span;
  return {
    place: { path: method.module.path, span },
    written: handlerName,
    value: notFollowed,
    given: [],
    level: 'handler',
  };
}

/** A method of the project, else what a library adds under the name. */
function methodCalled(name: string, controller: ClassValue, values: Values): Value {
  const value = values.member(instanceOf(controller), name);
  return value.kind === 'function' ? value : { kind: 'external', package: 'ruby', path: [name] };
}

function ofBlock(block: FunctionCode, module: CodeModule, controller: ClassValue): FunctionValue {
  return { kind: 'function', function: block, module, self: instanceOf(controller) };
}

/**
 * The action behind what its callbacks put into fields for it: `@post` of `set_post`. It is one function that calls them
 * first, so that what is asked of a row and what is done with it are seen together.
 */
function withFetching(
  method: FunctionValue | undefined,
  callbacks: readonly Callback[],
  controller: ClassValue,
  values: Values,
): FunctionValue | undefined {
  const module = method?.module ?? controller.module;
  const head = method?.function.name?.span ?? controller.class.name?.span ?? controller.class.span;
  const before = callbacks.flatMap((one): readonly Statement[] => {
    const body = one.block && one.module === module ? one.block : bodyOf(one.name, controller, values);
    if (!body || one.means || !usesFields(body)) return [];
    return [callOf(one.block ?? one.name ?? '', head, one.isConditional)];
  });
  if (before.length === 0 && method) return method;
  const code: FunctionCode = {
    ...(method?.function ?? empty(head)),
    body: [...before, ...(method?.function.body ?? [])],
  };
  return { kind: 'function', function: code, module, self: instanceOf(controller) };
}

function empty(span: FunctionCode['span']): FunctionCode {
  return { kind: 'function', span, decorators: [], parameters: [], body: [], directives: [], isAsync: false };
}

function bodyOf(name: string | undefined, controller: ClassValue, values: Values): FunctionCode | undefined {
  return name === undefined ? undefined : methodOf(lineageOf(controller, values), name)?.function;
}

/** True for a callback that leaves a field to the action or looks at one, other than who calls. */
function usesFields(code: FunctionCode): boolean {
  let uses = false;
  walkCode(code.body, (node) => {
    uses ||= node.kind === 'name' && node.name.startsWith('@') && !/^@_?current/.test(node.name);
    return !uses;
  });
  return uses;
}

/** `before_action(this.set_post)`, which ends the action where the callback refuses. */
function callOf(callback: string | FunctionCode, span: Expression['span'], isConditional: boolean): Statement {
  const value: Expression =
    typeof callback === 'string'
      ? { kind: 'member', span, of: { kind: 'name', span, name: 'this' }, name: { value: callback, span } }
      : callback;
  const word = isConditional ? 'maybe_before_action' : 'before_action';
  const call: Call = {
    kind: 'call',
    span,
    callee: { kind: 'name', span, name: word },
    args: [{ span, value }],
    isNew: false,
  };
  return { kind: 'expression', span, value: call };
}
