import type { TextEdit } from '../../../../text/edit';
import type { Written } from '../../../reading';
import { isWord, lineAt, linesOf, nextLine } from '../lines';
import type { Form, Site } from '../site';
import { dashed } from '../variable';

/**
 * Where one command of the build is all that reads a variable, the command gets it mounted under the same name and the
 * variable goes, see https://docs.docker.com/reference/dockerfile/#run---mounttypesecret.
 */
export function mountedVariable(): Form {
  return {
    by: 'buildSecret',
    title: (variable) =>
      `Mount it for the one command that reads it, as the secret ${dashed(variable)} (then rotate it)`,
    suits: (sites) => sites.every((site) => lineOf(site) !== undefined),
    write,
  };
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Behind the word RUN of the only command that reads the variable. */
  readonly run: number;
}

function write(sites: readonly Site[]): Written {
  const edits: TextEdit[] = [];
  const mounts = new Map<number, string>();
  for (const site of sites) {
    const line = lineOf(site);
    if (!line) return { refused: 'More than one command reads the variable.' };
    edits.push({ span: { start: line.start, end: line.end }, text: '' });
    const mount = ` --mount=type=secret,id=${dashed(site.variable)},env=${line.name}`;
    mounts.set(line.run, (mounts.get(line.run) ?? '') + mount);
  }
  return { edits: [...edits, ...[...mounts].map(([at, text]) => ({ span: { start: at, end: at }, text }))] };
}

/** The line of a variable that stands there alone, and is read by one command and nothing else. */
function lineOf({ text, span, literal }: Site): Line | undefined {
  let own: { readonly start: number; readonly end: number; readonly name: string } | undefined;
  let command: { readonly at: number; readonly run: number } | undefined;
  let run: { readonly at: number; readonly run: number } | undefined;
  let goesOn = false;
  let readers = 0;
  for (const { start, line } of linesOf(text)) {
    const word = /^\s*([A-Za-z]+)(?=\s)/.exec(line);
    if (!goesOn) command = word?.[1]?.toUpperCase() === 'RUN' ? { at: start, run: start + word[0].length } : undefined;
    goesOn = line.trimEnd().endsWith('\\') || (goesOn && /^\s*#/.test(line));
    if (start <= span.start && span.start < nextLine(text, start)) {
      const name = /^\s*(?:ARG|ENV)\s+(\w+)(?:=|\s+)$/i.exec(text.slice(start, literal?.span.start ?? span.start))?.[1];
      const rest = text.slice(literal?.span.end ?? span.end, nextLine(text, start));
      if (name === undefined || rest.trim() !== '') return undefined;
      own = { start, end: nextLine(text, start), name };
    } else if (own && reads(line, own.name)) {
      if (!command) return undefined;
      if (command.at !== run?.at) readers++;
      run = command;
    }
  }
  if (!own || !run || readers !== 1 || /\bRUN\s+\[/i.test(lineAt(text, run.at))) return undefined;
  return { ...own, run: run.run };
}

/** True if a line names the variable, in whatever way. */
function reads(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
    if (!isWord(line.charCodeAt(at - 1)) && !isWord(line.charCodeAt(at + name.length))) return true;
  }
  return false;
}
