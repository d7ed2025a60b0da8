import type { TextEdit } from '../../../../text/edit';
import { namedInEnvironmentFiles } from '../environment';
import { indentationAt, lineAt, lineStart, linesOf, newlineOf, nextLine, previousLine } from '../lines';
import { type Form, formOf, isWhole, type Site } from '../site';
import { holderOf } from '../yaml-scalar';

/**
 * What images read from a file when the name of the variable ends with a suffix, by their pages at
 * https://hub.docker.com: postgres, mysql, mariadb, mongo, influxdb, wordpress, nextcloud, grafana/grafana, and Bitnami.
 */
const readsFiles: readonly (readonly [image: RegExp, variable: RegExp, suffix: string])[] = [
  [/(?:^|\/)(?:postgres|postgis|timescaledb)(?::|$)/, /^POSTGRES_(?:PASSWORD|USER|DB)$/, '_FILE'],
  [/(?:^|\/)(?:mysql|mariadb|percona)(?::|$)/, /^(?:MYSQL|MARIADB)_(?:ROOT_)?PASSWORD$/, '_FILE'],
  [/(?:^|\/)mongo(?::|$)/, /^MONGO_INITDB_ROOT_PASSWORD$/, '_FILE'],
  [/(?:^|\/)influxdb(?::|$)/, /^DOCKER_INFLUXDB_INIT_(?:PASSWORD|ADMIN_TOKEN)$/, '_FILE'],
  [/(?:^|\/)wordpress(?::|$)/, /^WORDPRESS_DB_PASSWORD$/, '_FILE'],
  [/(?:^|\/)nextcloud(?::|$)/, /^(?:NEXTCLOUD_ADMIN|MYSQL|POSTGRES)_PASSWORD$/, '_FILE'],
  [/(?:^|\/)grafana(?:-enterprise|-oss)?(?::|$)/, /^GF_\w+_(?:PASSWORD|SECRET|SECRET_KEY)$/, '__FILE'],
  [/(?:^|\/)bitnami(?:legacy)?\//, /^[A-Z0-9_]+_PASSWORD$/, '_FILE'],
];

/** Mounts the value as a file, which no listing of the container's environment shows. */
export function composeSecret(): Form {
  return formOf({
    by: 'composeSecret',
    title: (variable) =>
      `Mount it as the secret ${variable.toLowerCase()}, which the image reads from a file (then rotate it)`,
    suits: ([first, ...others]) => first !== undefined && others.length === 0 && entryAround(first) !== undefined,
    replace(site) {
      const entry = entryAround(site);
      if (!entry) return 'The image is not known to read the value from a file.';
      const { start, name, sign, suffix } = entry;
      const end = site.literal?.span.end ?? site.span.end;
      return { span: { start, end }, text: `${name}${suffix}${sign}/run/secrets/${site.variable.toLowerCase()}` };
    },
    also: ([first]) => (first ? [...grant(first), ...declare(first)] : []),
    companions: namedInEnvironmentFiles,
  });
}

interface Entry {
  /** Where its name begins. */
  readonly start: number;
  readonly name: string;
  readonly sign: string;
  readonly suffix: string;
  /** The line of `environment:`. */
  readonly environment: number;
}

/** The variable of a service that the value is given to, if the image of the service reads it from a file too. */
function entryAround(site: Site): Entry | undefined {
  const { text, literal, span } = site;
  if (!literal) return undefined;
  const from = lineStart(text, span.start);
  const lead = text.slice(from, span.start);
  const [, blank = '', name, sign] = /^(\s*(?:-\s+)?)(\w+)(=|:\s+)["']?$/.exec(lead) ?? [];
  if (name === undefined || sign === undefined || (sign !== '=' && !isWhole(site)) || literal.open === '|')
    return undefined;
  if (sign === '=' && (literal.open !== '' || literal.span.end !== span.end)) return undefined;
  const environment = holderOf(text, from);
  if (environment === undefined || !/^\s+environment:\s*$/.test(lineAt(text, environment))) return undefined;
  const image = siblingOf(text, environment, 'image');
  const suffix = readsFiles.find(
    ([images, variables]) => image !== undefined && images.test(image.value) && variables.test(name),
  )?.[2];
  const secrets = siblingOf(text, environment, 'secrets');
  const isWritable = (secrets === undefined || secrets.value === '') && topLevel(text)?.value !== 'flow';
  return suffix !== undefined && isWritable
    ? { start: from + blank.length, name, sign, suffix, environment }
    : undefined;
}

/** Another key of the same mapping, with what stands behind it. */
function siblingOf(
  text: string,
  line: number,
  key: string,
): { readonly start: number; readonly value: string } | undefined {
  const indentation = indentationAt(text, line);
  const isInside = (at: number): boolean => lineAt(text, at).trim() === '' || lineAt(text, at).startsWith(indentation);
  let start = line;
  while (start > 0 && isInside(previousLine(text, start))) start = previousLine(text, start);
  for (let at = start; at < text.length && isInside(at); at = nextLine(text, at)) {
    const found = /^([\w-]+):\s*["']?([^\s"'#]*)/.exec(lineAt(text, at).slice(indentation.length));
    if (found?.[1] === key) return { start: at, value: found[2] ?? '' };
  }
  return undefined;
}

function topLevel(text: string): { readonly start: number; readonly value: 'block' | 'flow' } | undefined {
  for (const { start, line } of linesOf(text))
    if (line.startsWith('secrets:')) return { start, value: /^secrets:\s*(?:#.*)?$/.test(line) ? 'block' : 'flow' };
  return undefined;
}

/** Lets the service have the secret. */
function grant(site: Site): TextEdit[] {
  const { text, variable } = site;
  const entry = entryAround(site);
  if (!entry) return [];
  const newline = newlineOf(text);
  const secrets = siblingOf(text, entry.environment, 'secrets');
  const outer = indentationAt(text, entry.environment);
  if (!secrets) {
    const block = `${outer}secrets:${newline}${outer}  - ${variable.toLowerCase()}${newline}`;
    return [{ span: { start: entry.environment, end: entry.environment }, text: block }];
  }
  const at = nextLine(text, secrets.start);
  return [{ span: { start: at, end: at }, text: `${indentationAt(text, at)}- ${variable.toLowerCase()}${newline}` }];
}

/** Takes the secret from the environment of whoever starts Compose. */
function declare({ text, variable }: Site): TextEdit[] {
  const newline = newlineOf(text);
  const name = variable.toLowerCase();
  const entry = (unit: string): string => `${unit}${name}:${newline}${unit}${unit}environment: ${variable}${newline}`;
  const there = topLevel(text);
  if (there) {
    const at = nextLine(text, there.start);
    return [{ span: { start: at, end: at }, text: entry(/^ +(?=\w)/.exec(lineAt(text, at))?.[0] ?? '  ') }];
  }
  const lead = /[\r\n]$/.test(text.slice(-1)) ? newline : newline + newline;
  return [{ span: { start: text.length, end: text.length }, text: `${lead}secrets:${newline}${entry('  ')}` }];
}
