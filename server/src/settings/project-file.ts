import type { RuleFacts } from '../rules/define';
import type { Span } from '../text/span';
import { type Layer, type Origin, readSettings, type SettingProblem } from './read';

/** The name of the file in which a project keeps its settings. The nearest one upward from a reviewed file counts. */
export const projectFileName = 'two-gates.jsonc';

/** The text of a project file as its parser understood it. */
export interface ParsedFile {
  readonly value: unknown;
  /** Where the syntax is broken. */
  readonly broken: readonly { readonly message: string; readonly span: Span }[];
  /** The place of a key, or of its value; undefined if the path leads nowhere. */
  locate(path: readonly (string | number)[], on: 'key' | 'value'): Span | undefined;
}

/** Something wrong in a project file, and where. */
export interface FileProblem {
  readonly message: string;
  readonly span: Span;
}

/** True if the document at this path is a project file, which is read as settings and never reviewed as a policy. */
export function isProjectFile(path: string): boolean {
  return path === projectFileName || path.endsWith(`/${projectFileName}`);
}

/** The settings of a project file; what is wrong in it is left out and said. */
export function readProjectFile(
  file: ParsedFile,
  origin: Origin,
  rules: readonly RuleFacts[],
): { readonly layer: Layer; readonly problems: readonly FileProblem[] } {
  const { layer, problems } = readSettings(file.value, origin, rules);
  const located = problems.map((problem) => ({ message: problem.message, span: place(file, problem) }));
  return { layer, problems: [...file.broken, ...located].sort((a, b) => a.span.start - b.span.start) };
}

function place(file: ParsedFile, problem: SettingProblem): Span {
  return file.locate(problem.path, problem.on) ?? { start: 0, end: 0 };
}
