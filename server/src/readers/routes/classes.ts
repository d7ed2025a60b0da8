import { meaningOfName } from '../../knowledge/route/names';
import type { CodeModule, Decorator, Expression, FunctionCode } from '../../model/code';
import type { GuardUse } from '../../model/route';
import type { ClassValue, ExternalValue, InstanceValue, Value, Values } from '../../model/value';
import { guardUse } from './framework';

/** More classes than this has no view. */
const mostAncestors = 40;
const deepest = 12;

/** A class, what it extends, and what nobody can find, each with the expression that names it. */
export interface Ancestor {
  readonly value: Value;
  readonly named?: { readonly expression: Expression; readonly module: CodeModule };
}

/** A class and all that it extends, in the order in which Python looks for methods. */
export function lineageOf(value: ClassValue, values: Values): readonly Ancestor[] {
  const found: Ancestor[] = [];
  const visit = (one: Ancestor, depth: number): void => {
    if (depth > deepest || found.length >= mostAncestors) return;
    found.push(one);
    if (one.value.kind !== 'class') return;
    const { class: code, module } = one.value;
    for (const base of code.bases) visit(ancestorOf(base, module, values), depth + 1);
  };
  visit({ value }, 0);
  // What several classes extend comes after all of them.
  return found.filter((one, index) => !found.slice(index + 1).some((later) => isSame(one.value, later.value)));
}

/** The arguments of a generic say nothing here: `View[User]` is `View`. */
function ancestorOf(written: Expression, module: CodeModule, values: Values): Ancestor {
  const expression = written.kind === 'index' ? written.of : written;
  const value = values.of(expression, module);
  const made = value.kind === 'call' ? values.results(value.callee).find(({ kind }) => kind === 'class') : undefined;
  const callee = value.kind === 'call' && value.callee.kind === 'external' ? value.callee : undefined;
  return { value: made ?? callee ?? value, named: { expression, module } };
}

function isSame(a: Value, b: Value): boolean {
  if (a.kind === 'class') return b.kind === 'class' && a.class === b.class;
  return (
    a.kind === 'external' && b.kind === 'external' && a.package === b.package && a.path.join('.') === b.path.join('.')
  );
}

/** The names of what a class extends from outside of the project. */
export function externalsOf(lineage: readonly Ancestor[]): readonly ExternalValue[] {
  return lineage.flatMap(({ value }) => (value.kind === 'external' ? [value] : []));
}

/** A class as the instance that a framework makes of it. */
export function instanceOf(value: ClassValue): InstanceValue {
  return { kind: 'instance', of: value, module: value.module };
}

/** A method with its decorators, in a class of the project. */
export interface Method {
  readonly function: FunctionCode;
  readonly decorators: readonly Decorator[];
  readonly module: CodeModule;
}

/** The method that runs under a name, if it is written in the project. */
export function methodOf(lineage: readonly Ancestor[], name: string): Method | undefined {
  for (const { value } of lineage) {
    if (value.kind !== 'class') continue;
    const member = value.class.members.findLast((one) => one.name.value === name);
    if (member?.value?.kind === 'function') {
      return { function: member.value, decorators: member.decorators, module: value.module };
    }
    if (member?.value) return undefined;
  }
  return undefined;
}

/** The expression that a field of a class is given, in the class or in what it extends. */
export function fieldOf(
  lineage: readonly Ancestor[],
  name: string,
): { readonly expression: Expression; readonly module: CodeModule } | undefined {
  for (const { value } of lineage) {
    if (value.kind !== 'class') continue;
    const member = value.class.members.findLast((one) => one.name.value === name);
    if (member?.value && member.value.kind !== 'function') return { expression: member.value, module: value.module };
  }
  return undefined;
}

/** What a class extends and nobody can find: it may guard. Of packages only what its name says may guard. */
export function unknownGuards(
  lineage: readonly Ancestor[],
  isOfFramework: (external: ExternalValue) => boolean,
  values: Values,
): readonly GuardUse[] {
  return lineage.flatMap(({ value, named }) => {
    const isOpen =
      value.kind === 'unknown' || (value.kind === 'external' && !isOfFramework(value) && mayGuard(value.path.at(-1)));
    return named && isOpen ? [guardUse(named.expression, named.module, values)] : [];
  });
}

/** True if a name speaks of callers or of what they may do. */
export function mayGuard(name: string | undefined): boolean {
  const meaning = name === undefined ? undefined : meaningOfName(name, false);
  return meaning !== undefined && (meaning.authentication !== 'none' || meaning.authorization);
}
