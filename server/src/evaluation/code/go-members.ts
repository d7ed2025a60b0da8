import type { Call, Expression, List } from '../../model/code';
import type { ClassValue, FunctionValue, InstanceValue, Value } from '../../model/value';
import type { Follow } from './follow';

/** A method of a type, which may stand in any file of its package. It is called `Type.Method` there. */
export function methodOfPackage(
  follow: Follow,
  { class: code, module }: ClassValue,
  name: string,
  self: ClassValue | InstanceValue,
): FunctionValue | undefined {
  const found = code.name && follow.exported(module, `${code.name.value}.${name}`);
  return found?.kind === 'function' ? { ...found, self } : undefined;
}

/** What the literal that made an instance gives to one of its fields, by its name or by its place. */
export function fieldOfLiteral(follow: Follow, { of, call, module }: InstanceValue, name: string): Value | undefined {
  if (!call?.isNew) return undefined;
  const named = call.args.find((one) => one.name?.value === name);
  const isByPlace = call.args.length > 0 && call.args.every((one) => !one.name);
  const given =
    named ?? (isByPlace ? call.args[of.class.members.findIndex((one) => one.name.value === name)] : undefined);
  return given && follow.of(given.value, module);
}

/**
 * What stands behind an interface where its package has one thing for it: what `NewUsers` makes, or a type that is called
 * like it but for the capital letter.
 */
export function implementation(follow: Follow, { class: code, module }: ClassValue): InstanceValue | undefined {
  const name = code.name?.value;
  const isInterface = code.members.length > 0 && code.members.every(({ type, value }) => !type && !value);
  if (name === undefined || !isInterface) return undefined;
  const maker = follow.exported(module, `New${name}`);
  for (const result of maker ? follow.results(maker) : []) {
    const made = result.kind === 'list' ? follow.find(result, '0') : result;
    if (made?.kind === 'instance' && made.of.class !== code) return made;
  }
  const [first = ''] = name;
  for (const own of [
    `${first.toLowerCase()}${name.slice(1)}`,
    `${name}Impl`,
    `${first.toLowerCase()}${name.slice(1)}Impl`,
  ]) {
    const found = follow.exported(module, own);
    if (found?.kind === 'class') return { kind: 'instance', of: found, module: found.module };
  }
  return undefined;
}

const lists = new WeakMap<Call, List>();

/** What a literal of a type of lists says: its elements, which are of the type of elements where they name none. */
export function asList(call: Call, { class: code }: ClassValue): List | undefined {
  const [element] = code.bases[0]?.kind === 'unknown' ? code.bases[0].children : [];
  if (!element) return undefined;
  const known = lists.get(call);
  if (known) return known;
  const items = call.args.map(({ value }): Expression => {
    return value.kind === 'call' && value.callee.kind === 'unknown' ? { ...value, callee: element } : value;
  });
  const list: List = { kind: 'list', span: call.span, items };
  lists.set(call, list);
  return list;
}
