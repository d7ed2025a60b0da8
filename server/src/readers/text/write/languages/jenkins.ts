import { findLiteral } from '../find-literal';
import { groovy as lexis } from '../lexis';
import { formOf, isWhole, type Language, type Site } from '../site';
import { dashed } from '../variable';

export const jenkins: Language = {
  literalAt: (text, span) => findLiteral(text, span, lexis),
  forms: [
    formOf({
      by: 'jenkinsCredentials',
      title: (variable) => `Take it from the credentials of Jenkins, id ${dashed(variable)} (then rotate it)`,
      replace(site) {
        const { literal, variable } = site;
        if (!literal || !isWhole(site) || !isInEnvironment(site)) {
          return 'Only a variable of the environment block can be read from the credentials of Jenkins: make it one first.';
        }
        const mark = literal.open.charAt(0);
        return { span: literal.span, text: `credentials(${mark}${dashed(variable)}${mark})` };
      },
    }),
  ],
};

/** True directly inside of `environment { … }`. */
function isInEnvironment({ text, span }: Site): boolean {
  let depth = 0;
  for (let at = span.start - 1; at >= 0; at--) {
    if (text[at] === '}') depth++;
    if (text[at] === '{' && depth-- === 0) return /\benvironment\s*$/.test(text.slice(Math.max(0, at - 40), at));
  }
  return false;
}
