import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeFileError } from '../../disk/file-error';
import { findGitRoot } from '../../disk/gitignore';
import { inside, shown } from '../../disk/paths';
import { readTextFile } from '../../disk/text-file';
import { type RouteRow, routesAsCsv, routesAsMarkdown } from '../../features/route-inventory';
import { checkersOf } from '../../features/route-words';
import type { JudgedRoute } from '../../model/route';
import { clean } from '../../text/clean';
import { LineIndex } from '../../text/line-index';
import { defineCommand } from '../command';
import { routesAsJson, routesAsTable } from '../formats/routes';
import type { ExitCode } from '../host';
import { ProjectSettings } from '../project-settings';
import { readProject } from '../read-project';

const printers = { table: routesAsTable, json: routesAsJson, csv: routesAsCsv, markdown: routesAsMarkdown };

/** `two-gates routes` */
export const routes = defineCommand({
  name: 'routes',
  summary: 'Print the routes of a project with what guards them at each gate.',
  operands: { usage: '[PATH]', least: 0, most: 1 },
  flags: {
    format: {
      takes: 'FORMAT',
      choices: ['table', 'json', 'csv', 'markdown'],
      default: 'table',
      description: 'How to print the routes.',
    },
  },
  details: [
    'Without a path the routes of the current folder are printed, otherwise those below the path. Guards are followed',
    'through the whole repository. The verdict is no-authn, token-only, ok, public or unknown.',
  ].join('\n'),

  async run({ flags, operands: [operand = '.'] }, host): Promise<ExitCode> {
    const path = resolve(host.cwd, operand);
    try {
      statSync(path);
    } catch (error) {
      host.complain(`${clean(shown(path, host.cwd))}: ${describeFileError(error)}`);
      return 2;
    }
    const root = findGitRoot(path) ?? (statSync(path).isDirectory() ? path : host.cwd);
    const failures: string[] = [];
    const settings = new ProjectSettings([], (failure) => {
      failures.push(clean(`${shown(failure.path, host.cwd)}: ${failure.message}`));
    }).of(root).settings;
    const project = await readProject(root, settings.team.guards, host);
    const wanted = inside(root, path) ?? '';
    const below = project.routes.filter(({ route }) => isBelow(route.place.path, wanted));
    for (const failure of failures) host.complain(failure);
    host.write(printers[flags.format](toRows(below, root, host.cwd)));
    return failures.length > 0 ? 2 : 0;
  },
});

function isBelow(file: string, folder: string): boolean {
  return folder === '' || file === folder || file.startsWith(`${folder}/`);
}

function toRows(routes: readonly JudgedRoute[], root: string, cwd: string): readonly RouteRow[] {
  const lines = new Map<string, LineIndex>();
  return routes.map((judged): RouteRow => {
    const { route, verdict } = judged;
    const { authentication, authorization } = checkersOf(judged);
    const file = join(root, route.place.path);
    const index = lines.get(file) ?? lineIndexOf(file);
    lines.set(file, index);
    return {
      file: shown(file, cwd),
      line: index.toLineColumn(route.place.span.start).line + 1,
      method: route.method,
      path: route.path,
      authentication: authentication.join(', ') || 'none',
      authorization: authorization.join(', ') || 'none',
      verdict: verdict.state,
      chain: route.chain.map(({ use }) => use.written),
    };
  });
}

function lineIndexOf(file: string): LineIndex {
  const content = readTextFile(file);
  return new LineIndex(content.kind === 'text' ? content.text : '');
}
