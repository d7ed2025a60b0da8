import type { GuardUse, Stack, StackEntry } from '../model/route';
import type { Value } from '../model/value';

/**
 * Guards that are known by a name which the project defines with the framework get what they stand for:
 * `fastify.authenticate` after `fastify.decorate('authenticate', verify)`. A name with two meanings stays as it is.
 */
export function withDefinitions(stacks: readonly Stack[]): readonly Stack[] {
  const known = new Map<string, Value | undefined>();
  for (const { framework, entries } of stacks) {
    for (const entry of entries) {
      if (entry.do !== 'define') continue;
      const name = `${framework} ${entry.name}`;
      known.set(name, known.has(name) ? undefined : entry.value);
    }
  }
  if (known.size === 0) return stacks;
  return stacks.map((stack) => {
    const defined = <Use extends GuardUse>(use: Use): Use => {
      const found = use.refersTo === undefined ? undefined : known.get(`${stack.framework} ${use.refersTo}`);
      const anyOf = use.anyOf && { anyOf: use.anyOf.map(defined) };
      return found || anyOf ? { ...use, ...anyOf, ...(found && { value: definedAs(use.value, found) }) } : use;
    };
    const entries = stack.entries.map((entry): StackEntry => {
      if (entry.do === 'define') return entry;
      return entry.do === 'route'
        ? { ...entry, guards: entry.guards.map(defined) }
        : { ...entry, guards: entry.guards.map(defined) };
    });
    return { ...stack, entries };
  });
}

/** What is called stays called. */
function definedAs(value: Value, found: Value): Value {
  return value.kind === 'call' ? { ...value, callee: found } : found;
}
