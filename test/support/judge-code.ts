import { makeValues } from '../../server/src/evaluation/code/values';
import type { CodeModule, Expression, Statement } from '../../server/src/model/code';
import type { GuardUse } from '../../server/src/model/route';
import type { FunctionValue, Values } from '../../server/src/model/value';
import { parseCode } from './parse-code';

/** Nobody has taught us names. */
export const noTeam = { authentication: [], authorization: [], public: [] };

/** A small program of several files, found by their paths without endings. */
export async function readProgram(
  files: Readonly<Record<string, string>>,
): Promise<{ modules: readonly CodeModule[]; values: Values }> {
  const modules: CodeModule[] = [];
  for (const [path, text] of Object.entries(files)) modules.push(await parseCode(path, text));
  const byName = new Map(modules.map((module) => [nameOf(module.path), module]));
  const values = makeValues({ find: (_, specifier) => byName.get(nameOf(specifier)) });
  return { modules, values };
}

function nameOf(path: string): string {
  return path.replace(/^[./]+/, '').replace(/\.(ts|js|py)$/, '');
}

/** The use of a guard that the last line of a program names: `use(auth('admin'))`. */
export async function useIn(
  text: string,
  path = 'main.js',
  more: Readonly<Record<string, string>> = {},
): Promise<{ use: GuardUse; values: Values }> {
  const { modules, values } = await readProgram({ [path]: text, ...more });
  const module = modules[0];
  const last = module?.body.at(-1);
  const expression = last && argumentOf(last);
  if (!module || !expression) throw new Error('The last line has to be use(…).');
  const written = text.slice(expression.span.start, expression.span.end);
  return {
    use: { place: { path, span: expression.span }, written, value: values.of(expression, module), given: [] },
    values,
  };
}

function argumentOf(statement: Statement): Expression | undefined {
  return statement.kind === 'expression' && statement.value.kind === 'call'
    ? statement.value.args[0]?.value
    : undefined;
}

/** The handler that the last line of a program names: `route(handler)`. */
export async function handlerIn(
  text: string,
  path = 'main.js',
  more: Readonly<Record<string, string>> = {},
): Promise<{ handler: FunctionValue; values: Values }> {
  const { use, values } = await useIn(text, path, more);
  const [handler] = values.callables(use.value);
  if (!handler) throw new Error('The last line has to be route(handler).');
  return { handler, values };
}
