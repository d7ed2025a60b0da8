import type { LinkedFiles, Linking } from './linking';
import { nearest } from './nearness';
import { folderOf } from './paths';

/** More files with one name are not told apart. */
const mostCalled = 60;

/**
 * Classes are in files that are called like them, in folders that are called like their packages: `a.b.User` in
 * `…/a/b/User.java`. A name without a package is looked for in all folders, and counts if one file is the nearest.
 */
export const java: Linking = {
  find(files, from, specifier) {
    const parts = specifier.split('.');
    const end = `/${parts.join('/')}.java`;
    const all = called(files, from, parts.at(-1) ?? '');
    const some = parts.length > 1 ? all.filter((path) => `/${path}`.endsWith(end)) : all;
    const [best, other] = nearest(some, (path) => path, from);
    return parts.length > 1 || other === undefined ? best : undefined;
  },
  declaring(files, from, name) {
    const package_ = packageOf(from);
    const all = called(files, from, name).filter((path) => packageOf(path) === package_);
    return nearest(all, (path) => path, from).slice(0, 2);
  },
};

function called({ paths }: LinkedFiles, from: string, name: string): readonly string[] {
  if (!/^\p{Lu}[\w$]{0,200}$/u.test(name)) return [];
  const found = paths.called(`${name}.java`);
  return found.length > mostCalled ? [] : found.filter((path) => path !== from);
}

/** The folder below the one that holds the sources, which is the package. */
function packageOf(path: string): string {
  const folder = folderOf(path);
  const roots = /^(?:.*\/)?src\/\w+\/java\/(.*)$/.exec(folder);
  return roots?.[1] ?? folder;
}
