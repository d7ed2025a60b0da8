import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { csharp as lexis } from '../lexis';
import { lineAt, lineStart } from '../lines';
import { type Form, formOf, isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceOrSplice } from '../splice';
import { keepInUserSecrets } from '../user-secrets';

export const csharp: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [environmentForm({ replace, also: (sites) => sites.flatMap(dropConst) }), userSecrets()],
};

/** What a web application is built with has its configuration at hand. */
function userSecrets(): Form {
  return formOf({
    by: 'userSecrets',
    title: (variable) =>
      `Read it from the configuration as ${settingName(variable)}, kept in the user secrets (then rotate it)`,
    suits: ([first]) => first !== undefined && /\bbuilder\s*=\s*\w+\.Create\w*Builder\(/.test(first.text),
    replace(site) {
      const { text, literal, variable } = site;
      if (!literal || text.indexOf('builder') > literal.span.start) return notUnderstood;
      return replaceOrSplice(site, { text: `builder.Configuration["${settingName(variable)}"]` }, '+');
    },
    command: (sites) => keepInUserSecrets(sites.map(({ variable }) => [settingName(variable)])),
  });
}

/** `DB_PASSWORD` as `DbPassword`. */
function settingName(variable: string): string {
  return variable.toLowerCase().replace(/(?:^|_+)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
}

function replace(site: Site): TextEdit | string {
  const { text, variable, literal } = site;
  if (literal && /^\s*\[/.test(lineAt(text, literal.span.start))) {
    return 'What an attribute is given has to be constant; read the value in the code instead.';
  }
  if (literal?.open.includes('"""') && !isWhole(site)) return 'A part of a raw string cannot be replaced.';
  const short = /^[ \t]*(?:global[ \t]+)?using[ \t]+System[ \t]*;/m.test(text);
  const system = short ? '' : 'System.';
  const read = `${system}Environment.GetEnvironmentVariable("${variable}")`;
  const fail = `throw new ${system}InvalidOperationException("${variable} is not set")`;
  return replaceOrSplice(site, { text: `${read} ?? ${fail}`, loose: true }, '+');
}

/** A constant holds only what is known when it is compiled. */
function dropConst({ text, literal }: Site): TextEdit[] {
  if (!literal) return [];
  const from = lineStart(text, literal.span.start);
  const lead = text.slice(from, literal.span.start);
  const found = /\bconst\s+(?=string\b)/.exec(lead);
  if (!found) return [];
  const start = from + found.index;
  const isMember = /\b(?:public|private|protected|internal)\b/.test(lead.slice(0, found.index));
  return [{ span: { start, end: start + found[0].length }, text: isMember ? 'static readonly ' : '' }];
}
