import { URI, Utils } from 'vscode-uri';
import { additionTo } from '../features/companions';
import type { Companion, CompanionFile } from '../readers/reading';
import { LineIndex } from '../text/line-index';
import { type FoundFile, lookAt } from './companion-files';
import type { OpenDocument } from './documents';
import type { Session } from './session';
import type { Extended } from './to-protocol';

/** True if a repair of this document may reach other files: on disk, and in a folder that is open. */
export function mayHaveCompanions(session: Session, uri: string): boolean {
  const { lazyEdits, createdFiles } = session.abilities;
  return lazyEdits && createdFiles && URI.parse(uri).scheme === 'file' && foldersUpward(session, uri).length > 0;
}

/**
 * The files that a repair of the document extends or creates, each with what it lacks. The nearest one from the folder
 * of the document up to its workspace folder counts. Where there is none, one is made: environment files side by side,
 * others where they take effect. What must not be edited is left as it is, which `barred` names.
 */
export async function extendCompanions(
  session: Session,
  { uri }: OpenDocument,
  companions: readonly Companion[],
): Promise<{ readonly extended: readonly Extended[]; readonly barred: readonly CompanionFile[] }> {
  const extended: Extended[] = [];
  const barred: CompanionFile[] = [];
  const folders = foldersUpward(session, uri);
  const [own] = folders;
  const top = folders.at(-1);
  if (!own || !top) return { extended, barred };
  const files = new Map<CompanionFile, readonly FoundFile[]>();
  for (const { file, beside } of companions) {
    if (files.has(file)) continue;
    const looks = (beside ? [own] : folders).map((folder) => lookAt(folder, file, top, session.documents));
    files.set(
      file,
      (await Promise.all(looks)).filter((one) => one !== undefined),
    );
  }
  const home = (files.get('.env')?.[0] ?? files.get('.env.example')?.[0])?.folder ?? top;
  const places: Readonly<Record<CompanionFile, URI>> = {
    '.env': home,
    '.env.example': home,
    '.gitignore': top,
    'variables.tf': own,
  };
  for (const [file, found] of files) {
    const entries = companions.filter((one) => one.file === file);
    const counting = file === '.gitignore' ? found.filter(({ folder }) => isAbove(folder, home)) : found;
    const one = extend(entries, counting, Utils.joinPath(places[file], file), home);
    if (one === 'barred') barred.push(file);
    else if (one) extended.push(one);
  }
  return { extended, barred };
}

/** Puts what is missing at the end of the nearest file, or into a new one. */
function extend(
  entries: readonly Companion[],
  found: readonly FoundFile[],
  otherwise: URI,
  home: URI,
): Extended | 'barred' | undefined {
  const [nearest] = found;
  if (nearest && nearest.text === undefined) return 'barred';
  const holders = found.flatMap(({ folder, text }) =>
    text === undefined ? [] : [{ text, path: `${home.path.slice(folder.path.length)}/.env`.replace(/^\//, '') }],
  );
  const addition = additionTo(entries, holders);
  if (addition === undefined) return undefined;
  const { uri, version, text = '' } = nearest ?? { uri: otherwise.toString(), version: null };
  return { uri, version, isNew: !nearest, end: new LineIndex(text).toLineColumn(text.length), addition };
}

/** True for a folder on the way from the other one to the top. */
function isAbove({ path }: URI, other: URI): boolean {
  return path.length <= other.path.length;
}

/** More folders than anybody nests. */
const deepest = 100;

/** From the folder of the document to its workspace folder; nothing for a path that does not lead there. */
function foldersUpward({ folders }: Session, uri: string): readonly URI[] {
  const top = folders.folderOf(uri);
  const found: URI[] = [];
  for (let at = Utils.joinPath(URI.parse(uri), '..'); found.length < deepest; at = Utils.joinPath(at, '..')) {
    found.push(at);
    if (at.toString() === top) return found;
  }
  return [];
}
