import type { Call, CodeModule, Expression } from '../../model/code';
import type { Values } from '../../model/value';
import { walkCode } from '../../model/walk-code';
import { routerChain } from './laravel-chain';
import { attributesOf, outermost, withAttributes, withStep } from './laravel-group';

/** The path in an expression: from the folder of the file, or from that of the application. */
export function filePath(expression: Expression): string | undefined {
  if (expression.kind === 'text') return isFile(expression.value) ? expression.value.replace(/^\//, '') : undefined;
  if (expression.kind === 'call') {
    const [first] = expression.args;
    const name = expression.callee.kind === 'name' ? expression.callee.name : '';
    const path = first && filePath(first.value);
    return path !== undefined && name === 'app_path' ? `app/${path}` : path;
  }
  if (expression.kind !== 'binary' || expression.operator !== '+') return undefined;
  const path = expression.right.kind === 'text' ? expression.right.value : '';
  const isNear = expression.left.kind === 'name' && expression.left.name === '__DIR__';
  return isFile(path) ? `${isNear ? './' : ''}${path.replace(/^\//, '')}` : undefined;
}

function isFile(path: string): boolean {
  return path.endsWith('.php');
}

/** Words of the language that run another file where they stand. */
export const loadingWords = /^(require|include)(_once)?$|^loadRoutesFrom$/;

/**
 * The namespace that the provider gives the controllers of a file of routes, as applications before version 8 do:
 * `Route::namespace('App\\Http\\Controllers\\Api')->group(base_path('routes/api.php'))`.
 */
export function namespaceOfFile(module: CodeModule, values: Values): string {
  const provider = values.module(module, 'App\\Providers\\RouteServiceProvider');
  let found = '';
  walkCode(provider?.body ?? [], (node) => {
    if (!provider || node.kind !== 'call' || found !== '') return found === '';
    const chain = routerChain(node, provider, values);
    const last = chain?.at(-1);
    if (last?.name !== 'group' || !loads(last.call, module, provider, values)) return true;
    const before = (chain ?? []).reduce((group, step) => withStep(group, step, provider, values), outermost);
    const attributes = attributesOf(last.args, provider, values);
    found = (attributes ? withAttributes(before, attributes, provider, values) : before).namespace;
    return false;
  });
  return found;
}

/** True if a group holds a file: as its argument, or in its function. */
function loads({ args }: Call, module: CodeModule, from: CodeModule, values: Values): boolean {
  const inner = args.at(-1)?.value;
  if (!inner) return false;
  const isFile = (expression: Expression | undefined): boolean => {
    const path = expression && filePath(expression);
    return path !== undefined && values.module(from, path) === module;
  };
  if (inner.kind !== 'function') return isFile(inner);
  let found = false;
  walkCode(inner.body, (node) => {
    const isLoading = node.kind === 'call' && node.callee.kind === 'name' && loadingWords.test(node.callee.name);
    found ||= isLoading && isFile(node.args[0]?.value);
  });
  return found;
}
