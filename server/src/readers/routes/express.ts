import type { Call, CodeModule } from '../../model/code';
import type { Level, RoutePath, StackEntry } from '../../model/route';
import type { Values } from '../../model/value';
import { listOf, type Placed } from './arguments';
import { resourcesOf } from './express-resources';
import { type Framework, guardUse, Stacks } from './framework';
import { turnsAt, valuesIn } from './loops';
import { handOver, headOf, looksLikeRoute, type Receiver, receiverOf, type Vocabulary, walkCalls } from './receivers';
import { type At, answered, isPath, pathsOf } from './steps';
import { exceptedBy } from './unless';

/** Methods that register a route. */
export const verbs = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'head',
  'options',
  'all',
  'search',
  'link',
  'unlink',
]);

const vocabulary: Vocabulary = {
  framework: 'express',
  isOrdered: true,
  letsThrough: true,
  made({ package: from, path }) {
    if (from === 'express-promise-router') return { kind: 'router' };
    if (from !== 'express') return undefined;
    if (path.at(-1) === 'Router') return { kind: 'router' };
    return path.length === 0 ? { kind: 'application' } : undefined;
  },
  chained: new Set([...verbs, 'use', 'param', 'set', 'enable', 'disable', 'engine']),
  pathed: new Set(['route']),
  types: new Set(['Router', 'IRouter', 'Application', 'Express', 'IRoute']),
};

/** Express 4 and 5: routes and guards by the order of registration, judged by what the receiver is, not by its name. */
export const express: Framework = {
  id: 'express',
  suits: ({ language }) => language === 'javascript',
  read(module, values) {
    const stacks = new Stacks();
    walkCalls(module, (call, isStatement) => {
      const receiver = receiverIn(call, module, values);
      for (const { stack, entry } of resourcesOf(call, module, values, vocabulary)) stacks.add(stack, entry);
      if (!receiver) return handOver(call, isStatement, module, values, vocabulary, stacks);
      for (const turn of turnsAt(call.span, module, values)) {
        stacks.add(receiver.stack, ...entriesOf(call, receiver, module, valuesIn(turn, values), vocabulary));
      }
    });
    return stacks.all();
  },
};

/** What a call registers on, if it registers anything. */
function receiverIn(call: Call, module: CodeModule, values: Values): Receiver | undefined {
  if (call.callee.kind !== 'member') return undefined;
  const verb = call.callee.name.value;
  const [first, second] = call.args;
  if (!first || (verb !== 'use' && !verbs.has(verb))) return undefined;
  const receiver = receiverOf(values.of(call.callee.of, module), values, vocabulary);
  // `app.get('setting')` reads a setting.
  if (!receiver || (verb !== 'use' && receiver.path === undefined && !second)) return undefined;
  if (!receiver.parameter) return receiver;
  const isMiddleware = verb === 'use' && values.of(first.value, module).kind !== 'text';
  const isRoute = receiver.path !== undefined || looksLikeRoute(call, module, values);
  return isMiddleware || isRoute ? receiver : undefined;
}

/** What such a call registers: routes, guards, and other stacks. */
export function entriesOf(
  call: Call,
  { stack, path: routed }: Receiver,
  module: CodeModule,
  values: Values,
  vocabulary: Vocabulary,
): readonly StackEntry[] {
  const verb = call.callee.kind === 'member' ? call.callee.name.value : 'use';
  const given = call.args.map(({ value }): Placed => ({ expression: value, module }));
  const first = given[0];
  const hasPath = routed === undefined && first !== undefined && (verb !== 'use' || isPath(first, values));
  const paths = hasPath ? pathsOf(first, values) : [routed ?? '/'];
  const args = (hasPath ? given.slice(1) : given).flatMap((one) => listOf(one.expression, module, values));
  const at = { place: { path: module.path, span: headOf(call) }, order: call.callee.span.end };
  if (verb === 'use') {
    return paths.flatMap((path) =>
      args.map((one) => used(one, path, path === '/' ? stack.kind : 'mount', at, values, vocabulary)),
    );
  }
  const methods = [verb === 'all' ? '*' : verb.toUpperCase()];
  return paths.map((path) => answered(methods, path, args, 2, at, values));
}

/** A router, an application, or a guard, with the paths that it leaves out. */
function used(
  placed: Placed,
  path: RoutePath,
  level: Level,
  at: At,
  values: Values,
  vocabulary: Vocabulary,
): StackEntry {
  const child = receiverOf(values.of(placed.expression, placed.module), values, vocabulary);
  if (child && !child.parameter) return { do: 'mount', ...at, path, guards: [], child: child.stack.id };
  const { guard, except } = exceptedBy(placed, values);
  const guards = [guardUse(guard.expression, guard.module, values)];
  return { do: 'use', ...at, level, under: [path], ...(except && { except }), guards };
}
