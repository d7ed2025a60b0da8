import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sample } from './policies';

const endings = /\.(?:[cm]?[jt]s|json|md|ya?ml|css|html|py|sh)$/;

/** Real texts out of the installed packages, in the order of their paths, until they are so many characters together. */
export function installedTexts(root: string, characters: number): readonly Sample[] {
  const folder = path.join(root, 'node_modules');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => endings.test(name));
  const texts: Sample[] = [];
  let left = characters;
  for (const name of names.sort()) {
    if (left <= 0) break;
    const text = readText(path.join(folder, name));
    if (text === undefined || text.length > 2_000_000) continue;
    texts.push({ name, text });
    left -= text.length;
  }
  return texts;
}

/** Undefined for a folder whose name looks like that of a file. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return undefined;
    throw error;
  }
}
