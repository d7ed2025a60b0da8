import type { Call, CodeModule } from '../../model/code';
import type { GuardUse, RouteEntry, RoutePath } from '../../model/route';
import type { CallValue, Values } from '../../model/value';
import { walkModule } from '../../model/walk-code';
import { written } from '../../model/written';
import { listOf, optionOf, type Placed } from './arguments';
import { guardUse, pathOf } from './framework';
import { turnsAt, valuesIn } from './loops';
import { headOf, type Receiver, receiverOf, type Vocabulary } from './receivers';

/** A route on the stack that it is registered on. */
interface Resource {
  readonly stack: Receiver['stack'];
  readonly entry: RouteEntry;
}

const finales = /^(finale-rest|epilogue|epilogue-js)$/;
const onAll = ['GET', 'POST'];
const onOne = ['GET', 'PUT', 'DELETE'];

/**
 * The routes that packages generate from a model: `finale.resource({ model, endpoints })` and
 * `restify.serve(router, model, options)` of express-restify-mongoose.
 */
export function resourcesOf(
  call: Call,
  module: CodeModule,
  values: Values,
  vocabulary: Vocabulary,
): readonly Resource[] {
  const callee = values.of(call.callee, module);
  if (callee.kind !== 'external') return [];
  const name = callee.path.at(-1);
  if (name === 'resource' && finales.test(callee.package)) {
    const receiver = initializedWith(module, values, vocabulary);
    const turns = receiver ? turnsAt(call.span, module, values) : [];
    return turns.flatMap((turn) => (receiver ? finaleOf(call, receiver, module, valuesIn(turn, values)) : []));
  }
  if (name === 'serve' && callee.package === 'express-restify-mongoose') {
    const turns = turnsAt(call.span, module, values);
    return turns.flatMap((turn) =>
      restifyOf({ kind: 'call', callee, call, module }, valuesIn(turn, values), vocabulary),
    );
  }
  return [];
}

/** The application of `finale.initialize({ app })`. */
function initializedWith(module: CodeModule, values: Values, vocabulary: Vocabulary): Receiver | undefined {
  let found: Receiver | undefined;
  walkModule(module, (node) => {
    if (found || node.kind !== 'call' || node.callee.kind !== 'member') return;
    const first = node.args[0]?.value;
    if (node.callee.name.value !== 'initialize' || !first) return;
    const app = optionOf({ expression: first, module }, 'app', values);
    found = app && receiverOf(values.of(app.expression, app.module), values, vocabulary);
  });
  return found;
}

function finaleOf(call: Call, { stack }: Receiver, module: CodeModule, values: Values): readonly Resource[] {
  const options = call.args[0] && { expression: call.args[0].value, module };
  const endpoints = options && optionOf(options, 'endpoints', values);
  const model = options && optionOf(options, 'model', values);
  if (!endpoints) return [];
  return listOf(endpoints.expression, endpoints.module, values)
    .slice(0, 2)
    .map(({ expression, module: where }, index) => {
      const path = pathOf(expression, where, values);
      return { stack, entry: generated(call, path, index === 0 ? onAll : onOne, [], model, module) };
    });
}

function restifyOf({ call, module }: CallValue, values: Values, vocabulary: Vocabulary): readonly Resource[] {
  const [on, model, options] = call.args.map(({ value }) => value);
  const receiver = on && receiverOf(values.of(on, module), values, vocabulary);
  if (!receiver || !model) return [];
  const given = options && { expression: options, module };
  const part = (name: string, fallback: string): RoutePath => {
    const placed = given && optionOf(given, name, values);
    return placed ? (pathOf(placed.expression, placed.module, values) ?? '/…') : fallback;
  };
  // https://florianholzapfel.github.io/express-restify-mongoose/ names these defaults.
  const base = `${part('prefix', '/api')}${part('version', '/v1')}`;
  const name = given && optionOf(given, 'name', values);
  const path = `${base}/${(name && pathOf(name.expression, name.module, values)) ?? '…'}`;
  const guards = ['preMiddleware', 'access'].flatMap((key) => {
    const placed = given && optionOf(given, key, values);
    return placed ? listOf(placed.expression, placed.module, values) : [];
  });
  const uses = guards.map((one) => guardUse(one.expression, one.module, values));
  const placed = { expression: model, module };
  return [
    { stack: receiver.stack, entry: generated(call, path, [...onAll, 'DELETE'], uses, placed, module) },
    { stack: receiver.stack, entry: generated(call, `${path}/:id`, [...onOne, 'PATCH'], uses, placed, module) },
  ];
}

function generated(
  call: Call,
  path: RoutePath,
  methods: readonly string[],
  guards: readonly GuardUse[],
  model: Placed | undefined,
  module: CodeModule,
): RouteEntry {
  return {
    do: 'route',
    place: { path: module.path, span: headOf(call) },
    order: call.callee.span.end,
    methods,
    path,
    guards: guards.map((use) => ({ ...use, level: 'method' })),
    handlerName: model ? `${written(call.callee)}(${written(model.expression)})` : written(call.callee),
  };
}
