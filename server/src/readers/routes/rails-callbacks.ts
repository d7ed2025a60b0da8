import { callbackWord, declaredGuard } from '../../knowledge/route/rails';
import type { Argument, Call, CodeModule, Expression, FunctionCode, Statement } from '../../model/code';
import type { ClassValue, Values } from '../../model/value';
import { optionIn, plainIn, textAt } from './rails-scope';

/** A call in the body of a controller, or of what it extends or includes, in the order in which they run. */
interface Declared {
  readonly word: string;
  readonly call: Call;
  readonly module: CodeModule;
}

/** Something that runs before an action, or is said not to. */
export interface Callback {
  readonly does: 'append' | 'prepend' | 'skip';
  /** The name of the method; undefined for a block. */
  readonly name?: string;
  readonly block?: FunctionCode;
  /** Where a word of the class is the guard itself. */
  readonly means?: 'authentication' | 'authorization';
  readonly at: Expression;
  readonly module: CodeModule;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  /** True if something else than the action decides whether it runs. */
  readonly isConditional: boolean;
}

/** Classes and modules that one controller is put together of, beyond which nobody looks. */
const mostParts = 60;
/** Words of the project in words of the project are opened no deeper. */
const deepest = 3;

/** All that runs before the actions of a controller, or is skipped, from what it extends down to itself. */
export function callbacksOf(controller: ClassValue, values: Values): readonly Callback[] {
  const declared: Declared[] = [];
  collect(controller, values, declared, new Set(), false);
  return declared.flatMap((one) => ofDeclared(one, controller, values, 0));
}

/**
 * Adds the calls of a class: what it extends comes first; what it includes runs its `included` block where it is included.
 */
function collect(
  of: ClassValue,
  values: Values,
  found: Declared[],
  seen: Set<ClassValue['class']>,
  isMixin: boolean,
): void {
  if (seen.has(of.class) || seen.size > mostParts) return;
  seen.add(of.class);
  const { class: code, module } = of;
  const mixins = new Set(code.members.flatMap(({ name, value }) => (isInclude(name.value) ? namesGiven(value) : [])));
  const above = code.bases.find((base) => !mixins.has(base));
  const base = above && values.of(above, module);
  if (base?.kind === 'class') collect(base, values, found, seen, isMixin);
  for (const { name, value } of code.members) {
    for (const call of callsIn(value)) {
      const word = call.callee.kind === 'name' ? call.callee.name : '';
      if (isInclude(name.value) && call === value) {
        for (const given of namesGiven(call)) {
          const mixin = values.of(given, module);
          if (mixin.kind === 'class') collect(mixin, values, found, seen, true);
        }
      } else if (isMixin && (word === 'included' || word === 'prepended')) {
        const block = call.args.at(-1)?.value;
        if (block?.kind === 'function') for (const one of callsOf(block.body)) add(one, module, values, found, seen);
      } else if (!isMixin) found.push({ word, call, module });
    }
  }
}

function add(call: Call, module: CodeModule, values: Values, found: Declared[], seen: Set<ClassValue['class']>): void {
  const word = call.callee.kind === 'name' ? call.callee.name : '';
  if (!isInclude(word)) {
    found.push({ word, call, module });
    return;
  }
  for (const given of namesGiven(call)) {
    const mixin = values.of(given, module);
    if (mixin.kind === 'class') collect(mixin, values, found, seen, true);
  }
}

function isInclude(word: string): boolean {
  return word === 'include' || word === 'prepend';
}

function namesGiven(value: Expression | undefined): readonly Expression[] {
  return value?.kind === 'call' ? value.args.flatMap((one) => (one.value.kind === 'name' ? [one.value] : [])) : [];
}

/** The calls that a member of a class is: one, or those under a condition. */
function callsIn(value: Expression | undefined): readonly Call[] {
  if (value?.kind === 'call') return [value];
  if (value?.kind === 'name') return [{ kind: 'call', span: value.span, callee: value, args: [], isNew: false }];
  return value?.kind === 'unknown' ? value.children.flatMap(callsIn) : [];
}

function callsOf(body: readonly Statement[]): readonly Call[] {
  return body.flatMap((one) => {
    if (one.kind === 'if') return callsOf([...one.whenTrue, ...one.whenFalse]);
    return one.kind === 'expression' || one.kind === 'return' ? callsIn(one.value) : [];
  });
}

function ofDeclared(one: Declared, controller: ClassValue, values: Values, depth: number): readonly Callback[] {
  const does = callbackWord(one.word);
  if (does) return ofCallback(one, does, values);
  const means = declaredGuard(one.word);
  const limits = limitsOf(one, values);
  if (means) return [{ does: 'append', means, at: one.call, module: one.module, ...limits }];
  const written = depth < deepest ? wordOfClass(one.word, controller, values) : undefined;
  if (written) {
    return callsOf(written.function.body).flatMap((call) => {
      const word = call.callee.kind === 'name' ? call.callee.name : '';
      const inner = { word, call: withArguments(call, one.call), module: one.module };
      return ofDeclared(inner, controller, values, depth + 1);
    });
  }
  // What the generator of Rails writes does so, where it is not in the project.
  if (one.word !== 'allow_unauthenticated_access') return [];
  return [{ does: 'skip', name: 'require_authentication', at: one.call, module: one.module, ...limits }];
}

function ofCallback({ call, module }: Declared, does: Callback['does'], values: Values): readonly Callback[] {
  const limits = limitsOf({ call, module }, values);
  const named = plainIn(call).flatMap((at): readonly Callback[] => {
    const name = textAt(at, module, values);
    return name === undefined ? [{ does, at, module, ...limits }] : [{ does, name, at, module, ...limits }];
  });
  const blocks = call.args.flatMap(({ name, value }): readonly Callback[] =>
    value.kind === 'function' && !name ? [{ does, block: value, at: call, module, ...limits }] : [],
  );
  return [...named, ...blocks];
}

type Limits = Pick<Callback, 'only' | 'except' | 'isConditional'>;

function limitsOf({ call, module }: Pick<Declared, 'call' | 'module'>, values: Values): Limits {
  const names = (word: string): readonly string[] | undefined => {
    const given = optionIn(call, word);
    return given && itemsOf(given, module, values);
  };
  const [only, except] = [names('only'), names('except')];
  const isOpen = call.args.some(({ value }) => value.kind === 'spread');
  const isConditional = isOpen || ['if', 'unless'].some((word) => decides(optionIn(call, word), word, module, values));
  return { ...(only && { only }), ...(except && { except }), isConditional };
}

function itemsOf(given: Expression, module: CodeModule, values: Values): readonly string[] {
  const value = values.of(given, module);
  const items = value.kind === 'list' ? value.list.items : [given];
  const place = value.kind === 'list' ? value.module : module;
  return items.flatMap((item) => textAt(item, place, values) ?? []);
}

/** Controllers of Devise are none of the project's own. */
function decides(given: Expression | undefined, word: string, module: CodeModule, values: Values): boolean {
  if (!given) return false;
  return !(word === 'unless' && textAt(given, module, values) === 'devise_controller?');
}

/** A method that is called on classes of the project: `def self.admin_only`, or in the `class_methods` of a concern. */
function wordOfClass(
  word: string,
  controller: ClassValue,
  values: Values,
): { readonly function: FunctionCode; readonly module: CodeModule } | undefined {
  if (word === '') return undefined;
  for (const one of [controller, ...values.bases(controller)]) {
    if (one.kind !== 'class') continue;
    for (const { name, value, isStatic } of one.class.members) {
      if (value?.kind === 'function' && isStatic && name.value === word) return { function: value, module: one.module };
      const block = name.value === 'class_methods' && value?.kind === 'call' ? value.args.at(-1)?.value : undefined;
      const inner = block?.kind === 'function' ? methodIn(block.body, word) : undefined;
      if (inner) return { function: inner, module: one.module };
      const isHolder = value?.kind === 'class' && name.value === 'ClassMethods';
      const method = isHolder ? value.members.find((member) => member.name.value === word)?.value : undefined;
      if (method?.kind === 'function') return { function: method, module: one.module };
    }
  }
  return undefined;
}

function methodIn(body: readonly Statement[], name: string): FunctionCode | undefined {
  for (const one of body) if (one.kind === 'function' && one.function.name?.value === name) return one.function;
  return undefined;
}

/** What is handed on as a whole is what the outer call was given by names: `skip_before_action :x, **options`. */
function withArguments(call: Call, outer: Call): Call {
  const named: readonly Argument[] = outer.args.filter(({ name }) => name);
  return { ...call, args: call.args.flatMap((one) => (one.value.kind === 'spread' ? named : [one])) };
}
