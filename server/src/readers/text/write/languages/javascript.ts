import type { TextEdit } from '../../../../text/edit';
import { environmentForm } from '../environment';
import { findLiteral } from '../find-literal';
import { javascript as lexis } from '../lexis';
import { lineStart, skipBlanks, skipSpaceBack } from '../lines';
import { isWhole, type Language, type Literal, notUnderstood, type Site } from '../site';
import { replaceWhole } from '../splice';

/** JavaScript and TypeScript. */
export const javascript: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [environmentForm({ replace })],
};

const inBrowser =
  'This file is sent to browsers, where everybody can read what is in it: have a server use the value instead.';

function replace(site: Site): TextEdit | string {
  const { path, text, literal, variable, span } = site;
  if (isForBrowsers(path, text)) return inBrowser;
  if (!literal) return notUnderstood;
  const read = `process.env.${variable}`;
  const lead = text.slice(0, skipSpaceBack(text, literal.span.start));
  if (lead.endsWith(`${read} =`) || lead.endsWith(`["${variable}"] =`) || lead.endsWith(`['${variable}'] =`)) {
    return `The line itself sets ${variable}: delete it, and set ${variable} where the program is started.`;
  }
  if (isTemplate(literal)) {
    if (!isWhole(site)) return { span, text: `\${${read}}` };
    if (/[\w)\]]/.test(text.charAt(literal.span.start - 1))) return 'The template belongs to a function that reads it.';
  }
  if (isWhole(site)) {
    if (
      /[\w-]=$/.test(text.slice(Math.max(0, literal.span.start - 2), literal.span.start)) &&
      /\.[jt]sx$/i.test(path)
    ) {
      return { span: literal.span, text: `{${read}}` };
    }
    if (isKey(site)) return { span: literal.span, text: `[${read}]` };
    return replaceWhole(site, literal, { text: isTyped(path) ? `${read}!` : read });
  }
  const before = forTemplate(text.slice(literal.body.start, span.start), literal);
  const after = forTemplate(text.slice(span.end, literal.body.end), literal);
  const template = `\`${before}\${${read}}${after}\``;
  return { span: literal.span, text: isKey(site) ? `[${template}]` : template };
}

/** True for the name of a property, which is computed between brackets. */
function isKey({ text, literal }: Site): boolean {
  if (!literal || text[skipBlanks(text, literal.span.end)] !== ':') return false;
  const isFirst = skipBlanks(text, lineStart(text, literal.span.start)) === literal.span.start;
  return isFirst || '{,'.includes(text.charAt(skipSpaceBack(text, literal.span.start) - 1) || ' ');
}

function isTemplate({ open }: Literal): boolean {
  return open === '`';
}

/** The inside of a string as the inside of a template. */
function forTemplate(body: string, { open }: Literal): string {
  return body.replace(/\\.|`|\$\{/gs, (match) => {
    if (match === '`' || match === '${') return `\\${match}`;
    return match === `\\${open}` ? open : match;
  });
}

/** The type of a variable of the environment admits that it is not set. */
function isTyped(path: string): boolean {
  return /\.[mc]?tsx?$/i.test(path);
}

function isForBrowsers(path: string, text: string): boolean {
  if (/\.(?:vue|svelte|astro|html?)$/i.test(path)) return true;
  return /\bimport\.meta\.env\b|^\s{0,4}["']use client["']|\bdocument\.(?:getElementById|querySelector|cookie|createElement|addEventListener)\b|\bwindow\.(?:location|document|addEventListener|fetch)\b|\blocalStorage\.|\bReactDOM\b|from ["'](?:react-dom|vue|svelte|@angular\/core)["']/m.test(
    text,
  );
}
