import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFiles } from '../project/project';
import { findFiles } from './find-files';
import { inside } from './paths';
import { readTextFile } from './text-file';

/** The files of a folder as a project sees them: those that git does not ignore, and no installed packages. */
export function sourceFilesIn(root: string): SourceFiles {
  return {
    paths: findFiles([root], root).files.flatMap(({ path }) => inside(root, path) ?? []),
    read: (path) => textBelow(root, path),
  };
}

/** The text of a file by its path from a folder; undefined if there is none, or if it is no text. */
export function textBelow(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  const content = existsSync(file) ? readTextFile(file) : undefined;
  return content?.kind === 'text' ? content.text : undefined;
}
