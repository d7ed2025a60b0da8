import { parseSettings } from '../syntax/settings';
import { fieldOf, textsOf } from './config-values';
import { folderOf, join, upward } from './paths';
import { fillPattern } from './pattern';

interface Config {
  readonly baseUrl: string | undefined;
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
}

const longestExtends = 4;

/**
 * The paths that `baseUrl` and `paths` of TypeScript's configuration files give to an import, the likeliest first. The
 * nearest folder with such files counts first; in one folder `tsconfig.json` comes before `tsconfig.app.json` and others.
 */
export function readPathAliases(
  configs: ReadonlyMap<string, string>,
): (folder: string, specifier: string) => readonly string[] {
  const byFolder = new Map<string, Config[]>();
  for (const path of [...configs.keys()].filter(isConfig).sort(inOrder)) {
    const folder = folderOf(path);
    const config = readConfig(configs, path, 0);
    if (config) byFolder.set(folder, [...(byFolder.get(folder) ?? []), config]);
  }
  return (folder, specifier) =>
    upward(folder).flatMap((above) => (byFolder.get(above) ?? []).flatMap((config) => candidates(config, specifier)));
}

function isConfig(path: string): boolean {
  return /(^|\/)[jt]sconfig[^/]*\.json$/.test(path);
}

/** The plain name is the shortest. */
function inOrder(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function candidates({ baseUrl, paths }: Config, specifier: string): readonly string[] {
  const mapped = paths.flatMap(({ pattern, targets }) =>
    targets.flatMap((target) => fillPattern(pattern, target, specifier) ?? []),
  );
  const based = baseUrl === undefined ? undefined : join(baseUrl, specifier);
  return based === undefined ? mapped : [...mapped, based];
}

/** A file has what it extends, unless it says it itself. Longer patterns win. */
function readConfig(configs: ReadonlyMap<string, string>, path: string, depth: number): Config | undefined {
  const text = configs.get(path);
  if (text === undefined || depth > longestExtends) return undefined;
  const { value } = parseSettings(text);
  const folder = folderOf(path);
  const [extended] = textsOf(fieldOf(value, 'extends')).filter((one) => one.startsWith('.'));
  const target = extended === undefined ? undefined : join(folder, extended);
  const above =
    target === undefined
      ? undefined
      : (readConfig(configs, target, depth + 1) ?? readConfig(configs, `${target}.json`, depth + 1));
  const options = fieldOf(value, 'compilerOptions');
  const [written] = textsOf(fieldOf(options, 'baseUrl'));
  const own = written === undefined ? undefined : join(folder, written);
  const baseUrl = own ?? above?.baseUrl;
  const paths = fieldOf(options, 'paths');
  if (typeof paths !== 'object' || paths === null) return { baseUrl, paths: above?.paths ?? [] };
  const base = baseUrl ?? folder;
  return {
    baseUrl,
    paths: Object.entries(paths)
      .map(([pattern, targets]) => ({
        pattern,
        targets: textsOf(targets).flatMap((one) => join(base, one) ?? []),
      }))
      .sort((a, b) => b.pattern.length - a.pattern.length),
  };
}
