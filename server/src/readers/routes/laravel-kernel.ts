import type { Call, CodeModule, Expression } from '../../model/code';
import type { Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { listOf, type Placed } from './arguments';
import { argumentAt } from './laravel-chain';

/** What the names of middleware stand for in one application. */
export interface Kernel {
  readonly aliases: ReadonlyMap<string, Placed>;
  readonly groups: ReadonlyMap<string, readonly Placed[]>;
  /** What runs on every request. */
  readonly everywhere: readonly Placed[];
}

interface Draft {
  readonly aliases: Map<string, Placed>;
  readonly groups: Map<string, readonly Placed[]>;
  readonly everywhere: Placed[];
}

const known = new WeakMap<Values, WeakMap<CodeModule, Draft>>();

/** The kernel of the application that a file belongs to: `app/Http/Kernel.php`, or since version 11 `bootstrap/app.php`. */
export function kernelOf(module: CodeModule, values: Values): Kernel {
  const parts = [
    values.module(module, 'App\\Http\\Kernel') ?? values.module(module, 'app/Http/Kernel.php'),
    values.module(module, 'bootstrap/app.php'),
  ].flatMap((one) => (one ? [read(one, values)] : []));
  return {
    aliases: new Map(parts.flatMap(({ aliases }) => [...aliases])),
    groups: new Map(parts.flatMap(({ groups }) => [...groups])),
    everywhere: parts.flatMap(({ everywhere }) => everywhere),
  };
}

function read(module: CodeModule, values: Values): Draft {
  const memory = known.get(values) ?? new WeakMap<CodeModule, Draft>();
  known.set(values, memory);
  const before = memory.get(module);
  if (before) return before;
  const draft: Draft = { aliases: new Map(), groups: new Map(), everywhere: [] };
  memory.set(module, draft);
  walkCode(module.body, (node) => {
    if (node.kind === 'call') readCall(node, module, draft, values);
    if (node.kind !== 'class' || 'class' in node) return;
    for (const { name, value } of node.members) {
      if (value && value.kind !== 'function') readField(name.value, { expression: value, module }, draft, values);
    }
  });
  return draft;
}

/** The fields of a kernel up to version 10. */
function readField(name: string, field: Placed, draft: Draft, values: Values): void {
  switch (name) {
    case 'routeMiddleware':
    case 'middlewareAliases':
      for (const [alias, placed] of entriesOf(field, values)) draft.aliases.set(alias, placed);
      return;
    case 'middlewareGroups':
      for (const [group, placed] of entriesOf(field, values)) draft.groups.set(group, itemsOf(placed, values));
      return;
    case 'middleware':
      draft.everywhere.push(...itemsOf(field, values));
      return;
  }
}

/** What `withMiddleware` is given since version 11, and what Lumen registers on the application. */
function readCall({ callee, args }: Call, module: CodeModule, draft: Draft, values: Values): void {
  if (callee.kind !== 'member' || callee.of.kind !== 'name' || !/^\$(middleware|app|m)$/.test(callee.of.name)) return;
  const placed = (expression: Expression | undefined): readonly Placed[] =>
    expression ? itemsOf({ expression, module }, values) : [];
  const first = argumentAt(args, 0);
  switch (callee.name.value) {
    case 'alias':
    case 'routeMiddleware':
      for (const [alias, one] of first ? entriesOf({ expression: first, module }, values) : []) {
        draft.aliases.set(alias, one);
      }
      return;
    case 'web':
    case 'api': {
      const added = ['prepend', 'append'].flatMap((name, at) => placed(argumentAt(args, 1 - at, name)));
      addTo(draft, callee.name.value, added);
      return;
    }
    case 'appendToGroup':
    case 'prependToGroup':
    case 'group': {
      const name = first && values.of(first, module);
      if (name?.kind === 'text') addTo(draft, name.value, placed(argumentAt(args, 1, 'middleware')));
      return;
    }
    case 'append':
    case 'prepend':
    case 'use':
    case 'middleware':
      draft.everywhere.push(...placed(first));
      return;
  }
}

function addTo({ groups }: Draft, name: string, added: readonly Placed[]): void {
  groups.set(name, [...(groups.get(name) ?? []), ...added]);
}

function entriesOf({ expression, module }: Placed, values: Values): readonly (readonly [string, Placed])[] {
  const value = values.of(expression, module);
  if (value.kind !== 'dictionary') return [];
  return value.dictionary.entries.flatMap(({ key, value: given }) =>
    key ? [[key.value, { expression: given, module: value.module }] as const] : [],
  );
}

function itemsOf({ expression, module }: Placed, values: Values): readonly Placed[] {
  const value = values.of(expression, module);
  if (value.kind === 'dictionary') return entriesOf({ expression, module }, values).map(([, placed]) => placed);
  return listOf(expression, module, values);
}
