import type { CodeModule, Expression } from '../../model/code';
import type { ClassValue, ExternalValue, FunctionValue, InstanceValue, Value } from '../../model/value';
import type { Binding } from './scope';

/** The modules of a project, and which of them an import means. */
export interface Modules {
  /** The module that an import of `from` means; undefined if it is not in the project. */
  find(from: CodeModule, specifier: string): CodeModule | undefined;
  /** The modules that may declare a name which `from` uses without an import of it, the likeliest first. */
  declaring?(from: CodeModule, name: string): readonly CodeModule[];
}

/** What the parts that follow values ask of each other. */
export interface Follow {
  readonly modules: Modules;
  of(expression: Expression, module: CodeModule): Value;
  /** What a name gets by one of its bindings. */
  binding(binding: Binding, module: CodeModule): Value;
  /** A field or method of a value; undefined if the value is known and has none, or if nothing is known of its fields. */
  find(value: Value, name: string): Value | undefined;
  /** The same, a `member` of the value if nothing is found. */
  member(value: Value, name: string): Value;
  results(value: Value): readonly Value[];
  callables(value: Value): readonly FunctionValue[];
  bases(value: ClassValue): readonly (ClassValue | ExternalValue)[];
  /** An instance of the class of the project that a type names. */
  typed(type: Expression, module: CodeModule): InstanceValue | undefined;
  /** What a module gives to others under a name. */
  exported(module: CodeModule, name: string): Value | undefined;
  /** What a module as a whole is to others. */
  whole(module: CodeModule): Value;
  /** All that a module passes on as a whole, through others too, in the order in which it counts. */
  passed(module: CodeModule): readonly Passed[];
}

/** A module that another passes on with all its names, or a package. */
export type Passed = CodeModule | ExternalValue;

/** True if a value is none: null, None, undefined. */
export function isEmpty(value: Value): boolean {
  return value.kind === 'literal' && value.value === null;
}

/** True if two values are the same thing of the program. */
export function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'function':
      return b.kind === 'function' && a.function === b.function;
    case 'class':
      return b.kind === 'class' && a.class === b.class;
    case 'instance':
      return b.kind === 'instance' && a.of.class === b.of.class && a.call === b.call;
    case 'call':
      return b.kind === 'call' && a.call === b.call;
    case 'external':
      return b.kind === 'external' && a.package === b.package && a.path.join('.') === b.path.join('.');
    case 'parameter':
      return b.kind === 'parameter' && a.parameter === b.parameter && a.names.join('.') === b.names.join('.');
    case 'member':
      return b.kind === 'member' && a.name === b.name && isSame(a.of, b.of);
    case 'module':
      return b.kind === 'module' && a.module === b.module;
    case 'text':
    case 'literal':
      return b.kind === a.kind && b.value === a.value;
    case 'dictionary':
      return b.kind === 'dictionary' && a.dictionary === b.dictionary;
    case 'list':
      return b.kind === 'list' && a.list === b.list;
    case 'unknown':
      return b.kind === 'unknown' && a.expression !== undefined && a.expression === b.expression;
  }
}

/** The one value that some values agree on, those that are none left out. */
export function agreed(values: readonly Value[]): Value | undefined {
  const some = values.filter((value) => !isEmpty(value));
  const [first] = some.length > 0 ? some : values;
  return first && some.every((value) => isSame(first, value)) ? first : undefined;
}
