import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeFileError } from '../../disk/file-error';
import { type Failure, findFiles } from '../../disk/find-files';
import { findGitRoot } from '../../disk/gitignore';
import { inside, shown } from '../../disk/paths';
import { decodeText, largestFile } from '../../disk/text-file';
import { catalogue } from '../../engine/catalogue';
import { atLeast } from '../../engine/severity';
import { helpOnSettings } from '../../settings/describe';
import { grammarOf } from '../../syntax/code/grammars';
import { clean } from '../../text/clean';
import { type Arguments, defineCommand } from '../command';
import { formatJson } from '../formats/json';
import { coloured, plain, wantsColour } from '../formats/paint';
import { formatSarif } from '../formats/sarif';
import { formatText } from '../formats/text';
import { changedFiles, stagedFiles } from '../git';
import type { ExitCode, Host } from '../host';
import { homepage, version } from '../product';
import { ProjectSettings } from '../project-settings';
import { readProject } from '../read-project';
import { fromFile, type Review, type ReviewOptions, review, type Source } from '../review';
import { findRule } from './rule-ids';

const flags = {
  format: {
    takes: 'FORMAT',
    choices: ['text', 'json', 'sarif'],
    default: 'text',
    description: 'How to print the findings.',
  },
  'fail-on': {
    takes: 'SEVERITY',
    choices: ['error', 'warning', 'information', 'hint', 'none'],
    default: 'warning',
    description: 'The weakest severity that makes the exit code 1.',
  },
  rule: { takes: 'ID', many: true, description: 'Run only this rule, also if the settings switch it off.' },
  fix: { description: 'Write the fixes that keep access as it is into the files.' },
  'no-ignore': { description: 'Look also at what git ignores, and into node_modules.' },
  staged: { description: 'Review what is staged for the next commit, with its staged text.' },
  changed: {
    takes: 'REF',
    bare: 'HEAD',
    description: 'Review only files that differ from a commit, HEAD unless named, and files that are new to git.',
  },
  stdin: { description: 'Review what comes on standard input.' },
  'stdin-filename': {
    takes: 'NAME',
    description: 'The name that standard input stands for, stdin.json unless given. It decides whose settings count.',
  },
  quiet: { description: 'Print findings only, without notes and summary.' },
  'no-color': {
    description: 'Print without colours. So do NO_COLOR and any output but a terminal; FORCE_COLOR is the opposite.',
  },
} as const;

/** `two-gates check` */
export const check = defineCommand({
  name: 'check',
  summary: 'Review the policies and look for the credentials in files and folders.',
  operands: { usage: '[PATH...]', least: 0, most: Number.POSITIVE_INFINITY },
  flags,
  details: [
    'Without a path the current folder is reviewed. A folder gives its text files, without those that git ignores and',
    'without node_modules; a file that is named is always read. What is not text, by its name or content, is passed over.',
    '',
    'The project file two-gates.jsonc is looked for upward from each file, up to the root of its repository. It may set:',
    ...helpOnSettings(),
  ].join('\n'),

  async run({ flags, operands }, host): Promise<ExitCode> {
    const mistake = findMistake({ flags, operands });
    if (mistake !== undefined) {
      host.complain(mistake);
      return 2;
    }
    const options: ReviewOptions = { cwd: host.cwd, onlyRules: flags.rule, fix: flags.fix };
    const done = flags.stdin
      ? await reviewInput(flags['stdin-filename'] ?? 'stdin.json', options, host)
      : await reviewFiles({ flags, operands }, options, host);
    for (const { path, message } of done.failures) host.complain(clean(`${shown(path, host.cwd)}: ${message}`));
    host.write(print(done, flags, host));
    if (done.failures.length > 0) return 2;
    const threshold = flags['fail-on'];
    return threshold !== 'none' && done.results.some(({ severity }) => atLeast(severity, threshold)) ? 1 : 0;
  },
});

type CheckArguments = Arguments<typeof flags>;

function findMistake({ flags, operands }: CheckArguments): string | undefined {
  const unknown = flags.rule.map(findRule).find((found) => typeof found === 'string');
  if (unknown !== undefined) return unknown;
  if (!flags.stdin && flags['stdin-filename'] !== undefined) return 'The flag "--stdin-filename" needs "--stdin".';
  if (flags.stdin && operands.length > 0) return 'The flag "--stdin" cannot be combined with paths.';
  if (flags.stdin && flags.fix) return 'The flag "--stdin" cannot be combined with "--fix", which writes into files.';
  if (flags.staged && flags.fix) return 'The flag "--staged" cannot be combined with "--fix", which writes into files.';
  const ways = [flags.stdin && '--stdin', flags.staged && '--staged', flags.changed !== undefined && '--changed'];
  const given = ways.filter((way) => way !== false);
  if (given.length > 1) return `The flags "${given[0]}" and "${given[1]}" cannot be combined.`;
  return undefined;
}

async function reviewFiles({ flags, operands }: CheckArguments, options: ReviewOptions, host: Host): Promise<Review> {
  const { sources, failures } = sourcesOf({ flags, operands }, options.cwd);
  const root = findGitRoot(options.cwd) ?? options.cwd;
  const named = sources.flatMap(({ path }) => inside(root, path) ?? []);
  if (!named.some((path) => grammarOf(path))) return review(sources, failures, options);
  const { guards } = new ProjectSettings([], () => undefined).of(root).settings.team;
  try {
    return review(sources, failures, { ...options, project: await readProject(root, guards, host, named) });
  } catch (error) {
    const message = `the routes were not reviewed: ${describeFileError(error)}`;
    return review(sources, [...failures, { path: root, message }], options);
  }
}

function sourcesOf(
  { flags, operands }: CheckArguments,
  cwd: string,
): { readonly sources: readonly Source[]; readonly failures: readonly Failure[] } {
  const all = flags['no-ignore'];
  if (flags.staged || flags.changed !== undefined) {
    const selection = { cwd, all, paths: operands.map((operand) => resolve(cwd, operand)) };
    return flags.changed === undefined ? stagedFiles(selection) : changedFiles(selection, flags.changed);
  }
  const { files, failures } = findFiles(operands.length === 0 ? ['.'] : operands, cwd, { all });
  return { sources: files.map(fromFile), failures };
}

async function reviewInput(name: string, options: ReviewOptions, host: Host): Promise<Review> {
  const path = resolve(options.cwd, name);
  const bytes = await host.readInput(largestFile);
  const input: Source = { path, named: true, read: () => decodeText(bytes) };
  return statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? review([], [{ path, message: 'this is a folder, not the name of a file' }], options)
    : review([input], [], options);
}

function print(done: Review, flags: CheckArguments['flags'], host: Host): string {
  switch (flags.format) {
    case 'json':
      return formatJson(done, host.cwd);
    case 'sarif':
      return formatSarif(done, { rules: catalogue, version, homepage, cwd: host.cwd, warn: host.complain });
    case 'text': {
      const paint = wantsColour(flags['no-color'], host.env, host.isTerminal) ? coloured : plain;
      return formatText(done, { paint, quiet: flags.quiet });
    }
  }
}
