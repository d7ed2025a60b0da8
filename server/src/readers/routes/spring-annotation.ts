import type { CodeModule, Decorator, Expression } from '../../model/code';
import type { Value, Values } from '../../model/value';
import type { Placed } from './arguments';

/** An annotation, or one that stands at the declaration of it. */
export interface Annotation {
  readonly name: string;
  readonly args: readonly (Placed & { readonly key: string })[];
  /** Where it stands at what is annotated. */
  readonly decorator: Placed;
}

const deepest = 3;
const mostAnnotations = 60;

/**
 * The annotations of a class, a method or a parameter, with those that annotations of the project are annotated with.
 * A package counts where it is known: `Controller` of another framework is none.
 */
export function annotationsOf(
  decorators: readonly Decorator[],
  module: CodeModule,
  values: Values,
): readonly Annotation[] {
  return decorators.slice(0, mostAnnotations).flatMap((one) => {
    const decorator = { expression: one.value, module };
    return read(one.value, module, decorator, values, 0);
  });
}

function read(
  expression: Expression,
  module: CodeModule,
  decorator: Placed,
  values: Values,
  depth: number,
): readonly Annotation[] {
  const callee = expression.kind === 'call' ? expression.callee : expression;
  const value = values.of(callee, module);
  if (value.kind === 'class' && depth < deepest) {
    const { class: code, module: place } = value;
    return code.decorators
      .slice(0, mostAnnotations)
      .flatMap((one) => read(one.value, place, decorator, values, depth + 1));
  }
  const name = nameOf(value, callee);
  if (name === undefined) return [];
  const args = (expression.kind === 'call' ? expression.args : []).map((argument) => ({
    key: argument.name?.value ?? 'value',
    expression: argument.value,
    module,
  }));
  return [{ name, args, decorator }];
}

const known = /^(org\.springframework|jakarta|javax|io\.swagger)(\.|$)/;

function nameOf(value: Value, written: Expression): string | undefined {
  if (value.kind === 'external') {
    return value.package === '' || known.test(value.package) ? value.path.at(-1) : undefined;
  }
  return written.kind === 'name' ? written.name : undefined;
}

/** What an annotation is given under one of some keys. */
export function given({ args }: Annotation, ...keys: readonly string[]): Placed | undefined {
  return args.find(({ key }) => keys.includes(key));
}

/** The items of what may be one thing or a list of them. */
export function itemsOf(placed: Placed | undefined, values: Values): readonly Placed[] {
  if (!placed) return [];
  const value = values.of(placed.expression, placed.module);
  if (value.kind !== 'list') return [placed];
  return value.list.items.slice(0, 200).flatMap((expression) => {
    const item = { expression, module: value.module };
    return expression.kind === 'spread' ? itemsOf({ ...item, expression: expression.of }, values) : [item];
  });
}

/** The text that something is. */
export function textOf(placed: Placed, values: Values): string | undefined {
  const value = values.of(placed.expression, placed.module);
  return value.kind === 'text' ? value.value : undefined;
}

/** The last name that something is written with: `GET` of `HttpMethod.GET`. */
export function lastName({ expression }: Pick<Placed, 'expression'>): string | undefined {
  if (expression.kind === 'call') return lastName({ expression: expression.callee });
  return expression.kind === 'member'
    ? expression.name.value
    : expression.kind === 'name'
      ? expression.name
      : undefined;
}
