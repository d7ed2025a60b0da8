import { makeValues } from '../../server/src/evaluation/code/values';
import type { CodeModule } from '../../server/src/model/code';
import type { GuardUse, Route } from '../../server/src/model/route';
import type { Value } from '../../server/src/model/value';
import { written } from '../../server/src/model/written';
import { chainRoutes } from '../../server/src/project/chain';
import { makeModules } from '../../server/src/project/modules';
import { SourcePaths } from '../../server/src/project/source-paths';
import type { Framework } from '../../server/src/readers/routes/framework';
import { frameworks, templates } from '../../server/src/readers/routes/index';
import { mayBeTemplate } from '../../server/src/readers/routes/template';
import { parseCode } from './parse-code';

/** The routes of a small project, given by the paths and texts of its files. */
export async function routesOf(
  files: Readonly<Record<string, string>>,
  using: readonly Framework[] = frameworks,
): Promise<readonly Route[]> {
  const modules = new Map<string, CodeModule>();
  const configs = new Map<string, string>();
  for (const [path, text] of Object.entries(files)) {
    if (mayBeTemplate(path)) continue;
    if (/\.json$|go\.mod$/.test(path)) configs.set(path, text);
    else modules.set(path, await parseCode(path, text));
  }
  const values = makeValues(
    makeModules({ paths: new SourcePaths(modules.keys()), read: (path) => modules.get(path), configs }),
  );
  const stacks = [...modules.values()].flatMap((module) =>
    using.filter((one) => one.suits(module)).flatMap((one) => one.read(module, values)),
  );
  const declared = Object.entries(files).flatMap(([path, text]) =>
    templates
      .filter((one) => mayBeTemplate(path) && one.suits(path, text))
      .flatMap((one) => one.read(path, text, values)),
  );
  return chainRoutes([...stacks, ...declared]);
}

/** A route in one line: `GET /users/:id  application: helmet() → method: isAdmin → users.show`. */
export function printRoute({ method, path, chain, handlerName, gaps, inert = [] }: Route): string {
  const links = chain.map(({ level, use, isCertain }) => `${level}${isCertain ? '' : '?'}: ${printUse(use)}`);
  const way = [...links, handlerName || '(no handler)'].join(' → ');
  const notes = [...gaps, ...inert.map((use) => `${printUse(use)} never runs: ${use.why}`)];
  return `${method} ${path}  ${way}${notes.length > 0 ? `  (${notes.join('; ')})` : ''}`;
}

function printUse({ written, means, given }: GuardUse): string {
  const texts = given.flatMap(textsIn);
  return `${written}${texts.length > 0 ? ` [${texts.join(', ')}]` : ''}${means ? ` = ${means}` : ''}`;
}

function textsIn(value: Value): readonly string[] {
  if (value.kind === 'list')
    return value.list.items.flatMap((item) => (item.kind === 'text' ? [item.value] : written(item)));
  return value.kind === 'text' ? [value.value] : [];
}
