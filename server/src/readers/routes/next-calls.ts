import type { CodeModule } from '../../model/code';
import type { Values } from '../../model/value';
import { walkModule } from '../../model/walk-code';

/** Deeper than this no module passes on what others export. */
const deepest = 4;
/** More names than this has no module that passes on others. */
const mostNames = 400;

/** What an action is called that a module exports under a name. */
export function actionName(name: string, { path }: CodeModule): string {
  return `${path} ${name}`;
}

/**
 * The exported actions that code of the browser can call from a module: those that a module of the client imports, and
 * those that a page gives on without calling them, such as `<form action={save}>`. What only the server imports is no
 * endpoint.
 *
 * Source: Next.js documentation, "Server Actions and Mutations" and "Security: dead code elimination".
 */
export function calledActions(module: CodeModule, values: Values): readonly string[] {
  if (module.directives.includes('use server')) return [];
  const names = module.imports.filter(({ isType, local }) => !isType && mayBeAction(local));
  if (names.length === 0) return [];
  const given = isOfClient(module) ? undefined : givenOn(module);
  const found = names.flatMap(({ from, imported, local }) => {
    if (given && !given.has(local)) return [];
    const source = values.module(module, from.value);
    return source ? actionsBehind(imported, source, values, 0) : [];
  });
  return [...new Set(found)];
}

/** Components and types begin with a capital, and hooks are no actions. */
function mayBeAction(local: string): boolean {
  return local !== '' && !/^(?:[A-Z]|use[A-Z])/.test(local);
}

/** What says so, and what uses hooks, which only run there. */
function isOfClient({ directives, imports }: CodeModule): boolean {
  return (
    directives.includes('use client') ||
    imports.some(({ from, imported, isType }) => !isType && from.value === 'react' && /^use[A-Z]/.test(imported))
  );
}

/** The names that a module with markup gives to others and does not only call. */
function givenOn(module: CodeModule): ReadonlySet<string> {
  const given = new Set<string>();
  const isOfInterface = module.imports.some(({ from }) => /^(?:react|next)(?:\/|$)/.test(from.value));
  if (!/\.[jt]sx$/.test(module.path) && !(isOfInterface && module.path.endsWith('.js'))) return given;
  const called = new Set<unknown>();
  walkModule(module, (node) => {
    if (node.kind === 'call') called.add(node.callee);
    if (node.kind === 'name' && !called.has(node)) given.add(node.name);
  });
  return given;
}

/** The actions that a name of a module means, also where the module passes on those of others. */
function actionsBehind(name: string, module: CodeModule, values: Values, depth: number): readonly string[] {
  const isWhole = name === '*';
  if (module.directives.includes('use server')) {
    const names = isWhole ? module.exports.map((one) => one.name).slice(0, mostNames) : [name];
    return names.map((one) => actionName(one, module));
  }
  if (depth >= deepest) return [];
  return module.exports.slice(0, mostNames).flatMap((one) => {
    if (!one.from || (!isWhole && one.name !== '*' && one.name !== name)) return [];
    const source = values.module(module, one.from.value);
    const behind = one.name === '*' ? name : (one.imported ?? name);
    return source ? actionsBehind(behind, source, values, depth + 1) : [];
  });
}
