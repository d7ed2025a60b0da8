import type { CodeLanguage, CodeModule, Expression, FunctionCode, Name } from '../../model/code';
import type { ClassValue, InstanceValue, Value } from '../../model/value';
import { bindingsOf } from './bindings';
import { differing, fromStars, fromSurroundings, imported } from './exports';
import { asClass } from './fields';
import { agreed, type Follow } from './follow';
import { ofType } from './members';
import { globalName } from './package';
import { isConstant, ofConstant } from './ruby-constants';
import { type Binding, given } from './scope';

/** What a name stands for where it is written. */
export function ofName(follow: Follow, expression: Name, module: CodeModule): Value {
  const { name, span } = expression;
  if (module.language !== 'python' && module.language !== 'go' && (name === 'this' || name === 'super')) {
    return (name === 'this' ? selfAt(span.start, module) : parentAt(follow, span.start, module)) ?? unbound(name);
  }
  if (module.language === 'ruby' && isConstant(name)) return ofConstant(follow, expression, module);
  const bindings = given(bindingsOf(module).find(name, span.start), module.language);
  if (bindings.length === 0) return ofSelf(follow, expression, module) ?? ofGlobal(follow, name, module);
  return (
    agreed(bindings.map((binding) => follow.binding(binding, module))) ?? { ...differing(name), expression, module }
  );
}

function unbound(name: string): Value {
  return { kind: 'unknown', reason: `"${name}" depends on the caller` };
}

/** Languages in which a method names what its own object has without saying whose it is. */
const withBareMembers: ReadonlySet<CodeLanguage> = new Set(['java', 'csharp', 'ruby']);

function ofSelf(follow: Follow, { name, span }: Name, module: CodeModule): Value | undefined {
  const self = withBareMembers.has(module.language) ? selfAt(span.start, module) : undefined;
  return self && follow.find(self, name);
}

/** `exports` is the module itself, as long as nothing else is called so. */
function ofGlobal(follow: Follow, name: string, module: CodeModule): Value {
  if (name === 'exports' && module.language === 'javascript') return { kind: 'module', module };
  // Fields are given by methods, and other files declare constants only.
  if (module.language === 'ruby') return name.startsWith('@') ? unbound(name) : globalName(name, 'ruby');
  return fromStars(follow, module, name) ?? fromSurroundings(follow, module, name) ?? globalName(name, module.language);
}

/** What a name gets by one of its bindings. */
export function ofBinding(follow: Follow, binding: Binding, module: CodeModule): Value {
  switch (binding.kind) {
    case 'value':
      return within(follow, follow.of(binding.value, module), binding.names);
    case 'function':
      return { kind: 'function', function: binding.function, module };
    case 'class':
      return { kind: 'class', class: binding.class, module };
    case 'import':
      return ofImport(follow, binding, module);
    case 'parameter': {
      const { parameter, index, names, of } = binding;
      const self = index === 0 && names.length === 0 ? selfOfMethod(of, module) : undefined;
      return self ?? { kind: 'parameter', parameter, index, names, of, module };
    }
    case 'empty':
      return (binding.type && ofType(follow, binding.type, module)) ?? { kind: 'literal', value: null };
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/** What is left when names lead into a value: `const { a: { b } } = value`. */
export function within(follow: Follow, value: Value, names: readonly string[]): Value {
  return names.reduce((of, name) => follow.member(of, name), value);
}

/** `import a.b` brings the name `a`, and not the module `a.b`. */
function ofImport(follow: Follow, { import: one }: Binding & { readonly kind: 'import' }, module: CodeModule): Value {
  const isOuter = one.imported === '*' && module.language === 'python' && one.from.value.startsWith(`${one.local}.`);
  const from = isOuter ? { ...one.from, value: one.local } : one.from;
  return imported(follow, module, { from, imported: one.imported });
}

/**
 * The module that a dotted name of Python means: `a.b` behind `import a.b`, where `a` need not be a module of its own.
 * Undefined if the name is nothing that was imported in that way.
 */
export function ofDottedName(follow: Follow, expression: Expression, module: CodeModule): Value | undefined {
  const path = dotted(expression);
  const [first] = path;
  if (!first || path.length < 2) return undefined;
  const isImported = bindingsOf(module)
    .find(first, expression.span.start)
    .some((binding) => binding.kind === 'import' && binding.import.imported === '*');
  const found = isImported ? follow.modules.find(module, path.join('.')) : undefined;
  return found && { kind: 'module', module: found };
}

function dotted(expression: Expression): readonly string[] {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind !== 'member') return [];
  const before = dotted(expression.of);
  return before.length === 0 ? [] : [...before, expression.name.value];
}

/** What `this` is at an offset. */
function selfAt(offset: number, module: CodeModule): Value | undefined {
  const holder = bindingsOf(module).holder(offset);
  switch (holder?.node.kind) {
    case 'class':
      return holder.isOfClass ? { kind: 'class', class: holder.node, module } : instanceOf(holder.node, module);
    case 'dictionary':
      return { kind: 'dictionary', dictionary: holder.node, module };
    case 'function': {
      const code = asClass(holder.node, module);
      return code && instanceOf(code, module);
    }
    default:
      return undefined;
  }
}

/** What `super` is at an offset: an instance of the next class, or what the class extends from outside. */
export function parentAt(follow: Follow, offset: number, module: CodeModule): Value | undefined {
  const holder = bindingsOf(module).holder(offset)?.node;
  if (holder?.kind !== 'class') return undefined;
  const [next] = follow.bases({ kind: 'class', class: holder, module });
  return next?.kind === 'class' ? { kind: 'instance', of: next, module: next.module } : next;
}

function selfOfMethod(code: FunctionCode, module: CodeModule): Value | undefined {
  const method = module.language === 'python' ? bindingsOf(module).methodOf(code) : undefined;
  if (!method) return undefined;
  const self: ClassValue = { kind: 'class', class: method.class, module };
  if (!method.isOfClass) return { kind: 'instance', of: self, module };
  return code.decorators.some(({ value }) => value.kind === 'name' && value.name === 'classmethod') ? self : undefined;
}

function instanceOf(code: ClassValue['class'], module: CodeModule): InstanceValue {
  return { kind: 'instance', of: { kind: 'class', class: code, module }, module };
}
