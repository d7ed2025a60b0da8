import type { LinkedFiles, Linking } from './linking';
import { folderOf, join } from './paths';

/** Names that every file has without a declaration. See https://go.dev/ref/spec#Predeclared_identifiers */
const predeclared: ReadonlySet<string> = new Set(
  (
    'any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 ' +
    'uint64 uintptr true false iota nil append cap clear close complex copy delete imag len make max min new panic print println real recover _'
  ).split(' '),
);

/** What paths of the standard library begin with. */
const standard: ReadonlySet<string> = new Set(
  (
    'archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash html image index ' +
    'io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings sync syscall testing text time unicode'
  ).split(' '),
);

/**
 * A package is a folder: any of its files stands for it, and what one does not declare another one does. The `module` of a
 * `go.mod` is what the paths of its folders begin with.
 */
export const go: Linking = {
  find({ paths, configs }, _from, specifier) {
    const folders = foldersOf(configs, specifier);
    return folders.flatMap((folder) => sourcesIn(paths, folder))[0];
  },
  declaring({ paths }, from, name) {
    return predeclared.has(name) ? [] : sourcesIn(paths, folderOf(from));
  },
};

function sourcesIn(paths: LinkedFiles['paths'], folder: string): readonly string[] {
  return paths.inFolder(folder).filter((path) => path.endsWith('.go'));
}

/** Where the folder of an import may lie. Without any `go.mod` a program lies where its path ends. */
function foldersOf(configs: LinkedFiles['configs'], specifier: string): readonly string[] {
  const modules = [...configs].flatMap(([path, text]) => {
    const name = /(^|\/)go\.mod$/.test(path) ? /^module[ \t]+"?([^\s"]+)/m.exec(text)?.[1] : undefined;
    return name === undefined ? [] : [{ folder: folderOf(path), name }];
  });
  if (modules.length === 0) {
    const parts = specifier.split('/');
    const isOfProgram = parts.length > 1 && parts.length < 12 && !standard.has(parts[0] ?? '');
    return isOfProgram ? parts.map((_, at) => parts.slice(at).join('/')) : [];
  }
  return modules.flatMap(({ folder, name }) => {
    if (specifier !== name && !specifier.startsWith(`${name}/`)) return [];
    return [join(folder, specifier.slice(name.length + 1) || '.') ?? []].flat();
  });
}
