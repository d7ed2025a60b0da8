import type { MountEntry, PluginFolder, Stack, StackEntry } from '../model/route';
import { joinPaths } from './route-path';

/**
 * Folders whose plugins are all loaded, as the mounts that this makes: https://github.com/fastify/fastify-autoload names
 * the rules. Each plugin hangs under the path of its folder, behind the hooks of the files called `autohooks`.
 */
export function loadFolders(stacks: ReadonlyMap<string, Stack>): ReadonlyMap<string, Stack> {
  const plugins = [...stacks.values()].filter(({ loads }) => loads !== undefined);
  const all = new Map(stacks);
  for (const stack of stacks.values()) {
    if (!stack.entries.some((entry) => entry.do === 'mount' && entry.folder)) continue;
    const entries = stack.entries.flatMap((entry): readonly StackEntry[] =>
      entry.do === 'mount' && entry.folder ? mountsOf(entry, entry.folder, stack, plugins, all) : [entry],
    );
    all.set(stack.id, { ...stack, entries });
  }
  return all;
}

function mountsOf(
  entry: MountEntry,
  folder: PluginFolder,
  stack: Stack,
  plugins: readonly Stack[],
  all: Map<string, Stack>,
): readonly StackEntry[] {
  const inside = plugins.filter(({ id, place }) => id !== stack.id && place.path.startsWith(`${folder.path}/`));
  const hooks = folder.hooks === 'none' ? [] : inside.filter(({ place }) => isHooks(place.path));
  return inside
    .filter(({ place }) => folder.hooks === 'none' || !isHooks(place.path))
    .map((plugin): StackEntry => {
      const mount: MountEntry = { do: 'mount', place: entry.place, order: entry.order, path: '/', guards: [] };
      if (plugin.loads === 'open') return { ...mount, child: plugin.id, isSame: true };
      const at = folderOf(plugin.place.path);
      const path =
        folder.isFlat || plugin.prefix !== undefined ? entry.path : joinPaths(entry.path, pathOf(at, folder));
      const before = hooks.filter(({ place }) => {
        const beside = folderOf(place.path);
        return beside === at || (folder.hooks === 'below' && at.startsWith(`${beside}/`));
      });
      if (before.length === 0) return { ...mount, path, child: plugin.id };
      const around = `${plugin.id} behind ${before.map(({ id }) => id).join(' ')}`;
      all.set(around, {
        ...stack,
        id: around,
        kind: 'router',
        entries: [
          ...before.map(({ id }): StackEntry => ({ ...mount, child: id, isSame: true })),
          { ...mount, child: plugin.id },
        ],
      });
      return { ...mount, path, child: around };
    });
}

/** Folders become segments; `_id` is a parameter. */
function pathOf(at: string, { path }: PluginFolder): string {
  const segments = at.slice(path.length).split('/');
  return segments.map((segment) => segment.replace(/^_+/, ':')).join('/') || '/';
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function isHooks(path: string): boolean {
  return /\/[._]?autohooks\.\w+$/.test(path);
}
