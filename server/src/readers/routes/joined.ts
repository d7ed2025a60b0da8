import type { CodeModule, Expression } from '../../model/code';
import type { Value, Values } from '../../model/value';
import { listOf, type Placed } from './arguments';

/** Sums in sums, and texts with more dots, are not taken apart further. */
const deepest = 12;

/** The items of lists that are added up: `[A] + Base.permission_classes + [B]`. What is no list is one item. */
export function joinedItems(expression: Expression, module: CodeModule, values: Values, depth = 0): readonly Placed[] {
  const parts = summandsOf(expression);
  if (parts.length > 1) {
    return depth < deepest ? parts.flatMap((one) => joinedItems(one, module, values, depth + 1)) : [];
  }
  const value = expression.kind === 'list' ? undefined : values.of(expression, module);
  const isSum = value?.kind === 'unknown' && value.expression?.kind === 'binary' && value.expression.operator === '+';
  if (isSum && value.expression && value.module && depth < deepest) {
    return joinedItems(value.expression, value.module, values, depth + 1);
  }
  return listOf(expression, module, values);
}

/** What is added up, from the left to the right; what is no sum is its only part. */
export function summandsOf(expression: Expression): readonly Expression[] {
  const parts: Expression[] = [];
  let here = expression;
  while (here.kind === 'binary' && here.operator === '+') {
    parts.push(here.right);
    here = here.left;
  }
  return [here, ...parts.reverse()];
}

/** What a dotted text means: `app.middleware.Check` is a name of the module `app.middleware`, if there is one. */
export function dottedValue(text: string, module: CodeModule, values: Values): Value {
  const parts = text.split('.');
  for (let size = Math.min(parts.length, deepest); size > 0; size--) {
    const found = values.module(module, parts.slice(0, size).join('.'));
    if (!found) continue;
    return parts
      .slice(size)
      .reduce((of: Value, name) => values.member(of, name), { kind: 'module', module: found } as const);
  }
  const [first = '', ...path] = parts;
  return { kind: 'external', package: first, path };
}
