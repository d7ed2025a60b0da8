import type { Replacement } from '../../../../model/change';
import type { TextEdit } from '../../../../text/edit';
import { indentationAt, lineAt, lineStart, newlineOf } from '../lines';
import { type Form, formOf, isWhole, notUnderstood, type Site } from '../site';
import { replaceValue } from '../splice';
import { dashed } from '../variable';
import { resourceHead } from './terraform-blocks';

/** How the provider of a cloud looks a secret up. */
interface Store {
  readonly by: Replacement;
  /** What the resources of that cloud are called first. */
  readonly prefix: string;
  readonly name: string;
  readonly type: string;
  readonly attribute: string;
  /** The arguments of the data source. */
  inputs(secret: string): readonly (readonly [name: string, value: string])[];
  /** Variables that the arguments refer to. */
  readonly needs: readonly string[];
}

/**
 * The data sources of the providers, see the pages of each at https://registry.terraform.io/browse/providers. What they
 * return stands in the state, as what a variable holds does.
 */
const stores: readonly Store[] = [
  {
    by: 'secretsManager',
    prefix: 'aws_',
    name: 'Secrets Manager',
    type: 'aws_secretsmanager_secret_version',
    attribute: 'secret_string',
    inputs: (secret) => [['secret_id', `"${secret}"`]],
    needs: [],
  },
  {
    by: 'parameterStore',
    prefix: 'aws_',
    name: 'Parameter Store',
    type: 'aws_ssm_parameter',
    attribute: 'value',
    inputs: (secret) => [['name', `"/${secret}"`]],
    needs: [],
  },
  {
    by: 'keyVault',
    prefix: 'azurerm_',
    name: 'Key Vault',
    type: 'azurerm_key_vault_secret',
    attribute: 'value',
    inputs: (secret) => [
      ['name', `"${secret}"`],
      ['key_vault_id', 'var.key_vault_id'],
    ],
    needs: ['key_vault_id'],
  },
  {
    by: 'secretManager',
    prefix: 'google_',
    name: 'Secret Manager',
    type: 'google_secret_manager_secret_version',
    attribute: 'secret_data',
    inputs: (secret) => [['secret', `"${secret}"`]],
    needs: [],
  },
];

/** The forms that look a value up in the store of the cloud that its resource belongs to. */
export const storeForms: readonly Form[] = stores.map((store) =>
  formOf({
    by: store.by,
    title: (variable) => `Look it up in ${store.name} as ${dashed(variable)} (then rotate it)`,
    suits: (sites) => sites.every((site) => resourceAround(site)?.startsWith(store.prefix)),
    replace(site) {
      if (!site.literal) return notUnderstood;
      const read = `data.${store.type}.${site.variable.toLowerCase()}.${store.attribute}`;
      return isWhole(site) ? { span: site.literal.span, text: read } : replaceValue(site, `\${${read}}`);
    },
    also: (sites) => declareLookups(store, sites),
  }),
);

/** The type of the resource around a value. */
function resourceAround({ text, span }: Site): string | undefined {
  return /^resource\s+"(\w+)"/.exec(resourceHead(text, lineStart(text, span.start)) ?? '')?.[1];
}

function declareLookups(store: Store, sites: readonly Site[]): TextEdit[] {
  const text = sites[0]?.text ?? '';
  const newline = newlineOf(text);
  const sources = [...new Set(sites.map(({ variable }) => variable))]
    .filter((variable) => !text.includes(`data "${store.type}" "${variable.toLowerCase()}"`))
    .map((variable) =>
      block(`data "${store.type}" "${variable.toLowerCase()}"`, store.inputs(dashed(variable)), newline),
    );
  const variables = store.needs
    .filter((name) => !text.includes(`variable "${name}"`))
    .map((name) => block(`variable "${name}"`, [['type', 'string']], newline));
  return appendBlocks(text, [...sources, ...variables]);
}

function block(head: string, inputs: readonly (readonly [string, string])[], newline: string): string {
  const width = Math.max(...inputs.map(([name]) => name.length));
  const lines = inputs.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`);
  return [`${head} {`, ...lines, '}', ''].join(newline);
}

/** Puts blocks at the end of a file of HCL, with an empty line in front of each. */
export function appendBlocks(text: string, blocks: readonly string[]): TextEdit[] {
  if (blocks.length === 0) return [];
  const newline = newlineOf(text);
  const lead = /[\r\n]$/.test(text.slice(-1)) ? newline : newline + newline;
  const at = { start: text.length, end: text.length };
  return [{ span: at, text: lead + blocks.join(newline) }];
}

/** Databases whose service can make the password and keep it in Secrets Manager, by the argument that takes it. */
const managed: ReadonlyMap<string, readonly [given: string, instead: string]> = new Map([
  ['aws_db_instance', ['password', 'manage_master_user_password']],
  ['aws_rds_cluster', ['master_password', 'manage_master_user_password']],
  ['aws_redshift_cluster', ['master_password', 'manage_master_password']],
]);

/** See https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html. */
export const managedPassword: Form = formOf({
  by: 'managedPassword',
  title: () => 'Let the database service make the password and keep it in Secrets Manager (no one has to know it)',
  suits: (sites) => sites.every((site) => isWhole(site) && managedInstead(site) !== undefined),
  replace(site) {
    const start = lineStart(site.text, site.span.start);
    const end = site.literal?.span.end ?? site.span.end;
    return { span: { start, end }, text: `${indentationAt(site.text, start)}${managedInstead(site)} = true` };
  },
});

function managedInstead(site: Site): string | undefined {
  const [given, instead] = managed.get(resourceAround(site) ?? '') ?? [];
  const named = /^\s*(\w+)\s*=/.exec(lineAt(site.text, site.span.start))?.[1];
  return named !== undefined && named === given ? instead : undefined;
}
