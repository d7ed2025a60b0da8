import type { LinkedFiles, Linking } from './linking';
import { nearest } from './nearness';
import { folderOf, join, upward } from './paths';

/** More files with one name are not told apart. */
const mostCalled = 60;
const mostFiles = 4;

/** Folders below which the paths of files say what they declare: those of an application, its engines and packs, `lib`. */
const root = /^(?:.*\/)?(?:app\/(?:[^/]+\/concerns|[^/]+)|lib)\//;

/**
 * Constants need no imports: `Admin::UsersController` is in `admin/users_controller.rb` below one of the folders of `app`
 * (https://guides.rubyonrails.org/autoloading_and_reloading_constants.html). A path that ends in `.rb` is looked for
 * beside the file or in the folders above.
 */
export const ruby: Linking = {
  find(files, from, specifier) {
    if (!specifier.endsWith('.rb')) return filesOf(files, from, `::${specifier}`)[0];
    const paths = upward(folderOf(from)).map((folder) => join(folder, specifier));
    return paths.find((path) => path !== undefined && files.paths.has(path));
  },
  declaring: filesOf,
};

/** The files of a constant, as seen from a folder: first in its own namespace, then in those around. */
function filesOf({ paths }: LinkedFiles, from: string, name: string): readonly string[] {
  const bare = name.replace(/^::/, '');
  if (!/^\p{Lu}\w{0,200}(::\p{Lu}\w{0,200}){0,12}$/u.test(bare)) return [];
  const own = constantPath(`${folderOf(from)}/`).replace(/\/$/, '');
  const spaces = name.startsWith('::') ? [''] : upward(own);
  const wanted = [...new Set([bare.split('::').map(underscored).join('/'), bare.toLowerCase().replaceAll('::', '/')])];
  const found = wanted.flatMap((path) => {
    const called = paths.called(`${path.slice(path.lastIndexOf('/') + 1)}.rb`);
    if (called.length > mostCalled) return [];
    return spaces.flatMap((space) => {
      const whole = space === '' ? `${path}.rb` : `${space}/${path}.rb`;
      const some = called.filter((one) => constantPath(one) === whole);
      return nearest(some, (one) => one, from);
    });
  });
  return [...new Set(found)].slice(0, mostFiles);
}

/** What of a path names a constant: what lies below the folder that is loaded from. */
function constantPath(path: string): string {
  return path.replace(root, '');
}

/** `HTMLParser` is `html_parser`, as Active Support has it. */
function underscored(name: string): string {
  return name
    .replace(/([A-Z\d]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
