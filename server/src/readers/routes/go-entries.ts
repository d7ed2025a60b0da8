import type { Call, Expression } from '../../model/code';
import type { GuardUse, RouteEntry, RoutePath, Stack, StackEntry } from '../../model/route';
import type { Value } from '../../model/value';
import { written } from '../../model/written';
import { listOf } from './arguments';
import { guardUse, pathOf } from './framework';
import { routerParameter } from './go-receivers';
import type { GoReading, GoReceiver, GoVocabulary } from './go-vocabulary';
import { goWritten, unwrap } from './go-wrapped';
import { headOf } from './receivers';
import type { At } from './steps';

/** Where a call registers something, and when. */
export function at(call: Call, { module }: GoReading): At {
  return { place: { path: module.path, span: headOf(call) }, order: call.callee.span.end };
}

/** The path that an argument gives, with parameters as `:name`. */
export function goPath(expression: Expression | undefined, { turn, values }: GoReading): RoutePath {
  if (!expression) return undefined;
  const placed = turn(expression);
  const path = pathOf(placed.expression, placed.module, values);
  return path
    ?.replace(/\{(\w{1,99})(?::[^{}]{0,199}(?:\{[\d,]{0,9}\}[^{}]{0,99})?|\.\.\.)?\}/g, ':$1')
    .replace(/\{\$\}$/, '');
}

/** Expressions as guards, lists of them too. */
export function guardsOf(expressions: readonly Expression[], reading: GoReading): readonly GuardUse[] {
  return expressions.flatMap((one) =>
    listOf(one, reading.module, reading.values).map(({ expression, module }) => ({
      ...guardUse(expression, module, reading.values),
      written: goWritten(expression),
    })),
  );
}

/** Adds a route: what is wrapped around its handler guards it behind what was given before. */
export function addRoute(
  receiver: GoReceiver,
  call: Call,
  methods: readonly string[],
  path: RoutePath,
  handler: Expression,
  guards: readonly GuardUse[],
  reading: GoReading,
): void {
  const { inner, guards: around } = unwrap(reading.turn(handler), reading.values);
  const all = [...receiver.guards, ...guards, ...around];
  const entry: RouteEntry = {
    do: 'route',
    ...at(call, reading),
    methods: methods.length > 0 ? methods : ['*'],
    path,
    guards: all.map((use) => ({ ...use, level: 'method' })),
    handler: servedBy(reading.values.of(inner.expression, inner.module), reading),
    handlerName: written(inner.expression),
  };
  reading.stacks.add(receiver.stack, entry);
}

/** What answers for a value: of an instance its `ServeHTTP`. */
function servedBy(value: Value, { values }: GoReading): Value {
  if (value.kind !== 'instance') return value;
  const method = values.member(value, 'ServeHTTP');
  return method.kind === 'function' ? method : value;
}

/** Adds guards that all of a stack passes. */
export function addUse(receiver: GoReceiver, call: Call, guards: readonly GuardUse[], reading: GoReading): void {
  if (guards.length === 0) return;
  const level = receiver.stack.kind === 'application' ? 'application' : 'router';
  reading.stacks.add(receiver.stack, { do: 'use', ...at(call, reading), level, guards });
}

/** Adds another stack under a path. */
export function addMount(
  receiver: GoReceiver,
  call: Call,
  path: RoutePath,
  child: string | undefined,
  reading: GoReading,
  guards: readonly GuardUse[] = [],
): void {
  const entry: StackEntry = {
    do: 'mount',
    ...at(call, reading),
    path,
    guards: [...receiver.guards, ...guards],
    ...(child !== undefined && { child }),
  };
  reading.stacks.add(receiver.stack, entry);
}

/** A group that a function fills: what it registers on its parameter lies under the path. */
export function addInner(
  receiver: GoReceiver,
  call: Call,
  path: RoutePath,
  fill: Expression,
  { framework }: Pick<GoVocabulary, 'framework'>,
  reading: GoReading,
): void {
  addMount(receiver, call, path, routerParameter(fill, reading, framework), reading);
}

/** A group with a path and guards of its own, which a method of a stack makes. */
export function makeGroup(
  of: GoReceiver,
  group: Omit<Stack, 'entries'>,
  path: RoutePath,
  guards: readonly GuardUse[],
  call: Call,
  reading: GoReading,
): GoReceiver {
  if (!reading.stacks.has(group.id) && group.place.path === reading.module.path) {
    reading.stacks.add(group);
    addMount(of, call, path, group.id, reading, guards);
  }
  return { stack: group, guards: [] };
}
