import type { TextEdit } from '../../../../text/edit';
import { findLiteral } from '../find-literal';
import { sql as lexis } from '../lexis';
import { formOf, isWhole, type Language, type Site } from '../site';
import { replaceValue } from '../splice';

/**
 * SQL itself reads nothing from outside, but the programs that send it do: psql (`:'name'`) and sqlcmd (`$(NAME)`), see
 * https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-VARIABLES and
 * https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-use-scripting-variables.
 */
export const sql: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [
    formOf({
      by: 'clientVariable',
      title: (variable) => `Take it from the psql variable ${variable.toLowerCase()}, set by -v (then rotate it)`,
      suits: (sites) => sites.every((site) => dialectOf(site) === 'psql'),
      replace: (site) => ({ span: site.literal?.span ?? site.span, text: `:'${site.variable.toLowerCase()}'` }),
    }),
    formOf({
      by: 'clientVariable',
      title: (variable) => `Take it from the sqlcmd variable ${variable}, set by -v (then rotate it)`,
      suits: (sites) => sites.every((site) => dialectOf(site) === 'sqlcmd'),
      replace: (site) => replaceValue(site, `$(${site.variable})`),
    }),
    formOf({
      by: 'placeholder',
      title: (variable) =>
        `Put the placeholder \${${variable}} in its place, to be filled in on the way (then rotate it)`,
      replace: fillIn,
    }),
  ],
};

/** Without quotes, Oracle takes a password as a name. */
function fillIn(site: Site): TextEdit | string {
  const reference = `\${${site.variable}}`;
  return replaceValue(site, site.literal ? reference : `"${reference}"`);
}

/** How far in front of a value the words of its statement are looked for. */
const reach = 500;

/** The program that is meant to send the statement, as far as its words tell. */
function dialectOf(site: Site): 'psql' | 'sqlcmd' | undefined {
  const { text, literal, span } = site;
  if (!literal?.open.endsWith("'")) return undefined;
  const before = text.slice(Math.max(0, span.start - reach), literal.span.start);
  const statement = before.slice(before.lastIndexOf(';') + 1);
  if (/\bPASSWORD\s*=\s*$/i.test(statement) && /\b(?:CREATE|ALTER)\s+(?:LOGIN|USER|CREDENTIAL)\b/i.test(statement))
    return /\bWITH\b/i.test(statement) ? 'sqlcmd' : undefined;
  const isRole = /\b(?:CREATE|ALTER)\s+(?:ROLE|USER|GROUP|SERVER)\b/i.test(statement);
  // Nothing is put into the body of a function, which stands between dollars.
  return isRole && isWhole(site) && /\bPASSWORD\s+$/i.test(statement) && !before.includes('$$') ? 'psql' : undefined;
}
