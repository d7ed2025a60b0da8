import { findMember, parseJson } from '../../../../syntax/json';
import type { TextEdit } from '../../../../text/edit';
import { findJsonString, jsonPath } from '../data-values';
import { hideInstead, insertMembers, type Member } from '../json-members';
import { formOf, type Language, notUnderstood, type Site } from '../site';
import { replaceValue } from '../splice';
import { declaredBeside } from './terraform-variable';

/** Terraform in JSON, see https://developer.hashicorp.com/terraform/language/syntax/json. */
export const terraformJson: Language = {
  literalAt: findJsonString,
  forms: [
    formOf({
      by: 'terraformVariable',
      title: (variable) => `Take it from a sensitive variable, ${variable.toLowerCase()} (then rotate it)`,
      suits: (sites) => !sites.some(isDefault),
      replace: (site) => (site.literal ? replaceValue(site, `\${var.${site.variable.toLowerCase()}}`) : notUnderstood),
      also: declare,
      companions: (sites, standsFor) => declaredBeside(sites[0]?.path ?? '', undeclared(sites), standsFor),
    }),
    formOf({
      by: 'dropDefault',
      title: () => 'Drop the default and make the variable sensitive (then rotate the value)',
      suits: (sites) => sites.every(isDefault),
      replace: (site) => hideInstead(site, 'sensitive'),
    }),
  ],
};

function isDefault({ text, literal }: Site): boolean {
  const path = literal ? jsonPath(text, literal) : [];
  return path[0] === 'variable' && path.at(-1) === 'default';
}

/** Declares what the values were replaced by, in front of all else. */
function declare(sites: readonly Site[]): TextEdit[] {
  const text = sites[0]?.text ?? '';
  const { root } = parseJson({ path: '', text });
  const variables = findMember(root, 'variable');
  const missing = undeclared(sites);
  if (root?.type !== 'object' || missing.length === 0) return [];
  if (variables && variables.type !== 'object') return [];
  const members = missing.map(
    (name): Member => [
      name,
      [
        ['type', '"string"'],
        ['sensitive', 'true'],
      ],
    ],
  );
  return variables ? insertMembers(text, variables, members) : insertMembers(text, root, [['variable', members]]);
}

function undeclared(sites: readonly Site[]): readonly string[] {
  const variables = findMember(parseJson({ path: '', text: sites[0]?.text ?? '' }).root, 'variable');
  return [...new Set(sites.map(({ variable }) => variable.toLowerCase()))].filter(
    (name) => !findMember(variables, name),
  );
}
