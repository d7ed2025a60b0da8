import type { DesignComment } from '../text/design-comment';
import type { Located, Span } from '../text/span';

/**
 * Source code in words that its languages share, with a span on everything. It says what is written and judges nothing.
 * What a language has beyond these words becomes `unknown`, with the expressions in it, so that nothing in it is lost.
 */
export interface CodeModule {
  /** As in `TextDocument`: forward slashes, relative to the reviewed root or the path part of a URI. */
  readonly path: string;
  readonly language: CodeLanguage;
  /** Strings that stand alone at the top: `use server`, `use client`. */
  readonly directives: readonly string[];
  readonly imports: readonly Import[];
  /** Only where the language exports by a word of its own; elsewhere each name of the top level can be imported. */
  readonly exports: readonly Export[];
  readonly body: readonly Statement[];
  /** Where the grammar did not know what is written. Half-typed text always has some. */
  readonly broken: readonly Span[];
  /** What comments say about the routes below them; undefined where none does. */
  readonly designs?: readonly DesignComment[];
}

export type CodeLanguage = 'javascript' | 'python' | 'go' | 'java' | 'csharp' | 'ruby' | 'php';

/**
 * One name that an import brings. `import a, { b as c } from 'x'` are two, `require('x')` at the top level likewise:
 * `const a = require('x')` imports `*`, `const { b } = require('x')` imports `b`.
 */
export interface Import {
  readonly span: Span;
  /** As written: `./guards`, `express`, `..models`, `app.models`. */
  readonly from: Located<string>;
  /** The name over there; `default`, or `*` for the module as a whole. Python: `import a.b` is `*` of `a.b`. */
  readonly imported: string;
  /** The name here. Empty where the import only runs the module, and for `from x import *`, which brings every name. */
  readonly local: string;
  /** Of types only, which are gone when the program runs. */
  readonly isType: boolean;
}

/** `module.exports = x` exports `default` and `*` at once: its `name` is `=`. `exports.a = x` exports `a`. */
export interface Export {
  readonly span: Span;
  /** The name for others; `default`; `*` for `export * from`; `=` for the module as a whole. */
  readonly name: string;
  /** Where another module is passed on: which module, and which of its names (`*`: the whole of it). */
  readonly from?: Located<string>;
  readonly imported?: string;
  /** Where a value of this module is exported: the expression, often only its name. */
  readonly value?: Expression;
}

// Expressions

export type Expression =
  | Name
  | Text
  | Template
  | Literal
  | Member
  | Index
  | Call
  | List
  | Dictionary
  | FunctionCode
  | ClassCode
  | Binary
  | Unary
  | Choice
  | Assignment
  | Await
  | Spread
  | Unknown;

export interface Name {
  readonly kind: 'name';
  readonly span: Span;
  /**
   * `this`, `self` and `super` are names as well. In all languages but Python and Go the object that a method is called on
   * is `this` and what it inherits `super`, whatever the language calls them (`$this`, `base`, `parent`).
   */
  readonly name: string;
}

/** A string without holes; its value has escapes resolved. */
export interface Text {
  readonly kind: 'text';
  readonly span: Span;
  readonly value: string;
}

/** A string with holes: texts and other expressions in turn. `tag` is what a tagged template is given to. */
export interface Template {
  readonly kind: 'template';
  readonly span: Span;
  readonly parts: readonly Expression[];
  readonly tag?: Expression;
}

export interface Literal {
  readonly kind: 'literal';
  readonly span: Span;
  /** `null` stands for null, None and undefined alike. A regular expression is its source between slashes. */
  readonly value: number | boolean | null | string;
  readonly isPattern: boolean;
}

/** `a.b`, `a?.b`, `a['b']`. */
export interface Member {
  readonly kind: 'member';
  readonly span: Span;
  readonly of: Expression;
  readonly name: Located<string>;
}

/** `a[b]` where `b` is no string. In types, the arguments of a generic: `Annotated[User, Depends(f)]`, `Promise<User>`. */
export interface Index {
  readonly kind: 'index';
  readonly span: Span;
  readonly of: Expression;
  readonly at: readonly Expression[];
}

export interface Call {
  readonly kind: 'call';
  readonly span: Span;
  readonly callee: Expression;
  readonly args: readonly Argument[];
  /** The types that a generic is given: `db.Set<User>()`. Only where the language has them in its calls. */
  readonly types?: readonly Expression[];
  /** `new X()`. */
  readonly isNew: boolean;
}

export interface Argument {
  readonly span: Span;
  /** Of a keyword argument. */
  readonly name?: Located<string>;
  readonly value: Expression;
}

/** Arrays, lists, tuples and sets; a comprehension is `unknown`. */
export interface List {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Expression[];
}

/** Object literals and dictionaries. Methods in them are entries whose value is a function. */
export interface Dictionary {
  readonly kind: 'dictionary';
  readonly span: Span;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly span: Span;
  /** Undefined where it is computed, and for what is spread: `...a`, `**a`. */
  readonly key?: Located<string>;
  readonly value: Expression;
  readonly isSpread: boolean;
}

/** Functions, arrows, methods, lambdas. An arrow or lambda with an expression has one `return` for a body. */
export interface FunctionCode {
  readonly kind: 'function';
  readonly span: Span;
  readonly name?: Located<string>;
  readonly decorators: readonly Decorator[];
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** Strings that stand alone at the top of the body: `use server`. A docstring of Python is none. */
  readonly directives: readonly string[];
  readonly isAsync: boolean;
}

/** The expression behind the `@`, usually a name or a call. The span begins with the `@`. */
export interface Decorator {
  readonly span: Span;
  readonly value: Expression;
}

export interface Parameter {
  readonly span: Span;
  readonly target: Target;
  readonly default?: Expression;
  readonly type?: Expression;
  readonly decorators: readonly Decorator[];
  /** `...rest`, `*args`, `**kwargs`. */
  readonly isRest: boolean;
  /** `constructor(private x: X)`, which is a field of the class at the same time. */
  readonly isField: boolean;
}

export interface ClassCode {
  readonly kind: 'class';
  readonly span: Span;
  readonly name?: Located<string>;
  readonly decorators: readonly Decorator[];
  /** What it extends, not what it implements. Keyword arguments of Python's bases are left out. */
  readonly bases: readonly Expression[];
  readonly members: readonly ClassMember[];
  /** True if the language says that only what extends it can be made. */
  readonly isAbstract?: true;
}

export interface ClassMember {
  readonly span: Span;
  readonly name: Located<string>;
  readonly isStatic: boolean;
  /** True if the language says that it is not for others: what is not public. */
  readonly isHidden?: true;
  readonly decorators: readonly Decorator[];
  /** A method is a function here, whose decorators are those of the member. */
  readonly value?: Expression;
  readonly type?: Expression;
}

/** `===` is `==`, `!==` and `is not` are `!=`, `&&` and `||` are `and` and `or`; others as written (`??`, `in`, `+`). */
export interface Binary {
  readonly kind: 'binary';
  readonly span: Span;
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** `!` is `not`; others as written (`-`, `typeof`, `delete`). */
export interface Unary {
  readonly kind: 'unary';
  readonly span: Span;
  readonly operator: string;
  readonly of: Expression;
}

export interface Choice {
  readonly kind: 'choice';
  readonly span: Span;
  readonly test: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** Also `a := b` of Python; as a statement it is an `expression`. `+=` and the like keep their operator. */
export interface Assignment {
  readonly kind: 'assignment';
  readonly span: Span;
  readonly operator: string;
  readonly target: Target;
  readonly value: Expression;
}

export interface Await {
  readonly kind: 'await';
  readonly span: Span;
  readonly of: Expression;
}

/** `...a` in a call or a list, `*a` and `**a`. */
export interface Spread {
  readonly kind: 'spread';
  readonly span: Span;
  readonly of: Expression;
}

/** What is not told apart further: comprehensions, yields, markup, casts whose type does not matter. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly span: Span;
  readonly children: readonly Expression[];
}

/** What a value can be given to. */
export type Target = Name | Member | Index | Fields | Items | Unknown;

/** `{ a, b: c = 1, ...rest }` on the left side. */
export interface Fields {
  readonly kind: 'fields';
  readonly span: Span;
  readonly fields: readonly { readonly name: string; readonly as: Target; readonly default?: Expression }[];
  readonly rest?: Name;
}

/** `[a, , b]` or `a, b` on the left side. */
export interface Items {
  readonly kind: 'items';
  readonly span: Span;
  readonly items: readonly (Target | undefined)[];
}

// Statements

export type Statement =
  | {
      readonly kind: 'let';
      readonly span: Span;
      readonly target: Target;
      readonly value?: Expression;
      readonly type?: Expression;
    }
  | { readonly kind: 'expression'; readonly span: Span; readonly value: Expression }
  | {
      readonly kind: 'if';
      readonly span: Span;
      readonly test: Expression;
      readonly whenTrue: readonly Statement[];
      readonly whenFalse: readonly Statement[];
    }
  | { readonly kind: 'return'; readonly span: Span; readonly value?: Expression }
  | { readonly kind: 'throw'; readonly span: Span; readonly value?: Expression }
  | {
      readonly kind: 'loop';
      readonly span: Span;
      /** Of `for x in xs` and the like. */
      readonly target?: Target;
      /** What is iterated over, or the condition. */
      readonly over?: Expression;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: 'try';
      readonly span: Span;
      readonly body: readonly Statement[];
      readonly handlers: readonly Handler[];
      readonly last: readonly Statement[];
    }
  | { readonly kind: 'switch'; readonly span: Span; readonly on: Expression; readonly cases: readonly Case[] }
  | {
      readonly kind: 'with';
      readonly span: Span;
      readonly items: readonly { readonly value: Expression; readonly target?: Target }[];
      readonly body: readonly Statement[];
    }
  | { readonly kind: 'block'; readonly span: Span; readonly body: readonly Statement[] }
  | { readonly kind: 'function'; readonly span: Span; readonly function: FunctionCode }
  | { readonly kind: 'class'; readonly span: Span; readonly class: ClassCode }
  | { readonly kind: 'jump'; readonly span: Span; readonly to: 'break' | 'continue' };

export interface Handler {
  readonly span: Span;
  readonly types: readonly Expression[];
  readonly target?: Target;
  readonly body: readonly Statement[];
}

export interface Case {
  readonly span: Span;
  /** Empty for the default. */
  readonly tests: readonly Expression[];
  readonly body: readonly Statement[];
}
