import type { CodeModule, Expression } from '../../model/code';
import type { PluginFolder } from '../../model/route';
import type { Values } from '../../model/value';
import { optionOf, type Placed } from './arguments';

/** The options of `@fastify/autoload`; undefined if the folder is not known. */
export function pluginFolder(options: Placed, values: Values): PluginFolder | undefined {
  const dir = optionOf(options, 'dir', values);
  const relative = dir && textIn(dir.expression, dir.module, values, 0);
  if (!dir || relative === undefined) return undefined;
  const isSet = (name: string, value: boolean): boolean => {
    const placed = optionOf(options, name, values);
    const found = placed && values.of(placed.expression, placed.module);
    return found?.kind === 'literal' && found.value === value;
  };
  const hooks = !isSet('autoHooks', true) ? 'none' : isSet('cascadeHooks', true) ? 'below' : 'beside';
  return { path: resolved(dir.module.path, relative), hooks, isFlat: isSet('dirNameRoutePrefix', false) };
}

/** The texts in `path.join(__dirname, 'routes')` and the like; what the module's own folder is called is left out. */
function textIn(expression: Expression, module: CodeModule, values: Values, depth: number): string | undefined {
  if (depth > 4) return undefined;
  const all = (parts: readonly Expression[]): string | undefined => {
    const texts = parts.flatMap((part) => textIn(part, module, values, depth + 1) ?? []);
    return texts.length > 0 ? texts.join('/') : undefined;
  };
  switch (expression.kind) {
    case 'call':
      return all(expression.args.map(({ value }) => value));
    case 'template':
      return all(expression.parts);
    case 'binary':
      return all([expression.left, expression.right]);
    default: {
      const value = values.of(expression, module);
      if (value.kind === 'text') return value.value;
      const other = value.kind === 'call' ? value.call : value.kind === 'unknown' ? value.expression : undefined;
      return other && other !== expression && (value.kind === 'call' || value.kind === 'unknown')
        ? textIn(other, value.module ?? module, values, depth + 1)
        : undefined;
    }
  }
}

function resolved(from: string, relative: string): string {
  const segments = from.split('/').slice(0, -1);
  for (const segment of relative.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
