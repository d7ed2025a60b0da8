import type { TextEdit } from '../../../../text/edit';
import { environmentForm, namedInEnvironmentFiles } from '../environment';
import { formOf, isWhole, type Language, notUnderstood, type Site } from '../site';
import { replaceValue } from '../splice';
import { findScalar, isInFlow } from '../yaml-scalar';
import { composeSecret } from './compose-secret';

/**
 * Puts a reference in place of a scalar or a part of it. `always` asks for quotes around a scalar without, since the
 * reference opens like something else.
 */
export function replaceScalar(site: Site, reference: string, quotes: 'always' | 'between brackets'): TextEdit | string {
  const { text, literal } = site;
  if (!literal) return notUnderstood;
  const needsQuotes = isWhole(site) && literal.open === '' && (quotes === 'always' || isInFlow(text, literal));
  return replaceValue(site, needsQuotes ? `"${reference}"` : reference);
}

export const compose: Language = {
  literalAt: findScalar,
  forms: [
    formOf({
      by: 'composeVariable',
      title: (variable) => `Take it from ${variable} when Compose starts, and stop if it is not set (then rotate it)`,
      replace: (site) => replaceScalar(site, `\${${site.variable}:?set ${site.variable}}`, 'between brackets'),
      companions: namedInEnvironmentFiles,
    }),
    composeSecret(),
  ],
};

/** Spring fills in `${NAME}` from the environment. */
export const springYaml: Language = {
  literalAt: findScalar,
  forms: [
    formOf({
      by: 'environment',
      title: (variable) => `Read it from the environment as ${variable} (then rotate it)`,
      replace: (site) => replaceScalar(site, `\${${site.variable}}`, 'between brackets'),
    }),
  ],
};

/** YAML of which nothing is known: whoever reads it has to fill in the placeholder. */
export const plainYaml: Language = {
  literalAt: findScalar,
  forms: [
    formOf({
      by: 'placeholder',
      title: (variable) => `Put the placeholder \${${variable}} in its place (then rotate it)`,
      replace: (site) => replaceScalar(site, `\${${site.variable}}`, 'between brackets'),
    }),
  ],
};

export const ansible: Language = {
  literalAt: findScalar,
  forms: [
    formOf({
      by: 'vaultVariable',
      title: (variable) => `Take it from ${vaultName(variable)}, to be kept in Ansible Vault (then rotate it)`,
      replace: (site) => replaceScalar(site, `{{ ${vaultName(site.variable)} }}`, 'always'),
    }),
    environmentForm({
      replace(site) {
        const mark = site.literal?.open === "'" ? '"' : "'";
        return replaceScalar(site, `{{ lookup(${mark}env${mark}, ${mark}${site.variable}${mark}) }}`, 'always');
      },
    }),
  ],
};

function vaultName(variable: string): string {
  return `vault_${variable.toLowerCase().replace(/^vault_/, '')}`;
}
