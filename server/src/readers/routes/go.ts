import type { Call, CodeModule, Expression } from '../../model/code';
import type { Stack } from '../../model/route';
import type { Values } from '../../model/value';
import { walkModule } from '../../model/walk-code';
import { chi } from './chi';
import { echo } from './echo';
import { type Framework, Stacks } from './framework';
import { gin } from './gin';
import { classOf, goReceiver, stackOfField } from './go-receivers';
import type { GoReading, GoReceiver, GoVocabulary } from './go-vocabulary';
import { outerLayer } from './go-wrapped';
import { gorilla } from './gorilla';
import { handedOver } from './hand-over';
import { turnsAt, valuesIn } from './loops';
import { defaultMux, netHttp } from './net-http';

const vocabularies: readonly GoVocabulary[] = [netHttp, chi, gin, echo, gorilla];
const verbs = new Set(vocabularies.flatMap((one) => [...one.verbs]));

/**
 * The routers of Go, which have much in common: net/http, chi, Gin, Echo and gorilla/mux. What something is registered on
 * is told by its type, so that files without an import of the router are read as well.
 */
export const go: Framework = {
  id: 'net/http',
  suits: ({ language }) => language === 'go',
  read(module, values) {
    const stacks = new Stacks();
    walkModule(module, (node) => {
      if (node.kind !== 'call') return;
      const isRegistered = register(node, module, values, stacks);
      if (isRegistered) return;
      giveOn(node, module, values, stacks);
      wrap(node, module, values, stacks);
    });
    return stacks.all();
  },
};

function readingOf(module: CodeModule, values: Values, stacks: Stacks): GoReading {
  const reading: GoReading = {
    module,
    values,
    stacks,
    turn: (expression) => ({ expression, module }),
    find: ({ expression, module: where }) =>
      receiverOf(innermost(expression, where, values), { ...reading, module: where })?.receiver,
  };
  return reading;
}

interface Found {
  readonly vocabulary: GoVocabulary;
  readonly receiver: GoReceiver;
}

/** What an expression is as something to register on, and of which framework. */
function receiverOf(expression: Expression, reading: GoReading, name?: string): Found | undefined {
  for (const vocabulary of vocabularies) {
    if (name !== undefined && !vocabulary.verbs.has(name)) continue;
    const receiver = goReceiver(expression, reading, vocabulary);
    if (receiver) return { vocabulary, receiver };
  }
  return undefined;
}

/** Reads a call that registers something; gives back whether it does. */
function register(call: Call, module: CodeModule, values: Values, stacks: Stacks): boolean {
  const { callee } = call;
  if (callee.kind !== 'member' || !verbs.has(callee.name.value)) return false;
  const name = callee.name.value;
  const outer = readingOf(module, values, stacks);
  const own = netHttp.verbs.has(name) ? defaultMux(values.of(callee.of, module), call, outer) : undefined;
  const isFound = own !== undefined || receiverOf(callee.of, outer, name) !== undefined;
  if (!isFound) return false;
  for (const turn of turnsAt(call.span, module, values)) {
    const inTurn = valuesIn(turn, values);
    const reading: GoReading = { ...outer, turn, values: inTurn };
    const found = own ? { vocabulary: netHttp, receiver: own } : receiverOf(callee.of, reading, name);
    found?.vocabulary.register(name, call, found.receiver, reading);
  }
  return true;
}

/** A router that is given to a function or kept in a field is the same there. */
function giveOn(call: Call, module: CodeModule, values: Values, stacks: Stacks): void {
  const reading = readingOf(module, values, stacks);
  for (const vocabulary of vocabularies) {
    const given = (_: unknown, expression: Expression): Omit<Stack, 'entries'> | undefined =>
      mayBeRouter(expression) ? goReceiver(expression, reading, vocabulary)?.stack : undefined;
    for (const { stack, entry } of handedOver(call, module, values, given)) stacks.add(stack, entry);
    if (call.isNew) keepInField(call, reading, vocabulary);
  }
}

/** Nothing else is a router, and most arguments are something else. */
function mayBeRouter({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'member' || kind === 'call';
}

function keepInField(call: Call, reading: GoReading, vocabulary: GoVocabulary): void {
  const { module, values, stacks } = reading;
  const owner = classOf(values.of(call, module), values);
  for (const { name, value } of owner ? call.args : []) {
    const field = owner && name && stackOfField(owner, name.value, values, vocabulary);
    const given = field && goReceiver(value, reading, vocabulary)?.stack;
    if (!given || given.id === field.id) continue;
    const place = { path: module.path, span: call.span };
    stacks.add(given, {
      do: 'mount',
      place,
      order: call.span.end,
      path: '/',
      guards: [],
      child: field.id,
      isSame: true,
    });
  }
}

/** Nobody wraps a router more often. */
const mostLayers = 20;

/** Far before all that is registered. */
const first = -1e9;

/** A wrapper around a router guards all that it serves, whatever was registered before. */
function wrap(call: Call, module: CodeModule, values: Values, stacks: Stacks): void {
  const layer = outerLayer(call, module, values);
  if (!layer || layer.guards.length === 0) return;
  const served = innermost(layer.inner, module, values);
  const reading = readingOf(module, values, stacks);
  const found = mayBeRouter(served) ? receiverOf(served, reading) : undefined;
  if (!found) return;
  const place = { path: module.path, span: call.span };
  const order = first + call.span.start;
  stacks.add(found.receiver.stack, { do: 'use', place, order, level: 'application', guards: layer.guards });
}

/** What lies inside of wrappers: `a(b(mux))` is about the mux. */
function innermost(start: Expression, module: CodeModule, values: Values): Expression {
  let here = start;
  for (let step = 0; here.kind === 'call' && step < mostLayers; step++) {
    const layer = outerLayer(here, module, values);
    if (!layer) break;
    here = layer.inner;
  }
  return here;
}
