import { lstat, readFile, realpath } from 'node:fs/promises';
import { URI, Utils } from 'vscode-uri';
import type { OpenDocuments } from './documents';
import { isAbsent } from './places';

/** A file of the project as a repair finds it. */
export interface FoundFile {
  readonly folder: URI;
  /** As the client spells it, where it is open. */
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  /** Undefined for what is neither read nor edited. */
  readonly text: string | undefined;
}

/** What is larger was made by a machine. */
const largest = 1_000_000;

/**
 * Looks at a file in a folder below the workspace folder `top`; undefined if there is none. A text that is open counts
 * as it is in the editor. What a link leads to, and what is no text of ordinary size, is found without its text.
 */
export async function lookAt(
  folder: URI,
  name: string,
  top: URI,
  documents: OpenDocuments,
): Promise<FoundFile | undefined> {
  const file = Utils.joinPath(folder, name);
  const open = findOpen(file, documents);
  const found = { folder, uri: open?.uri ?? file.toString(), version: open?.version ?? null };
  const taken = (text: string) => ({ ...found, text: isOrdinary(text) ? text : undefined });
  try {
    if (!(await isBelow(folder, top)) || !(await isOwnFile(file))) return { ...found, text: undefined };
    return taken(open?.document.text ?? (await read(file)));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (!isAbsent(error)) return { ...found, text: undefined };
    return open && taken(open.document.text);
  }
}

/** Editors differ in how they spell a URI. */
function findOpen(file: URI, documents: OpenDocuments) {
  const uri = documents.uris().find((one) => URI.parse(one).toString() === file.toString());
  return uri === undefined ? undefined : documents.find(uri);
}

/** True unless a link on the way to the folder leads out of `top`. */
async function isBelow(folder: URI, top: URI): Promise<boolean> {
  const [inner, outer] = await Promise.all([realpath(folder.fsPath), realpath(top.fsPath)]);
  return URI.file(`${inner}/`).path.startsWith(URI.file(`${outer}/`).path);
}

/** True for a file of ordinary size that is no link. */
async function isOwnFile(file: URI): Promise<boolean> {
  const stat = await lstat(file.fsPath);
  return stat.isFile() && stat.size <= largest;
}

function isOrdinary(text: string): boolean {
  return text.length <= largest && !text.includes('\0');
}

async function read(file: URI): Promise<string> {
  const text = await readFile(file.fsPath, 'utf8');
  return text.replace(/^\uFEFF/, '');
}
