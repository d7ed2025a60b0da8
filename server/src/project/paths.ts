/** The folder of a path; empty for a file at the top of what is reviewed, `/` at the top of a disk. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === 0 ? '/' : path.slice(0, Math.max(end, 0));
}

/** A path behind a folder, `.` and `..` resolved; undefined if it leads out of what is reviewed. */
export function join(folder: string, path: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return `${folder.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

/** A folder and all that it lies in, the nearest first. */
export function upward(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== '' && at !== '/'; ) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}
