import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { catalogue } from '../server/src/engine/catalogue';
import { toConfiguration, toManual, toProjectSchema } from '../server/src/settings/describe';
import { projectFileName } from '../server/src/settings/project-file';
import { printImportTable } from '../test/house/import-table';
import { activationEvents } from './activation';
import { ruleIndex, rulePage } from './rule-pages';

const projectSchema = 'schemas/two-gates.schema.json';
const tableStart = '<!-- import table: written by npm run generate -->';
const tableEnd = '<!-- end of import table -->';

/** Every file that is made from the registry and the settings, by its path in the repository, as it is to be. */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const architecture = 'docs/architecture.md';
  return new Map([
    ['package.json', withContributions(read('package.json'))],
    [projectSchema, json(toProjectSchema(catalogue))],
    ['docs/settings.md', toManual(catalogue)],
    ['docs/rules/README.md', ruleIndex(catalogue)],
    ...catalogue.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)] as const),
    ...(existsSync(join(root, architecture)) ? [[architecture, withImportTable(read(architecture))] as const] : []),
  ]);
}

/** The paths of those that are not as they are to be. */
export function staleFiles(root: string): readonly string[] {
  return [...generatedFiles(root)].flatMap(([path, text]) => {
    const file = join(root, path);
    return existsSync(file) && readFileSync(file, 'utf8') === text ? [] : [path];
  });
}

/** The pages of rules that are no more. */
export function orphanedPages(root: string): readonly string[] {
  const folder = 'docs/rules';
  if (!existsSync(join(root, folder))) return [];
  const expected = generatedFiles(root);
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `${folder}/${path.split(sep).join('/')}`)
    .filter((path) => !expected.has(path));
}

function withContributions(text: string): string {
  const manifest = JSON.parse(text);
  return json({
    ...manifest,
    activationEvents,
    contributes: {
      ...manifest.contributes,
      configuration: toConfiguration(catalogue),
      jsonValidation: [{ fileMatch: projectFileName, url: `./${projectSchema}` }],
    },
  });
}

/** The text with the table between its markers; a text without markers stays as it is. */
function withImportTable(text: string): string {
  const start = text.indexOf(tableStart);
  const end = text.indexOf(tableEnd);
  if (start < 0 || end < start) return text;
  return `${text.slice(0, start)}${tableStart}\n\n${printImportTable().trim()}\n\n${text.slice(end)}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
