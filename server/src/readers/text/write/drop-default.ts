import { namedInEnvironmentFiles } from './environment';
import { java, kotlin } from './languages/jvm';
import { springProperties } from './languages/settings';
import { springYaml } from './languages/yaml';
import { type Fallback, findBraced, findFallback } from './reference';
import { type Form, formOf, type Language, type Site } from './site';
import { isVariable } from './variable';

/** The form that takes the value out of a reference that falls back to it. Undefined if no reference is found around it. */
export function dropDefaultForm(language: Language, site: Site): Form | undefined {
  const fallback = findAround(language, site);
  if (!fallback) return undefined;
  const { name } = fallback;
  const environment = language.forms.find(({ by }) => by === 'environment');
  const title = (): string => `Drop the default, so that ${name} has to be set (then rotate the value)`;
  if (fallback.text !== undefined) {
    const { span, text } = fallback;
    return formOf({
      by: 'dropDefault',
      title,
      replace: () => ({ span, text }),
      companions: () => (isVariable(name) ? namedInEnvironmentFiles([{ ...site, variable: name }]) : []),
    });
  }
  if (!environment || !isVariable(name) || !site.literal) return undefined;
  const whole: Site = {
    ...site,
    variable: name,
    literal: { ...site.literal, span: fallback.span, body: site.span },
  };
  return {
    by: 'dropDefault',
    title,
    suits: () => true,
    write: (_sites, credential) => environment.write([whole], credential),
  };
}

function findAround(language: Language, { text, span, literal }: Site): Fallback | undefined {
  const isSpring = language === springYaml || language === springProperties || language === java || language === kotlin;
  return findBraced(text, span, isSpring ? 'spring' : 'shell') ?? (literal && findFallback(text, literal));
}
