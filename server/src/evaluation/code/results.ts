import type { CodeModule, Expression } from '../../model/code';
import type { ClassValue, ExternalValue, FunctionValue, Value } from '../../model/value';
import type { Follow } from './follow';
import { returnsOf } from './walk';

/** More results of one call are not told apart. */
const mostResults = 16;
const mostBases = 24;

/** What calling a value can give. */
export function resultsOf(follow: Follow, value: Value): readonly Value[] {
  switch (value.kind) {
    case 'function':
      return returnsOf(value.function)
        .slice(0, mostResults)
        .flatMap((returned) => alternatives(follow, returned, value.module))
        .slice(0, mostResults);
    case 'class':
      return [{ kind: 'instance', of: value, module: value.module }];
    case 'instance':
    case 'call':
      return follow
        .callables(value)
        .flatMap((one) => follow.results(one))
        .slice(0, mostResults);
    default:
      return [];
  }
}

/** Each way of a choice is a result of its own. */
function alternatives(follow: Follow, expression: Expression, module: CodeModule): readonly Value[] {
  const value = follow.of(expression, module);
  if (value.kind !== 'unknown' || !value.expression || !value.module) return [value];
  const { expression: left, module: place } = value;
  if (left.kind === 'choice') return [left.whenTrue, left.whenFalse].map((one) => follow.of(one, place));
  const isEither = left.kind === 'binary' && (left.operator === 'or' || left.operator === '??');
  return isEither ? [left.left, left.right].map((one) => follow.of(one, place)) : [value];
}

/** The base classes that can be found, nearest first, and at the end what is extended from outside. */
export function basesOf(follow: Follow, value: ClassValue): readonly (ClassValue | ExternalValue)[] {
  const found: ClassValue[] = [];
  const outside: ExternalValue[] = [];
  const open: ClassValue[] = [value];
  for (let one = open.shift(); one && found.length < mostBases; one = open.shift()) {
    for (const base of one.class.bases) {
      const of = baseOf(follow, base, one.module);
      if (of?.kind === 'external') outside.push(of);
      if (of?.kind !== 'class' || of.class === value.class || found.some((known) => known.class === of.class)) continue;
      found.push(of);
      open.push(of);
    }
  }
  return [...found, ...outside];
}

/** `extends AuthGuard('jwt')` extends what the function of the package makes; `View[User]` extends `View`. */
function baseOf(follow: Follow, base: Expression, module: CodeModule): ClassValue | ExternalValue | undefined {
  const value = follow.of(base.kind === 'index' ? base.of : base, module);
  if (value.kind === 'class' || value.kind === 'external') return value;
  if (value.kind !== 'call') return undefined;
  if (value.callee.kind === 'external') return value.callee;
  return follow.results(value.callee).find((one) => one.kind === 'class');
}

/** The function that runs when an instance is called, or when a class is. */
export function calledIn(follow: Follow, value: Value): FunctionValue | undefined {
  if (value.kind === 'function') return value;
  const found =
    value.kind === 'instance'
      ? follow.find(value, value.of.module.language === 'go' ? 'ServeHTTP' : '__call__')
      : value.kind === 'class'
        ? follow.find(value, value.module.language === 'python' ? '__init__' : 'constructor')
        : undefined;
  return found?.kind === 'function' ? found : undefined;
}
