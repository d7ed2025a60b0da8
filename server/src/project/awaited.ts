import type { MountEntry, Stack, StackEntry } from '../model/route';
import { nearest } from './nearness';

/** So many stacks that wait for one word are told apart. */
const most = 3000;

/**
 * Mounts what waits to be mounted without being named, in the parts of a program that lie next to each other: of several
 * programs in one repository each takes its own. A mount for one takes the nearest; what waits for a mount for all is
 * taken by the nearest.
 */
export function mountAwaited(stacks: ReadonlyMap<string, Stack>): ReadonlyMap<string, Stack> {
  const waiting = new Map<string, Stack[]>();
  const taking = new Map<string, MountEntry[]>();
  for (const stack of stacks.values()) {
    if (stack.awaits !== undefined) addTo(waiting, stack.awaits, stack);
    for (const entry of stack.entries) if (isTaking(entry)) addTo(taking, entry.takes.word, entry);
  }
  if (taking.size === 0) return stacks;
  const children = new Map<MountEntry, readonly Stack[]>();
  for (const [word, mounts] of taking) {
    const some = (waiting.get(word) ?? []).slice(0, most);
    const forAll = mounts.filter(({ takes }) => takes?.all);
    for (const stack of some) {
      for (const mount of nearest(forAll, placeOf, stack.place.path)) {
        children.set(mount, [...(children.get(mount) ?? []), stack]);
      }
    }
    for (const mount of mounts) {
      if (!mount.takes?.all) children.set(mount, nearest(some, placeOf, mount.place.path));
    }
  }
  const mounted = (entry: StackEntry): readonly StackEntry[] => {
    if (!isTaking(entry)) return [entry];
    const { takes: _, ...mount } = entry;
    return (children.get(entry) ?? []).map(({ id }) => ({ ...mount, child: id }));
  };
  return new Map([...stacks].map(([id, stack]) => [id, { ...stack, entries: stack.entries.flatMap(mounted) }]));
}

function isTaking(entry: StackEntry): entry is MountEntry & Required<Pick<MountEntry, 'takes'>> {
  return entry.do === 'mount' && entry.takes !== undefined;
}

function placeOf({ place }: Stack | MountEntry): string {
  return place.path;
}

function addTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
