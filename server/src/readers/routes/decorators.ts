import type { CodeModule, Decorator } from '../../model/code';
import type { GuardUse, InertGuard } from '../../model/route';
import type { CallValue, Value, Values } from '../../model/value';
import { guardUse } from './framework';

/** Nobody writes more on one function. */
const mostDecorators = 40;

/** The guards that decorators are, some of which say by themselves what they mean. */
export function decoratorGuards(
  decorators: readonly Pick<Decorator, 'value'>[],
  module: CodeModule,
  values: Values,
): readonly GuardUse[] {
  return decorators.flatMap(({ value }) => wordsOf(guardUse(value, module, values), values));
}

/**
 * The guards around what one of the decorators registers: those below it, since they have been applied when it comes.
 * Those above it wrap what nobody calls.
 */
export function guardsBelow(
  decorators: readonly Decorator[],
  registering: Decorator,
  isOfFramework: (decorator: Decorator) => boolean,
  module: CodeModule,
  values: Values,
): { readonly guards: readonly GuardUse[]; readonly inert?: readonly InertGuard[] } {
  const at = decorators.indexOf(registering);
  const others = (some: readonly Decorator[]) =>
    decoratorGuards(
      some.filter((one) => !isOfFramework(one)),
      module,
      values,
    );
  const above = others(decorators.slice(Math.max(0, at - mostDecorators), at));
  const why = 'it stands above the decorator that registers the route';
  return {
    guards: others(decorators.slice(at + 1, at + 1 + mostDecorators)),
    ...(above.length > 0 && { inert: above.map((use) => ({ ...use, why })) }),
  };
}

/** What arguments of well-known decorators say: one use may ask both questions. */
function wordsOf(use: GuardUse, values: Values): readonly GuardUse[] {
  const { value } = use;
  if (value.kind !== 'call') return [use];
  const name = nameOf(value.callee);
  if (isTrue(keyword(value, 'optional', values))) return [{ ...use, means: 'optionalAuthentication' }];
  const roles = keyword(value, 'role', values) ?? keyword(value, 'roles', values);
  if (/^(login|auth)_required$/.test(name) && value.callee.kind === 'member' && roles) {
    return [
      { ...use, means: 'authentication' },
      { ...use, given: [roles], means: 'authorization' },
    ];
  }
  if (name === 'auth_required' && value.callee.kind === 'member') return [{ ...use, means: 'authentication' }];
  return name === 'requires' && isOf(value.callee, 'starlette') ? scopesOf(use, value, values) : [use];
}

/** `requires('authenticated')` of Starlette asks who calls; each other scope asks what the caller may do. */
function scopesOf(use: GuardUse, { call, module }: CallValue, values: Values): readonly GuardUse[] {
  const first = call.args[0]?.value;
  if (!first) return [use];
  const value = values.of(first, module);
  const given = value.kind === 'list' ? value.list.items.map((item) => values.of(item, value.module)) : [value];
  const isKnown = (one: Value): boolean => one.kind === 'text' && one.value === 'authenticated';
  const scopes = given.filter((one) => !isKnown(one));
  return [
    ...(given.some(isKnown) ? [{ ...use, means: 'authentication' as const }] : []),
    ...(scopes.length > 0 ? [{ ...use, given: scopes, means: 'authorization' as const }] : []),
  ];
}

function keyword({ call, module }: CallValue, name: string, values: Values): Value | undefined {
  const found = call.args.find((one) => one.name?.value === name)?.value;
  return found && values.of(found, module);
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === true;
}

function nameOf(value: Value): string {
  return (value.kind === 'external' ? value.path.at(-1) : value.kind === 'member' ? value.name : undefined) ?? '';
}

function isOf(value: Value, name: string): boolean {
  return value.kind === 'external' && value.package === name;
}
