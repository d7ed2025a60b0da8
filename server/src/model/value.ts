import type { Call, ClassCode, CodeModule, Dictionary, Expression, FunctionCode, List, Parameter } from './code';

/**
 * What an expression stands for, as far as it can be told without running the program: followed through names, imports,
 * re-exports, fields and instances, until something is found that says more than a name.
 */
export type Value =
  | FunctionValue
  | ClassValue
  | InstanceValue
  | CallValue
  | ExternalValue
  | ParameterValue
  | MemberValue
  | ModuleValue
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'literal'; readonly value: number | boolean | null | string }
  | { readonly kind: 'dictionary'; readonly dictionary: Dictionary; readonly module: CodeModule }
  | { readonly kind: 'list'; readonly list: List; readonly module: CodeModule }
  | UnknownValue;

export interface FunctionValue {
  readonly kind: 'function';
  readonly function: FunctionCode;
  readonly module: CodeModule;
  /** What `this` or `self` is in it, if it is a method. */
  readonly self?: ClassValue | InstanceValue;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly class: ClassCode;
  readonly module: CodeModule;
}

/** `new X(...)`, `X(...)` of a class of Python; also a class that a framework makes an instance of. */
export interface InstanceValue {
  readonly kind: 'instance';
  readonly of: ClassValue;
  /** Where it was made, if that is known. */
  readonly call?: Call;
  readonly module: CodeModule;
}

/**
 * What a call gives: of a function of the project (`auth('admin')`, a factory; see `Values.results`), of a package
 * (`express()`, `new Router()`, `jwt.verify(...)`), or of something unknown.
 */
export interface CallValue {
  readonly kind: 'call';
  readonly callee: Value;
  readonly call: Call;
  readonly module: CodeModule;
}

/** A name of a package or of the language: `express` and `['Router']`, `fastapi` and `['Depends']`. Globals: package ''. */
export interface ExternalValue {
  readonly kind: 'external';
  readonly package: string;
  /** The names behind the package, without `default`. */
  readonly path: readonly string[];
}

/** What only the caller knows. `names` lead from the parameter to it where it is taken apart: `{ user: { id } }`. */
export interface ParameterValue {
  readonly kind: 'parameter';
  readonly parameter: Parameter;
  readonly index: number;
  readonly names: readonly string[];
  readonly of: FunctionCode;
  readonly module: CodeModule;
}

/** A field of a value whose fields are not known: `req.user`, `express().locals`. Some element of a value is called `*`. */
export interface MemberValue {
  readonly kind: 'member';
  readonly of: Value;
  readonly name: string;
}

export interface ModuleValue {
  readonly kind: 'module';
  readonly module: CodeModule;
}

export interface UnknownValue {
  readonly kind: 'unknown';
  /** What was left when nothing more could be followed. */
  readonly expression?: Expression;
  readonly module?: CodeModule;
  /** For a person, as a short clause: `"./guards" is not in the workspace`. */
  readonly reason?: string;
}

/** Answers what code stands for. Every answer is bounded in depth, and cycles end as `unknown`. */
export interface Values {
  /** What an expression of a module stands for. Works for each expression in the module's tree, at any depth. */
  of(expression: Expression, module: CodeModule): Value;
  /** What a field or method of a value is: of instances (bases too), classes, dictionaries, modules, packages. */
  member(value: Value, name: string): Value;
  /** What calling the value can give: of each `return`, and of what a class or dictionary makes of it. Empty: not known. */
  results(value: Value): readonly Value[];
  /** The functions that run when the value is called: itself, `__call__` of an instance, what a wrapper passes on. */
  callables(value: Value): readonly FunctionValue[];
  /** The base classes that can be found, nearest first, and what the farthest one extends from outside. */
  bases(value: ClassValue): readonly (ClassValue | ExternalValue)[];
  /** The module that an import of a module means, if it is in the workspace. */
  module(from: CodeModule, specifier: string): CodeModule | undefined;
}
