import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mayBeText } from '../disk/file-names';
import type { Failure } from '../disk/find-files';
import { findGitRoot } from '../disk/gitignore';
import { decodeText, type FileText, largestFile, tooLarge } from '../disk/text-file';
import { fromFile, type Source } from './review';

/** Which files git is to name. */
export interface Selection {
  readonly cwd: string;
  /** Absolute; where there are any, only files in them. */
  readonly paths: readonly string[];
  /** True to keep installed packages. */
  readonly all: boolean;
}

export interface SelectedFiles {
  readonly sources: readonly Source[];
  readonly failures: readonly Failure[];
}

/** The staged files with their staged text, which may differ from what is on disk. */
export function stagedFiles(selection: Selection): SelectedFiles {
  const named = ['diff', '--cached', '--name-only', '--diff-filter=ACMT', ...plainDiff];
  return select(selection, [named], (root, name) => ({
    path: join(root, name),
    named: false,
    read: () => stagedText(root, name),
  }));
}

/** The files on disk that differ from a commit, and those that git does not know yet. */
export function changedFiles(selection: Selection, reference: string): SelectedFiles {
  const { cwd } = selection;
  const root = findGitRoot(cwd);
  if (root === undefined) return failed(cwd, noRepository);
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`]);
  if (commit.kind !== 'answer') return failed(cwd, `git knows no commit "${reference}"`);
  const named = ['diff', '--name-only', '--diff-filter=ACMT', ...plainDiff, commit.bytes.toString('utf8').trim()];
  const unknown = ['ls-files', '--others', '--exclude-standard', '-z'];
  const { sources, failures } = select(selection, [named, unknown], (path, name) =>
    fromFile({ path: join(path, name), named: false }),
  );
  return { sources: sources.filter(({ path }) => !leadsElsewhere(path)), failures };
}

/** True for a link, and for a repository inside of this one: neither is followed in a walk through folders either. */
function leadsElsewhere(path: string): boolean {
  try {
    const facts = lstatSync(path);
    return facts.isSymbolicLink() || facts.isDirectory();
  } catch {
    // What has vanished or is closed is said when it is read.
    return false;
  }
}

/** Nothing that a repository configures may run a program or change the form of the answer. */
const plainDiff: readonly string[] = ['--no-ext-diff', '--no-textconv', '--no-renames', '--ignore-submodules', '-z'];
const plainGit: readonly string[] = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '--literal-pathspecs'];
const noRepository = 'this is not in a git repository';

function select(
  { cwd, paths, all }: Selection,
  questions: readonly (readonly string[])[],
  toSource: (root: string, name: string) => Source,
): SelectedFiles {
  const root = findGitRoot(cwd);
  if (root === undefined) return failed(cwd, noRepository);
  const names = new Set<string>();
  for (const question of questions) {
    const answer = git(root, [...question, '--', ...paths]);
    if (answer.kind !== 'answer') return failed(root, answer.message);
    for (const name of answer.bytes.toString('utf8').split('\0')) if (name !== '') names.add(name);
  }
  const kept = [...names].filter((name) => mayBeText(name) && (all || !name.split('/').includes('node_modules')));
  return { sources: kept.sort().map((name) => toSource(root, name)), failures: [] };
}

function stagedText(root: string, name: string): FileText {
  const answer = git(root, ['cat-file', 'blob', `:0:${name}`]);
  switch (answer.kind) {
    case 'answer':
      return decodeText(answer.bytes);
    case 'overflow':
      return tooLarge();
    case 'failure':
      return answer;
  }
}

type Answer =
  | { readonly kind: 'answer'; readonly bytes: Buffer }
  | { readonly kind: 'overflow'; readonly message: string }
  | { readonly kind: 'failure'; readonly message: string };

/** Asks git. The arguments are ours but for paths and commits, which stand where git takes them for nothing else. */
function git(root: string, question: readonly string[]): Answer {
  const { error, status, stdout, stderr } = spawnSync('git', [...plainGit, '-C', root, ...question], {
    // Windows looks for programs in the current folder first, which is that of a stranger.
    cwd: dirname(process.execPath),
    maxBuffer: 4 * largestFile,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error && 'code' in error && error.code === 'ENOBUFS')
    return { kind: 'overflow', message: 'git names too many files' };
  if (error) return { kind: 'failure', message: `git could not be run: ${error.message}` };
  if (status !== 0)
    return { kind: 'failure', message: `git ended with ${status}: ${firstLine(stderr.toString('utf8'))}` };
  return { kind: 'answer', bytes: stdout };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function failed(path: string, message: string): SelectedFiles {
  return { sources: [], failures: [{ path, message }] };
}
