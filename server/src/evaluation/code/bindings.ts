import type { ClassCode, CodeModule, Dictionary, FunctionCode } from '../../model/code';
import { type FieldWrite, type Method, readScopes } from './read-scopes';
import { type Binding, reaching, type Scope, scopeAt } from './scope';

/** What the names of a module stand for where they are used. */
export interface Bindings {
  /**
   * All that may have given a name its value at an offset: one as a rule, several where branches differ. Empty if the
   * name is of the language or of another module.
   */
  find(name: string, offset: number): readonly Binding[];
  /** The same for others who import the name: what it is when the whole module has run. */
  atEnd(name: string): readonly Binding[];
  /** What `this` is at an offset: the class, object or constructor function around it. */
  holder(offset: number): Holder | undefined;
  /** The class of which a function is a method. */
  methodOf(code: FunctionCode): Method | undefined;
  /** Values that are given to fields of something: `this.users = users`, `guards.isAdmin = ...`. */
  readonly fields: readonly FieldWrite[];
}

export interface Holder {
  readonly node: ClassCode | Dictionary | FunctionCode;
  /** True in what is called on the class itself. */
  readonly isOfClass: boolean;
}

const known = new WeakMap<CodeModule, Bindings>();

/** The bindings of a module, read once. Takes time linear in the module, and less than a microsecond for each name. */
export function bindingsOf(module: CodeModule): Bindings {
  const before = known.get(module);
  if (before) return before;
  const bindings = makeBindings(module);
  known.set(module, bindings);
  return bindings;
}

function makeBindings(module: CodeModule): Bindings {
  const { top, fields, methods } = readScopes(module);
  return {
    find: (name, offset) => findIn(scopeAt(top, offset), name, offset),
    atEnd: (name) => reaching(top, top.names.get(name) ?? [], top.span.end - 1, true),
    holder: (offset) => holderOf(scopeAt(top, offset), methods),
    methodOf: (code) => methods.get(code),
    fields,
  };
}

/** Names of a class body cannot be seen from the functions inside of it. */
function findIn(start: Scope, name: string, offset: number): readonly Binding[] {
  let here = start;
  while (here.kind === 'dictionary' && here.parent) here = here.parent;
  for (let scope: Scope | undefined = here; scope; scope = scope.parent) {
    if (scope.kind === 'class' && scope !== here) continue;
    const writes = scope.names.get(name);
    if (writes) return reaching(scope, writes, offset, scope === here || here.kind === 'class');
  }
  return [];
}

/** The class or object around, else the function with a name that is nearest, else the outermost one. */
function holderOf(start: Scope, methods: ReadonlyMap<FunctionCode, Method>): Holder | undefined {
  let inner: FunctionCode | undefined;
  let named: FunctionCode | undefined;
  for (let scope: Scope | undefined = start; scope; scope = scope.parent) {
    const { node, parent } = scope;
    if (node?.kind === 'class') return { node, isOfClass: (inner && methods.get(inner)?.isOfClass) ?? false };
    if (node?.kind === 'dictionary') return { node: named ?? node, isOfClass: false };
    if (node?.kind === 'function') {
      inner = node;
      if (node.name && parent?.kind !== 'class' && parent?.kind !== 'dictionary') named ??= node;
    }
  }
  const node = named ?? inner;
  return node && { node, isOfClass: false };
}
