import type { Credential } from '../../../../model/credential';
import type { TextEdit } from '../../../../text/edit';
import type { Span } from '../../../../text/span';
import type { CommandLine, Written } from '../../../reading';
import { indentationAt, lineAt, lineEnd, lineStart, newlineOf, nextLine, previousLine, wholeLine } from '../lines';
import { type Form, formOf, type Language, type Site } from '../site';
import { findScalar, keyOf } from '../yaml-scalar';
import { replaceScalar } from './yaml';

export const githubActions: Language = {
  literalAt: findScalar,
  forms: [
    role(),
    formOf({
      by: 'githubSecret',
      title: (variable) => `Take it from the repository secret ${secretName(variable)} (then rotate it)`,
      replace: (site) => replaceScalar(site, `\${{ secrets.${secretName(site.variable)} }}`, 'between brackets'),
      command: storeSecrets,
    }),
  ],
};

/** The command asks for each value, so that no history of a shell holds it. */
function storeSecrets(sites: readonly Site[]): CommandLine {
  const names = [...new Set(sites.map(({ variable }) => secretName(variable)))];
  const text = names.map((name) => `gh secret set ${name}`).join('; ');
  return { title: `Copy "${text}"`, text, next: 'Run it in a terminal; it asks for the new value.' };
}

/** GitHub keeps names that begin with its own for itself. */
function secretName(variable: string): string {
  return variable.replace(/^GITHUB_/i, 'GH_');
}

const keyInputs = new Set(['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token']);

/** The job proves who it is by a token of GitHub, and AWS lends it a role for an hour. */
function role(): Form {
  return {
    by: 'role',
    title: () => 'Assume a role by the identity of the workflow, without keys (then delete the exposed ones)',
    suits: (sites) => sites.every(isKeyInput) && sites.some((site) => stepUses(site) === awsAction),
    write: writeRole,
  };
}

const awsAction = 'aws-actions/configure-aws-credentials';

function isKeyInput({ text, literal }: Site): boolean {
  return literal !== undefined && keyInputs.has(keyOf(text, literal));
}

/** The action of the step around a value. */
function stepUses({ text, span }: Site): string | undefined {
  const { start, end } = stepAround(text, span);
  return /^[ \t]*(?:-[ \t]+)?uses:[ \t]*["']?([^@\s"']+)/m.exec(text.slice(start, end))?.[1];
}

/** The lines of the list item around a span. */
function stepAround(text: string, span: Span): Span {
  const own = indentationAt(text, span.start).length;
  let start = lineStart(text, span.start);
  while (start > 0 && !(/^\s*-\s/.test(lineAt(text, start)) && indentationAt(text, start).length < own)) {
    start = previousLine(text, start);
  }
  const dash = indentationAt(text, start).length;
  let end = nextLine(text, start);
  while (end < text.length) {
    const line = lineAt(text, end);
    if (line.trim() !== '' && indentationAt(text, end).length <= dash) break;
    end = nextLine(text, end);
  }
  return { start, end };
}

function writeRole(sites: readonly Site[], _credential: Credential): Written {
  const [first] = sites;
  if (!first) return { refused: 'There is nothing to replace.' };
  const { text } = first;
  const step = stepAround(text, first.span);
  const newline = newlineOf(text);
  const lines: number[] = [];
  for (let at = step.start; at < step.end; at = nextLine(text, at)) {
    const key = /^\s*([\w-]+):/.exec(lineAt(text, at))?.[1] ?? '';
    if (keyInputs.has(key)) lines.push(at);
  }
  const [line, ...others] = lines;
  if (line === undefined || sites.some(({ span }) => span.start < step.start || span.end > step.end)) {
    return { refused: 'The keys stand in more than one step.' };
  }
  const permission = permit(text, step, newline);
  if (typeof permission === 'string') return { refused: permission };
  const hasRole = /^[ \t]*role-to-assume:/m.test(text.slice(step.start, step.end));
  const input = `${indentationAt(text, line)}role-to-assume: \${{ vars.AWS_ROLE_ARN }}`;
  const kept: TextEdit = hasRole
    ? { span: wholeLine(text, line), text: '' }
    : { span: { start: line, end: lineEnd(text, line) }, text: input };
  return { edits: [...permission, kept, ...others.map((at) => ({ span: wholeLine(text, at), text: '' }))] };
}

/** Lets the job ask for a token of its identity. */
function permit(text: string, step: Span, newline: string): TextEdit[] | string {
  const steps = parentLine(text, step.start, /^\s*steps:/);
  if (steps === undefined) return 'The step belongs to no job.';
  const job = indentationAt(text, steps);
  const ofJob = findAbove(text, steps, job);
  const at = ofJob ?? topLevel(text);
  if (at === undefined) {
    const unit = unitOf(text);
    const block = [`${job}permissions:`, `${job}${unit}id-token: write`, `${job}${unit}contents: read`, ''].join(
      newline,
    );
    return [{ span: { start: steps, end: steps }, text: block }];
  }
  const line = lineAt(text, at);
  if (/permissions:\s*write-all/.test(line) || /\bid-token:\s*write\b/.test(line)) return [];
  const flow = /permissions:\s*\{\s*(?=(\})?)/.exec(line);
  if (flow && !line.includes('id-token')) {
    const inside = lineStart(text, at) + flow.index + flow[0].length;
    const entry = flow[1] === undefined ? 'id-token: write, ' : ' id-token: write ';
    return [{ span: { start: inside, end: inside }, text: entry }];
  }
  if (!/permissions:\s*(?:#.*)?$/.test(line))
    return 'The permissions are given by one word; list them, and add "id-token: write" to them first.';
  const child = nextLine(text, at);
  const indentation = indentationAt(text, child);
  for (
    let next = child;
    next < text.length && indentationAt(text, next).length >= indentation.length;
    next = nextLine(text, next)
  ) {
    if (/^\s*id-token:\s*write\b/.test(lineAt(text, next))) return [];
    if (/^\s*id-token:/.test(lineAt(text, next)))
      return [{ span: { start: next, end: lineEnd(text, next) }, text: `${indentation}id-token: write` }];
  }
  return [{ span: { start: child, end: child }, text: `${indentation}id-token: write${newline}` }];
}

function parentLine(text: string, from: number, pattern: RegExp): number | undefined {
  for (let at = from; at > 0; ) {
    at = previousLine(text, at);
    if (pattern.test(lineAt(text, at))) return at;
  }
  return undefined;
}

/** The permissions of the same job, above or below its steps. */
function findAbove(text: string, steps: number, indentation: string): number | undefined {
  const isSibling = (at: number): boolean => lineAt(text, at).startsWith(`${indentation}permissions:`);
  const isOutside = (at: number): boolean =>
    lineAt(text, at).trim() !== '' && indentationAt(text, at).length < indentation.length;
  for (let at = steps; at > 0; ) {
    at = previousLine(text, at);
    if (isOutside(at)) break;
    if (isSibling(at)) return at;
  }
  for (let at = nextLine(text, steps); at < text.length && !isOutside(at); at = nextLine(text, at)) {
    if (isSibling(at)) return at;
  }
  return undefined;
}

function topLevel(text: string): number | undefined {
  const found = /^permissions:/m.exec(text);
  return found?.index;
}

function unitOf(text: string): string {
  return /^jobs:[^\r\n]*\r?\n(?:[ \t]*\r?\n)*([ \t]+)/m.exec(text)?.[1] ?? '  ';
}
