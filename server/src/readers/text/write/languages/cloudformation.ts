import type { TextEdit } from '../../../../text/edit';
import { findJsonString, jsonPath } from '../data-values';
import { indentationAt, lineAt, lineEnd, lineStart, nextLine, previousLine } from '../lines';
import { type Form, formOf, isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceValue } from '../splice';
import { dashed } from '../variable';
import { findScalar, keyOf } from '../yaml-scalar';
import { replaceScalar } from './yaml';

export const cloudformationYaml: Language = {
  literalAt: findScalar,
  forms: [
    formOf({
      by: 'dropDefault',
      title: () => 'Drop the default and hide the parameter with NoEcho (then rotate the value)',
      suits: (sites) => sites.every(({ text, literal }) => literal !== undefined && keyOf(text, literal) === 'Default'),
      replace: dropDefault,
    }),
    secretsManager((site, reference) => replaceScalar(site, reference, 'always')),
  ],
};

export const cloudformationJson: Language = {
  literalAt: findJsonString,
  forms: [
    secretsManager((site, reference) => {
      if (!site.literal) return notUnderstood;
      if (jsonPath(site.text, site.literal)[0] === 'Parameters')
        return 'The default of a parameter cannot be looked up; drop it and set NoEcho.';
      return replaceValue(site, reference);
    }),
  ],
};

function secretsManager(replace: (site: Site, reference: string) => TextEdit | string): Form {
  return formOf({
    by: 'secretsManager',
    title: (variable) => `Look it up in Secrets Manager as ${dashed(variable)} when the stack is made (then rotate it)`,
    suits: (sites) => sites.every(({ text, literal }) => literal === undefined || keyOf(text, literal) !== 'Default'),
    replace(site) {
      const key = site.variable.toLowerCase().split('_').at(-1) ?? 'value';
      return replace(site, `{{resolve:secretsmanager:${dashed(site.variable)}:SecretString:${key}}}`);
    },
  });
}

/** A parameter without a default is asked for; with NoEcho nobody sees what it was given. */
function dropDefault(site: Site): TextEdit | string {
  const { text, span } = site;
  if (!isWhole(site)) return 'The default is a part of a longer text.';
  const start = lineStart(text, span.start);
  const indentation = indentationAt(text, start);
  if (hasSibling(text, start, indentation)) return { span: { start, end: nextLine(text, start) }, text: '' };
  return { span: { start, end: lineEnd(text, start) }, text: `${indentation}NoEcho: true` };
}

function hasSibling(text: string, start: number, indentation: string): boolean {
  const isInside = (at: number): boolean => lineAt(text, at).trim() === '' || lineAt(text, at).startsWith(indentation);
  const isNoEcho = (at: number): boolean => lineAt(text, at).startsWith(`${indentation}NoEcho:`);
  for (let at = start; at > 0; ) {
    at = previousLine(text, at);
    if (!isInside(at)) break;
    if (isNoEcho(at)) return true;
  }
  for (let at = nextLine(text, start); at < text.length && isInside(at); at = nextLine(text, at))
    if (isNoEcho(at)) return true;
  return false;
}
