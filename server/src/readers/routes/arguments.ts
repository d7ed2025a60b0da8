import type { Call, CodeModule, Expression } from '../../model/code';
import type { Values } from '../../model/value';

/** An expression and the module it stands in. */
export interface Placed {
  readonly expression: Expression;
  readonly module: CodeModule;
}

/** The keyword argument of a name, or in JavaScript the entry of the last argument that is an object of options. */
export function argument(call: Call, name: string): Expression | undefined {
  const keyword = call.args.find((one) => one.name?.value === name)?.value;
  if (keyword) return keyword;
  const options = call.args.at(-1)?.value;
  if (options?.kind !== 'dictionary') return undefined;
  return options.entries.find(({ key }) => key?.value === name)?.value;
}

/** The items of a list, also where a name stands for it; what is no list is one item. */
export function listOf(expression: Expression, module: CodeModule, values: Values): readonly Placed[] {
  const inner = expression.kind === 'spread' ? expression.of : expression;
  if (inner.kind === 'list') return inner.items.flatMap((item) => spreadOf(item, module, values));
  const value = values.of(inner, module);
  if (value.kind !== 'list') return [{ expression: inner, module }];
  return value.list.items.flatMap((item) => spreadOf(item, value.module, values));
}

function spreadOf(item: Expression, module: CodeModule, values: Values): readonly Placed[] {
  if (item.kind !== 'spread') return [{ expression: item, module }];
  const value = values.of(item.of, module);
  return value.kind === 'list'
    ? value.list.items.map((expression) => ({ expression, module: value.module }))
    : [{ expression: item.of, module }];
}

/** What an object literal has under a name, also where a name stands for it or where it is spread into another. */
export function optionOf({ expression, module }: Placed, name: string, values: Values, depth = 0): Placed | undefined {
  const value = values.of(expression, module);
  if (value.kind !== 'dictionary' || depth > 4) return undefined;
  for (const entry of value.dictionary.entries.toReversed()) {
    const placed = { expression: entry.value, module: value.module };
    if (entry.key?.value === name) return placed;
    const found = entry.isSpread ? optionOf(placed, name, values, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The texts that an expression gives: of a list, of each item. */
export function textsOf(placed: Placed | undefined, values: Values): readonly string[] {
  if (!placed) return [];
  return listOf(placed.expression, placed.module, values).flatMap((item) => {
    const value = values.of(item.expression, item.module);
    return value.kind === 'text' ? [value.value] : [];
  });
}
