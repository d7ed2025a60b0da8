import picomatch from 'picomatch';
import type { Settings } from '../settings/resolve';

/** Makes the question whether a document is left out by the settings, asked by its path. Ask many times, make once. */
export function makeIgnore({ ignore }: Settings): (path: string) => boolean {
  if (ignore.globs.length === 0) return () => false;
  const folder = ignore.folder === '' || ignore.folder.endsWith('/') ? ignore.folder : `${ignore.folder}/`;
  const matches = picomatch(ignore.globs.flatMap(patterns), { dot: true, nonegate: true, noextglob: true });
  return (path) => path.startsWith(folder) && matches(path.slice(folder.length));
}

/** A glob, and everything below a folder that it matches. Without a slash it matches at any depth. */
function patterns(glob: string): readonly string[] {
  const bare = glob.replace(/^\.?\//, '').replace(/\/$/, '');
  const anchored = glob.replace(/\/$/, '').includes('/') ? bare : `**/${bare}`;
  return [anchored, `${anchored}/**`];
}
