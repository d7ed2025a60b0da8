import { actionsOf, type ResourceSort, singular } from '../../knowledge/route/laravel';
import type { Argument, CodeModule, Expression } from '../../model/code';
import type { Values } from '../../model/value';
import { optionOf, textsOf } from './arguments';
import { argumentAt, type ChainStep } from './laravel-chain';
import { pathAt } from './laravel-group';

/** One route of a resource: `PUT /photos/:photo`, answered by `update`. */
export interface ResourceRoute {
  readonly action: string;
  readonly methods: readonly string[];
  readonly path: string;
}

/** Words of the router that make several routes at once. */
export const resourceWords: ReadonlyMap<string, ResourceSort> = new Map([
  ['resource', 'resource'],
  ['resources', 'resource'],
  ['apiResource', 'api'],
  ['apiResources', 'api'],
  ['singleton', 'singleton'],
  ['apiSingleton', 'singletonApi'],
]);

/**
 * The routes of a resource: https://laravel.com/docs/controllers#resource-controllers.
 *
 * @param options the third argument: `['only' => ['index']]`.
 * @param later what stands behind it in the chain.
 */
export function resourceRoutes(
  sort: ResourceSort,
  written: Expression,
  options: Expression | undefined,
  later: readonly ChainStep[],
  module: CodeModule,
  values: Values,
): readonly ResourceRoute[] {
  const listed = (word: string): readonly string[] | undefined => {
    const own = options && optionOf({ expression: options, module }, word, values);
    const step = later.find(({ name }) => name === word);
    const texts = [...textsOf(own, values), ...(step ? textsIn(step.args, module, values) : [])];
    return own || step ? texts : undefined;
  };
  const only = listed('only');
  const except = listed('except') ?? [];
  const name = pathAt(written, module, values);
  const isSingle = sort === 'singleton' || sort === 'singletonApi';
  const isFlat = isShallow(options, later, module, values);
  const { whole, one } = pathsOf(name, isSingle, isFlat, parametersOf(options, later, module, values));
  return [...actionsOf(sort), ...later.flatMap((step) => addedBy(step.name, sort))]
    .filter((action) => (!only || only.includes(action.name)) && !except.includes(action.name))
    .map((action) => ({
      action: action.name,
      methods: action.methods,
      path: action.path.startsWith('/:id') ? `${one}${action.path.slice('/:id'.length)}` : `${whole}${action.path}`,
    }));
}

function addedBy(word: string, sort: ResourceSort) {
  if (word === 'creatable') return actionsOf(sort === 'singletonApi' ? 'creatableApi' : 'creatable');
  return word === 'destroyable' ? actionsOf('destroyable') : [];
}

function textsIn(args: readonly Argument[], module: CodeModule, values: Values): readonly string[] {
  return args.flatMap(({ value }) => textsOf({ expression: value, module }, values));
}

/** The path of all and the path of one: `photos.comments` lies below one photo. */
function pathsOf(
  name: string,
  isSingle: boolean,
  isShallow: boolean,
  parameters: ReadonlyMap<string, string>,
): { readonly whole: string; readonly one: string } {
  const at = name.lastIndexOf('/') + 1;
  const before = name.slice(0, at);
  const parts = name.slice(at).split('.');
  const parameter = (part: string): string => `:${parameters.get(part) ?? singular(part)}`;
  const outer = parts.slice(0, -1).map((part) => `${part}/${parameter(part)}/`);
  const last = parts.at(-1) ?? '';
  const whole = `${before}${outer.join('')}${last}`;
  if (isSingle) return { whole, one: whole };
  const alone = isShallow ? `${before}${last}` : whole;
  return { whole, one: `${alone}/${parameter(last)}` };
}

function isShallow(
  options: Expression | undefined,
  later: readonly ChainStep[],
  module: CodeModule,
  values: Values,
): boolean {
  const own = options && optionOf({ expression: options, module }, 'shallow', values);
  const value = own && values.of(own.expression, own.module);
  return later.some(({ name }) => name === 'shallow') || (value?.kind === 'literal' && value.value === true);
}

function parametersOf(
  options: Expression | undefined,
  later: readonly ChainStep[],
  module: CodeModule,
  values: Values,
): ReadonlyMap<string, string> {
  const own = options && optionOf({ expression: options, module }, 'parameters', values)?.expression;
  const step = later.find(({ name }) => name === 'parameters' || name === 'parameter');
  const first = step && argumentAt(step.args, 0);
  const second = step && argumentAt(step.args, 1);
  const [name, other] = [first, second].map((one) => one && values.of(one, module));
  if (name?.kind === 'text' && other?.kind === 'text') return new Map([[name.value, other.value]]);
  const named = own ?? first;
  const value = named && values.of(named, module);
  if (value?.kind !== 'dictionary') return new Map();
  return new Map(
    value.dictionary.entries.flatMap(({ key, value: given }) => {
      const text = values.of(given, value.module);
      return key && text.kind === 'text' ? [[key.value, text.value] as const] : [];
    }),
  );
}
