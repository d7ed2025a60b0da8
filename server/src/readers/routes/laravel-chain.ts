import type { Argument, Call, CodeModule, Expression } from '../../model/code';
import type { Value, Values } from '../../model/value';

/** One call of a chain: `->middleware('auth')`. */
export interface ChainStep {
  readonly name: string;
  readonly call: Call;
  readonly args: readonly Argument[];
}

/** Longer chains are not followed to their beginning. */
const mostSteps = 40;

/**
 * The calls of a chain on the router of Laravel, from the first to the last: those of `Route::prefix('a')->get('b', …)`.
 * Undefined if the chain begins with anything else.
 */
export function routerChain(call: Call, module: CodeModule, values: Values): readonly ChainStep[] | undefined {
  const steps: ChainStep[] = [];
  let at: Expression = call;
  while (at.kind === 'call' && at.callee.kind === 'member' && steps.length < mostSteps) {
    steps.push({ name: at.callee.name.value, call: at, args: at.args });
    at = at.callee.of;
  }
  return steps.length > 0 && isRouter(at, module, values) ? steps.reverse() : undefined;
}

/** `Route`, `$router`, `$this->router`, and `$app->router` of Lumen. */
function isRouter(base: Expression, module: CodeModule, values: Values): boolean {
  if (base.kind === 'member') return base.name.value === 'router';
  if (base.kind !== 'name') return false;
  if (base.name === '$router' || base.name === '$route') return true;
  if (base.name === '$app') return /(^|\/)(routes|bootstrap|Http)\//.test(module.path);
  return !base.name.startsWith('$') && isFacade(values.of(base, module));
}

function isFacade(value: Value): boolean {
  if (value.kind !== 'external' || value.path.length !== 1) return false;
  return value.path[0] === 'Route' && (value.package === '\\' || value.package === 'Illuminate\\Support\\Facades');
}

/** The parameters of a path as `:name`, with the field that picks the row: `{post}`, `{id?}`, `{post:slug}` as `:post(slug)`. */
export function laravelPath(path: string): string {
  return path.replace(/\{(\w{1,99})(?::([\w-]{1,99}))?\??\}/g, (_, name: string, field?: string) =>
    field === undefined ? `:${name}` : `:${name}(${field})`,
  );
}

/** The argument at a place, or the one with a name. */
export function argumentAt(args: readonly Argument[], index: number, name?: string): Expression | undefined {
  const named = name === undefined ? undefined : args.find((one) => one.name?.value === name);
  return (named ?? args.filter((one) => !one.name)[index])?.value;
}
