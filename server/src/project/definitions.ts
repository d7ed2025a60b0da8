import type { DefineEntry, GuardUse, InertGuard, Link, RouteEntry, Stack, StackEntry } from '../model/route';

/**
 * Guards that are known by a name which the project defines with the framework get what they stand for:
 * `fastify.authenticate` after `fastify.decorate('authenticate', verify)`. A name with two meanings stays as it is.
 */
export function withDefinitions(stacks: readonly Stack[]): readonly Stack[] {
  const known = new Map<string, DefineEntry | undefined>();
  for (const { framework, entries } of stacks) {
    for (const entry of entries) {
      if (entry.do !== 'define') continue;
      const name = `${framework} ${entry.name}`;
      known.set(name, known.has(name) ? undefined : entry);
    }
  }
  if (known.size === 0) return stacks;
  return stacks.map((stack) => {
    const defined = <Use extends GuardUse>(use: Use): Use => {
      const found = use.refersTo === undefined ? undefined : known.get(`${stack.framework} ${use.refersTo}`);
      const anyOf = use.anyOf && { anyOf: use.anyOf.map(defined) };
      return found || anyOf ? { ...use, ...anyOf, ...(found && definedAs(use, found)) } : use;
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
function definedAs({ value }: GuardUse, { value: found, means }: DefineEntry): Pick<GuardUse, 'value' | 'means'> {
  if (means) return { value, means };
  return { value: value.kind === 'call' ? { ...value, callee: found } : found };
}

/** What a project defines, each name behind that of its framework. */
export function namesDefined(stacks: readonly Stack[]): ReadonlySet<string> {
  return new Set(
    stacks.flatMap(({ framework, entries }) =>
      entries.flatMap((entry) => (entry.do === 'define' ? [`${framework} ${entry.name}`] : [])),
    ),
  );
}

/**
 * The guards of a route as links, without those that never run since nothing defines what they need. Where that is not
 * certain they stay, and are not certain themselves.
 *
 * @param isWhole false if more may belong to the program than what is known.
 */
export function switchedOn(
  guards: RouteEntry['guards'],
  framework: string,
  defined: ReadonlySet<string>,
  isWhole: boolean,
): { readonly links: readonly Link[]; readonly inert: readonly InertGuard[] } {
  const isOn = ({ needs }: GuardUse): boolean => !needs || defined.has(`${framework} ${needs.name}`);
  const isOff = (use: GuardUse): boolean =>
    use.needs !== undefined && !isOn(use) && isWhole && defined.has(`${framework} ${use.needs.beside}`);
  return {
    links: guards.flatMap((use) =>
      isOff(use) ? [] : [{ level: use.level, use, isCertain: (use.isCertain ?? true) && isOn(use) }],
    ),
    inert: guards.flatMap((use) => (use.needs && isOff(use) ? [{ ...use, why: use.needs.why }] : [])),
  };
}
