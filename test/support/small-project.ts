import { makeValues } from '../../server/src/evaluation/code/values';
import { partsOf, visitStatements } from '../../server/src/evaluation/code/walk';
import type { CodeModule, Expression } from '../../server/src/model/code';
import type { Value, Values } from '../../server/src/model/value';
import { makeModules } from '../../server/src/project/modules';
import { SourcePaths } from '../../server/src/project/source-paths';
import { sameSpan } from '../../server/src/text/span';
import { readMarks } from './marks';
import { parseCode } from './parse-code';

/** A small project, and the expression in it that stands between « and ». */
export interface SmallProject {
  readonly values: Values;
  readonly modules: ReadonlyMap<string, CodeModule>;
  readonly marked: Expression;
  /** The module that holds the marked expression. */
  readonly module: CodeModule;
}

/** Reads a project that is given by the paths and texts of its files, one of which has a mark. */
export async function smallProject(files: Readonly<Record<string, string>>): Promise<SmallProject> {
  const modules = new Map<string, CodeModule>();
  const configs = new Map<string, string>();
  const marks: { readonly module: CodeModule; readonly marked: Expression }[] = [];
  for (const [path, written] of Object.entries(files)) {
    const { text, reported } = readMarks(written);
    if (path.endsWith('.json')) {
      configs.set(path, text);
      continue;
    }
    const module = await parseCode(path, text);
    modules.set(path, module);
    for (const span of reported) {
      const marked = expressionsIn(module).find((expression) => sameSpan(expression.span, span));
      if (!marked) throw new Error(`No expression stands at the mark in ${path}.`);
      marks.push({ module, marked });
    }
  }
  const [mark, more] = marks;
  if (!mark || more) throw new Error('One expression has to be marked.');
  const found = makeModules({ paths: new SourcePaths(modules.keys()), read: (path) => modules.get(path), configs });
  return { values: makeValues(found), modules, ...mark };
}

/** Every expression of a module. */
export function expressionsIn({ body, exports }: CodeModule): readonly Expression[] {
  const found: Expression[] = [];
  visitStatements(body, (expression) => found.push(expression));
  const open: Expression[] = exports.flatMap(({ value }) => value ?? []);
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    if (next.kind === 'function') visitStatements(next.body, (expression) => found.push(expression));
    open.push(...partsOf(next));
  }
  return found;
}

/** A value in a few words: `function isAdmin of guards.ts`, `express.Router()`, `req.user` of a parameter `req`. */
export function printValue(value: Value): string {
  switch (value.kind) {
    case 'function': {
      const owner = value.self?.kind === 'instance' ? value.self.of.class : value.self?.class;
      const name = [owner?.name?.value, value.function.name?.value ?? '(no name)'].filter((part) => part).join('.');
      return `function ${name} of ${value.module.path}`;
    }
    case 'class':
      return `class ${value.class.name?.value ?? '(no name)'} of ${value.module.path}`;
    case 'instance':
      return `instance of ${printValue(value.of)}`;
    case 'call':
      return `${printValue(value.callee)}()`;
    case 'external':
      return [value.package || '(global)', ...value.path].join('.');
    case 'parameter': {
      const { target } = value.parameter;
      return [target.kind === 'name' ? target.name : `parameter ${value.index}`, ...value.names].join('.');
    }
    case 'member':
      return `${printValue(value.of)}.${value.name}`;
    case 'module':
      return `module ${value.module.path}`;
    case 'text':
      return JSON.stringify(value.value);
    case 'literal':
      return String(value.value);
    case 'dictionary':
      return `dictionary of ${value.module.path}`;
    case 'list':
      return `list of ${value.module.path}`;
    case 'unknown':
      return `unknown${value.reason ? `: ${value.reason}` : ''}`;
  }
}
