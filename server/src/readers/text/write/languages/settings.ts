import type { TextEdit } from '../../../../text/edit';
import { findEntry, findJsonString, findXmlValue, jsonPath } from '../data-values';
import { findLiteral } from '../find-literal';
import { hashes } from '../lexis';
import { type Form, formOf, isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceValue } from '../splice';
import { keepInUserSecrets } from '../user-secrets';

/** `.env` and `.properties`: nothing is filled in there, so the value is left out. */
export const dotenv: Language = {
  literalAt: findEntry,
  forms: [
    formOf({
      by: 'empty',
      title: () => 'Leave it empty here and set it where the program runs (then rotate it)',
      replace: emptied,
    }),
  ],
};

/** Spring fills in `${NAME}` from the environment. */
export const springProperties: Language = {
  literalAt: findEntry,
  forms: [fillIn((variable) => `\${${variable}}`, 'environment')],
};

/** Files of npm, yarn and pip's requirements. */
export const npmrc: Language = springProperties;

export const ini: Language = { literalAt: findEntry, forms: [fillIn((variable) => `\${${variable}}`, 'placeholder')] };

export const toml: Language = {
  literalAt: (text, span) => findLiteral(text, span, hashes),
  forms: [fillIn((variable) => `\${${variable}}`, 'placeholder')],
};

export const xml: Language = {
  literalAt: findXmlValue,
  forms: [fillIn((variable) => `\${${variable}}`, 'placeholder')],
};
export const maven: Language = {
  literalAt: findXmlValue,
  forms: [fillIn((variable) => `\${env.${variable}}`, 'environment')],
};
/** Xcode fills in what its build settings hold. */
export const plist: Language = {
  literalAt: findXmlValue,
  forms: [fillIn((variable) => `$(${variable})`, 'placeholder')],
};
export const nuget: Language = {
  literalAt: findXmlValue,
  forms: [fillIn((variable) => `%${variable}%`, 'environment')],
};

export const json: Language = {
  literalAt: findJsonString,
  forms: [fillIn((variable) => `\${${variable}}`, 'placeholder')],
};

/** Settings of VS Code, which fills in what stands behind `env:`. */
export const editorJson: Language = {
  literalAt: findJsonString,
  forms: [fillIn((variable) => `\${env:${variable}}`, 'environment')],
};

/** .NET takes a setting from the environment in favour of the file; the path of its names is joined by two underscores. */
export const appsettings: Language = {
  literalAt: findJsonString,
  forms: [
    formOf({
      by: 'empty',
      title: () => 'Leave it empty and set it in the environment or in the user secrets (then rotate it)',
      replace(site) {
        const { literal, text } = site;
        if (!literal || jsonPath(text, literal).length === 0) return notUnderstood;
        return { span: literal.body, text: '' };
      },
      command: (sites) => keepInUserSecrets(sites.map(({ text, literal }) => (literal ? jsonPath(text, literal) : []))),
    }),
  ],
};

function fillIn(reference: (variable: string) => string, by: 'environment' | 'placeholder'): Form {
  return formOf({
    by,
    title: (variable) =>
      by === 'environment'
        ? `Read it from the environment as ${variable} (then rotate it)`
        : `Put the placeholder ${reference(variable)} in its place (then rotate it)`,
    replace: (site) => (site.literal ? replaceValue(site, reference(site.variable)) : notUnderstood),
  });
}

function emptied(site: Site): TextEdit | string {
  const { literal } = site;
  if (!literal) return notUnderstood;
  // Half of a value is of no use.
  return isWhole(site) ? { span: literal.span, text: '' } : { span: literal.body, text: '' };
}
