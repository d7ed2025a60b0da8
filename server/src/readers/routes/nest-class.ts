import { meaningOfName } from '../../knowledge/route/names';
import { isPlainPackage } from '../../knowledge/route/nest';
import type { CodeModule, Decorator, Expression } from '../../model/code';
import type { GuardUse, Mark } from '../../model/route';
import type { ClassValue, Value, Values } from '../../model/value';
import { written } from '../../model/written';
import { lineageOf } from './classes';
import { itemsOf, type Part, partsOfDecorator } from './nest-decorators';
import { keyOf, keyOfValue, makesDecorator, metadataReadBy } from './nest-metadata';

const known = new WeakMap<Values, WeakMap<object, readonly Part[]>>();

/** What the decorators of a class or a method are composed of, in the order in which they take effect: from below. */
export function partsOf(
  decorated: { readonly decorators: readonly Decorator[] },
  module: CodeModule,
  values: Values,
): readonly Part[] {
  const memory = known.get(values) ?? new WeakMap<object, readonly Part[]>();
  known.set(values, memory);
  const before = memory.get(decorated);
  if (before) return before;
  const parts = decorated.decorators.toReversed().flatMap((one) => partsOfDecorator(one, module, values));
  memory.set(decorated, parts);
  return parts;
}

/** The decorators of a class and of what it extends, the farthest first. */
export function partsOfClass(value: ClassValue, values: Values): readonly Part[] {
  return lineageOf(value, values)
    .toReversed()
    .flatMap((one) => (one.value.kind === 'class' ? partsOf(one.value.class, one.value.module, values) : []));
}

/** A decorator of Nest itself among those that the class has, not those that it extends. */
export function ownPart(value: ClassValue, name: string, values: Values): Part | undefined {
  return partsOf(value.class, value.module, values).find((part) => isNest(part) && part.name === name);
}

function isNest({ package: from }: Part): boolean {
  return from?.startsWith('@nestjs/') === true;
}

/** The guards that decorators attach, and those that decorators which nobody can follow may attach. */
export function guardsOf(
  parts: readonly Part[],
  values: Values,
): readonly (GuardUse & { readonly isCertain?: false })[] {
  return parts.flatMap((part) => {
    if (part.name === 'UseGuards' && isNest(part)) return guardsIn(part, values);
    return mayBeGuard(part) ? [{ ...useOf(part, part.value), ...unsure(part) }] : [];
  });
}

/** What nobody can follow may guard, unless its name says that it is about something else. */
function mayBeGuard(part: Part): boolean {
  if (part.package === '' || markOf(part, 'method', undefined)) return false;
  if (part.package !== undefined && isPlainPackage(part.package)) return false;
  if (part.value.kind === 'call' && makesDecorator(part.value.callee)) return false;
  return part.name !== '' && meaningOfName(part.name, false)?.authentication !== 'none';
}

function guardsIn(part: Part, values: Values) {
  return part.args.flatMap(({ expression, module }) =>
    branches(expression).flatMap((one) => {
      const items = one.kind === 'spread' || one.kind === 'name' ? itemsOf(part, { expression: one, module }) : [];
      const some = items.length > 1 || one.kind === 'spread' ? items : [part.of(one, module)];
      const isChosen = expression.kind === 'choice';
      return some.map((value) => ({
        ...useOf(part, value, some.length === 1 ? { expression: one, module } : undefined),
        ...asksOf(value, values),
        ...(isChosen ? { isCertain: false as const } : unsure(part)),
      }));
    }),
  );
}

function branches(expression: Expression): readonly Expression[] {
  return expression.kind === 'choice' ? [expression.whenTrue, expression.whenFalse] : [expression];
}

function unsure({ isCertain }: Part): { readonly isCertain?: false } {
  return isCertain ? {} : { isCertain: false };
}

/** What a guard asks of marks, as a part of its use. */
export function asksOf(value: Value, values: Values): Pick<GuardUse, 'reads'> {
  const reads = metadataReadBy(value, values);
  return reads ? { reads } : {};
}

/** A use that stands where the decorator stands, or at its own expression if that is part of the decorator. */
function useOf(
  { decorator }: Part,
  value: Value,
  named?: { readonly expression: Expression; readonly module: CodeModule },
): GuardUse {
  const { expression, module } = decorator;
  const isInside =
    named?.module === module &&
    expression.span.start <= named.expression.span.start &&
    named.expression.span.end <= expression.span.end;
  return {
    place: { path: module.path, span: isInside && named ? named.expression.span : expression.span },
    written: written(named?.expression ?? (value.kind === 'class' ? nameOf(value) : undefined) ?? expression),
    value,
    given: [],
  };
}

function nameOf(value: ClassValue): Expression | undefined {
  const name = value.class.name;
  return name && { kind: 'name', span: name.span, name: name.value };
}

/** What decorators leave for guards to find. */
export function marksOf(parts: readonly Part[], level: Mark['level'], values: Values): readonly Mark[] {
  return parts.flatMap((part) => markOf(part, level, values) ?? []);
}

function markOf(part: Part, level: Mark['level'], values: Values | undefined): Mark | undefined {
  const left = leftBy(part, values);
  if (!left) return undefined;
  const { key, given } = left;
  const [first] = given;
  const says = saysOf(key, nameIn(part.decorator.expression));
  if (says === 'public' && first?.kind === 'literal' && !first.value) return undefined;
  const use: GuardUse = { ...useOf(part, { kind: 'unknown' }), given };
  return { key, level, use, isCertain: part.isCertain, ...(says && { says }) };
}

/** `SetMetadata(key, value)`, a decorator of `Reflector.createDecorator`, or one of a package whose name says what it is. */
function leftBy(
  part: Part,
  values: Values | undefined,
): { readonly key: string; readonly given: readonly Value[] } | undefined {
  const given = (args: Part['args']): readonly Value[] =>
    args.map(({ expression, module }) => part.of(expression, module));
  if (part.name === 'SetMetadata' && isNest(part)) {
    const [key, ...left] = part.args;
    if (!key) return undefined;
    const value = part.of(key.expression, key.module);
    const known = values && (keyOfValue(value, values) ?? keyOf(key.expression, key.module, values));
    return { key: known ?? '', given: given(left) };
  }
  if (part.value.kind === 'call' && part.value.callee.kind === 'call' && makesDecorator(part.value.callee.callee)) {
    const key = values && keyOfValue(part.value.callee, values);
    return { key: key ?? '', given: given(part.args) };
  }
  if (part.package === undefined || part.package === '' || isPlainPackage(part.package)) return undefined;
  return saysOf('', part.name) ? { key: `${part.package} ${part.name}`, given: given(part.args) } : undefined;
}

function saysOf(key: string, name: string): Mark['says'] {
  const meanings = [key, name].map((one) => meaningOfName(one.replace(/^~/, ''), false));
  if (meanings.some((meaning) => meaning?.isPublic)) return 'public';
  return meanings.some((meaning) => meaning?.authorization) ? 'authorization' : undefined;
}

function nameIn(expression: Expression): string {
  if (expression.kind === 'call') return nameIn(expression.callee);
  return expression.kind === 'member' ? expression.name.value : expression.kind === 'name' ? expression.name : '';
}
