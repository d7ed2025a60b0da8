import type { Companion, CompanionFile } from '../readers/reading';
import { linesOf, newlineOf } from '../readers/text/write/lines';
import type { TextEdit } from '../text/edit';
import { enumerate } from '../text/enumerate';
import { isIgnored } from './git-ignore';

/** A file as it is now. `path` leads from its folder to the file that it says something about, if it is not itself. */
export interface Holder {
  readonly text: string;
  readonly path: string;
}

/** The title of a repair that reaches other files too. */
export function titleWith(title: string, companions: readonly Companion[]): string {
  const files = [...new Set(companions.map(({ file }) => file))];
  const verb = files.includes('variables.tf') ? 'declare it in' : 'add it to';
  return `${title}, and ${verb} ${enumerate(files)}`;
}

/** What is said about files that a repair would have extended. */
export function leftAsTheyAre(files: readonly CompanionFile[]): string {
  const are =
    files.length === 1 ? 'is a link or no ordinary text, and was' : 'are links or no ordinary texts, and were';
  return `${enumerate(files)} ${are} left unchanged.`;
}

/** The edits that a document needs where other files hold these entries. */
export function editsBeside(edits: readonly TextEdit[], companions: readonly Companion[]): readonly TextEdit[] {
  const needless = new Set(companions.flatMap(({ standsFor = [] }) => standsFor));
  return edits.filter((edit) => !needless.has(edit));
}

/**
 * What has to be put at the end of the nearest of these files so that it holds the entries, or undefined if nothing is
 * missing. Without any file it is the whole text of a new one.
 */
export function additionTo(entries: readonly Companion[], files: readonly Holder[]): string | undefined {
  const missing = entries.filter((entry) => !isHeld[entry.file](entry.key, files));
  if (missing.length === 0) return undefined;
  const text = files[0]?.text ?? '';
  const newline = newlineOf(text);
  const added = missing.map(({ entry }) => entry.split(/\r?\n/).join(newline));
  const isBlock = missing.some(({ entry }) => entry.includes('\n'));
  const between = isBlock ? newline + newline : newline;
  if (text === '') return added.join(between) + newline;
  const gap = isBlock ? newline : '';
  const isClosed = /[\r\n]$/.test(text.slice(-1));
  return isClosed ? gap + added.join(between) + newline : newline + gap + added.join(between);
}

const isHeld: Readonly<Record<CompanionFile, (key: string, files: readonly Holder[]) => boolean>> = {
  '.env': holdsVariable,
  '.env.example': holdsVariable,
  '.gitignore': (_key, files) => isIgnored(files),
  'variables.tf': declaresVariable,
};

/** `DB_PASSWORD=`, `export DB_PASSWORD="x"`, `DB_PASSWORD: x`, and the bare name, which passes on what is set. */
function holdsVariable(key: string, files: readonly Holder[]): boolean {
  return hasLine(files, key, /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*(?:[=:#]|$)/);
}

/** `variable "db_password" {`, and the name without quotes, as the oldest versions took it. */
function declaresVariable(key: string, files: readonly Holder[]): boolean {
  return hasLine(files, key, /^[ \t]*variable[ \t]*"?([\w-]+)"?[ \t]*(?:\{|$)/);
}

/** True if a line of the nearest file is of this form and names the key. */
function hasLine([nearest]: readonly Holder[], key: string, form: RegExp): boolean {
  for (const { line } of linesOf(nearest?.text ?? '')) if (form.exec(line)?.[1] === key) return true;
  return false;
}
