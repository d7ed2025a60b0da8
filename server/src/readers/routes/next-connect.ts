import type { Call, CodeModule } from '../../model/code';
import type { MountEntry, Stack } from '../../model/route';
import type { Value, Values } from '../../model/value';
import { entriesOf, verbs } from './express';
import { type Receiver, receiverOf, registeredIn, type Vocabulary } from './receivers';
import { type At, isPath } from './steps';

const vocabulary: Vocabulary = {
  framework: 'next',
  isOrdered: true,
  letsThrough: true,
  made({ package: from, path }) {
    const isMaker = path.length === 0 || /^(default|createRouter|createEdgeRouter|nc)$/.test(path.at(-1) ?? '');
    return from === 'next-connect' && isMaker ? { kind: 'router' } : undefined;
  },
  // The function that a router makes of itself answers as it does.
  chained: new Set([...verbs, 'use', 'clone', 'handler']),
  pathed: new Set(),
  types: new Set(['NextConnect', 'NodeRouter', 'EdgeRouter']),
};

/** True for a module that may register something: pages of the interface, and what names the package. */
export function mayConnect({ path, imports }: CodeModule): boolean {
  return path.includes('pages/api/') || imports.some(({ from }) => from.value === 'next-connect');
}

/** Routers of next-connect, which register routes and guards as Express does: https://github.com/hoangvvo/next-connect. */
export function connectedIn(module: CodeModule, values: Values): readonly Stack[] {
  return registeredIn(module, values, vocabulary, receiverIn, (call, receiver, _, inTurn) =>
    entriesOf(call, receiver, module, inTurn, vocabulary),
  ).all();
}

function receiverIn({ callee, args: [first] }: Call, module: CodeModule, values: Values): Receiver | undefined {
  if (callee.kind !== 'member' || !first || (callee.name.value !== 'use' && !verbs.has(callee.name.value)))
    return undefined;
  const receiver = receiverOf(values.of(callee.of, module), values, vocabulary);
  if (!receiver || receiver.parameter) return undefined;
  // The path is that of the page unless one is given.
  return callee.name.value === 'use' || isPath({ expression: first.value, module }, values)
    ? receiver
    : { ...receiver, path: '/' };
}

/** A page that gives such a router as what answers, mounted under the path of the page. */
export function connected(page: Value, path: string, { place, order }: At, values: Values): MountEntry | undefined {
  const receiver = receiverOf(page, values, vocabulary);
  if (!receiver || receiver.parameter) return undefined;
  return { do: 'mount', place, order, path, guards: [], child: receiver.stack.id };
}
