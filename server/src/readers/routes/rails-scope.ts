import { singular } from '../../knowledge/route/laravel';
import type { Argument, Call, CodeModule, Expression, FunctionCode } from '../../model/code';
import type { GuardUse, RoutePath } from '../../model/route';
import type { Values } from '../../model/value';
import { textsOf } from './arguments';
import { pathOf } from './framework';

/** What stands around a route in the file of routes. */
export interface RouteScope {
  readonly path: string;
  /** The folder of the controllers: `admin`, `api/v1`; empty at the top. */
  readonly folder: string;
  readonly controller?: string;
  /** The resource around, in whose block the routes stand. */
  readonly resource?: Resource;
  /** Whether routes in the block belong to one of the resource or to all; undefined where they lie below one. */
  readonly on?: 'member' | 'collection' | 'new';
  /** Actions that resources below are limited to, where they say nothing themselves. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly guards: readonly GuardUse[];
  /** Blocks that others may ask for by a name. */
  readonly concerns: Map<string, { readonly block: FunctionCode; readonly module: CodeModule }>;
  readonly isShallow: boolean;
}

export interface Resource {
  readonly controller: string;
  /** The path of all, and that of one. */
  readonly all: string;
  readonly one: string;
  /** The path of one for what lies below it: `/posts/:post_id`. */
  readonly nested: string;
  readonly isSingle: boolean;
}

export const outermost: Omit<RouteScope, 'concerns'> = { path: '', folder: '', guards: [], isShallow: false };

/** An option of a call: `module: 'admin'`. */
export function optionIn({ args }: Pick<Call, 'args'>, name: string): Expression | undefined {
  return args.find((one) => one.name?.value === name)?.value;
}

/** The arguments that have no name, blocks left out. */
export function plainIn({ args }: Pick<Call, 'args'>): readonly Expression[] {
  return args.flatMap(({ name, value }) => (name || value.kind === 'function' ? [] : [value]));
}

/** The block behind a call. */
export function blockOf({ args }: Pick<Call, 'args'>): FunctionCode | undefined {
  const last: Argument | undefined = args.at(-1);
  return last?.value.kind === 'function' && !last.name ? last.value : undefined;
}

/** The text that an option gives; undefined where there is none or it is not known. */
export function textIn(call: Pick<Call, 'args'>, name: string, module: CodeModule, values: Values): string | undefined {
  const found = optionIn(call, name);
  return found && textAt(found, module, values);
}

export function textAt(expression: Expression, module: CodeModule, values: Values): string | undefined {
  const value = values.of(expression, module);
  return value.kind === 'text' ? value.value : undefined;
}

/** The names in an option: `only: :show`, `except: %i[edit new]`. */
export function namesIn(
  call: Pick<Call, 'args'>,
  name: string,
  module: CodeModule,
  values: Values,
): readonly string[] | undefined {
  const found = optionIn(call, name);
  return found && textsOf({ expression: found, module }, values);
}

/** A path of a route as Rails writes it: parts that may be missing are left out, `*rest` is any. */
export function railsPath(expression: Expression, module: CodeModule, values: Values): RoutePath {
  const path = pathOf(expression, module, values);
  return path?.replace(/\((?:\.:format|[^()]{0,200})\)/g, '').replace(/\*\w{1,99}/g, '*');
}

/** Parts of a path with one stroke between them. */
export function joined(...parts: readonly (string | undefined)[]): string {
  const all = parts
    .map((part) => (part === undefined ? '…' : part.replace(/^\/+|\/+$/g, '')))
    .filter((part) => part !== '');
  return all.length === 0 ? '' : `/${all.join('/')}`;
}

/** The controller of a name in the folder around; one that begins with a stroke says where it lies itself. */
export function controllerIn(folder: string, name: string): string {
  if (name.startsWith('/')) return name.slice(1);
  return folder === '' ? name : `${folder}/${name}`;
}

/** `resources :posts, path: 'articles', param: :slug`, as far as others stand below it. */
export function resourceOf(
  name: string,
  call: Call,
  isSingle: boolean,
  scope: RouteScope,
  module: CodeModule,
  values: Values,
): Resource {
  const option = optionIn(call, 'path');
  const path = option ? railsPath(option, module, values) : name;
  const param = textIn(call, 'param', module, values) ?? 'id';
  const inner = textIn(call, 'module', module, values);
  const folder = inner === undefined ? scope.folder : controllerIn(scope.folder, inner);
  const own = name.slice(name.lastIndexOf('/') + 1);
  const controller = textIn(call, 'controller', module, values) ?? (isSingle ? plural(own) : own);
  const all = joined(scope.path, path);
  const base = scope.isShallow && scope.resource ? joined(path) : all;
  return {
    controller: controllerIn(folder, controller),
    all,
    one: isSingle ? all : joined(base, `:${param}`),
    nested: isSingle ? all : joined(base, `:${singular(own)}_${param}`),
    isSingle,
  };
}

/** The controller of `resource :profile` is called in the plural. */
function plural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(?:s|x|ch|sh|z)$/.test(name)) return `${name}es`;
  return `${name}s`;
}
