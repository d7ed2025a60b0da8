import type { TextEdit } from '../../../../text/edit';
import { findLiteral } from '../find-literal';
import { groovy as lexis } from '../lexis';
import { indentationAt, lineStart, linesOf, newlineOf, nextLine, skipSpace } from '../lines';
import { formOf, isWhole, type Language, type Literal, notUnderstood, type Site } from '../site';
import { dashed } from '../variable';

/** Declarative pipelines, see https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#handling-credentials. */
export const jenkins: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [
    formOf({
      by: 'jenkinsCredentials',
      title: (variable) => `Take it from the credentials of Jenkins, id ${dashed(variable)} (then rotate it)`,
      replace,
      also: (sites) => bind(sites.filter((site) => !isInEnvironment(site))),
    }),
  ],
};

function replace(site: Site): TextEdit | string {
  const { text, span, literal, variable } = site;
  if (!literal) return notUnderstood;
  const mark = literal.open.charAt(0);
  if (isInEnvironment(site)) {
    if (isWhole(site)) return { span: literal.span, text: `credentials(${mark}${dashed(variable)}${mark})` };
    return 'Only a whole value can be read from the credentials of Jenkins: make it a variable of its own first.';
  }
  const pipeline = pipelineStart(text);
  if (pipeline === undefined || pipeline > span.start)
    return 'Only a declarative pipeline has variables of credentials: put withCredentials around the step.';
  const shell = shellAround(text, literal);
  if (!shell) {
    if (isWhole(site)) return { span: literal.span, text: `env.${variable}` };
    if (mark === '"') return { span, text: `\${env.${variable}}` };
    return 'No variable is put into a string in single quotes.';
  }
  const line = text.slice(Math.max(literal.body.start, lineStart(text, span.start)), span.start);
  if (shell === 'sh' && line.split("'").length % 2 === 0) return 'Single quotes keep the variable from the shell.';
  // Groovy itself would put the value into the command, where listings of processes show it.
  const dollar = mark === '"' ? '\\$' : '$';
  if (shell === 'bat') return { span, text: `%${variable}%` };
  return { span, text: shell === 'sh' ? `${dollar}{${variable}}` : `${dollar}{env:${variable}}` };
}

/** The shell that a string is a command for. */
function shellAround(text: string, literal: Literal): 'sh' | 'bat' | 'powershell' | undefined {
  const lead = text.slice(Math.max(0, literal.span.start - 80), literal.span.start);
  const step = /\b(sh|bat|powershell|pwsh)\s*\(?\s*(?:\w+:\s*\w+,\s*)*(?:script:\s*)?$/.exec(lead)?.[1];
  if (step === 'sh' || step === 'bat') return step;
  return step === undefined ? undefined : 'powershell';
}

/** Makes variables of credentials for the whole pipeline, in the block for them or in a new one. */
function bind(sites: readonly Site[]): TextEdit[] {
  const [first] = sites;
  const pipeline = first && pipelineStart(first.text);
  if (!first || pipeline === undefined) return [];
  const { text } = first;
  const newline = newlineOf(text);
  const body = nextLine(text, pipeline);
  const unit = indentationAt(text, skipSpace(text, body)) || '    ';
  const lines = [...new Set(sites.map(({ variable }) => variable))].map(
    (variable) => `${unit}${unit}${variable} = credentials('${dashed(variable)}')${newline}`,
  );
  for (const { start, line } of linesOf(text, body)) {
    if (!line.startsWith(`${unit}environment`) || !/^\s*environment\s*\{\s*$/.test(line)) continue;
    const at = nextLine(text, start);
    return [{ span: { start: at, end: at }, text: lines.join('') }];
  }
  const block = [`${unit}environment {${newline}`, ...lines, `${unit}}${newline}`].join('');
  return [{ span: { start: body, end: body }, text: block }];
}

/** The line that opens a declarative pipeline and says nothing more. */
function pipelineStart(text: string): number | undefined {
  return /^pipeline[ \t]*\{[ \t]*$/m.exec(text)?.index;
}

/** True directly inside of `environment { … }`. */
function isInEnvironment({ text, span }: Site): boolean {
  let depth = 0;
  for (let at = span.start - 1; at >= 0; at--) {
    if (text[at] === '}') depth++;
    if (text[at] === '{' && depth-- === 0) return /\benvironment\s*$/.test(text.slice(Math.max(0, at - 40), at));
  }
  return false;
}
