import type { Call, CodeModule } from '../../model/code';
import {
  type GuardUse,
  type MountEntry,
  type RouteEntry,
  type Stack,
  type StackEntry,
  stackId,
} from '../../model/route';
import type { CallValue, MemberValue, Value, Values } from '../../model/value';
import { walkModule } from '../../model/walk-code';
import { written } from '../../model/written';
import { optionOf, type Placed, textsOf } from './arguments';
import { type Framework, guardUse, Stacks } from './framework';

const methods: Readonly<Record<string, string>> = {
  query: 'QUERY',
  mutation: 'MUTATION',
  subscription: 'SUBSCRIPTION',
};
/** What of a procedure is no step of its own. */
const neutral = new Set(['input', 'output', 'meta', 'errorFormatter', 'experimental_caller']);
const deepest = 24;

/** tRPC: procedures by the names in their routers, each behind the middlewares of the procedure that it is built on. */
export const trpc: Framework = {
  id: 'trpc',
  suits: ({ language }) => language === 'javascript',
  read(module, values) {
    const stacks = new Stacks();
    walkModule(module, (node) => {
      if (node.kind !== 'call') return;
      const merged = mergedBy(node, module, values);
      if (merged) stacks.add(stackOf(node, module), ...merged);
      const dictionary = routerArgument(node, module, values);
      if (dictionary) stacks.add(stackOf(node, module), ...entriesOf(dictionary, '', values, 0));
    });
    return stacks.all();
  },
};

function stackOf(call: Call, module: CodeModule): Omit<Stack, 'entries'> {
  return {
    id: stackId(module.path, call.span.start),
    framework: 'trpc',
    place: { path: module.path, span: call.callee.span },
    name: 'router',
    // Guards belong to procedures, so that it does not matter who mounts a router.
    kind: 'application',
    isOrdered: false,
  };
}

/** The procedures of `t.router({ ... })`. A function that nobody can find is one if it is given procedures. */
function routerArgument(call: Call, module: CodeModule, values: Values): Placed | undefined {
  const first = call.args[0]?.value;
  if (!first || call.args.length > 1) return undefined;
  const placed = { expression: first, module };
  const value = values.of(first, module);
  if (value.kind !== 'dictionary') return undefined;
  const callee = values.of(call.callee, module);
  if (callee.kind === 'member') return callee.name === 'router' && isOfTrpc(callee.of, 0) ? placed : undefined;
  const isLost = callee.kind === 'unknown' || (callee.kind === 'external' && /router$/i.test(callee.path.at(-1) ?? ''));
  const hasProcedure = (): boolean =>
    value.dictionary.entries.some((one) => procedureOf({ expression: one.value, module: value.module }, values));
  return isLost && hasProcedure() ? placed : undefined;
}

/** `t.mergeRouters(a, b)`: what each of them has. */
function mergedBy(call: Call, module: CodeModule, values: Values): readonly StackEntry[] | undefined {
  const callee = values.of(call.callee, module);
  const name = callee.kind === 'member' ? callee.name : callee.kind === 'external' ? callee.path.at(-1) : undefined;
  if (name !== 'mergeRouters' && name !== 'merge') return undefined;
  if (callee.kind === 'member' && !isOfTrpc(callee.of, 0)) return undefined;
  return call.args.flatMap(({ value }) => {
    const child = routerOf({ expression: value, module }, values);
    return child ? [mountOf(child, '/', { expression: value, module })] : [];
  });
}

/** True if a value comes from `initTRPC`. */
function isOfTrpc(value: Value, depth: number): boolean {
  if (depth > deepest) return false;
  switch (value.kind) {
    case 'external':
      return /^@trpc\/(server|next)$/.test(value.package);
    case 'call':
      return isOfTrpc(value.callee, depth + 1);
    case 'member':
      return isOfTrpc(value.of, depth + 1);
    default:
      return false;
  }
}

function entriesOf(placed: Placed, under: string, values: Values, depth: number): readonly StackEntry[] {
  const value = values.of(placed.expression, placed.module);
  if (value.kind !== 'dictionary' || depth > 4) return [];
  return value.dictionary.entries.flatMap(({ key, value: given, isSpread }): readonly StackEntry[] => {
    const one = { expression: given, module: value.module };
    if (isSpread) return entriesOf(one, under, values, depth + 1);
    if (!key) return [];
    const path = `${under}/${key.value}`;
    const child = routerOf(one, values);
    if (child) return [mountOf(child, path, one)];
    const place = { path: value.module.path, span: key.span };
    const procedure = procedureOf(one, values);
    if (procedure) return [{ ...procedure, place, order: key.span.start, path, handlerName: key.value }];
    return entriesOf(one, path, values, depth + 1);
  });
}

function mountOf(child: string, path: string, { expression, module }: Placed): MountEntry {
  const place = { path: module.path, span: expression.span };
  return { do: 'mount', place, order: expression.span.start, path, guards: [], child };
}

/** The router that an expression stands for, by what made it. */
function routerOf({ expression, module }: Placed, values: Values): string | undefined {
  const value = values.of(expression, module);
  if (value.kind !== 'call') return undefined;
  const isRouter = routerArgument(value.call, value.module, values) ?? mergedBy(value.call, value.module, values);
  return isRouter ? stackId(value.module.path, value.call.span.start) : undefined;
}

/** `base.input(z).use(guard).query(fn)` as a route. */
function procedureOf(
  { expression, module }: Placed,
  values: Values,
): Pick<RouteEntry, 'do' | 'methods' | 'guards' | 'handler'> | undefined {
  const value = values.of(expression, module);
  const method = value.kind === 'call' && value.callee.kind === 'member' ? methods[value.callee.name] : undefined;
  if (value.kind !== 'call' || value.callee.kind !== 'member' || !method) return undefined;
  const guards = stepsBefore(value, value.callee, values, 0);
  if (!guards) return undefined;
  const first = value.call.args[0]?.value;
  const given = metaOf(value.callee.of, values, 0);
  return {
    do: 'route',
    methods: [method],
    guards: guards.map((use) => ({ ...use, given, level: 'method' })),
    ...(first && { handler: values.of(first, value.module) }),
  };
}

/** The middlewares of a procedure, those of what it is built on first; undefined if it is no procedure. */
function stepsOf(value: Value, values: Values, depth: number): readonly GuardUse[] | undefined {
  if (depth > deepest) return undefined;
  if (value.kind === 'member') return value.name === 'procedure' && isOfTrpc(value.of, 0) ? [] : undefined;
  if (value.kind !== 'call') return undefined;
  const { callee, call, module } = value;
  if (callee.kind === 'function') {
    for (const result of values.results(callee)) {
      const steps = stepsOf(result, values, depth + 1);
      const use = guardUse(call, module, values);
      if (steps) return steps.some(({ value: { kind } }) => kind === 'parameter') ? [...steps, use] : steps;
    }
    return undefined;
  }
  if (callee.kind !== 'member') return undefined;
  const before = stepsBefore(value, callee, values, depth + 1);
  if (!before || neutral.has(callee.name)) return before;
  const added = call.args.map(({ value: given }) => given);
  if (/concat$/.test(callee.name)) {
    const others = added.flatMap(
      (one) => stepsOf(values.of(one, module), values, depth + 1) ?? [guardUse(one, module, values)],
    );
    return [...before, ...others];
  }
  return [...before, ...added.map((one) => guardUse(one, module, values))];
}

/** The steps of what a procedure is built on. One that nobody can find may demand anything. */
function stepsBefore(
  { call, module }: CallValue,
  { of }: MemberValue,
  values: Values,
  depth: number,
): readonly GuardUse[] | undefined {
  const base = call.callee.kind === 'member' ? call.callee.of : undefined;
  const isLost = of.kind === 'unknown' || of.kind === 'external';
  if (isLost && base && /procedure$/i.test(written(base))) return [guardUse(base, module, values)];
  return stepsOf(of, values, depth);
}

const demands = /^(roles?|permissions?|scopes?|access|auth|requires?\w*|allowed\w*)$/i;

/** What `.meta({ roles: ['admin'] })` leaves for a middleware to read: its texts, and all of it. */
function metaOf(value: Value, values: Values, depth: number): readonly Value[] {
  if (value.kind !== 'call' || value.callee.kind !== 'member' || depth > deepest) return [];
  const { callee, call, module } = value;
  const first = call.args[0]?.value;
  const options = first && values.of(first, module);
  if (callee.name !== 'meta' || !first || !options) return metaOf(callee.of, values, depth + 1);
  if (options.kind !== 'dictionary') return [options];
  const names = options.dictionary.entries.flatMap(({ key }) => (key && demands.test(key.value) ? [key.value] : []));
  const texts = names.flatMap((name) =>
    textsOf(optionOf({ expression: first, module }, name, values), values).map(
      (text): Value => ({ kind: 'text', value: text }),
    ),
  );
  return [...texts, options];
}
